/** A pavement along z: flags between kerbs on both sides, a few of them of another tone. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish } from '../furniture/forms.ts';
import { layered, sheetCell } from './sheets.ts';

const MOST_FLAGS = 110;

export const PAVEMENT: ThingShape = {
  parameters: [
    { name: 'Kerb width', unit: 'm', min: 0.1, max: 0.35, typical: 0.16 },
    { name: 'Flag size', unit: 'm', min: 0.45, max: 1.2, typical: 0.75 },
    { name: 'Odd flags', unit: 'fraction', min: 0, max: 0.35, typical: 0.16 },
  ],
  body: finish('concrete'),
  accent: finish('stone', [0.36, 0.35, 0.33]),
  parts: ({ sizeM: [w, h, d], parameters: [kerb = 0.16, flag = 0.75, odd = 0.16], seed }) => {
    const random = new Random(seed);
    const k = Math.min(Math.max(Math.min(kerb, 0.2 * w), d / 700), 0.3 * w);
    const inner = w - 2 * k;
    const top = h - 0.006;
    const columns = Math.max(1, Math.round(inner / flag));
    const rows = Math.max(1, Math.round(d / flag));
    const [fx, fz] = [inner / columns, d / rows];
    const wanted = Math.min(MOST_FLAGS, Math.ceil(odd * columns * rows));
    const flags: FieldNode[] = [
      box(
        [(random.integer(0, columns - 1) + 0.5) * fx - inner / 2, 0.3 * top, 0.5 * fz - d / 2],
        [0.97 * fx, 0.7 * top + 0.003, 0.97 * fz],
      ),
    ];
    for (let i = 1; i < wanted; i++) {
      const x = (random.integer(0, columns - 1) + 0.5) * fx - inner / 2;
      const z = (random.integer(0, rows - 1) + 0.5) * fz - d / 2;
      flags.push(box([x, 0.3 * top, z], [0.97 * fx, 0.7 * top + 0.003, 0.97 * fz]));
    }
    const cell = sheetCell(inner, d, 900);
    const flagCell = 0.55 * Math.min(fx, fz);
    const kerbCell = 0.9 * k;
    return [
      {
        name: 'Paving',
        surface: 'body',
        field: layered(box([0, 0, 0], [inner + 0.02, top, d]), 0.5 * top, cell),
        cellSizeM: cell,
      },
      {
        name: 'Kerbs',
        surface: 'accent',
        field: layered(bothSides(box([(w - k) / 2, 0, 0], [k, h, d], 0.12 * k)), 0.5 * h, kerbCell),
        cellSizeM: kerbCell,
      },
      {
        name: 'Odd flags',
        surface: finish('concrete', [0.235, 0.228, 0.215]),
        field: layered(union(0, ...flags), 0.7 * top, flagCell, 0.3 * top),
        cellSizeM: flagCell,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
