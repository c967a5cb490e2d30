/** Short words for field nodes, so that an anatomy reads as a list of masses. Angles in degrees, metres otherwise. */
import type { FieldNode } from '../../../document/index.ts';
import { multiplyQuat, type Quat } from '../../../math/quat.ts';
import type { Vec3 } from '../../../math/vec3.ts';
import { quatAbout } from '../set-part.ts';

export const limb = (fromM: Vec3, toM: Vec3, fromRadiusM: number, toRadiusM = fromRadiusM): FieldNode => ({
  op: 'limb',
  fromM,
  toM,
  fromRadiusM,
  toRadiusM,
});

/** Limbs one after another through points [x, y, z, radius]. */
export const chain = (...points: readonly (readonly [number, number, number, number])[]): FieldNode[] =>
  points.slice(1).map(([x, y, z, r], i) => {
    const [px, py, pz, pr] = points[i]!;
    return limb([px, py, pz], [x, y, z], pr, r);
  });

export const turnedBy = (rotation: Quat, at: Vec3, child: FieldNode): FieldNode => ({
  op: 'transform',
  translationM: at,
  rotation,
  scale: 1,
  child,
});

export const at = (translationM: Vec3, child: FieldNode): FieldNode =>
  turnedBy([0, 0, 0, 1], translationM, child);

export const ball = (centre: Vec3, radii: Vec3 | number): FieldNode =>
  at(
    centre,
    typeof radii === 'number' ? { op: 'sphere', radiusM: radii } : { op: 'ellipsoid', radiiM: radii },
  );

export const blended = (blendM: number, ...of: readonly FieldNode[]): FieldNode => ({
  op: 'union',
  blendM,
  of,
});
export const without = (blendM: number, ...of: readonly FieldNode[]): FieldNode => ({
  op: 'difference',
  blendM,
  of,
});
export const common = (blendM: number, ...of: readonly FieldNode[]): FieldNode => ({
  op: 'intersection',
  blendM,
  of,
});

/** Below the plane through `point` whose upward side is `up` turned from +Y by the quaternion. */
export const below = (point: Vec3, tilt: Quat): FieldNode => turnedBy(tilt, point, { op: 'halfSpace' });

export const rumpled = (
  amplitudeM: number,
  wavelengthM: number,
  seed: number,
  child: FieldNode,
): FieldNode => ({
  op: 'displace',
  amplitudeM,
  wavelengthM,
  octaves: 2,
  seed,
  child,
});

export const yawPitchRoll = (yaw: number, pitch: number, roll: number): Quat =>
  multiplyQuat(
    quatAbout([0, 1, 0], yaw),
    multiplyQuat(quatAbout([1, 0, 0], pitch), quatAbout([0, 0, 1], roll)),
  );
