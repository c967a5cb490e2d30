/** Boxes, sharp or with rounded edges: a hairline of bevel is what catches light on real furniture. */
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';
import { MeshBuilder, requirePositive } from './mesh-builder.ts';

/** Pieces of each rounded edge. */
const BEVEL_STEPS = 4;

/**
 * A box of full extents `size`, centred at the origin. `bevel` is the radius of its edges and corners, at most
 * half the shortest side. uv: metres on each face.
 */
export function box(name: string, size: Vec3, bevel = 0): RenderMesh {
  requirePositive({ width: size[0], height: size[1], depth: size[2] });
  if (!(bevel >= 0 && bevel <= Math.min(...size) / 2))
    throw new RangeError(`bevel: expected 0…${Math.min(...size) / 2} (half the shortest side), got ${bevel}`);
  const builder = new MeshBuilder();
  const steps = bevel > 0 ? BEVEL_STEPS : 0;
  // Slopes of the face normal toward a neighbour: −1 (the shared edge) … 0 (the flat part), and 0 … 1.
  const slopes: { slope: number; side: number }[] = [];
  for (const side of [-1, 1])
    for (let k = 0; k <= steps; k++) {
      const step = side < 0 ? steps - k : k;
      const slope = step === 0 ? 0 : step === steps ? 1 : Math.tan((Math.PI / 4) * (step / steps));
      slopes.push({ slope: side * slope, side });
    }
  for (let axis = 0; axis < 3; axis++)
    for (const sign of [-1, 1]) {
      const uAxis = (axis + 1) % 3;
      const vAxis = (axis + 2) % 3;
      const rows: number[][] = [];
      for (const v of slopes) {
        const row: number[] = [];
        for (const u of slopes) {
          const n = [0, 0, 0];
          n[axis] = sign;
          n[uAxis] = u.slope;
          n[vAxis] = v.slope;
          const l = Math.sqrt(n[0]! * n[0]! + n[1]! * n[1]! + n[2]! * n[2]!);
          const p = [0, 0, 0];
          p[axis] = sign * (size[axis]! / 2 - bevel) + (bevel * sign) / l;
          p[uAxis] = u.side * (size[uAxis]! / 2 - bevel) + (bevel * u.slope) / l;
          p[vAxis] = v.side * (size[vAxis]! / 2 - bevel) + (bevel * v.slope) / l;
          const [s, t] = faceUv(axis, sign, p as unknown as Vec3, size);
          row.push(builder.vertex(p as unknown as Vec3, [n[0]! / l, n[1]! / l, n[2]! / l], s, t));
        }
        rows.push(row);
      }
      for (let j = 0; j + 1 < rows.length; j++)
        for (let i = 0; i + 1 < rows.length; i++) {
          const [a, b, c, d] = [rows[j]![i]!, rows[j]![i + 1]!, rows[j + 1]![i + 1]!, rows[j + 1]![i]!];
          if (sign > 0) builder.quad(a, b, c, d);
          else builder.quad(a, d, c, b);
        }
    }
  return builder.build(name);
}

/** Metres from the face's top left corner, seen from outside with Y up (top: seen from above, −Z up). */
function faceUv(axis: number, sign: number, p: Vec3, size: Vec3): readonly [number, number] {
  if (axis === 0) return [size[2] / 2 - sign * p[2], size[1] / 2 - p[1]];
  if (axis === 1) return [size[0] / 2 + p[0], size[2] / 2 + sign * p[2]];
  return [size[0] / 2 + sign * p[0], size[1] / 2 - p[1]];
}
