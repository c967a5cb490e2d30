// The denoiser through its public path: what it must take away, and what it must leave alone. Films with a known truth
// where one can be stated, a long render of the same scene where not.
import { afterAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { planckianSpectrum } from '../../core/color/illuminants.ts';
import { generateStructWriters } from '../../core/compiler/index.ts';
import { lookAt } from '../../core/math/mat4.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { denoise, DENOISE_PLANES } from '../../core/tracer/denoise/denoise.ts';
import { Film } from '../../core/tracer/film.ts';
import { filmPlanes, PICTURE_ONLY } from '../../core/tracer/film-planes.ts';
import { Render } from '../../core/tracer/render.ts';
import { metres, nits } from '../../core/units/units.ts';
import { compileKernelFile } from '../build/compile-kernels.ts';
import { openWasmDevice } from '../devices/wasm/wasm-device.ts';
import { packageRoot } from '../package-root.ts';
import { matte, pinhole, quad, rectLight, sceneOf, still } from './testing/scene-kit.ts';
import { luminance, syntheticFilm, WHITE } from './testing/synthetic-film.ts';

const device = openWasmDevice(2);
afterAll(() => device.dispose());

type Triple = [number, number, number];
const white = (nits: number): Triple => [nits * WHITE[0], nits * WHITE[1], nits * WHITE[2]];
const SHAPE = { width: 96, height: 96, samples: 8, seed: 7 };

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: ArrayLike<number>): number => {
  const m = mean(values);
  return Math.sqrt(mean(Array.from(values, (v) => (v - m) ** 2)));
};
/** Mean of each column. */
const profile = (image: Float64Array, width: number): number[] =>
  Array.from({ length: width }, (_, x) => mean(image.filter((_v, i) => i % width === x)));
/** Where a falling profile crosses `level`, in pixels. */
function crossing(values: readonly number[], level: number): number {
  const after = values.findIndex((v) => v < level);
  const [a, b] = [values[after - 1]!, values[after]!];
  return after - 1 + (a - level) / (a - b);
}

describe('denoising', () => {
  test('a flat field keeps its mean and loses its noise', async () => {
    // fails when the residual is not given back (mean falls by 2 %) and when passes after the first are left out
    const film = syntheticFilm(SHAPE, () => ({ xyz: white(50) }));
    const before = luminance(film.rgb());
    const after = luminance(await denoise(device, film));
    expect(Math.abs(mean(after) / mean(before) - 1)).toBeLessThan(0.005);
    expect(deviation(before) / deviation(after)).toBeGreaterThan(5);
  });

  test('a step in radiance where surfaces meet stays as sharp', async () => {
    // fails when likeness of normals and albedo is left out of the weights
    const lit = (x: number): number => [100, 70, 40][Math.max(0, Math.min(2, x - 46))]!;
    const normalAt = (x: number): Triple => {
      const t = (100 - lit(x)) / 60;
      return [t, 0, 1 - t];
    };
    const film = syntheticFilm(SHAPE, (x) => ({ xyz: white(lit(x)), normal: normalAt(x) }));
    const after = profile(luminance(await denoise(device, film)), SHAPE.width);
    const rise = (p: readonly number[]): number => crossing(p, 46) - crossing(p, 94);
    const truth = Array.from({ length: SHAPE.width }, (_, x) => lit(x));
    expect(Math.abs(rise(after) - rise(truth))).toBeLessThan(0.15);
  });

  test('a shadow edge on one surface keeps its place and the light on either side', async () => {
    // fails when distances of values are left out of the weights, and when the residual is not given back
    const lit = (x: number): number => 20 + 80 / (1 + Math.exp((x - 47.3) / 0.8));
    const film = syntheticFilm({ ...SHAPE, samples: 16 }, (x) => ({ xyz: white(lit(x)) }));
    const before = profile(luminance(film.rgb()), SHAPE.width);
    const after = profile(luminance(await denoise(device, film)), SHAPE.width);
    expect(Math.abs(crossing(after, 60) - 47.3)).toBeLessThan(0.5);
    expect(crossing(after, 28) - crossing(after, 92)).toBeLessThan(
      crossing(before, 28) - crossing(before, 92) + 1,
    );
    for (const [from, to] of [
      [0, 44],
      [52, 96],
    ] as const) {
      // prettier-ignore
      expect(Math.abs(mean(after.slice(from, to)) / mean(before.slice(from, to)) - 1)).toBeLessThan(0.005);
    }
  });

  test('detail that the albedo carries survives exactly', async () => {
    // fails when radiance is filtered with the surface colour left in (noise of the light stays above a tenth)
    const tile = (x: number, y: number): number =>
      0.1 + 0.8 * ((Math.floor(x / 4) * 7 + Math.floor(y / 4) * 13) % 11) * 0.09;
    const exact = syntheticFilm(SHAPE, (x, y) => ({
      xyz: white(40 * tile(x, y)),
      albedo: tile(x, y),
      isExact: true,
    }));
    const kept = luminance(await denoise(device, exact));
    const worst = Math.max(
      ...Array.from(kept, (v, i) => Math.abs(v / (40 * tile(i % 96, Math.floor(i / 96))) - 1)),
    );
    expect(worst).toBeLessThan(1e-3);

    const noisy = syntheticFilm(SHAPE, (x, y) => ({ xyz: white(40 * tile(x, y)), albedo: tile(x, y) }));
    const light = Array.from(
      luminance(await denoise(device, noisy)),
      (v, i) => v / tile(i % 96, Math.floor(i / 96)),
    );
    expect(deviation(light) / mean(light)).toBeLessThan(0.1);
  });

  test('a firefly neither remains nor leaves a halo', async () => {
    // fails when fireflies are not cut (it remains) and when all that is cut is given back (a halo of 29 %)
    const at = (x: number, y: number, s: number): boolean => x === 40 && y === 50 && s === 3;
    const truth = (): { xyz: Triple } => ({ xyz: white(10) });
    const clean = luminance(await denoise(device, syntheticFilm(SHAPE, truth)));
    // the sample that makes the pixel's mean 1000 times its surroundings
    const spoiled = syntheticFilm(SHAPE, truth, (v, x, y, s) => (at(x, y, s) ? 8000 : v));
    const after = luminance(await denoise(device, spoiled));
    const ratios = Array.from(after, (v, i) => v / clean[i]!);
    expect(ratios[50 * 96 + 40]).toBeLessThan(1.5);
    ratios[50 * 96 + 40] = 1;
    const halo: number[] = [];
    for (let y = 35; y < 66; y++) halo.push(...ratios.slice(y * 96 + 25, y * 96 + 56));
    expect(Math.abs(mean(halo) - 1)).toBeLessThan(0.015);
    expect(Math.max(...ratios)).toBeLessThan(1.1);
  });

  test('mixed colour temperatures stay mixed', async () => {
    // fails when distances of values are left out of the weights (Δu′v′ .005)
    const tungsten: Triple = [1.0985, 1, 0.3558];
    const mix = (x: number): Triple => {
      const t = Math.max(0, Math.min(1, (x - 32) / 32));
      return [0, 1, 2].map((c) => 30 * ((1 - t) * tungsten[c]! + t * WHITE[c]!)) as Triple;
    };
    const film = syntheticFilm(SHAPE, (x) => ({ xyz: mix(x) }));
    const after = await denoise(device, film);
    const uv = (rgb: Float32Array, x0: number, x1: number): [number, number] => {
      const sum = [0, 1, 2].map((c) =>
        mean(rgb.filter((_, i) => i % 3 === c && inColumns(i, x0, x1))),
      ) as Triple;
      const X = 0.412391 * sum[0] + 0.357584 * sum[1] + 0.180481 * sum[2];
      const Y = 0.212639 * sum[0] + 0.715169 * sum[1] + 0.072192 * sum[2];
      const Z = 0.019331 * sum[0] + 0.119195 * sum[1] + 0.950532 * sum[2];
      return [(4 * X) / (X + 15 * Y + 3 * Z), (9 * Y) / (X + 15 * Y + 3 * Z)];
    };
    const inColumns = (i: number, x0: number, x1: number): boolean => {
      const x = Math.floor(i / 3) % SHAPE.width;
      return x >= x0 && x < x1;
    };
    for (const [x0, x1] of [
      [0, 32],
      [32, 48],
      [48, 64],
      [64, 96],
    ] as const) {
      // prettier-ignore
      const [a, b] = [uv(film.rgb(), x0, x1), uv(after, x0, x1)];
      expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeLessThan(0.001);
    }
  });

  test('outlines of lights stay as rendered', async () => {
    // fails when pixels that show part of a light are filtered like others: the light's energy is lost at its rim
    const ring = (x: number, y: number): number => Math.max(Math.abs(x - 45), Math.abs(y - 45));
    const film = syntheticFilm(SHAPE, (x, y) => {
      if (ring(x, y) < 5) return { xyz: white(3000), albedo: 0, normal: [0, 0, 0], isExact: true };
      return ring(x, y) === 5
        ? { xyz: white(1505), albedo: 0.25, normal: [0, 0, 0.5] }
        : { xyz: white(10), isExact: true };
    });
    const before = luminance(film.rgb());
    const after = luminance(await denoise(device, film));
    const worst = Math.max(...Array.from(after, (v, i) => Math.abs(v / before[i]! - 1)));
    expect(worst).toBeLessThan(0.01);
  });

  test('any film ends in defined values: infinite sums, one sample, tiny images, darkness', async () => {
    // fails when undefined pixels are not mended: they blacken or blind all around them
    const infinite = syntheticFilm(
      SHAPE,
      () => ({ xyz: white(10) }),
      (v, x, y) => (x === 20 && y === 0 ? Infinity : v),
    );
    const shapes = [
      infinite,
      syntheticFilm({ ...SHAPE, samples: 1 }, () => ({ xyz: white(10) })),
      syntheticFilm({ width: 3, height: 2, samples: 4, seed: 1 }, () => ({ xyz: white(10) })),
      syntheticFilm({ width: 1, height: 1, samples: 1, seed: 1 }, () => ({ xyz: white(10) })),
      syntheticFilm(SHAPE, () => ({ xyz: [0, 0, 0], albedo: 0 })),
    ];
    for (const film of shapes) {
      const out = await denoise(device, film);
      expect(out).toHaveLength(3 * film.width * film.height);
      expect(out.every((v) => Number.isFinite(v))).toBe(true);
    }
    expect(luminance(await denoise(device, infinite))[20]! / 10).toBeLessThan(2);
  });

  test('refuses films without what it needs', async () => {
    const planes = filmPlanes(PICTURE_ONLY, 0);
    const bare = new Film(4, 4, 1, planes, [], new Float32Array(64));
    await expect(denoise(device, bare)).rejects.toThrow(/squares, albedo, normal and guides/);
    const empty = new Film(4, 4, 0, filmPlanes(DENOISE_PLANES, 0), [], new Float32Array(64 * 6));
    await expect(denoise(device, empty)).rejects.toThrow(/with samples/);
  });

  test('reports its passes and stops when asked', async () => {
    const film = syntheticFilm(SHAPE, () => ({ xyz: white(10) }));
    const done: [number, number][] = [];
    await denoise(device, film, { onProgress: (p) => done.push([p.done, p.total]) });
    expect(done.map(([d]) => d)).toEqual(done.map((_, i) => i + 1));
    expect(done.at(-1)![0]).toBe(done.at(-1)![1]);
    const signal = { aborted: false };
    const stopped = denoise(device, film, { signal, onProgress: () => (signal.aborted = true) });
    await expect(stopped).rejects.toThrow(CancelledError);
  });

  test('the settings block is written as the kernel lays it out', () => {
    const { reflection } = compileKernelFile(path.join(packageRoot(), 'core/kernels'), 'denoise', {
      optimize: false,
    });
    const file = path.join(packageRoot(), 'core/tracer/denoise/generated/denoise-structs.ts');
    const bare = (text: string): string => text.replaceAll(/\s/g, '');
    expect(bare(readFileSync(file, 'utf8'))).toBe(bare(generateStructWriters(reflection)));
  });
});

describe('denoising a render', () => {
  const SIZE = 64;

  test('comes six times nearer to a long render, keeps its light, and is the same for any number of threads', async () => {
    // fails when distances compare single pixels instead of patches (gain 3.3)
    const reference = (await rendered(SIZE, 512, 99)).rgb();
    const film = await rendered(SIZE, 8, 1);
    const noisy = film.rgb();
    const clean = await denoise(device, film);
    // [Rousselle et al. 2011]: squared error over squared truth, with a hundredth against division by darkness
    const relMse = (image: Float32Array): number => {
      const truth = luminance(reference);
      return mean(
        Array.from(image, (v, i) => (v - reference[i]!) ** 2 / (truth[Math.floor(i / 3)]! ** 2 + 0.01)),
      );
    };
    expect(relMse(noisy) / relMse(clean)).toBeGreaterThan(6);
    expect(Math.abs(mean(luminance(clean)) / mean(luminance(noisy)) - 1)).toBeLessThan(0.005);

    const single = openWasmDevice(1);
    expect(await denoise(single, film)).toEqual(clean);
    await single.dispose();
  });

  async function rendered(size: number, samples: number, seed: number): Promise<Film> {
    const settings = { width: size, height: size, samples, maxBounces: 3, seed, film: DENOISE_PLANES };
    const render = await Render.prepare(device, cornell(), CAMERA, settings);
    await render.advance(samples);
    const film = await render.film();
    render.dispose();
    return film;
  }
});

const CAMERA = pinhole([0, 1, 3.6], [0, 1, 0], 38.9);

/** A box with a red and a green wall, a slanted board that throws a shadow, and a tungsten panel beneath the ceiling. */
function cornell(): RenderScene {
  const grey = matte(0.75);
  const red = matte([0.63, 0.065, 0.05]);
  const green = matte([0.14, 0.45, 0.091]);
  return sceneOf({
    parts: [
      { material: grey, mesh: quad([-1, 0, -1], [-1, 0, 1], [1, 0, 1], [1, 0, -1]) },
      { material: grey, mesh: quad([-1, 2, -1], [1, 2, -1], [1, 2, 1], [-1, 2, 1]) },
      { material: grey, mesh: quad([-1, 0, -1], [1, 0, -1], [1, 2, -1], [-1, 2, -1]) },
      { material: red, mesh: quad([-1, 0, 1], [-1, 0, -1], [-1, 2, -1], [-1, 2, 1]) },
      { material: green, mesh: quad([1, 0, -1], [1, 0, 1], [1, 2, 1], [1, 2, -1]) },
      { material: grey, mesh: quad([-0.5, 0.5, 0.3], [0.3, 0.5, 0.5], [0.4, 1, -0.1], [-0.4, 1, -0.3]) },
    ],
    lights: [
      rectLight({
        motion: still(lookAt([0, 1.99, 0], [0, 0, 0], [0, 0, 1])),
        spectrum: planckianSpectrum(3200),
        luminance: nits(3000),
        width: metres(0.6),
        height: metres(0.6),
      }),
    ],
  });
}
