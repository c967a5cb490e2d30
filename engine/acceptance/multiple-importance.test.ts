/**
 * Acceptance row 5: light sampling, scattering and both together estimate the same picture of Veach's plates, and the
 * combination is never much worse than the better of the two.
 *
 * Seen to fail: scattered hits with weight 1 (agreement), constant weights of ½ (variance), the tracer weighing scattered hits as
 * if its lights were sampled half as often (tracer).
 *
 * 1. E. Veach, Robust Monte Carlo Methods for Light Transport Simulation, 1997, fig. 9.2: four glossy plates under
 *    spheres of equal power and growing size.
 */
import { expect, it } from 'vitest';
import { lookAt, translation } from '../../core/math/mat4.ts';
import { add, cross, normalize, scale, sub, type Vec3 } from '../../core/math/vec3.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import { color, DEFAULT_MATERIAL, scalar } from '../../core/scene/render-defaults.ts';
import type { RenderCamera, RenderScene } from '../../core/scene/render-scene.ts';
import { PICTURE_ONLY } from '../../core/tracer/film-planes.ts';
import { FRAME_BYTES, writeFrame } from '../../core/tracer/generated/kernel-structs.ts';
import { packScene } from '../../core/tracer/pack/pack-scene.ts';
import { metres, nits } from '../../core/units/units.ts';
import { sidak } from './testing/chi-square.ts';
import { holds } from './testing/figures.ts';
import {
  camera,
  pinhole,
  quad,
  rectLight,
  sceneOf,
  sphereLight,
  still,
  type SceneParts,
} from './testing/scene-kit.ts';
import { describeOnEachTracer, luminances, shoot } from './testing/shoot.ts';
import { normalQuantile } from './testing/normal-quantile.ts';

const SIZE = 20;
const SAMPLES = 1000;
/** Samples that count, (Σv)²/Σv², from which on a pixel's mean is near enough to normal. */
const ENOUGH = 150;
const STRATEGIES = ['lights', 'scattering', 'both'] as const;

interface Estimates {
  /** Per pixel. */
  readonly mean: Float64Array;
  /** Variance of one sample, per pixel. */
  readonly variance: Float64Array;
}

async function estimate(
  device: KernelDevice,
  scene: RenderScene,
  view: RenderCamera,
  seed: number,
): Promise<{ readonly by: readonly Estimates[]; readonly object: Float64Array }> {
  const packed = packScene(scene, view, { width: SIZE, height: SIZE, film: PICTURE_ONLY });
  const pixels = SIZE * SIZE;
  const kernel = await device.load('mis-lab', {
    frame: FRAME_BYTES,
    film: 64 * pixels,
    ...Object.fromEntries(Object.entries(packed.buffers).map(([name, data]) => [name, data.byteLength])),
  });
  for (const [name, data] of Object.entries(packed.buffers)) {
    if (data.byteLength > 0) kernel.write(name, 0, data);
  }
  const frame = new Uint8Array(FRAME_BYTES);
  writeFrame(new DataView(frame.buffer), 0, {
    ...packed.frame,
    windowOrigin: [0, 0],
    windowSize: [SIZE, SIZE],
    sampleFirst: 0,
    sampleCount: SAMPLES,
    log2Samples: 0,
    seed,
    maxBounces: 0,
  });
  kernel.write('frame', 0, frame);
  await kernel.run('strategies', pixels);
  const bytes = await kernel.read('film', 0, 64 * pixels);
  kernel.dispose();
  const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const by = STRATEGIES.map((_, s) => {
    const mean = Float64Array.from({ length: pixels }, (_, p) => data[16 * p + 4 * s]! / SAMPLES);
    const variance = mean.map((m, p) => Math.max(0, data[16 * p + 4 * s + 1]! / SAMPLES - m * m));
    return { mean, variance };
  });
  return { by, object: Float64Array.from({ length: pixels }, (_, p) => data[16 * p + 12]!) };
}

const EYE: Vec3 = [0, 2, 15];
const ROUGHNESS = [0.07, 0.15, 0.25, 0.42];

/** A plate `wide` across that mirrors `light` toward the eye. */
function plate(at: Vec3, light: Vec3, wide: number, deep: number) {
  const normal = normalize(add(normalize(sub(EYE, at)), normalize(sub(light, at))));
  const x: Vec3 = [1, 0, 0];
  const y = cross(normal, x);
  const corner = (i: number, j: number): Vec3 =>
    add(add(at, scale(x, (i * wide) / 2)), scale(y, (j * deep) / 2));
  return quad(corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1));
}

const gloss = (roughness: number) => ({
  ...DEFAULT_MATERIAL,
  baseMetalness: scalar(1),
  baseColor: color([0.6, 0.6, 0.6]),
  specularRoughness: scalar(roughness),
});
const plates = ROUGHNESS.map((roughness, i) => ({
  mesh: plate([0, -4 + 1.3 * i, 5 - 3 * i], [0, 4, -3], 9, 1.1),
  material: gloss(roughness),
}));
const SPHERES: SceneParts = {
  parts: plates,
  lights: [0.03, 0.1, 0.3, 0.9].map((r, i) =>
    sphereLight({
      luminance: nits(40 / r ** 2),
      radius: metres(r),
      motion: still(translation([-3.75 + 2.5 * i, 4, -3])),
    }),
  ),
};
const PANELS: SceneParts = {
  parts: plates,
  lights: [0.1, 0.4, 2.5].map((w, i) =>
    rectLight({
      luminance: nits(100 / w),
      width: metres(w),
      height: metres(w),
      motion: still(lookAt([-3 + 3 * i, 4, -3], [0, 0, 3])),
    }),
  ),
}; // prettier-ignore

describeOnEachTracer('Veach’s plates', (device) => {
  const view = camera(pinhole(EYE, [0, -2, 1.5], 32));
  const onPlates = (object: Float64Array): number[] => [...object.keys()].filter((p) => object[p]! > 0);

  it.each([
    { name: 'spheres', parts: SPHERES },
    { name: 'panels', parts: PANELS },
  ])('$name one by one: three estimates of one picture', async ({ name, parts }) => {
    for (const [i, light] of parts.lights!.entries()) {
      const scene = sceneOf({ parts: plates, lights: [light] });
      const { by, object } = await estimate(device(), scene, view, 4);
      // from other random numbers, so that the two are independent
      const both = (await estimate(device(), scene, view, 5)).by[2]!;
      const counted = (e: Estimates, p: number): number =>
        (SAMPLES * e.mean[p]! ** 2) / (e.variance[p]! + e.mean[p]! ** 2);
      for (const [s, strategy] of STRATEGIES.slice(0, 2).entries()) {
        const one = by[s]!;
        // a strategy that hardly ever finds the light has no normal mean: the other one is tested there
        const pixels = onPlates(object).filter((p) => counted(one, p) > ENOUGH && counted(both, p) > ENOUGH);
        if (pixels.length === 0) continue;
        const limit = normalQuantile(1 - sidak(0.01 / 14, pixels.length) / 2);
        const z = pixels.map(
          (p) => (one.mean[p]! - both.mean[p]!) / Math.sqrt((one.variance[p]! + both.variance[p]!) / SAMPLES),
        );
        const what = `${name} ${i}, ${strategy}, ${pixels.length} px`;
        holds(5, `${what}: largest z`, Math.max(...z.map(Math.abs)), limit);
        // all of them together: √n sharper
        holds(5, `${what}: z of the sum`, z.reduce((a, b) => a + b, 0) / Math.sqrt(z.length), limit);
      }
    }
  });

  it.each([
    { name: 'spheres', parts: SPHERES },
    { name: 'panels', parts: PANELS },
  ])('$name together: the combination is as good as the better of the two', async ({ name, parts }) => {
    const { by, object } = await estimate(device(), sceneOf(parts), view, 4);
    ROUGHNESS.forEach((roughness, i) => {
      const own = onPlates(object).filter((p) => object[p] === i + 1);
      expect(own.length).toBeGreaterThan(15);
      const sum = (values: Float64Array): number => own.reduce((s, p) => s + values[p]!, 0);
      const better = Math.min(sum(by[0]!.variance), sum(by[1]!.variance));
      holds(5, `${name} roughness ${roughness}: variance ÷ better`, sum(by[2]!.variance) / better, 1.1);
    });
  });

  it.each(ROUGHNESS)('the tracer takes the same picture of the plate of roughness %d', async (roughness) => {
    const i = ROUGHNESS.indexOf(roughness);
    // so narrow a view that all pixels are one measurement
    const narrow = pinhole(EYE, [-0.6 + 0.4 * i, -4 + 1.3 * i, 5 - 3 * i], 0.005);
    const { by } = await estimate(device(), sceneOf(SPHERES), narrow, 6);
    const film = await shoot(device(), sceneOf(SPHERES), narrow, { width: SIZE, samples: 256 });
    const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
    const variance = film.varianceXyz()!.filter((_, k) => k % 3 === 1);
    const error = Math.sqrt((mean(by[2]!.variance) / SAMPLES + mean(variance)) / SIZE ** 2);
    const [seen, both] = [mean(luminances(film)), mean(by[2]!.mean)];
    expect(error / both).toBeLessThan(0.01);
    holds(5, `tracer on roughness ${roughness}, z`, (seen - both) / error, normalQuantile(1 - sidak(0.01, 4) / 2));
  }); // prettier-ignore
});
