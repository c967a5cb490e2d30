/** Surfaces of revolution about Y: turned legs, bottles, glasses, and all round primitives. */
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';
import { MeshBuilder, type Vec2 } from './mesh-builder.ts';

export interface LatheOptions {
  /** Straight pieces around the axis, ≥ 3; default 64. */
  readonly segments?: number;
  /** Profile corners sharper than this stay sharp, radians; default 30°. */
  readonly creaseAngle?: number;
  /** Joins the profile's last point to its first: a ring. */
  readonly closed?: boolean;
}

const DEFAULT_SEGMENTS = 64;
const DEFAULT_CREASE = Math.PI / 6;

/**
 * Turns `profile` (radius ≥ 0 and height, metres) about Y. Going along the profile, outside is to the right: a
 * profile that rises on the +x side faces outward. A profile that starts and ends on the axis, or is closed,
 * gives a closed surface. uv: metres around the widest ring, metres along the profile.
 * @throws RangeError for fewer than two points or segments < 3, or a negative radius.
 */
export function lathe(name: string, profile: readonly Vec2[], options: LatheOptions = {}): RenderMesh {
  const segments = options.segments ?? DEFAULT_SEGMENTS;
  const crease = Math.cos(options.creaseAngle ?? DEFAULT_CREASE);
  const closed = options.closed ?? false;
  if (!Number.isInteger(segments) || segments < 3)
    throw new RangeError(`segments: expected a whole number ≥ 3, got ${segments}`);
  const points = profile.filter(
    (p, i) => i === 0 || p[0] !== profile[i - 1]![0] || p[1] !== profile[i - 1]![1],
  );
  if (points.length < 2) throw new RangeError(`profile: expected two or more distinct points`);
  if (points.some(([x, y]) => !(x >= 0) || !Number.isFinite(x + y)))
    throw new RangeError('profile: expected finite points with radius ≥ 0');

  const pieces = closed ? points.length : points.length - 1;
  const at = (i: number): Vec2 => points[i % points.length]!;
  const pieceNormal = (i: number): Vec2 => {
    const [x0, y0] = at(i);
    const [x1, y1] = at(i + 1);
    const l = Math.hypot(x1 - x0, y1 - y0);
    return [(y1 - y0) / l, (x0 - x1) / l];
  };
  /** Normal of piece i at its end, smoothed with its neighbour unless the corner is sharp. */
  const endNormal = (i: number, neighbour: number): Vec2 => {
    const n = pieceNormal(i);
    if (!closed && (neighbour < 0 || neighbour >= pieces)) return n;
    const m = pieceNormal((neighbour + pieces) % pieces);
    if (n[0] * m[0] + n[1] * m[1] < crease) return n;
    const l = Math.hypot(n[0] + m[0], n[1] + m[1]);
    return [(n[0] + m[0]) / l, (n[1] + m[1]) / l];
  };

  const widest = Math.max(...points.map((p) => p[0]));
  let total = 0;
  for (let i = 0; i < pieces; i++) total += Math.hypot(at(i + 1)[0] - at(i)[0], at(i + 1)[1] - at(i)[1]);
  const builder = new MeshBuilder();
  let along = 0;
  for (let i = 0; i < pieces; i++) {
    const from = at(i);
    const to = at(i + 1);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const nFrom = endNormal(i, i - 1);
    const nTo = endNormal(i, i + 1);
    const lower: number[] = [];
    const upper: number[] = [];
    for (let s = 0; s <= segments; s++) {
      // The last ring position repeats the first exactly, so that the seam is tight.
      const angle = (2 * Math.PI * (s % segments)) / segments;
      const c = Math.cos(angle);
      const sn = Math.sin(angle);
      const u = 2 * Math.PI * widest * (1 - s / segments);
      const put = (p: Vec2, n: Vec2, v: number): number =>
        builder.vertex([p[0] * c, p[1], p[0] * sn], [n[0] * c, n[1], n[0] * sn] as Vec3, u, v);
      lower.push(put(from, nFrom, total - along));
      upper.push(put(to, nTo, total - along - length));
    }
    for (let s = 0; s < segments; s++) builder.quad(lower[s]!, upper[s]!, upper[s + 1]!, lower[s + 1]!);
    along += length;
  }
  return builder.build(name);
}
