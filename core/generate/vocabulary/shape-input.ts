/** From a composed thing's coordinates to what its shape is built from. */

import type { Vec3 } from '../../math/vec3.ts';
import { thingFacts, type ThingId } from './catalogue.ts';
import { plainShape } from './plain-shape.ts';
import { SHAPES } from './shapes/index.ts';
import type { ShapeInput, ShapeParameter, ThingShape } from './thing-class.ts';

const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/** The class's shape; of classes that have none yet, a block of their size. */
export const shapeOf = (thing: ThingId): ThingShape => SHAPES[thing] ?? plainShape(thingFacts(thing));
/** True for classes that are shown as blocks. */
export const isPlain = (thing: ThingId): boolean => SHAPES[thing] === undefined;

/** @param coordinate 0…1. @returns the parameter in its own unit; counts are whole. */
export function parameterValue({ min, max, unit }: ShapeParameter, coordinate: number): number {
  const value = min + (max - min) * clamp(coordinate, 0, 1);
  return unit === 'count' ? Math.round(value) : value;
}

/** Coordinate 0…1 of a parameter's typical value. */
export const typicalCoordinate = ({ min, max, typical }: ShapeParameter): number =>
  max > min ? (typical - min) / (max - min) : 0.5;

/** Sizes and variants outside the class's range are brought into it. */
export function shapeInput(
  thing: ThingId,
  given: {
    readonly sizeM: Vec3;
    readonly shape: readonly number[];
    readonly variant: string;
    readonly seed: number;
  },
): ShapeInput {
  const { minSizeM, maxSizeM, variants } = thingFacts(thing);
  const axis = (i: 0 | 1 | 2): number => clamp(given.sizeM[i], minSizeM[i], maxSizeM[i]);
  return {
    sizeM: [axis(0), axis(1), axis(2)],
    parameters: shapeOf(thing).parameters.map((parameter, i) =>
      parameterValue(parameter, given.shape[i] ?? typicalCoordinate(parameter)),
    ),
    variant: variants.includes(given.variant) ? given.variant : (variants[0] ?? ''),
    seed: given.seed,
  };
}
