/** Pianos: an upright with its front boards, or a grand with its curved case, raised lid and three legs. */
import { at, ball, block, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import {
  bothSides,
  box,
  ends,
  finish,
  placed,
  plan,
  post,
  range,
  side,
  taper,
  turnX,
  turnZ,
  type Vec2,
} from './forms.ts';

const IVORY = finish('ceramic', [0.72, 0.69, 0.6]);
const BLACK = finish('car paint', [0.01, 0.01, 0.011]);

/** White and black keys of seven octaves over a width, their fronts at z. */
function keyParts(width: number, y: number, z: number, depth: number): readonly ThingPart[] {
  const octaves = 7;
  const white = width / (octaves * 7);
  const black = range(octaves).flatMap((o) =>
    [1, 2, 4, 5, 6].map((k) =>
      box(
        [-width / 2 + (o * 7 + k) * white, y + 0.02, z - 0.66 * depth],
        [0.58 * white, 0.013, 0.62 * depth],
        0,
      ),
    ),
  );
  return [
    {
      name: 'White keys',
      surface: IVORY,
      field: union(
        0,
        box([0, y, z - depth / 2], [width, 0.012, depth]),
        at([0, y + 0.012, z - depth / 2], {
          op: 'repeat',
          spacingM: [white, 1, 1],
          counts: [octaves * 7, 1, 1],
          child: block([0.84 * white, 0.024, depth], 0.002),
        }),
      ),
      cellSizeM: 0.009,
    },
    { name: 'Black keys', surface: BLACK, field: union(0, ...black), cellSizeM: 0.0095 },
  ];
}

interface Build {
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly lid: number;
  readonly legs: number;
  readonly keys: number;
}

function upright({ w, h, d, legs, keys }: Build): readonly ThingPart[] {
  const t = 0.05;
  const bed = keys;
  const shelf = 0.44 * d;
  const rear = -d / 2;
  const frontZ = d / 2 - shelf;
  const cheek: readonly Vec2[] = [
    [frontZ - 0.05, bed - 0.09],
    [d / 2 - 0.02, bed - 0.09],
    [d / 2, bed - 0.06],
    [d / 2, bed + 0.05],
    [d / 2 - 0.05, bed + 0.09],
    [frontZ, bed + 0.15],
    [frontZ - 0.05, bed + 0.15],
  ];
  const legW = 0.05 + 0.04 * legs;
  return [
    {
      name: 'Case',
      surface: 'body',
      field: union(
        0,
        bothSides(box([(w - t) / 2, 0, (rear + frontZ) / 2], [t, h - 0.02, frontZ - rear], 0.004)),
        box([0, 0.02, rear + 0.06], [w - t, h - 0.04, 0.12], 0),
        box([0, 0.1, frontZ - 0.035], [w - t, bed - 0.15, 0.03], 0),
        placed([0, bed + 0.13, frontZ - 0.03], turnX(-5), box([0, 0, 0], [w - t, h - bed - 0.15, 0.035], 0)),
        box([0, 0, frontZ - 0.06], [w - t, 0.12, 0.1], 0.004),
        box([0, h - 0.035, (rear + frontZ) / 2 + 0.01], [w, 0.035, frontZ - rear + 0.02], 0.01),
        bothSides(side(cheek, t, (w - t) / 2, 0.006)),
        box([0, bed - 0.09, (frontZ + d / 2) / 2 - 0.01], [w - t, 0.06, shelf - 0.02], 0.004),
        bothSides(
          box([w / 2 - t / 2 - 0.005, 0, d / 2 - legW / 2 - 0.015], [0.9 * t, bed - 0.06, legW], 0.01),
        ),
        bothSides(box([w / 2 - t / 2 - 0.005, 0, (frontZ + d / 2) / 2 - 0.02], [0.9 * t, 0.07, shelf], 0.01)),
        placed([0, bed + 0.24, frontZ], turnX(-12), box([0, 0, 0], [0.4 * w, 0.22, 0.032], 0.005)),
      ),
      cellSizeM: 0.034,
    },
    ...keyParts(w - 2.6 * t, bed - 0.03, d / 2 - 0.035, 0.15),
    {
      name: 'Pedals',
      surface: 'accent',
      field: union(
        0,
        ...ends(3, 0.16).map((x) => box([x, 0.05, frontZ + 0.035], [0.03, 0.018, 0.11], 0.008)),
      ),
      cellSizeM: 0.011,
    },
  ];
}

/** Straight on the low side, waisted on the high side, round at the tail; keys at the front. */
function grandOutline(w: number, d: number, inset: number): readonly Vec2[] {
  const [l, r, f] = [-w / 2 + inset, w / 2 - inset, d / 2 - inset];
  const tail = -d / 2 + inset;
  const at = (x: number, z: number): Vec2 => [l + x * (r - l), tail + z * (f - tail)];
  return [
    at(0, 1), at(1, 1), at(1, 0.62), at(0.985, 0.55), at(0.93, 0.47), at(0.84, 0.4), at(0.76, 0.32), at(0.71, 0.22), at(0.66, 0.12),
    at(0.57, 0.045), at(0.45, 0.008), at(0.33, 0), at(0.2, 0.012), at(0.09, 0.05), at(0.02, 0.12), at(0, 0.2),
  ]; // prettier-ignore
}

function grand({ w, h, d, lid, legs, keys }: Build): readonly ThingPart[] {
  const long = Math.max(d, 1.35);
  const deep = Math.min(d, long);
  const rim = 0.28;
  const floor = keys - 0.1;
  const top = floor + rim;
  const keyZone = 0.16 * deep + 0.08;
  const frontZ = deep / 2 - keyZone;
  const outline = grandOutline(w, deep, 0);
  const swing = Math.max(0, Math.min(lid, (Math.asin(Math.min(0.95, (h - top - 0.03) / w)) * 180) / Math.PI));
  const rise = Math.sin((swing * Math.PI) / 180);
  const leg = (x: number, z: number): FieldNode =>
    union(
      0,
      taper([x, 0.06, z], 0.03 + 0.02 * legs, 0.05 + 0.04 * legs, floor - 0.04),
      at([x, 0.035, z], ball(0.035)),
    );
  const lidOutline = outline
    .filter(([, z]) => z < frontZ + 0.02)
    .concat([
      [-w / 2, frontZ],
      [w / 2, frontZ],
    ]);
  const sorted = [...lidOutline].sort(
    (a, b) => Math.atan2(a[1] + 0.1 * deep, a[0]) - Math.atan2(b[1] + 0.1 * deep, b[0]),
  );
  return [
    {
      name: 'Case',
      surface: 'body',
      field: union(
        0,
        without(
          0,
          plan(outline, floor, rim, 0.008),
          plan(
            grandOutline(w, deep, 0.045).map(([x, z]) => [x, Math.min(z, frontZ - 0.03)] as const),
            top - 0.14,
            0.3,
          ),
          box([0, keys - 0.03, deep / 2], [w - 0.22, 0.5, 2 * keyZone], 0),
        ),
        ...[leg(0.4 * w, 0.24 * deep), leg(-0.4 * w, 0.24 * deep), leg(-0.16 * w, -0.34 * deep)],
        box([0, 0.14, 0.2 * deep], [0.07, floor - 0.14, 0.05], 0),
        box([0, 0.08, 0.2 * deep], [0.28, 0.08, 0.08], 0.01),
        placed([0, top - 0.02, frontZ - 0.08], turnX(-16), box([0, 0, 0], [0.46 * w, 0.24, 0.032], 0.004)),
      ),
      cellSizeM: 0.029,
    },
    {
      name: 'Lid',
      surface: 'body',
      field: union(
        0,
        placed([-w / 2, top + 0.004, 0], turnZ(swing), at([w / 2, 0, 0], plan(sorted, 0, 0.036, 0.006))),
        ...(swing > 8
          ? [
              placed(
                [0.36 * w, top - 0.05, -0.06 * deep],
                turnZ(0),
                post([0, 0, 0], 0.014, 0.05 + 0.84 * w * rise),
              ),
            ]
          : []),
      ),
      cellSizeM: 0.025,
    },
    {
      name: 'Strings and pedals',
      surface: finish('gold', [0.5, 0.33, 0.12]),
      field: union(
        0,
        plan(
          grandOutline(w, deep, 0.04).map(([x, z]) => [x, Math.min(z, frontZ - 0.03)] as const),
          top - 0.145,
          0.022,
        ),
        ...ends(3, 0.16).map((x) => box([x, 0.07, 0.2 * deep + 0.07], [0.03, 0.018, 0.11], 0.008)),
      ),
      cellSizeM: 0.016,
    },
    ...keyParts(w - 0.24, keys - 0.032, deep / 2 - 0.02, 0.15),
  ];
}

export const PIANO: ThingShape = {
  parameters: [
    { name: 'Lid angle', unit: 'deg', min: 0, max: 40, typical: 26 },
    { name: 'Leg thickness', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Key height', unit: 'm', min: 0.68, max: 0.75, typical: 0.72 },
  ],
  body: finish('car paint', [0.011, 0.01, 0.01]),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [lid = 26, legs = 0.4, keys = 0.72], variant }) => {
    const build: Build = { w, h, d, lid, legs, keys };
    return variant === 'grand' ? grand(build) : upright(build);
  },
  surfaces: ({ sizeM: [w, h, d], variant }) => (variant === 'grand' ? [] : [[h, 0.9 * w, 0.4 * d]]),
};
