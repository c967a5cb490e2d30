/**
 * AgX, Troy Sobotka's picture formation: scene-linear light to a display picture whose bright colours run to white.
 *
 * Matches view "AgX" on display "sRGB" of the published OCIO configuration [1] (colour space "AgX Base"), and its two
 * looks, as "Appearance Punchy" and "Appearance Golden":
 *   clip below 0 → inset matrix → log2 over [−12.47393, +4.026069] (−10…+6.5 stops about 0.18) → contrast curve.
 * The result is the display's code value; that configuration has no outset matrix, and its sRGB display is a 2.2 power.
 *
 * The configuration stores the curve as a 4096-entry table. Its generator [2] fills that table with Jed Smith's
 * tunable sigmoid, pivot (10/16.5, 0.5), slope 2, toe power 3, shoulder power 3.25; the formula is evaluated here
 * directly. It reproduces the published table's seven digits; the table's linear interpolation differs from the
 * formula by less than 10⁻⁵, far below 1/255.
 *
 * [1] github.com/sobotka/AgX, config.ocio (ocio_profile_version 2).
 * [2] github.com/sobotka/AgX-S2O3, AgX.py (`equation_full_curve`).
 */
import { transform3, type Mat3, type Triple } from './matrix3.ts';

/** Rec.709 pulled in toward D65 by 20 %, as in [1]. */
export const AGX_INSET: Mat3 = [
  0.842479062253094, 0.0784335999999992, 0.0792237451477643, 0.0423282422610123, 0.878468636469772,
  0.0791661274605434, 0.0423756549057051, 0.0784336, 0.879142973793104,
];
const LOG2_MIN = -12.47393;
const LOG2_MAX = 4.026069;

const PIVOT_X = 10 / 16.5;
const PIVOT_Y = 0.5;
const SLOPE = 2;
const TOE_POWER = 3;
const SHOULDER_POWER = 3.25;

/** The scale at which a hyperbola of this power, leaving the pivot at SLOPE, arrives exactly at the far corner. */
const reach = (x: number, y: number, power: number): number =>
  ((SLOPE * x) ** -power * ((SLOPE * (x / y)) ** power - 1)) ** (-1 / power);
const TOE_SCALE = reach(PIVOT_X, PIVOT_Y, TOE_POWER);
const SHOULDER_SCALE = reach(1 - PIVOT_X, 1 - PIVOT_Y, SHOULDER_POWER);

/** The numbers of the transform, for those that write it down in another language: shaders. */
export const AGX_NUMBERS = {
  log2Min: LOG2_MIN,
  log2Max: LOG2_MAX,
  pivotX: PIVOT_X,
  pivotY: PIVOT_Y,
  slope: SLOPE,
  toePower: TOE_POWER,
  toeScale: TOE_SCALE,
  shoulderPower: SHOULDER_POWER,
  shoulderScale: SHOULDER_SCALE,
} as const;

const hyperbola = (x: number, power: number): number => x / (1 + x ** power) ** (1 / power);

/** Contrast curve: log-encoded 0…1 → display code 0…1. */
export const agxCurve = (x: number): number =>
  x >= PIVOT_X
    ? PIVOT_Y + SHOULDER_SCALE * hyperbola((SLOPE * (x - PIVOT_X)) / SHOULDER_SCALE, SHOULDER_POWER)
    : PIVOT_Y - TOE_SCALE * hyperbola((SLOPE * (PIVOT_X - x)) / TOE_SCALE, TOE_POWER);

export type AgxLook = 'base' | 'punchy' | 'golden';
export interface ColourDecision {
  readonly slope: Triple;
  readonly power: number;
  readonly saturation: number;
}
/** ASC CDL values of the configuration's looks [1]. */
export const AGX_LOOKS: Readonly<Record<Exclude<AgxLook, 'base'>, ColourDecision>> = {
  punchy: { slope: [1, 1, 1], power: 1.35, saturation: 1.4 },
  golden: { slope: [1, 0.9, 0.5], power: 0.8, saturation: 1.3 },
};

const logEncode = (linear: number): number =>
  linear > 0 ? Math.min(Math.max((Math.log2(linear) - LOG2_MIN) / (LOG2_MAX - LOG2_MIN), 0), 1) : 0;

const clamp01 = (v: number): number => Math.min(Math.max(v, 0), 1);

const applyLook = (rgb: Triple, look: Exclude<AgxLook, 'base'>): Triple => {
  const { slope, power, saturation } = AGX_LOOKS[look];
  const graded = rgb.map((v, i) => Math.max(v * slope[i]!, 0) ** power) as [number, number, number];
  const luma = 0.2126 * graded[0] + 0.7152 * graded[1] + 0.0722 * graded[2];
  return graded.map((v) => clamp01(luma + saturation * (v - luma))) as [number, number, number];
};

/** Exposed linear Rec.709 (0.18 is mid grey) → display code values 0…1. */
export const agx = (rgb: Triple, look: AgxLook = 'base'): Triple => {
  const inset = transform3(AGX_INSET, [Math.max(rgb[0], 0), Math.max(rgb[1], 0), Math.max(rgb[2], 0)]);
  const formed: Triple = [
    agxCurve(logEncode(inset[0])),
    agxCurve(logEncode(inset[1])),
    agxCurve(logEncode(inset[2])),
  ];
  return look === 'base' ? formed : applyLook(formed, look);
};
