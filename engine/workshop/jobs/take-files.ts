/** Pictures of a take: scene-linear OpenEXR and a PNG through the project's view, in the project's `renders/`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  createId,
  createTakeRecord,
  getRecord,
  projectOf,
  recordsOf,
  type Document,
  type TakeRecord,
} from '../../../core/document/index.ts';
import { viewTransform } from '../../../core/color/view-transform.ts';
import { encodePng } from '../../../core/interchange/png/encode-png.ts';
import type { RenderCamera } from '../../../core/scene/render-scene.ts';
import type { Film } from '../../../core/tracer/film.ts';
import { nativeDeflate } from '../../images/native-deflate.ts';
import { RENDERS } from '../../project/layout.ts';
import { secureRandom } from '../../project/index.ts';
import { exrOfFilm, meteredNitsAtOne, whiteBalanceOf } from '../../render/frame-image.ts';
import { writeFileAtomic } from '../../storage/atomic-write.ts';
import type { JobResult } from '../workshop-api.ts';
import { NOTHING_LEFT } from './job-context.ts';

const NO_AOVS: ReadonlySet<never> = new Set();

export interface TakeFrame {
  readonly film: Film;
  readonly camera: RenderCamera;
  /** The picture with its noise filtered out, nits; null: as it was traced. */
  readonly denoised: Float32Array | null;
}

/** A take under way: its record's id, and where its files go. */
export class TakeFolder {
  readonly id = createId('take', secureRandom);
  readonly #directory: string;
  readonly #document: Document;
  readonly #shotId: string;
  readonly #files: string[] = [];

  constructor(directory: string, document: Document, shotId: string) {
    this.#directory = directory;
    this.#document = document;
    this.#shotId = shotId;
    getRecord(document, 'shot', shotId);
  }

  async addFrame(frame: number, { film, camera, denoised }: TakeFrame): Promise<void> {
    const { color, fps } = projectOf(this.#document);
    const folder = `takes/${this.id}`;
    const name = `${folder}/${String(frame).padStart(4, '0')}`;
    await mkdir(path.join(this.#directory, RENDERS, folder), { recursive: true });
    const data = viewTransform(denoised ?? film.rgb(), {
      nitsAtOne: camera.nitsAtOne ?? meteredNitsAtOne(film),
      whiteBalance: whiteBalanceOf(camera),
      transform: color.viewTransform,
    });
    const { width, height } = film;
    await this.#write(
      `${name}.png`,
      encodePng({ width, height, components: 3, data }, { deflate: nativeDeflate }),
    );
    await this.#write(
      `${name}.exr`,
      exrOfFilm(film, {
        aovs: NO_AOVS,
        space: 'rec709',
        nitsAtOne: null,
        pixelType: 'float',
        camera,
        framesPerSecond: fps,
      }),
    );
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    await writeFileAtomic(path.join(this.#directory, RENDERS, ...name.split('/')), bytes);
    this.#files.push(name);
  }

  /** The record of the take, for the document as it is by now. */
  finish(
    document: Document,
    fields: Pick<
      TakeRecord,
      'startFrame' | 'endFrame' | 'samplesPerPixel' | 'widthPx' | 'heightPx' | 'seed'
    > & {
      readonly name: string;
    },
  ): JobResult {
    const shot = getRecord(document, 'shot', this.#shotId);
    const numbers = recordsOf(document, 'take')
      .filter((take) => take.shotId === this.#shotId)
      .map((take) => take.takeNumber);
    const takeNumber = 1 + Math.max(0, ...numbers);
    const take = createTakeRecord({
      ...fields,
      id: this.id,
      name: fields.name || `Take ${takeNumber}`,
      shotId: this.#shotId,
      takeNumber,
      createdAt: new Date().toISOString(),
      files: [...this.#files],
    });
    return {
      ...NOTHING_LEFT,
      command: {
        label: `Keep take ${takeNumber} of shot ${shot.shotNumber || shot.name}`,
        edits: [{ op: 'add', record: take }],
      },
      recordIds: [take.id],
    };
  }
}
