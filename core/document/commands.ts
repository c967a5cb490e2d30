/**
 * Edits of a document. A command is plain data — it goes through the protocol and into the journal — with a label
 * for the undo menu; its edits happen all together or not at all. Applying one gives the new document and the
 * records as they were before and after, from which its inverse follows.
 */
import type { Document } from './document.ts';
import { checkProjectRecord, checkRelations, parseRecord } from './integrity.ts';
import { DocumentError, describe, formatPath, type FieldPath, type Issue } from './issues.ts';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from './records/index.ts';
import { isJsonObject, jsonEqual, plainJson, type Json } from './json.ts';
import { referencesOf } from './references.ts';

export type Edit =
  /** A new record; its id must be free. */
  | { readonly op: 'add'; readonly record: AnyRecord }
  /** The whole record anew; its id must exist. */
  | { readonly op: 'put'; readonly record: AnyRecord }
  | { readonly op: 'remove'; readonly id: string }
  /** One field, or an element of a list or map in it. A list grows when the index is its length. */
  | { readonly op: 'set'; readonly id: string; readonly path: FieldPath; readonly value: Json }
  /** Takes an element out of a list or an entry out of a map. */
  | { readonly op: 'unset'; readonly id: string; readonly path: FieldPath };

export interface Command {
  /** What the undo menu calls it: "Move camera A". */
  readonly label: string;
  /** Commands in a row with the same gesture id are one undo step: a drag, a slider. */
  readonly gesture?: string;
  readonly edits: readonly Edit[];
}

/** A record before and after a command; null where it did not exist. */
export interface Change {
  readonly before: AnyRecord | null;
  readonly after: AnyRecord | null;
}
export type Changes = ReadonlyMap<string, Change>;

export interface Applied {
  readonly document: Document;
  readonly changes: Changes;
}

/**
 * @returns the document after the command.
 * @throws DocumentError when an edit does not fit or the result breaks a rule; the document stays as it was.
 */
export function applyCommand(document: Document, command: Command): Applied {
  const records = new Map(document.records);
  const touched = new Set<string>();
  for (const edit of command.edits) touched.add(applyEdit(records, edit));

  const issues: Issue[] = [];
  const changes = new Map<string, Change>();
  for (const id of touched) {
    const before = document.records.get(id) ?? null;
    const raw = records.get(id);
    if (raw === undefined) {
      if (before !== null) changes.set(id, { before, after: null });
      continue;
    }
    const parsed = parseRecord(raw, raw.kind, id);
    if (parsed.issues !== null) issues.push(...parsed.issues);
    else {
      records.set(id, parsed.record);
      changes.set(id, { before, after: parsed.record });
    }
  }
  if (issues.length > 0) throw new DocumentError(issues);

  const result: Document = { records };
  const relations = [
    ...checkProjectRecord(result),
    ...checkRelations(result, touchedAndNear(result, changes)),
  ];
  if (relations.length > 0) throw new DocumentError(relations);
  return { document: result, changes };
}

/**
 * Records whose relations a change may have broken: those changed and, when something was removed or changed its scene or
 * kind of content, those that point to it.
 */
function touchedAndNear(document: Document, changes: Changes): Iterable<string> {
  const ids = new Set(changes.keys());
  const pointees = new Set([...changes].filter(([, change]) => change.before !== null).map(([id]) => id));
  if (pointees.size > 0)
    for (const record of document.records.values())
      if (!ids.has(record.id) && referencesOf(record).some((reference) => pointees.has(reference.id)))
        ids.add(record.id);
  return ids;
}

function applyEdit(records: Map<string, AnyRecord>, edit: Edit): string {
  if (edit.op === 'add' || edit.op === 'put') {
    const { id, kind } = edit.record;
    if (!RECORD_KINDS.includes(kind))
      refuse(String(id), 'kind', `one of ${RECORD_KINDS.join(', ')}`, describe(kind));
    if (records.has(id) === (edit.op === 'add'))
      refuse(String(id), 'id', edit.op === 'add' ? 'an id that is free' : 'the id of a record', describe(id));
    if (edit.op === 'put' && records.get(id)?.kind !== kind)
      refuse(id, 'kind', 'the kind that it has', describe(kind));
    records.set(id, edit.record);
    return id;
  }
  const record = records.get(edit.id);
  if (record === undefined)
    return refuse(String(edit.id), '', 'a record of this document', 'nothing under this id');
  if (edit.op === 'remove') {
    records.delete(edit.id);
    return edit.id;
  }
  const [first] = edit.path;
  if (first === undefined || first === 'id' || first === 'kind')
    refuse(edit.id, formatPath(edit.path), 'a field that can be set', 'one that cannot');
  const value = edit.op === 'set' ? edit.value : REMOVED;
  records.set(
    edit.id,
    replaceAt(record as unknown as Json, edit.path, value, edit.id, []) as unknown as AnyRecord,
  );
  return edit.id;
}

const REMOVED = Symbol('removed');

/** A copy of `node` with the value at `path` replaced or taken out; what is not on the path is shared. */
function replaceAt(
  node: Json,
  path: FieldPath,
  value: Json | typeof REMOVED,
  id: string,
  done: FieldPath,
): Json {
  const [part, ...rest] = path;
  const here = [...done, part ?? ''];
  if (Array.isArray(node)) {
    const items = [...(node as readonly Json[])];
    const canAppend = rest.length === 0 && value !== REMOVED;
    if (
      typeof part !== 'number' ||
      !Number.isInteger(part) ||
      part < 0 ||
      part > items.length - (canAppend ? 0 : 1)
    )
      return refuse(id, formatPath(here), `an index of a list of ${items.length}`, describe(part));
    if (rest.length > 0) items[part] = replaceAt(items[part]!, rest, value, id, here);
    else if (value === REMOVED) items.splice(part, 1);
    else items[part] = value;
    return items;
  }
  if (!isJsonObject(node) || typeof part !== 'string' || part === '__proto__')
    return refuse(id, formatPath(here), 'a field inside an object or list', describe(node));
  const copy: Record<string, Json> = { ...node };
  if (rest.length > 0) {
    if (!Object.hasOwn(copy, part)) return refuse(id, formatPath(here), 'a field that exists', 'nothing');
    copy[part] = replaceAt(copy[part]!, rest, value, id, here);
  } else if (value === REMOVED) delete copy[part];
  else copy[part] = value;
  return copy;
}

function refuse(file: string, field: string, expected: string, got: string): never {
  throw new DocumentError([{ file, field, expected, got }]);
}

/** The edits that turn one side of the changes into the other. */
export function editsFromChanges(changes: Changes, to: 'before' | 'after'): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [id, change] of changes) {
    const target = change[to];
    const source = change[to === 'before' ? 'after' : 'before'];
    if (target !== null) edits.push({ op: source === null ? 'add' : 'put', record: target });
    else if (source !== null) edits.push({ op: 'remove', id });
  }
  return edits;
}

/** Changes of one command after those of another, as one. */
export function mergeChanges(first: Changes, second: Changes): Changes {
  const merged = new Map(first);
  for (const [id, change] of second) {
    const earlier = merged.get(id);
    const before = earlier === undefined ? change.before : earlier.before;
    // what is as it was before the first of them is no change
    if (jsonEqual(before as unknown as Json, change.after as unknown as Json)) merged.delete(id);
    else merged.set(id, { before, after: change.after });
  }
  return merged;
}

const KNOWN_OPS: readonly string[] = ['add', 'put', 'remove', 'set', 'unset'] satisfies Edit['op'][];

/**
 * A command that came from outside (a socket, a journal) as one of ours: its outline is checked here, what it
 * says about records when it is applied.
 * @throws DocumentError
 */
export function parseCommand(value: unknown, file: string): Command {
  const fail = (field: string, expected: string, got: unknown): never =>
    refuse(file, field, expected, describe(got));
  if (!isJsonObject(value)) return fail('', 'a command', value);
  const { label, gesture, edits } = value;
  if (typeof label !== 'string' || label.length > 500)
    return fail('label', 'text of at most 500 letters', label);
  if (gesture !== undefined && typeof gesture !== 'string') return fail('gesture', 'text', gesture);
  if (!Array.isArray(edits)) return fail('edits', 'a list', edits);
  edits.forEach((edit: unknown, i) => {
    const at = (field: string): string => `edits[${i}].${field}`;
    if (!isJsonObject(edit)) return fail(`edits[${i}]`, 'an edit', edit);
    const { op, record, id, path } = edit;
    if (typeof op !== 'string' || !KNOWN_OPS.includes(op))
      return fail(at('op'), `one of ${KNOWN_OPS.join(', ')}`, op);
    if (op === 'add' || op === 'put') {
      if (!isJsonObject(record) || typeof record['id'] !== 'string' || typeof record['kind'] !== 'string')
        return fail(at('record'), 'a record with id and kind', record);
      return undefined;
    }
    if (typeof id !== 'string') return fail(at('id'), 'the id of a record', id);
    if (op === 'remove') return undefined;
    if (!Array.isArray(path) || !path.every((part) => typeof part === 'string' || typeof part === 'number'))
      return fail(at('path'), 'a list of field names and indices', path);
    if (op === 'set' && !('value' in edit)) return fail(at('value'), 'a value', undefined);
    return undefined;
  });
  try {
    return plainJson(value) as unknown as Command;
  } catch (error) {
    return fail('', error instanceof Error ? error.message : 'plain JSON', value);
  }
}

/** Which kinds a command touches, for listeners that care about some. */
export const kindsOf = (changes: Changes): ReadonlySet<RecordKind> =>
  new Set(
    [...changes.values()].flatMap(({ before, after }) => [before, after].flatMap((r) => (r ? [r.kind] : []))),
  );
