/** A fireplace: a surround with a mantel shelf about a dark hearth, logs, and a fire that lights the room. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ellipsoid, limb, union, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, range, rod } from '../furniture/forms.ts';

interface Opening {
  readonly half: number;
  readonly high: number;
  readonly deep: number;
  /** z of the surround's face. */
  readonly front: number;
}

function opening({ sizeM: [w, h, d], parameters: [pier = 0.19, , shelf = 0.065] }: ShapeInput): Opening {
  return { half: w / 2 - pier * w, high: (1 - 1.9 * shelf) * 0.74 * h, deep: 0.74 * d, front: 0.36 * d };
}

export const FIREPLACE: ThingShape = {
  parameters: [
    { name: 'Pier width', unit: 'fraction', min: 0.12, max: 0.28, typical: 0.19 },
    { name: 'Fire', unit: 'fraction', min: 0.3, max: 1, typical: 0.65 },
    { name: 'Shelf thickness', unit: 'fraction', min: 0.04, max: 0.12, typical: 0.065 },
  ],
  body: finish('stone', [0.42, 0.4, 0.37]),
  accent: finish('stone', [0.5, 0.48, 0.44]),
  parts: (input) => {
    const {
      sizeM: [w, h, d],
      parameters: [pier = 0.19, fire = 0.65, shelf = 0.065],
      seed,
    } = input;
    const random = new Random(seed);
    const { half, high, deep, front } = opening(input);
    const [t, p, back] = [shelf * h, pier * w, front - deep];
    const s = Math.min(half, high, deep);
    const lip = Math.min(0.045 * h, 0.06);
    const surround = without(
      0,
      box([0, 0, (front - d / 2) / 2], [w - 0.12 * p, h - t, front + d / 2]),
      box([0, -0.1, (front + back) / 2 + 0.1 * d], [2 * half, high + 0.1, deep + 0.2 * d]),
    );
    const trim = union(
      0,
      box([0, h - t, 0], [w, t, d]),
      box([0, h - 1.9 * t, -0.05 * d], [w - 0.5 * p, 0.9 * t, 0.88 * d]),
      bothSides(box([(w - p) / 2, 0.1 * h, front - 0.03 * d], [0.62 * p, 0.84 * h - 2 * t, 0.1 * d])),
      bothSides(box([(w - p) / 2, 0, front - 0.02 * d], [p, 0.09 * h, 0.16 * d])),
    );
    const brick = Math.max(0.045, 0.06 * s);
    const lining = without(
      0,
      box([0, 0, (front + back) / 2 - 0.006], [2 * half + brick, high + 0.5 * brick, deep]),
      box([0, lip, (front + back) / 2 + brick], [2 * half - brick, high - lip - 0.5 * brick, deep]),
    );
    const r = 0.1 * s;
    const z = (front + back) / 2 + 0.03 * d;
    const logs = [
      rod([-0.62 * half, lip + r, z + 0.9 * r], [0.58 * half, lip + r, z + 1.3 * r], r),
      rod([-0.5 * half, lip + r, z - 1.2 * r], [0.64 * half, lip + 1.1 * r, z - 0.9 * r], 0.9 * r),
      rod([-0.45 * half, lip + 2.6 * r, z + 0.6 * r], [0.4 * half, lip + 2.9 * r, z - 0.8 * r], 0.85 * r),
    ];
    const tongue = (i: number): FieldNode => {
      const x = (i / 3 - 1) * 0.42 * half + 0.06 * half * random.bell();
      const up = fire * high * (0.62 - 0.16 * Math.abs(i - 3)) * random.uniform(0.6, 1.05);
      const foot = lip + 2.4 * r;
      const tip = [x + 0.1 * half * random.bell(), foot + up, z + 0.3 * r * random.bell()] as const;
      return limb([x, foot, z], tip, 0.11 * s + 0.03 * up, 0.018 * s);
    };
    const embers = at([0, lip + 0.9 * r, z], ellipsoid([0.55 * half, 0.9 * r, 2.2 * r]));
    const flames = union(0.1 * s, ...range(7).map(tongue));
    return [
      { name: 'Surround', surface: 'body', field: surround, cellSizeM: Math.max(0.03, 0.25 * p) },
      { name: 'Mantel', surface: 'accent', field: trim, cellSizeM: Math.max(0.015, 0.75 * t, 0.05 * d) },
      {
        name: 'Hearth',
        surface: finish('brick', [0.045, 0.035, 0.03]),
        field: lining,
        cellSizeM: 0.9 * brick,
      },
      {
        name: 'Logs',
        surface: finish('bark'),
        field: wrinkled(union(0, ...logs), 0.1 * r, r, 1, seed),
        cellSizeM: 0.4 * r,
      },
      {
        name: 'Embers',
        surface: finish('glow', [1, 0.24, 0.05]),
        field: wrinkled(embers, 0.4 * r, 0.8 * r, 1, seed + 1),
        cellSizeM: 0.4 * r,
      },
      {
        name: 'Flames',
        surface: finish('glow', [1, 0.5, 0.14]),
        field: wrinkled(flames, 0.03 * s, 0.2 * s, 1, seed + 2),
        cellSizeM: 0.045 * s,
      },
    ];
  },
  lamps: (input) => {
    const { half, high, deep, front } = opening(input);
    const emitter = { type: 'sphere', radiusM: 0.03 * input.sizeM[2] } as const;
    return [
      { positionM: [-0.2 * half, 0.62 * high, front - 0.36 * deep], emitter, aim: null, share: 0.5 },
      { positionM: [0.2 * half, 0.5 * high, front - 0.28 * deep], emitter, aim: null, share: 0.5 },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
