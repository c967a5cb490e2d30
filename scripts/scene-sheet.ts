/**
 * A contact sheet of scenes composed from words: read, composed by the model in four takes, one of them made into records, flattened and path-traced as `new` and `render` do.
 *
 *   node scripts/run-ts.mjs scripts/scene-sheet.ts OUT.png|OUT.jpg [--cells FOLDER] [--only 1,4-6] [--samples N | --seconds S] [--width N] [--columns N] [--threads N] [--metered]
 *
 * Each cell is kept in the folder by its prompt, take, size and samples or seconds; what is there already is not rendered again. Beside the time it
 * took, each line says by how many stops the camera's own exposure lies above that of the picture's log average.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { createProjectRecord } from '../core/document/index.ts';
import { readPrompt } from '../core/generate/ask/index.ts';
import { composeRecords } from '../core/generate/compose/index.ts';
import { Random } from '../core/generate/grammar/index.ts';
import { drained } from '../engine/compose/drained.ts';
import { openComposer } from '../engine/compose/scene-composer.ts';
import { openWasmDevice } from '../engine/devices/wasm/wasm-device.ts';
import { documentOf, renderCell, sheetPng, type Cell } from './contact-sheet.ts';
import { SCENE_PROMPTS, type ScenePrompt } from './scene-prompts.ts';

const JPEG_QUALITY = 82;
const SEED = 1;

const args = process.argv.slice(2);
const flag = (name: string): boolean => {
  const at = args.indexOf(`--${name}`);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
};
const text = (name: string, otherwise: string): string => {
  const at = args.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  return args.splice(at, 2)[1] ?? otherwise;
};
const number = (name: string, otherwise: number): number => Number(text(name, String(otherwise)));

/** "1,4-6" as a test of places, counted from 1. */
function placesOf(list: string): (place: number) => boolean {
  if (list === '') return () => true;
  const ranges = list.split(',').map((range) => {
    const [first = NaN, last = first] = range.split('-').map(Number);
    return [first, last] as const;
  });
  return (place) => ranges.some(([first, last]) => place >= first && place <= last);
}

const metered = flag('metered');
const cellsFolder = text('cells', '.cache/scene-sheet');
const isWanted = placesOf(text('only', ''));
const samples = number('samples', 32);
const seconds = number('seconds', 0);
const width = number('width', 320);
const columns = number('columns', 8);
const threads = number('threads', 2);
const [out] = args;
if (out === undefined) throw new Error('usage: scene-sheet OUT.png|OUT.jpg [--cells FOLDER] [--only 1,4-6]');
const options = {
  width,
  height: Math.round((width * 9) / 16),
  samples,
  metered,
  ...(seconds > 0 && { seconds }),
};

const TAKES = 4;
const composer = await openComposer({ composer: 'model', modelFile: null });

async function documentFor({ prompt, take }: ScenePrompt) {
  const takes = await drained(
    composer.compose({
      prompt,
      reading: readPrompt(prompt),
      seed: SEED,
      takes: TAKES,
      steps: null,
      locks: null,
      shouldStop: () => false,
    }),
    () => undefined,
  );
  const { composition } = takes![take - 1]!;
  const ids = new Random(take);
  const { records } = composeRecords(composition, { random: () => ids.unit(), prompt });
  return documentOf([
    createProjectRecord({ id: 'prj_sheet', name: 'Sheet', date: '2026-01-01' }),
    ...records,
  ]);
}

mkdirSync(cellsFolder, { recursive: true });
const wanted = SCENE_PROMPTS.map((scene, i) => ({ ...scene, place: i + 1 })).filter(({ place }) =>
  isWanted(place),
);
const device = openWasmDevice(threads);
const cells: Cell[] = [];
for (const scene of wanted) {
  const caption = `${scene.place}. ${scene.prompt}`;
  const key = createHash('sha256')
    .update(JSON.stringify([scene.prompt, SEED, scene.take, options]))
    .digest('hex')
    .slice(0, 16);
  const file = path.join(cellsFolder, `${key}.png`);
  if (existsSync(file)) {
    const rgb = await sharp(readFileSync(file)).removeAlpha().raw().toBuffer();
    cells.push({ caption, rgb: new Uint8Array(rgb), triangles: 0, stopsOver: 0 });
    continue;
  }
  const startedAt = performance.now();
  const cell = await renderCell(device, await documentFor(scene), caption, options);
  const raw = { width: options.width, height: options.height, channels: 3 as const };
  writeFileSync(file, await sharp(Buffer.from(cell.rgb), { raw }).png().toBuffer());
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const over = `${cell.stopsOver >= 0 ? '+' : ''}${cell.stopsOver.toFixed(1)}`;
  console.error(`${caption}: ${cell.triangles} triangles, ${seconds} s, ${over} stops`);
  cells.push(cell);
}
const sheet = sharp(await sheetPng(cells, options, Math.min(columns, cells.length)));
writeFileSync(
  out,
  await (
    /\.jpe?g$/i.test(out) ? sheet.jpeg({ quality: JPEG_QUALITY, mozjpeg: true }) : sheet.png()
  ).toBuffer(),
);
await Promise.all([device.dispose(), composer.release()]);
