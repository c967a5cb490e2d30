/** A cardboard box with its flaps down or ajar, taped where it is closed. */
import { at, block, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, finish, placed, turnX, turnZ } from '../furniture/forms.ts';

/** Below this the flaps lie flat and are taped, degrees. */
const CLOSED_DEG = 14;

export const BOX: ThingShape = {
  parameters: [
    { name: 'Flap opening', unit: 'deg', min: 0, max: 80, typical: 0 },
    { name: 'Tape width', unit: 'fraction', min: 0.08, max: 0.22, typical: 0.14 },
    { name: 'Label size', unit: 'fraction', min: 0.2, max: 0.6, typical: 0.36 },
  ],
  body: finish('cardboard'),
  accent: finish('plastic', [0.42, 0.28, 0.13]),
  parts: ({ sizeM: [w, h, d], parameters: [opening = 0, tape = 0.14, label = 0.36], seed }) => {
    const least = Math.min(w, h, d);
    const proud = Math.max(0.0015, 0.005 * least);
    const thick = Math.max(0.007, 0.026 * Math.min(w, d));
    const angle = opening < CLOSED_DEG ? 0 : opening;
    const sin = Math.sin((angle * Math.PI) / 180);
    const reach = 0.5 * Math.min(w, d, (1.1 * h) / Math.max(0.1, sin));
    const high = angle === 0 ? h : h - reach * sin - 0.4 * thick;
    const [bw, bd] = [w - 2 * proud, d - 2 * proud];
    const shell =
      angle === 0
        ? box([0, 0, 0], [bw, high - proud, bd], 0.3 * thick)
        : without(
            0,
            box([0, 0, 0], [bw, high, bd], 0.3 * thick),
            box([0, Math.max(0.3 * h, high - 0.4 * h), 0], [bw - 2.4 * thick, h, bd - 2.4 * thick]),
          );
    const flap = (turn: 1 | -1, along: 'x' | 'z', degrees: number) => {
      const half = (along === 'z' ? bd : bw) / 2 - 0.5 * thick;
      const size = (along === 'z' ? [bw - thick, thick, reach] : [reach, thick, bd - thick]) as [
        number,
        number,
        number,
      ];
      const hinge = along === 'z' ? turnX(turn * degrees) : turnZ(-turn * degrees);
      const arm = at(
        along === 'z' ? [0, 0, -turn * 0.5 * reach] : [-turn * 0.5 * reach, 0, 0],
        block(size, 0),
      );
      return placed(along === 'z' ? [0, high, turn * half] : [turn * half, high, 0], hinge, arm);
    };
    const strip = tape * Math.min(w, d);
    const [lw, lh] = [label * w, label * 0.62 * high];
    const side = seed % 2 === 0 ? 1 : -1;
    const cellSizeM = 0.7 * thick;
    const parts: ThingPart[] = [
      { name: 'Box', surface: 'body', field: shell, cellSizeM: Math.max(0.012, 1.15 * thick) },
      {
        name: 'Tape',
        surface: 'accent',
        field:
          angle === 0
            ? union(
                0,
                box([0, 0.5 * high, 0], [bw - 0.5 * strip, 0.5 * h, strip]),
                box([0, 0.72 * h, 0], [w, 0.28 * h, strip]),
              )
            : box([0, 0, 0], [w, 0.28 * high, strip]),
        cellSizeM: 0.45 * strip,
      },
      {
        name: 'Label',
        surface: finish('paper'),
        field: box([side * 0.2 * w, 0.52 * high, d / 2 - 0.1 * d], [lw, lh, 0.2 * d]),
        cellSizeM: 0.3 * lh,
      },
    ];
    if (angle > 0)
      parts.splice(1, 0, {
        name: 'Flaps',
        surface: 'body',
        field: union(
          0,
          flap(1, 'z', angle),
          flap(-1, 'z', 0.8 * angle),
          flap(1, 'x', 0.9 * angle),
          flap(-1, 'x', angle),
        ),
        cellSizeM,
      });
    return parts;
  },
  surfaces: ({ sizeM: [w, h, d], parameters: [opening = 0] }) => (opening < CLOSED_DEG ? [[h, w, d]] : []),
};
