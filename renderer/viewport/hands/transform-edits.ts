/** Moves of records by hand: what is moved, where it stands in its parent afterwards, and the edits that say so. */
import { Matrix4, Quaternion, Vector3, type Object3D } from 'three';
import type {
  AnyRecord,
  CameraRecord,
  Document,
  LightRecord,
  ObjectRecord,
} from '../../../core/document/index.ts';
import { editRecords, propertyEdit, type RecordEdit } from '../../panels/inspector/edit/bind.ts';
import { objectOfRecord } from '../picture/stage-scene.ts';

export type Movable = ObjectRecord | CameraRecord | LightRecord;
export const isMovable = (record: AnyRecord | undefined): record is Movable =>
  record?.kind === 'object' || record?.kind === 'camera' || record?.kind === 'light';

/** Those of the records that a hand may move: unlocked, and not riding on another of them. */
export function movableOf(document: Document, ids: readonly string[]): readonly Movable[] {
  const chosen = new Set(ids);
  const rides = (record: Movable): boolean => {
    for (let parent = record.parentId; parent !== null;) {
      if (chosen.has(parent)) return true;
      const above = document.records.get(parent);
      parent = above?.kind === 'object' ? above.parentId : null;
    }
    return false;
  };
  return ids
    .map((id) => document.records.get(id))
    .filter(isMovable)
    .filter((record) => !(record.kind === 'object' && record.locked) && !rides(record));
}

export interface LocalTransform {
  readonly position: Vector3;
  readonly quaternion: Quaternion;
  readonly scale: Vector3;
}

/** The transform in a parent that gives a placement in the world. */
export function localIn(parent: Object3D | null, worldFromObject: Matrix4): LocalTransform {
  const parentFromWorld = parent === null ? new Matrix4() : parent.matrixWorld.clone().invert();
  const local = parentFromWorld.multiply(worldFromObject);
  const position = new Vector3();
  const quaternion = new Quaternion();
  const scale = new Vector3();
  local.decompose(position, quaternion, scale);
  return { position, quaternion: quaternion.normalize(), scale };
}

/**
 * Shows a placement in the world at once; the document follows. Rigs of lights and cameras stand in the world, also where their records
 * ride on a group.
 * @returns the transform in what carries the record, as the document has it.
 */
export function placeAt(record: Movable, object: Object3D, worldFromObject: Matrix4): LocalTransform {
  const carrier = record.parentId === null ? null : objectOfRecord(record.parentId);
  carrier?.updateWorldMatrix(true, false);
  const kept = localIn(carrier, worldFromObject);
  const shown = localIn(object.parent, worldFromObject);
  object.position.copy(shown.position);
  object.quaternion.copy(shown.quaternion);
  // cameras and lights have no size
  if (record.kind === 'object') object.scale.copy(shown.scale);
  else object.scale.set(1, 1, 1);
  object.updateMatrix();
  object.updateMatrixWorld(true);
  return kept;
}

export interface Standing {
  readonly world: Matrix4;
  /** In what carries the record, with the document's own numbers where they say the same. */
  readonly kept: LocalTransform;
}

const SAME_M = 1e-9;

/** Where a record stands as a drag begins, to come back to; null while it is not on the stage. */
export function standingOf(record: Movable): Standing | null {
  const world = worldOf(record.id);
  if (world === null) return null;
  const carrier = record.parentId === null ? null : objectOfRecord(record.parentId);
  carrier?.updateWorldMatrix(true, false);
  const kept = localIn(carrier, world);
  const own = record.kind === 'object' ? record.transform : record.pose;
  const position = new Vector3(...own.translationM);
  if (position.distanceTo(kept.position) < SAME_M) kept.position.copy(position);
  const quaternion = new Quaternion(...own.rotation);
  if (isSameTurn(quaternion, kept.quaternion)) kept.quaternion.copy(quaternion);
  return { world, kept };
}

const isSameTurn = (a: Quaternion, b: Quaternion): boolean => Math.abs(a.dot(b)) >= 1 - 1e-12;
const tuple3 = (v: Vector3): [number, number, number] => [v.x, v.y, v.z];
const tuple4 = (q: Quaternion): [number, number, number, number] => [q.x, q.y, q.z, q.w];
const same3 = (a: readonly number[], v: Vector3): boolean => a[0] === v.x && a[1] === v.y && a[2] === v.z;

/** Edits for what has changed of a record; cameras and lights have no scale. */
export function transformEdits(record: Movable, to: LocalTransform): readonly RecordEdit[] {
  const place = record.kind === 'object' ? record.transform : record.pose;
  const field = record.kind === 'object' ? 'transform' : 'pose';
  const edits: RecordEdit[] = [];
  if (!same3(place.translationM, to.position))
    edits.push(propertyEdit(record, [field, 'translationM'], tuple3(to.position), 'translationM'));
  const [x, y, z, w] = place.rotation;
  if (!isSameTurn(to.quaternion, new Quaternion(x, y, z, w)))
    edits.push(propertyEdit(record, [field, 'rotation'], tuple4(to.quaternion), 'rotation'));
  if (record.kind === 'object') {
    const [sx, sy, sz] = record.transform.scale;
    const mostChange = Math.max(
      Math.abs(sx - to.scale.x),
      Math.abs(sy - to.scale.y),
      Math.abs(sz - to.scale.z),
    );
    if (mostChange > 1e-9)
      edits.push(propertyEdit(record, ['transform', 'scale'], tuple3(to.scale), 'scale'));
  }
  return edits;
}

/** Sends transforms to the document, paced while a gesture lasts. */
export function sendTransforms(
  moved: readonly { readonly record: Movable; readonly to: LocalTransform }[],
  what: string,
  gesture: string,
): void {
  const byId = new Map(moved.map(({ record, to }) => [record.id, to]));
  editRecords(
    moved.map(({ record }) => record),
    what,
    'transform',
    (record) => {
      const to = byId.get(record.id);
      return to === undefined ? [] : transformEdits(record, to);
    },
    gesture,
  );
}

/** Where a record stands on the stage now. */
export function worldOf(id: string): Matrix4 | null {
  const object = objectOfRecord(id);
  if (object === null) return null;
  object.updateWorldMatrix(true, false);
  return object.matrixWorld.clone();
}
