/**
 * What of a composition is held while the rest is sampled again: whole things, parts of things, parts of the place. Held things
 * stand in the last slots, as in training; positions count from the place's extent, so that is held with any of them.
 */
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import {
  encodeComposition,
  GLOBAL_GROUPS,
  groupOf,
  ROW_WIDTH,
  SLOT_GROUPS,
  type Group,
} from '../latent/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

/** Groups of a thing's coordinates that can be held one by one, as hands and words name them. */
export const THING_PARTS = {
  class: ['class', 'variant'],
  place: ['place', 'support', 'offset'],
  turn: ['yaw'],
  size: ['size'],
  shape: ['shape'],
  finish: ['body', 'bodyColored', 'bodyColor', 'accent', 'accentColored', 'accentColor'],
  light: ['lit', 'light'],
  scatter: ['scattered', 'scatter'],
} as const;
export type ThingPartName = keyof typeof THING_PARTS;

export const WORLD_PARTS = {
  setting: ['setting'],
  time: ['timeOfDay', 'heading'],
  weather: ['weather', 'air'],
  mood: ['mood'],
  extent: ['extent'],
  camera: ['cameraPosition', 'cameraTarget', 'focalLength'],
} as const;
export type WorldPartName = keyof typeof WORLD_PARTS;
export const WHOLE_WORLD = Object.keys(WORLD_PARTS) as readonly WorldPartName[];

export interface Locks {
  readonly composition: SceneComposition;
  /** Keys of things of the composition: 'all' stays to the bit, parts stay in those coordinates. Others are sampled anew. */
  readonly things: ReadonlyMap<string, 'all' | readonly ThingPartName[]>;
  readonly world: readonly WorldPartName[];
}

export interface HeldLatent {
  /** Clean values where `known` is 1. (1 + slots) × `ROW_WIDTH`. */
  readonly values: Float32Array;
  readonly known: Float32Array;
  /** Slot (from 0) → thing that stays to the bit. */
  readonly exact: ReadonlyMap<number, ComposedThing>;
  /** Slot → key that a partly held thing keeps. */
  readonly keys: ReadonlyMap<number, string>;
  readonly world: readonly WorldPartName[];
}

const mark = (known: Float32Array, row: number, groups: readonly Group[], names: readonly string[]): void => {
  for (const name of names) {
    const { offset, width } = groupOf(groups, name);
    known.fill(1, row * ROW_WIDTH + offset, row * ROW_WIDTH + offset + width);
  }
};

/** Nothing held. */
export const nothingHeld = (slots: number): HeldLatent => ({
  values: new Float32Array((1 + slots) * ROW_WIDTH),
  known: new Float32Array((1 + slots) * ROW_WIDTH),
  exact: new Map(),
  keys: new Map(),
  world: [],
});

/** @throws RangeError for the key of a thing that the composition has not. */
export function holdLatent(locks: Locks, slots: number, first: ReadonlySet<ThingId>): HeldLatent {
  const { composition, things: held, world } = locks;
  for (const key of held.keys()) {
    if (!composition.things.some((thing) => thing.key === key))
      throw new RangeError(`locks.things: no thing has the key "${key}"`);
  }
  const encoded = encodeComposition(composition, { first, slots, last: new Set(held.keys()) });
  const known = new Float32Array(encoded.latent.length);
  const exact = new Map<number, ComposedThing>();
  const keys = new Map<number, string>();
  encoded.things.forEach((thing, slot) => {
    const how = thing === null ? undefined : held.get(thing.key);
    if (thing === null || how === undefined) return;
    if (how === 'all') exact.set(slot, thing);
    else keys.set(slot, thing.key);
    const names =
      how === 'all' ? SLOT_GROUPS.map(({ name }) => name) : how.flatMap((part) => THING_PARTS[part]);
    mark(known, slot + 1, SLOT_GROUPS, names);
  });
  const worldParts: readonly WorldPartName[] =
    held.size > 0 ? [...new Set([...world, 'extent' as const])] : world;
  for (const part of worldParts) mark(known, 0, GLOBAL_GROUPS, WORLD_PARTS[part]);
  return { values: encoded.latent, known, exact, keys, world: worldParts };
}

/** Gives back what is held of the place, to the bit. */
export function restoreWorld(
  found: SceneComposition,
  given: SceneComposition,
  parts: readonly WorldPartName[],
): SceneComposition {
  const has = (part: WorldPartName): boolean => parts.includes(part);
  const world = {
    ...found.world,
    ...(has('setting') ? { setting: given.world.setting } : {}),
    ...(has('time') ? { timeOfDay: given.world.timeOfDay, headingDeg: given.world.headingDeg } : {}),
    ...(has('weather')
      ? { weather: given.world.weather, hazePerM: given.world.hazePerM, wetness: given.world.wetness }
      : {}),
    ...(has('mood') ? { mood: given.world.mood } : {}),
    ...(has('extent') ? { extentM: given.world.extentM } : {}),
  };
  return { ...found, world, camera: has('camera') ? given.camera : found.camera };
}
