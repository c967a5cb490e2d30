/**
 * IEEE 754 binary16 ("half"): the pixel type of most OpenEXR files. 1 sign, 5 exponent (bias 15) and
 * 10 significand bits; largest finite value 65504, smallest normal 2⁻¹⁴, smallest denormal 2⁻²⁴.
 *
 * [1] IEEE 754-2019, 3.6 and 4.3.1 (round to nearest, ties to even).
 */

const float32 = new Float32Array(1);
const float32Bits = new Uint32Array(float32.buffer);

/** Half bits of the float with these bits, rounded to nearest even; NaN stays NaN, overflow becomes infinity. */
function halfFromFloatBits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= 0x47800000) {
    // From 2¹⁶ on: infinity, or NaN with the top of its payload (never an empty one).
    if (magnitude <= 0x7f800000) return sign | 0x7c00;
    return sign | 0x7c00 | Math.max(1, (magnitude >>> 13) & 0x3ff);
  }
  if (magnitude >= 0x38800000) {
    // Normal: rebias the exponent, then round; the carry runs into the exponent and at its end into infinity.
    const rebiased = magnitude - 0x38000000;
    return sign | ((rebiased + 0xfff + ((rebiased >>> 13) & 1)) >>> 13);
  }
  if (magnitude <= 0x33000000) return sign;
  // Denormal: shift the significand with its hidden bit down to units of 2⁻²⁴.
  const shift = 126 - (magnitude >>> 23);
  const significand = (magnitude & 0x7fffff) | 0x800000;
  const rest = significand & ((1 << shift) - 1);
  const halfway = 1 << (shift - 1);
  const half = significand >>> shift;
  return sign | (rest > halfway || (rest === halfway && (half & 1) === 1) ? half + 1 : half);
}

/** Bits of the half nearest to `value`, ties to even. */
export function halfFromFloat(value: number): number {
  float32[0] = value;
  return halfFromFloatBits(float32Bits[0]!);
}

/** Bits of the halves nearest to `source[start … start+out.length)`. */
export function halvesFromFloats(source: Float32Array, start: number, out: Uint16Array): void {
  const bits = new Uint32Array(source.buffer, source.byteOffset + 4 * start, out.length);
  for (let i = 0; i < out.length; i++) out[i] = halfFromFloatBits(bits[i]!);
}

/** Value of every half, indexed by its bits. NaNs keep their payload in the high significand bits. */
export const FLOAT_FROM_HALF: Float32Array = (() => {
  const table = new Float32Array(0x10000);
  const bits = new Uint32Array(table.buffer);
  for (let half = 0; half < 0x10000; half++) {
    const sign = (half & 0x8000) << 16;
    const exponent = (half >>> 10) & 0x1f;
    const significand = half & 0x3ff;
    if (exponent === 0) table[half] = (half & 0x8000 ? -1 : 1) * significand * 2 ** -24;
    else bits[half] = sign | ((exponent === 31 ? 255 : exponent + 112) << 23) | (significand << 13);
  }
  return table;
})();
