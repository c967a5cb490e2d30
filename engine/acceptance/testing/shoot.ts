/** Takes pictures of test scenes on every device that this machine has, through the path that the product takes. */
import { afterAll, beforeAll, describe } from 'vitest';
import type { KernelDevice, KernelDeviceKind } from '../../../core/ports/kernel-device.ts';
import type { RenderCamera, RenderScene } from '../../../core/scene/render-scene.ts';
import type { FilmOptions } from '../../../core/tracer/film-planes.ts';
import type { Film } from '../../../core/tracer/film.ts';
import { Render, type ImageWindow } from '../../../core/tracer/render.ts';
import { openWasmDevice } from '../../devices/wasm/wasm-device.ts';
import { findWebGpuAdapter, openWebGpuDevice } from '../../devices/webgpu/webgpu-device.ts';

/**
 * A GPU to test on: one in silicon, or any adapter at all when PENUMBRA_WEBGPU=1 asks for it. Software drivers take
 * minutes to compile the tracer.
 */
export async function hasTestableGpu(): Promise<boolean> {
  const adapter = await findWebGpuAdapter();
  if (!adapter) return false;
  const software = /llvmpipe|lavapipe|swiftshader|software/i.test(
    `${adapter.info.description} ${adapter.info.vendor} ${adapter.info.architecture}`,
  );
  return !software || process.env['PENUMBRA_WEBGPU'] === '1';
}

export async function openKind(kind: KernelDeviceKind, threads?: number): Promise<KernelDevice> {
  if (kind === 'wasm') return openWasmDevice(threads);
  const device = await openWebGpuDevice();
  if (!device) throw new Error('the WebGPU adapter went away');
  return device;
}

const kinds: readonly KernelDeviceKind[] = (await hasTestableGpu()) ? ['wasm', 'webgpu'] : ['wasm'];

/** Runs `body` as a suite on each device; `device()` is valid inside tests. */
export function describeOnEachTracer(name: string, body: (device: () => KernelDevice) => void): void {
  describe.each(kinds)(`${name} (%s)`, (kind) => {
    let device: KernelDevice;
    beforeAll(async () => {
      device = await openKind(kind);
    });
    afterAll(async () => {
      await device.dispose();
    });
    body(() => device);
  });
}

export interface Shot {
  readonly width?: number;
  readonly height?: number;
  readonly window?: ImageWindow;
  readonly samples: number;
  /** Default 0: direct light only. */
  readonly maxBounces?: number;
  readonly seed?: number;
  readonly film?: Partial<FilmOptions>;
}

/** One finished picture; 8 × 8 pixels unless the shot says otherwise. */
export async function shoot(
  device: KernelDevice,
  scene: RenderScene,
  camera: RenderCamera,
  shot: Shot,
): Promise<Film> {
  const width = shot.width ?? 8;
  const render = await Render.prepare(device, scene, camera, {
    width,
    height: shot.height ?? width,
    ...(shot.window && { window: shot.window }),
    samples: shot.samples,
    maxBounces: shot.maxBounces ?? 0,
    seed: shot.seed ?? 1,
    film: {
      squares: true,
      albedo: false,
      normal: false,
      guides: false,
      lightGroups: false,
      ...shot.film,
    },
  });
  try {
    await render.advance(shot.samples);
    return await render.film();
  } finally {
    render.dispose();
  }
}

export type Xyz = readonly [number, number, number];

/** Mean of three-component pixels. */
export function meanOf(pixels: ArrayLike<number>): Xyz {
  const sum = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) sum[i % 3]! += pixels[i]!;
  const count = pixels.length / 3;
  return [sum[0]! / count, sum[1]! / count, sum[2]! / count];
}

/** Mean luminance of the picture, nits. */
export const meanNits = (film: Film): number => meanOf(film.xyz())[1];

/** Luminance of every pixel, nits. */
export function luminances(film: Film): Float64Array {
  const xyz = film.xyz();
  return Float64Array.from({ length: xyz.length / 3 }, (_, i) => xyz[3 * i + 1]!);
}

/** Luminance of each column (or row), averaged over the other way. */
export function profile(film: Film, along: 'x' | 'y' = 'x'): Float64Array {
  const values = luminances(film);
  const out = new Float64Array(along === 'x' ? film.width : film.height);
  for (let i = 0; i < values.length; i++) {
    const at = along === 'x' ? i % film.width : Math.floor(i / film.width);
    out[at]! += values[i]! / (values.length / out.length);
  }
  return out;
}

/** Where a profile crosses `level`, in pixels from its start; pixel i is centred at i + ½. NaN when it does not. */
export function crossing(values: ArrayLike<number>, level: number): number {
  for (let i = 1; i < values.length; i++) {
    const [a, b] = [values[i - 1]! - level, values[i]! - level];
    if (a === 0) return i - 0.5;
    if (a * b < 0) return i - 0.5 + a / (a - b);
  }
  return NaN;
}

/** Signed. */
export const relativeError = (value: number, expected: number): number => value / expected - 1;
