/** The first camera stands in the place, at a height that it can stand at, and looks at something ahead of it. */
import type { ComposedCamera } from '../composition/scene-composition.ts';
import type { Draft } from '../grammar/draft/draft.ts';

/** From the walls, the floor and the ceiling, metres. */
const WALL_M = 0.3;
const LOWEST_M = 0.25;
const CEILING_M = 0.2;
/** Between camera and target, metres. */
const NEAREST_M = 0.4;
const SHORTEST_MM = 18;
const LONGEST_MM = 135;

const within = (value: number, low: number, high: number): number =>
  low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));

export function cameraInside(draft: Draft, camera: ComposedCamera): ComposedCamera {
  const { bounds, isEnclosed, ceiling } = draft;
  const [x, y, z] = camera.positionM;
  const highest = ceiling === null ? 500 : ceiling.y - CEILING_M;
  const positionM = isEnclosed
    ? ([
        within(x, bounds.x0 + WALL_M, bounds.x1 - WALL_M),
        within(y, LOWEST_M, highest),
        // a room without a front wall is looked into from beyond
        within(z, bounds.z0 + WALL_M, bounds.z1 - (draft.walls.length > 3 ? WALL_M : -3)),
      ] as const)
    : ([x, Math.max(LOWEST_M, y), z] as const);
  const [tx, ty, tz] = camera.targetM;
  const isAhead = Math.hypot(tx - positionM[0], tz - positionM[2]) > NEAREST_M;
  return {
    positionM,
    targetM: isAhead ? [tx, ty, tz] : [positionM[0], ty, positionM[2] - 2 * NEAREST_M],
    focalLengthMm: within(camera.focalLengthMm, SHORTEST_MM, LONGEST_MM),
  };
}
