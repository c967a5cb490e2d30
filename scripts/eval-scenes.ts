/**
 * `npm run eval:scenes`: how well scenes hold what held-out prompts ask for, by the model and by what it has to beat.
 *   npm run eval:scenes -- [--prompts 500] [--seed 1] [--model FILE] [--steps 12] [--guidance 2] [--captions 20000] [--json FILE]
 *
 * model: as `penumbra new` composes. model, words alone: the flow with nothing given and nothing mended. nearest caption: the training
 * scene whose caption is most like the prompt. grammar by keywords: the grammar told classes, place and hour, without numbers,
 * attributes and relations. grammar by the whole reading: what stands in where there is no model.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  composeFromWords,
  composeWithModel,
  readPrompt,
  type ModelScene,
  type SceneModel,
} from '../core/generate/ask/index.ts';
import { bareFact } from '../core/generate/composition/facts.ts';
import type { SceneComposition } from '../core/generate/composition/scene-composition.ts';
import { composeScene } from '../core/generate/grammar/index.ts';
import { sampleScenes } from '../core/generate/sampler/index.ts';
import { promptEncoder } from '../core/generate/words/tokenise.ts';
import { drained } from '../engine/compose/drained.ts';
import { loadModel } from '../engine/inference/index.ts';
import { against } from './eval-scenes/against.ts';
import { difference, judge, MEASURES, Tally } from './eval-scenes/judge.ts';
import { NearestCaption } from './eval-scenes/nearest-caption.ts';
import { heldOutPrompts } from './eval-scenes/prompts.ts';

const { values } = parseArgs({
  options: {
    prompts: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    model: { type: 'string', default: 'assets/models/scene-small.json' },
    steps: { type: 'string', default: '12' },
    guidance: { type: 'string', default: '2' },
    captions: { type: 'string', default: '20000' },
    json: { type: 'string' },
  },
});
const steps = Number(values.steps);
const guidance = Number(values.guidance);

const loaded = await loadModel(values.model);
const model: SceneModel = { backend: loaded.backend, encode: promptEncoder(loaded.manifest.words) };

async function byModel(prompt: string, seed: number, takes: number): Promise<readonly ModelScene[]> {
  const options = { seed, takes, steps, guidance };
  return (await drained(composeWithModel(model, prompt, readPrompt(prompt), options))) ?? [];
}

async function byWordsAlone(prompt: string, seed: number): Promise<SceneComposition> {
  let last: SceneComposition | undefined;
  const options = { prompt: model.encode(prompt), seed, steps, guidance };
  for await (const { scenes } of sampleScenes(model.backend, options)) last = scenes[0];
  if (last === undefined) throw new Error('the sampler gave no step');
  return last;
}

function byKeywords(prompt: string, seed: number): SceneComposition {
  const { setting, timeOfDay, weather, mood, things } = readPrompt(prompt).facts;
  const classes = [...new Set(things.map(({ thing }) => thing))];
  return composeScene(
    { setting, timeOfDay, weather, mood, things: classes.map((thing) => bareFact(thing, 1)) },
    seed,
  );
}

const nearest = new NearestCaption(Number(values.captions));
const asked = heldOutPrompts(Number(values.prompts), Number(values.seed));
const ways = {
  model: async (prompt: string, i: number) => (await byModel(prompt, i, 1))[0]!.composition,
  'model, words alone': byWordsAlone,
  'nearest caption': (prompt: string) => Promise.resolve(nearest.scene(prompt)),
  'grammar by keywords': (prompt: string, i: number) => Promise.resolve(byKeywords(prompt, i)),
  'grammar by the whole reading': (prompt: string, i: number) =>
    Promise.resolve(composeFromWords(readPrompt(prompt), i).composition),
} as const;

const report: Record<string, Record<string, number>> = {};
for (const [name, compose] of Object.entries(ways)) {
  const tally = new Tally();
  const began = performance.now();
  for (const [i, { prompt, facts }] of asked.entries()) {
    judge(facts, await compose(prompt, i), tally);
    if (i % 20 === 19) process.stderr.write(`\r${name}: ${i + 1}/${asked.length}  `);
  }
  const line: Record<string, number> = {};
  for (const measure of MEASURES) line[measure] = Number(tally.share(measure).toFixed(3));
  line['collisions'] = tally.collisions;
  line['floating'] = tally.floating;
  line['ms a scene'] = Math.round((performance.now() - began) / asked.length);
  report[name] = line;
}
process.stderr.write('\n');

/** Takes of one prompt against each other. */
const TAKES = 4;
const DIVERSE = 100;
async function diversity(
  take: (prompt: string, i: number) => Promise<readonly SceneComposition[]>,
): Promise<number> {
  let sum = 0;
  let pairs = 0;
  for (const [i, { prompt }] of asked.slice(0, DIVERSE).entries()) {
    const scenes = await take(prompt, i * TAKES);
    scenes.forEach((a, k) => {
      for (const b of scenes.slice(k + 1)) {
        sum += difference(a, b);
        pairs++;
      }
    });
  }
  return Number((sum / pairs).toFixed(3));
}
report['model']!['diversity'] = await diversity(async (prompt, i) =>
  (await byModel(prompt, i, TAKES)).map(({ composition }) => composition),
);
report['grammar by the whole reading']!['diversity'] = await diversity((prompt, i) =>
  Promise.resolve(
    Array.from({ length: TAKES }, (_, k) => composeFromWords(readPrompt(prompt), i + k).composition),
  ),
);
await loaded.backend.release();

const columns = [...MEASURES, 'collisions', 'floating', 'diversity', 'ms a scene'];
console.log(
  `${asked.length} held-out prompts; ${loaded.manifest.name}, step ${loaded.manifest.trainedSteps}`,
);
console.log(`| | ${columns.join(' | ')} |\n| --- |${' --- |'.repeat(columns.length)}`);
for (const [name, line] of Object.entries(report))
  console.log(`| ${name} | ${columns.map((column) => line[column] ?? '–').join(' | ')} |`);
const compared = columns.filter((column) => column !== 'ms a scene');
for (const [name, line] of Object.entries(report))
  if (name !== 'model')
    console.log(against(name, report['model']!, line, compared, new Set(['collisions', 'floating'])));
if (values.json !== undefined) {
  const { id, trainedSteps } = loaded.manifest;
  writeFileSync(
    values.json,
    `${JSON.stringify({ model: id, trainedSteps, prompts: asked.length, report }, null, 2)}\n`,
  );
}
