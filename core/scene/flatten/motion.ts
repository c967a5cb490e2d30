/**
 * Placements over the shutter: a record's transform, through all its groups, at as many instants as its movement needs. The renderer
 * goes straight between keys and along arcs for rotations, so what moves that way needs two keys and anything else is sampled finely.
 */
import type { Document, ObjectRecord } from '../../document/index.ts';
import { fromTrs, IDENTITY, multiply, type Mat4 } from '../../math/mat4.ts';
import type { Motion, MotionKey } from '../render-scene.ts';
import type { Animation, LocalPose } from './tracks.ts';

/** The frame that is rendered and the interval that its shutter is open, around the middle of the exposure at time 0. */
export interface Shutter {
  readonly frame: number;
  /** Frames a second of the camera: how far a second moves along the tracks. */
  readonly fps: number;
  readonly openS: number;
  readonly closeS: number;
}

const FINE_KEYS = 9;
/** Metres (and direction cosines) by which a sample may miss the straight line between the ends. */
const STRAIGHT = 1e-7;

export interface Placed {
  readonly id: string;
  readonly parentId: string | null;
  readonly still: LocalPose;
}

/** Placements of records of one document in one shot. */
export class Placement {
  readonly #document: Document;
  readonly #animation: Animation;
  readonly #shutter: Shutter;

  constructor(document: Document, animation: Animation, shutter: Shutter) {
    this.#document = document;
    this.#animation = animation;
    this.#shutter = shutter;
  }

  /** @param shutter of another camera; default the shot's. */
  motion(record: Placed, shutter: Shutter = this.#shutter): Motion {
    const at = (time: number): MotionKey => ({
      time,
      worldFromLocal: this.#worldFromLocal(record, shutter.frame + time * shutter.fps),
    });
    if (!this.#isMoved(record) || shutter.openS === shutter.closeS) return [{ ...at(0) }];
    const keys = Array.from({ length: FINE_KEYS }, (_, i) =>
      at(shutter.openS + ((shutter.closeS - shutter.openS) * i) / (FINE_KEYS - 1)),
    );
    const first = keys[0]!;
    const last = keys[FINE_KEYS - 1]!;
    return isStraight(keys) ? [first, last] : [first, ...keys.slice(1)];
  }

  /** Placement at the middle of the exposure. */
  worldFromLocal(record: Placed): Mat4 {
    return this.#worldFromLocal(record, this.#shutter.frame);
  }

  #isMoved(record: Placed): boolean {
    if (this.#animation.moves(record.id)) return true;
    const parent = this.#parent(record);
    return parent !== null && this.#isMoved(asPlaced(parent));
  }

  #worldFromLocal(record: Placed, frame: number): Mat4 {
    const { translationM, rotation, scale } = this.#animation.pose(record.id, record.still, frame);
    const parent = this.#parent(record);
    const worldFromParent = parent === null ? IDENTITY : this.#worldFromLocal(asPlaced(parent), frame);
    return multiply(worldFromParent, fromTrs(translationM, rotation, scale));
  }

  #parent(record: Placed): ObjectRecord | null {
    const parent = record.parentId === null ? undefined : this.#document.records.get(record.parentId);
    return parent?.kind === 'object' ? parent : null;
  }
}

export const asPlaced = (object: ObjectRecord): Placed => ({
  id: object.id,
  parentId: object.parentId,
  still: object.transform,
});

/** Cameras and lights have no size of their own. */
export const posePlaced = (record: {
  readonly id: string;
  readonly parentId: string | null;
  readonly pose: Omit<LocalPose, 'scale'>;
}): Placed => ({ id: record.id, parentId: record.parentId, still: { ...record.pose, scale: [1, 1, 1] } });

/** True when translation alone changes, and evenly. */
function isStraight(keys: readonly MotionKey[]): boolean {
  const first = keys[0]!.worldFromLocal;
  const last = keys.at(-1)!.worldFromLocal;
  return keys.every(({ worldFromLocal }, i) => {
    const t = i / (keys.length - 1);
    return worldFromLocal.every(
      (value, j) =>
        Math.abs(value - (first[j]! + (last[j]! - first[j]!) * t)) < STRAIGHT &&
        (j >= 12 || Math.abs(value - first[j]!) < STRAIGHT),
    );
  });
}

/** The same placement without the scale of the groups around it: lenses and lamps do not grow. */
export const withoutScale = (motion: Motion): Motion => {
  const [first, ...rest] = motion.map((key) => ({ ...key, worldFromLocal: rigid(key.worldFromLocal) }));
  return [first!, ...rest];
};

function rigid(m: Mat4): Mat4 {
  const column = (at: number): [number, number, number] => {
    const [x, y, z] = [m[at]!, m[at + 1]!, m[at + 2]!];
    const size = Math.hypot(x, y, z) || 1;
    return [x / size, y / size, z / size];
  };
  // x = y × z keeps it a rotation inside a mirrored group.
  const z = column(8);
  const y = column(4);
  const x = [y[1] * z[2] - y[2] * z[1], y[2] * z[0] - y[0] * z[2], y[0] * z[1] - y[1] * z[0]] as const;
  return [...x, 0, ...y, 0, ...z, 0, m[12], m[13], m[14], 1];
}
