/**
 * A progressive render: a packed scene on a device, gathering samples until it has enough. Samples of a pixel are always
 * summed in the same order, so passes, tiles, threads, stops and resumes leave the same bytes.
 */
import type { CancelSignal } from '../ports/cancel.ts';
import type { KernelDevice, KernelInstance } from '../ports/kernel-device.ts';
import type { RenderCamera, RenderScene } from '../scene/render-scene.ts';
import { CheckpointError, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { Film } from './film.ts';
import type { FilmOptions } from './film-planes.ts';
import { Fingerprint } from './fingerprint.ts';
import { FRAME_BYTES, writeFrame } from './generated/kernel-structs.ts';
import { packScene, type PackedScene } from './pack/pack-scene.ts';

/** A part of the image in pixels. */
export interface ImageWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RenderSettings {
  readonly width: number;
  readonly height: number;
  /** Default: the whole image. */
  readonly window?: ImageWindow;
  /** Samples a pixel is expected to take in all: orders them across pixels; more may follow. */
  readonly samples: number;
  /** Indirect bounces; 0 is direct light only. */
  readonly maxBounces: number;
  readonly seed: number;
  readonly film: FilmOptions;
}

export interface AdvanceOptions {
  readonly signal?: CancelSignal;
  /** Finished fraction of this advance, 0…1. */
  readonly onProgress?: (fraction: number) => void;
  /** As RunOptions.hold: something to wait for before it goes on, or null. */
  readonly hold?: () => Promise<void> | null;
}

export const DEFAULT_MAX_BOUNCES = 16;
const MOST_LOG2_SAMPLES = 18;
const KERNEL = 'trace';

export class Render {
  readonly settings: RenderSettings;
  readonly #kernel: KernelInstance;
  readonly #packed: PackedScene;
  readonly #window: ImageWindow;
  #samplesDone = 0;

  private constructor(settings: RenderSettings, kernel: KernelInstance, packed: PackedScene) {
    this.settings = settings;
    this.#kernel = kernel;
    this.#packed = packed;
    this.#window = settings.window ?? { x: 0, y: 0, width: settings.width, height: settings.height };
  }

  /** Packs the scene and loads it onto the device; nothing is traced yet. @throws RangeError for a bad window or size. */
  static async prepare(
    device: KernelDevice,
    scene: RenderScene,
    camera: RenderCamera,
    settings: RenderSettings,
    signal?: CancelSignal,
  ): Promise<Render> {
    checkSettings(settings);
    const packed = packScene(scene, camera, {
      width: settings.width,
      height: settings.height,
      film: settings.film,
      shouldStop: () => signal?.aborted ?? false,
    });
    const kernel = await device.load(KERNEL, {
      frame: FRAME_BYTES,
      film: settings.width * settings.height * packed.planes.count * 16,
      ...Object.fromEntries(Object.entries(packed.buffers).map(([name, data]) => [name, data.byteLength])),
    });
    for (const [name, data] of Object.entries(packed.buffers)) {
      if (data.byteLength > 0) kernel.write(name, 0, data);
    }
    return new Render(settings, kernel, packed);
  }

  /** Over a kernel that holds the packed scene and an empty film; it stays its owner's. */
  static over(kernel: KernelInstance, packed: PackedScene, settings: RenderSettings): Render {
    checkSettings(settings);
    return new Render(settings, kernel, packed);
  }

  get samplesDone(): number {
    return this.#samplesDone;
  }

  get lightGroups(): readonly string[] {
    return this.#packed.lightGroups;
  }

  /** Adds `samples` to every pixel of the window. When cancelled the film is undefined: resume from a checkpoint. */
  async advance(samples: number, options: AdvanceOptions = {}): Promise<void> {
    const { width, height } = this.#window;
    const isFirst = this.#samplesDone === 0;
    this.#writeFrame(samples);
    if (isFirst && this.#packed.planes.position !== null) {
      await this.#kernel.run('guides', width * height, { ...(options.signal && { signal: options.signal }) });
    }
    await this.#kernel.run('trace', width * height, {
      ...(options.signal && { signal: options.signal }),
      ...(options.hold && { hold: options.hold }),
      onProgress: (done) => options.onProgress?.(done / (width * height)),
    });
    this.#samplesDone += samples;
  }

  #writeFrame(samples: number): void {
    const { settings } = this;
    const bytes = new Uint8Array(FRAME_BYTES);
    writeFrame(new DataView(bytes.buffer), 0, {
      ...this.#packed.frame,
      windowOrigin: [this.#window.x, this.#window.y],
      windowSize: [this.#window.width, this.#window.height],
      sampleFirst: this.#samplesDone,
      sampleCount: samples,
      log2Samples: Math.min(MOST_LOG2_SAMPLES, Math.ceil(Math.log2(Math.max(1, settings.samples)))),
      seed: settings.seed >>> 0,
      maxBounces: settings.maxBounces,
    });
    this.#kernel.write('frame', 0, bytes);
  }

  #filmBytes(): number {
    return this.settings.width * this.settings.height * this.#packed.planes.count * 16;
  }

  /** The film as it stands; the render may go on. */
  async film(): Promise<Film> {
    const bytes = await this.#kernel.read('film', 0, this.#filmBytes());
    const { width, height } = this.settings;
    const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    return new Film(width, height, this.#samplesDone, this.#packed.planes, this.#packed.lightGroups, data);
  }

  #fingerprint(): string {
    const print = new Fingerprint();
    for (const data of Object.values(this.#packed.buffers)) print.add(data);
    const { samples, ...settings } = this.settings;
    const text = JSON.stringify([settings, this.#packed.frame, Math.ceil(Math.log2(Math.max(1, samples)))]);
    return print.add(Uint16Array.from(text, (c) => c.charCodeAt(0))).toString();
  }

  /** All that is needed to go on later, on any device of the same kind. */
  async checkpoint(): Promise<Uint8Array> {
    const film = await this.#kernel.read('film', 0, this.#filmBytes());
    const header = {
      fingerprint: this.#fingerprint(),
      samplesDone: this.#samplesDone,
      filmBytes: film.length,
    };
    return encodeCheckpoint(header, film);
  }

  /** Takes up where a checkpoint of the same render stood. @throws CheckpointError when it is of another one. */
  restore(checkpoint: Uint8Array): void {
    const { header, film } = decodeCheckpoint(checkpoint);
    if (header.fingerprint !== this.#fingerprint() || film.length !== this.#filmBytes()) {
      throw new CheckpointError('the checkpoint belongs to another scene, camera or setting');
    }
    this.#kernel.write('film', 0, film);
    this.#samplesDone = header.samplesDone;
  }

  dispose(): void {
    this.#kernel.dispose();
  }
}

function checkSettings({ width, height, window, samples, maxBounces }: RenderSettings): void {
  const isCount = (v: number): boolean => Number.isInteger(v) && v > 0;
  if (!isCount(width) || !isCount(height))
    throw new RangeError(`image size ${width}×${height}: expected whole pixels`);
  if (!isCount(samples)) throw new RangeError(`${samples} samples: expected a whole number from 1`);
  if (!Number.isInteger(maxBounces) || maxBounces < 0)
    throw new RangeError(`${maxBounces} bounces: expected 0 or more`);
  if (!window) return;
  const fits =
    isCount(window.width) && isCount(window.height) && Number.isInteger(window.x) && Number.isInteger(window.y) &&
    window.x >= 0 && window.y >= 0 && window.x + window.width <= width && window.y + window.height <= height; // prettier-ignore
  if (!fits)
    throw new RangeError(
      `render window ${JSON.stringify(window)} is not inside the ${width}×${height} image`,
    );
}
