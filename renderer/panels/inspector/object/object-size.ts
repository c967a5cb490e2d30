/** Dimensions of a thing as it stands there, scale included, and the scale or the shape that gives it others. */
import type { ObjectRecord, PrimitiveShape } from '../../../../core/document/index.ts';
import type { Vec3 } from '../../../../core/math/vec3.ts';
import { localBox } from '../../../state/record-bounds.ts';

/** Null for what has no extent of its own. */
export function dimensionsOf(object: ObjectRecord): Vec3 | null {
  if (object.content.type === 'model' || object.content.type === 'mesh') return null;
  const box = localBox(object);
  if (box === null) return null;
  const [x, y, z] = object.transform.scale;
  return [
    (box.max[0] - box.min[0]) * Math.abs(x),
    (box.max[1] - box.min[1]) * Math.abs(y),
    (box.max[2] - box.min[2]) * Math.abs(z),
  ];
}

/** The scale at which one side is so long; with `isUniform` the others follow. */
export function scaleFor(object: ObjectRecord, axis: 0 | 1 | 2, sizeM: number, isUniform: boolean): Vec3 {
  const size = dimensionsOf(object);
  const { scale } = object.transform;
  const now = size?.[axis] ?? 0;
  if (now <= 0 || sizeM <= 0) return scale;
  const ratio = sizeM / now;
  if (isUniform) return [scale[0] * ratio, scale[1] * ratio, scale[2] * ratio];
  return [
    axis === 0 ? scale[0] * ratio : scale[0],
    axis === 1 ? scale[1] * ratio : scale[1],
    axis === 2 ? scale[2] * ratio : scale[2],
  ];
}

export interface ShapeField {
  readonly label: string;
  readonly path: readonly (string | number)[];
  readonly read: (shape: PrimitiveShape) => number;
  readonly min: number;
}

const TINY_M = 0.001;
const at =
  (key: string): ((shape: PrimitiveShape) => number) =>
  (shape) => {
    const value: unknown = Object.entries(shape).find(([name]) => name === key)?.[1];
    return typeof value === 'number' ? value : 0;
  };
const field = (label: string, key: string, min = TINY_M): ShapeField => ({
  label,
  path: [key],
  read: at(key),
  min,
});

/** Lengths of a shape, in the order in which one would say them. */
export function shapeFields(type: PrimitiveShape['type']): readonly ShapeField[] {
  switch (type) {
    case 'box':
      return [
        ...(['Width', 'Height', 'Depth'] as const).map((label, i): ShapeField => ({
          label,
          path: ['sizeM', i],
          read: (shape) => (shape.type === 'box' ? shape.sizeM[i as 0 | 1 | 2] : 0),
          min: TINY_M,
        })),
        field('Bevel', 'bevelM', 0),
      ];
    case 'sphere':
    case 'disc':
      return [field('Radius', 'radiusM')];
    case 'cylinder':
    case 'capsule':
      return [field('Radius', 'radiusM'), field('Height', 'heightM')];
    case 'cone':
      return [
        field('Bottom radius', 'bottomRadiusM'),
        field('Top radius', 'topRadiusM', 0),
        field('Height', 'heightM'),
      ];
    case 'torus':
      return [field('Ring radius', 'majorRadiusM'), field('Tube radius', 'minorRadiusM')];
    case 'plane':
      return [field('Width', 'widthM'), field('Depth', 'depthM')];
  }
}
