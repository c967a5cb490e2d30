/** Everyday forms that furniture, street things and vehicles are put together from, in short words. Metres and degrees. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { fromAxisAngle, multiplyQuat, type Quat } from '../../../../math/quat.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, limb, union } from '../../../../scene/fields/field-nodes.ts';
import { radians } from '../../../../units/units.ts';
import type { Finish, Rgb } from '../../thing-class.ts';
import type { Substance } from '../../substances.ts';

export type Vec2 = readonly [number, number];

export const finish = (substance: Substance, color: Rgb | null = null): Finish => ({ substance, color });
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
/** Whole numbers from 0. */
export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
/** Middles of `count` equal stretches of a length centred on 0. */
export const spread = (count: number, length: number): readonly number[] =>
  range(count).map((i) => ((i + 0.5) / count - 0.5) * length);
/** `count` places from one end to the other of a length centred on 0. */
export const ends = (count: number, length: number): readonly number[] =>
  count < 2 ? [0] : range(count).map((i) => (i / (count - 1) - 0.5) * length);

const turned = (axis: Vec3, degrees: number): Quat => fromAxisAngle(axis, radians((degrees * Math.PI) / 180));
export const turnX = (degrees: number): Quat => turned([1, 0, 0], degrees);
export const turnY = (degrees: number): Quat => turned([0, 1, 0], degrees);
export const turnZ = (degrees: number): Quat => turned([0, 0, 1], degrees);
const TURN_SIDE = turnY(-90);
const TURN_PLAN = turnX(90);
const ON_SIDE = turnZ(90);

/** A box by the middle of its foot. */
export const box = ([x, y, z]: Vec3, [w, h, d]: Vec3, roundingM = 0): FieldNode =>
  at([x, y + h / 2, z], block([w, h, d], roundingM));
/** An upright cylinder by the middle of its foot. */
export const post = ([x, y, z]: Vec3, radiusM: number, heightM: number, roundingM = 0): FieldNode =>
  at([x, y + heightM / 2, z], { op: 'cylinder', radiusM, heightM, roundingM });
/** An upright frustum by the middle of its foot. */
export const taper = (
  [x, y, z]: Vec3,
  bottomRadiusM: number,
  topRadiusM: number,
  heightM: number,
): FieldNode => at([x, y + heightM / 2, z], { op: 'cone', bottomRadiusM, topRadiusM, heightM });
/** A cylinder along x or z by its middle. */
export const axle = (
  axis: 'x' | 'z',
  middle: Vec3,
  radiusM: number,
  heightM: number,
  roundingM = 0,
): FieldNode =>
  at(middle, { op: 'cylinder', radiusM, heightM, roundingM }, axis === 'x' ? ON_SIDE : TURN_PLAN);
/** A ring about the x or z axis by its middle. */
export const hoop = (
  axis: 'x' | 'y' | 'z',
  middle: Vec3,
  majorRadiusM: number,
  minorRadiusM: number,
): FieldNode =>
  at(
    middle,
    { op: 'torus', majorRadiusM, minorRadiusM },
    axis === 'x' ? ON_SIDE : axis === 'z' ? TURN_PLAN : turnY(0),
  );

export const rod = (fromM: Vec3, toM: Vec3, radiusM: number): FieldNode => limb(fromM, toM, radiusM, radiusM);
/** A tube along a line of points. */
export const tube = (radiusM: number, ...points: readonly Vec3[]): FieldNode =>
  union(0, ...points.slice(1).map((point, i) => rod(points[i]!, point, radiusM)));

/** An outline (x, y) seen from the front, `depthM` deep about z. */
export const front = (outlineM: readonly Vec2[], depthM: number, z = 0, roundingM = 0): FieldNode =>
  at([0, 0, z], { op: 'extrusion', outlineM, depthM, roundingM });
/** An outline (z, y) seen from the side, `widthM` wide about x. */
export const side = (outlineM: readonly Vec2[], widthM: number, x = 0, roundingM = 0): FieldNode =>
  at([x, 0, 0], { op: 'extrusion', outlineM, depthM: widthM, roundingM }, TURN_SIDE);
/** An outline (x, z) seen from above, from y up by `heightM`. */
export const plan = (outlineM: readonly Vec2[], y: number, heightM: number, roundingM = 0): FieldNode =>
  at([0, y + heightM / 2, 0], { op: 'extrusion', outlineM, depthM: heightM, roundingM }, TURN_PLAN);
export const revolved = (...profileM: readonly Vec2[]): FieldNode => ({ op: 'revolution', profileM });

/** What is built at x > 0 also at x < 0. */
export const bothSides = (child: FieldNode): FieldNode => ({ op: 'mirror', axis: 'x', child });
/** What is built at x, z > 0 in all four corners. */
export const fourCorners = (child: FieldNode): FieldNode => bothSides({ op: 'mirror', axis: 'z', child });

/** Outline of an ellipse, or with a higher power of a rectangle with round corners. */
export const oval = (width: number, depth: number, points = 32, power = 2): readonly Vec2[] =>
  range(points).map((i) => {
    const a = (2 * Math.PI * (i + 0.5)) / points;
    const bent = (x: number): number => Math.sign(x) * Math.abs(x) ** (2 / power);
    return [(bent(Math.cos(a)) * width) / 2, (bent(Math.sin(a)) * depth) / 2] as const;
  });
/** A rectangle of an outline, from corner to corner. */
export const rectangle = (x0: number, y0: number, x1: number, y1: number): readonly Vec2[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];
/** Points of an arc about a centre, from one angle to the other. */
export const arc = (
  [cx, cy]: Vec2,
  radius: number,
  fromDeg: number,
  toDeg: number,
  steps: number,
): readonly Vec2[] =>
  range(steps + 1).map((i) => {
    const a = ((fromDeg + ((toDeg - fromDeg) * i) / steps) * Math.PI) / 180;
    return [cx + radius * Math.cos(a), cy + radius * Math.sin(a)] as const;
  });

export const placed = (positionM: Vec3, rotation: Quat, child: FieldNode): FieldNode =>
  at(positionM, child, rotation);
export const after = (first: Quat, then: Quat): Quat => multiplyQuat(then, first);
/** The coarsest cell that keeps a straight member of this thickness. */
export const cellFor = (thinnestM: number): number => Math.max(0.004, 0.9 * thinnestM);
