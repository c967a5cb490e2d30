/**
 * Keeps the shots' thumbnails new: a moment after the document has come to rest, every shot whose picture changed is traced
 * anew in the background, denoised and kept in the project's renders. The first shot's is the project's.
 */
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { shotsInOrder } from '../../../core/boards/index.ts';
import { viewTransform } from '../../../core/color/view-transform.ts';
import { projectOf, type Document } from '../../../core/document/index.ts';
import { encodePng } from '../../../core/interchange/png/encode-png.ts';
import { CancelledError } from '../../../core/ports/cancel.ts';
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import { flattenDocument } from '../../../core/scene/flatten/index.ts';
import type { RenderScene } from '../../../core/scene/render-scene.ts';
import { denoise, DENOISE_PLANES } from '../../../core/tracer/denoise/denoise.ts';
import { LiveRender } from '../../../core/tracer/live-render.ts';
import { nativeDeflate } from '../../images/native-deflate.ts';
import { RENDERS } from '../../project/layout.ts';
import { meteredNitsAtOne, whiteBalanceOf } from '../../render/frame-image.ts';
import { FrameStore } from '../../shot-frames/frame-store.ts';
import type { DeskDocument, OpenProject } from '../scene/desk-document.ts';
import { fitSize } from '../view/levels.ts';
import type { JobProgress, ThumbnailFile } from '../workshop-api.ts';
import { pictureFingerprint } from './picture-fingerprint.ts';

export interface ThumbnailContext {
  readonly document: DeskDocument;
  readonly device: () => Promise<KernelDevice>;
  readonly onThumbnail: (shotId: string, version: string) => void;
  readonly onProgress: (progress: JobProgress | null) => void;
}

const WIDTH_PX = 320;
const HEIGHT_PX = 320;
const TRACE_SECONDS = 3;
const MOST_SAMPLES = 256;
const MAX_BOUNCES = 6;
/** Changes count as over after this long without another. */
const REST_MS = 1500;
/** Changes when thumbnails of the same picture come out otherwise. */
const THUMBNAIL_VERSION = 1;
const VERSION_LETTERS = 16;

export class ThumbnailKeeper {
  readonly #context: ThumbnailContext;
  #timer: NodeJS.Timeout | null = null;
  #abort: AbortController | null = null;
  /** Fingerprints that failed: not tried again before they change. */
  readonly #failed = new Set<string>();
  readonly #told = new Map<string, string>();

  constructor(context: ThumbnailContext) {
    this.#context = context;
    context.document.subscribe(() => this.#changed());
  }

  async newest(shotId: string): Promise<ThumbnailFile | null> {
    const open = this.#context.document.open;
    if (!open?.document.records.has(shotId)) return null;
    const folder = storeOf(open).folder;
    try {
      const [png, note] = await Promise.all([
        readFile(path.join(folder, `${shotId}.png`)),
        readFile(path.join(folder, `${shotId}.json`), 'utf8'),
      ]);
      const { fingerprint } = JSON.parse(note) as { fingerprint: unknown };
      return typeof fingerprint === 'string'
        ? { png: new Uint8Array(png), version: fingerprint.slice(0, VERSION_LETTERS) }
        : null;
    } catch {
      return null;
    }
  }

  #changed(): void {
    this.#abort?.abort();
    if (this.#timer) clearTimeout(this.#timer);
    const { open } = this.#context.document;
    if (!open) return;
    this.#timer = setTimeout(() => void this.#refresh(open), REST_MS);
    // thumbnails are no reason to stay
    this.#timer.unref();
  }

  async #refresh(open: OpenProject): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const { document } = open;
    const shots = shotsInOrder(document);
    let hasWorked = false;
    try {
      const resources = await open.resources({ signal: abort.signal });
      for (const [i, { id, shotNumber, sceneId }] of shots.entries()) {
        if (abort.signal.aborted) return;
        // one shot after the other: the process has others to answer
        await new Promise((resolve) => setImmediate(resolve));
        const scene = sceneOfShot(document, id, resources);
        if (!scene) continue;
        const { viewTransform: view } = projectOf(document).color;
        const options = [THUMBNAIL_VERSION, WIDTH_PX, HEIGHT_PX, TRACE_SECONDS, MAX_BOUNCES, view];
        const fingerprint = pictureFingerprint(scene, options);
        if (this.#told.get(id) === fingerprint || this.#failed.has(fingerprint)) continue;
        if (!(await storeOf(open).find(id, fingerprint))) {
          hasWorked = true;
          this.#context.onProgress({ label: `Thumbnail of shot ${shotNumber}`, fraction: i / shots.length });
          const isMade = await this.#make(open, { id, sceneId, scene, fingerprint, view }, abort.signal);
          if (!isMade) continue;
        }
        this.#told.set(id, fingerprint);
        this.#context.onThumbnail(id, fingerprint.slice(0, VERSION_LETTERS));
        if (i === 0) await keepAsProjects(open, id);
      }
    } catch (error) {
      // a thumbnail that cannot be made is no one's emergency: its shot says what is wrong where it is shown
      if (!(error instanceof CancelledError)) process.stderr.write(`thumbnails: ${String(error)}\n`);
    } finally {
      // one that was overtaken leaves the word to the newer one
      if (hasWorked && this.#abort === abort) this.#context.onProgress(null);
    }
  }

  /** False for a shot that cannot be rendered. */
  async #make(open: OpenProject, job: ThumbnailJob, signal: AbortSignal): Promise<boolean> {
    const { id, scene, fingerprint, sceneId, view } = job;
    const camera = scene.cameras[0]!;
    const [width, height] = fitSize(
      (camera.filmWidth * camera.squeeze) / camera.filmHeight,
      WIDTH_PX,
      HEIGHT_PX,
    );
    const device = await this.#context.device();
    const settings = {
      width,
      height,
      samples: MOST_SAMPLES,
      maxBounces: MAX_BOUNCES,
      seed: 0,
      film: DENOISE_PLANES,
    };
    const render = new LiveRender(device, open.geometryOf(sceneId));
    try {
      await render.load(scene, camera, settings);
      render.begin(settings);
      let seconds = 0;
      while (seconds < TRACE_SECONDS && render.samplesDone < MOST_SAMPLES) {
        const startedAt = performance.now();
        await render.advance(1, { signal });
        seconds += (performance.now() - startedAt) / 1000;
      }
      const film = await render.film();
      const data = viewTransform(await denoise(device, film, { signal }), {
        nitsAtOne: camera.nitsAtOne ?? meteredNitsAtOne(film),
        whiteBalance: whiteBalanceOf(camera),
        transform: view,
      });
      await storeOf(open).keep(id, {
        png: encodePng({ width, height, components: 3, data }, { deflate: nativeDeflate }),
        note: {
          fingerprint,
          width,
          height,
          samplesPerPixel: film.samples,
          renderSeconds: seconds,
          device: device.kind,
        },
      });
      return true;
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      process.stderr.write(`thumbnail of ${id}: ${String(error)}\n`);
      this.#failed.add(fingerprint);
      return false;
    } finally {
      render.dispose();
    }
  }
}

interface ThumbnailJob {
  readonly id: string;
  readonly sceneId: string;
  readonly scene: RenderScene;
  readonly fingerprint: string;
  readonly view: 'agx' | 'neutral';
}

const storeOf = (open: OpenProject): FrameStore =>
  new FrameStore(path.join(open.directory, RENDERS, 'thumbnails'));

/** Null for a shot that cannot be rendered. */
function sceneOfShot(
  document: Document,
  shotId: string,
  resources: Parameters<typeof flattenDocument>[1],
): RenderScene | null {
  try {
    return flattenDocument(document, resources, { shotId, framing: 'delivery' });
  } catch {
    return null;
  }
}

async function keepAsProjects(open: OpenProject, shotId: string): Promise<void> {
  const from = path.join(storeOf(open).folder, `${shotId}.png`);
  await copyFile(from, path.join(open.directory, RENDERS, 'project-thumbnail.png'));
}
