/** Poses over the shutter: blended keys follow the true motion. */
import { describe, expect, it } from 'vitest';
import { fromTrs, transformPoint, translation, type Mat4 } from '../../math/mat4.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import { radians } from '../../units/units.ts';
import type { Motion } from '../../scene/render-scene.ts';
import { affineRows, poseAt, shutterPoses } from './motion.ts';

const turned = (angle: number): Mat4 =>
  fromTrs([0, 0, 0], fromAxisAngle([0, 1, 0], radians(angle)), [1, 1, 1]);

describe('shutterPoses', () => {
  it('is one pose for what stands still, also between equal keys', () => {
    const still: Motion = [{ time: 0, worldFromLocal: turned(0.3) }, { time: 1, worldFromLocal: turned(0.3) }]; // prettier-ignore
    expect(shutterPoses(still, 0, 0.5)).toHaveLength(1);
  });

  it('is one pose for an instant', () => {
    const moving: Motion = [{ time: 0, worldFromLocal: translation([0, 0, 0]) }, { time: 1, worldFromLocal: translation([4, 0, 0]) }]; // prettier-ignore
    expect(shutterPoses(moving, 0.25, 0.25)).toEqual([translation([1, 0, 0])]);
  });

  // caught: blending two matrices of a quarter turn cuts the corner by 29 %
  it('keeps a turning point on its circle within 1e-4 of the radius', () => {
    const motion: Motion = [{ time: 0, worldFromLocal: turned(0) }, { time: 1, worldFromLocal: turned(Math.PI / 2) }]; // prettier-ignore
    const poses = shutterPoses(motion, 0, 1);
    for (let step = 0; step <= 1000; step++) {
      const x = (step / 1000) * (poses.length - 1);
      const i = Math.min(Math.floor(x), poses.length - 2);
      const blended = poses[i]!.map((v, k) => v + (poses[i + 1]![k]! - v) * (x - i)) as unknown as Mat4;
      const p = transformPoint(blended, [0, 0, -1]);
      expect(Math.abs(Math.hypot(...p) - 1)).toBeLessThan(1e-4);
      expect(Math.atan2(-p[0], -p[2])).toBeCloseTo((Math.PI / 2) * (step / 1000), 3);
    }
  });

  it('holds the ends beyond the first and last key', () => {
    const motion: Motion = [{ time: 1, worldFromLocal: translation([1, 0, 0]) }, { time: 2, worldFromLocal: translation([2, 0, 0]) }]; // prettier-ignore
    expect(poseAt(motion, 0)).toEqual(translation([1, 0, 0]));
    expect(poseAt(motion, 9)).toEqual(translation([2, 0, 0]));
  });

  it('follows a corner between keys inside the shutter', () => {
    const at = (time: number, x: number, y: number) => ({ time, worldFromLocal: translation([x, y, 0]) });
    const poses = shutterPoses([at(0, 0, 0), at(0.5, 1, 0), at(1, 1, 1)], 0, 1);
    const corner = poses[(poses.length - 1) / 2]!;
    expect(corner[12]).toBeCloseTo(1, 10);
    expect(corner[13]).toBeCloseTo(0, 10);
  });
});

it('lays an affine matrix out as rows', () => {
  expect(affineRows(translation([7, 8, 9]))).toEqual([1, 0, 0, 7, 0, 1, 0, 8, 0, 0, 1, 9]);
});
