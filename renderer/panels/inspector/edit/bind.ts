/**
 * Fields of the selected records as one value: what all have, or mixed. Setting it sets all of them as one undo step; where the shot
 * animates a property, setting it sets a key at the shown frame.
 */
import {
  type AnyRecord,
  type Edit,
  type FieldPath,
  type Json,
  type TrackProperty,
} from '../../../../core/document/index.ts';
import { findTrack, withKey, type TrackValue } from '../../../../core/document/shot-keys.ts';
import { currentDocument, dispatch } from '../../../state/desk-store.ts';
import { command } from '../../../state/edit.ts';
import { activeShot, autoKey } from '../../../state/keyframe-edit.ts';
import { stageStore } from '../../../state/stage-store.ts';
import { createPacer } from './paced.ts';

export interface Binding<T> {
  /** Of the primary record. */
  readonly value: T;
  readonly isMixed: boolean;
  /** The shot drives it: a change is a key. */
  readonly isKeyed: boolean;
  readonly set: (value: T, gesture?: string) => void;
  /** Changes each record's own value. */
  readonly adjust: (change: (value: T) => T, gesture?: string) => void;
}

/** A key at the shown frame of the shot that is being worked on. */
interface KeyEdit {
  readonly op: 'key';
  readonly targetId: string;
  readonly property: TrackProperty;
  readonly value: Json;
}
export type RecordEdit = Edit | KeyEdit;

const PACE_MS = 50;
const pacer = createPacer(PACE_MS);

/** "Change T-stop of Camera A", "Change T-stop of 3 cameras" */
export const labelFor = (what: string, records: readonly AnyRecord[]): string => {
  const [first] = records;
  if (first === undefined) return what;
  return records.length === 1 ? `${what} of ${first.name}` : `${what} of ${records.length} ${first.kind}s`;
};

/** Edits made from the records as they are when the edits go out, paced while a gesture lasts. */
export function editRecords<R extends AnyRecord>(
  records: readonly R[],
  what: string,
  key: string,
  editsOf: (record: R, index: number) => readonly RecordEdit[],
  gesture?: string,
): void {
  pacer.send({
    gesture,
    key,
    run: () => {
      const document = currentDocument();
      const edits = records.flatMap((record, index) => {
        const now = document.records.get(record.id);
        return now === undefined ? [] : editsOf(now as R, index);
      });
      if (edits.length > 0) void dispatch(command(labelFor(what, records), joinedShotEdits(edits), gesture));
    },
  });
}

/** Replaces whole records. */
export function change<R extends AnyRecord>(
  records: readonly R[],
  what: string,
  next: (record: R) => R,
  gesture?: string,
): void {
  editRecords(
    records,
    what,
    what,
    (record) => {
      const changed = next(record);
      return changed === record ? [] : [{ op: 'put', record: changed } satisfies Edit];
    },
    gesture,
  );
}

/** Several keys of one shot become one edit of it. */
function joinedShotEdits(edits: readonly RecordEdit[]): readonly Edit[] {
  const plain = edits.filter((edit): edit is Edit => edit.op !== 'key');
  const keys = edits.filter((edit): edit is KeyEdit => edit.op === 'key');
  const shot = activeShot();
  if (keys.length === 0 || shot === null) return plain;
  const frame = Math.round(stageStore.getState().frame);
  const keyed = keys.reduce(
    (next, { targetId, property, value }) => withKey(next, targetId, property, frame, value as TrackValue),
    shot,
  );
  return [...plain, { op: 'put', record: keyed }];
}

/** The edit of one property: of its track where the shot drives it (or keys are set by themselves), else of the record. */
export function propertyEdit(
  record: AnyRecord,
  path: FieldPath,
  value: Json,
  track?: TrackProperty,
  keyValue: Json = value,
): RecordEdit {
  const shot = activeShot();
  const isDriven =
    track !== undefined && shot !== null && (findTrack(shot, record.id, track) !== null || autoKey.isOn());
  return isDriven
    ? { op: 'key', targetId: record.id, property: track, value: keyValue }
    : { op: 'set', id: record.id, path, value };
}

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export interface BindOptions<T> {
  readonly track?: TrackProperty;
  /** The value as the record has it, where the field shows it otherwise. */
  readonly toJson?: (value: T) => Json;
  /** The value as a key has it; null: it cannot be keyed. */
  readonly toKey?: (value: T) => Json | null;
}

/** @param records as they are shown; @param what "T-stop", for the undo menu. */
export function bind<R extends AnyRecord, T>(
  records: readonly R[],
  what: string,
  read: (record: R) => T,
  path: FieldPath,
  options: BindOptions<T> = {},
): Binding<T> {
  const primary = records.at(-1)!;
  const value = read(primary);
  const { track, toJson = (v: T) => v as unknown as Json } = options;
  const toKey = options.toKey ?? toJson;
  const name = `${what} ${path.join('.')}`;
  const shot = track === undefined ? null : activeShot();
  const put = (valueOf: (index: number) => T, gesture: string | undefined): void =>
    editRecords(
      records,
      `Change ${what}`,
      name,
      (record, index) => {
        const next = valueOf(index);
        const key = toKey(next);
        return [propertyEdit(record, path, toJson(next), key === null ? undefined : track, key ?? undefined)];
      },
      gesture,
    );
  return {
    value,
    isMixed: records.some((record) => !isSame(read(record), value)),
    isKeyed: shot !== null && track !== undefined && findTrack(shot, primary.id, track) !== null,
    set: (next, gesture) => put(() => next, gesture),
    adjust: (changeOne, gesture) => put((index) => changeOne(read(records[index]!)), gesture),
  };
}
