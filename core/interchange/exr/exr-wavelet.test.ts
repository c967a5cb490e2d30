/**
 * The inverse wavelet against the forward one, written here from its definition: on the pair (a, b) the low
 * part is the average and the high part the difference. The fixtures exercise only the small-value flavour;
 * this covers the modulo one and every odd size.
 */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/mutate.ts';
import { inverseWavelet } from './exr-wavelet.ts';

type Split = (a: number, b: number) => [number, number];
const splitSigned: Split = (a, b) => [(a + b) >> 1, a - b];
const splitModulo: Split = (a, b) => {
  const offset = (a + 0x8000) & 0xffff;
  let low = (offset + b) >> 1;
  const high = offset - b;
  if (high < 0) low = (low + 0x8000) & 0xffff;
  return [low, high & 0xffff];
};

function forward(data: Uint16Array, nx: number, ny: number, split: Split): void {
  const apply = (i: number, j: number): void => {
    [data[i], data[j]] = split(data[i]!, data[j]!);
  };
  const signed = split === splitSigned;
  const applyTo = (i: number, j: number): void => {
    if (!signed) return apply(i, j);
    const [low, high] = split((data[i]! << 16) >> 16, (data[j]! << 16) >> 16);
    data[i] = low;
    data[j] = high;
  };
  for (let step = 1; 2 * step <= Math.min(nx, ny); step *= 2) {
    for (let y = 0; y + step < ny + step; y += 2 * step) {
      if (y + 2 * step > ny) {
        if ((ny & step) !== 0)
          for (let x = 0; x + 2 * step <= nx; x += 2 * step) applyTo(y * nx + x, y * nx + x + step);
        break;
      }
      for (let x = 0; x + 2 * step <= nx; x += 2 * step) {
        const at = y * nx + x;
        applyTo(at, at + step);
        applyTo(at + step * nx, at + step * nx + step);
        applyTo(at, at + step * nx);
        applyTo(at + step, at + step * nx + step);
      }
      if ((nx & step) !== 0) {
        const at = y * nx + (nx - (nx % (2 * step)));
        applyTo(at, at + step * nx);
      }
    }
  }
}

describe('inverseWavelet', () => {
  it.each([
    ['signed', splitSigned, (1 << 14) - 1],
    ['modulo', splitModulo, 0xffff],
  ] as const)('undoes the %s transform for every size', (_, split, maxValue) => {
    // Catches the wrong order of rows and columns, and the 2¹⁵ offset left out of the modulo flavour.
    const random = seededRandom(77);
    for (const nx of [1, 2, 3, 5, 8, 13, 16, 31]) {
      for (const ny of [1, 2, 3, 4, 7, 32, 33]) {
        const source = Uint16Array.from({ length: nx * ny }, () => random.below(maxValue + 1));
        const data = source.slice();
        forward(data, nx, ny, split);
        inverseWavelet(data, 0, nx, 1, ny, nx, maxValue);
        expect(data, `${nx} × ${ny}`).toEqual(source);
      }
    }
  });
});
