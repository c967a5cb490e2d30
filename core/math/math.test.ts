/** Vectors, quaternions and matrices against identities and hand-worked cases. */
import { describe, expect, it } from 'vitest';
import { radians } from '../units/units.ts';
import {
  fromTrs,
  IDENTITY,
  invertAffine,
  lookAt,
  multiply,
  transformDirection,
  transformPoint,
  determinant3,
} from './mat4.ts';
import { fromAxisAngle, multiplyQuat, quatFromMat4, slerp, type Quat } from './quat.ts';
import { cross, dot, length, normalize, type Vec3 } from './vec3.ts';

const close = (a: readonly number[], b: readonly number[], digits = 10): void => {
  a.forEach((v, i) => expect(v).toBeCloseTo(b[i]!, digits));
};

describe('matrices', () => {
  const m = fromTrs([1, -2, 3], fromAxisAngle([1, 2, -0.5], radians(1.1)), [2, 0.5, -1.5]);

  // caught: the translation of the inverse without its minus sign
  it('has an inverse that undoes it', () => {
    close(multiply(m, invertAffine(m)), IDENTITY);
    const p: Vec3 = [0.3, 5, -7];
    close(transformPoint(invertAffine(m), transformPoint(m, p)), p);
  });

  it('refuses to invert a flattened one', () => {
    expect(() => invertAffine(fromTrs([0, 0, 0], [0, 0, 0, 1], [1, 0, 1]))).toThrow(RangeError);
  });

  it('applies the right factor of a product first', () => {
    const n = fromTrs([0, 1, 0], fromAxisAngle([0, 1, 0], radians(0.7)), [1, 1, 1]);
    close(transformPoint(multiply(m, n), [1, 2, 3]), transformPoint(m, transformPoint(n, [1, 2, 3])));
  });

  it('mirrors where the determinant is negative', () => {
    expect(determinant3(m)).toBeCloseTo(2 * 0.5 * -1.5, 10);
  });

  it('turns a right-handed quarter about Y: −Z becomes −X', () => {
    const quarter = fromTrs([0, 0, 0], fromAxisAngle([0, 1, 0], radians(Math.PI / 2)), [1, 1, 1]);
    close(transformDirection(quarter, [0, 0, -1]), [-1, 0, 0]);
  });
});

describe('lookAt', () => {
  it('sends −Z to the target with Y up', () => {
    const view = lookAt([1, 2, 3], [4, 2, -1]);
    close(transformDirection(view, [0, 0, -1]), normalize([3, 0, -4]));
    expect(transformDirection(view, [0, 1, 0])[1]).toBeCloseTo(1, 10);
  });

  it('stays orthonormal looking straight down', () => {
    const view = lookAt([0, 5, 0], [0, 0, 0]);
    const [x, y, z] = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const).map((d) => transformDirection(view, d)) as [Vec3, Vec3, Vec3]; // prettier-ignore
    close(cross(x, y), z);
    for (const axis of [x, y, z]) expect(length(axis)).toBeCloseTo(1, 10);
  });
});

describe('quaternions', () => {
  it('come back from their matrix, in every branch of the conversion', () => {
    const axes: Vec3[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, -2, 0.3]]; // prettier-ignore
    for (const axis of axes) {
      for (const angle of [0.1, 1.5, 3.1]) {
        const q = fromAxisAngle(axis, radians(angle));
        const back = quatFromMat4(fromTrs([0, 0, 0], q, [1, 1, 1]));
        expect(Math.abs(back[0] * q[0] + back[1] * q[1] + back[2] * q[2] + back[3] * q[3])).toBeCloseTo(
          1,
          10,
        );
      }
    }
  });

  it('compose like their matrices', () => {
    const a = fromAxisAngle([1, 2, 3], radians(0.4));
    const b = fromAxisAngle([-1, 0.2, 0.7], radians(1.3));
    const ones: Vec3 = [1, 1, 1];
    close(
      fromTrs([0, 0, 0], multiplyQuat(a, b), ones),
      multiply(fromTrs([0, 0, 0], a, ones), fromTrs([0, 0, 0], b, ones)),
    );
  });

  // caught: without choosing the shorter arc the middle lies on the far side
  it('turn evenly along the shorter arc', () => {
    const a = fromAxisAngle([0, 0, 1], radians(0.2));
    const b = fromAxisAngle([0, 0, 1], radians(1));
    const flipped = b.map((v) => -v) as unknown as Quat;
    for (const end of [b, flipped]) {
      const middle = slerp(a, end, 0.5);
      const expected = fromAxisAngle([0, 0, 1], radians(0.6));
      expect(Math.abs(middle[2] * expected[2] + middle[3] * expected[3])).toBeCloseTo(1, 10);
    }
  });

  it('keep axis and angle through vectors', () => {
    const turned = transformDirection(
      fromTrs([0, 0, 0], fromAxisAngle([0, 0, 1], radians(0.3)), [1, 1, 1]),
      [1, 0, 0],
    );
    expect(dot(turned, [1, 0, 0])).toBeCloseTo(Math.cos(0.3), 12);
    expect(turned[1]).toBeCloseTo(Math.sin(0.3), 12);
  });
});
