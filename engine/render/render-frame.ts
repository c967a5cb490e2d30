/**
 * One frame, rendered to a number of samples or for a time, with progress, cancellation, and a checkpoint file from
 * which a killed render goes on to the same bytes.
 */
import { readFile, rm } from 'node:fs/promises';
import type { CancelSignal } from '../../core/ports/cancel.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import type { RenderCamera, RenderScene } from '../../core/scene/render-scene.ts';
import type { Film } from '../../core/tracer/film.ts';
import { Render, type RenderSettings } from '../../core/tracer/render.ts';
import { hasCode } from '../storage/file-system.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';

export interface FrameProgress {
  readonly samplesDone: number;
  /** 0…1 of the whole frame. */
  readonly fraction: number;
  readonly elapsedSeconds: number;
}

export interface RenderFrameOptions {
  /** Stop after this many seconds of tracing instead of at `settings.samples`. */
  readonly timeLimitSeconds?: number;
  readonly signal?: CancelSignal;
  readonly onProgress?: (progress: FrameProgress) => void;
  /** Where to keep a checkpoint while rendering; removed when the frame is done. */
  readonly checkpointFile?: string;
  readonly checkpointEverySeconds?: number;
}

export interface RenderedFrame {
  readonly film: Film;
  readonly samplesPerPixel: number;
  /** Tracing alone, without loading; only this run's share of a resumed frame. */
  readonly renderSeconds: number;
  readonly raysPerSecond: number;
}

/** Passes aim at this length, so that progress moves and cancelling is quick. */
const PASS_SECONDS = 1.5;
const CHECKPOINT_EVERY_SECONDS = 20;

export async function renderFrame(
  device: KernelDevice,
  scene: RenderScene,
  camera: RenderCamera,
  settings: RenderSettings,
  options: RenderFrameOptions = {},
): Promise<RenderedFrame> {
  const render = await Render.prepare(device, scene, camera, settings, options.signal);
  try {
    const file = options.checkpointFile;
    if (file !== undefined) await resume(render, file);
    const resumedAt = render.samplesDone;
    const raysBefore = resumedAt > 0 ? (await render.film()).raysTraced() : 0;
    const limit = options.timeLimitSeconds;
    const goal = limit === undefined ? settings.samples : Infinity;

    let tracedSeconds = 0;
    let checkpointAge = 0;
    let pass = 1;
    while (render.samplesDone < goal && (limit === undefined || tracedSeconds < limit)) {
      const samples = Math.min(pass, goal - render.samplesDone);
      const before = tracedSeconds;
      const done = render.samplesDone;
      const startedAt = performance.now();
      const report = (share: number, seconds: number): void =>
        options.onProgress?.({
          samplesDone: done + Math.floor(share * samples),
          fraction: limit === undefined ? (done + share * samples) / goal : Math.min(1, seconds / limit),
          elapsedSeconds: seconds,
        });
      report(0, before);
      await render.advance(samples, {
        ...(options.signal && { signal: options.signal }),
        onProgress: (share) => report(share, before + (performance.now() - startedAt) / 1000),
      });
      const passSeconds = (performance.now() - startedAt) / 1000;
      tracedSeconds += passSeconds;
      report(1, tracedSeconds);

      // the next pass is as long as the time to the next report, or to the limit, allows
      const perSample = passSeconds / samples;
      const room = limit === undefined ? PASS_SECONDS : Math.min(PASS_SECONDS, limit - tracedSeconds);
      pass = Math.max(1, Math.min(2 * samples, Math.floor(room / perSample)));
      if (limit !== undefined && limit - tracedSeconds < 0.5 * perSample) break;

      checkpointAge += passSeconds;
      const isDue = checkpointAge >= (options.checkpointEverySeconds ?? CHECKPOINT_EVERY_SECONDS);
      if (file !== undefined && isDue && render.samplesDone < goal) {
        await writeFileAtomic(file, await render.checkpoint());
        checkpointAge = 0;
      }
    }
    const film = await render.film();
    if (file !== undefined) await rm(file, { force: true });
    return {
      film,
      samplesPerPixel: render.samplesDone,
      renderSeconds: tracedSeconds,
      raysPerSecond: tracedSeconds > 0 ? (film.raysTraced() - raysBefore) / tracedSeconds : 0,
    };
  } finally {
    render.dispose();
  }
}

async function resume(render: Render, file: string): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return;
    throw cause;
  }
  render.restore(bytes);
}
