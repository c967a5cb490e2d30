// Distances between f32 numbers, in units of the last place of the exact result.

const bits = new DataView(new ArrayBuffer(4));

/** The spacing of f32 numbers at `x`. */
export function ulpOf(x: number): number {
  const magnitude = Math.abs(Math.fround(x));
  if (!Number.isFinite(magnitude)) return 2 ** 104;
  return 2 ** (Math.max(-126, Math.floor(Math.log2(magnitude || 2 ** -149))) - 23);
}

/** |actual − exact| in ulps of `exact`; 0 for equal, both NaN, or both beyond the largest f32. */
export function ulpError(actual: number, exact: number): number {
  if (Object.is(actual, exact) || actual === exact) return 0;
  if (Number.isNaN(actual) || Number.isNaN(exact))
    return Number.isNaN(actual) && Number.isNaN(exact) ? 0 : Infinity;
  if (actual === Math.fround(exact)) return 0;
  return Math.abs(actual - exact) / ulpOf(exact);
}

export function floatFromBits(pattern: number): number {
  bits.setUint32(0, pattern >>> 0);
  return bits.getFloat32(0);
}

export function bitsOf(x: number): number {
  bits.setFloat32(0, x);
  return bits.getUint32(0);
}
