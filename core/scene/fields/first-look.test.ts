import { describe, expect, it } from 'vitest';
import type { FieldNode } from '../../document/records/field-node.ts';
import { area, normalQuality, openEdges, volume } from '../shapes/testing/measure-mesh.ts';
import { compileField } from './compile-field.ts';
import { firstLook } from './first-look.ts';
import { polygoniseField } from './polygonise-field.ts';

const box = (x: number, y: number, z: number): FieldNode => ({ op: 'box', sizeM: [x, y, z], roundingM: 0 });
const at = (x: number, y: number, z: number, child: FieldNode): FieldNode => ({
  op: 'transform', translationM: [x, y, z], rotation: [0, 0, 0, 1], scale: 1, child,
}); // prettier-ignore
const look = (node: FieldNode, cellSize: number) => firstLook('thing', compileField(node), { cellSize });
const fine = (node: FieldNode, cellSize: number) =>
  polygoniseField('thing', compileField(node), { cellSize });

describe('a first look', () => {
  // Catches coarse cells that round crisp edges off, or leave holes.
  it('of a solid thing is closed, crisp and much lighter', () => {
    const table: FieldNode = {
      op: 'union', blendM: 0, of: [at(0, 0.7, 0, box(1.6, 0.12, 0.9)), at(0, 0.35, 0, box(0.4, 0.7, 0.4))],
    }; // prettier-ignore
    const { mesh, isFinal } = look(table, 0.01);
    const whole = fine(table, 0.01);
    expect(isFinal).toBe(false);
    expect(openEdges(mesh)).toBe(0);
    expect(mesh.indices.length).toBeLessThan(whole.indices.length / 10);
    expect(volume(mesh) / volume(whole)).toBeCloseTo(1, 2);
    expect(area(mesh) / area(whole)).toBeCloseTo(1, 2);
  });

  // Catches facets: the crease of fine cells splits every edge of a coarse ball.
  it('of a round thing is shaded smoothly', () => {
    const { mesh } = look({ op: 'sphere', radiusM: 0.5 }, 0.01);
    expect(normalQuality(mesh).lengthError).toBeLessThan(1e-6);
    const { positions, normals } = mesh;
    let least = 1;
    for (let i = 0; i < positions.length; i += 3) {
      const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
      const dot = x * normals![i]! + y * normals![i + 1]! + z * normals![i + 2]!;
      least = Math.min(least, dot / Math.hypot(x, y, z));
    }
    expect(least).toBeGreaterThan(Math.cos((4 * Math.PI) / 180));
    // one vertex for each place: none is split by a crease
    const places = new Set(
      Array.from({ length: positions.length / 3 }, (_, v) => positions.slice(3 * v, 3 * v + 3).join()),
    );
    expect(places.size).toBe(positions.length / 3);
  });

  // Catches cells that step over bars: a railing of rods two fine cells thick.
  it('of thin bars keeps every one of them', () => {
    const rods = Array.from({ length: 12 }, (_, i) =>
      at(0.14 * i, 0.5, 0.003 * i, { op: 'cylinder', radiusM: 0.012, heightM: 1, roundingM: 0 }),
    );
    const { mesh } = look({ op: 'union', blendM: 0, of: rods }, 0.012);
    expect(openEdges(mesh)).toBe(0);
    for (let i = 0; i < rods.length; i++)
      for (const [low, high] of [[0, 0.1], [0.45, 0.55], [0.9, 1]] as const) {
        let found = 0;
        for (let v = 0; v < mesh.positions.length; v += 3) {
          const [x, y] = [mesh.positions[v]!, mesh.positions[v + 1]!];
          if (Math.abs(x - 0.14 * i) < 0.05 && y > low - 0.03 && y < high + 0.03) found++;
        }
        expect(found).toBeGreaterThan(3);
      } // prettier-ignore
  });

  // Catches ground that costs as much as the rest of the scene, or rises over what stands on it.
  it('of wide flat ground has large cells along it and keeps its height', () => {
    const ground = box(60, 0.5, 60);
    const { mesh } = look(ground, 0.25);
    expect(mesh.indices.length / 3).toBeLessThan(8000);
    const heights = mesh.positions.filter((_, i) => i % 3 === 1);
    expect(Math.max(...heights)).toBeCloseTo(0.25, 3);
  });

  it('of a small thing, or of nothing, is the final one', () => {
    const ball = { op: 'sphere', radiusM: 0.05 } as const;
    const { mesh, isFinal } = look(ball, 0.02);
    expect(isFinal).toBe(true);
    expect([...mesh.positions]).toEqual([...fine(ball, 0.02).positions]);
    const nothing = look({ op: 'intersection', blendM: 0, of: [ball, at(9, 0, 0, ball)] }, 0.02);
    expect(nothing).toMatchObject({ isFinal: true });
    expect(nothing.mesh.indices).toHaveLength(0);
    expect(() => look({ op: 'halfSpace' }, 0.1)).toThrow(RangeError);
  });
});
