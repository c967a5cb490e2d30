/** Edits as panels make them: one field of one or many records, by a hand that may still be moving. */
import type { AnyRecord, Command, Edit, FieldPath, Json } from '../../core/document/index.ts';
import { currentDocument, dispatch } from './desk-store.ts';

let gestures = 0;
/** Commands with the same gesture are one undo step: take one when a drag or a slider starts. */
export const newGesture = (): string => `${Date.now().toString(36)}-${(gestures++).toString(36)}`;

export const command = (label: string, edits: readonly Edit[], gesture?: string): Command => ({
  label,
  edits,
  ...(gesture === undefined ? {} : { gesture }),
});

/** Sets a field of several records as one step. */
export const setField = (
  ids: readonly string[],
  path: FieldPath,
  value: Json,
  label: string,
  gesture?: string,
): Promise<boolean> =>
  dispatch(
    command(
      label,
      ids.map((id) => ({ op: 'set', id, path, value })),
      gesture,
    ),
  );

/** Replaces whole records by what `change` makes of them, as one step. */
export function changeRecords<R extends AnyRecord>(
  records: readonly R[],
  change: (record: R) => R,
  label: string,
  gesture?: string,
): Promise<boolean> {
  const edits = records.flatMap((record): Edit[] => {
    const next = change(record);
    return next === record ? [] : [{ op: 'put', record: next }];
  });
  return dispatch(command(label, edits, gesture));
}

export const recordById = (id: string): AnyRecord | null => currentDocument().records.get(id) ?? null;
