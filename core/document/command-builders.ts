/**
 * Commands for what people do: add, remove with all that hangs on it, set a field, reorder shots, duplicate. They look at
 * the document and give plain edits, so that the journal holds no logic.
 */
import { fromTrs, multiply, type Mat4 } from '../math/mat4.ts';
import { quatFromMat4 } from '../math/quat.ts';
import type { Command, Edit } from './commands.ts';
import { createId, getRecord, inOrder, recordsOf, type Document } from './document.ts';
import { DocumentError, formatPath, type FieldPath } from './issues.ts';
import type { Json } from './json.ts';
import type { AnyRecord } from './records/index.ts';
import { referencesOf, type Reference } from './references.ts';

export const addRecord = (record: AnyRecord, label = `Add ${record.name}`): Command => ({
  label,
  edits: [{ op: 'add', record }],
});

/** One field. `gesture` joins the moves of one drag into one undo step. */
export const setProperty = (
  id: string,
  path: FieldPath,
  value: Json,
  label: string,
  gesture?: string,
): Command => ({
  label,
  ...(gesture === undefined ? {} : { gesture }),
  edits: [{ op: 'set', id, path, value }],
});

export const batch = (label: string, commands: readonly Command[]): Command => ({
  label,
  edits: commands.flatMap((command) => command.edits),
});

/**
 * Removes a record. What cannot be without it goes too (the shots of a camera, the things in a group); what merely
 * mentions it forgets it; cameras and lights that rode on a removed group stay where they stood.
 * @throws DocumentError when `cascade` is false and something points to it; the message names the first that does.
 */
export function removeRecord(
  document: Document,
  id: string,
  options: { readonly cascade: boolean },
): Command {
  const record = document.records.get(id);
  if (record === undefined)
    throw new DocumentError([{ file: id, field: '', expected: 'a record of this document', got: 'nothing' }]);
  const pointers = pointersTo(document);
  if (!options.cascade) {
    const first = pointers.get(id)?.[0];
    if (first !== undefined)
      throw new DocumentError([
        {
          file: first.from.id,
          field: formatPath(first.reference.path),
          expected: `${id} to be out of use before it is removed`,
          got: id,
        },
      ]);
    return { label: `Remove ${record.name}`, edits: [{ op: 'remove', id }] };
  }

  const gone = new Set([id]);
  for (const target of gone)
    for (const { from, reference } of pointers.get(target) ?? [])
      if (goesWith(from, reference)) gone.add(from.id);

  const edits: Edit[] = [];
  const loose = new Map<string, Reference[]>();
  for (const target of gone)
    for (const { from, reference } of pointers.get(target) ?? [])
      if (!gone.has(from.id)) loose.set(from.id, [...(loose.get(from.id) ?? []), reference]);
  for (const [fromId, references] of loose)
    edits.push(...letGo(document, document.records.get(fromId)!, references));
  for (const target of gone) edits.push({ op: 'remove', id: target });
  return { label: `Remove ${record.name}`, edits };
}

interface Pointer {
  readonly from: AnyRecord;
  readonly reference: Reference;
}

function pointersTo(document: Document): Map<string, Pointer[]> {
  const pointers = new Map<string, Pointer[]>();
  for (const from of document.records.values())
    for (const reference of referencesOf(from)) {
      const list = pointers.get(reference.id);
      if (list === undefined) pointers.set(reference.id, [{ from, reference }]);
      else list.push({ from, reference });
    }
  return pointers;
}

const isParent = (reference: Reference): boolean => reference.path[0] === 'parentId';
const goesWith = (from: AnyRecord, reference: Reference): boolean =>
  reference.hold === 'required' || (from.kind === 'object' && isParent(reference));

function letGo(document: Document, from: AnyRecord, references: readonly Reference[]): Edit[] {
  const edits: Edit[] = [];
  const elements = new Map<string, FieldPath>();
  for (const reference of references) {
    if (reference.hold === 'element') elements.set(formatPath(reference.elementPath), reference.elementPath);
    else edits.push({ op: 'set', id: from.id, path: reference.path, value: null });
    if (isParent(reference) && (from.kind === 'camera' || from.kind === 'light')) {
      const world = multiply(
        worldFromGroup(document, from.parentId),
        fromTrs(from.pose.translationM, from.pose.rotation, [1, 1, 1]),
      );
      edits.push(
        { op: 'set', id: from.id, path: ['pose', 'translationM'], value: [world[12], world[13], world[14]] },
        { op: 'set', id: from.id, path: ['pose', 'rotation'], value: [...quatFromMat4(withoutScale(world))] },
      );
    }
  }
  // From the end of a list to its start, so that earlier indices stay what they were.
  const lastFirst = [...elements.values()].sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)));
  for (const path of lastFirst) edits.push({ op: 'unset', id: from.id, path });
  return edits;
}

const IDENTITY = fromTrs([0, 0, 0], [0, 0, 0, 1], [1, 1, 1]);

/** The transform of a chain of groups as they stand, without animation. */
export function worldFromGroup(document: Document, groupId: string | null): Mat4 {
  if (groupId === null) return IDENTITY;
  const group = getRecord(document, 'object', groupId);
  const { translationM, rotation, scale } = group.transform;
  return multiply(worldFromGroup(document, group.parentId), fromTrs(translationM, rotation, scale));
}

function withoutScale(m: Mat4): Mat4 {
  const column = (i: number): [number, number, number] => {
    const [x, y, z] = [m[i]!, m[i + 1]!, m[i + 2]!];
    const size = Math.hypot(x, y, z);
    return size > 0 ? [x / size, y / size, z / size] : [0, 0, 0];
  };
  return [...column(0), 0, ...column(4), 0, ...column(8), 0, 0, 0, 0, 1];
}

/** Puts a scene's shots in the order of `ids`, which names each of them once. Only shots that move are edited. */
export function reorderShots(document: Document, sceneId: string, ids: readonly string[]): Command {
  const shots = inOrder(recordsOf(document, 'shot').filter((shot) => shot.sceneId === sceneId));
  const known = new Set(shots.map((shot) => shot.id));
  if (ids.length !== known.size || new Set(ids).size !== ids.length || !ids.every((id) => known.has(id)))
    throw new DocumentError([
      {
        file: sceneId,
        field: 'shots',
        expected: `each of its ${known.size} shots once`,
        got: `a list of ${ids.length}`,
      },
    ]);
  const edits = ids.flatMap((id, i): Edit[] =>
    getRecord(document, 'shot', id).order === i + 1 ? [] : [{ op: 'set', id, path: ['order'], value: i + 1 }],
  );
  return { label: 'Reorder shots', edits };
}

/**
 * Copies a record under a new id. A group is copied with all that it holds, and what the copies mention of each other
 * points to the copies.
 * @returns the command and the id of the copy.
 */
export function duplicateRecord(
  document: Document,
  id: string,
  random: () => number,
): { readonly command: Command; readonly id: string } {
  const source = document.records.get(id);
  if (source === undefined || source.kind === 'project')
    throw new DocumentError([
      { file: id, field: '', expected: 'a record that can be duplicated', got: source?.kind ?? 'nothing' },
    ]);

  const copies = new Map([[id, createId(source.kind, random)]]);
  for (const original of copies.keys())
    for (const record of document.records.values())
      if ('parentId' in record && record.parentId === original)
        copies.set(record.id, createId(record.kind, random));

  const edits = [...copies].map(([from, to]): Edit => {
    const record = document.records.get(from)!;
    const renamed = from === id ? { ...record, id: to, name: `${record.name} copy` } : { ...record, id: to };
    let copy = renamed as unknown as Json;
    for (const reference of referencesOf(record)) {
      const target = copies.get(reference.id);
      if (target !== undefined) copy = replace(copy, reference.path, target);
    }
    return { op: 'add', record: copy as unknown as AnyRecord };
  });
  return { command: { label: `Duplicate ${source.name}`, edits }, id: copies.get(id)! };
}

function replace(node: Json, [part, ...rest]: FieldPath, value: Json): Json {
  if (part === undefined) return value;
  if (Array.isArray(node))
    return (node as readonly Json[]).map((item, i) => (i === part ? replace(item, rest, value) : item));
  const object = node as { readonly [key: string]: Json };
  return { ...object, [part]: replace(object[part]!, rest, value) };
}
