/** Dining chairs: slats between posts, an upholstered seat and back, or bent wood with a round seat. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { limb, union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import {
  arc,
  bothSides,
  box,
  cellFor,
  finish,
  hoop,
  oval,
  placed,
  plan,
  range,
  tube,
  turnX,
} from './forms.ts';
import { roundLegs, squareLegs } from './legs.ts';

interface Chair {
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly seat: number;
  readonly t: number;
  readonly lean: number;
}

/** Posts that carry on from the rear legs and lean back; the seat stands forward by as much. */
function slatBack({ w, h, d, seat, t, lean }: Chair, slats: number): readonly ThingPart[] {
  const rear = -d / 2 + lean;
  const depth = d - lean;
  const middle = lean / 2;
  const rise = h - seat;
  const tilt = (Math.atan2(lean - t / 2, rise) * 180) / Math.PI;
  const along = Math.hypot(rise, lean - t / 2);
  const slat = (0.62 * along) / slats;
  const back = [
    bothSides(box([(w - t) / 2, -0.02, 0], [t, along - 0.02 * h, t], 0.15 * t)),
    ...range(slats).map((i) =>
      box([0, along * 0.3 + slat * i * 1.05, 0], [w - 1.5 * t, 0.62 * slat, 0.55 * t], 0.1 * t),
    ),
  ];
  return [
    {
      name: 'Seat',
      surface: 'body',
      field: plan(
        oval(w, depth, 36, 9).map(([x, z]) => [x * (0.94 + (0.12 * z) / depth), z + middle]),
        seat - 0.035,
        0.035,
        0.009,
      ),
      cellSizeM: 0.016,
    },
    {
      name: 'Frame',
      surface: 'body',
      field: union(
        0,
        placed([0, 0, middle], turnX(0), squareLegs(w - 0.01, depth - 0.02, seat - 0.02, t, 0.055)),
        placed([0, seat, rear + t / 2], turnX(-tilt), union(0, ...back)),
        bothSides(box([(w - t) / 2 - 0.005, 0.4 * seat, middle], [0.6 * t, 0.8 * t, depth - t], 0)),
      ),
      cellSizeM: cellFor(0.5 * t),
    },
  ];
}

function upholstered({ w, h, d, seat, t, lean }: Chair): readonly ThingPart[] {
  const pad = 0.09;
  const tilt = (Math.atan2(0.7 * lean, h - seat) * 180) / Math.PI;
  const along = (h - seat + 0.05) / Math.cos((tilt * Math.PI) / 180);
  return [
    {
      name: 'Upholstery',
      surface: 'accent',
      field: union(
        0.012,
        box([0, seat - pad, 0.2 * lean], [w, pad, d - 0.4 * lean], 0.036),
        placed(
          [0, seat - 0.05, -d / 2 + lean * 0.75 + 0.03],
          turnX(-tilt),
          box([0, 0, 0], [0.96 * w, along - 0.012, 0.075], 0.034),
        ),
      ),
      cellSizeM: 0.016,
    },
    {
      name: 'Legs',
      surface: 'body',
      field: roundLegs(w, d, seat - pad + 0.02, 1.1 * t, 0.05, 0.03),
      cellSizeM: cellFor(0.35 * t),
    },
  ];
}

function bentwood({ w, h, d, seat, t, lean }: Chair): readonly ThingPart[] {
  const r = 0.4 * t;
  const round = Math.min(w, d - 0.6 * lean) - 2 * r;
  const z = (d - round) / 2 - r;
  const rear = z - round / 2 + 2 * r;
  const bow = (inner: number, top: number, foot: number): FieldNode => {
    const half = (w / 2 - r) * inner;
    const bend = half;
    const points = arc([0, top - bend], bend, 0, 180, 12).map(([x, y]) => [x, y] as const);
    const all = [[half * foot, seat - 0.02] as const, ...points, [-half * foot, seat - 0.02] as const];
    const back = (y: number): number => rear - (lean * (y - seat)) / (h - seat) + 0.3 * r;
    return tube(0.9 * r, ...all.map(([x, y]) => [x, y, Math.max(-d / 2 + r, back(y))] as const));
  };
  const leg = (x: number, at: number, out: number): FieldNode =>
    bothSides(limb([x + out, 0.7 * r, at + (at > z ? out : -out)], [x, seat - 0.02, at], 0.7 * r, r));
  return [
    {
      name: 'Seat',
      surface: 'accent',
      field: placed([0, 0, z], turnX(0), plan(oval(round, round, 36), seat - 0.03, 0.03, 0.012)),
      cellSizeM: 0.015,
    },
    {
      name: 'Bent wood',
      surface: 'body',
      field: union(
        0,
        bow(0.94, h - r, 0.8),
        bow(0.56, seat + 0.72 * (h - seat), 0.8),
        leg(0.3 * round, z + 0.33 * round, 0.03),
        leg(0.3 * round, z - 0.33 * round, 0.03),
        placed([0, 0, z], turnX(0), hoop('y', [0, 0.45 * seat, 0], 0.4 * round, 0.6 * r)),
      ),
      cellSizeM: cellFor(0.6 * r),
    },
  ];
}

export const CHAIR: ThingShape = {
  parameters: [
    { name: 'Seat height', unit: 'fraction', min: 0.46, max: 0.54, typical: 0.5 },
    { name: 'Lean of the back', unit: 'fraction', min: 0.1, max: 0.24, typical: 0.15 },
    { name: 'Leg thickness', unit: 'm', min: 0.03, max: 0.05, typical: 0.036 },
    { name: 'Slats', unit: 'count', min: 2, max: 5, typical: 3 },
  ],
  body: finish('wood'),
  accent: finish('fabric', [0.3, 0.21, 0.12]),
  parts: ({ sizeM: [w, h, d], parameters: [seat = 0.5, lean = 0.15, t = 0.036, slats = 3], variant }) => {
    const chair: Chair = { w, h, d, seat: seat * Math.min(h, 1), t, lean: lean * d };
    if (variant === 'upholstered') return upholstered(chair);
    return variant === 'bentwood' ? bentwood(chair) : slatBack(chair, slats);
  },
  surfaces: ({ sizeM: [w, h, d], parameters: [seat = 0.5] }) => [[seat * Math.min(h, 1), 0.6 * w, 0.5 * d]],
};
