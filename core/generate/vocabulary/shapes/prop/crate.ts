/** A wooden crate: a frame of battens around boards. */
import { at, block, union } from '../../../../scene/fields/field-nodes.ts';
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { ThingShape } from '../../thing-class.ts';

export const CRATE: ThingShape = {
  parameters: [
    { name: 'Batten width', unit: 'fraction', min: 0.08, max: 0.22, typical: 0.13 },
    { name: 'Boards a side', unit: 'count', min: 3, max: 7, typical: 4 },
  ],
  body: { substance: 'wood', color: null },
  accent: { substance: 'wood', color: [0.24, 0.14, 0.07] },
  parts: ({ sizeM: [w, h, d], parameters: [batten = 0.13, boards = 4] }) => {
    const b = batten * Math.min(w, h, d);
    const t = b * 0.35;
    const gap = Math.min(0.008, 0.04 * h);
    const board = (h - 2 * t) / boards;
    const layers: FieldNode[] = [];
    for (let i = 0; i < boards; i++)
      layers.push(at([0, t + (i + 0.5) * board, 0], block([w - 2 * t, board - gap, d - 2 * t], 0.1 * t)));
    // the lid is level with the battens: things stand on it
    layers.push(at([0, h - t / 2, 0], block([w - 2 * t, t, d - 2 * t], 0.1 * t)));
    // what is seen between the boards is dark, not open
    layers.push(at([0, h / 2, 0], block([w - 3 * t, h - 3 * t, d - 3 * t], 0)));
    const frame: FieldNode[] = [];
    for (const x of [-1, 1])
      for (const z of [-1, 1])
        frame.push(at([(x * (w - b)) / 2, h / 2, (z * (d - b)) / 2], block([b, h, b], 0.1 * t)));
    for (const y of [b / 2, h - b / 2]) {
      for (const z of [-1, 1]) frame.push(at([0, y, (z * (d - t)) / 2], block([w - b, b, t], 0.1 * t)));
      for (const x of [-1, 1]) frame.push(at([(x * (w - t)) / 2, y, 0], block([t, b, d - b], 0.1 * t)));
    }
    const cellSizeM = Math.max(0.006, Math.min(w, h, d) / 40);
    return [
      { name: 'Boards', surface: 'body', field: union(0, ...layers), cellSizeM },
      { name: 'Battens', surface: 'accent', field: union(0, ...frame), cellSizeM },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
