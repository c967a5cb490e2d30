import { describe, expect, it } from 'vitest';
import { applyCommand, getRecord, type Document, type Edit } from '../../core/document/index.ts';
import { isPlaceable, worldFromRecord } from './record-bounds.ts';
import {
  canBeParent,
  duplicateEdits,
  groupEdits,
  outermost,
  removeEdits,
  reparentEdits,
  ungroupEdits,
} from './scene-edits.ts';
import { problemsOf, sampleDocument, seeded } from './testing/sample-document.ts';

const after = (document: Document, edits: readonly Edit[]): Document =>
  applyCommand(document, { label: 'test', edits }).document;

function worldOf(document: Document, id: string): readonly number[] {
  const record = document.records.get(id);
  if (!isPlaceable(record)) throw new Error(`${id} stands nowhere`);
  return worldFromRecord(document, record);
}
function expectUnmoved(before: Document, now: Document, id: string): void {
  const was = worldOf(before, id);
  worldOf(now, id).forEach((value, i) => expect(value).toBeCloseTo(was[i]!, 9));
}

describe('groups', () => {
  it('take things in and leave them where they stood', () => {
    const before = sampleDocument();
    const made = groupEdits(before, ['obj_box', 'obj_ball', 'lgt_key'], seeded())!;
    const now = after(before, made.edits);
    expect(getRecord(now, 'object', 'obj_box').parentId).toBe(made.groupId);
    expect(getRecord(now, 'light', 'lgt_key').parentId).toBe(made.groupId);
    for (const id of ['obj_box', 'obj_ball']) expectUnmoved(before, now, id);
    // the group stands on the floor under its things
    expect(getRecord(now, 'object', made.groupId).transform.translationM[1]).toBeCloseTo(0, 9);
    expect(problemsOf(now)).toEqual([]);
  });
  it('come apart and leave things where they stood', () => {
    const before = sampleDocument();
    const { edits, freed } = ungroupEdits(before, ['obj_group']);
    const now = after(before, edits);
    expect(freed).toEqual(['obj_box']);
    expect(now.records.has('obj_group')).toBe(false);
    expect(getRecord(now, 'object', 'obj_box').parentId).toBeNull();
    expectUnmoved(before, now, 'obj_box');
  });
  it('never go into themselves', () => {
    const document = sampleDocument();
    expect(canBeParent(document, 'obj_group', 'obj_group')).toBe(false);
    expect(canBeParent(document, 'obj_ball', 'obj_box')).toBe(false);
    expect(reparentEdits(document, ['obj_group'], 'obj_group')).toEqual([]);
    const now = after(document, reparentEdits(document, ['obj_ball'], 'obj_group'));
    expectUnmoved(document, now, 'obj_ball');
  });
  it('count once with what they hold', () => {
    expect(outermost(sampleDocument(), ['obj_box', 'obj_group', 'obj_ball'])).toEqual([
      'obj_group',
      'obj_ball',
    ]);
  });
});

describe('removing', () => {
  it('takes what hangs on a thing and keeps the last scene and the project', () => {
    const document = sampleDocument();
    const { edits, removed } = removeEdits(document, ['cam_a', 'obj_box', 'obj_group', 'prj_a']);
    expect(removed.map((record) => record.id).sort()).toEqual(['cam_a', 'obj_box', 'obj_group', 'sht_1']);
    const now = after(document, edits);
    expect(problemsOf(now)).toEqual([]);
    const scenes = removeEdits(now, ['scn_a', 'scn_b']);
    const left = after(now, scenes.edits);
    expect([...left.records.values()].filter((record) => record.kind === 'scene')).toHaveLength(1);
    expect(problemsOf(left)).toEqual([]);
  });
});

describe('duplicating', () => {
  it('copies groups whole, beside the original, under free names', () => {
    const document = sampleDocument();
    const { edits, copies } = duplicateEdits(document, ['obj_group', 'obj_box', 'lgt_key'], seeded());
    const now = after(document, edits);
    expect(copies).toHaveLength(2);
    expect(now.records.size).toBe(document.records.size + 3);
    const group = getRecord(now, 'object', copies[0]!);
    expect(group.name).toBe('Table 2');
    expect(group.transform.translationM[0]).toBeGreaterThan(2);
    expect([...now.records.values()].some((r) => r.kind === 'object' && r.parentId === group.id)).toBe(true);
    expect(problemsOf(now)).toEqual([]);
  });
});
