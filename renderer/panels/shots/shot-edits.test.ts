import { describe, expect, it } from 'vitest';
import { applyCommand, getRecord, type Document, type Edit } from '../../../core/document/index.ts';
import { problemsOf, sampleDocument, seeded } from '../../state/testing/sample-document.ts';
import { duplicateShot, moveShotsEdits, newShot, renumberEdits, shotsOf, withRange } from './shot-edits.ts';

const after = (document: Document, edits: readonly Edit[]): Document => {
  const now = applyCommand(document, { label: 'test', edits }).document;
  expect(problemsOf(now)).toEqual([]);
  return now;
};
const numbers = (document: Document): string[] => shotsOf(document, 'scn_b').map((shot) => shot.shotNumber);
const random = seeded(3);
const camera = getRecord(sampleDocument(), 'camera', 'cam_a');

describe('the shot list', () => {
  it('grows at the end and in between, with letters', () => {
    let document = after(sampleDocument(), newShot(sampleDocument(), camera, 24, random).edits);
    expect(numbers(document)).toEqual(['1', '2']);
    document = after(document, newShot(document, camera, 24, random, 'sht_1').edits);
    expect(numbers(document)).toEqual(['1', '1A', '2']);
    document = after(document, duplicateShot(document, 'sht_1', random)!.edits);
    expect(numbers(document)).toEqual(['1', '1B', '1A', '2']);
    document = after(document, renumberEdits(document, 'scn_b'));
    expect(numbers(document)).toEqual(['1', '2', '3', '4']);
    const numbered = after(document, [{ op: 'set', id: 'scn_b', path: ['sceneNumber'], value: '4' }]);
    expect(numbers(after(numbered, renumberEdits(numbered, 'scn_b')))).toEqual(['4', '4A', '4B', '4C']);
  });
  it('moves several shots together and keeps their order', () => {
    let document = sampleDocument();
    for (let i = 0; i < 3; i++) document = after(document, newShot(document, camera, 24, random).edits);
    const ids = shotsOf(document, 'scn_b').map((shot) => shot.id);
    const moved = moveShotsEdits(document, 'scn_b', [ids[0]!, ids[2]!], { id: ids[3]!, position: 'after' });
    expect(numbers(after(document, moved))).toEqual(['2', '4', '1', '3']);
    expect(moveShotsEdits(document, 'scn_b', [ids[0]!], { id: ids[0]!, position: 'before' })).toEqual([]);
  });
  it('keeps the board frame inside the shot', () => {
    const shot = getRecord(sampleDocument(), 'shot', 'sht_1');
    expect(withRange(shot, 20, 40)).toMatchObject({ startFrame: 20, endFrame: 40, boardFrame: 20 });
    expect(withRange(shot, 20, 5)).toMatchObject({ startFrame: 20, endFrame: 20 });
  });
});
