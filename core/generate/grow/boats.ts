/** Where a place grows over water, boats lie there. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { areaM2, contains, footprint } from './footprint.ts';
import type { Growing } from './growing.ts';

/** One to so much water, m², and at most so many. */
const WATER_EACH_M2 = 500;
const MOST = 4;
/** Under water, metres and share of its height. */
const DRAUGHT_M = 0.25;
const DRAUGHT_SHARE = 0.25;
const FROM_EDGE_M = 3;

export function boatsOn(growing: Growing, strip: Bounds): readonly ComposedThing[] {
  const { random } = growing;
  const water = growing
    .of('water')
    .find((one) => contains(footprint(one), (strip.x0 + strip.x1) / 2, (strip.z0 + strip.z1) / 2));
  if (water === undefined) return [];
  const top = water.positionM[1] + water.sizeM[1];
  const count = Math.min(MOST, 1 + Math.floor(areaM2(strip) / WATER_EACH_M2));
  const [deep, wide] = [strip.z1 - strip.z0, strip.x1 - strip.x0];
  const margin = Math.min(FROM_EDGE_M, deep / 3, wide / 3);
  return Array.from({ length: count }, (_, i): ComposedThing | null => {
    const boat = growing.draw('boat', {});
    if (boat === null) return null;
    // each in its own part of the width
    const from = strip.x0 + (i * wide) / count;
    const x = random.uniform(from + margin, from + wide / count - margin);
    const z = random.uniform(strip.z0 + margin, strip.z1 - margin);
    const y = top - Math.min(DRAUGHT_M, boat.sizeM[1] * DRAUGHT_SHARE);
    return { ...boat, positionM: [x, y, z], yawDeg: random.uniform(0, 360), on: water.key };
  }).filter((boat) => boat !== null);
}
