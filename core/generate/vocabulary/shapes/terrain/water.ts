/** Open water, finer towards the front where it is looked at from, and puddles with a damp rim. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, block, overlap, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { finish, plan, range, type Vec2 } from '../furniture/forms.ts';
import { layered, sheetCell } from './sheets.ts';

/** Widths of the stretches about the middle of the front, the finest first, metres. */
const NEAR_M = 64;
const MIDDLE_M = 320;

export const WATER: ThingShape = {
  parameters: [
    { name: 'Wave height', unit: 'm', min: 0, max: 0.24, typical: 0.07 },
    { name: 'Wavelength', unit: 'm', min: 1.2, max: 8, typical: 3 },
  ],
  body: finish('water'),
  accent: finish('water', [0.03, 0.06, 0.062]),
  parts: ({ sizeM: [w, h, d], parameters: [wave = 0.07, wavelength = 3], seed }) => {
    const stretch = (name: string, width: number, without_: number, cells: number): ThingPart => {
      const [x, z] = [Math.min(w, width), Math.min(d, width)];
      const inner = without_ > 0 ? Math.min(w, without_) * Math.min(d, without_) : 0;
      const cell = Math.sqrt((x * z - inner) / cells);
      // waves that the cells cannot show would only be noise
      const length = Math.max(2.6 * cell, Math.min(wavelength, 0.4 * x));
      const a = Math.min(0.42 * h, wave * Math.sqrt(length / wavelength), 0.05 * length);
      const piece = (sx: number, sz: number, tall: number): FieldNode =>
        at([0, h / 2, (d - sz) / 2], block([sx, tall, sz], 0));
      const whole = piece(x, z, h);
      const flat =
        without_ > 0
          ? without(0, whole, piece(Math.min(w, without_), Math.min(d, without_) + 0.01, 3 * h))
          : whole;
      const surface = wrinkled(at([0, h - a, 0], { op: 'halfSpace' }), a, length, without_ > 0 ? 1 : 2, seed);
      const field = a > 0 ? overlap(0, flat, surface) : flat;
      return {
        name,
        surface: 'body',
        field: layered(field, 0.45 * (h - 2 * a) + 0.0005, cell),
        cellSizeM: cell,
      };
    };
    const far = Math.max(w, d);
    const near = far < 1.4 * NEAR_M ? far : NEAR_M;
    const parts = [stretch('Water', near, 0, 4200)];
    if (far > near) parts.push(stretch('Farther water', Math.min(far, MIDDLE_M), near, 3000));
    if (far > MIDDLE_M) parts.push(stretch('Far water', far, MIDDLE_M, 1800));
    return parts;
  },
};

/** A closed line about the origin that fills w × d, its radius wandering by seeded waves. */
function blob(w: number, d: number, raggedness: number, random: Random): readonly Vec2[] {
  const waves = range(5).map(
    (i) => [i + 2, random.uniform(-1, 1) / (i + 1.6), random.uniform(0, 7)] as const,
  );
  const raw = range(56).map((i): Vec2 => {
    const angle = (2 * Math.PI * i) / 56;
    const r = 1 + raggedness * waves.reduce((sum, [n, a, phase]) => sum + a * Math.cos(n * angle + phase), 0);
    return [Math.max(0.25, r) * Math.cos(angle), Math.max(0.25, r) * Math.sin(angle)];
  });
  const span = (k: 0 | 1): readonly [number, number] => [
    Math.min(...raw.map((p) => p[k])),
    Math.max(...raw.map((p) => p[k])),
  ];
  const [[x0, x1], [z0, z1]] = [span(0), span(1)];
  return raw.map(([x, z]) => [((x - x0) / (x1 - x0) - 0.5) * w, ((z - z0) / (z1 - z0) - 0.5) * d] as const);
}

export const PUDDLE: ThingShape = {
  parameters: [
    { name: 'Raggedness', unit: 'fraction', min: 0, max: 1, typical: 0.55 },
    { name: 'Damp rim', unit: 'fraction', min: 0.02, max: 0.3, typical: 0.12 },
  ],
  body: finish('water', [0.018, 0.02, 0.02]),
  accent: finish('asphalt', [0.022, 0.021, 0.02]),
  parts: ({ sizeM: [w, h, d], parameters: [ragged = 0.55, rim = 0.12], seed }) => {
    const outline = blob(w, d, 0.55 * ragged, new Random(seed));
    const inside = outline.map(([x, z]) => [(1 - rim) * x, (1 - rim) * z] as const);
    const cell = sheetCell(w, d, 1000);
    return [
      { name: 'Water', surface: 'body', field: layered(plan(inside, 0, h), 0.5 * h, cell), cellSizeM: cell },
      {
        name: 'Damp rim',
        surface: 'accent',
        field: layered(plan(outline, 0, 0.4 * h), 0.2 * h, cell),
        cellSizeM: cell,
      },
    ];
  },
};
