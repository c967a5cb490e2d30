/** Short names for the field nodes that figures and props are written in. */
import type { FieldNode } from '../../document/records/field-node.ts';
import { IDENTITY_QUAT, type Quat } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';

export const limb = (fromM: Vec3, toM: Vec3, fromRadiusM: number, toRadiusM: number): FieldNode => ({
  op: 'limb',
  fromM,
  toM,
  fromRadiusM,
  toRadiusM,
});
export const ellipsoid = (radiiM: Vec3): FieldNode => ({ op: 'ellipsoid', radiiM });
export const ball = (radiusM: number): FieldNode => ({ op: 'sphere', radiusM });
export const block = (sizeM: Vec3, roundingM: number): FieldNode => ({ op: 'box', sizeM, roundingM });
export const union = (blendM: number, ...of: readonly FieldNode[]): FieldNode => ({
  op: 'union',
  blendM,
  of,
});
export const without = (blendM: number, ...of: readonly FieldNode[]): FieldNode => ({
  op: 'difference',
  blendM,
  of,
});
export const overlap = (blendM: number, ...of: readonly FieldNode[]): FieldNode => ({
  op: 'intersection',
  blendM,
  of,
});
export const grown = (child: FieldNode, distanceM: number): FieldNode => ({ op: 'offset', distanceM, child });

export const at = (translationM: Vec3, child: FieldNode, rotation: Quat = IDENTITY_QUAT): FieldNode => ({
  op: 'transform',
  translationM,
  rotation,
  scale: 1,
  child,
});
export const scaled = (scale: number, child: FieldNode): FieldNode => ({
  op: 'transform',
  translationM: [0, 0, 0],
  rotation: IDENTITY_QUAT,
  scale,
  child,
});
export const wrinkled = (
  child: FieldNode,
  amplitudeM: number,
  wavelengthM: number,
  octaves: number,
  seed: number,
): FieldNode => ({ op: 'displace', amplitudeM, wavelengthM, octaves, seed, child });
