/**
 * The orthonormal 8 × 8 inverse discrete cosine transform (DCT-III), separable, each pass split into its even
 * and odd half.
 *
 * [1] N. Ahmed, T. Natarajan, K. Rao, "Discrete cosine transform", IEEE Trans. Computers C-23, 1974.
 */

/** π as the reference decoder has it: its rounding decides the last bit of many samples. */
const PI = Math.fround(3.14159);
const C1 = 0.5 * Math.cos(PI / 16);
const C2 = 0.5 * Math.cos((2 * PI) / 16);
const C3 = 0.5 * Math.cos((3 * PI) / 16);
const C4 = 0.5 * Math.cos((4 * PI) / 16);
const C5 = 0.5 * Math.cos((5 * PI) / 16);
const C6 = 0.5 * Math.cos((6 * PI) / 16);
const C7 = 0.5 * Math.cos((7 * PI) / 16);

/** Row r, column c of the block is `block[8r + c]`; frequencies in, samples out, in place. */
export function inverseDct8x8(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) inverseDct8(block, row, 1);
  for (let column = 0; column < 8; column++) inverseDct8(block, column, 8);
}

function inverseDct8(data: Float32Array, at: number, stride: number): void {
  const x0 = data[at]!;
  const x1 = data[at + stride]!;
  const x2 = data[at + 2 * stride]!;
  const x3 = data[at + 3 * stride]!;
  const x4 = data[at + 4 * stride]!;
  const x5 = data[at + 5 * stride]!;
  const x6 = data[at + 6 * stride]!;
  const x7 = data[at + 7 * stride]!;

  const sum = C4 * (x0 + x4);
  const difference = C4 * (x0 - x4);
  const low = C2 * x2 + C6 * x6;
  const high = C6 * x2 - C2 * x6;
  const even0 = sum + low;
  const even1 = difference + high;
  const even2 = difference - high;
  const even3 = sum - low;

  const odd0 = C1 * x1 + C3 * x3 + C5 * x5 + C7 * x7;
  const odd1 = C3 * x1 - C7 * x3 - C1 * x5 - C5 * x7;
  const odd2 = C5 * x1 - C1 * x3 + C7 * x5 + C3 * x7;
  const odd3 = C7 * x1 - C5 * x3 + C3 * x5 - C1 * x7;

  data[at] = even0 + odd0;
  data[at + stride] = even1 + odd1;
  data[at + 2 * stride] = even2 + odd2;
  data[at + 3 * stride] = even3 + odd3;
  data[at + 4 * stride] = even3 - odd3;
  data[at + 5 * stride] = even2 - odd2;
  data[at + 6 * stride] = even1 - odd1;
  data[at + 7 * stride] = even0 - odd0;
}

/** Order in which JPEG-like codecs store the coefficients of a block: `ZIGZAG[n]` is the place of the n-th. */
export const ZIGZAG: Uint8Array = (() => {
  const order = new Uint8Array(64);
  let n = 0;
  for (let diagonal = 0; diagonal < 15; diagonal++) {
    const from = Math.max(0, diagonal - 7);
    const to = Math.min(7, diagonal);
    for (let k = from; k <= to; k++) {
      const row = diagonal % 2 === 0 ? diagonal - k : k;
      order[n++] = 8 * row + (diagonal - row);
    }
  }
  return order;
})();
