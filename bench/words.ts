/**
 * From a prompt to scenes: `npm run bench:words`. Per prompt, in one process: loading the model (once), four takes step by step, clean-up,
 * records, and the polygons of the first take. Processor time beside wall time, since the machine may be shared.
 */
import { performance } from 'node:perf_hooks';
import { readPrompt } from '../core/generate/ask/index.ts';
import { composeRecords } from '../core/generate/compose/index.ts';
import { Random } from '../core/generate/grammar/index.ts';
import { drained } from '../engine/compose/drained.ts';
import { openComposer } from '../engine/compose/scene-composer.ts';
import { fieldMesh } from '../engine/project-scene/field-meshes.ts';

const PROMPTS = [
  'a narrow alley at night after rain, two figures under an umbrella, one sodium lamp, steam from a grate',
  'INT. BAR – NIGHT. Four stools at the counter, a neon sign, a man.',
  'a kitchen in the morning, a red table with three chairs',
  'a busy street by day, two cars, three people, trees',
];
const TAKES = 4;

interface Clock {
  readonly wall: number;
  readonly cpu: number;
}
const now = (): Clock => {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1000 };
};
const since = (start: Clock): string => {
  const end = now();
  return `${((end.wall - start.wall) / 1000).toFixed(2)} s (${((end.cpu - start.cpu) / 1000).toFixed(2)} s of processor)`;
};

const start = now();
const composer = await openComposer({ composer: 'model', modelFile: null });
console.log(`model: ${since(start)}, ${composer.modelName}`);
for (const [i, prompt] of PROMPTS.entries()) {
  const began = now();
  const shouldStop = (): boolean => false;
  const reading = readPrompt(prompt);
  const options = { prompt, reading, seed: i, takes: TAKES, steps: null, locks: null, shouldStop };
  let first: string | null = null;
  const takes = await drained(composer.compose(options), () => (first ??= since(began)));
  const found = since(began);
  const scenes = (takes ?? []).map(({ composition }, take) => {
    const ids = new Random(take);
    return composeRecords(composition, { random: () => ids.unit(), prompt });
  });
  const written = since(began);
  const meshing = now();
  const meshes = new Set<string>();
  let triangles = 0;
  for (const record of scenes[0]?.records ?? []) {
    if (record.kind !== 'object' || record.content.type !== 'field') continue;
    const { field, cellSizeM } = record.content;
    const key = JSON.stringify([field, cellSizeM]);
    if (meshes.has(key)) continue;
    meshes.add(key);
    triangles += fieldMesh(field, cellSizeM).indices.length / 3;
  }
  console.log(`\n${prompt}`);
  console.log(`  first step of ${TAKES} takes: ${first ?? '–'}`);
  console.log(`  ${TAKES} takes, clean: ${found}`);
  console.log(`  their records: ${written}`);
  console.log(
    `  polygons of one: ${since(meshing)}, ${meshes.size} fields, ${triangles.toLocaleString('en')} triangles`,
  );
}
await composer.release();
console.log(`memory: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);
