/** What becomes of a film's sums on the way to a view. */
import { describe, expect, it } from 'vitest';
import { FLOAT_FROM_HALF } from '../../../core/interchange/exr/half.ts';
import { filmPlanes } from '../../../core/tracer/film-planes.ts';
import { Film } from '../../../core/tracer/film.ts';
import { halvesOfFilm, meteredNits, noiseOfFilm, type Preview } from './film-pixels.ts';

const planes = filmPlanes(
  { squares: true, albedo: false, normal: false, guides: false, lightGroups: false },
  0,
);
const D65 = [0.95047, 1, 1.08883] as const;

/** Every pixel: `samples` samples of D65 white whose Y alternate between nits·(1 ± spread). */
function filmOf(size: number, samples: number, nits: number, spread: number): Film {
  const data = new Float32Array(size * size * planes.count * 4);
  for (let p = 0; p < size * size; p++) {
    D65.forEach((d, c) => {
      data[4 * p + c] = samples * nits * d;
      data[4 * (size * size + p) + c] = samples * (nits * d) ** 2 * (1 + spread ** 2);
    });
    data[4 * p + 3] = samples;
  }
  return new Film(size, size, samples, planes, [], data);
}
const window = { x: 1, y: 1, width: 2, height: 3 };

it('gives white as equal halfs in units of nits, with coverage, of the window alone', () => {
  const bytes = halvesOfFilm(filmOf(4, 8, 250, 0), window, 100);
  const halfs = Array.from(new Uint16Array(bytes.buffer), (h) => FLOAT_FROM_HALF[h]!);
  expect(halfs).toHaveLength(4 * 6);
  halfs.slice(0, 3).forEach((v) => expect(v).toBeCloseTo(2.5, 2));
  expect(halfs[3]).toBe(1);
});

it('keeps what is too bright for a half finite', () => {
  const bytes = halvesOfFilm(filmOf(4, 1, 1e9, 0), window, 1);
  expect(FLOAT_FROM_HALF[new Uint16Array(bytes.buffer)[0]!]).toBe(65504);
});

it('measures noise as the standard error of a pixel over the mean', () => {
  const noise = noiseOfFilm(filmOf(4, 17, 40, 0.5), window);
  expect(noise).toBeCloseTo(0.5 / Math.sqrt(16), 4);
  expect(noiseOfFilm(filmOf(4, 1, 40, 0.5), window)).toBeNull();
  expect(noiseOfFilm(filmOf(4, 8, 0, 0), window)).toBeNull();
});

it('meters an even picture so that it becomes middle grey', () => {
  expect(meteredNits(filmOf(4, 2, 36, 0), window)).toBeCloseTo(200, 3);
});

describe('a picture with few samples', () => {
  const at = (bytes: Uint8Array): number => FLOAT_FROM_HALF[new Uint16Array(bytes.buffer)[0]!]!;
  const even = (nits: number): Preview => ({
    nits: new Float32Array(3 * 4).fill(nits),
    width: 2,
    height: 2,
    window: { x: 0, y: 0, width: 2, height: 2 },
  });

  it('leans on its preview as on eight samples, and no longer once it has many', () => {
    expect(at(halvesOfFilm(filmOf(4, 8, 100, 0), window, 100, even(300)))).toBeCloseTo(2, 2);
    expect(at(halvesOfFilm(filmOf(4, 64, 100, 0), window, 100, even(300)))).toBeCloseTo(1, 2);
    expect(at(halvesOfFilm(filmOf(4, 2, 100, 0), window, 100, even(300), true))).toBeCloseTo(3, 2);
  });

  it('blends between the pixels of the preview', () => {
    const nits = Float32Array.from([0, 0, 0, 100, 100, 100, 0, 0, 0, 100, 100, 100]);
    const size = { width: 2, height: 2, window: { x: 0, y: 0, width: 2, height: 2 } };
    const bytes = halvesOfFilm(filmOf(4, 1, 0, 0), { x: 0, y: 0, width: 4, height: 1 }, 1, { nits, ...size });
    const row = Array.from(new Uint16Array(bytes.buffer), (h) => FLOAT_FROM_HALF[h]!).filter(
      (_, i) => i % 4 === 0,
    );
    const rest = 100 * (8 / 9);
    [0, 0.25, 0.75, 1].forEach((share, x) => expect(row[x]! / rest).toBeCloseTo(share, 2));
  });
});
