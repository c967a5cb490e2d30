import { describe, expect, it } from 'vitest';
import type { FieldNode } from '../../document/records/field-node.ts';
import { seeded } from '../bvh/testing/soups.ts';
import { compileField } from './compile-field.ts';
import { gradientNoise } from './gradient-noise.ts';
import { distanceAt, gradientAt, insideAt, materialAt, normalAt } from './query-field.ts';

const sphere = (radiusM: number): FieldNode => ({ op: 'sphere', radiusM });
const at = (x: number, y: number, z: number, child: FieldNode): FieldNode => ({
  op: 'transform',
  translationM: [x, y, z],
  rotation: [0, 0, 0, 1],
  scale: 1,
  child,
});

/** Fields that are true distances, their surface sampled by an independent parametrisation. */
type Sampler = (u: number, v: number, w: number) => readonly [number, number, number];
const { PI, cos, sin, hypot } = Math;
const onSphere = (u: number, v: number): readonly [number, number, number] => {
  const z = 2 * v - 1;
  const r = Math.sqrt(1 - z * z);
  return [r * cos(2 * PI * u), z, r * sin(2 * PI * u)];
};
const turned =
  (profile: readonly (readonly [number, number])[]): Sampler =>
  (u, v, w) => {
    const i = Math.min(profile.length - 2, Math.floor(w * (profile.length - 1)));
    const [a, b] = [profile[i]!, profile[i + 1]!];
    const r = a[0] + (b[0] - a[0]) * v;
    return [r * cos(2 * PI * u), a[1] + (b[1] - a[1]) * v, r * sin(2 * PI * u)];
  };
const exact: [string, FieldNode, Sampler][] = [
  ['sphere', sphere(0.7), (u, v) => onSphere(u, v).map((x) => 0.7 * x) as [number, number, number]],
  [
    'ellipsoid',
    { op: 'ellipsoid', radiiM: [0.9, 0.3, 0.5] },
    (u, v) => {
      const [x, y, z] = onSphere(u, v);
      return [0.9 * x, 0.3 * y, 0.5 * z];
    },
  ],
  [
    'box',
    { op: 'box', sizeM: [1, 0.6, 0.4], roundingM: 0 },
    (u, v, w) => {
      const face = Math.floor(w * 6);
      const p = [0, 0, 0].with(face >> 1, face & 1 ? 0.5 : -0.5);
      p[((face >> 1) + 1) % 3] = u - 0.5;
      p[((face >> 1) + 2) % 3] = v - 0.5;
      return [p[0]! * 1, p[1]! * 0.6, p[2]! * 0.4];
    },
  ],
  ['cylinder', { op: 'cylinder', radiusM: 0.4, heightM: 1, roundingM: 0 }, turned([[0, -0.5], [0.4, -0.5], [0.4, 0.5], [0, 0.5]])],
  ['cone', { op: 'cone', bottomRadiusM: 0.6, topRadiusM: 0.2, heightM: 0.8 }, turned([[0, -0.4], [0.6, -0.4], [0.2, 0.4], [0, 0.4]])],
  ['pointed cone', { op: 'cone', bottomRadiusM: 0.6, topRadiusM: 0, heightM: 0.8 }, turned([[0, -0.4], [0.6, -0.4], [0, 0.4]])],
  [
    'limb',
    { op: 'limb', fromM: [0.1, -0.5, 0], toM: [0.1, 0.4, 0], fromRadiusM: 0.3, toRadiusM: 0.12 },
    (u, v, w) => {
      // The tangent cone of two spheres touches them where the normal has the axial part sin θ.
      const s = (0.3 - 0.12) / 0.9;
      const c = Math.sqrt(1 - s * s);
      const arc = (y: number, r: number, lo: number, hi: number): readonly [number, number] => {
        const angle = lo + (hi - lo) * v;
        return [r * cos(angle), y + r * sin(angle)];
      };
      const theta = Math.asin(s);
      const [x, y] = w < 0.3 ? arc(-0.5, 0.3, -PI / 2, theta) : w < 0.5 ? arc(0.4, 0.12, theta, PI / 2)
        : [0.3 * c + (0.12 - 0.3) * c * v, -0.5 + 0.3 * s + (0.9 + (0.12 - 0.3) * s) * v] as const; // prettier-ignore
      return [0.1 + x * cos(2 * PI * u), y, x * sin(2 * PI * u)];
    },
  ],
  [
    'torus',
    { op: 'torus', majorRadiusM: 0.6, minorRadiusM: 0.2 },
    (u, v) => {
      const r = 0.6 + 0.2 * cos(2 * PI * v);
      return [r * cos(2 * PI * u), 0.2 * sin(2 * PI * v), r * sin(2 * PI * u)];
    },
  ],
  ['revolution', { op: 'revolution', profileM: [[0, -0.5], [0.5, -0.4], [0.2, 0], [0.45, 0.5], [0, 0.3]] }, turned([[0, -0.5], [0.5, -0.4], [0.2, 0], [0.45, 0.5], [0, 0.3]])],
  [
    'extrusion',
    { op: 'extrusion', outlineM: [[-0.5, -0.3], [0.5, -0.3], [0, 0.1], [0.4, 0.5]], depthM: 0.6, roundingM: 0 },
    (u, v, w) => {
      const p = [[-0.5, -0.3], [0.5, -0.3], [0, 0.1], [0.4, 0.5]] as const; // prettier-ignore
      if (w < 0.6) {
        const i = Math.floor((w / 0.6) * 4);
        const [a, b] = [p[i]!, p[(i + 1) % 4]!];
        return [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, 0.6 * (v - 0.5)];
      }
      // The outline is two triangles; fold the unit square onto each.
      const [s, t] = u + v > 1 ? [1 - u, 1 - v] : [u, v];
      const [a, b, c] = w < 0.8 ? [p[0], p[1], p[2]] : [p[0], p[2], p[3]];
      return [
        a[0] + (b[0] - a[0]) * s + (c[0] - a[0]) * t,
        a[1] + (b[1] - a[1]) * s + (c[1] - a[1]) * t,
        w * 1000 % 2 < 1 ? 0.3 : -0.3,
      ];
    },
  ],
]; // prettier-ignore

describe('compileField', () => {
  // The nearest of many surface points is an independent estimate of the distance, from above. Catches a
  // wrong sign of the taper in limbDistance.
  it.each(exact)('%s: the distance to the nearest surface point', (_name, node, sampler) => {
    const random = seeded(1);
    const cloud = Array.from({ length: 5000 }, () => sampler(random(), random(), random()));
    const field = compileField(node);
    expect(Math.max(...cloud.map((p) => Math.abs(distanceAt(field, p))))).toBeLessThan(1e-7);
    for (let k = 0; k < 200; k++) {
      const p = [2 * random() - 1, 2 * random() - 1, 2 * random() - 1] as const;
      let nearest = Infinity;
      for (const q of cloud) nearest = Math.min(nearest, hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
      const d = Math.abs(distanceAt(field, p));
      expect(d).toBeLessThan(nearest + 1e-7);
      expect(d).toBeGreaterThan(nearest - 0.1);
    }
    expect(hypot(...gradientAt(field, [0.31, 0.22, 0.13]))).toBeCloseTo(1, 4);
  });

  it.each(exact)('%s: bounds hold the inside, and the inside reaches them', (_name, node) => {
    const field = compileField({
      op: 'displace',
      amplitudeM: 0,
      wavelengthM: 1,
      octaves: 1,
      seed: 0,
      child: node,
    });
    const [x0, y0, z0, x1, y1, z1] = field.bounds;
    const random = seeded(2);
    const reach = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    for (let k = 0; k < 20_000; k++) {
      const p = [2.4 * random() - 1.2, 2.4 * random() - 1.2, 2.4 * random() - 1.2] as const;
      if (!insideAt(field, p)) continue;
      for (let a = 0; a < 3; a++) {
        reach[a] = Math.min(reach[a]!, p[a]!);
        reach[a + 3] = Math.max(reach[a + 3]!, p[a]!);
      }
    }
    for (const [k, b] of [x0, y0, z0].entries())
      expect(reach[k]! - b).toSatisfy((d: number) => d >= 0 && d < 0.25);
    for (const [k, b] of [x1, y1, z1].entries())
      expect(b - reach[k + 3]!).toSatisfy((d: number) => d >= 0 && d < 0.25);
  });

  it('combines, crisp and blended', () => {
    const two: FieldNode[] = [at(-0.3, 0, 0, sphere(0.5)), at(0.3, 0, 0, sphere(0.5))];
    const field = (op: 'union' | 'intersection' | 'difference', blendM: number) =>
      compileField({ op, blendM, of: two });
    expect(distanceAt(field('union', 0), [1, 0, 0])).toBeCloseTo(0.2, 12);
    expect(distanceAt(field('intersection', 0), [0, 0, 0])).toBeCloseTo(-0.2, 12);
    expect(distanceAt(field('difference', 0), [-0.7, 0, 0])).toBeCloseTo(-0.1, 12);
    expect(insideAt(field('difference', 0), [0, 0, 0])).toBe(false);
    // Where both distances agree, the blend moves the surface by a quarter of its width.
    expect(distanceAt(field('union', 0.2), [0, 0, 0])).toBeCloseTo(-0.2 - 0.05, 12);
    expect(distanceAt(field('intersection', 0.2), [0, 0, 0])).toBeCloseTo(-0.2 + 0.05, 12);
    expect(distanceAt(field('union', 0.2), [1, 0, 0])).toBeCloseTo(0.2, 12);
  });

  it('places, grows, hollows, repeats, mirrors and twists', () => {
    // A quarter turn about Z takes the child's +x to +y; scale 2.
    const turnedBox: FieldNode = {
      op: 'transform',
      translationM: [1, 0, 0],
      rotation: [0, 0, Math.SQRT1_2, Math.SQRT1_2],
      scale: 2,
      child: { op: 'box', sizeM: [1, 0.2, 0.2], roundingM: 0 },
    };
    expect(distanceAt(compileField(turnedBox), [1, 1.5, 0])).toBeCloseTo(0.5, 12);
    expect(distanceAt(compileField(turnedBox), [1.5, 0, 0])).toBeCloseTo(0.3, 12);
    expect(
      distanceAt(compileField({ op: 'offset', distanceM: 0.1, child: sphere(1) }), [2, 0, 0]),
    ).toBeCloseTo(0.9, 12);
    const shell = compileField({ op: 'shell', thicknessM: 0.1, child: sphere(1) });
    expect(distanceAt(shell, [0, 0, 0])).toBeCloseTo(0.95, 12);
    expect(distanceAt(shell, [1, 0, 0])).toBeCloseTo(-0.05, 12);
    const row = compileField({ op: 'repeat', spacingM: [1, 1, 1], counts: [4, 1, 3], child: sphere(0.2) });
    for (const x of [-1.5, -0.5, 0.5, 1.5])
      for (const z of [-1, 0, 1]) expect(distanceAt(row, [x, 0, z])).toBeCloseTo(-0.2, 12);
    expect(distanceAt(row, [2.5, 0, 0])).toBeCloseTo(0.8, 12);
    expect(row.bounds).toEqual([-1.7, -0.2, -1.2, 1.7, 0.2, 1.2]);
    const pair = compileField({ op: 'mirror', axis: 'x', child: at(1, 0, 0, sphere(0.2)) });
    expect(distanceAt(pair, [-1, 0, 0])).toBeCloseTo(-0.2, 12);
    // 90° per metre: a bar along x at y = 0 points along −z one metre up (right-handed about +Y).
    const bar: FieldNode = { op: 'box', sizeM: [2, 4, 0.1], roundingM: 0 };
    const twist = compileField({ op: 'twist', degreesPerM: 90, child: bar });
    expect(insideAt(twist, [0.9, 0, 0])).toBe(true);
    expect(insideAt(twist, [0.9, 1, 0])).toBe(false);
    expect(insideAt(twist, [0.9 * Math.SQRT1_2, 0.5, -0.9 * Math.SQRT1_2])).toBe(true);
    expect(insideAt(twist, [0.9 * Math.SQRT1_2, 0.5, 0.9 * Math.SQRT1_2])).toBe(false);
  });

  // Catches children dropped within reach of a blend, for instance beyond one width instead of two.
  it('simplifies a field within a ball without changing its values there', () => {
    const random = seeded(3);
    const parts: FieldNode[] = Array.from({ length: 40 }, () =>
      at(2 * random() - 1, 2 * random() - 1, 2 * random() - 1, sphere(0.1 + 0.2 * random())),
    );
    const tree: FieldNode = {
      op: 'displace', amplitudeM: 0.02, wavelengthM: 0.2, octaves: 2, seed: 5,
      child: { op: 'difference', blendM: 0.05, of: [{ op: 'union', blendM: 0.1, of: parts }, ...parts.slice(3, 9)] },
    }; // prettier-ignore
    const field = compileField(tree);
    for (let k = 0; k < 300; k++) {
      const c = [2 * random() - 1, 2 * random() - 1, 2 * random() - 1] as const;
      const local = field.within(...c, 0.15);
      for (let i = 0; i < 20; i++) {
        const p = c.map((x) => x + 0.17 * (random() - 0.5)) as [number, number, number];
        // Exactly: neighbouring cells of a contour must see the same sign at a shared corner.
        expect(local.distance(...p)).toBe(field.distance(...p));
      }
    }
  });

  it('displaces by noise that stays in its range and has no jumps', () => {
    let least = 1;
    let most = -1;
    let jump = 0;
    const random = seeded(4);
    const noise = gradientNoise(7);
    for (let k = 0; k < 30_000; k++) {
      const p = [20 * random(), 20 * random(), 20 * random()] as const;
      const v = noise(...p);
      jump = Math.max(jump, Math.abs(gradientNoise(7)(p[0] + 1e-4, p[1], p[2]) - v));
      least = Math.min(least, v);
      most = Math.max(most, v);
    }
    expect(jump).toBeLessThan(1e-3);
    expect(least).toSatisfy((v: number) => v >= -1 && v < -0.6);
    expect(most).toSatisfy((v: number) => v <= 1 && v > 0.6);
    expect(noise(3, 4, 5)).toBeCloseTo(0, 12);
  });

  it('answers which way is out and what a place is made of', () => {
    const parts = [
      { field: compileField(at(-1, 0, 0, sphere(0.5))), material: 'brass' },
      { field: compileField(at(1, 0, 0, sphere(0.5))), material: 'felt' },
    ];
    expect(materialAt(parts, [-1, 0.2, 0])).toBe('brass');
    expect(materialAt(parts, [0.2, 0, 0])).toBe('felt');
    expect(materialAt([], [0, 0, 0])).toBeNull();
    const n = normalAt(parts[1]!.field, [1.4, 0.3, 0]);
    expect(n[0]).toBeCloseTo(0.8, 6);
    expect(n[1]).toBeCloseTo(0.6, 6);
  });
});
