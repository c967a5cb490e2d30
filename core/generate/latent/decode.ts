/** From a latent, at any stage of the flow, to a composition that is valid if not yet sensible. */
import type {
  ComposedCamera,
  ComposedThing,
  ComposedWorld,
  SceneComposition,
} from '../composition/scene-composition.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { Random } from '../grammar/random.ts';
import { drawKey } from '../grammar/keys.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { Finish, ThingFamily } from '../vocabulary/thing-class.ts';
import { CLASS_CHOICES, GLOBAL_GROUPS, ROW_WIDTH, SLOT_GROUPS } from './layout.ts';
import { rgbFromOklab } from './oklab.ts';
import {
  airFrom,
  bearingFrom,
  extentFrom,
  focalFrom,
  lightFrom,
  offsetFrom,
  placeFrom,
  scatterFrom,
  sizeFrom,
} from './real-values.ts';
import { resolveSupports, type Unresolved } from './resolve-supports.ts';
import { RowReader } from './row-reader.ts';

export interface DecodeOptions {
  /** Keys and detail seeds follow from it: same seed and slot, same key and details, at every step of the flow. */
  readonly seed: number;
  /** Things that are held as they are: slot number (from 0) to thing. What the latent says of them is not read. */
  readonly exact?: ReadonlyMap<number, ComposedThing>;
  /** Slots that keep their key, though not all else. */
  readonly keys?: ReadonlyMap<number, string>;
}

const rounded = (x: number, digits: number): number => Number(x.toFixed(digits));
const roundedAll = ([x, y, z]: Vec3, digits: number): Vec3 => [
  rounded(x, digits),
  rounded(y, digits),
  rounded(z, digits),
];
const significant = (x: number): number => Number(x.toPrecision(5));

function decodeFinish(row: RowReader, part: 'body' | 'accent'): Finish | null {
  if (row.choice(part) === 0) return null;
  const [l, a, b] = row.numbers(`${part}Color`);
  const color = row.flag(`${part}Colored`) ? rgbFromOklab([l!, a!, b!]) : null;
  return {
    substance: row.named(part) as Finish['substance'],
    color: color === null ? null : [rounded(color[0], 4), rounded(color[1], 4), rounded(color[2], 4)],
  };
}

export function decodeWorld(latent: Float32Array): ComposedWorld {
  const row = new RowReader(GLOBAL_GROUPS, latent.subarray(0, ROW_WIDTH));
  const { hazePerM, wetness } = airFrom(row.numbers('air'));
  return {
    setting: row.named('setting') as ComposedWorld['setting'],
    timeOfDay: row.named('timeOfDay') as ComposedWorld['timeOfDay'],
    weather: row.named('weather') as ComposedWorld['weather'],
    mood: row.named('mood') as ComposedWorld['mood'],
    extentM: roundedAll(extentFrom(row.numbers('extent')), 3),
    headingDeg: rounded(bearingFrom(row.numbers('heading')), 2) % 360,
    hazePerM: significant(hazePerM),
    wetness: rounded(wetness, 3),
  };
}

function decodeCamera(latent: Float32Array, extentM: Vec3): ComposedCamera {
  const row = new RowReader(GLOBAL_GROUPS, latent.subarray(0, ROW_WIDTH));
  return {
    positionM: roundedAll(placeFrom(row.numbers('cameraPosition'), extentM), 3),
    targetM: roundedAll(placeFrom(row.numbers('cameraTarget'), extentM), 3),
    focalLengthMm: rounded(focalFrom(row.numbers('focalLength')), 2),
  };
}

interface Draft {
  readonly thing: Omit<ComposedThing, 'on'>;
  readonly unresolved: Unresolved;
}

function decodeSlot(row: RowReader, extentM: Vec3, key: string, seed: number): Draft | null {
  const chosen = row.choice('class');
  if (chosen === 0) return null;
  const thing = CLASS_CHOICES[chosen] as ThingId;
  const { family, variants } = thingFacts(thing);
  const held = row.choice('support') > 0;
  const positionM = placeFrom(row.numbers('place'), extentM);
  const shape = row.numbers('shape').map((x) => rounded(Math.min(1, Math.max(0, x)), 3));
  const light = row.flag('lit') ? lightFrom(row.numbers('light')) : null;
  const scatter = row.flag('scattered') ? scatterFrom(row.numbers('scatter')) : null;
  const decoded: Draft['thing'] = {
    key,
    thing,
    variant: variants[row.choice('variant', variants.length)] ?? '',
    positionM,
    yawDeg: rounded(bearingFrom(row.numbers('yaw')), 2) % 360,
    sizeM: roundedAll(sizeFrom(thing, row.numbers('size')), 4),
    shape: [shape[0]!, shape[1]!, shape[2]!, shape[3]!],
    body: decodeFinish(row, 'body'),
    accent: decodeFinish(row, 'accent'),
    light: light && { fluxLm: significant(light.fluxLm), cctK: Math.round(light.cctK) },
    scatter: scatter && {
      ...scatter,
      halfExtentM: [rounded(scatter.halfExtentM[0], 2), rounded(scatter.halfExtentM[1], 2)],
      clearWidthM: rounded(scatter.clearWidthM, 2),
    },
    seed,
  };
  return {
    thing: decoded,
    unresolved: {
      family,
      positionM,
      wish: held
        ? { family: row.named('support') as ThingFamily, offsetM: offsetFrom(row.numbers('offset')) }
        : null,
    },
  };
}

const exactDraft = (thing: ComposedThing): Draft => ({
  thing,
  unresolved: { family: thingFacts(thing.thing).family, positionM: thing.positionM, wish: null },
});

/** Things in slot order; empty slots are left out. Exact things stay what they are, to the bit, while what holds them is there. */
export function decodeLatent(
  latent: Float32Array,
  { seed, exact = new Map(), keys = new Map() }: DecodeOptions,
): SceneComposition {
  const world = decodeWorld(latent);
  const slots = latent.length / ROW_WIDTH - 1;
  const taken = new Set<string>([...[...exact.values()].map(({ key }) => key), ...keys.values()]);
  const random = new Random(seed);
  const drafts: Draft[] = [];
  for (let i = 0; i < slots; i++) {
    const drawn = drawKey(taken, random);
    const detailSeed = random.integer(0, 65535);
    const held = exact.get(i);
    const row = new RowReader(SLOT_GROUPS, latent.subarray((i + 1) * ROW_WIDTH, (i + 2) * ROW_WIDTH));
    const draft =
      held === undefined
        ? decodeSlot(row, world.extentM, keys.get(i) ?? drawn, detailSeed)
        : exactDraft(held);
    if (draft !== null) drafts.push(draft);
  }
  const present = new Set(drafts.map(({ thing }) => thing.key));
  const exactOn = new Map([...exact.values()].map(({ key, on }) => [key, on]));
  const resolved = resolveSupports(drafts.map(({ unresolved }) => unresolved));
  const things = drafts.map(({ thing }, i): ComposedThing => {
    const on = exactOn.get(thing.key);
    if (on !== undefined) return { ...thing, on: on !== null && present.has(on) ? on : null };
    const { on: holder, positionM } = resolved[i]!;
    return {
      ...thing,
      positionM: roundedAll(positionM, 3),
      on: holder === null ? null : drafts[holder]!.thing.key,
    };
  });
  return { world, things, camera: decodeCamera(latent, world.extentM) };
}
