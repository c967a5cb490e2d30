import { describe, expect, it } from 'vitest';
import type { FieldNode } from '../../document/records/field-node.ts';
import { StoppedError } from '../bvh/stopped-error.ts';
import { seeded } from '../bvh/testing/soups.ts';
import { area, normalQuality, openEdges, volume } from '../shapes/testing/measure-mesh.ts';
import { compileField } from './compile-field.ts';
import { polygoniseField } from './polygonise-field.ts';

const { PI } = Math;
const sphere = (radiusM: number): FieldNode => ({ op: 'sphere', radiusM });
const box: FieldNode = { op: 'box', sizeM: [1, 0.6, 0.4], roundingM: 0 };
const turned: FieldNode = {
  op: 'transform', translationM: [0.013, 0.027, -0.031], rotation: [0.2, 0.4, 0.1, Math.sqrt(1 - 0.21)], scale: 1, child: box,
}; // prettier-ignore
const polygonise = (node: FieldNode, cellSize: number) =>
  polygoniseField('field', compileField(node), { cellSize });

describe('polygoniseField', () => {
  // Catches quads turned inward, vertices at the mass point (the rims of the bored ball) and lost cells.
  it.each<[string, FieldNode, number, number]>([
    ['sphere', sphere(0.5), (4 / 3) * PI * 0.125, PI],
    ['box', box, 0.24, 2 * (0.6 + 0.24 + 0.4)],
    ['turned box', turned, 0.24, 2 * (0.6 + 0.24 + 0.4)],
    ['torus', { op: 'torus', majorRadiusM: 0.5, minorRadiusM: 0.2 }, 2 * PI ** 2 * 0.5 * 0.04, 4 * PI ** 2 * 0.1],
    ['cylinder', { op: 'cylinder', radiusM: 0.4, heightM: 1, roundingM: 0 }, PI * 0.16, 2 * PI * 0.4 * 1.4],
    ['hollow ball', { op: 'shell', thicknessM: 0.2, child: sphere(0.5) }, (4 / 3) * PI * (0.216 - 0.064), 4 * PI * (0.36 + 0.16)],
    ['bored ball', { op: 'difference', blendM: 0, of: [sphere(0.5), { op: 'cylinder', radiusM: 0.3, heightM: 2, roundingM: 0 }] },
      // The napkin ring: what is left of height h = 0.8 has the volume of a ball of that diameter.
      (4 / 3) * PI * 0.4 ** 3, 2 * PI * 0.8 * (0.5 + 0.3)],
  ])('%s: closed, and its volume and area converge with the square of the cell', (_name, node, v, a) => {
    for (const cell of [0.05, 0.025]) {
      const mesh = polygonise(node, cell);
      expect(openEdges(mesh)).toBe(0);
      // Curvature 1/r ≤ 5: a chord of one cell misses r by cell²/8r.
      expect(Math.abs(volume(mesh) / v - 1)).toBeLessThan(14 * cell ** 2);
      expect(Math.abs(area(mesh) / a - 1)).toBeLessThan(14 * cell ** 2);
      expect(normalQuality(mesh).lengthError).toBeLessThan(1e-6);
    }
  }); // prettier-ignore

  it('puts corners of a turned box where they are, within 2 % of a cell, and keeps faces flat', () => {
    // Catches a vertex at the mass point (corners cut by a third of a cell) and a truncation that is too strong.
    const cell = 0.05;
    const { positions, normals } = polygonise(turned, cell);
    const field = compileField(turned);
    const [x, y, z, w] = [0.2, 0.4, 0.1, Math.sqrt(1 - 0.21)];
    const rotate = (p: readonly [number, number, number]): number[] => {
      const t = [2 * (y * p[2] - z * p[1]), 2 * (z * p[0] - x * p[2]), 2 * (x * p[1] - y * p[0])] as const;
      return [
        p[0] + w * t[0] + y * t[2] - z * t[1] + 0.013,
        p[1] + w * t[1] + z * t[0] - x * t[2] + 0.027,
        p[2] + w * t[2] + x * t[1] - y * t[0] - 0.031,
      ];
    };
    const corners = Array.from({ length: 8 }, (_, c) =>
      rotate([c & 1 ? 0.5 : -0.5, c & 2 ? 0.3 : -0.3, c & 4 ? 0.2 : -0.2]),
    );
    const nearest = corners.map(() => Infinity);
    let farthest = 0;
    for (let i = 0; i < positions.length; i += 3) {
      const [px, py, pz] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
      const to = corners.map((q) => Math.hypot(q[0]! - px, q[1]! - py, q[2]! - pz));
      to.forEach((d, c) => (nearest[c] = Math.min(nearest[c]!, d)));
      // A cell beside a corner's cell can see all three faces and must compromise; all others lie on the surface.
      if (Math.min(...to) > 1.8 * cell) farthest = Math.max(farthest, Math.abs(field.distance(px, py, pz)));
    }
    for (const d of nearest) expect(d).toBeLessThan(0.02 * cell);
    expect(farthest).toBeLessThan(1e-3 * cell);
    // Six normals, none of them averaged over an edge.
    const distinct = new Set<string>();
    for (let i = 0; i < normals!.length; i += 3)
      distinct.add([0, 1, 2].map((k) => Math.round(normals![i + k]! * 1000)).join());
    expect(distinct.size).toBe(6);
  });

  it('gives smooth surfaces the normals of the field', () => {
    const { positions: p, normals: n } = polygonise(sphere(0.5), 0.05);
    let worstCosine = 1;
    let worstRadius = 0;
    for (let i = 0; i < p.length; i += 3) {
      const l = Math.hypot(p[i]!, p[i + 1]!, p[i + 2]!);
      worstCosine = Math.min(
        worstCosine,
        (p[i]! * n![i]! + p[i + 1]! * n![i + 1]! + p[i + 2]! * n![i + 2]!) / l,
      );
      worstRadius = Math.max(worstRadius, Math.abs(l - 0.5));
    }
    expect(worstCosine).toBeGreaterThan(0.99999);
    expect(worstRadius).toBeLessThan(0.05 ** 2);
  });

  // Catches sheets of ambiguous faces joined differently by two cells, and pruning that forgets slack.
  it('stays closed through thin, touching and noisy parts', () => {
    const random = seeded(2);
    const blobs: FieldNode[] = Array.from({ length: 40 }, () => ({
      op: 'transform', translationM: [random(), random(), random()], rotation: [0, 0, 0, 1], scale: 1, child: sphere(0.02 + 0.15 * random()),
    })); // prettier-ignore
    const cases: FieldNode[] = [
      { op: 'union', blendM: 0, of: blobs },
      { op: 'union', blendM: 0.05, of: blobs },
      { op: 'shell', thicknessM: 0.015, child: { op: 'union', blendM: 0, of: blobs } },
      { op: 'displace', amplitudeM: 0.1, wavelengthM: 0.1, octaves: 3, seed: 3, child: sphere(0.5) },
      { op: 'twist', degreesPerM: 300, child: box },
    ];
    for (const node of cases) {
      const mesh = polygonise(node, 0.04);
      expect(mesh.indices.length).toBeGreaterThan(300);
      expect(openEdges(mesh)).toBe(0);
      expect(volume(mesh)).toBeGreaterThan(0);
    }
  });

  it('cuts unbounded fields to a box, and refuses them without one', () => {
    const ground = compileField({ op: 'halfSpace' });
    expect(() => polygoniseField('ground', ground, { cellSize: 0.1 })).toThrow(
      /ground: the field is unbounded/,
    );
    const slab = polygoniseField('ground', ground, { cellSize: 0.1, clipTo: [-1, -0.5, -1, 1, 3, 1] });
    expect(openEdges(slab)).toBe(0);
    expect(volume(slab)).toBeCloseTo(2, 3);
    expect(normalQuality(slab).worstCosine).toBeGreaterThan(0.999);
  });

  it('gives nothing for nothing, the same for the same, and stops when asked', () => {
    const none: FieldNode = { op: 'offset', distanceM: -1, child: sphere(0.5) };
    expect(polygonise(none, 0.05).indices.length).toBe(0);
    const a = polygonise(turned, 0.04);
    expect(polygonise(turned, 0.04)).toEqual(a);
    const fractions: number[] = [];
    const field = compileField(sphere(0.5));
    polygoniseField('s', field, { cellSize: 0.01, onProgress: (f) => fractions.push(f) });
    expect(fractions.length).toBeGreaterThan(3);
    expect(fractions).toEqual(fractions.toSorted((x, y) => x - y));
    expect(() => polygoniseField('s', field, { cellSize: 0.01, shouldStop: () => true })).toThrow(
      StoppedError,
    );
    expect(() => polygoniseField('s', field, { cellSize: 0 })).toThrow(
      'cellSize: expected > 0 metres, got 0',
    );
    expect(() => polygoniseField('s', field, { cellSize: 1e-6 })).toThrow(
      /cellSize 0.000001 m: expected at least/,
    );
  });
});
