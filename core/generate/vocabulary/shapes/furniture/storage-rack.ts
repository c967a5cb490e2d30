/** A warehouse rack: perforated uprights with braces, beams in a loud colour, decks and a few boxes on them. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { box, clamp, ends, finish, fourCorners, placed, range, rod, turnY } from './forms.ts';

export const STORAGE_RACK: ThingShape = {
  parameters: [
    { name: 'Level spacing', unit: 'm', min: 0.5, max: 1.8, typical: 1.2 },
    { name: 'Boxes', unit: 'fraction', min: 0, max: 1, typical: 0.55 },
    { name: 'Upright width', unit: 'm', min: 0.05, max: 0.11, typical: 0.085 },
  ],
  body: finish('painted metal', [0.03, 0.075, 0.16]),
  accent: finish('painted metal', [0.55, 0.17, 0.02]),
  parts: ({ sizeM: [w, h, d], parameters: [spacing = 1.2, boxes = 0.55, width = 0.085], seed }) => {
    const random = new Random(seed);
    const u = Math.min(width, 0.16 * d + 0.01);
    const levels = Math.max(2, Math.floor((h - 0.12) / Math.min(spacing, 0.4 * h)));
    const gap = (h - 0.16) / levels;
    const beam = clamp(0.09 * gap, 0.05, 0.13);
    const bays = Math.max(1, Math.round(w / 3.2));
    const bay = (w - u) / bays;
    const inner = d - u;
    const frames = ends(bays + 1, w - u).flatMap((x): readonly FieldNode[] => [
      ...[-1, 1].map((s) => box([x, 0, (s * inner) / 2], [u, h, u], 0)),
      ...range(Math.max(2, Math.round(h / 0.9))).map((i, _, all) => {
        const step = (h - 0.3) / all.length;
        const y = 0.15 + i * step;
        const s = i % 2 === 0 ? 1 : -1;
        return rod([x, y, (-s * inner) / 2], [x, y + step, (s * inner) / 2], 0.24 * u);
      }),
    ]);
    const heights = range(levels).map((i) => 0.16 + i * gap);
    const beams = heights.flatMap((y) =>
      [-1, 1].map((s) => box([0, y - beam, (s * inner) / 2], [w - u, beam, 0.7 * u], 0)),
    );
    const deck = Math.max(0.04, 0.013 * Math.sqrt(w * h * (d / 1.1)));
    const decks = heights.map((y) => box([0, y - deck, 0], [w - u, deck, inner - 0.7 * u], 0));
    const goods: FieldNode[][] = [[], []];
    for (const y of heights)
      for (const x of ends(bays, w - u - bay)) {
        let left = x - bay / 2 + u;
        const end = x + bay / 2 - u;
        const limit = Math.min(gap - beam - 0.05, h - y - 0.01);
        while (left < end - 0.25) {
          const bw = random.uniform(0.3, 0.75) * Math.min(1, 1.2 * d + 0.2);
          if (left + bw > end) break;
          if (random.chance(boxes)) {
            let level = y;
            const bd = inner * random.uniform(0.62, 0.9);
            const into = random.pick(goods);
            for (let pile = random.integer(1, 3); pile > 0; pile--) {
              const bh = bw * random.uniform(0.5, 0.95);
              if (level + bh > y + limit) break;
              into.push(
                placed(
                  [left + bw / 2, level, 0],
                  turnY(random.uniform(-3, 3)),
                  box([0, 0, 0], [0.93 * bw, bh, bd], 0.004),
                ),
              );
              level += bh;
            }
          }
          left += bw + 0.03;
        }
      }
    const stretch = Math.max(1, Math.sqrt((w * h) / 11));
    const parts: ThingPart[] = [
      { name: 'Uprights', surface: 'body', field: union(0, ...frames), cellSizeM: 0.42 * u },
      {
        name: 'Beams',
        surface: 'accent',
        field: union(0, ...beams),
        cellSizeM: Math.min(0.65 * u, 0.9 * beam),
      },
      {
        name: 'Decks',
        surface: finish('wood', [0.3, 0.22, 0.14]),
        field: union(0, ...decks),
        cellSizeM: 0.92 * deck,
      },
    ];
    goods.forEach((nodes, i) => {
      if (nodes.length > 0)
        parts.push({
          name: i === 0 ? 'Cartons' : 'Boxes',
          surface: i === 0 ? finish('cardboard') : finish('cardboard', [0.46, 0.36, 0.24]),
          field: union(0, ...nodes),
          cellSizeM: 0.06 * stretch,
        });
    });
    // where it stands on the floor
    parts.push({
      name: 'Feet',
      surface: 'body',
      field: fourCorners(box([(w - u) / 2, 0, inner / 2], [1.0 * u, 0.02, 1.0 * u], 0)),
      cellSizeM: 0.018,
    });
    return parts;
  },
  surfaces: ({ sizeM: [w, h, d], parameters: [spacing = 1.2] }) => {
    const levels = Math.max(2, Math.floor((h - 0.12) / Math.min(spacing, 0.4 * h)));
    return [[0.16 + ((levels - 1) * (h - 0.16)) / levels, 0.9 * w, 0.8 * d]];
  },
};
