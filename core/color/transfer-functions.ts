/**
 * Transfer functions between linear light and code values.
 *
 * [1] IEC 61966-2-1:1999 (sRGB). [2] ITU-R BT.1886 with zero black. [3] SMPTE ST 2084:2014 (PQ).
 * [4] AMPAS S-2016-001 (ACEScct).
 */

/** Linear 0…1 → sRGB code 0…1; odd about 0, so that out-of-gamut values survive a round trip. */
export const encodeSrgb = (linear: number): number => {
  const a = Math.abs(linear);
  return Math.sign(linear) * (a <= 0.0031308 ? 12.92 * a : 1.055 * a ** (1 / 2.4) - 0.055);
};
export const decodeSrgb = (code: number): number => {
  const a = Math.abs(code);
  return Math.sign(code) * (a <= 0.04045 ? a / 12.92 : ((a + 0.055) / 1.055) ** 2.4);
};

/** A pure power display, negative values clipped: 2.2 for sRGB monitors as built, 2.4 for BT.1886. */
export const encodePower = (linear: number, exponent: number): number =>
  Math.max(linear, 0) ** (1 / exponent);
export const decodePower = (code: number, exponent: number): number => Math.max(code, 0) ** exponent;

const PQ_M1 = 2610 / 16384;
const PQ_M2 = (2523 / 4096) * 128;
const PQ_C1 = 3424 / 4096;
const PQ_C2 = (2413 / 4096) * 32;
const PQ_C3 = (2392 / 4096) * 32;
/** Display luminance in nits, 0…10000 → PQ code 0…1 [3]. */
export const encodePq = (nits: number): number => {
  const y = Math.min(Math.max(nits / 10000, 0), 1) ** PQ_M1;
  return ((PQ_C1 + PQ_C2 * y) / (1 + PQ_C3 * y)) ** PQ_M2;
};
export const decodePq = (code: number): number => {
  const e = Math.min(Math.max(code, 0), 1) ** (1 / PQ_M2);
  return 10000 * (Math.max(e - PQ_C1, 0) / (PQ_C2 - PQ_C3 * e)) ** (1 / PQ_M1);
};

const ACESCCT_BREAK = 0.0078125;
const ACESCCT_SLOPE = 10.5402377416545;
const ACESCCT_OFFSET = 0.0729055341958355;
/** Linear AP1 → ACEScct [4]. */
export const encodeAcesCct = (linear: number): number =>
  linear <= ACESCCT_BREAK ? ACESCCT_SLOPE * linear + ACESCCT_OFFSET : (Math.log2(linear) + 9.72) / 17.52;
export const decodeAcesCct = (code: number): number =>
  code <= ACESCCT_SLOPE * ACESCCT_BREAK + ACESCCT_OFFSET
    ? (code - ACESCCT_OFFSET) / ACESCCT_SLOPE
    : 2 ** (code * 17.52 - 9.72);
