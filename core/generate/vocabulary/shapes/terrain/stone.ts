/** Bare rock: cliffs in columns and ledges with turf on top, boulders. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, block, grown, overlap, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingShape } from '../../thing-class.ts';
import { after, box, finish, range, turnX, turnY, turnZ } from '../furniture/forms.ts';
import { above } from './sheets.ts';

/** A block with its middle at the origin, tumbled. */
const tumbled = (size: number, random: Random): FieldNode =>
  at(
    [0, 0, 0],
    block([size * random.uniform(0.8, 1.4), size * random.uniform(0.6, 1), size], 0.12 * size),
    after(turnX(random.uniform(-35, 35)), turnY(random.uniform(0, 180))),
  );

export const CLIFF: ThingShape = {
  parameters: [
    { name: 'Brokenness', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Ledges', unit: 'count', min: 1, max: 6, typical: 4 },
    { name: 'Scree', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Turf', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('rock'),
  accent: finish('grass', [0.07, 0.1, 0.035]),
  parts: ({ sizeM: [w, h, d], parameters: [broken = 0.5, ledges = 4, scree = 0.5, turf = 0.5], seed }) => {
    const random = new Random(seed);
    const cell = Math.sqrt((w * (h + d)) / 3600);
    const a = (0.7 + 0.7 * broken) * cell;
    const dip = 9 * random.bell();
    const count = Math.max(4, Math.min(24, Math.round(w / (0.36 * Math.min(h, 1.6 * d)))));
    const pitch = w / count;
    // buttresses of different reach, each stepping back as it rises
    const columns = range(count).flatMap((i): readonly FieldNode[] => {
      const deep = d * (0.62 + (0.12 + 0.3 * broken) * random.bell());
      const tall = (h - 0.6 * a) * random.uniform(0.95 - 0.2 * broken, 1);
      const x = (i + 0.5) * pitch - w / 2 + 0.25 * pitch * random.bell();
      const yaw = turnY(24 * broken * random.bell());
      const wide = pitch * random.uniform(1.1, 1.7);
      return range(3).map((k) => {
        const reach = deep + (0.17 - 0.11 * k + 0.05 * random.bell()) * d;
        const up = tall * (k === 2 ? 1 : random.uniform(0.24, 0.42) * (k + 1));
        return at(
          [x + 0.12 * pitch * random.bell(), 0, -d / 2 + reach / 2 - 0.1 * d],
          box([0, -0.2 * h, 0], [wide, up + 0.2 * h, reach]),
          k === 2 ? yaw : after(turnZ(dip * 0.6 + 8 * broken * random.bell()), yaw),
        );
      });
    });
    // harder beds stand out a little
    const strata = range(ledges).map((i): FieldNode => {
      const y = ((i + 0.3 + 0.4 * random.unit()) / (ledges + 0.4)) * 0.92 * h;
      const deep = d * random.uniform(0.5, 0.68);
      return at(
        [0.2 * w * random.bell(), y, -d / 2 + deep / 2 - 0.03 * d],
        box([0, 0, 0], [w * random.uniform(0.7, 1.2), (0.32 * h) / ledges, deep]),
        turnZ(dip + 2 * random.bell()),
      );
    });
    const boulders = range(Math.round(count * (0.5 + 2.5 * scree))).map((): FieldNode => {
      const size = (0.05 + 0.16 * random.unit() ** 2) * h * (0.6 + 0.8 * scree);
      const near = random.unit();
      const z = d * (0.16 + 0.3 * near);
      return at([random.uniform(-0.48, 0.48) * w, 0.12 * (1 - near) * scree * h, z], tumbled(size, random));
    });
    const slope = at(
      [0, 0, 0.02 * d],
      box([0, -0.2 * h, 0], [1.02 * w, (0.22 + 0.22 * scree) * h, 0.6 * d]),
      turnX(28 + 8 * scree),
    );
    const inside = box([0, 0, 0], [w, h, d]);
    const face = union(0, ...columns, ...strata);
    const rough = wrinkled(union(0, face, slope, ...boulders), a, 0.3 * Math.min(h, d), 3, seed);
    const cover = wrinkled(grown(face, 0.05 * a), 1.2 * a, 0.4 * Math.min(h, d), 2, seed + 4);
    return [
      { name: 'Rock', surface: 'body', field: overlap(0, rough, inside), cellSizeM: cell },
      {
        name: 'Turf',
        surface: 'accent',
        field: overlap(0, above((0.94 - 0.24 * turf) * h, cell, 6 * cell, seed + 8), cover, inside),
        cellSizeM: 1.1 * cell,
      },
    ];
  },
};

export const ROCK: ThingShape = {
  parameters: [
    { name: 'Angularity', unit: 'fraction', min: 0, max: 1, typical: 0.6 },
    { name: 'Roughness', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Moss', unit: 'fraction', min: 0, max: 1, typical: 0.25 },
  ],
  body: finish('rock'),
  accent: finish('foliage', [0.06, 0.085, 0.025]),
  parts: ({ sizeM: [w, h, d], parameters: [angular = 0.6, rough = 0.5, moss = 0.25], seed }) => {
    const random = new Random(seed);
    const s = Math.min(w, h, d);
    const cell = Math.max(0.006, Math.cbrt(w * h * d) / 26);
    // planes shave the box down to a boulder; they are drawn for a unit sphere and stretched to the box
    const planes = range(15).map((i): FieldNode => {
      const up = i < 4 ? random.uniform(0.2, 0.85) : random.uniform(-0.35, 0.8);
      const heading = 2 * Math.PI * ((i * 0.6180339) % 1) + 0.7 * random.bell();
      const flat = Math.sqrt(1 - up * up);
      const n = [
        (flat * Math.cos(heading) * 2) / w,
        (up * 2) / h,
        (flat * Math.sin(heading) * 2) / d,
      ] as const;
      const l = Math.hypot(...n);
      const out = (random.uniform(0.84, 1.04) - 0.1 * angular) / l;
      const tilt = (Math.acos(n[1] / l) * 180) / Math.PI;
      const yaw = (Math.atan2(n[0], n[2]) * 180) / Math.PI;
      return at(
        [(n[0] / l) * out, h / 2 + (n[1] / l) * out, (n[2] / l) * out],
        { op: 'halfSpace' },
        after(turnX(tilt), turnY(yaw)),
      );
    });
    const inside = box([0, 0, 0], [w, h, d]);
    const shaved = overlap(
      (0.015 + (1 - angular) * 0.2) * s,
      box([0, -0.2 * h, 0], [w, 1.2 * h, d], 0.1 * s),
      ...planes,
    );
    const a = (0.4 + 1.3 * rough) * cell;
    const stone = wrinkled(shaved, a, 0.4 * s, 3, seed);
    const cover = wrinkled(grown(shaved, (moss - 0.85) * 0.5 * a), 1.5 * a, 0.4 * s, 2, seed + 7);
    return [
      { name: 'Stone', surface: 'body', field: overlap(0, stone, inside), cellSizeM: cell },
      {
        name: 'Moss',
        surface: 'accent',
        field: overlap(0, above((0.8 - 0.6 * moss) * h, cell, 6 * cell, seed + 3), cover, inside),
        cellSizeM: 1.15 * cell,
      },
    ];
  },
};
