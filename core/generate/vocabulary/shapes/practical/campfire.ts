/** A campfire: stones in a ring, logs leaning together, embers, tongues of flame with light between them. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ellipsoid, limb, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ShapeInput, ThingLamp, ThingShape } from '../../thing-class.ts';
import { finish, placed, range, turnY } from '../furniture/forms.ts';

const radiusOf = ([w, , d]: ShapeInput['sizeM']): number => Math.min(w, d) / 2;

export const CAMPFIRE: ThingShape = {
  parameters: [
    { name: 'Stones', unit: 'count', min: 0, max: 14, typical: 10 },
    { name: 'Logs', unit: 'count', min: 4, max: 8, typical: 6 },
    { name: 'Flame height', unit: 'fraction', min: 0.6, max: 1, typical: 0.9 },
  ],
  body: finish('bark'),
  accent: finish('rock', [0.13, 0.125, 0.12]),
  parts: ({ sizeM, parameters: [stones = 10, logs = 6, height = 0.9], seed }) => {
    const h = sizeM[1];
    const R = radiusOf(sizeM);
    const random = new Random(seed);
    const inner = stones > 0 ? 0.72 * R : R;
    const t = 0.1 * R;
    const peak = Math.min(0.62 * h, 0.9 * R);
    const teepee = range(logs).map((i) => {
      const a = (2 * Math.PI * (i + random.uniform(-0.2, 0.2))) / logs;
      const r = t * random.uniform(0.75, 1.05);
      const [c, s] = [Math.cos(a), Math.sin(a)];
      const foot = 0.98 * inner - r;
      const over = random.uniform(0.05, 0.2) * inner;
      return limb([foot * c, r, foot * s], [-over * c, peak - r, -over * s], r, 0.75 * r);
    });
    const rock = (i: number): FieldNode => {
      const big = Math.min(0.15 * R, (2.6 * R) / stones) * random.uniform(0.8, 1.05);
      const stone = ellipsoid([0.13 * R, big * 0.75, Math.min(big * 1.25, (2.6 * R) / stones)]);
      return placed([0, 0, 0], turnY((360 * i) / stones), at([0.855 * R, 0.55 * big, 0], stone));
    };
    const tongues = range(10).map((i): FieldNode => {
      const a = (2 * Math.PI * i) / 8 + random.uniform(-0.35, 0.35);
      const out = i >= 8 ? (i - 8) * 0.12 * inner : random.uniform(0.26, 0.46) * inner;
      const tall = (i === 8 ? 1 : random.uniform(0.5, 0.85)) * height * h;
      const [x, z] = [out * Math.cos(a), out * Math.sin(a)];
      const wide = random.uniform(0.15, 0.2) * inner;
      const lean = random.uniform(-0.12, 0.12) * inner;
      const tip = 0.012 * R + 0.004;
      return union(
        0.05 * R,
        limb([x, 0.08 * R + wide * 0.4, z], [0.8 * x + lean, 0.42 * tall, 0.8 * z - lean], wide, 0.72 * wide),
        limb(
          [0.8 * x + lean, 0.42 * tall, 0.8 * z - lean],
          [0.5 * x - lean, tall - tip, 0.5 * z],
          0.72 * wide,
          tip,
        ),
      );
    });
    const embers = at([0, 0.03 * R, 0], ellipsoid([0.62 * inner, 0.12 * R, 0.62 * inner]));
    const parts = [
      { name: 'Logs', surface: 'body', field: wrinkled(union(0, ...teepee), 0.008 * R, 0.12 * R, 1, seed % 1000), cellSizeM: 0.05 * R }, // prettier-ignore
      { name: 'Embers', surface: finish('glow', [0.5, 0.05, 0.008]), field: wrinkled(embers, 0.03 * R, 0.14 * R, 2, seed % 997), cellSizeM: 0.045 * R }, // prettier-ignore
      { name: 'Flames', surface: finish('glow', [1, 0.5, 0.14]), field: union(0.03 * R, ...tongues), cellSizeM: 0.032 * R }, // prettier-ignore
    ] as const;
    if (stones === 0) return parts;
    const ring = wrinkled(union(0, ...range(stones).map(rock)), 0.015 * R, 0.16 * R, 1, seed % 991);
    return [...parts, { name: 'Stones', surface: 'accent', field: ring, cellSizeM: 0.045 * R }];
  },
  lamps: ({ sizeM, parameters: [, , height = 0.9] }) => {
    const R = radiusOf(sizeM);
    return range(3).map((i): ThingLamp => {
      const a = (2 * Math.PI * (i + 0.25)) / 3;
      return {
        positionM: [0.42 * R * Math.cos(a), (0.42 + 0.16 * i) * height * sizeM[1], 0.42 * R * Math.sin(a)],
        emitter: { type: 'point', radiusM: 0 },
        aim: null,
        share: 1 / 3,
      };
    });
  },
};
