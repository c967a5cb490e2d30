/** What stands in a row that comes up to the border goes on beyond it at the same distances: lamps, columns, racks, doors, railings. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import { turnBetweenDeg } from '../composition/turn.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { contains } from './footprint.ts';

const IN_ROWS: ReadonlySet<ThingId> = new Set<ThingId>([
  'street lamp',
  'utility pole',
  'column',
  'fluorescent tube',
  'pendant lamp',
  'bare bulb',
  'storage rack',
  'railing',
  'fence',
  'bollard',
  'window',
  'door',
  'wall sconce',
  'desk',
  'car',
]);
/** Members of a row are this much alike in place and turn. */
const BESIDE_M = 0.4;
const TURN_DEG = 4;
const HIGH_M = 0.25;
/** The last of a row is at most this many distances before the border. */
const REACH = 1.7;
/** Rows come at distances in these limits, metres. */
const LEAST_M = 0.6;
const MOST_M = 20;
/** Rows beside the strip – on its walls, at its kerbs – are of it, metres. */
const MARGIN_M = 0.3;
/** Gaps of a row differ by at most this share. */
const UNEVEN = 0.6;

const isAlike = (a: ComposedThing, b: ComposedThing): boolean =>
  a.thing === b.thing &&
  a.variant === b.variant &&
  a.on === b.on &&
  Math.abs(a.positionM[0] - b.positionM[0]) < BESIDE_M &&
  Math.abs(a.positionM[1] - b.positionM[1]) < HIGH_M &&
  turnBetweenDeg(a.yawDeg, b.yawDeg) < TURN_DEG;

function rowsOf(things: readonly ComposedThing[]): readonly (readonly ComposedThing[])[] {
  const rows: ComposedThing[][] = [];
  for (const thing of things) {
    if (!IN_ROWS.has(thing.thing) || thing.scatter !== null) continue;
    const row = rows.find((one) => isAlike(one[0]!, thing));
    if (row === undefined) rows.push([thing]);
    else row.push(thing);
  }
  return rows.filter(({ length }) => length >= 2);
}

/**
 * @param strip ahead, towards −z.
 * @returns what goes on there, as copies of the last of each row: their keys are those of what they are copies of.
 */
export function continued(things: readonly ComposedThing[], strip: Bounds): readonly ComposedThing[] {
  return rowsOf(things).flatMap((row): readonly ComposedThing[] => {
    const sorted = [...row].sort((a, b) => b.positionM[2] - a.positionM[2]);
    const gaps = sorted.slice(1).map((thing, i) => sorted[i]!.positionM[2] - thing.positionM[2]);
    const gap = [...gaps].sort((a, b) => a - b)[gaps.length >> 1]!;
    const last = sorted.at(-1)!;
    const [x, y, z] = last.positionM;
    const isEven = gaps.every((one) => Math.abs(one - gap) <= UNEVEN * gap);
    if (!isEven || gap < LEAST_M || gap > MOST_M || z - strip.z1 > REACH * gap) return [];
    const more: ComposedThing[] = [];
    for (let at = z - gap; at > strip.z0; at -= gap)
      if (contains(strip, x, at, MARGIN_M)) more.push({ ...last, positionM: [x, y, at] });
    return more;
  });
}
