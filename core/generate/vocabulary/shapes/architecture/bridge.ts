/** A bridge along z: arches under a road between parapets. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { arc, bothSides, box, ends, finish, side, type Vec2 } from '../furniture/forms.ts';

const deckHeight = ({ sizeM: [, h] }: ShapeInput): number => h - Math.min(1.05, 0.32 * h);

/** A half ellipse over [middle, spring], from its far end (+z) to its near one. */
const halfRound = (middle: number, spring: number, half: number, up: number): readonly Vec2[] =>
  arc([0, 0], 1, 0, 180, 12).map(([z, y]) => [middle + half * z, spring + up * y] as const);

export const BRIDGE: ThingShape = {
  parameters: [
    { name: 'Arches', unit: 'count', min: 1, max: 6, typical: 3 },
    { name: 'Rise', unit: 'fraction', min: 0.3, max: 1, typical: 0.75 },
    { name: 'Pier width', unit: 'fraction', min: 0.1, max: 0.35, typical: 0.2 },
  ],
  body: finish('stone'),
  accent: finish('stone', [0.34, 0.325, 0.3]),
  parts: (input) => {
    const {
      sizeM: [w, h, d],
      parameters: [wished = 3, rise = 0.75, pier = 0.2],
    } = input;
    const deck = deckHeight(input);
    const count = Math.max(wished, Math.ceil(d / (9 * deck)));
    const span = d / count;
    const p = pier * span;
    const half = (span - p) / 2;
    const crown = deck - Math.max(0.18 * deck, 0.3);
    const up = Math.min(half, rise * crown);
    const spring = crown - up;
    const middles = ends(count, d - span);
    // (z, y): along the top, then the arches back from the far end
    const legs = (middle: number): readonly Vec2[] => [
      [middle + half, 0],
      ...(spring > 0.01 ? halfRound(middle, spring, half, up) : halfRound(middle, 0, half, up).slice(1, -1)),
      [middle - half, 0],
    ];
    const outline: readonly Vec2[] = [
      [-d / 2, 0],
      [-d / 2, deck],
      [d / 2, deck],
      [d / 2, 0],
      ...[...middles].reverse().flatMap(legs),
    ];
    const t = Math.max(Math.min(0.35, 0.12 * w), Math.min(d / 280, 0.1 * w));
    const coping = Math.max(Math.min(0.16, 0.16 * (h - deck)), d / 800);
    const edge = (w - t) / 2;
    const ring = Math.min(0.3 * deck, 0.25 * half + 0.1, deck - crown);
    const ringCell = Math.max(0.45 * t, d / 240);
    const ringThick = Math.max(0.5 * t, 1.05 * ringCell);
    const rings = middles.map((middle): FieldNode => {
      const band = [
        ...halfRound(middle, spring, half + ring, up + ring),
        ...[...halfRound(middle, spring, 0.98 * half, up - 0.02 * half)].reverse(),
      ];
      return bothSides(side(band, ringThick, (w - ringThick) / 2));
    });
    const wall = h - deck;
    const piers = ends(count + 1, d - 1.3 * t).map((z) =>
      bothSides(box([edge, deck - 0.3 * wall, z], [t, 1.3 * wall, 1.3 * t])),
    );
    return [
      {
        name: 'Arches',
        surface: 'body',
        field: side(outline, w - 0.4 * t),
        cellSizeM: Math.max(0.12, Math.min(0.4 * p, 0.3 * half), Math.sqrt((d * (w + 2 * deck)) / 3600)),
      },
      {
        name: 'Parapets',
        surface: 'body',
        field: bothSides(box([edge - 0.1 * t, deck - 0.3 * wall, 0], [0.8 * t, 1.3 * wall - coping, d])),
        cellSizeM: 0.7 * t,
      },
      {
        name: 'Copings',
        surface: 'accent',
        field: union(0, bothSides(box([edge, h - coping, 0], [t, coping, d])), ...piers),
        cellSizeM: 0.85 * coping,
      },
      { name: 'Arch rings', surface: 'accent', field: union(0, ...rings), cellSizeM: ringCell },
      {
        name: 'Roadway',
        surface: finish('asphalt'),
        field: box([0, 0.93 * deck, 0], [w - 2 * t, 0.07 * deck + 0.02, d]),
        cellSizeM: Math.max(0.06 * deck, d / 160),
      },
    ];
  },
  surfaces: (input) => [[deckHeight(input) + 0.02, input.sizeM[0] * 0.76, input.sizeM[2]]],
};
