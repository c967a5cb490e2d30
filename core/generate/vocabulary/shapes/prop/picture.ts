/** A framed landscape: moulding, mount, and a painted sky, hills and field whose colours and lines differ by the seed. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, overlap, without } from '../../../../scene/fields/field-nodes.ts';
import { Random } from '../../../grammar/random.ts';
import type { Rgb, ThingPart, ThingShape } from '../../thing-class.ts';
import { axle, box, finish, front, range, type Vec2 } from '../furniture/forms.ts';

/** Sky, sun, far hills, near field. */
const PALETTES: readonly (readonly [Rgb, Rgb, Rgb, Rgb])[] = [
  [[0.5, 0.36, 0.24], [0.75, 0.42, 0.14], [0.16, 0.13, 0.17], [0.1, 0.07, 0.045]],
  [[0.27, 0.38, 0.47], [0.8, 0.74, 0.58], [0.09, 0.15, 0.17], [0.17, 0.2, 0.07]],
  [[0.6, 0.55, 0.42], [0.45, 0.09, 0.04], [0.3, 0.2, 0.11], [0.09, 0.1, 0.1]],
  [[0.05, 0.08, 0.16], [0.72, 0.7, 0.6], [0.025, 0.04, 0.07], [0.05, 0.07, 0.06]],
]; // prettier-ignore

export const PICTURE: ThingShape = {
  parameters: [
    { name: 'Frame width', unit: 'fraction', min: 0.04, max: 0.16, typical: 0.08 },
    { name: 'Mount width', unit: 'fraction', min: 0, max: 0.16, typical: 0.07 },
    { name: 'Horizon', unit: 'fraction', min: 0.22, max: 0.6, typical: 0.36 },
  ],
  body: finish('wood', [0.2, 0.12, 0.06]),
  accent: finish('paper', [0.68, 0.65, 0.57]),
  parts: ({ sizeM: [w, h, d], parameters: [frame = 0.08, mount = 0.07, horizon = 0.36], seed }) => {
    const random = new Random(seed);
    const [sky, sun, far, near] = random.pick(PALETTES);
    const f = frame * Math.min(w, h);
    const m = mount * Math.min(w, h);
    const [iw, ih] = [w - 2 * f, h - 2 * f];
    const [pw, ph] = [iw - 2 * m, ih - 2 * m];
    const back = -d / 2;
    const bottom = f + m;
    const layer = (share: number): readonly [number, number] => [back + (share * d) / 2, share * d];
    const sheet = (width: number, height: number, y: number, share: number): FieldNode => {
      const [z, deep] = layer(share);
      return box([0, y, z], [width, height, deep]);
    };
    const waves = (base: number, amplitude: number): readonly Vec2[] => {
      const phases = [random.uniform(0, 6.3), random.uniform(0, 6.3)] as const;
      const crest = range(17).map((i): Vec2 => {
        const x = i / 16 - 0.5;
        const y = Math.sin(5 * x + phases[0]) + 0.5 * Math.sin(11 * x + phases[1]);
        return [x * pw, bottom + (base + amplitude * y) * ph];
      });
      return [[-pw / 2, bottom], ...[...crest].reverse().reverse(), [pw / 2, bottom]];
    };
    const painted = (outline: readonly Vec2[], share: number): FieldNode => {
      const [z, deep] = layer(share);
      return front(outline, deep, z);
    };
    const r = random.uniform(0.06, 0.1) * ph;
    const sunX = random.uniform(-0.3, 0.3) * pw;
    const [sunZ, sunDeep] = layer(0.64);
    const grain = Math.min(0.06 * Math.min(pw, ph), 1.3 * d);
    const parts: ThingPart[] = [
      {
        name: 'Frame',
        surface: 'body',
        field: without(
          0,
          box([0, 0, 0], [w, h, d], Math.min(0.25 * f, 0.4 * d)),
          box([0, f, 0.15 * d], [iw, ih, d]),
        ),
        cellSizeM: Math.max(0.004, 0.42 * f),
      },
      { name: 'Sky', surface: finish('paper', sky), field: sheet(pw, ph, bottom, 0.6), cellSizeM: grain },
      {
        name: 'Sun',
        surface: finish('paper', sun),
        field: overlap(
          0,
          axle('z', [sunX, bottom + (horizon + random.uniform(0.12, 0.3)) * ph, sunZ], r, sunDeep),
          at([0, 0, 0], sheet(pw, ph, bottom, 0.9)),
        ),
        cellSizeM: 0.3 * r,
      },
      {
        name: 'Hills',
        surface: finish('paper', far),
        field: painted(waves(horizon, 0.05), 0.68),
        cellSizeM: grain,
      },
      {
        name: 'Field',
        surface: finish('paper', near),
        field: painted(waves(0.5 * horizon, 0.035), 0.72),
        cellSizeM: grain,
      },
    ];
    if (m > 0.004)
      parts.splice(1, 0, {
        name: 'Mount',
        surface: 'accent',
        field: without(0, sheet(iw, ih, f, 0.78), at([0, 0, 0.2 * d], sheet(pw, ph, bottom, 1))),
        cellSizeM: Math.min(0.45 * m, 0.9 * d),
      });
    return parts;
  },
};
