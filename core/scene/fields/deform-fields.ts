/** Operators of one child: placing, growing, hollowing, copying, mirroring, twisting, displacing. */
import type { Vec3 } from '../../math/vec3.ts';
import { unary, type FieldEvaluator } from './evaluator.ts';
import { growBounds, isEmpty, mapBounds, unionBounds, UNBOUNDED } from './field-bounds.ts';
import { fractalNoise } from './gradient-noise.ts';

type Distance = FieldEvaluator['distance'];

/** What an operator makes of a field and of the even field beneath it: one function where they are one. */
function mapped(
  distance: Distance,
  base: Distance,
  operator: (of: Distance) => Distance,
): Pick<FieldEvaluator, 'distance' | 'base'> {
  const of = operator(distance);
  return { distance: of, base: base === distance ? of : operator(base) };
}

/** Uniform scale, then the rotation of a unit quaternion (xyzw), then the translation. */
export function transformed(
  child: FieldEvaluator,
  [tx, ty, tz]: Vec3,
  [qx, qy, qz, qw]: readonly [number, number, number, number],
  scale: number,
): FieldEvaluator {
  // Rows of the rotation matrix; its transpose turns world offsets back.
  const norm = 2 / (qx * qx + qy * qy + qz * qz + qw * qw);
  const r00 = 1 - norm * (qy * qy + qz * qz), r01 = norm * (qx * qy - qz * qw), r02 = norm * (qx * qz + qy * qw); // prettier-ignore
  const r10 = norm * (qx * qy + qz * qw), r11 = 1 - norm * (qx * qx + qz * qz), r12 = norm * (qy * qz - qx * qw); // prettier-ignore
  const r20 = norm * (qx * qz - qy * qw), r21 = norm * (qy * qz + qx * qw), r22 = 1 - norm * (qx * qx + qy * qy); // prettier-ignore
  const inverse = 1 / scale;
  const isTurned = r00 !== 1 || r11 !== 1 || r22 !== 1;
  const toChild = (x: number, y: number, z: number): Vec3 => {
    const dx = (x - tx) * inverse;
    const dy = (y - ty) * inverse;
    const dz = (z - tz) * inverse;
    return [r00 * dx + r10 * dy + r20 * dz, r01 * dx + r11 * dy + r21 * dz, r02 * dx + r12 * dy + r22 * dz];
  };
  const placed = (distance: Distance): Distance => {
    if (!isTurned && scale === 1) return (x, y, z) => distance(x - tx, y - ty, z - tz);
    return (x, y, z) => {
      const dx = (x - tx) * inverse;
      const dy = (y - ty) * inverse;
      const dz = (z - tz) * inverse;
      return (
        scale *
        distance(
          r00 * dx + r10 * dy + r20 * dz,
          r01 * dx + r11 * dy + r21 * dz,
          r02 * dx + r12 * dy + r22 * dz,
        )
      );
    };
  };
  return unary(child, {
    values: ({ distance, base, slack }) => ({ ...mapped(distance, base, placed), slack: slack * scale }),
    bounds: (bounds) =>
      mapBounds(bounds, (x, y, z) => [
        tx + scale * (r00 * x + r01 * y + r02 * z),
        ty + scale * (r10 * x + r11 * y + r12 * z),
        tz + scale * (r20 * x + r21 * y + r22 * z),
      ]),
    childBall: (x, y, z, radius) => [...toChild(x, y, z), radius * inverse],
  });
}

const sameBall = (x: number, y: number, z: number, r: number): readonly [number, number, number, number] =>
  [x, y, z, r]; // prettier-ignore

export const offsetBy = (child: FieldEvaluator, by: number): FieldEvaluator =>
  unary(child, {
    values: ({ distance, base, slack }) => ({
      ...mapped(distance, base, (of) => (x, y, z) => of(x, y, z) - by),
      slack,
    }),
    bounds: (bounds) => growBounds(bounds, by),
    childBall: sameBall,
  });

export const shellOf = (child: FieldEvaluator, thickness: number): FieldEvaluator =>
  unary(child, {
    values: ({ distance, base, slack }) => ({
      ...mapped(distance, base, (of) => (x, y, z) => Math.abs(of(x, y, z)) - thickness / 2),
      slack,
    }),
    bounds: (bounds) => growBounds(bounds, thickness / 2),
    childBall: sameBall,
  });

/**
 * Copies on a centred grid. The two nearest copies on each axis are looked at, so a child that reaches farther
 * than one spacing from its origin is cut by its neighbours' cells.
 */
export function repeated(child: FieldEvaluator, spacing: Vec3, counts: Vec3): FieldEvaluator {
  const { distance, base, slack, bounds } = child;
  const lower = (v: number, axis: number): number => {
    const n = counts[axis]!;
    return Math.max(0, Math.min(n - 2, Math.floor(v / spacing[axis]! + (n - 1) / 2)));
  };
  const position = (i: number, axis: number): number => (i - (counts[axis]! - 1) / 2) * spacing[axis]!;
  const corner = counts.map((_, axis) => position(0, axis)) as unknown as Vec3;
  const shifted = (s: number): typeof bounds => [
    bounds[0] + s * corner[0], bounds[1] + s * corner[1], bounds[2] + s * corner[2],
    bounds[3] + s * corner[0], bounds[4] + s * corner[1], bounds[5] + s * corner[2],
  ]; // prettier-ignore
  const copies =
    (of: Distance): Distance =>
    (x, y, z) => {
      let nearest = Infinity;
      const i0 = lower(x, 0);
      const j0 = lower(y, 1);
      const k0 = lower(z, 2);
      for (let i = i0; i <= i0 + 1 && i < counts[0]; i++)
        for (let j = j0; j <= j0 + 1 && j < counts[1]; j++)
          for (let k = k0; k <= k0 + 1 && k < counts[2]; k++)
            nearest = Math.min(nearest, of(x - position(i, 0), y - position(j, 1), z - position(k, 2)));
      return nearest;
    };
  const self: FieldEvaluator = {
    ...mapped(distance, base, copies),
    slack,
    bounds: isEmpty(bounds) ? bounds : unionBounds([shifted(1), shifted(-1)]),
    within: () => self,
  };
  return self;
}

/** The child's positive side, on both sides. */
export function mirrored(child: FieldEvaluator, axis: 'x' | 'y' | 'z'): FieldEvaluator {
  const mx = axis === 'x';
  const my = axis === 'y';
  const mz = axis === 'z';
  return unary(child, {
    values: ({ distance, base, slack }) => ({
      ...mapped(
        distance,
        base,
        (of) => (x, y, z) => of(mx ? Math.abs(x) : x, my ? Math.abs(y) : y, mz ? Math.abs(z) : z),
      ),
      slack,
    }),
    bounds: (bounds) =>
      unionBounds([bounds, mapBounds(bounds, (x, y, z) => [mx ? -x : x, my ? -y : y, mz ? -z : z])]),
    childBall: (x, y, z, r) => [mx ? Math.abs(x) : x, my ? Math.abs(y) : y, mz ? Math.abs(z) : z, r],
  });
}

/**
 * Turned about Y by `radiansPerMetre`. Twisting by a = r·radiansPerMetre at radius r stretches by at most
 * (a + √(a² + 4))/2, the largest singular value of the shear; dividing by it keeps a bound of the distance.
 */
export function twisted(child: FieldEvaluator, radiansPerMetre: number): FieldEvaluator {
  const { distance, base, slack, bounds } = child;
  const reach = Math.hypot(Math.max(-bounds[0], bounds[3]), Math.max(-bounds[2], bounds[5]));
  const turnedBack =
    (of: Distance): Distance =>
    (x, y, z) => {
      const angle = radiansPerMetre * y;
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      const a = Math.abs(radiansPerMetre) * Math.max(Math.sqrt(x * x + z * z), Math.min(reach, 1e6));
      // Rotation by +angle about Y took the child's point here; this takes it back.
      return of(c * x - s * z, y, s * x + c * z) / ((a + Math.sqrt(a * a + 4)) / 2);
    };
  const self: FieldEvaluator = {
    ...mapped(distance, base, turnedBack),
    slack,
    bounds: Number.isFinite(reach) ? [-reach, bounds[1], -reach, reach, bounds[4], reach] : UNBOUNDED,
    within: () => self,
  };
  return self;
}

export function displaced(
  child: FieldEvaluator,
  amplitude: number,
  wavelength: number,
  octaves: number,
  seed: number,
): FieldEvaluator {
  const f = 1 / wavelength;
  const noise = fractalNoise(octaves, seed);
  return unary(child, {
    values: ({ distance, base, slack }) => ({
      base,
      slack: slack + amplitude,
      distance: (x, y, z) => distance(x, y, z) - amplitude * noise(x * f, y * f, z * f),
    }),
    bounds: (bounds) => growBounds(bounds, amplitude),
    childBall: sameBall,
  });
}
