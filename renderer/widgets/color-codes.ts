/** Linear Rec.709 to the 8-bit codes of a picker and back. A code that was not touched gives back the very value it came from. */
import { decodeSrgb, encodeSrgb } from '../../core/color/transfer-functions.ts';

export type LinearRgb = readonly [number, number, number];

const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

export const codesFromLinear = ([r, g, b]: LinearRgb): LinearRgb => [code(r), code(g), code(b)];
const code = (linear: number): number => Math.round(encodeSrgb(clamp01(linear)) * 255);

export const linearFromCodes = ([r, g, b]: LinearRgb): LinearRgb => [linear(r), linear(g), linear(b)];
/** Six figures say more than eight bits do. */
const linear = (value: number): number => Number(decodeSrgb(clamp01(value / 255)).toPrecision(6));
