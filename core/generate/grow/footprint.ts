/** What things cover of the floor plan. Metres. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { halfSpan } from '../grammar/layout/box.ts';
import { wholeBox } from '../grammar/layout/solids.ts';

/** With its region where it is a scatter. */
export function footprint(thing: ComposedThing): Bounds {
  const [x, , z] = thing.positionM;
  const [hx, hz] = thing.scatter?.halfExtentM ?? halfSpan(wholeBox(thing));
  return { x0: x - hx, x1: x + hx, z0: z - hz, z1: z + hz };
}

export const overlaps = (a: Bounds, b: Bounds, marginM = 0): boolean =>
  a.x0 < b.x1 + marginM && b.x0 < a.x1 + marginM && a.z0 < b.z1 + marginM && b.z0 < a.z1 + marginM;

export const contains = ({ x0, x1, z0, z1 }: Bounds, x: number, z: number, marginM = 0): boolean =>
  x >= x0 - marginM && x <= x1 + marginM && z >= z0 - marginM && z <= z1 + marginM;

export const areaM2 = ({ x0, x1, z0, z1 }: Bounds): number => Math.max(0, x1 - x0) * Math.max(0, z1 - z0);

/** Null where they do not meet. */
export function common(a: Bounds, b: Bounds): Bounds | null {
  const both = {
    x0: Math.max(a.x0, b.x0),
    x1: Math.min(a.x1, b.x1),
    z0: Math.max(a.z0, b.z0),
    z1: Math.min(a.z1, b.z1),
  };
  return both.x0 < both.x1 && both.z0 < both.z1 ? both : null;
}

/** Does it lie straight, its sides along the axes? */
export const isStraight = ({ yawDeg }: ComposedThing): boolean =>
  Math.abs(yawDeg - Math.round(yawDeg / 90) * 90) < 1;

/** Does its own depth run along z? */
export const runsAlongZ = ({ yawDeg }: ComposedThing): boolean => Math.round(yawDeg / 90) % 2 === 0;

/** Towards −z by so much, its other edges where they were. Straight things only. */
export function stretched(thing: ComposedThing, byM: number): ComposedThing {
  const [x, y, z] = thing.positionM;
  const [w, h, d] = thing.sizeM;
  return {
    ...thing,
    positionM: [x, y, z - byM / 2],
    sizeM: runsAlongZ(thing) ? [w, h, d + byM] : [w + byM, h, d],
  };
}
export const shifted = (thing: ComposedThing, dz: number): ComposedThing => {
  const [x, y, z] = thing.positionM;
  return { ...thing, positionM: [x, y, z + dz] };
};
