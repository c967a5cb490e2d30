/**
 * Writes composed scenes with captions as shards that `data.py` reads.
 *   node scripts/run-ts.mjs training/stream-scenes.ts --out DIR [--scenes 4000] [--per-shard 4000] [--first 0] [--split train] [--captions 3]
 * `--first` is the number of the first shard and, with it, of its seeds: shards can be made by several processes, or later.
 *
 * A shard is `PNSC1\n`, the length of a JSON header as a little-endian uint32, the header, and arrays at 8-byte boundaries from the
 * first one after the header. Things are in canonical slot order; numbers are standardised and stored as int16 × 1/2048.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mentionedFacts } from '../core/generate/captions/subset.ts';
import { writeCaption } from '../core/generate/captions/write-caption.ts';
import { NO_FACTS, type SceneFacts } from '../core/generate/composition/facts.ts';
import type { SceneComposition } from '../core/generate/composition/scene-composition.ts';
import {
  composeScene,
  factsOf,
  Random,
  randomWish,
  splitOf,
  type Wish,
} from '../core/generate/grammar/index.ts';
import { CLASS_CHOICES } from '../core/generate/latent/layout.ts';
import { inSlotOrder } from '../core/generate/latent/index.ts';
import { encodePrompt } from '../core/generate/words/tokenise.ts';
import { packGlobal, packThing, type PackedRow } from './pack-rows.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    scenes: { type: 'string', default: '4000' },
    'per-shard': { type: 'string', default: '4000' },
    first: { type: 'string', default: '0' },
    split: { type: 'string', default: 'train' },
    captions: { type: 'string', default: '3' },
  },
});
const out = values.out;
if (out === undefined)
  throw new Error('usage: stream-scenes.ts --out DIR [--scenes N] [--split train|held-out] …');
const perShard = Number(values['per-shard']);
const shards = Math.ceil(Number(values.scenes) / perShard);
const captionsEach = Number(values.captions);
mkdirSync(out, { recursive: true });

interface Caption {
  readonly tokens: readonly number[];
  readonly classes: readonly number[];
  readonly counts: readonly number[];
  readonly text: string;
}

function captionOf(facts: SceneFacts, random: Random): Caption {
  const text = writeCaption(facts, () => random.unit());
  const { ids, length } = encodePrompt(text);
  return {
    tokens: [...ids.subarray(0, length)],
    classes: facts.things.map(({ thing }) => CLASS_CHOICES.indexOf(thing)),
    // 0: as many as it likes, two at least
    counts: facts.things.map(({ count, many }) => (many || count === null ? 0 : count)),
    text,
  };
}

/** The first caption says what was wished, the others a part of what came of it. */
function captionsOf(wish: Wish, scene: SceneComposition, random: Random): readonly Caption[] {
  const facts = factsOf(scene);
  return Array.from({ length: captionsEach }, (_, i) =>
    captionOf(i === 0 ? { ...NO_FACTS, ...wish } : mentionedFacts(facts, random.unit.bind(random)), random),
  );
}

const starts = (lengths: readonly number[]): Uint32Array => {
  const result = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => (result[i + 1] = result[i]! + length));
  return result;
};
const joined = (rows: readonly PackedRow[]) => ({
  choices: Uint8Array.from(rows.flatMap((r) => r.choices)),
  flags: Uint8Array.from(rows.flatMap((r) => r.flags)),
  reals: Int16Array.from(rows.flatMap((r) => r.reals)),
});

function writeShard(
  file: string,
  arrays: Readonly<Record<string, Uint8Array | Uint16Array | Uint32Array | Int16Array>>,
): void {
  let at = 0;
  const entries = Object.entries(arrays).map(([name, data]) => {
    const entry = {
      name,
      type: data.constructor.name.replace('Array', '').toLowerCase(),
      length: data.length,
      offset: at,
    };
    at += Math.ceil(data.byteLength / 8) * 8;
    return entry;
  });
  const header = Buffer.from(JSON.stringify({ arrays: entries }));
  const start = Math.ceil((10 + header.length) / 8) * 8;
  const bytes = Buffer.alloc(start + at);
  bytes.write('PNSC1\n', 'latin1');
  bytes.writeUInt32LE(header.length, 6);
  header.copy(bytes, 10);
  Object.values(arrays).forEach((data, i) =>
    Buffer.from(data.buffer, data.byteOffset, data.byteLength).copy(bytes, start + entries[i]!.offset),
  );
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}

for (let shard = Number(values.first); shard < Number(values.first) + shards; shard++) {
  const random = new Random(0x5eed0000 + shard);
  const scenes: { world: PackedRow; things: readonly PackedRow[]; captions: readonly Caption[] }[] = [];
  while (scenes.length < perShard) {
    const wish = randomWish(random);
    const seed = random.bits();
    if (splitOf(wish) !== values.split) continue;
    const scene = composeScene(wish, seed);
    const byKey = new Map(scene.things.map((thing) => [thing.key, thing]));
    scenes.push({
      world: packGlobal(scene),
      things: inSlotOrder(scene.things).map((thing) => packThing(thing, byKey, scene.world.extentM)),
      captions: captionsOf(wish, scene, random),
    });
  }
  const things = joined(scenes.flatMap((s) => s.things));
  const worlds = joined(scenes.map((s) => s.world));
  const captions = scenes.flatMap((s) => s.captions);
  const name = `${values.split}-${String(shard).padStart(5, '0')}`;
  writeShard(path.join(out, `${name}.bin`), {
    thingStart: starts(scenes.map((s) => s.things.length)),
    choices: things.choices,
    flags: things.flags,
    reals: things.reals,
    globalChoices: worlds.choices,
    globalReals: worlds.reals,
    tokenStart: starts(captions.map((c) => c.tokens.length)),
    tokens: Uint16Array.from(captions.flatMap((c) => c.tokens)),
    mentionStart: starts(captions.map((c) => c.classes.length)),
    mentionClasses: Uint8Array.from(captions.flatMap((c) => c.classes)),
    mentionCounts: Uint8Array.from(captions.flatMap((c) => c.counts)),
    captionsPerScene: Uint32Array.of(captionsEach),
  });
  writeFileSync(path.join(out, `${name}.txt`), captions.map((c) => c.text).join('\n') + '\n');
  console.error(`${name}: ${perShard} scenes, ${captions.length} captions`);
}
