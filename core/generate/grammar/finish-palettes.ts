/** Colours that kinds of things usually come in, each with how usual it is; null is the substance's own. */
import type { ColorName } from '../composition/facts.ts';
import type { Substance } from '../vocabulary/substances.ts';

export type Palette = readonly (readonly [ColorName | null, number])[];
/** A substance, how usual it is, and its colours; without a palette it keeps its own. */
export type Choice = readonly [Substance, number, Palette?];

// prettier-ignore
export const CLOTH: Palette = [
  ['grey', 3], ['brown', 2], ['white', 2], ['blue', 2], ['green', 1.5], ['red', 1.5], ['black', 1], ['teal',
  1], ['yellow', 0.7], ['orange', 0.6], ['pink', 0.5], ['purple', 0.5],
];
// prettier-ignore
export const CLOTHES: Palette = [
  ['black', 3], ['grey', 2.5], ['blue', 2.5], ['brown', 2], ['white', 1.5], ['red', 1.5], ['green', 1],
  ['yellow', 0.6], ['teal', 0.6], ['pink', 0.5], ['orange', 0.4], ['purple', 0.4],
];
// prettier-ignore
export const CARS: Palette = [
  ['white', 2.5], ['black', 2.5], ['grey', 3], ['red', 1.6], ['blue', 1.6], ['green', 0.7], ['yellow', 0.7],
  ['brown', 0.5], ['teal', 0.4], ['orange', 0.4],
];
// prettier-ignore
export const PAINT: Palette = [
  ['white', 2], ['grey', 2], ['green', 1.3], ['blue', 1.3], ['red', 1], ['brown', 1], ['black', 1], ['teal',
  0.8], ['yellow', 0.8], ['orange', 0.5],
];
// prettier-ignore
export const WALLS: Palette = [
  [null, 3], ['white', 2], ['grey', 1.4], ['teal', 0.5], ['green', 0.6], ['blue', 0.5], ['yellow', 0.4],
  ['red', 0.3], ['brown', 0.3], ['pink', 0.3],
];
// prettier-ignore
export const BRIGHT: Palette = [
  ['red', 2], ['blue', 2], ['yellow', 1.5], ['green', 1.5], ['white', 1], ['orange', 1], ['black', 1],
  ['teal', 1], ['pink', 0.7], ['purple', 0.6],
];
// prettier-ignore
export const WHITE_GOODS: Palette = [
  ['white', 4], ['grey', 1], ['red', 0.4], ['teal', 0.4], ['black', 0.6], ['yellow', 0.3],
];
