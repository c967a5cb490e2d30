/** Arches: a wall with an opening, its ring of stones, imposts and a cornice. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, front, range, type Vec2 } from '../furniture/forms.ts';

/** The edge of an opening from its right foot over the top to its left: round, or pointed where the centres lie apart. */
function archLine(half: number, spring: number, rise: number, pointed: number): readonly Vec2[] {
  const steps = 12;
  const centre = pointed * half;
  const radius = half + centre;
  const top = Math.acos(centre / radius);
  const right = range(steps + 1).map((i): Vec2 => {
    const a = (top * i) / steps;
    return [
      -centre + radius * Math.cos(a),
      spring + (radius * Math.sin(a) * rise) / (radius * Math.sin(top)),
    ];
  });
  return [
    ...right,
    ...right
      .slice(0, -1)
      .map(([x, y]): Vec2 => [-x, y])
      .reverse(),
  ];
}

export const ARCH: ThingShape = {
  parameters: [
    { name: 'Pier width', unit: 'fraction', min: 0.1, max: 0.28, typical: 0.17 },
    { name: 'Pointedness', unit: 'fraction', min: 0, max: 1, typical: 0 },
    { name: 'Voussoirs', unit: 'count', min: 7, max: 17, typical: 11 },
  ],
  body: finish('stone'),
  accent: finish('stone', [0.36, 0.34, 0.3]),
  parts: ({ sizeM: [w, h, d], parameters: [pier = 0.17, pointed = 0, stones = 11] }) => {
    const p = pier * w;
    const half = w / 2 - p;
    const ring = Math.min(0.75 * p, 0.1 * h);
    const rise = Math.min(half * (1 + 0.6 * pointed), 0.55 * h);
    const spring = Math.max(0.2 * h, h - rise - 1.9 * ring);
    const up = Math.min(rise, h - spring - 1.5 * ring);
    const inner = archLine(half, spring, up, pointed);
    const outer = archLine(half + ring, spring, up + ring, pointed);
    const wall = front(
      [[-half, 0], [-w / 2, 0], [-w / 2, h], [w / 2, h], [w / 2, 0], [half, 0], ...inner],
      0.86 * d,
    );
    // every other stone of the ring is a little darker
    const points = inner.length - 1;
    const voussoirs = range(stones).map((i): FieldNode => {
      const at = (line: readonly Vec2[], t: number): Vec2 => {
        const k = Math.min(points - 1, Math.floor(t * points));
        const u = t * points - k;
        const [a, b] = [line[k]!, line[k + 1]!];
        return [a[0] + u * (b[0] - a[0]), a[1] + u * (b[1] - a[1])];
      };
      const [t0, t1] = [i / stones, (i + 1) / stones];
      const isKey = i === (stones - 1) / 2;
      const out = (t: number): Vec2 => {
        const [a, b] = [at(inner, t), at(outer, t)];
        const key = isKey ? 1.25 : 1;
        return [a[0] + key * (b[0] - a[0]), a[1] + key * (b[1] - a[1])];
      };
      return front(
        [at(inner, t0), out(t0), out((t0 + t1) / 2), out(t1), at(inner, t1), at(inner, (t0 + t1) / 2)],
        isKey ? d : 0.95 * d,
      );
    });
    const impost = 0.45 * ring;
    const cell = Math.max(0.05, 0.32 * Math.min(p, 0.86 * d, ring * 1.6), Math.sqrt((2 * w * h) / 5000));
    const stoneCell = Math.max(0.03, 0.32 * ring, Math.sqrt((w * h) / 7000));
    return [
      { name: 'Wall', surface: 'body', field: wall, cellSizeM: cell },
      {
        name: 'Arch stones',
        surface: 'accent',
        field: union(
          0,
          ...voussoirs.filter((_, i) => i % 2 === 1),
          bothSides(box([w / 2 - p / 2, spring - impost, 0], [1.02 * p, impost, 0.97 * d])),
          bothSides(box([w / 2 - p / 2, 0, 0], [p, 0.6 * p, d])),
          box([0, h - 0.4 * ring, 0], [w, 0.4 * ring, d]),
        ),
        cellSizeM: stoneCell,
      },
      {
        name: 'Darker stones',
        surface: finish('stone', [0.29, 0.275, 0.25]),
        field: union(0, ...voussoirs.filter((_, i) => i % 2 === 0)),
        cellSizeM: stoneCell,
      },
    ];
  },
};
