/** The world beyond the set for the proxy: the renderer's own sky, panorama or dome, at the size that a live view needs, and its sun. */
import type { EnvironmentRecord } from '../../../core/document/index.ts';
import { skyEnvironment } from '../../../core/lighting/sky-environment.ts';
import { sunLight } from '../../../core/lighting/sun-light.ts';
import { lookAt } from '../../../core/math/mat4.ts';
import { decodeBinaryFrame, proxyPanoramaHeaderSchema } from '../../../core/protocol/index.ts';
import { spectrumOfColor } from '../../../core/scene/flatten/light-color.ts';
import { sunInScene } from '../../../core/scene/flatten/flatten-environment.ts';
import type { DirectionalLight } from '../../../core/scene/render-scene.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import { lightColour } from './light-colour.ts';
import type { World } from './panorama.ts';

const SKY_WIDTH = 128;
const SKY_HEIGHT = 64;

export interface Surroundings {
  readonly world: World;
  readonly sun: DirectionalLight | null;
}

type Panorama = Pick<World, 'width' | 'height' | 'nits'>;
type Load = Panorama | 'loading' | 'failed';

export class SurroundingsMaker {
  readonly #panoramas = new Map<string, Load>();
  readonly #onChange: () => void;
  #last: { readonly record: EnvironmentRecord; readonly made: Surroundings | null } | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Null: there is none, or not yet. The same record gives the same object. */
  of(record: EnvironmentRecord | null): Surroundings | null {
    if (record === null) return null;
    if (this.#last?.record === record && this.#last.made !== null) return this.#last.made;
    const made = this.#make(record);
    this.#last = { record, made };
    return made;
  }

  #make(record: EnvironmentRecord): Surroundings | null {
    const { source, visibleToCamera: isSeen } = record;
    switch (source.type) {
      case 'uniform': {
        const { spectrum } = spectrumOfColor(source.color, [], record.id);
        const colour = lightColour(spectrum).map((value) => value * source.luminanceNits);
        const nits = Float32Array.from({ length: 4 * 2 * 3 }, (_, i) => colour[i % 3]!);
        return { world: { width: 4, height: 2, nits, rotationY: 0, isSeen }, sun: null };
      }
      case 'sunSky': {
        const place = sunInScene(source);
        const sky = skyEnvironment({
          ...place,
          groundAlbedo: source.groundAlbedo,
          width: SKY_WIDTH,
          height: SKY_HEIGHT,
        });
        const world = { width: sky.width, height: sky.height, nits: sky.data, rotationY: 0, isSeen };
        return { world, sun: source.sunEnabled ? sunOf(record.name, place) : null };
      }
      case 'image': {
        const panorama = this.#panorama(source.imageAsset);
        if (typeof panorama === 'string') return null;
        const nits = panorama.nits.map((value) => value * source.nitsPerUnit);
        const rotationY = (source.rotationDeg * Math.PI) / 180;
        return { world: { ...panorama, nits, rotationY, isSeen }, sun: null };
      }
    }
  }

  #panorama(hash: string): Load {
    const known = this.#panoramas.get(hash);
    if (known !== undefined) return known;
    this.#panoramas.set(hash, 'loading');
    const settle = (load: Load): void => {
      this.#panoramas.set(hash, load);
      this.#last = null;
      this.#onChange();
    };
    engineFetch('proxyPanorama', hash)
      .then((response) => response.arrayBuffer())
      .then((buffer) => {
        const { header, payload } = decodeBinaryFrame(buffer);
        const { widthPx, heightPx } = proxyPanoramaHeaderSchema.parse(header);
        const nits = new Float32Array(payload.buffer, payload.byteOffset, 3 * widthPx * heightPx);
        settle({ width: widthPx, height: heightPx, nits });
      })
      .catch(() => settle('failed'));
    return 'loading';
  }

  retry(): void {
    for (const [hash, load] of this.#panoramas) if (load === 'failed') this.#panoramas.delete(hash);
  }
}

function sunOf(name: string, place: ReturnType<typeof sunInScene>): DirectionalLight | null {
  const { illuminance, angularDiameter, spectrum, direction } = sunLight(place);
  if (illuminance <= 0) return null;
  return {
    kind: 'directional',
    name: `${name}: sun`,
    motion: [{ time: 0, worldFromLocal: lookAt(direction, [0, 0, 0]) }],
    spectrum,
    tint: [1, 1, 1],
    lightGroup: 'sun',
    visibleToCamera: false,
    illuminance,
    angularDiameter,
  };
}
