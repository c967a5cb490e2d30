/** A mountain: summits from which ridges run down and fork into spurs, roughened, with snow on what is high. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, grown, overlap, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { after, box, finish, range, turnX, turnY } from '../furniture/forms.ts';
import { above, sheetCell } from './sheets.ts';

/** What lies under planes through one point that fall off all around: a steep pyramid, its sides irregular. */
function pyramid(apex: Vec3, slope: number, count: number, random: Random): FieldNode {
  const turn = random.uniform(0, 360);
  const sides = range(count).map((i): FieldNode => {
    const fall = (Math.atan(slope * random.uniform(0.72, 1.4)) * 180) / Math.PI;
    return at(
      apex,
      { op: 'halfSpace' },
      after(turnX(fall), turnY(turn + (360 / count) * i + 26 * random.bell())),
    );
  });
  return overlap(0, ...sides);
}

/** A summit and the lesser ones of its ridges, each lower than the one before. */
function peak(
  [x, top, z]: Vec3,
  reachX: number,
  reachZ: number,
  ridges: number,
  lesser: readonly number[],
  random: Random,
): readonly FieldNode[] {
  const turn = random.uniform(0, 2 * Math.PI);
  const slope = top / (0.42 * (reachX + reachZ));
  const along = range(ridges).flatMap((i): readonly FieldNode[] => {
    let heading = turn + ((i + 0.34 * random.bell()) * 2 * Math.PI) / ridges;
    let [px, pz] = [x, z];
    return lesser.map((t, k) => {
      heading += (k === 0 ? 0 : 0.5) * random.bell();
      const step = (t - (lesser[k - 1] ?? 0)) * random.uniform(0.9, 1.05);
      [px, pz] = [px + reachX * Math.sin(heading) * step, pz + reachZ * Math.cos(heading) * step];
      const y = top * (1 - t) ** 1.1 * random.uniform(0.84, 1.06);
      return pyramid([px, y, pz], slope * random.uniform(0.9, 1.2), 3, random);
    });
  });
  return [pyramid([x, top, z], slope, 5, random), ...along];
}

export const MOUNTAIN: ThingShape = {
  parameters: [
    { name: 'Ruggedness', unit: 'fraction', min: 0.1, max: 1, typical: 0.55 },
    { name: 'Summits', unit: 'count', min: 1, max: 5, typical: 3 },
    { name: 'Snow line', unit: 'fraction', min: 0.25, max: 1, typical: 0.6 },
    { name: 'Ridges', unit: 'count', min: 4, max: 8, typical: 6 },
  ],
  body: finish('rock'),
  accent: finish('snow'),
  parts: ({ sizeM: [w, h, d], parameters: [rugged = 0.55, summits = 3, snow = 0.6, ridges = 6], seed }) => {
    const random = new Random(seed);
    const [rx, rz] = [0.5 * w, 0.5 * d];
    const others = range(summits - 1).flatMap((i) => {
      const side = i % 2 === 0 ? 1 : -1;
      const x = side * w * random.uniform(0.16, 0.3) * (i > 1 ? 0.5 : 1);
      const z = d * (i > 1 ? 0.2 : 0.1) * random.bell();
      return peak(
        [x, h * random.uniform(0.5, 0.84), z],
        0.6 * rx,
        0.6 * rz,
        Math.max(4, ridges - 2),
        [0.35, 0.66],
        random,
      );
    });
    const summit: Vec3 = [0.1 * w * random.bell(), 0.985 * h, 0.05 * d * random.bell()];
    const mass = union(0, ...peak(summit, rx, rz, ridges, [0.24, 0.5, 0.76], random), ...others);
    const inside = box([0, 0, 0], [w, h, d]);
    const cell = sheetCell(w, d + h, 3600);
    const a = (0.3 + 1.3 * rugged) * cell;
    const rock = wrinkled(mass, a, 5 * cell, 2, seed);
    const body = { name: 'Rock', surface: 'body', field: overlap(0, rock, inside), cellSizeM: cell } as const;
    if (snow > 0.97) return [body];
    const cover = wrinkled(grown(mass, 0.32 * a), 1.15 * a, 6 * cell, 1, seed + 9);
    return [
      body,
      {
        name: 'Snow',
        surface: 'accent',
        field: overlap(0, above(snow * h, 2 * cell, 7 * cell, seed + 13), cover, inside),
        cellSizeM: cell,
      },
    ];
  },
};
