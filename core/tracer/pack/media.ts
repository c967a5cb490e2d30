/** Haze, fog and smoke for the kernel: see medium.wgsl. */
import { invertAffine, transformPoint, type Mat4 } from '../../math/mat4.ts';
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderMedium, RenderMesh, RenderScene } from '../../scene/render-scene.ts';
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

interface Box {
  readonly min: Vec3;
  readonly max: Vec3;
}

const around = (points: Iterable<Vec3>): Box | null => {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const p of points)
    for (const axis of [0, 1, 2] as const) {
      min[axis] = Math.min(min[axis], p[axis]);
      max[axis] = Math.max(max[axis], p[axis]);
    }
  return min[0] <= max[0] ? { min, max } : null;
};

function* verticesOf({ positions }: RenderMesh): Generator<Vec3> {
  for (let v = 0; v + 2 < positions.length; v += 3)
    yield [positions[v]!, positions[v + 1]!, positions[v + 2]!];
}

function* cornersOf({ min, max }: Box): Generator<Vec3> {
  for (let corner = 0; corner < 8; corner++)
    yield [corner & 1 ? max[0] : min[0], corner & 2 ? max[1] : min[1], corner & 4 ? max[2] : min[2]];
}

/** Meshes stay the same objects from one packing to the next. */
const boxes = new WeakMap<RenderMesh, Box | null>();
function boxOf(mesh: RenderMesh): Box | null {
  const known = boxes.get(mesh);
  if (known !== undefined) return known;
  const box = around(verticesOf(mesh));
  boxes.set(mesh, box);
  return box;
}

/** The box around all that stands in a scene, as it stands when the shutter opens; null where nothing does. */
function sceneBox({ instances, meshes }: RenderScene): Mat4 | null {
  const box = around(
    (function* (): Generator<Vec3> {
      for (const { mesh, motion } of instances) {
        const own = boxOf(meshes[mesh]!);
        if (own === null) continue;
        for (const corner of cornersOf(own)) yield transformPoint(motion[0].worldFromLocal, corner);
      }
    })(),
  );
  if (box === null) return null;
  const half = [0, 1, 2].map((i) => Math.max(LEAST_HALF_M, (box.max[i]! - box.min[i]!) / 2));
  const centre = [0, 1, 2].map((i) => (box.max[i]! + box.min[i]!) / 2);
  return [half[0]!, 0, 0, 0, 0, half[1]!, 0, 0, 0, 0, half[2]!, 0, centre[0]!, centre[1]!, centre[2]!, 1];
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
