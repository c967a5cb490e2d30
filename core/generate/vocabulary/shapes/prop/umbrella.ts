/** An open umbrella on its crook, or, where it is tall, a parasol on its foot: cloth stretched between ribs. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { grown, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import {
  axle,
  box,
  finish,
  front,
  placed,
  post,
  range,
  rod,
  tube,
  turnY,
  type Vec2,
} from '../furniture/forms.ts';

/** Umbrellas taller than this stand on a foot, metres. */
const PARASOL_M = 1.5;

export const UMBRELLA: ThingShape = {
  parameters: [
    { name: 'Pairs of panels', unit: 'count', min: 3, max: 5, typical: 4 },
    { name: 'Canopy depth', unit: 'fraction', min: 0.2, max: 0.4, typical: 0.28 },
    { name: 'Scallop', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
  ],
  body: finish('fabric', [0.02, 0.022, 0.028]),
  accent: finish('dark wood'),
  parts: ({ sizeM: [w, h, d], parameters: [pairs = 4, depth = 0.28, scallop = 0.5] }) => {
    const panels = 2 * pairs;
    const radius = Math.min(w, d) / 2;
    const rise = Math.min(depth * 2 * radius, 0.55 * h);
    const tip = 0.07 * radius;
    const top = h - tip;
    const edge = top - rise;
    const thick = 0.048 * radius;
    // A rib's curve: flat over the middle, steep at the edge.
    const curve = (s: number): Vec2 => [s * radius, top - rise * (0.35 * s + 0.65 * s ** 2.4)];
    const apothem = Math.cos(Math.PI / panels);
    // Cloth is straight from rib to rib, so that a panel is its middle's curve pulled sideways.
    const panel = range(7).map((i) => {
      const [x, y] = curve(i / 6);
      return [x * apothem, y] as const;
    });
    // Panels on one side of the mirror planes are enough: two planes where panels come in fours, else one.
    const inFours = panels % 4 === 0;
    const bearings = range(panels)
      .map((i) => (360 * (i + 0.5)) / panels - 180)
      .filter((degrees) => Math.abs(degrees) < 91 && (!inFours || degrees < 0));
    const mirrored = (child: FieldNode): FieldNode => {
      const across: FieldNode = { op: 'mirror', axis: 'x', child };
      return inFours ? { op: 'mirror', axis: 'z', child: across } : across;
    };
    const floor = edge - 0.4 * radius;
    const wedge = front(
      [[-1.2 * radius, top], ...panel, [radius * apothem, floor], [-1.2 * radius, floor]],
      2.6 * radius,
    );
    const vault = overlap(0, ...bearings.map((degrees) => placed([0, 0, 0], turnY(degrees), wedge)));
    const bay = 2 * radius * Math.sin(Math.PI / panels);
    const low = edge - 0.85 * bay;
    const cut = axle('x', [radius * apothem, low, 0], bay * (0.85 + 0.14 * scallop), 0.7 * radius);
    const canopy = mirrored(
      without(
        0,
        vault,
        grown(vault, -thick),
        box([0, floor - 0.1 * radius, 0], [4 * radius, edge - floor + 0.1 * radius, 4 * radius]),
        ...bearings.map((degrees) => placed([0, 0, 0], turnY(degrees), cut)),
      ),
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
      { name: 'Canopy', surface: 'body', field: canopy, cellSizeM: 0.6 * thick },
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
