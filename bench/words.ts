/**
 * From a prompt to a scene on the stage: `npm run bench:words [WORD…]`, of the prompts those that hold a word. Per prompt: four takes step by
 * step, clean-up, records, and the shapes of the first take as the stage asks for them, all of them coarse and then all of them final, on as
 * many threads as the workshop has. Processor time of all threads beside wall time, since the machine may be shared.
 */
import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { readPrompt } from '../core/generate/ask/index.ts';
import { composeRecords } from '../core/generate/compose/index.ts';
import { Random } from '../core/generate/grammar/index.ts';
import { drained } from '../engine/compose/drained.ts';
import { openComposer } from '../engine/compose/scene-composer.ts';
import { fieldText } from '../engine/project-scene/field-meshes.ts';
import { FieldShaper } from '../engine/workshop/fields/field-shaper.ts';
import type { FieldOrder } from '../engine/workshop/fields/messages.ts';

const PROMPTS = [
  'a narrow alley at night after rain, two figures under an umbrella, one sodium lamp, steam from a grate',
  'a city skyline at dusk',
  'a forest in morning fog, a deer',
  'a busy street by day, two cars, three people, trees',
  'a living room in the evening, a sofa, a lamp',
  'a rocky coast at sunset, a lighthouse',
  'a mountain valley with a lake, a cabin',
].filter((prompt) => process.argv.length < 3 || process.argv.slice(2).some((word) => prompt.includes(word)));
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

const shaper = new FieldShaper();
console.log(`${availableParallelism()} cores`);
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
  const shapes = new Map<string, Pick<FieldOrder, 'field' | 'cellSizeM'>>();
  for (const record of scenes[0]?.records ?? [])
    if (record.kind === 'object' && record.content.type === 'field')
      shapes.set(fieldText(record.content.field, record.content.cellSizeM), record.content);
  const shape = async (level: FieldOrder['level']): Promise<string> => {
    const start = now();
    const made = await Promise.all(
      [...shapes.values()].map(({ field, cellSizeM }) => shaper.shape({ field, cellSizeM, level })),
    );
    const triangles = made.reduce((sum, { thin }) => sum + thin.indices.length / 3, 0);
    return `${since(start)}, ${triangles.toLocaleString('en')} triangles`;
  };
  console.log(`\n${prompt} (load ${loadavg()[0]!.toFixed(1)})`);
  console.log(`  first step of ${TAKES} takes: ${first ?? '–'}`);
  console.log(`  ${TAKES} takes, clean: ${found}`);
  console.log(`  their records: ${written}`);
  console.log(`  ${shapes.size} shapes, coarse: ${await shape('first')}`);
  console.log(`  the same, final: ${await shape('final')}`);
}
await shaper.dispose();
await composer.release();
console.log(`memory: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);
