/** An open umbrella on its crook, or, where it is tall, a parasol on its foot: cloth stretched between ribs. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, finish, front, placed, post, range, rod, tube, turnY, type Vec2 } from '../furniture/forms.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';

/** Umbrellas taller than this stand on a foot, metres. */
const PARASOL_M = 1.5;

export const UMBRELLA: ThingShape = {
  parameters: [
    { name: 'Panels', unit: 'count', min: 6, max: 10, typical: 8 },
    { name: 'Canopy depth', unit: 'fraction', min: 0.2, max: 0.4, typical: 0.28 },
    { name: 'Scallop', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('fabric', [0.02, 0.022, 0.028]),
  accent: finish('dark wood'),
  parts: ({ sizeM: [w, h, d], parameters: [panels = 8, depth = 0.28, scallop = 0.5] }) => {
    const radius = Math.min(w, d) / 2;
    const rise = Math.min(depth * 2 * radius, 0.55 * h);
    const tip = 0.07 * radius;
    const top = h - tip;
    const edge = top - rise;
    const thick = 0.04 * radius;
    // A rib's curve: flat over the middle, steep at the edge.
    const curve = (s: number): Vec2 => [s * radius, top - rise * (0.35 * s + 0.65 * s ** 2.4)];
    const apothem = Math.cos(Math.PI / panels);
    // Cloth is straight from rib to rib, so that a panel is its middle's curve pulled sideways.
    const panel = range(9).map((i) => {
      const [x, y] = curve(i / 8);
      return [x * apothem, y] as const;
    });
    const vault = (drop: number): FieldNode => {
      const half: Vec2[] = [
        [-1.2 * radius, top - drop],
        ...panel.map(([x, y]): Vec2 => [x, y - drop]),
        [radius * apothem, edge - drop - 0.4 * radius],
        [-1.2 * radius, edge - drop - 0.4 * radius],
      ];
      const wedge = front(half, 2.6 * radius);
      return overlap(
        0,
        ...range(panels).map((i) => placed([0, 0, 0], turnY((360 * (i + 0.5)) / panels), wedge)),
      );
    };
    const bay = 2 * radius * Math.sin(Math.PI / panels);
    const cut = axle(
      'x',
      [radius * apothem, edge - 0.85 * bay, 0],
      bay * (0.85 + 0.14 * scallop),
      0.7 * radius,
    );
    const canopy = without(
      0,
      vault(0),
      vault(thick),
      at([0, edge - 2 * radius, 0], { op: 'box', sizeM: [4 * radius, 4 * radius, 4 * radius], roundingM: 0 }),
      ...range(panels).map((i) => placed([0, 0, 0], turnY((360 * (i + 0.5)) / panels), cut)),
    );
    const isParasol = h > PARASOL_M;
    const shaft = (isParasol ? 0.02 : 0.014) * radius + (isParasol ? 0.008 : 0.001);
    const rib = 0.65 * shaft;
    const spokes = range(panels).map((i) => {
      const inner = ([x, y]: Vec2): readonly [number, number, number] => [x, y - thick - 0.5 * rib, 0];
      const [a, b, c] = [curve(0.04), curve(0.5), curve(0.97)].map(inner);
      const runner = [shaft, top - 1.5 * rise, 0] as const;
      const one = union(0, rod(a!, b!, rib), rod(b!, c!, rib), rod(runner, b!, 0.8 * rib));
      return placed([0, 0, 0], turnY((360 * i) / panels), one);
    });
    const crook = Math.min(0.09 * radius, 0.1 * h);
    const grip = 1.9 * shaft;
    const handle = isParasol
      ? union(
          0,
          post([0, 0, 0], 0.3 * radius, 0.05 * h, 0.01 * h),
          post([0, 0.04 * h, 0], 2.4 * shaft, 0.12 * h),
        )
      : union(
          0,
          rod([0, 0.3 * h, 0], [0, crook + grip, 0], grip),
          tube(
            grip,
            ...range(9).map((i) => {
              const a = Math.PI * (i / 8);
              return [crook * (1 - Math.cos(a)), grip + crook * (1 - Math.sin(a)), 0] as const;
            }),
          ),
        );
    return [
      { name: 'Canopy', surface: 'body', field: canopy, cellSizeM: 0.56 * thick },
      {
        name: 'Frame',
        surface: finish('steel'),
        field: union(
          0,
          rod([0, isParasol ? 0.05 * h : 0.28 * h, 0], [0, h - shaft, 0], shaft),
          post([0, top - 1.56 * rise, 0], 1.8 * shaft, 0.12 * rise),
          ...spokes,
        ),
        cellSizeM: 1.6 * rib,
      },
      { name: isParasol ? 'Foot' : 'Handle', surface: 'accent', field: handle, cellSizeM: 0.8 * grip },
    ];
  },
};
