/**
 * The floor under a camera. "Height" on a camera report is measured from the floor the camera stands on, so a table
 * under the lens does not count and a gallery does: the highest level face below the lens that belongs to something
 * at least as wide as a floor.
 */
import { transformPoint } from '../math/mat4.ts';
import type { Vec3 } from '../math/vec3.ts';
import { meshCorners } from '../scene/mesh-corners.ts';
import type { RenderInstance, RenderMesh, RenderScene } from '../scene/render-scene.ts';

/** Narrower things are furniture, metres. */
const NARROWEST_FLOOR_M = 2.5;
/** Steepest face that can be stood on: cosine of 15°. */
const LEVEL_COSINE = Math.cos(Math.PI / 12);

/** Height of the floor under `point` in world metres; 0, the scene's own floor, where nothing lies below. */
export function floorBelow(scene: RenderScene | null, point: Vec3): number {
  let highest: number | null = null;
  for (const instance of scene?.instances ?? []) {
    const height = levelBelow(scene!.meshes[instance.mesh]!, instance, point);
    if (height !== null && (highest === null || height > highest)) highest = height;
  }
  return highest ?? 0;
}

function levelBelow(mesh: RenderMesh, instance: RenderInstance, point: Vec3): number | null {
  const { positions, indices } = mesh;
  const worldFromLocal = instance.motion[0].worldFromLocal;
  const vertex = (i: number): Vec3 =>
    transformPoint(worldFromLocal, [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]);
  if (
    !isFloorUnder(
      meshCorners(mesh).map((corner) => transformPoint(worldFromLocal, corner)),
      point,
    )
  )
    return null;
  const world = Array.from({ length: positions.length / 3 }, (_, i) => vertex(i));
  if (!isFloorUnder(world, point)) return null;

  let highest: number | null = null;
  for (let i = 0; i + 2 < indices.length; i += 3) {
    const height = heightAt(world[indices[i]!]!, world[indices[i + 1]!]!, world[indices[i + 2]!]!, point);
    if (height !== null && height < point[1] && (highest === null || height > highest)) highest = height;
  }
  return highest;
}

/** Whether the level bounds of points are wide enough for a floor and hold (x, z) of `point`. */
function isFloorUnder(points: readonly Vec3[], point: Vec3): boolean {
  let [minX, maxX, minZ, maxZ] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, , z] of points) {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minZ = Math.min(minZ, z);
    maxZ = Math.max(maxZ, z);
  }
  const wide = Math.min(maxX - minX, maxZ - minZ) >= NARROWEST_FLOOR_M;
  return wide && point[0] >= minX && point[0] <= maxX && point[2] >= minZ && point[2] <= maxZ;
}

/** Height of an upward-facing, level triangle over (x, z) of `point`; null where it does not reach there. */
function heightAt(a: Vec3, b: Vec3, c: Vec3, point: Vec3): number | null {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  if (!(ny > LEVEL_COSINE * Math.hypot(nx, ny, nz))) return null;
  const [px, pz] = [point[0] - a[0], point[2] - a[2]];
  // p = u·s + v·t in the horizontal plane; the determinant is −ny.
  const s = (px * vz - pz * vx) / -ny;
  const t = (ux * pz - uz * px) / -ny;
  return s >= 0 && t >= 0 && s + t <= 1 ? a[1] + s * uy + t * vy : null;
}
