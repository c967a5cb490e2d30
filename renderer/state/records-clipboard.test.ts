import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  createProjectRecord,
  createSceneRecord,
  getRecord,
  materialFromPreset,
  type Document,
} from '../../core/document/index.ts';
import { clipboardText, parseClipboard, pasteEdits } from './records-clipboard.ts';
import { isPlaceable, worldFromRecord } from './record-bounds.ts';
import { documentOfRecords, problemsOf, sampleDocument, seeded } from './testing/sample-document.ts';

const withMaterial = (): Document => {
  const document = sampleDocument();
  const box = getRecord(document, 'object', 'obj_box');
  if (box.content.type !== 'primitive') throw new Error('the box is no primitive');
  return documentOfRecords([
    ...[...document.records.values()].filter((record) => record.id !== 'obj_box'),
    materialFromPreset('oak', { id: 'mat_oak', name: 'Oak' }),
    { ...box, content: { ...box.content, materialId: 'mat_oak' } },
  ]);
};

describe('the clipboard of records', () => {
  it('carries a group with its things and materials to another project', () => {
    const text = clipboardText(withMaterial(), ['obj_group'])!;
    const other = documentOfRecords([
      createProjectRecord({ id: 'prj_z', name: 'Other', date: '2026-01-01' }),
      createSceneRecord({ id: 'scn_z', name: 'Zoo' }),
    ]);
    const { edits, pasted } = pasteEdits(other, 'scn_z', parseClipboard(text)!, seeded());
    const now = applyCommand(other, { label: 'Paste', edits }).document;
    expect(problemsOf(now)).toEqual([]);
    expect(now.records.size).toBe(5);
    expect(getRecord(now, 'object', pasted[0]!).sceneId).toBe('scn_z');
    expect([...now.records.values()].some((record) => record.kind === 'material')).toBe(true);
  });
  it('shares materials with the project that it came from', () => {
    const document = withMaterial();
    const paste = pasteEdits(
      document,
      'scn_a',
      parseClipboard(clipboardText(document, ['obj_box'])!)!,
      seeded(),
    );
    expect(paste.edits).toHaveLength(1);
    const now = applyCommand(document, { label: 'Paste', edits: paste.edits }).document;
    const copy = getRecord(now, 'object', paste.pasted[0]!);
    expect(copy.parentId).toBeNull();
    // it stands where the original stood in the world, without the group
    const original = document.records.get('obj_box');
    if (!isPlaceable(original)) throw new Error('the box stands nowhere');
    worldFromRecord(now, copy).forEach((value, i) =>
      expect(value).toBeCloseTo(worldFromRecord(document, original)[i]!, 9),
    );
  });
  it('leaves other text alone and refuses damaged records', () => {
    expect(parseClipboard('hello')).toBeNull();
    expect(parseClipboard('{"format":"penumbra-records"')).toBeNull();
    const text = clipboardText(sampleDocument(), ['obj_ball'])!;
    expect(() => parseClipboard(text.replace('"radiusM":0.25', '"radiusM":-1'))).toThrow(/damaged/);
    expect(() => parseClipboard(text.replace('"kind":"object"', '"kind":"project"'))).toThrow(RangeError);
    expect(() => parseClipboard(text.replace('"version":1', '"version":9'))).toThrow(/version/);
    expect(clipboardText(sampleDocument(), ['scn_a', 'sht_1'])).toBeNull();
  });
});
