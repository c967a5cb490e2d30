import { beforeAll, describe, expect, it } from 'vitest';
import { openEdges, volume } from '../shapes/testing/measure-mesh.ts';
import { compileField } from './compile-field.ts';
import { figure, figureMeshes } from './figure.ts';
import { FIGURE_POSES, figureSkeleton, type FigurePoseName } from './figure-pose.ts';

const names = Object.keys(FIGURE_POSES) as FigurePoseName[];

describe('figure', () => {
  let meshes: ReturnType<typeof figureMeshes>;
  beforeAll(() => {
    meshes = figureMeshes({ height: 1.8 }, 4);
  });

  it('is closed, stands on the ground and is as tall as asked', () => {
    let low = Infinity;
    let high = -Infinity;
    for (const { mesh } of meshes) {
      expect(openEdges(mesh)).toBe(0);
      expect(volume(mesh)).toBeGreaterThan(0);
      for (let i = 1; i < mesh.positions.length; i += 3) {
        low = Math.min(low, mesh.positions[i]!);
        high = Math.max(high, mesh.positions[i]!);
      }
    }
    expect(Math.abs(low)).toBeLessThan(0.01);
    // Hair adds a little.
    expect(high).toBeGreaterThan(1.77);
    expect(high).toBeLessThan(1.85);
  });

  it.each(names)('%s: the lower foot is on the ground and no foot is under it', (name) => {
    const { parts } = figure({ pose: name });
    const { distance, bounds } = compileField(parts.find((p) => p.material === 'shoes')!.field);
    expect(bounds[1]).toBeGreaterThan(-0.2);
    const least = (y: number): number => {
      let d = Infinity;
      for (let x = -0.4; x < 0.4; x += 0.01)
        for (let z = -0.6; z < 0.9; z += 0.01) d = Math.min(d, distance(x, y, z));
      return d;
    };
    // A leg set by the wrong angle sign lifts both feet or sinks one.
    expect(least(0.012)).toBeLessThan(0);
    expect(least(-0.02)).toBeGreaterThan(0);
  });

  it('keeps bones as long in every pose', () => {
    const lengths = names.map((name) => {
      const s = figureSkeleton(1.8, FIGURE_POSES[name]);
      return [s.leftArm, s.rightArm, s.leftLeg, s.rightLeg].map(
        (l) =>
        [Math.hypot(...l.root.map((x, k) => x - l.hinge[k]!)), Math.hypot(...l.hinge.map((x, k) => x - l.end[k]!))], // prettier-ignore
      );
    });
    for (const pose of lengths)
      pose.forEach((limb, l) => limb.forEach((x, k) => expect(x).toBeCloseTo(lengths[0]![l]![k]!, 12)));
  });

  it('sits lower than it stands, its knees forward, its eyes ahead of its ears', () => {
    const standing = figure({ pose: 'standing' });
    const sitting = figure({ pose: 'sitting' });
    expect(standing.eyes[1]).toBeGreaterThan(1.55);
    expect(standing.eyes[1]).toBeLessThan(1.7);
    expect(sitting.seatHeight).toBeGreaterThan(0.33);
    expect(sitting.seatHeight).toBeLessThan(0.5);
    const bones = figureSkeleton(1.74, FIGURE_POSES.sitting);
    expect(bones.leftLeg.hinge[2] - bones.leftLeg.root[2]).toBeGreaterThan(0.35);
    expect(bones.leftLeg.end[1]).toBeLessThan(bones.leftLeg.hinge[1] - 0.35);
    // Left is +X when facing +Z.
    expect(bones.leftArm.root[0]).toBeGreaterThan(0.1);
    expect(standing.eyes[2]).toBeGreaterThan(0.05);
  });

  it('names what is out of range', () => {
    expect(() => figure({ height: 3 })).toThrow('height: expected 1…2.3 m, got 3');
    expect(() => figure({ build: 2 })).toThrow('build: expected −1…1, got 2');
  });
});
