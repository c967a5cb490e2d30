/** What a composition holds, in the terms of wishes: things in groups that one word would name, and how they stand to each other. */
import {
  type Relation,
  type RelationFact,
  type SceneFacts,
  type ThingFact,
} from '../../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import { isHazy, WET } from '../atmosphere.ts';
import { nearestColorName } from '../colors.ts';
import { SHELLS } from '../draft/wish-units.ts';
import { halfAngleDeg, viewSpot } from '../layout/view.ts';
import { sizeWord } from '../sizes.ts';
import { spacingWord } from '../spacing.ts';
import { canRelate } from '../wishes/can-relate.ts';
import { holdsBetween } from './relations.ts';

/** More than this are not counted but many. */
const COUNTED = 8;
/** Classes whose members differ in more ways than this are named together, by what they share. */
const GROUPS_PER_CLASS = 3;
const MOST_RELATIONS = 12;

/** The looks of one thing. */
function looks(thing: ComposedThing): Omit<ThingFact, 'count' | 'many'> {
  const { body, variant, light } = thing;
  return {
    thing: thing.thing,
    color: body?.color ? nearestColorName(body.color) : null,
    substance: body?.substance ?? null,
    variant: variant === '' ? null : variant,
    size: SHELLS.has(thing.thing) ? null : sizeWord(thing.thing, thing.sizeM),
    // nobody calls a house unlit
    lit: light !== null ? true : thingFacts(thing.thing).light === null ? null : false,
  };
}

const numberOf = (things: readonly ComposedThing[]): number =>
  things.reduce((sum, { scatter }) => sum + (scatter?.count ?? 1), 0);

interface Group {
  readonly fact: ThingFact;
  readonly things: readonly ComposedThing[];
}

function group(things: readonly ComposedThing[]): Group {
  const all = things.map(looks);
  const first = all[0]!;
  const shared = <K extends keyof typeof first>(key: K): (typeof first)[K] | null =>
    all.every((one) => one[key] === first[key]) ? first[key] : null;
  const number = numberOf(things);
  const isMany = number > COUNTED;
  const fact: ThingFact = {
    thing: first.thing,
    count: isMany ? null : number,
    many: isMany,
    color: shared('color'),
    substance: shared('substance'),
    variant: shared('variant'),
    size: shared('size'),
    lit: shared('lit'),
  };
  return { fact, things };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [item]);
    else members.push(item);
  }
  return groups;
}

function groupsOf(things: readonly ComposedThing[]): readonly Group[] {
  const classes = groupBy(things, ({ thing }) => thing);
  return [...classes.values()].flatMap((members) => {
    const alike = groupBy(members, (thing) => {
      const { color, substance, variant, size, lit } = looks(thing);
      return [color, substance, variant, size, lit].join('|');
    });
    return alike.size > GROUPS_PER_CLASS ? [group(members)] : [...alike.values()].map(group);
  });
}

/** What is told first of two things where several relations hold. */
const TELLING: readonly Relation[] = [
  'on',
  'under',
  'facing',
  'against',
  'beside',
  'in front of',
  'behind',
  'left of',
  'right of',
];

function relationsOf({ camera }: SceneComposition, groups: readonly Group[]): readonly RelationFact[] {
  const half = halfAngleDeg(camera);
  const isSeen = ({ positionM: [x, , z] }: ComposedThing): boolean => {
    const { bearingDeg, distanceM } = viewSpot(camera, x, z);
    return Math.abs(bearingDeg) < half && distanceM < 60;
  };
  const told = groups
    .map((one, index) => ({ ...one, index }))
    .filter(
      ({ fact, things }) =>
        fact.count !== null &&
        fact.count <= 4 &&
        things.every((t) => t.scatter === null) &&
        things.every(isSeen),
    );
  const found: (RelationFact & { readonly rank: number })[] = [];
  for (const a of told) {
    for (const b of told) {
      if (a === b) continue;
      const relation = TELLING.find(
        (name) =>
          canRelate(a.fact, name, b.fact) &&
          (TELLING.indexOf(name) < 5 || (a.fact.count === 1 && b.fact.count === 1)) &&
          a.things.every((one) => b.things.some((other) => holdsBetween(camera, one, name, other))),
      );
      if (relation === undefined) continue;
      found.push({ subject: a.index, relation, object: b.index, rank: TELLING.indexOf(relation) });
    }
  }
  return found
    .sort((p, q) => p.rank - q.rank)
    .slice(0, MOST_RELATIONS)
    .map(({ subject, relation, object }) => ({ subject, relation, object }));
}

/** Same composition, same facts. Numbers of scatters count their copies. */
export function factsOf(composition: SceneComposition): SceneFacts {
  const { world, things } = composition;
  const groups = groupsOf(things);
  return {
    setting: world.setting,
    timeOfDay: world.timeOfDay,
    weather: world.weather,
    mood: world.mood,
    spacing: spacingWord(world.setting, world.extentM[0]),
    wet: world.wetness >= WET,
    hazy: isHazy(world),
    things: groups.map(({ fact }) => fact),
    relations: relationsOf(composition, groups),
  };
}
