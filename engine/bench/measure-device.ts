/**
 * How fast a device renders, measured the way a user meets it: the tracer itself on a fixed scene, from a warm start.
 * The scene is a soup of 20,000 triangles under an even sky, matt, four bounces: short incoherent rays, which is what
 * interiors cost.
 */
import type { CancelSignal } from '../../core/ports/cancel.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import { Render } from '../../core/tracer/render.ts';
import { uniformEnvironment } from '../render/environment-option.ts';
import { filmFor } from '../render/aovs.ts';
import { soup, soupCamera, soupScene } from './soup.ts';

export const BENCH_TRIANGLES = 20_000;
export const BENCH_BOUNCES = 4;
export const BENCH_SIZE = 256;
/** Orders samples across pixels; more than any machine takes in the time given. */
const SAMPLES = 4096;

export interface DeviceMeasure {
  readonly raysPerSecond: number;
  /** Samples of a pixel per second. */
  readonly samplesPerSecond: number;
  /** How long was measured, without the warm-up. */
  readonly seconds: number;
}

/**
 * @param seconds to measure for; the pass that is running then is finished.
 * @throws CancelledError when `signal` is aborted.
 */
export async function measureDevice(
  device: KernelDevice,
  seconds: number,
  signal?: CancelSignal,
): Promise<DeviceMeasure> {
  const scene = { ...soupScene(soup(BENCH_TRIANGLES)), environment: uniformEnvironment(1) };
  const settings = {
    width: BENCH_SIZE,
    height: BENCH_SIZE,
    samples: SAMPLES,
    maxBounces: BENCH_BOUNCES,
    seed: 0,
    film: filmFor(new Set()),
  };
  const options = signal ? { signal } : {};
  const render = await Render.prepare(device, scene, soupCamera, settings, signal);
  try {
    // the first pass lets compilers and clocks settle, and tells how many samples fill a pass
    const startedAt = performance.now();
    await render.advance(1, options);
    const passSamples = Math.max(1, Math.floor(250 / (performance.now() - startedAt)));
    const before = (await render.film()).raysTraced();
    const samplesBefore = render.samplesDone;
    let measured = 0;
    while (measured < seconds) {
      const passStartedAt = performance.now();
      await render.advance(passSamples, options);
      measured += (performance.now() - passStartedAt) / 1000;
    }
    const rays = (await render.film()).raysTraced() - before;
    return {
      raysPerSecond: rays / measured,
      samplesPerSecond: ((render.samplesDone - samplesBefore) * BENCH_SIZE ** 2) / measured,
      seconds: measured,
    };
  } finally {
    render.dispose();
  }
}
