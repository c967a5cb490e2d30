/**
 * How well a model does what it is asked, on combinations that it was never trained on:
 *   node scripts/run-ts.mjs training/quick-eval.ts --model assets/models/scene-small.json [--prompts 100] [--steps 12] [--guidance 2] [--heun] [--grammar]
 *
 * recall: asked classes that are there. exact: asked numbers that are exactly there. precision: of the things of asked classes, those
 * that were asked for (numbers left open excuse any number). setting, time, weather, mood: asked and right. `--grammar` measures
 * the grammar's own scenes instead, the model's ceiling. Raw scenes: nothing is mended or chosen among takes.
 */
import { parseArgs } from 'node:util';
import { writeCaption } from '../core/generate/captions/write-caption.ts';
import type { SceneFacts, ThingFact } from '../core/generate/composition/facts.ts';
import type { SceneComposition } from '../core/generate/composition/scene-composition.ts';
import {
  collisions,
  composeScene,
  floating,
  Random,
  randomWish,
  splitOf,
} from '../core/generate/grammar/index.ts';
import { sampleScenes } from '../core/generate/sampler/index.ts';
import { promptEncoder } from '../core/generate/words/tokenise.ts';
import { loadModel } from '../engine/inference/index.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'assets/models/scene-small.json' },
    prompts: { type: 'string', default: '100' },
    steps: { type: 'string', default: '12' },
    guidance: { type: 'string', default: '2' },
    threads: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    heun: { type: 'boolean', default: false },
    grammar: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
  },
});

interface Tally {
  good: number;
  all: number;
}
const tallies = new Map<string, Tally>();
function count(name: string, good: number, all: number): void {
  const tally = tallies.get(name) ?? { good: 0, all: 0 };
  tallies.set(name, { good: tally.good + good, all: tally.all + all });
}

const copies = (scene: SceneComposition, fact: ThingFact): number =>
  scene.things
    .filter(({ thing }) => thing === fact.thing)
    .reduce((sum, { scatter }) => sum + (scatter?.count ?? 1), 0);

function judge(facts: SceneFacts, scene: SceneComposition): void {
  for (const fact of facts.things) {
    const found = copies(scene, fact);
    const open = fact.many || fact.count === null;
    count('recall', Number(found > 0), 1);
    if (open) count('many', Number(found >= 2), 1);
    else {
      count('exact', Number(found === fact.count), 1);
      count(
        `exact of ${Math.min(fact.count ?? 0, 5)}${(fact.count ?? 0) >= 5 ? '+' : ''}`,
        Number(found === fact.count),
        1,
      );
      count('precision', Math.min(found, fact.count ?? 0), found);
    }
    const own = scene.things.filter(({ thing }) => thing === fact.thing);
    if (fact.substance !== null && own.length > 0)
      count('substance', Number(own.some(({ body }) => body?.substance === fact.substance)), 1);
  }
  for (const name of ['setting', 'timeOfDay', 'weather', 'mood'] as const) {
    if (facts[name] !== null) count(name, Number(scene.world[name] === facts[name]), 1);
  }
  count('things a scene', scene.things.length, 1);
  count('colliding pairs a scene', collisions(scene).length, 1);
  count('floating things a scene', floating(scene).length, 1);
}

const model = values.grammar ? null : await loadModel(values.model, Number(values.threads));
const encode = promptEncoder(model?.manifest.words ?? []);
const random = new Random(0xe7a1 + Number(values.seed));
const began = Date.now();
let sampled = 0;
while (sampled < Number(values.prompts)) {
  const wish = randomWish(random);
  if (splitOf(wish) !== 'held-out') continue;
  const facts: SceneFacts = {
    setting: null,
    timeOfDay: null,
    weather: null,
    mood: null,
    spacing: null,
    wet: null,
    hazy: null,
    things: [],
    relations: [],
    ...wish,
  };
  const text = writeCaption(facts, () => random.unit());
  let scene: SceneComposition | undefined = values.grammar ? composeScene(wish, sampled) : undefined;
  if (model !== null) {
    const steps = sampleScenes(model.backend, {
      prompt: encode(text),
      seed: sampled,
      steps: Number(values.steps),
      guidance: Number(values.guidance),
      isHeun: values.heun,
    });
    for await (const step of steps) scene = step.scenes[0];
  }
  judge(facts, scene!);
  if (sampled < Number(values.show)) {
    const held = scene!.things.map(
      ({ thing, on, positionM }) =>
        `${thing}${on === null ? '' : '^'} ${positionM.map((x) => x.toFixed(1)).join(' ')}`,
    );
    console.log(`\n${text}\n  ${JSON.stringify(scene!.world)}\n  ${held.join('; ')}`);
  }
  sampled++;
}
for (const [name, { good, all }] of [...tallies].sort())
  console.log(`${name}: ${(good / all).toFixed(3)} (${all})`);
console.log(
  `${((Date.now() - began) / sampled / 1000).toFixed(2)} s a scene, step ${model?.manifest.trainedSteps ?? '-'}`,
);
