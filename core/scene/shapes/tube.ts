/**
 * A round tube along a curve, its frame carried without twist.
 *
 * [1] W. Wang, B. Jüttler, D. Zheng, Y. Liu, "Computation of Rotation Minimizing Frames", ACM TOG 27(1), 2008:
 *     the double reflection method.
 */
import { add, cross, dot, normalize, scale, sub, type Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';
import { MeshBuilder, requirePositive } from './mesh-builder.ts';

export interface TubeOptions {
  /** Pieces around; default 16. */
  readonly segments?: number;
  /** Flat ends; default true. */
  readonly capped?: boolean;
}

/**
 * `points`: two or more distinct points, metres. `radius`: one for all, or one per point.
 * @throws RangeError for fewer than two distinct points.
 */
export function tube(
  name: string,
  points: readonly Vec3[],
  radius: number | readonly number[],
  options: TubeOptions = {},
): RenderMesh {
  const segments = options.segments ?? 16;
  const capped = options.capped ?? true;
  const last = points.length - 1;
  if (last < 1) throw new RangeError('points: expected two or more');
  const radii = typeof radius === 'number' ? points.map(() => radius) : radius;
  for (const [i, r] of radii.entries()) requirePositive({ [`radius[${i}]`]: r });

  const tangents = points.map((_, i) =>
    normalize(sub(points[Math.min(last, i + 1)]!, points[Math.max(0, i - 1)]!)),
  );
  const [tx, , tz] = tangents[0]!;
  let side = normalize(cross(Math.abs(tx) + Math.abs(tz) > 1e-3 ? [0, 1, 0] : [1, 0, 0], tangents[0]!));
  const builder = new MeshBuilder();
  const rings: number[][] = [];
  let along = 0;
  for (let i = 0; i <= last; i++) {
    const p = points[i]!;
    const t = tangents[i]!;
    if (i > 0) {
      // Reflect the frame in the plane between the points, then in the one between the tangents.
      const v1 = sub(p, points[i - 1]!);
      const c1 = dot(v1, v1);
      if (!(c1 > 0)) throw new RangeError(`points: ${i - 1} and ${i} coincide`);
      const sideL = sub(side, scale(v1, (2 / c1) * dot(v1, side)));
      const tL = sub(tangents[i - 1]!, scale(v1, (2 / c1) * dot(v1, tangents[i - 1]!)));
      const v2 = sub(t, tL);
      const c2 = dot(v2, v2);
      side = c2 > 0 ? sub(sideL, scale(v2, (2 / c2) * dot(v2, sideL))) : sideL;
      along += Math.sqrt(c1);
    }
    const up = cross(t, side);
    const before = Math.max(0, i - 1);
    const after = Math.min(last, i + 1);
    const run = Math.hypot(...sub(points[after]!, points[before]!));
    const slope = (radii[after]! - radii[before]!) / run;
    const ring: number[] = [];
    for (let s = 0; s <= segments; s++) {
      const angle = (2 * Math.PI * (s % segments)) / segments;
      const out = add(scale(side, Math.cos(angle)), scale(up, Math.sin(angle)));
      ring.push(
        builder.vertex(
          add(p, scale(out, radii[i]!)),
          normalize(sub(out, scale(t, slope))),
          2 * Math.PI * radii[i]! * (s / segments),
          along,
        ),
      );
    }
    rings.push(ring);
  }
  for (let i = 0; i < last; i++)
    for (let s = 0; s < segments; s++)
      builder.quad(rings[i]![s]!, rings[i]![s + 1]!, rings[i + 1]![s + 1]!, rings[i + 1]![s]!);

  if (capped) {
    for (const end of [0, last]) {
      const facing = end === 0 ? -1 : 1;
      const n = scale(tangents[end]!, facing);
      const p = points[end]!;
      const centre = builder.vertex(p, n, 0, 0);
      const rim = rings[end]!.map((index) => {
        const q = builder.position(index);
        return builder.vertex(q, n, 0, Math.hypot(...sub(q, p)));
      });
      for (let s = 0; s < segments; s++)
        if (facing > 0) builder.triangle(centre, rim[s]!, rim[s + 1]!);
        else builder.triangle(centre, rim[s + 1]!, rim[s]!);
    }
  }
  return builder.build(name);
}
