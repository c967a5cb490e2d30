/**
 * Which slot a thing takes. A flow over slots learns fastest when one scene has one encoding, so slots are sorted: the things that
 * the prompt speaks of first — then slot numbers follow from the words alone, and counts cannot slip because of the unasked things
 * around them —, then big structure before what stands in it, and within a class from left to right as the main camera sees them.
 */
import type { ComposedThing } from '../composition/scene-composition.ts';
import { THING_IDS, thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { ThingFamily } from '../vocabulary/thing-class.ts';

const FAMILY_ORDER: readonly ThingFamily[] = [
  'terrain',
  'architecture',
  'vehicle',
  'furniture',
  'figure',
  'street',
  'vegetation',
  'practical',
  'prop',
];

const RANKS = new Map<ThingId, number>(
  [...THING_IDS]
    .sort((a, b) => FAMILY_ORDER.indexOf(thingFacts(a).family) - FAMILY_ORDER.indexOf(thingFacts(b).family))
    .map((id, rank) => [id, rank]),
);

/** Place of a class in the canonical order; equal families keep the catalogue's order. */
export const classRank = (thing: ThingId): number => RANKS.get(thing) ?? THING_IDS.length;

/** @param first classes that come before all others, in canonical order among themselves. */
export function inSlotOrder(
  things: readonly ComposedThing[],
  first: ReadonlySet<ThingId> = new Set(),
): readonly ComposedThing[] {
  return [...things].sort(
    (a, b) =>
      Number(first.has(b.thing)) - Number(first.has(a.thing)) ||
      classRank(a.thing) - classRank(b.thing) ||
      a.positionM[0] - b.positionM[0] ||
      b.positionM[2] - a.positionM[2] ||
      a.positionM[1] - b.positionM[1] ||
      (a.key < b.key ? -1 : 1),
  );
}
