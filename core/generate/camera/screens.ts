/** What stands in the way of sight: the things of a place as boxes, each as dense as its kind is. */
import type { Vec3 } from '../../math/vec3.ts';
import { scatterPlaces } from '../compose/scatter-places.ts';
import type { ComposedCamera, ComposedThing } from '../composition/scene-composition.ts';
import type { Box } from '../grammar/layout/box.ts';
import { wholeBox } from '../grammar/layout/solids.ts';
import { thingFacts, type ThingFacts, type ThingId } from '../vocabulary/catalogue.ts';

/** Share of the box of a thing that is taken to hide what is behind it. */
const DENSITY: Readonly<Record<ThingFacts['family'], number>> = {
  architecture: 1,
  terrain: 1,
  vegetation: 0.6,
  street: 0.4,
  vehicle: 0.8,
  furniture: 0.9,
  prop: 0.8,
  practical: 0.4,
  figure: 0.7,
};
const OWN_DENSITY: Partial<Readonly<Record<ThingId, number>>> = {
  arch: 0.4,
  fence: 0.4,
  stairs: 0.5,
  'fire escape': 0.2,
  bridge: 0.5,
  'water tower': 0.6,
  awning: 0.5,
  table: 0.3,
  'coffee table': 0.3,
  desk: 0.5,
  chair: 0.4,
  stool: 0.3,
  'office chair': 0.5,
  'storage rack': 0.6,
  dumpster: 0.9,
  billboard: 0.8,
  'bus stop': 0.3,
  'phone box': 0.7,
  'street lamp': 0.1,
  'traffic light': 0.1,
  'utility pole': 0.1,
  antenna: 0.1,
  softbox: 0.9,
  umbrella: 0.5,
  grass: 0.2,
  'bare tree': 0.3,
  palm: 0.2,
};
/** Lower than this lies on the ground and hides nothing, metres. */
const FLAT_M = 0.08;
const MOST_COPIES = 40;

export interface Screen {
  readonly key: string;
  readonly box: Box;
  readonly density: number;
  /** One of many that keep out of the way between camera and target by this much, metres; 0 does not. */
  readonly clearM: number;
}

export function screensOf(things: readonly ComposedThing[], camera: ComposedCamera): readonly Screen[] {
  return things.flatMap((thing): readonly Screen[] => {
    const { key, sizeM, scatter } = thing;
    if (sizeM[1] < FLAT_M) return [];
    const density = OWN_DENSITY[thing.thing] ?? DENSITY[thingFacts(thing.thing).family];
    if (scatter === null) return [{ key, box: wholeBox(thing), density, clearM: 0 }];
    return scatterPlaces(thing, camera)
      .slice(0, MOST_COPIES)
      .map(({ positionM, yawDeg, scale }) => ({
        key,
        box: wholeBox({
          ...thing,
          positionM,
          yawDeg,
          sizeM: [sizeM[0] * scale, sizeM[1] * scale, sizeM[2] * scale],
        }),
        density,
        clearM: scatter.clearWidthM,
      }));
  });
}

/**
 * Where a ray enters a box, in lengths of its direction; 0 from inside, Infinity where it misses.
 * Slabs in the box's own frame (Kay & Kajiya 1986).
 */
export function entersAt({ x, z, halfX, halfZ, sin, cos, y0, y1 }: Box, from: Vec3, way: Vec3): number {
  const [px, pz] = [from[0] - x, from[2] - z];
  const origin = [px * cos - pz * sin, from[1], px * sin + pz * cos] as const;
  const along = [way[0] * cos - way[2] * sin, way[1], way[0] * sin + way[2] * cos] as const;
  const low = [-halfX, y0, -halfZ] as const;
  const high = [halfX, y1, halfZ] as const;
  let near = 0;
  let far = Infinity;
  for (let i = 0; i < 3; i++) {
    const a = (low[i]! - origin[i]!) / along[i]!;
    const b = (high[i]! - origin[i]!) / along[i]!;
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
    if (!(near <= far)) return Infinity;
  }
  return near;
}
