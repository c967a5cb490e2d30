/** Bounds of meshes by their eight corners: enough to rule most of a set out, or to go round it. */
import type { Vec3 } from '../math/vec3.ts';
import type { RenderMesh } from './render-scene.ts';

/** Meshes stay the same objects while a scene is worked on. */
const known = new WeakMap<RenderMesh, readonly Vec3[]>();

/** Corners of a mesh's bounds in its own space, metres; of a mesh without vertices there are none. */
export function meshCorners(mesh: RenderMesh): readonly Vec3[] {
  const before = known.get(mesh);
  if (before !== undefined) return before;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const { positions } = mesh;
  for (let i = 0; i < positions.length; i++) {
    low[i % 3] = Math.min(low[i % 3]!, positions[i]!);
    high[i % 3] = Math.max(high[i % 3]!, positions[i]!);
  }
  const corners = Array.from({ length: positions.length === 0 ? 0 : 8 }, (_, i): Vec3 => [
    (i & 1 ? high : low)[0]!,
    (i & 2 ? high : low)[1]!,
    (i & 4 ? high : low)[2]!,
  ]);
  known.set(mesh, corners);
  return corners;
}
