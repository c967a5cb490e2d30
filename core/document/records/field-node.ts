/**
 * Implicit fields as data: an expression tree of signed distances, metres, negative inside. Leaves are
 * shapes centred at the origin (Y up); operators combine and deform. `core/scene/fields` evaluates and
 * polygonises it; nothing here computes. Shapes and smooth operators follow the usual catalogue [1].
 *
 * [1] J. C. Hart, "Sphere tracing", The Visual Computer 12 (1996); I. Quilez, "Distance functions" (web article).
 */
import { z } from 'zod';
import { degreesBetween, nonNegative, pointM, positive, real, rotation, sizeM } from './fields.ts';

type Vec2 = readonly [number, number];
type Vec3 = readonly [number, number, number];

/** Shapes are centred at the origin; axes along Y; sizes are full extents. Children's space is the node's own. */
export type FieldNode =
  | { readonly op: 'sphere'; readonly radiusM: number }
  | { readonly op: 'ellipsoid'; readonly radiiM: Vec3 }
  /** Edges rounded by `roundingM`, inside the given size. */
  | { readonly op: 'box'; readonly sizeM: Vec3; readonly roundingM: number }
  | {
      readonly op: 'cylinder';
      readonly radiusM: number;
      readonly heightM: number;
      readonly roundingM: number;
    }
  /** A zero top radius is a pointed cone. */
  | {
      readonly op: 'cone';
      readonly bottomRadiusM: number;
      readonly topRadiusM: number;
      readonly heightM: number;
    }
  /** From one point to another with a radius at each: a capsule where they agree. */
  | {
      readonly op: 'limb';
      readonly fromM: Vec3;
      readonly toM: Vec3;
      readonly fromRadiusM: number;
      readonly toRadiusM: number;
    }
  /** Ring in the XZ plane. */
  | { readonly op: 'torus'; readonly majorRadiusM: number; readonly minorRadiusM: number }
  /** Everything below y = 0. */
  | { readonly op: 'halfSpace' }
  /** A simple polygon in XY, extruded along Z, centred. */
  | {
      readonly op: 'extrusion';
      readonly outlineM: readonly Vec2[];
      readonly depthM: number;
      readonly roundingM: number;
    }
  /** A simple polygon in x ≥ 0, turned about Y: vases, bottles, balusters, lampshades. */
  | { readonly op: 'revolution'; readonly profileM: readonly Vec2[] }
  /** `blendM` is the width of the smooth transition; 0 is a crisp edge. */
  | { readonly op: 'union'; readonly blendM: number; readonly of: readonly FieldNode[] }
  | { readonly op: 'intersection'; readonly blendM: number; readonly of: readonly FieldNode[] }
  /** The first minus all others. */
  | { readonly op: 'difference'; readonly blendM: number; readonly of: readonly FieldNode[] }
  /** Uniform scale, then rotate (unit quaternion xyzw), then translate. */
  | {
      readonly op: 'transform';
      readonly translationM: Vec3;
      readonly rotation: readonly [number, number, number, number];
      readonly scale: number;
      readonly child: FieldNode;
    }
  /** Grown (or, negative, shrunk) by a distance. */
  | { readonly op: 'offset'; readonly distanceM: number; readonly child: FieldNode }
  /** Hollowed to a wall of this thickness, half of it on either side of the surface. */
  | { readonly op: 'shell'; readonly thicknessM: number; readonly child: FieldNode }
  /** Copies on a grid centred at the origin; a count of 1 leaves an axis alone. */
  | { readonly op: 'repeat'; readonly spacingM: Vec3; readonly counts: Vec3; readonly child: FieldNode }
  /** What lies on the positive side of the plane through the origin is mirrored to the other. */
  | { readonly op: 'mirror'; readonly axis: 'x' | 'y' | 'z'; readonly child: FieldNode }
  /** Turned about Y by this much per metre of height. */
  | { readonly op: 'twist'; readonly degreesPerM: number; readonly child: FieldNode }
  /** Surface moved along its normal by seeded gradient noise. */
  | {
      readonly op: 'displace';
      readonly amplitudeM: number;
      readonly wavelengthM: number;
      readonly octaves: number;
      readonly seed: number;
      readonly child: FieldNode;
    };

const point2M = () => z.tuple([real(), real()]);
/** Children refer to the union they are part of, hence the getter. */
const children = () => z.array(fieldNodeSchema).min(1).max(1000);
const repeatCount = () => z.int().min(1).max(1000);

const sphere = z.strictObject({ op: z.literal('sphere'), radiusM: positive() });
const ellipsoid = z.strictObject({ op: z.literal('ellipsoid'), radiiM: sizeM() });
const box = z.strictObject({ op: z.literal('box'), sizeM: sizeM(), roundingM: nonNegative() });
const cylinder = z.strictObject({
  op: z.literal('cylinder'),
  radiusM: positive(),
  heightM: positive(),
  roundingM: nonNegative(),
});
const cone = z.strictObject({
  op: z.literal('cone'),
  bottomRadiusM: positive(),
  topRadiusM: nonNegative(),
  heightM: positive(),
});
const limb = z.strictObject({
  op: z.literal('limb'),
  fromM: pointM(),
  toM: pointM(),
  fromRadiusM: positive(),
  toRadiusM: positive(),
});
const torus = z.strictObject({ op: z.literal('torus'), majorRadiusM: positive(), minorRadiusM: positive() });
const halfSpace = z.strictObject({ op: z.literal('halfSpace') });
const extrusion = z.strictObject({
  op: z.literal('extrusion'),
  outlineM: z.array(point2M()).min(3).max(1000),
  depthM: positive(),
  roundingM: nonNegative(),
});
const revolution = z.strictObject({
  op: z.literal('revolution'),
  profileM: z.array(point2M()).min(3).max(1000),
});

const union = z.strictObject({
  op: z.literal('union'),
  blendM: nonNegative(),
  get of(): z.ZodType<readonly FieldNode[]> {
    return children();
  },
});
const intersection = z.strictObject({
  op: z.literal('intersection'),
  blendM: nonNegative(),
  get of(): z.ZodType<readonly FieldNode[]> {
    return children();
  },
});
const difference = z.strictObject({
  op: z.literal('difference'),
  blendM: nonNegative(),
  get of(): z.ZodType<readonly FieldNode[]> {
    return children();
  },
});
const transform = z.strictObject({
  op: z.literal('transform'),
  translationM: pointM(),
  rotation: rotation(),
  scale: positive(),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});
const offset = z.strictObject({
  op: z.literal('offset'),
  distanceM: real(),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});
const shell = z.strictObject({
  op: z.literal('shell'),
  thicknessM: positive(),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});
const repeat = z.strictObject({
  op: z.literal('repeat'),
  spacingM: sizeM(),
  counts: z.tuple([repeatCount(), repeatCount(), repeatCount()]),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});
const mirror = z.strictObject({
  op: z.literal('mirror'),
  axis: z.enum(['x', 'y', 'z']),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});
const twist = z.strictObject({
  op: z.literal('twist'),
  degreesPerM: degreesBetween(-36_000, 36_000),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});
const displace = z.strictObject({
  op: z.literal('displace'),
  amplitudeM: nonNegative(),
  wavelengthM: positive(),
  octaves: z.int().min(1).max(8),
  seed: z.int().min(0).max(0xffffffff),
  get child(): z.ZodType<FieldNode> {
    return fieldNodeSchema;
  },
});

export const fieldNodeSchema: z.ZodType<FieldNode> = z.discriminatedUnion('op', [
  sphere,
  ellipsoid,
  box,
  cylinder,
  cone,
  limb,
  torus,
  halfSpace,
  extrusion,
  revolution,
  union,
  intersection,
  difference,
  transform,
  offset,
  shell,
  repeat,
  mirror,
  twist,
  displace,
]);
