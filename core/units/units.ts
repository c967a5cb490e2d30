/**
 * The units of the set, as types. Constructors do not convert: `metres(2)` says "this 2 is in metres".
 * Conversions between units are functions with both names in them, in `conversions.ts`.
 */
import type { Quantity } from './brand.ts';

export type Metres = Quantity<'m'>;
export type Millimetres = Quantity<'mm'>;
export type Micrometres = Quantity<'µm'>;
export type Nanometres = Quantity<'nm'>;
export type Feet = Quantity<'ft'>;
export type Radians = Quantity<'rad'>;
export type Degrees = Quantity<'deg'>;
export type Steradians = Quantity<'sr'>;
export type Seconds = Quantity<'s'>;
export type FramesPerSecond = Quantity<'fps'>;
export type Kelvin = Quantity<'K'>;
export type Mireds = Quantity<'mired'>;
export type Stops = Quantity<'stop'>;
export type Nits = Quantity<'cd/m²'>;
export type Candela = Quantity<'cd'>;
export type Lumens = Quantity<'lm'>;
export type Lux = Quantity<'lx'>;
export type FootCandles = Quantity<'fc'>;
export type LuxSeconds = Quantity<'lx·s'>;

export const metres = (value: number): Metres => value as Metres;
export const millimetres = (value: number): Millimetres => value as Millimetres;
export const micrometres = (value: number): Micrometres => value as Micrometres;
export const nanometres = (value: number): Nanometres => value as Nanometres;
export const feet = (value: number): Feet => value as Feet;
export const radians = (value: number): Radians => value as Radians;
export const degrees = (value: number): Degrees => value as Degrees;
export const steradians = (value: number): Steradians => value as Steradians;
export const seconds = (value: number): Seconds => value as Seconds;
export const framesPerSecond = (value: number): FramesPerSecond => value as FramesPerSecond;
export const kelvin = (value: number): Kelvin => value as Kelvin;
export const mireds = (value: number): Mireds => value as Mireds;
export const stops = (value: number): Stops => value as Stops;
export const nits = (value: number): Nits => value as Nits;
export const candela = (value: number): Candela => value as Candela;
export const lumens = (value: number): Lumens => value as Lumens;
export const lux = (value: number): Lux => value as Lux;
export const footCandles = (value: number): FootCandles => value as FootCandles;
export const luxSeconds = (value: number): LuxSeconds => value as LuxSeconds;
