/** Jobs that end in a take: the picture of a view kept as it is, or frames of a shot rendered anew. */
import { CancelledError } from '../../../core/ports/cancel.ts';
import { flattenDocument } from '../../../core/scene/flatten/index.ts';
import { denoise, DENOISE_PLANES } from '../../../core/tracer/denoise/denoise.ts';
import { DEFAULT_MAX_BOUNCES } from '../../../core/tracer/render.ts';
import { LiveRender } from '../../../core/tracer/live-render.ts';
import { getRecord } from '../../../core/document/index.ts';
import { fitSize } from '../view/levels.ts';
import type { JobRequest, JobResult } from '../workshop-api.ts';
import type { JobContext } from './job-context.ts';
import { TakeFolder } from './take-files.ts';

export async function runKeepTake(
  { viewKey, shotId, name }: Extract<JobRequest, { kind: 'keepTake' }>,
  { document, picture, onProgress }: JobContext,
): Promise<JobResult> {
  const kept = picture(viewKey);
  if (!kept) throw new Error('the render view has no picture yet: wait for its first one');
  const open = document.need();
  onProgress({ label: 'Writing', fraction: null });
  const { film, view, spec } = kept;
  const frame = spec.source.type === 'camera' ? spec.source.frame : 1;
  const take = new TakeFolder(open.directory, open.document, shotId);
  await take.addFrame(frame, { film, camera: view.camera, denoised: null });
  return take.finish(open.document, {
    name,
    startFrame: frame,
    endFrame: frame,
    samplesPerPixel: film.samples,
    widthPx: film.width,
    heightPx: film.height,
    seed: spec.seed,
  });
}

/** Passes are short, so that progress moves and cancelling is quick. */
const PASS_SECONDS = 1;
/** Denoising takes 176 bytes a pixel. */
const MOST_DENOISED_PIXELS = 4_000_000;

export async function runShotRender(
  request: Extract<JobRequest, { kind: 'renderShot' }>,
  { document, device: openDevice, signal, onProgress }: JobContext,
): Promise<JobResult> {
  const { shotId, startFrame, endFrame, samples } = request;
  if (endFrame < startFrame)
    throw new Error(`endFrame: expected a frame not before ${startFrame}, got ${endFrame}`);
  const open = document.need();
  const started = open.document;
  const shot = getRecord(started, 'shot', shotId);
  const resources = await open.resources({ signal, sceneId: shot.sceneId });
  const device = await openDevice();
  const take = new TakeFolder(open.directory, started, shotId);
  const render = new LiveRender(device, open.geometryOf(shot.sceneId));
  const frames = endFrame - startFrame + 1;
  let size: readonly [number, number] = [1, 1];
  try {
    for (let frame = startFrame; frame <= endFrame; frame++) {
      if (signal.aborted) throw new CancelledError('the render');
      // the document as it was when the take was asked for
      const scene = flattenDocument(started, resources, { shotId, frame, framing: 'delivery' });
      const camera = scene.cameras[0]!;
      const aspect = (camera.filmWidth * camera.squeeze) / camera.filmHeight;
      size = fitSize(aspect, request.widthPx, request.heightPx);
      const [width, height] = size;
      const settings = {
        width,
        height,
        samples,
        maxBounces: DEFAULT_MAX_BOUNCES,
        seed: 0,
        film: DENOISE_PLANES,
      };
      await render.load(scene, camera, settings);
      render.begin(settings);
      const tell = (done: number): void =>
        onProgress({
          label: `Frame ${frame}${frames > 1 ? ` (${frame - startFrame + 1} of ${frames})` : ''}, ${Math.floor(done)} of ${samples} samples`,
          fraction: (frame - startFrame + done / samples) / frames,
        });
      let pass = 1;
      while (render.samplesDone < samples) {
        const done = render.samplesDone;
        const count = Math.min(pass, samples - done);
        const startedAt = performance.now();
        await render.advance(count, { signal, onProgress: (share) => tell(done + share * count) });
        const perSample = (performance.now() - startedAt) / 1000 / count;
        pass = Math.max(1, Math.min(2 * count, Math.floor(PASS_SECONDS / Math.max(perSample, 1e-6))));
      }
      const film = await render.film();
      const denoised =
        width * height <= MOST_DENOISED_PIXELS ? await denoise(device, film, { signal }) : null;
      await take.addFrame(frame, { film, camera, denoised });
    }
  } finally {
    render.dispose();
  }
  return take.finish(open.document, {
    name: '',
    startFrame,
    endFrame,
    samplesPerPixel: samples,
    widthPx: size[0],
    heightPx: size[1],
    seed: 0,
  });
}
