/** The part of an outdoor place that people and things stand in; what lies beyond is backdrop. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedThing, Setting } from '../composition/scene-composition.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { NEAR_FAMILIES } from '../grammar/layout/layers.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';

/** Places as wide as they are built; of others the near part is used, this far to either side and this deep, metres. */
const BUILT: ReadonlySet<Setting> = new Set<Setting>(['street', 'alley', 'rooftop', 'forest', 'park']);
const HALF_WIDTH_M = 38;
const DEPTH_M = 46;
/** What is held beyond this was put there by hand, for the distance, metres. */
const FARTHEST_M = 600;
/** Behind the camera, metres. */
const BEHIND_M = 1.5;

/** @param extentM of the place. @param cameraZ metres. */
export function outdoorBounds(setting: Setting, [w, , d]: Vec3, cameraZ: number): Bounds {
  const half = BUILT.has(setting) ? w / 2 : HALF_WIDTH_M;
  const z1 = cameraZ + BEHIND_M;
  return { x0: -half, x1: half, z0: z1 - (BUILT.has(setting) ? d : DEPTH_M), z1 };
}

/** Where things that are held stand is in the place too: grown places go on beyond what is usual. */
export function withHeld(bounds: Bounds, held: readonly ComposedThing[]): Bounds {
  const near = held.filter(({ thing, scatter, positionM }) => {
    const [x, , z] = positionM;
    return scatter === null && NEAR_FAMILIES.has(thingFacts(thing).family) && Math.hypot(x, z) < FARTHEST_M;
  });
  const half = ({ sizeM }: ComposedThing): number => Math.hypot(sizeM[0], sizeM[2]) / 2;
  return {
    x0: Math.min(bounds.x0, ...near.map((thing) => thing.positionM[0] - half(thing))),
    x1: Math.max(bounds.x1, ...near.map((thing) => thing.positionM[0] + half(thing))),
    z0: Math.min(bounds.z0, ...near.map((thing) => thing.positionM[2] - half(thing))),
    z1: Math.max(bounds.z1, ...near.map((thing) => thing.positionM[2] + half(thing))),
  };
}
