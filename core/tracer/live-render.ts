/**
 * A render that follows a scene while it is edited: the kernel, its memory and everything packed that did not change are
 * kept from one start to the next. The picture is that of {@link Render}; only the way to it is shorter.
 */
import type { KernelDevice, KernelInstance } from '../ports/kernel-device.ts';
import type { RenderCamera, RenderEnvironment, RenderScene, RenderTexture } from '../scene/render-scene.ts';
import { filmPlanes } from './film-planes.ts';
import type { Film } from './film.ts';
import { FRAME_BYTES } from './generated/kernel-structs.ts';
import { packCamera } from './pack/camera.ts';
import { packEnvironment, type PackedEnvironment } from './pack/environment.ts';
import type { LiveGeometry } from './pack/live-geometry.ts';
import { packScene, planeFields, type PackedScene, type PackParts } from './pack/pack-scene.ts';
import { packTextures, type PackedTextures } from './pack/textures.ts';
import { Render, type AdvanceOptions, type RenderSettings } from './render.ts';

const KERNEL = 'trace';
/** Room for growth, so that the next change fits the memory there is. */
const SPARE = 1.25;
const ZEROS = new Uint8Array(1 << 20);

type BufferName = keyof PackedScene['buffers'];

export class LiveRender {
  readonly #device: KernelDevice;
  readonly #parts: LiveParts;
  #kernel: KernelInstance | null = null;
  #capacity: Readonly<Record<string, number>> = {};
  readonly #written = new Map<BufferName, ArrayBufferView>();
  #packed: PackedScene | null = null;
  #camera: RenderCamera | null = null;
  #render: Render | null = null;

  /** @param geometry may be shared by several renders of one scene. */
  constructor(device: KernelDevice, geometry: LiveGeometry) {
    this.#device = device;
    this.#parts = new LiveParts(geometry);
  }

  /** Packs what changed and brings it to the device. `begin` comes next. */
  async load(scene: RenderScene, camera: RenderCamera, settings: RenderSettings): Promise<void> {
    const { width, height, film } = settings;
    const packed = packScene(scene, camera, { width, height, film, parts: this.#parts });
    const lengths: Record<string, number> = {
      frame: FRAME_BYTES,
      film: width * height * packed.planes.count * 16,
    };
    for (const [name, data] of Object.entries(packed.buffers)) lengths[name] = data.byteLength;
    const fits =
      this.#kernel && Object.entries(lengths).every(([name, n]) => n <= (this.#capacity[name] ?? 0));
    if (!fits) await this.#makeRoom(lengths);
    for (const [key, data] of Object.entries(packed.buffers)) {
      const name = key as BufferName;
      if (data.byteLength === 0 || this.#written.get(name) === data) continue;
      this.#kernel!.write(name, 0, data);
      this.#written.set(name, data);
    }
    this.#packed = packed;
    this.#camera = camera;
    this.#render = null;
  }

  async #makeRoom(lengths: Readonly<Record<string, number>>): Promise<void> {
    this.#kernel?.dispose();
    this.#kernel = null;
    this.#written.clear();
    const isFirst = Object.keys(this.#capacity).length === 0;
    this.#capacity = Object.fromEntries(
      Object.entries(lengths).map(([name, n]) => {
        // a scene that is opened takes what it needs and room for small tables; one that grew will grow again
        const wanted = isFirst && n > 1 << 22 ? n : Math.ceil(n * SPARE);
        return [name, Math.max(16, Math.ceil(Math.max(wanted, this.#capacity[name] ?? 0) / 16) * 16)];
      }),
    );
    this.#kernel = await this.#device.load(KERNEL, this.#capacity);
  }

  /**
   * Starts a picture of the loaded scene at another size, with other planes.
   * @throws RangeError when its film is larger than the one that was loaded for.
   */
  begin(settings: RenderSettings): void {
    const { width, height, film } = settings;
    const loaded = this.#packed!;
    const planes = filmPlanes(film, loaded.lightGroups.length);
    const packed: PackedScene = {
      ...loaded,
      planes,
      frame: {
        ...loaded.frame,
        ...planeFields(planes, loaded.lightGroups.length),
        imageSize: [width, height],
        camera: packCamera(this.#camera!, width, height),
      },
    };
    const bytes = width * height * packed.planes.count * 16;
    for (let at = 0; at < bytes; at += ZEROS.length)
      this.#kernel!.write('film', at, ZEROS.subarray(0, Math.min(ZEROS.length, bytes - at)));
    this.#render = Render.over(this.#kernel!, packed, settings);
  }

  get samplesDone(): number {
    return this.#render?.samplesDone ?? 0;
  }

  /** As Render.advance. When cancelled the picture is undefined: begin again. */
  advance(samples: number, options: AdvanceOptions = {}): Promise<void> {
    return this.#render!.advance(samples, options);
  }

  film(): Promise<Film> {
    return this.#render!.film();
  }

  dispose(): void {
    this.#kernel?.dispose();
    this.#kernel = null;
    this.#render = null;
  }
}

/** Packed parts by what they were made from. */
class LiveParts implements PackParts {
  readonly geometry: PackParts['geometry'];
  readonly #environments = new WeakMap<Float32Array, PackedEnvironment>();
  #textures: { readonly from: readonly RenderTexture[]; readonly packed: PackedTextures } | null = null;

  constructor(geometry: LiveGeometry) {
    this.geometry = (scene, options) => geometry.pack(scene, options);
  }

  readonly textures = (textures: readonly RenderTexture[]): PackedTextures => {
    const known = this.#textures;
    if (known?.from.length === textures.length && textures.every((t, i) => t === known.from[i]))
      return known.packed;
    const packed = packTextures(textures);
    this.#textures = { from: textures, packed };
    return packed;
  };

  readonly environment = (image: RenderEnvironment['image']): PackedEnvironment => {
    let packed = this.#environments.get(image.data);
    if (!packed) {
      packed = packEnvironment(image);
      this.#environments.set(image.data, packed);
    }
    return packed;
  };
}
