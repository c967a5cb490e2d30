/** Wishes as people make them, for training: a place, an hour, a few things with their looks, how they stand to each other. */
import {
  COLOR_NAMES,
  RELATIONS,
  type Relation,
  type RelationFact,
  type ThingFact,
} from '../../composition/facts.ts';
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
import { isGroundLayer } from '../layout/layers.ts';
import { isSeat } from '../layout/seating.ts';
import { isSurface } from '../layout/surfaces.ts';
import type { Random } from '../random.ts';
import { STATURES } from '../sizes.ts';
import { usualWidthM } from '../spacing.ts';
import type { Wish } from '../wish.ts';
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
    substance: !isFigure && random.chance(0.16) ? random.pick(substancesOf(thing)) : null,
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

const COVERS: ReadonlySet<ThingId> = new Set<ThingId>([
  'table',
  'desk',
  'coffee table',
  'umbrella',
  'street lamp',
  'pendant lamp',
  'chandelier',
  'bare bulb',
  'arch',
  'broadleaf tree',
  'bare tree',
  'palm',
  'bridge',
  'fluorescent tube',
  'stage light',
]);
const TABLES: ReadonlySet<ThingId> = new Set<ThingId>(['table', 'desk', 'coffee table']);

/** Would anybody say so, and can it be? */
export function canRelate(a: ThingFact, relation: Relation, b: ThingFact): boolean {
  const [fa, fb] = [thingFacts(a.thing), thingFacts(b.thing)];
  const isFigure = fa.family === 'figure';
  const loose = fa.support === 'floor' || fa.support === 'surface';
  const stands = fb.support === 'floor' || fb.support === 'surface';
  if (a.thing === b.thing || SHELLS.has(a.thing) || (b.count ?? 3) > 4) return false;
  const giant = (f: typeof fa): boolean => f.typicalSizeM[0] > 12 || f.typicalSizeM[1] > 20;
  if (giant(fa) || (giant(fb) && relation !== 'behind' && relation !== 'in front of')) return false;
  const isLayer = isGroundLayer(b.thing) || isGroundLayer(a.thing);
  switch (relation) {
    case 'on':
      if (b.thing === 'rug' || b.thing === 'pavement' || b.thing === 'road')
        return (
          loose &&
          fa.typicalSizeM[0] < 3 &&
          !isGroundLayer(a.thing) &&
          (b.thing !== 'rug' || isFigure || fa.typicalSizeM[0] < 0.9)
        );
      if (isFigure)
        return (
          isSeat(b.thing) &&
          a.variant !== 'standing' &&
          a.variant !== 'walking' &&
          (a.count ?? 3) <= (b.count ?? 1)
        );
      return (
        fa.support === 'surface' &&
        isSurface(b.thing) &&
        fb.typicalSizeM[0] > 1.5 * fa.typicalSizeM[0] &&
        (a.count ?? 3) < 5
      );
    case 'under':
      if (isLayer || !COVERS.has(b.thing) || !loose || (a.count ?? 3) > 1 || isGroundLayer(a.thing))
        return false;
      return TABLES.has(b.thing)
        ? fa.minSizeM[1] < 0.3 &&
            fa.typicalSizeM[0] < 0.6 &&
            fa.family !== 'practical' &&
            a.size !== 'large' &&
            !isFigure
        : fa.typicalSizeM[0] < (b.thing === 'bridge' ? 3 : 2) &&
            fa.typicalSizeM[1] < 1.9 &&
            (b.thing !== 'umbrella' || isFigure) &&
            a.thing !== 'umbrella';
    case 'facing':
      return (
        (isFigure || fa.family === 'vehicle' || /chair|sofa/.test(a.thing)) &&
        stands &&
        !isLayer &&
        (a.count ?? 3) < 4
      );
    case 'against':
      return (
        !isFigure &&
        loose &&
        fa.typicalSizeM[1] > 0.3 &&
        (b.thing === 'wall' || b.thing === 'facade' || b.thing === 'fence')
      );
    case 'beside':
    case 'left of':
    case 'right of':
    case 'behind':
    case 'in front of':
      return (
        loose &&
        stands &&
        !isLayer &&
        fa.support === fb.support &&
        (a.count ?? 3) < (relation === 'beside' ? 4 : 3) &&
        (a.variant !== 'sitting' || !isFigure)
      );
  }
}

const SAID: Readonly<Record<Relation, number>> = {
  on: 4,
  under: 1.6,
  beside: 2,
  'left of': 1.4,
  'right of': 1.4,
  behind: 1.2,
  'in front of': 1.2,
  facing: 1.4,
  against: 1,
};

function drawRelations(things: readonly ThingFact[], random: Random): readonly RelationFact[] {
  const relations: RelationFact[] = [];
  const count =
    things.length < 2
      ? 0
      : random.weighted([
          [0, 5],
          [1, 5],
          [2, 1],
        ] as const);
  const subjects = new Set<number>();
  for (let attempt = 0; attempt < 14 && relations.length < count; attempt++) {
    const subject = random.integer(0, things.length - 1);
    const object = random.integer(0, things.length - 1);
    // one relation a subject, and no rings
    if (subject === object || subjects.has(subject) || subjects.has(object)) continue;
    if (relations.some((r) => r.object === subject)) continue;
    const [a, b] = [things[subject]!, things[object]!];
    const able = RELATIONS.filter((relation) => canRelate(a, relation, b));
    if (able.length === 0) continue;
    const relation = random.weighted(able.map((name) => [name, SAID[name]] as const));
    relations.push({ subject, relation, object });
    subjects.add(subject);
  }
  return relations;
}

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
