import { describe, expect, it } from 'vitest';
import type { ComposeSubject, SceneChanges } from '../../core/protocol/index.ts';
import { changeSentence, changeWords } from './change-words.ts';

const NOTHING: SceneChanges = {
  place: [],
  added: [],
  removed: [],
  changed: [],
  moved: [],
  lit: [],
  unlit: [],
};
const REVISE: ComposeSubject = { kind: 'revise', sceneId: 'scn_a', words: 'make it dawn, remove the car' };
const PICKED: ComposeSubject = { kind: 'regenerate', sceneId: 'scn_a', what: 'picked', objectIds: [] };
const REST: ComposeSubject = { ...PICKED, what: 'rest' };
const of = (name: string, count: number) => ({ class: name, count });

describe('a change by words', () => {
  it('is told by place and things, and by how many records it touched', () => {
    const changes = { ...NOTHING, place: ['dawn'], removed: [of('car', 1)], lit: [of('street lamp', 2)] };
    expect(changeSentence(REVISE, changes, { added: 0, changed: 2, removed: 1 })).toBe(
      'Dawn; 1 car removed; 2 street lamps lit; 3 records changed.',
    );
  });
  it('that touched nothing says so', () => {
    expect(changeSentence(REVISE, NOTHING, { added: 0, changed: 0, removed: 0 })).toBe(
      'Nothing changed: the scene is like that already.',
    );
  });
  it('of what has no name of its own is told by its records alone', () => {
    expect(changeSentence(REVISE, NOTHING, { added: 0, changed: 1, removed: 0 })).toBe('1 record changed.');
  });
  it('of many kinds of things is told by their number', () => {
    const added = ['chair', 'table', 'vase', 'book', 'bus'].map((name) => of(name, 2));
    expect(changeWords(REVISE, { ...NOTHING, added })).toBe('10 things added');
  });
});

describe('what goes on beyond the border', () => {
  const GROW: ComposeSubject = { kind: 'grow', sceneId: 'scn_a', side: 'back', byM: 6, words: '' };
  it('is told by its side, by what is new and by what made way', () => {
    const changes = { ...NOTHING, added: [of('tree', 3), of('car', 1)], removed: [of('wall', 1)] };
    expect(changeWords(GROW, changes)).toBe('Grown at the back: 3 trees and 1 car new, 1 wall gone');
  });
  it('counts what of the place itself became other', () => {
    const changes = { ...NOTHING, added: [of('tree', 1)], changed: [of('road', 1)], moved: [of('wall', 2)] };
    expect(changeWords({ ...GROW, side: 'left' }, changes)).toBe(
      'Grown to the left: 1 tree new; 1 road and 2 walls changed',
    );
  });
});

describe('what was found anew', () => {
  it('counts a class once, however it changed', () => {
    const changes = { ...NOTHING, changed: [of('chair', 1)], moved: [of('chair', 1), of('table', 1)] };
    expect(changeWords(PICKED, changes)).toBe('2 chairs and 1 table found anew');
  });
  it('is told by what came and what went where things were exchanged', () => {
    const changes = { ...NOTHING, added: [of('lamp', 3), of('rug', 1)], removed: [of('box', 2)] };
    expect(changeWords(REST, changes)).toBe('4 things new, 2 gone');
  });
  it('is empty where there was no other room', () => {
    expect(changeWords(PICKED, NOTHING)).toBe('');
  });
});
