import { describe, expect, it } from 'vitest';
import { fromTrs } from '../../math/mat4.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import { radians } from '../../units/units.ts';
import type { RenderMesh } from '../render-scene.ts';
import { box } from './box.ts';
import { mergeMeshes, transformMesh } from './combine.ts';
import { extrude } from './extrude.ts';
import { icosphere } from './icosphere.ts';
import { lathe } from './lathe.ts';
import type { Vec2 } from './mesh-builder.ts';
import { triangulatePolygon } from './polygon.ts';
import { capsule, cone, cylinder, disc, sphere, torus } from './round-solids.ts';
import { parametricSheet, plane, thicken } from './sheet.ts';
import { area, normalQuality, openEdges, volume } from './testing/measure-mesh.ts';
import { tube } from './tube.ts';

const { PI } = Math;
const N = 256;
const r = 0.4;
const h = 1.2;
const b = 0.05;
const star: Vec2[] = Array.from({ length: 10 }, (_, i) => {
  const radius = i % 2 === 0 ? 1 : 0.4;
  return [radius * Math.cos((i * PI) / 5), radius * Math.sin((i * PI) / 5)];
});
const square = (x: number, y: number, half: number): Vec2[] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
];
const helix = Array.from({ length: 400 }, (_, i) => {
  const t = (i / 399) * 4 * PI;
  return [Math.cos(t), 0.2 * t, Math.sin(t)] as const;
});
const helixLength = 4 * PI * Math.hypot(1, 0.2);

/** name, mesh, volume, area, relative tolerance from the finite number of pieces, least cosine of normals. */
const closed: [string, RenderMesh, number, number, number, number][] = [
  ['box', box('b', [1, 2, 3]), 6, 22, 1e-6, 0.9999],
  [
    // Steiner's formula for the Minkowski sum of a box and a ball.
    'rounded box',
    box('b', [1, 2, 3], b),
    0.9 * 1.9 * 2.9 + 2 * (0.9 * 1.9 + 1.9 * 2.9 + 2.9 * 0.9) * b + PI * b ** 2 * (0.9 + 1.9 + 2.9) + (4 / 3) * PI * b ** 3,
    2 * (0.9 * 1.9 + 1.9 * 2.9 + 2.9 * 0.9) + 2 * PI * b * (0.9 + 1.9 + 2.9) + 4 * PI * b ** 2,
    2e-3,
    0.9,
  ],
  ['sphere', sphere('s', r, N), (4 / 3) * PI * r ** 3, 4 * PI * r ** 2, 1e-3, 0.99],
  ['icosphere', icosphere('s', r, 5), (4 / 3) * PI * r ** 3, 4 * PI * r ** 2, 2e-3, 0.99],
  ['cylinder', cylinder('c', r, h, true, N), PI * r * r * h, 2 * PI * r * (r + h), 1e-3, 0.99],
  ['cone', cone('c', r, 0, h, true, N), (PI * r * r * h) / 3, PI * r * (r + Math.hypot(r, h)), 1e-3, 0.99],
  ['frustum', cone('c', r, 0.1, h, true, N), (PI * h * (r * r + r * 0.1 + 0.01)) / 3, PI * (r * r + 0.01 + (r + 0.1) * Math.hypot(0.3, h)), 1e-3, 0.99],
  ['capsule', capsule('c', r, h, N), PI * r * r * (h - 2 * r) + (4 / 3) * PI * r ** 3, 2 * PI * r * h, 1e-3, 0.99],
  ['torus', torus('t', 1, r, N), 2 * PI ** 2 * r * r, 4 * PI ** 2 * r, 1e-3, 0.99],
  ['lathe with a bore', lathe('l', [[0.2, 0], [0.5, 0], [0.5, 1], [0.2, 1]], { segments: N, closed: true }), PI * 0.21, 2 * PI * (0.7 + 0.21), 1e-3, 0.99],
  // Pappus: volume and side area are the circle's times the length of the path.
  ['helical tube', tube('t', helix, 0.1, { segments: 128 }), PI * 0.01 * helixLength, 2 * PI * 0.1 * helixLength + 2 * PI * 0.01, 2e-3, 0.99],
  ['star', extrude('e', star, 0.3), 0.3 * 10 * 0.5 * 0.4 * Math.sin(PI / 5), 10 * 0.4 * Math.sin(PI / 5) + 0.3 * 10 * Math.hypot(1 - 0.4 * Math.cos(PI / 5), 0.4 * Math.sin(PI / 5)), 1e-6, 0.9999],
  ['frame with two panes', extrude('e', square(0, 0, 1), 0.1, [square(-0.5, 0, 0.3), square(0.5, 0.2, 0.25).toReversed()]), 0.1 * (4 - 0.36 - 0.25), 2 * (4 - 0.36 - 0.25) + 0.1 * (8 + 2.4 + 2), 1e-6, 0.9999],
  ['slab', thicken(plane('p', 2, 3, 4, 5), 0.1, 4, 5), 0.6, 13, 1e-6, 0.9999],
]; // prettier-ignore

describe('shapes', () => {
  // Catches turned-over faces (sign of volume), missing or doubled ones (area, open edges).
  it.each(closed)('%s: closed, outward, of the right size', (_name, mesh, v, a, tolerance, cosine) => {
    expect(openEdges(mesh)).toBe(0);
    expect(Math.abs(volume(mesh) / v - 1)).toBeLessThan(tolerance);
    expect(Math.abs(area(mesh) / a - 1)).toBeLessThan(tolerance);
    const { lengthError, worstCosine } = normalQuality(mesh);
    expect(lengthError).toBeLessThan(1e-6);
    expect(worstCosine).toBeGreaterThan(cosine);
  });

  it('sheets face +Y and have their area', () => {
    for (const [mesh, a] of [
      [plane('p', 2, 3), 6],
      [disc('d', r, N), PI * r * r],
    ] as const) {
      expect(Math.abs(area(mesh) / a - 1)).toBeLessThan(1e-3);
      for (let i = 0; i < mesh.normals!.length; i += 3) expect(mesh.normals![i + 1]).toBeCloseTo(1, 6);
      expect(normalQuality(mesh).worstCosine).toBeGreaterThan(0.9999);
    }
    const wave = parametricSheet('w', 1, 1, 64, 64, (u, v) => [u, 0.1 * Math.sin(6 * u), v]);
    expect(normalQuality(wave).worstCosine).toBeGreaterThan(0.99);
  });

  it('lays uvs in metres and unmirrored, v downward', () => {
    for (const mesh of [box('b', [1, 2, 3]), plane('p', 2, 3), cylinder('c', r, h, false, N)]) {
      const { positions: p, uvs, indices, normals: n } = mesh;
      for (let t = 0; t < indices.length; t += 3) {
        const [i, j, k] = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
        const e1 = [0, 1, 2].map((c) => p[3 * j + c]! - p[3 * i + c]!);
        const e2 = [0, 1, 2].map((c) => p[3 * k + c]! - p[3 * i + c]!);
        const normal = [0, 1, 2].map(
          (c) => e1[(c + 1) % 3]! * e2[(c + 2) % 3]! - e1[(c + 2) % 3]! * e2[(c + 1) % 3]!,
        );
        const geometric = normal.reduce((sum, x, c) => sum + x * n![3 * i + c]!, 0);
        const du1 = uvs![2 * j]! - uvs![2 * i]!, dv1 = uvs![2 * j + 1]! - uvs![2 * i + 1]!; // prettier-ignore
        const du2 = uvs![2 * k]! - uvs![2 * i]!, dv2 = uvs![2 * k + 1]! - uvs![2 * i + 1]!; // prettier-ignore
        // v runs downward, so an unmirrored map turns counter-clockwise triangles clockwise.
        expect(-(du1 * dv2 - du2 * dv1) / geometric).toBeCloseTo(1, 3);
      }
    }
  });

  it('moves and merges', () => {
    const m = fromTrs([1, 2, 3], fromAxisAngle([1, 2, 0.5], radians(0.7)), [2, -1, 0.5]);
    const moved = transformMesh(sphere('s', 1, 64), m);
    expect(openEdges(moved)).toBe(0);
    // Catches a mirror without turned triangles: the volume would be negative.
    expect(Math.abs(volume(moved) / ((4 / 3) * PI) - 1)).toBeLessThan(0.01);
    expect(normalQuality(moved).worstCosine).toBeGreaterThan(0.9);
    const two = mergeMeshes('two', [moved, box('b', [1, 1, 1])]);
    expect(volume(two)).toBeCloseTo(volume(moved) + 1, 5);
    expect(two.uvs!.length / 2).toBe(two.positions.length / 3);
  });

  // Catches bridges that cross the outline or other bridges.
  it('triangulates combs, holes beside holes and outlines with straight corners', () => {
    const comb: Vec2[] = [];
    for (let i = 0; i < 20; i++) comb.push([i, i % 2 === 0 ? 0.1 : 5]);
    comb.push([19, -1], [10, -1], [0, -1]);
    const area2 = (points: readonly Vec2[], t: readonly number[]): number => {
      let sum = 0;
      for (let i = 0; i < t.length; i += 3) {
        const [a, b2, c] = [points[t[i]!]!, points[t[i + 1]!]!, points[t[i + 2]!]!];
        const s = (b2[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b2[1] - a[1]);
        expect(s).toBeGreaterThanOrEqual(0);
        sum += s / 2;
      }
      return sum;
    };
    const combs = triangulatePolygon(comb);
    let shoelace = 0;
    for (let i = 0; i < comb.length; i++) {
      const [x0, y0] = comb[i]!;
      const [x1, y1] = comb[(i + 1) % comb.length]!;
      shoelace += (x0 * y1 - x1 * y0) / 2;
    }
    expect(area2(combs.points, combs.triangles)).toBeCloseTo(Math.abs(shoelace), 9);
    const holes = [-2, -1, 0, 1, 2].flatMap((x) => [-1, 0, 1].map((y) => square(x, y, 0.4)));
    const sieve = triangulatePolygon(square(0, 0, 3), holes);
    expect(area2(sieve.points, sieve.triangles)).toBeCloseTo(36 - 15 * 0.64, 9);
    expect(() => triangulatePolygon(square(0, 0, 1), [square(9, 9, 1)])).toThrow(/hole does not lie inside/);
  });

  it('names the argument that is wrong', () => {
    expect(() => sphere('s', -1)).toThrow('radius: expected > 0, got -1');
    expect(() => box('b', [1, 1, 1], 0.6)).toThrow(/bevel: expected 0…0.5/);
    expect(() => lathe('l', [[-1, 0], [1, 1]])).toThrow(/radius ≥ 0/); // prettier-ignore
    expect(() => capsule('c', 1, 1)).toThrow(/height: expected at least the diameter 2/);
  });
});
