/** One drag of an aim: the record turns to whatever surface the pointer is over, as one gesture. */
import { Vector3 } from 'three';
import { currentDocument } from '../../state/desk-store.ts';
import type { Pane } from '../picture/pane.ts';
import { invalidateStage, objectOfRecord } from '../picture/stage-scene.ts';
import { aimRecordAt } from './aim.ts';
import { lengthText } from './gesture-words.ts';
import { floorAt, hitAt } from './pane-space.ts';
import {
  placeAt,
  sendTransforms,
  standingOf,
  worldOf,
  type Movable,
  type Standing,
} from './transform-edits.ts';

type Aimable = Extract<Movable, { kind: 'light' | 'camera' }>;

export class AimDrag {
  readonly #pane: Pane;
  readonly #id: string;
  readonly #gesture: string;
  readonly #start: Standing | null;

  constructor(pane: Pane, record: Aimable, gesture: string) {
    this.#pane = pane;
    this.#id = record.id;
    this.#gesture = gesture;
    this.#start = standingOf(record);
  }

  #record(): Aimable | null {
    const record = currentDocument().records.get(this.#id);
    return record?.kind === 'light' || record?.kind === 'camera' ? record : null;
  }

  /** @returns what is aimed at, in words; null over nothing. */
  to(x: number, y: number): string | null {
    const record = this.#record();
    const hit = hitAt(this.#pane, x, y, new Set([this.#id]));
    const point = hit?.pointM ?? floorAt(this.#pane, x, y);
    const world = worldOf(this.#id);
    if (record === null || point === null || world === null) return null;
    aimRecordAt(record, point, this.#gesture);
    const distance = new Vector3().setFromMatrixPosition(world).distanceTo(point);
    const name = hit === null ? null : currentDocument().records.get(hit.recordId)?.name;
    return `Aim${name === undefined || name === null ? '' : ` at ${name}`} · ${lengthText(distance)}`;
  }

  /** Everything as it was when the handle was taken. */
  cancel(): void {
    const record = this.#record();
    const object = objectOfRecord(this.#id);
    if (record === null || object === null || this.#start === null) return;
    placeAt(record, object, this.#start.world);
    sendTransforms([{ record, to: this.#start.kept }], 'Aim', this.#gesture);
    invalidateStage();
  }
}
