/** A bookcase: bays of shelves with books that differ in height, thickness and colour, some lying, some leaning, some gone. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { Rgb, ThingPart, ThingShape } from '../../thing-class.ts';
import { Random } from '../../../grammar/random.ts';
import { box, cellFor, ends, finish, placed, range, turnZ } from './forms.ts';

const SPINES: readonly Rgb[] = [
  [0.2, 0.035, 0.025],
  [0.035, 0.06, 0.1],
  [0.05, 0.09, 0.05],
  [0.48, 0.42, 0.32],
  [0.11, 0.06, 0.035],
  [0.35, 0.2, 0.06],
];
const COLORS = 4;

interface Compartment {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly z: number;
}

/** Puts books of one compartment into the lists of their colours. */
function fill(
  { x, y, width, height, depth, z }: Compartment,
  random: Random,
  fullness: number,
  scale: number,
  into: FieldNode[][],
): void {
  if (random.chance(0.12 * (1.4 - fullness))) return;
  const end = x + width / 2 - 0.01;
  let left = x - width / 2 + 0.006;
  const usual = random.uniform(0.62, 0.82);
  while (left < end - 0.05) {
    if (random.chance(0.05 + 0.3 * (1 - fullness))) {
      left += random.uniform(0.05, 0.25) * width;
      continue;
    }
    if (random.chance(0.06)) {
      const w = Math.min(random.uniform(0.2, 0.26), end - left);
      if (w < 0.14) break;
      let level = y;
      for (let pile = random.integer(1, 4); pile > 0; pile--) {
        const t = random.uniform(0.03, 0.05) * scale;
        if (level + t > y + 0.7 * height) break;
        random
          .pick(into)
          .push(box([left + w / 2, level, z], [w * random.uniform(0.8, 1), t, 0.75 * depth], 0));
        level += t + 0.002;
      }
      left += w + 0.012;
      continue;
    }
    const t = random.uniform(0.026, 0.052) * scale;
    if (left + t > end) break;
    const h = height * Math.min(0.93, usual * random.uniform(0.82, 1.14));
    const d = depth * random.uniform(0.72, 0.92);
    const book = box([0, 0, 0], [t, h, d], 0.004);
    const leaning = random.chance(0.05) && left + 0.3 * h < end;
    const foot = 0.1 * h;
    random
      .pick(into)
      .push(
        leaning
          ? placed(
              [left + t / 2 + 0.2 * h, y + 0.5 * t * Math.sin(0.2), z],
              turnZ(11.5),
              placed([0, 0, 0], turnZ(0), book),
            )
          : placed([left + t / 2, y, z + 0.3 * (depth - d)], turnZ(0), book),
      );
    left += leaning ? t + foot + 0.12 * h : t + 0.0015;
  }
}

export const BOOKSHELF: ThingShape = {
  parameters: [
    { name: 'Shelf spacing', unit: 'm', min: 0.27, max: 0.42, typical: 0.33 },
    { name: 'Fullness', unit: 'fraction', min: 0, max: 1, typical: 0.8 },
    { name: 'Board thickness', unit: 'm', min: 0.024, max: 0.045, typical: 0.03 },
  ],
  body: finish('dark wood'),
  accent: finish('paper', SPINES[0]),
  parts: ({ sizeM: [w, h, d], parameters: [spacing = 0.33, fullness = 0.8, board = 0.03], seed }) => {
    const random = new Random(seed);
    const t = board * (1 + 0.3 * Math.max(0, w - 1.2));
    const plinth = 0.07;
    const bays = Math.max(1, Math.round(w / 1));
    const rows = Math.max(2, Math.floor((h - plinth) / spacing));
    const depth = d - 0.03;
    const carcass: FieldNode[] = [
      box([0, 0, -d / 2 + t / 2], [w - t, h, t], 0),
      box([0, 0, -0.02], [w - t, plinth, d - 0.06], 0),
      ...ends(bays + 1, w - t).map((x) => box([x, 0, 0], [t, h, d], 0)),
      ...ends(rows + 1, h - plinth - t).map((y) =>
        box([0, plinth + (h - plinth) / 2 + y - t / 2, 0.01], [w - t, t, d - 0.024], 0),
      ),
    ];
    const into: FieldNode[][] = range(COLORS).map(() => []);
    const bay = (w - t) / bays;
    const row = (h - plinth - t) / rows;
    for (const x of ends(bays, w - t - bay))
      for (const i of range(rows))
        fill(
          { x, y: plinth + t + i * row, width: bay - t, height: row - t, depth: depth - t, z: t / 2 - 0.005 },
          random,
          fullness,
          1 + 0.25 * Math.max(0, w - 1),
          into,
        );
    const first = random.integer(0, SPINES.length - 1);
    const books = into.flatMap((nodes, i): ThingPart[] =>
      nodes.length === 0
        ? []
        : [
            {
              name: `Books ${i + 1}`,
              surface: i === 0 ? 'accent' : finish('paper', SPINES[(first + i) % SPINES.length]!),
              field: union(0, ...nodes),
              cellSizeM: 0.022 * (1 + 0.25 * Math.max(0, w - 1)),
            },
          ],
    );
    return [{ name: 'Case', surface: 'body', field: union(0, ...carcass), cellSizeM: cellFor(t) }, ...books];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
