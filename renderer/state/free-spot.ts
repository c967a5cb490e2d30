/** Where a new thing can stand without being inside another: the wished place, or the nearest free one around it. */
import { recordsOf, type Document } from '../../core/document/index.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { worldBox, type Box } from './record-bounds.ts';

/** Things this flat are floors and rugs: one stands on them. */
const FLAT_M = 0.12;
/** Things this large are sets: one stands in them. */
const SET_M = 8;
const RINGS = 6;
const STEPS_A_RING = 12;

const overlaps = (a: Box, b: Box): boolean =>
  ([0, 1, 2] as const).every((i) => a.min[i] < b.max[i] - 1e-3 && a.max[i] > b.min[i] + 1e-3);

const isObstacle = ({ min, max }: Box): boolean =>
  max[1] - min[1] > FLAT_M && max[0] - min[0] < SET_M && max[2] - min[2] < SET_M;

/**
 * @param at on the floor, below the middle of the thing.
 * @param box of the thing when it stands at the origin.
 */
export function freeSpot(document: Document, sceneId: string, at: Vec3, box: Box): Vec3 {
  const obstacles = recordsOf(document, 'object')
    .filter((object) => object.sceneId === sceneId && object.visible && object.content.type !== 'medium')
    .flatMap((object) => worldBox(document, object) ?? [])
    .filter(isObstacle);
  const isFree = (p: Vec3): boolean => {
    const there: Box = {
      min: [box.min[0] + p[0], box.min[1] + p[1], box.min[2] + p[2]],
      max: [box.max[0] + p[0], box.max[1] + p[1], box.max[2] + p[2]],
    };
    return !obstacles.some((obstacle) => overlaps(there, obstacle));
  };
  if (isFree(at)) return at;
  const size = Math.max(0.4, box.max[0] - box.min[0], box.max[2] - box.min[2]);
  for (let ring = 1; ring <= RINGS; ring++)
    for (let step = 0; step < STEPS_A_RING; step++) {
      const angle = (step / STEPS_A_RING) * 2 * Math.PI;
      const p: Vec3 = [
        at[0] + Math.cos(angle) * ring * size * 0.75,
        at[1],
        at[2] + Math.sin(angle) * ring * size * 0.75,
      ];
      if (isFree(p)) return p;
    }
  return at;
}
