/** Armchairs and sofas: one build of base, arms, back and loose cushions, as many as are wanted side by side. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { bothSides, box, clamp, finish, placed, spread, turnX, turnY } from './forms.ts';
import { roundLegs } from './legs.ts';

interface Seat {
  readonly armWidth: number;
  readonly armHeight: number;
  readonly softness: number;
  readonly places: number;
  readonly legs: number;
  readonly throws: number;
}

/** A stuffed cushion: its middle stands higher than its edges. */
const cushion = ([w, h, d]: readonly [number, number, number], soft: number): FieldNode =>
  union(
    0.05 * soft + 0.005,
    box([0, 0, 0], [w, 0.86 * h, d], 0.46 * h * clamp(0.35 + 0.6 * soft, 0, 0.9)),
    box([0, 0.1 * h, 0], [0.76 * w, 0.86 * h, 0.76 * d], 0.4 * h),
  );

function seatParts({ sizeM: [w, h, d], seed }: ShapeInput, seat: Seat): readonly ThingPart[] {
  const random = new Random(seed);
  const { softness: soft, places } = seat;
  const leg = seat.legs * h;
  const arm = clamp(seat.armWidth * d, 0.08, 0.24 * w);
  const seatTop = clamp(0.5 * h, 0.36, 0.46);
  const pad = 0.42 * (seatTop - leg);
  const deck = seatTop - pad;
  const armTop = Math.max(seatTop + 0.06, seat.armHeight * h);
  const backThick = 0.2 * d;
  const inner = w - 2 * arm;
  const round = 0.018 + 0.04 * soft;
  const place = inner / places;
  const depth = d - backThick;
  const backRise = h - seatTop - 0.02;
  const lean = 9;
  const cushions: FieldNode[] = spread(places, inner).flatMap((x) => [
    placed(
      [x, deck, backThick / 2],
      turnY(random.uniform(-1, 1)),
      cushion([place - 0.008, pad, depth], soft),
    ),
    placed(
      [x, seatTop - 0.015, -d / 2 + backThick + 0.075 * d],
      turnX(90 - lean),
      placed([0, -0.06 * d, -0.5 * backRise], turnX(0), cushion([place - 0.012, 0.17 * d, backRise], soft)),
    ),
  ]);
  const frame = union(
    0.02,
    box([0, leg, 0], [w - 0.02, deck - leg + 0.01, d - 0.03], 0.015),
    bothSides(box([(w - arm) / 2, leg, 0.01], [arm, armTop - leg, d - 0.02], round)),
    box([0, leg, -d / 2 + backThick / 2], [w - 0.5 * arm, h - leg - 0.03, backThick], round),
  );
  const parts: ThingPart[] = [
    { name: 'Frame', surface: 'body', field: frame, cellSizeM: 0.026 + 0.004 * places },
    {
      name: 'Cushions',
      surface: 'body',
      field: wrinkled(union(0, ...cushions), 0.004 + 0.004 * soft, 0.16, 1, seed % 1000),
      cellSizeM: 0.02 + 0.003 * places,
    },
    {
      name: 'Legs',
      surface: finish('dark wood'),
      field: roundLegs(w, d, leg + 0.02, 0.05, 0.03, 0),
      cellSizeM: 0.015,
    },
  ];
  const pillow = Math.min(0.42, 0.8 * place, 1.05 * (h - seatTop));
  const thrown = Array.from({ length: seat.throws }, (_, i) => {
    const x = (i % 2 === 0 ? -1 : 1) * (inner / 2 - pillow * (0.52 + 0.9 * Math.floor(i / 2)));
    return placed(
      [x, seatTop + 0.44 * pillow, -d / 2 + backThick + 0.3 * d],
      turnX(62 + random.uniform(-5, 5)),
      placed([0, -0.05, 0], turnY(random.uniform(-14, 14)), cushion([pillow, 0.13, 0.8 * pillow], 1)),
    );
  });
  if (thrown.length > 0)
    parts.push({ name: 'Throw pillows', surface: 'accent', field: union(0, ...thrown), cellSizeM: 0.018 });
  return parts;
}

const ARM_WIDTH = { name: 'Arm width', unit: 'fraction', min: 0.12, max: 0.3, typical: 0.2 } as const;
const SOFTNESS = { name: 'Softness', unit: 'fraction', min: 0, max: 1, typical: 0.55 } as const;
const top = ({ sizeM: [w, h, d] }: ShapeInput) => [[clamp(0.5 * h, 0.36, 0.46), 0.6 * w, 0.5 * d]] as const;

export const SOFA: ThingShape = {
  parameters: [
    ARM_WIDTH,
    SOFTNESS,
    { name: 'Seats', unit: 'count', min: 2, max: 4, typical: 3 },
    { name: 'Throw pillows', unit: 'count', min: 0, max: 4, typical: 2 },
  ],
  body: finish('fabric', [0.26, 0.28, 0.27]),
  accent: finish('fabric', [0.42, 0.2, 0.07]),
  parts: (input) => {
    const [armWidth = 0.2, softness = 0.55, places = 3, throws = 2] = input.parameters;
    return seatParts(input, { armWidth, armHeight: 0.74, softness, places, legs: 0.13, throws });
  },
  surfaces: top,
};

export const ARMCHAIR: ThingShape = {
  parameters: [
    ARM_WIDTH,
    SOFTNESS,
    { name: 'Arm height', unit: 'fraction', min: 0.6, max: 0.78, typical: 0.68 },
    { name: 'Throw pillows', unit: 'count', min: 0, max: 1, typical: 0 },
  ],
  body: finish('velvet', [0.06, 0.11, 0.1]),
  accent: finish('wool', [0.4, 0.34, 0.24]),
  parts: (input) => {
    const [armWidth = 0.2, softness = 0.55, armHeight = 0.68, throws = 0] = input.parameters;
    return seatParts(input, { armWidth, armHeight, softness, places: 1, legs: 0.13, throws });
  },
  surfaces: top,
};
