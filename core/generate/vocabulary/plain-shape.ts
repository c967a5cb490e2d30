/** The shape of a class that nobody has modelled yet: a block of its size, so that it takes its place, its light and its shadow. */
import { at, block } from '../../scene/fields/field-nodes.ts';
import type { ThingFacts } from './catalogue.ts';
import type { ThingShape } from './thing-class.ts';

/** Cells along the shortest side. */
const CELLS = 4;

export function plainShape({ support, light }: ThingFacts): ThingShape {
  const isLamp = light !== null;
  return {
    parameters: [],
    body: { substance: isLamp ? 'glow' : 'plaster', color: null },
    accent: { substance: 'plaster', color: null },
    parts: ({ sizeM: [w, h, d] }) => [
      {
        name: 'Block',
        surface: 'body',
        field: at([0, h / 2, 0], block([w, h, d], 0)),
        cellSizeM: Math.max(0.004, Math.min(w, h, d) / CELLS, Math.max(w, h, d) / 64),
      },
    ],
    surfaces: ({ sizeM: [w, h, d] }) => (support === 'floor' ? [[h, w, d]] : []),
  };
}
