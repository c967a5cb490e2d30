/**
 * A shot's frame as it is printed: traced, denoised, exposed and white-balanced by its camera, and put through the
 * project's view transform — or taken from the store when nothing that it depends on has changed.
 */
import { mkdir, rm } from 'node:fs/promises';
import { viewTransform } from '../../core/color/view-transform.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import type { CancelSignal } from '../../core/ports/cancel.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { CheckpointError } from '../../core/tracer/checkpoint.ts';
import { denoise, DENOISE_PLANES } from '../../core/tracer/denoise/denoise.ts';
import type { RenderSettings } from '../../core/tracer/render.ts';
import { loadKernelArtifact } from '../devices/kernel-artifact.ts';
import { nativeDeflate } from '../images/native-deflate.ts';
import { meteredNitsAtOne, whiteBalanceOf } from '../render/frame-image.ts';
import { renderFrame, type FrameProgress, type RenderedFrame } from '../render/render-frame.ts';
import type { FrameStore, StoredFrame } from './frame-store.ts';
import { hashOfValue } from './value-hash.ts';

export interface ShotFrameOptions {
  readonly width: number;
  readonly height: number;
  /** Samples a pixel; with `seconds` they only order the sampling. */
  readonly samples: number;
  /** Render for so long instead. */
  readonly seconds: number | null;
  readonly maxBounces: number;
  readonly seed: number;
  readonly view: 'agx' | 'neutral';
}

/** Changes when pictures would come out otherwise for a reason that is not in the kernels. */
const PICTURE_VERSION = 1;

/** @param scene of one shot: its first camera is the shot's. */
export async function shotFrameFingerprint(scene: RenderScene, options: ShotFrameOptions): Promise<string> {
  const kernels = await Promise.all(['trace', 'denoise'].map(loadKernelArtifact));
  const { meshes, materials, textures, instances, lights, environment, cameras } = scene;
  return hashOfValue([
    PICTURE_VERSION,
    kernels.map(({ wgsl }) => wgsl),
    options,
    { meshes, materials, textures, instances, lights, environment, camera: cameras[0] },
  ]);
}

export interface RenderShotFrame {
  readonly scene: RenderScene;
  readonly options: ShotFrameOptions;
  /** Of scene and options, as {@link shotFrameFingerprint} gives it. */
  readonly fingerprint: string;
  readonly store: FrameStore;
  /** Name in the store: the shot's id. */
  readonly name: string;
  readonly signal: CancelSignal;
  readonly onProgress: (progress: FrameProgress) => void;
}

/**
 * Renders and keeps the frame. A stopped render leaves a checkpoint in the store, from which the next goes on.
 * @throws CancelledError when `signal` is aborted.
 */
export async function renderShotFrame(device: KernelDevice, job: RenderShotFrame): Promise<StoredFrame> {
  const { scene, options, store, name, signal } = job;
  const { width, height } = options;
  await mkdir(store.folder, { recursive: true });
  const rendered = await traceFrame(device, job);
  const camera = scene.cameras[0]!;
  const nits = await denoise(device, rendered.film, { signal });
  const data = viewTransform(nits, {
    nitsAtOne: camera.nitsAtOne ?? meteredNitsAtOne(rendered.film),
    whiteBalance: whiteBalanceOf(camera),
    transform: options.view,
  });
  const png = encodePng({ width, height, components: 3, data }, { deflate: nativeDeflate });
  const frame: StoredFrame = {
    png,
    note: {
      fingerprint: job.fingerprint,
      width,
      height,
      samplesPerPixel: rendered.samplesPerPixel,
      renderSeconds: rendered.renderSeconds,
      device: device.kind,
    },
  };
  await store.keep(name, frame);
  return frame;
}

async function traceFrame(device: KernelDevice, job: RenderShotFrame): Promise<RenderedFrame> {
  const { scene, options, store, name, signal, onProgress } = job;
  const { width, height, samples, maxBounces, seed, seconds } = options;
  const settings: RenderSettings = { width, height, samples, maxBounces, seed, film: DENOISE_PLANES };
  const checkpointFile = store.checkpointFile(name);
  const trace = (): Promise<RenderedFrame> =>
    renderFrame(device, scene, scene.cameras[0]!, settings, {
      signal,
      onProgress,
      checkpointFile,
      ...(seconds !== null && { timeLimitSeconds: seconds }),
    });
  try {
    return await trace();
  } catch (cause) {
    if (!(cause instanceof CheckpointError)) throw cause;
    // of an earlier state of the shot: worth nothing now
    await rm(checkpointFile, { force: true });
    return trace();
  }
}
