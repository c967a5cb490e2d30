/**
 * A document: records by id. It is a value — an edit makes a new one that shares what did not change — so that
 * undo, the mirror in the user interface and a running render can each keep the one they saw.
 */
import { ID_PREFIX, type AnyRecord, type RecordKind, type RecordOf } from './records/index.ts';
import { jsonEqual, type Json } from './json.ts';

export interface Document {
  readonly records: ReadonlyMap<string, AnyRecord>;
}

/** Records of a kind, by id, so that the order is the same on every machine. */
export function recordsOf<K extends RecordKind>(document: Document, kind: K): readonly RecordOf<K>[] {
  const found: RecordOf<K>[] = [];
  for (const record of document.records.values()) if (record.kind === kind) found.push(record as RecordOf<K>);
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Records of a kind that have an `order`, in that order. */
export const inOrder = <T extends { readonly order: number; readonly id: string }>(
  records: readonly T[],
): readonly T[] => [...records].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

/** @returns the record, or null when there is none of that kind under the id. */
export function findRecord<K extends RecordKind>(
  document: Document,
  kind: K,
  id: string,
): RecordOf<K> | null {
  const record = document.records.get(id);
  return record?.kind === kind ? (record as RecordOf<K>) : null;
}

/** @throws RangeError when there is no such record. */
export function getRecord<K extends RecordKind>(document: Document, kind: K, id: string): RecordOf<K> {
  const record = findRecord(document, kind, id);
  if (record === null) throw new RangeError(`there is no ${kind} ${id}`);
  return record;
}

/** The production's record. @throws RangeError in a document that was never validated and has none. */
export function projectOf(document: Document): RecordOf<'project'> {
  const [project] = recordsOf(document, 'project');
  if (project === undefined) throw new RangeError('the document has no project record');
  return project;
}

/** The kind that an id belongs to by its prefix, or null. */
export function kindOfId(id: string): RecordKind | null {
  const prefix = id.slice(0, id.indexOf('_'));
  for (const [kind, own] of Object.entries(ID_PREFIX)) if (own === prefix) return kind as RecordKind;
  return null;
}

export function documentsEqual(a: Document, b: Document): boolean {
  if (a.records.size !== b.records.size) return false;
  for (const [id, record] of a.records) {
    const other = b.records.get(id);
    if (other === undefined || !jsonEqual(record as Json, other as Json)) return false;
  }
  return true;
}

const ID_ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 12;

/** A new id: prefix and 62 random bits. `random` gives numbers in [0, 1), as Math.random does. */
export function createId(kind: RecordKind, random: () => number): string {
  let id = `${ID_PREFIX[kind]}_`;
  for (let i = 0; i < ID_LENGTH; i++) id += ID_ALPHABET[Math.floor(random() * ID_ALPHABET.length)] ?? '0';
  return id;
}
