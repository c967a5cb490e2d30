/**
 * Records as text on the clipboard, so that things go from scene to scene and from project to project. What comes in is checked
 * record by record by the document's own validators before any of it is used.
 */
import {
  createId,
  jsonEqual,
  referencesOf,
  type AnyRecord,
  type Document,
  type Edit,
  type FieldPath,
  type Json,
  type RecordKind,
} from '../../core/document/index.ts';
import { parseRecord } from '../../core/document/integrity.ts';
import { RECORD_KINDS } from '../../core/document/index.ts';
import { freeName } from './create-records.ts';
import { inParent, outermost } from './scene-edits.ts';
import { isPlaceable } from './record-bounds.ts';

const FORMAT = 'penumbra-records';
const VERSION = 1;
const MAX_CHARACTERS = 32 * 1024 * 1024;
const MAX_RECORDS = 5000;
const COPIED: readonly RecordKind[] = ['object', 'camera', 'light', 'material', 'environment'];

/** @returns the text for the clipboard; null when nothing of it can be copied. Things inside groups go out standing free. */
export function clipboardText(document: Document, ids: readonly string[]): string | null {
  const tops = outermost(document, ids).filter((id) => COPIED.includes(document.records.get(id)!.kind));
  if (tops.length === 0) return null;
  const records = new Map<string, AnyRecord>();
  const visit = (record: AnyRecord): void => {
    if (records.has(record.id)) return;
    records.set(record.id, record);
    for (const other of document.records.values())
      if (isPlaceable(other) && other.parentId === record.id) visit(other);
    for (const reference of referencesOf(record)) {
      const target = document.records.get(reference.id);
      if (target?.kind === 'material') visit(target);
    }
  };
  for (const id of tops) {
    const record = document.records.get(id)!;
    visit(isPlaceable(record) ? inParent(document, record, null) : record);
  }
  return JSON.stringify({ format: FORMAT, version: VERSION, top: tops, records: [...records.values()] });
}

export interface ClipboardRecords {
  readonly top: readonly string[];
  readonly records: readonly AnyRecord[];
}

/** @returns null for text that is something else. @throws RangeError, with one clear line, for records that are not valid. */
export function parseClipboard(text: string): ClipboardRecords | null {
  if (text.length > MAX_CHARACTERS || !text.includes(FORMAT)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { format, version, top, records } = value as Record<string, unknown>;
  if (format !== FORMAT || !Array.isArray(records) || !Array.isArray(top)) return null;
  if (version !== VERSION) throw new RangeError('The clipboard holds things of another version of Penumbra.');
  if (records.length > MAX_RECORDS)
    throw new RangeError(`The clipboard holds ${records.length} records, more than ${MAX_RECORDS}.`);
  const checked = records.map((raw: unknown): AnyRecord => {
    const kind = typeof raw === 'object' && raw !== null ? (raw as { kind?: unknown }).kind : undefined;
    const known = RECORD_KINDS.find((candidate) => candidate === kind);
    if (known === undefined || !COPIED.includes(known))
      throw new RangeError('The clipboard holds something that cannot be pasted here.');
    const { record, issues } = parseRecord(raw, known, 'clipboard');
    if (record === null)
      throw new RangeError(
        `The clipboard is damaged: ${issues[0]?.field ?? ''} ${issues[0]?.expected ?? ''}`,
      );
    return record;
  });
  const ids = new Set(checked.map((record) => record.id));
  return { top: top.filter((id): id is string => typeof id === 'string' && ids.has(id)), records: checked };
}

/** Edits that put the records into a scene, under new ids. Materials that the project has already are shared. */
export function pasteEdits(
  document: Document,
  sceneId: string,
  { top, records }: ClipboardRecords,
  random: () => number,
): { readonly edits: readonly Edit[]; readonly pasted: readonly string[] } {
  const ids = new Map<string, string>();
  const added: AnyRecord[] = [];
  for (const record of records) {
    const known = document.records.get(record.id);
    const isShared =
      record.kind === 'material' &&
      !top.includes(record.id) &&
      known !== undefined &&
      jsonEqual(known as unknown as Json, record as unknown as Json);
    ids.set(record.id, isShared ? record.id : createId(record.kind, random));
    if (!isShared) added.push(record);
  }
  const edits = added.map((record): Edit => {
    let copy = { ...record, id: ids.get(record.id)! } as unknown as Json;
    // from the last reference to the first, so that list elements that go shift none that are still to be looked at
    for (const reference of [...referencesOf(record)].reverse()) {
      const isScene = reference.path[0] === 'sceneId';
      const target = isScene ? sceneId : (ids.get(reference.id) ?? null);
      if (target !== null || reference.hold === 'nullable') copy = replaced(copy, reference.path, target);
      else copy = without(copy, reference.elementPath);
    }
    const named = copy as unknown as AnyRecord;
    return {
      op: 'add',
      record: top.includes(record.id)
        ? { ...named, name: freeName(document, record.kind, record.name) }
        : named,
    };
  });
  return { edits, pasted: top.flatMap((id) => ids.get(id) ?? []) };
}

function replaced(node: Json, [part, ...rest]: FieldPath, value: Json): Json {
  if (part === undefined) return value;
  if (Array.isArray(node))
    return (node as readonly Json[]).map((item, i) => (i === part ? replaced(item, rest, value) : item));
  const object = node as { readonly [key: string]: Json };
  return { ...object, [part]: replaced(object[part]!, rest, value) };
}

function without(node: Json, [part, ...rest]: FieldPath): Json {
  if (part === undefined) return node;
  if (Array.isArray(node)) {
    const items = node as readonly Json[];
    if (rest.length === 0) return items.filter((_, i) => i !== part);
    return items.map((item, i) => (i === part ? without(item, rest) : item));
  }
  const object = node as { readonly [key: string]: Json };
  if (rest.length > 0) return { ...object, [part]: without(object[part]!, rest) };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== part));
}
