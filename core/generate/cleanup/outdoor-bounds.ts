/** The part of an outdoor place that people and things stand in; what lies beyond is backdrop. */
import type { Vec3 } from '../../math/vec3.ts';
import type { Setting } from '../composition/scene-composition.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';

/** Places as wide as they are built; of others the near part is used, this far to either side and this deep, metres. */
const BUILT: ReadonlySet<Setting> = new Set<Setting>(['street', 'alley', 'rooftop', 'forest', 'park']);
const HALF_WIDTH_M = 38;
const DEPTH_M = 46;
/** Behind the camera, metres. */
const BEHIND_M = 1.5;

/** @param extentM of the place. @param cameraZ metres. */
export function outdoorBounds(setting: Setting, [w, , d]: Vec3, cameraZ: number): Bounds {
  const half = BUILT.has(setting) ? w / 2 : HALF_WIDTH_M;
  const z1 = cameraZ + BEHIND_M;
  return { x0: -half, x1: half, z0: z1 - (BUILT.has(setting) ? d : DEPTH_M), z1 };
}
