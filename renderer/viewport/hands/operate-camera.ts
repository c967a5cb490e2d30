/**
 * Operating a camera as a crew does: each verb is its own drag. Moves are worked out from the pose at the start of the drag, so that
 * nothing adds up rounding, and go out as one gesture.
 */
import { Matrix4, Quaternion, Vector3 } from 'three';
import type { CameraRecord } from '../../../core/document/index.ts';
import { dolly, pan, pedestal, roll, tilt, truck, type Pose } from '../../../core/optics/camera-moves.ts';
import { metres, radians } from '../../../core/units/units.ts';
import { editRecords, propertyEdit } from '../../panels/inspector/edit/bind.ts';
import { newGesture } from '../../state/edit.ts';
import { setHud } from '../../state/hands-store.ts';
import { invalidateStage, objectOfRecord } from '../picture/stage-scene.ts';
import { lengthText } from './gesture-words.ts';
import { placeAt, sendTransforms, worldOf } from './transform-edits.ts';

export const OPERATE_VERBS = ['pan-tilt', 'truck-pedestal', 'dolly', 'roll'] as const;
export type OperateVerb = (typeof OPERATE_VERBS)[number];

/** Pan and tilt by itself; Shift trucks and booms, Ctrl dollies, Alt rolls. */
export function operateVerb(keys: {
  readonly alt: boolean;
  readonly shift: boolean;
  readonly ctrl: boolean;
}): OperateVerb {
  if (keys.alt) return 'roll';
  if (keys.ctrl) return 'dolly';
  return keys.shift ? 'truck-pedestal' : 'pan-tilt';
}

const DEGREES_PER_RADIAN = 180 / Math.PI;
const degreesText = (angle: number): string => `${(angle * DEGREES_PER_RADIAN).toFixed(1)}°`;

export interface OperateScale {
  /** Radians of the field of view for a pixel of the frame. */
  readonly radiansPerPx: number;
  /** Metres at the subject for a pixel of the frame. */
  readonly metresPerPx: number;
}

/** The pose after a drag of so many pixels (right and down), and what to call it. The picture follows the hand. */
export function operated(
  start: Pose,
  verb: OperateVerb,
  dx: number,
  dy: number,
  { radiansPerPx, metresPerPx }: OperateScale,
): { readonly pose: Pose; readonly words: string } {
  switch (verb) {
    case 'pan-tilt': {
      const [panned, tilted] = [dx * radiansPerPx, dy * radiansPerPx];
      return {
        pose: tilt(pan(start, radians(panned)), radians(tilted)),
        words: `Pan ${degreesText(panned)}   Tilt ${degreesText(tilted)}`,
      };
    }
    case 'truck-pedestal': {
      const [right, up] = [-dx * metresPerPx, dy * metresPerPx];
      return {
        pose: pedestal(truck(start, metres(right)), metres(up)),
        words: `Truck ${lengthText(right)}   Pedestal ${lengthText(up)}`,
      };
    }
    case 'dolly': {
      const inward = -dy * metresPerPx * 2;
      return {
        pose: dolly(start, metres(inward)),
        words: `Dolly ${inward < 0 ? 'out' : 'in'} ${lengthText(Math.abs(inward))}`,
      };
    }
    case 'roll': {
      const turned = dx * radiansPerPx;
      return { pose: roll(start, radians(turned)), words: `Roll ${degreesText(turned)}` };
    }
  }
}

const poseOf = (world: Matrix4): Pose => {
  const [position, quaternion] = [new Vector3(), new Quaternion()];
  world.decompose(position, quaternion, new Vector3());
  return {
    position: [position.x, position.y, position.z],
    orientation: [quaternion.x, quaternion.y, quaternion.z, quaternion.w],
  };
};

export class OperateDrag {
  readonly #record: CameraRecord;
  readonly #start: Pose;
  readonly #scale: OperateScale;
  readonly #gesture = newGesture();

  private constructor(record: CameraRecord, start: Pose, scale: OperateScale) {
    this.#record = record;
    this.#start = start;
    this.#scale = scale;
  }

  /** @returns null when the camera is not on the stage. */
  static begin(record: CameraRecord, scale: OperateScale): OperateDrag | null {
    const world = worldOf(record.id);
    return world === null ? null : new OperateDrag(record, poseOf(world), scale);
  }

  move(verb: OperateVerb, dx: number, dy: number): void {
    const { pose, words } = operated(this.#start, verb, dx, dy, this.#scale);
    setHud(words);
    this.#send(pose);
  }

  cancel(): void {
    this.#send(this.#start);
    setHud(null);
  }

  #send(pose: Pose): void {
    const object = objectOfRecord(this.#record.id);
    if (object === null) return;
    const world = new Matrix4().compose(
      new Vector3(...pose.position),
      new Quaternion(...pose.orientation).normalize(),
      new Vector3(1, 1, 1),
    );
    const to = placeAt(this.#record, object, world);
    sendTransforms([{ record: this.#record, to }], 'Operate', this.#gesture);
    invalidateStage();
  }
}

let zoomGesture = { id: '', until: 0 };
const ZOOM_GESTURE_MS = 600;

/** A zoom by a wheel: notches close to each other are one step. */
export function zoomBy(record: CameraRecord, factor: number): void {
  const now = performance.now();
  if (now > zoomGesture.until) zoomGesture = { id: newGesture(), until: 0 };
  zoomGesture.until = now + ZOOM_GESTURE_MS;
  editRecords(
    [record],
    'Zoom',
    'zoom',
    (camera) => {
      const focal = Math.min(5000, Math.max(1, camera.focalLengthMm * factor));
      setHud(`Zoom ${focal.toFixed(1)} mm`);
      return [propertyEdit(camera, ['focalLengthMm'], Math.round(focal * 10) / 10, 'focalLengthMm')];
    },
    zoomGesture.id,
  );
  setTimeout(() => {
    if (performance.now() >= zoomGesture.until) setHud(null);
  }, ZOOM_GESTURE_MS + 50);
}
