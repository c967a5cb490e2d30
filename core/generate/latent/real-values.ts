/**
 * Between a composition's quantities and the plain numbers that the latent standardises. Positions count relative to the place's
 * extent, and all lengths are compressed so that a teacup and a mountain keep about the same relative precision.
 */
import type {
  ComposedCamera,
  ComposedThing,
  ComposedWorld,
  Scatter,
} from '../composition/scene-composition.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';

/** Positions up to a quarter of the extent from the middle are about linear, farther ones logarithmic. */
const PLACE_GAIN = 4;
/** Offsets from what holds a thing are linear within this, metres. */
const OFFSET_UNIT_M = 0.3;
/** Air clearer than this counts as this clear, 1/m. */
const CLEAREST_PER_M = 1e-3;
const SMALLEST_EXTENT_M = 0.05;

const perAxis = (f: (axis: 0 | 1 | 2) => number): Vec3 => [f(0), f(1), f(2)];
const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
const extentOf = (extentM: Vec3, axis: 0 | 1 | 2): number => Math.max(extentM[axis], SMALLEST_EXTENT_M);

export const placeNumbers = (pointM: Vec3, extentM: Vec3): Vec3 =>
  perAxis((i) => Math.asinh((PLACE_GAIN * pointM[i]) / extentOf(extentM, i)));
/** Bounded, so that noise stays within about 70 extents. */
export const placeFrom = (numbers: readonly number[], extentM: Vec3): Vec3 =>
  perAxis((i) => (Math.sinh(clamp(numbers[i]!, -6.3, 6.3)) * extentOf(extentM, i)) / PLACE_GAIN);

export const offsetNumbers = (offsetM: Vec3): Vec3 => perAxis((i) => Math.asinh(offsetM[i] / OFFSET_UNIT_M));
/** Bounded to about 2.7 km. */
export const offsetFrom = (numbers: readonly number[]): Vec3 =>
  perAxis((i) => Math.sinh(clamp(numbers[i]!, -9.8, 9.8)) * OFFSET_UNIT_M);

export const bearingNumbers = (deg: number): readonly [number, number] => [
  Math.sin((deg * Math.PI) / 180),
  Math.cos((deg * Math.PI) / 180),
];
/** @returns degrees, 0 ≤ x < 360. */
export const bearingFrom = (numbers: readonly number[]): number =>
  ((Math.atan2(numbers[0]!, numbers[1]!) * 180) / Math.PI + 360) % 360;

export const sizeNumbers = (thing: ThingId, sizeM: Vec3): Vec3 => {
  const { typicalSizeM } = thingFacts(thing);
  return perAxis((i) => Math.log(Math.max(sizeM[i], 1e-4) / typicalSizeM[i]));
};
/** Within the class's range. */
export const sizeFrom = (thing: ThingId, numbers: readonly number[]): Vec3 => {
  const { minSizeM, typicalSizeM, maxSizeM } = thingFacts(thing);
  return perAxis((i) =>
    clamp(typicalSizeM[i] * Math.exp(clamp(numbers[i]!, -9, 9)), minSizeM[i], maxSizeM[i]),
  );
};

export type Light = NonNullable<ComposedThing['light']>;
/** Natural logarithm of lumens; mired, in which equal steps look equally large. */
export const lightNumbers = ({ fluxLm, cctK }: Light): readonly [number, number] => [
  Math.log(Math.max(fluxLm, 0.1)),
  1e6 / cctK,
];
export const lightFrom = (numbers: readonly number[]): Light => ({
  fluxLm: Math.exp(clamp(numbers[0]!, 0, 12)),
  cctK: 1e6 / clamp(numbers[1]!, 66, 660),
});

export const scatterNumbers = ({ count, halfExtentM: [x, z], clearWidthM }: Scatter): readonly number[] => [
  Math.log(count),
  Math.log(Math.max(x, 0.05)),
  Math.log(Math.max(z, 0.05)),
  clearWidthM,
];
/** A clear width below 5 cm is none. */
export const scatterFrom = (numbers: readonly number[]): Scatter => ({
  count: Math.round(clamp(Math.exp(clamp(numbers[0]!, 0, 6)), 2, 200)),
  halfExtentM: [Math.exp(clamp(numbers[1]!, -3, 7)), Math.exp(clamp(numbers[2]!, -3, 7))],
  clearWidthM: numbers[3]! < 0.05 ? 0 : Math.min(numbers[3]!, 50),
});

export const extentNumbers = (extentM: Vec3): Vec3 => perAxis((i) => Math.log(extentOf(extentM, i)));
export const extentFrom = (numbers: readonly number[]): Vec3 =>
  perAxis((i) => Math.exp(clamp(numbers[i]!, -3, 9)));

export const airNumbers = ({ hazePerM, wetness }: ComposedWorld): readonly [number, number] => [
  Math.log(hazePerM + CLEAREST_PER_M),
  wetness,
];
export const airFrom = (numbers: readonly number[]): Pick<ComposedWorld, 'hazePerM' | 'wetness'> => ({
  hazePerM: clamp(Math.exp(clamp(numbers[0]!, -9, 0)) - CLEAREST_PER_M, 0, 0.3),
  wetness: clamp(numbers[1]!, 0, 1),
});

export const focalNumbers = ({ focalLengthMm }: ComposedCamera): readonly [number] => [
  Math.log(focalLengthMm),
];
export const focalFrom = (numbers: readonly number[]): number => Math.exp(clamp(numbers[0]!, 1.6, 6.4));
