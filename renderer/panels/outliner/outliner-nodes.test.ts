import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../core/document/index.ts';
import { sampleDocument } from '../../state/testing/sample-document.ts';
import { outlinerNodes, type NodeCache, type OutlinerNode } from './outliner-nodes.ts';

const names = (nodes: readonly OutlinerNode[]): unknown =>
  nodes.map((node) => (node.children.length === 0 ? node.name : [node.name, names(node.children)]));

describe('the tree of a scene', () => {
  it('has sections, groups with their things, and names in order', () => {
    expect(names(outlinerNodes(sampleDocument(), 'scn_b', ''))).toEqual([
      ['Objects', ['Ball', ['Table', ['Box']]]],
      ['Lights', ['Key']],
      ['Cameras', ['Camera A']],
    ]);
    expect(outlinerNodes(sampleDocument(), 'scn_a', '')).toEqual([]);
  });
  it('keeps the groups of what is found', () => {
    expect(names(outlinerNodes(sampleDocument(), 'scn_b', 'BOX'))).toEqual([
      ['Objects', [['Table', ['Box']]]],
    ]);
    expect(names(outlinerNodes(sampleDocument(), 'scn_b', 'tab'))).toEqual([
      ['Objects', [['Table', ['Box']]]],
    ]);
    expect(names(outlinerNodes(sampleDocument(), 'scn_b', 'nothing such'))).toEqual([]);
  });
  it('draws anew what changed and nothing else', () => {
    const cache: NodeCache = new Map();
    const before = outlinerNodes(sampleDocument(), 'scn_b', '', cache);
    const document = sampleDocument();
    const first = outlinerNodes(document, 'scn_b', '', cache);
    const hidden = applyCommand(document, {
      label: 'Hide',
      edits: [{ op: 'set', id: 'obj_group', path: ['visible'], value: false }],
    }).document;
    const second = outlinerNodes(hidden, 'scn_b', '', cache);
    expect(before).not.toBe(first);
    // the ball, the light and the camera are untouched; the box is hidden by its group now
    expect(second[0]!.children[0]).toBe(first[0]!.children[0]);
    expect(second[1]).toBe(first[1]);
    expect(second[0]!.children[1]!.children[0]!.isHiddenByGroup).toBe(true);
  });
});
