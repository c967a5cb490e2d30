/** A litter bin with a hooded lid, and a dumpster with sloping lids, ribs and lifting pockets. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import {
  axle,
  bothSides,
  box,
  ends,
  finish,
  fourCorners,
  front,
  oval,
  placed,
  plan,
  range,
  rod,
  side,
  turnX,
  turnY,
  type Vec2,
} from '../furniture/forms.ts';

export const BIN: ThingShape = {
  parameters: [
    { name: 'Squareness', unit: 'fraction', min: 0, max: 1, typical: 0.1 },
    { name: 'Taper', unit: 'fraction', min: 0, max: 0.22, typical: 0.08 },
    { name: 'Lid height', unit: 'fraction', min: 0.16, max: 0.34, typical: 0.24 },
    { name: 'Slats', unit: 'count', min: 0, max: 24, typical: 18 },
  ],
  body: finish('painted metal', [0.035, 0.075, 0.055]),
  accent: finish('painted metal', [0.02, 0.021, 0.022]),
  parts: ({ sizeM: [w, h, d], parameters: [square = 0.1, narrow = 0.08, lid = 0.24, slats = 18] }) => {
    const power = 2 + 8 * square;
    const lidY = h * (1 - lid);
    const base = 1 - narrow;
    const [bw, bd] = [0.94 * w * base, 0.94 * d * base];
    const count = slats < 8 ? 0 : Math.round(slats);
    const outline = oval(1, 1, Math.max(8, count), power);
    const ring = (y: number, tall: number, grow: number) =>
      plan(oval(bw + grow, bd + grow, 32, power), y, tall, 0.01);
    return [
      {
        name: 'Body',
        surface: 'body',
        field: union(
          0,
          plan(
            oval(count > 0 ? 0.93 * bw : bw, count > 0 ? 0.93 * bd : bd, 32, power),
            0.03,
            lidY - 0.05,
            0.01,
          ),
          ...(count > 0
            ? outline.map(([x, z]) =>
                placed(
                  [0.97 * bw * x, 0.04, 0.97 * bd * z],
                  turnY((Math.atan2(x * bd, z * bw) * 180) / Math.PI),
                  box([0, 0, 0], [(1.9 * (bw + bd)) / 2 / count, lidY - 0.07, 0.034], 0.005),
                ),
              )
            : []),
        ),
        cellSizeM: 0.018,
      },
      {
        name: 'Lid and rings',
        surface: 'accent',
        field: union(
          0,
          ring(0, 0.05, 0.01),
          ring(lidY - 0.05, 0.05, 0.02),
          without(
            0,
            plan(oval(w, d, 36, power), lidY, lid * h, Math.min(0.4 * lid * h, 0.2 * w)),
            box([0, lidY + 0.28 * lid * h, 0.3 * d], [0.56 * w, 0.36 * lid * h, d], 0.015),
          ),
        ),
        cellSizeM: 0.018,
      },
      {
        name: 'Opening',
        surface: finish('rubber'),
        field: box([0, lidY + 0.2 * lid * h, -0.24 * d], [0.6 * w, 0.5 * lid * h, 0.1 * d]),
        cellSizeM: 0.03,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.5 * w, 0.5 * d]],
};

export const DUMPSTER: ThingShape = {
  parameters: [
    { name: 'Slope', unit: 'fraction', min: 0, max: 0.34, typical: 0.2 },
    { name: 'Ribs', unit: 'count', min: 2, max: 7, typical: 4 },
    { name: 'Lid opening', unit: 'deg', min: 0, max: 40, typical: 0 },
    { name: 'Wheels', unit: 'm', min: 0.05, max: 0.12, typical: 0.09 },
  ],
  body: finish('painted metal', [0.03, 0.085, 0.05]),
  accent: finish('plastic', [0.022, 0.024, 0.024]),
  parts: ({ sizeM: [w, h, d], parameters: [slope = 0.2, ribs = 4, open = 0, wheel = 0.09] }) => {
    const foot = 2 * wheel + 0.02;
    const t = 0.06;
    const lid = 0.05;
    const frontTop = h * (1 - slope) - lid - 0.03;
    const rearTop = h - lid - 0.03;
    const sideX = w - 0.2;
    const outline = (inset: number, lift: number): readonly Vec2[] => [
      [-d / 2 + 0.06 + inset, foot + inset],
      [d / 2 - 0.16 - inset, foot + inset],
      [d / 2 - 0.03 - inset, frontTop + lift],
      [-d / 2 + 0.03 + inset, rearTop + lift],
    ];
    const along = Math.hypot(d - 0.06, rearTop - frontTop);
    const tilt = (Math.atan2(rearTop - frontTop, d - 0.06) * 180) / Math.PI;
    const swing = Math.min(
      open,
      (Math.asin(Math.min(0.9, (frontTop - rearTop + lid) / along + Math.sin((tilt * Math.PI) / 180))) *
        180) /
        Math.PI || 0,
    );
    const rib = (x: number) => [
      placed(
        [x, foot, d / 2 - 0.165],
        turnX((Math.atan2(0.13, frontTop - foot) * 180) / Math.PI),
        box([0, 0, 0], [0.09, frontTop - foot, 0.1], 0),
      ),
    ];
    return [
      {
        name: 'Body',
        surface: 'body',
        field: union(
          0,
          without(0, side(outline(0, 0), sideX), side(outline(t, 0.3), sideX - 2 * t)),
          ...ends(Math.round(ribs), 0.84 * sideX).flatMap(rib),
          bothSides(
            box([sideX / 2 + 0.035, foot + 0.42 * (frontTop - foot), 0], [0.13, 0.17, 0.62 * d], 0.01),
          ),
          bothSides(box([sideX / 2 + 0.01, foot + 0.05, 0], [0.07, 0.09, 0.7 * d], 0.005)),
          front(
            [
              [-sideX / 2 - 0.02, frontTop - 0.09],
              [sideX / 2 + 0.02, frontTop - 0.09],
              [sideX / 2 + 0.02, frontTop],
              [-sideX / 2 - 0.02, frontTop],
            ],
            0.07,
            d / 2 - 0.055,
          ),
        ),
        cellSizeM: 0.05,
      },
      {
        name: 'Lids',
        surface: 'accent',
        field: union(
          0,
          ...[-1, 1].map((s, i) =>
            placed(
              [(s * sideX) / 4, rearTop, -d / 2 + 0.03],
              turnX(tilt - (i === 0 ? 0 : swing)),
              union(
                0,
                box([0, 0, along / 2], [sideX / 2 - 0.015, lid, along], 0.015),
                ...range(3).map((k) =>
                  box([((k - 1) * sideX) / 7, 0.02, along / 2], [0.1, lid + 0.02, 0.86 * along], 0.01),
                ),
              ),
            ),
          ),
          rod([-sideX / 2, rearTop + 0.01, -d / 2 + 0.04], [sideX / 2, rearTop + 0.01, -d / 2 + 0.04], 0.024),
        ),
        cellSizeM: 0.04,
      },
      {
        name: 'Wheels',
        surface: finish('rubber'),
        field: fourCorners(
          union(
            0,
            axle('x', [0.4 * sideX, wheel, 0.33 * d], wheel, 0.06, 0.01),
            box([0.4 * sideX, 1.1 * wheel, 0.33 * d], [0.1, foot - wheel, 0.1]),
          ),
        ),
        cellSizeM: 0.028,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d], parameters: [slope = 0.2] }) =>
    slope < 0.06 ? [[h, 0.8 * w, 0.7 * d]] : [],
};
