/**
 * The two-dimensional Haar-like wavelet of OpenEXR's PIZ codec: a pair (a, b) is stored as an average and a
 * difference, in whole numbers and without loss. Values below 2¹⁴ use a signed average, others wrap modulo 2¹⁶.
 *
 * [1] "Technical Introduction to OpenEXR", openexr.com, section "Data compression" (PIZ).
 */

/** Undoes the transform in place on an nx × ny grid; neighbours are `ox` apart in a row and `oy` in a column. */
export function inverseWavelet(
  data: Uint16Array,
  start: number,
  nx: number,
  ox: number,
  ny: number,
  oy: number,
  maxValue: number,
): void {
  const merge = maxValue < 1 << 14 ? mergeSigned : mergeModulo;
  const smaller = Math.min(nx, ny);
  let step = 1;
  while (2 * step <= smaller) step *= 2;
  // From the coarsest level to the finest: each merges quads whose corners are `step` apart.
  for (step = step >> 1; step >= 1; step >>= 1) {
    const dx = ox * step;
    const dy = oy * step;
    const oddColumn = (nx & step) !== 0;
    const oddRow = (ny & step) !== 0;
    let y = 0;
    for (; y <= ny - 2 * step; y += 2 * step) {
      let at = start + y * oy;
      let x = 0;
      for (; x <= nx - 2 * step; x += 2 * step, at += 2 * dx) {
        merge(data, at, at + dy);
        merge(data, at + dx, at + dx + dy);
        merge(data, at, at + dx);
        merge(data, at + dy, at + dx + dy);
      }
      if (oddColumn) merge(data, at, at + dy);
    }
    if (oddRow) {
      let at = start + y * oy;
      for (let x = 0; x <= nx - 2 * step; x += 2 * step, at += 2 * dx) merge(data, at, at + dx);
    }
  }
}

/** Average at `low`, difference at `high`, both signed 16-bit: gives back the pair. */
function mergeSigned(data: Uint16Array, low: number, high: number): void {
  const average = (data[low]! << 16) >> 16;
  const difference = (data[high]! << 16) >> 16;
  const a = average + (difference & 1) + (difference >> 1);
  data[low] = a;
  data[high] = a - difference;
}

/** The same modulo 2¹⁶, with the average offset by 2¹⁵. */
function mergeModulo(data: Uint16Array, low: number, high: number): void {
  const average = data[low]!;
  const difference = data[high]!;
  const b = (average - (difference >> 1)) & 0xffff;
  data[high] = b;
  data[low] = difference + b - 0x8000;
}
