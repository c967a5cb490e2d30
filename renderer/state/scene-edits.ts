/**
 * Changes of the scene's structure as plain edits: grouping, parenting, removing and copying many things at once. Things stay where they
 * stand in the world; pure, so that a test can hold them to it.
 */
import {
  applyCommand,
  createId,
  createObjectRecord,
  duplicateRecord,
  removeRecord,
  worldFromGroup,
  type AnyRecord,
  type Document,
  type Edit,
} from '../../core/document/index.ts';
import { determinant3, invertAffine, multiply, type Mat4 } from '../../core/math/mat4.ts';
import { quatFromMat4, type Quat } from '../../core/math/quat.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { freeName } from './create-records.ts';
import {
  boxUnion,
  isPlaceable,
  worldBox,
  worldFromRecord,
  worldPosition,
  type Placeable,
} from './record-bounds.ts';

interface Trs {
  readonly translationM: Vec3;
  readonly rotation: Quat;
  readonly scale: Vec3;
}

/** Translation, rotation and scale of a matrix. Shear, which a turned thing in an unevenly scaled group has, is lost. */
export function trsOf(m: Mat4): Trs {
  const column = (i: 0 | 4 | 8): Vec3 => [m[i], m[i + 1]!, m[i + 2]!];
  const size = (v: Vec3): number => Math.hypot(...v);
  const mirrored = determinant3(m) < 0 ? -1 : 1;
  const [sx, sy, sz] = [mirrored * size(column(0)), size(column(4)), size(column(8))];
  const unit = (v: Vec3, s: number): Vec3 => [v[0] / s, v[1] / s, v[2] / s];
  const [x, y, z] = [unit(column(0), sx), unit(column(4), sy), unit(column(8), sz)];
  const q = quatFromMat4([...x, 0, ...y, 0, ...z, 0, 0, 0, 0, 1]);
  const n = Math.hypot(...q);
  return {
    translationM: [m[12], m[13], m[14]],
    rotation: [q[0] / n, q[1] / n, q[2] / n, q[3] / n],
    scale: [sx, sy, sz],
  };
}

/** The record in another group, where it stood in the world. */
export function inParent<R extends Placeable>(document: Document, record: R, parentId: string | null): R {
  const local = trsOf(
    multiply(invertAffine(worldFromGroup(document, parentId)), worldFromRecord(document, record)),
  );
  if (record.kind === 'object') return { ...record, parentId, transform: local };
  return { ...record, parentId, pose: { translationM: local.translationM, rotation: local.rotation } };
}

/** Places that a record's own parents, and its own insides, rule out. */
export function canBeParent(document: Document, childId: string, parentId: string | null): boolean {
  if (parentId === null) return true;
  const child = document.records.get(childId);
  const parent = document.records.get(parentId);
  if (!isPlaceable(child) || parent?.kind !== 'object' || parent.content.type !== 'group') return false;
  if (parent.sceneId !== child.sceneId) return false;
  for (let above: AnyRecord | undefined = parent; above?.kind === 'object';) {
    if (above.id === childId) return false;
    above = above.parentId === null ? undefined : document.records.get(above.parentId);
  }
  return true;
}

const placeables = (document: Document, ids: readonly string[]): Placeable[] =>
  ids.flatMap((id) => {
    const record = document.records.get(id);
    return isPlaceable(record) ? [record] : [];
  });

/** Those of `ids` that lie in no other of them: what is moved, copied or deleted with its group counts once. */
export function outermost(document: Document, ids: readonly string[]): readonly string[] {
  const chosen = new Set(ids);
  return ids.filter((id) => {
    let above = document.records.get(id);
    while (isPlaceable(above) && above.parentId !== null) {
      if (chosen.has(above.parentId)) return false;
      above = document.records.get(above.parentId);
    }
    return document.records.has(id);
  });
}

export const reparentEdits = (
  document: Document,
  ids: readonly string[],
  parentId: string | null,
): readonly Edit[] =>
  placeables(document, outermost(document, ids)).flatMap((record): Edit[] =>
    record.parentId === parentId || !canBeParent(document, record.id, parentId)
      ? []
      : [{ op: 'put', record: inParent(document, record, parentId) }],
  );

/** A group around things of one scene, its origin on the floor below their middle. */
export function groupEdits(
  document: Document,
  ids: readonly string[],
  random: () => number,
): { readonly edits: readonly Edit[]; readonly groupId: string } | null {
  const members = placeables(document, outermost(document, ids));
  const [first] = members;
  if (first === undefined) return null;
  const own = members.filter((member) => member.sceneId === first.sceneId);
  const parentId = own.every((member) => member.parentId === first.parentId) ? first.parentId : null;
  const box = boxUnion(own.flatMap((member) => worldBox(document, member) ?? []));
  const at: Vec3 =
    box === null
      ? worldPosition(document, first)
      : [(box.min[0] + box.max[0]) / 2, box.min[1], (box.min[2] + box.max[2]) / 2];
  const groupId = createId('object', random);
  const made = createObjectRecord({
    id: groupId,
    name: freeName(document, 'object', 'Group'),
    sceneId: first.sceneId,
    transform: { translationM: at, rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
    content: { type: 'group' },
  });
  const group = inParent(document, made, parentId);
  const withGroup = applyCommand(document, { label: '', edits: [{ op: 'add', record: group }] }).document;
  return {
    groupId,
    edits: [
      { op: 'add', record: group },
      ...own.map((member): Edit => ({ op: 'put', record: inParent(withGroup, member, groupId) })),
    ],
  };
}

/** Takes groups apart; what they held goes to their parents. */
export function ungroupEdits(
  document: Document,
  ids: readonly string[],
): { readonly edits: readonly Edit[]; readonly freed: readonly string[] } {
  const edits: Edit[] = [];
  const freed: string[] = [];
  let now = document;
  for (const id of ids) {
    const group = now.records.get(id);
    if (group?.kind !== 'object' || group.content.type !== 'group') continue;
    const children = [...now.records.values()].filter(
      (record): record is Placeable => isPlaceable(record) && record.parentId === id,
    );
    const out = children.map((child): Edit => ({ op: 'put', record: inParent(now, child, group.parentId) }));
    now = applyCommand(now, { label: '', edits: out }).document;
    const gone = removeRecord(now, id, { cascade: true }).edits;
    now = applyCommand(now, { label: '', edits: gone }).document;
    edits.push(...out, ...gone);
    freed.push(...children.map((child) => child.id));
  }
  return { edits, freed };
}

/** Removes records with what hangs on them. The project record and the last scene stay. */
export function removeEdits(
  document: Document,
  ids: readonly string[],
): { readonly edits: readonly Edit[]; readonly removed: readonly AnyRecord[] } {
  const edits: Edit[] = [];
  let now = document;
  for (const id of ids) {
    const record = now.records.get(id);
    if (record === undefined || record.kind === 'project') continue;
    if (record.kind === 'scene' && [...now.records.values()].filter((r) => r.kind === 'scene').length < 2)
      continue;
    const command = removeRecord(now, id, { cascade: true });
    now = applyCommand(now, command).document;
    edits.push(...command.edits);
  }
  return {
    edits,
    removed: [...document.records.values()].filter((record) => !now.records.has(record.id)),
  };
}

/** Copies beside the originals; groups with all that they hold. @returns ids of the copies of what was asked for. */
export function duplicateEdits(
  document: Document,
  ids: readonly string[],
  random: () => number,
): { readonly edits: readonly Edit[]; readonly copies: readonly string[] } {
  const edits: Edit[] = [];
  const copies: string[] = [];
  let now = document;
  for (const id of outermost(document, ids)) {
    const source = document.records.get(id)!;
    if (source.kind === 'project' || source.kind === 'scene' || source.kind === 'take') continue;
    const { command, id: copyId } = duplicateRecord(now, id, random);
    const named = command.edits.map((edit): Edit =>
      edit.op === 'add' && edit.record.id === copyId
        ? { op: 'add', record: beside(document, { ...edit.record, name: nextName(now, source) }) }
        : edit,
    );
    now = applyCommand(now, { label: '', edits: named }).document;
    edits.push(...named);
    copies.push(copyId);
  }
  return { edits, copies };
}

/** "Chair 2" after "Chair", "Chair 3" after "Chair 2"; cameras go on with letters by hand. */
const nextName = (document: Document, source: AnyRecord): string =>
  freeName(document, source.kind, source.name.replace(/ \d+$/, ''));

function beside(document: Document, copy: AnyRecord): AnyRecord {
  if (!isPlaceable(copy)) return copy;
  const box = worldBox(document, copy);
  // a copied group is not in the document yet and has no box: take half a metre
  const width = box === null ? 0.5 : Math.min(3, Math.max(0.3, box.max[0] - box.min[0])) + 0.1;
  const world = worldFromRecord(document, copy);
  const parent = worldFromGroup(document, copy.parentId);
  const moved: Mat4 = [
    world[0], world[1], world[2], 0, world[4], world[5], world[6], 0, world[8], world[9], world[10], 0,
    world[12] + width, world[13], world[14], 1,
  ]; // prettier-ignore
  const { translationM } = trsOf(multiply(invertAffine(parent), moved));
  if (copy.kind === 'object') return { ...copy, transform: { ...copy.transform, translationM } };
  return { ...copy, pose: { ...copy.pose, translationM } };
}
