/** Rectangles around the clear panes of a scene: where a room gets its skylight from. */
import { transformPoint } from '../../math/mat4.ts';
import { add, cross, dot, length, normalize, scale, sub, type Vec3 } from '../../math/vec3.ts';
import type { RenderScene } from '../../scene/render-scene.ts';
import type { PlacedGeometry } from './geometry.ts';
import { BLANK, KIND, TWO_SIDED, type PackedLight } from './lights.ts';
import { isClearPane } from './materials.ts';

/** Every portal costs each skylight sample a little: the largest are kept. */
const MOST_PORTALS = 8;
/** A pane may be this thick, in parts of its width, and still count as flat. */
const MOST_DEPTH = 0.05;

/** One two-sided rectangle per flat pane; moving and curved panes have none. */
export function packPortals(scene: RenderScene, placed: readonly PlacedGeometry[]): PackedLight[] {
  if (!scene.environment) return [];
  const portals: PackedLight[] = [];
  scene.instances.forEach(({ mesh, material }, i) => {
    const { poses } = placed[i]!;
    if (poses.length > 1 || !isClearPane(scene.materials[material]!)) return;
    const { positions, indices } = scene.meshes[mesh]!;
    const corner = (v: number): Vec3 =>
      transformPoint(poses[0], [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!]);
    const portal = rectangleAround(Array.from(indices, corner));
    if (portal) portals.push(portal);
  });
  return portals.sort((a, b) => b.area - a.area).slice(0, MOST_PORTALS);
}

/** The rectangle along the largest triangle's longest edge that holds all corners; null where they do not lie flat. */
function rectangleAround(corners: readonly Vec3[]): PackedLight | null {
  let normal: Vec3 = [0, 0, 0];
  let along: Vec3 = [0, 0, 0];
  for (let t = 0; t + 2 < corners.length; t += 3) {
    const [a, b, c] = [corners[t]!, corners[t + 1]!, corners[t + 2]!];
    const n = cross(sub(b, a), sub(c, a));
    if (length(n) <= length(normal)) continue;
    normal = n;
    // of a rectangle's half, the middle edge is a side and the longest its diagonal
    const edges = [sub(b, a), sub(c, b), sub(a, c)].sort((p, q) => length(p) - length(q));
    along = edges[1]!;
  }
  if (!(length(normal) > 0)) return null;
  const z = normalize(normal);
  const x = normalize(along);
  const y = cross(z, x);
  const range = (axis: Vec3): readonly [number, number] => {
    const values = corners.map((p) => dot(p, axis));
    return [
      values.reduce((m, v) => Math.min(m, v), Infinity),
      values.reduce((m, v) => Math.max(m, v), -Infinity),
    ];
  };
  const [x0, x1] = range(x);
  const [y0, y1] = range(y);
  const [z0, z1] = range(z);
  const [width, height] = [x1 - x0, y1 - y0];
  if (z1 - z0 > MOST_DEPTH * Math.min(width, height)) return null;
  return {
    ...BLANK,
    kind: KIND.rect,
    flags: TWO_SIDED,
    axisX: x,
    axisY: y,
    axisZ: z,
    position: add(add(scale(x, (x0 + x1) / 2), scale(y, (y0 + y1) / 2)), scale(z, (z0 + z1) / 2)),
    size: [width / 2, height / 2],
    area: width * height,
  };
}
