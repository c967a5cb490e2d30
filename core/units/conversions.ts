/** Exact conversions between units (BIPM SI brochure, 9th ed.; international foot of 1959). */
import type { Degrees, Feet, FootCandles, Lux, Metres, Millimetres, Radians } from './units.ts';

const METRES_PER_FOOT = 0.3048;

export const metresFromMillimetres = (value: Millimetres): Metres => (value / 1000) as Metres;
export const millimetresFromMetres = (value: Metres): Millimetres => (value * 1000) as Millimetres;
export const metresFromFeet = (value: Feet): Metres => (value * METRES_PER_FOOT) as Metres;
export const feetFromMetres = (value: Metres): Feet => (value / METRES_PER_FOOT) as Feet;
export const radiansFromDegrees = (value: Degrees): Radians => ((value * Math.PI) / 180) as Radians;
export const degreesFromRadians = (value: Radians): Degrees => ((value * 180) / Math.PI) as Degrees;
/** One lumen per square foot. */
export const luxFromFootCandles = (value: FootCandles): Lux => (value / METRES_PER_FOOT ** 2) as Lux;
export const footCandlesFromLux = (value: Lux): FootCandles => (value * METRES_PER_FOOT ** 2) as FootCandles;
