/** Wishes as people make them, for training: a place, an hour, a few things with their looks, how they stand to each other. */
import { COLOR_NAMES, type ThingFact } from '../../composition/facts.ts';
import {
  MOODS,
  SETTINGS,
  TIMES_OF_DAY,
  WEATHERS,
  type Setting,
} from '../../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import { SHELLS } from '../draft/wish-units.ts';
import { isColorable, substancesOf } from '../finishes.ts';
import type { Random } from '../random.ts';
import { STATURES } from '../sizes.ts';
import { usualWidthM } from '../spacing.ts';
import type { Wish } from '../wish.ts';
import { drawRelations } from './random-relations.ts';
import { STRAYS, SUITS } from './suits.ts';

/** Poses that a wish names; lying down is rare. */
const POSES = [
  ['standing', 3],
  ['walking', 2],
  ['sitting', 3],
  ['leaning', 0.5],
  ['crouching', 0.5],
] as const;

/** Not practicals, and yet called lit. */
const SHINING: ReadonlySet<ThingId> = new Set<ThingId>(['window', 'billboard', 'sign']);

/** Classes of which there is hardly ever more than one. */
const SINGLE: ReadonlySet<ThingId> = new Set<ThingId>([
  'bathtub',
  'bar counter',
  'piano',
  'bridge',
  'bus',
  'fireplace',
  'water tower',
  'bus stop',
  'road',
  'water',
  'floor',
  'ceiling',
  'ground',
  'truck',
  'billboard',
  'campfire',
  'stairs',
  'toilet',
]);

/** Share of a floor that one kind of things takes at most. */
const CROWDED = 0.22;

function drawCount(thing: ThingId, floorM2: number, random: Random): Pick<ThingFact, 'count' | 'many'> {
  if (SHELLS.has(thing)) return SINGLE.has(thing) ? { count: 1, many: false } : { count: null, many: true };
  if (SINGLE.has(thing)) return { count: 1, many: false };
  const count = random.weighted<number | null>([
    [1, 12],
    [2, 4],
    [3, 2.4],
    [4, 1.2],
    [5, 0.4],
    [6, 0.3],
    [7, 0.1],
    [8, 0.1],
    [null, 2],
  ]);
  const [w, , d] = thingFacts(thing).typicalSizeM;
  // as many as a place of its kind has floor for
  const most = Math.max(1, Math.min(8, Math.floor((CROWDED * floorM2) / (w * d))));
  return count === null && most > 3
    ? { count, many: random.chance(0.6) }
    : { count: Math.min(count ?? 2, most), many: false };
}

function drawLit(thing: ThingId, isPractical: boolean, random: Random): boolean | null {
  if (SHINING.has(thing)) return random.chance(0.12) ? true : null;
  return isPractical && random.chance(0.25) ? random.chance(0.85) : null;
}

function drawThing(thing: ThingId, floorM2: number, random: Random): ThingFact {
  const { variants, light } = thingFacts(thing);
  const isFigure = STATURES[thing] !== undefined;
  const poses = isFigure ? random.weighted(POSES) : null;
  return {
    thing,
    ...drawCount(thing, floorM2, random),
    color: isColorable(thing) && random.chance(0.35) ? random.pick(COLOR_NAMES) : null,
    substance:
      !isFigure && substancesOf(thing).length > 1 && random.chance(0.2)
        ? random.pick(substancesOf(thing))
        : null,
    variant: isFigure
      ? random.chance(0.6)
        ? poses
        : null
      : variants.length > 0 && random.chance(0.25)
        ? random.pick(variants)
        : null,
    size:
      !isFigure && !SHELLS.has(thing) && random.chance(0.1) ? random.pick(['small', 'large'] as const) : null,
    lit: drawLit(thing, light !== null, random),
  };
}

/** What small things stand on. */
const HOSTS: Partial<Readonly<Record<Setting, readonly ThingId[]>>> = {
  'living room': ['coffee table', 'table', 'cabinet', 'piano', 'bookshelf'],
  kitchen: ['table', 'kitchen counter', 'stove', 'fridge'],
  bedroom: ['cabinet', 'desk', 'bed'],
  bathroom: ['cabinet', 'stool'],
  bar: ['bar counter', 'table'],
  office: ['desk', 'table', 'cabinet'],
  rooftop: ['table', 'crate'],
  stage: ['table', 'pedestal', 'stool', 'crate'],
  tabletop: ['table', 'pedestal', 'desk', 'crate'],
  warehouse: ['crate', 'pallet', 'barrel', 'table'],
};

function drawThings(setting: Setting, random: Random): readonly ThingFact[] {
  const count = random.weighted([
    [0, 1],
    [1, 4],
    [2, 5],
    [3, 4],
    [4, 2.4],
    [5, 1],
    [6, 0.6],
  ] as const);
  const things: ThingFact[] = [];
  const floorM2 = usualWidthM(setting) ** 2;
  for (let i = 0; i < count; i++) {
    // what a place is known for is asked for more often
    const own = SUITS[setting];
    const thing = random.chance(0.06)
      ? random.pick(STRAYS)
      : own[Math.floor(random.unit() ** 1.25 * own.length)]!;
    if (!things.some((fact) => fact.thing === thing)) things.push(drawThing(thing, floorM2, random));
  }
  // small things are often named with what they stand on
  const host = thingFacts(things[0]?.thing ?? 'wall').support === 'surface' ? HOSTS[setting] : undefined;
  if (host !== undefined && random.chance(0.35)) {
    const thing = random.pick(host);
    if (!things.some((fact) => fact.thing === thing))
      things.push({ ...drawThing(thing, floorM2, random), count: 1, many: false });
  }
  return things;
}

export function randomWish(random: Random): Wish {
  const setting = random.pick(SETTINGS);
  const things = drawThings(setting, random);
  const maybe = <T>(chance: number, value: () => T): T | null => (random.chance(chance) ? value() : null);
  const timeOfDay = maybe(0.6, () => random.pick(TIMES_OF_DAY));
  const weather = maybe(0.3, () => random.pick(WEATHERS));
  return {
    // now and then the place is left to the things
    setting: things.length > 0 && random.chance(0.06) ? null : setting,
    timeOfDay,
    weather,
    mood: maybe(0.25, () => random.pick(MOODS)),
    spacing: maybe(0.12, () => random.pick(['narrow', 'wide'] as const)),
    wet: maybe(0.08, () => random.chance(0.85)),
    hazy: maybe(0.08, () => random.chance(0.85)),
    things,
    relations: drawRelations(things, random),
  };
}
