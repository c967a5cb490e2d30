/** Haze, fog and smoke for the kernel: see medium.wgsl. */
import { fromTrs, invertAffine, transformPoint, type Mat4 } from '../../math/mat4.ts';
import { add, scale, sub } from '../../math/vec3.ts';
import { meshCorners } from '../../scene/mesh-corners.ts';
import type { RenderMedium, RenderScene } from '../../scene/render-scene.ts';
import { affineRows } from './motion.ts';
import type { TableBuilder } from './table-builder.ts';

/** As many as the kernel looks through; the thickest are kept. */
export const MOST_MEDIA = 8;
/** Kernels divide by extents. */
const LEAST_HALF_M = 1e-3;

export interface PackedMedia {
  readonly mediumTable: number;
  readonly mediumCount: number;
}

/** The box around all that stands in a scene, as it stands when the shutter opens; null where nothing does. */
function sceneBox({ instances, meshes }: RenderScene): Mat4 | null {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const { mesh, motion } of instances)
    for (const corner of meshCorners(meshes[mesh]!)) {
      const p = transformPoint(motion[0].worldFromLocal, corner);
      for (const axis of [0, 1, 2] as const) {
        low[axis] = Math.min(low[axis], p[axis]);
        high[axis] = Math.max(high[axis], p[axis]);
      }
    }
  if (low[0] > high[0]) return null;
  const half = scale(sub(high, low), 0.5).map((value) => Math.max(LEAST_HALF_M, value));
  return fromTrs(scale(add(low, high), 0.5), [0, 0, 0, 1], [half[0]!, half[1]!, half[2]!]);
}

function packed(medium: RenderMedium, scene: RenderScene): readonly number[] | null {
  const { extent, extinctionPerM, albedo, anisotropy } = medium;
  const worldFromUnit = extent === 'scene' ? sceneBox(scene) : extent.worldFromUnit;
  const unitFromWorld = worldFromUnit && invertAffine(worldFromUnit);
  if (unitFromWorld === null || !(extinctionPerM > 0)) return null;
  const shape = extent !== 'scene' && extent.shape === 'sphere' ? 1 : 0;
  return [...affineRows(unitFromWorld), shape, extinctionPerM, ...albedo, anisotropy];
}

export function packMedia(scene: RenderScene, tables: TableBuilder): PackedMedia {
  const media = [...(scene.media ?? [])].sort((a, b) => b.extinctionPerM - a.extinctionPerM);
  const records = media.flatMap((medium) => {
    const record = packed(medium, scene);
    return record === null ? [] : [record];
  });
  const kept = records.slice(0, MOST_MEDIA);
  return { mediumTable: tables.addFloats(kept.flat()), mediumCount: kept.length };
}
