// IEEE 754 binary16 by arithmetic, for comparison with the bit tricks of the library.

/** The value of sixteen bits. */
export function halfValue(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The nearest half, ties to even; NaN is 0x7e00 with the sign of the number. */
export function halfBits(x: number): number {
  if (Number.isNaN(x)) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(x);
  let best = 0x7c00;
  // halves are ordered by their bits: the first one above the value has its neighbour below
  let low = 0;
  let high = 0x7c00;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (halfValue(middle) >= magnitude) high = middle;
    else low = middle + 1;
  }
  best = low;
  if (low > 0) {
    const above = low === 0x7c00 ? 65536 : halfValue(low);
    const below = halfValue(low - 1);
    const nearerBelow = magnitude - below < above - magnitude;
    const tie = magnitude - below === above - magnitude;
    if (magnitude < above && (nearerBelow || (tie && low % 2 === 1))) best = low - 1;
  }
  return sign | best;
}
