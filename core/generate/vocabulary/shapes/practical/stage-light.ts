/** A stage light that hangs on its clamp: can, barn doors, yoke; a beam along its axis. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import {
  axle,
  bothSides,
  box,
  finish,
  front,
  placed,
  rectangle,
  rod,
  turnX,
  turnZ,
} from '../furniture/forms.ts';

/** What spills from the lens to the eye, of the beam. */
const LENS_SHARE = 0.04;

function stage({ sizeM: [w, h, d], parameters: [tilt = 35, , length = 0.5] }: ShapeInput) {
  const a = (tilt * Math.PI) / 180;
  const [sin, cos] = [Math.sin(a), Math.cos(a)];
  const R = Math.min(0.36 * w, 0.25 * d, 0.2 * h);
  const room = Math.min((d - 2 * R * sin) / cos, (0.72 * h - 2 * R * cos) / Math.max(0.2, sin));
  const total = Math.min(room, R * (3.4 + 1.6 * length));
  const doors = Math.min(0.95 * R, 0.3 * total);
  const can = total - doors;
  // The can turns about its middle.
  const pivot: Vec3 = [0, R * cos + (can / 2 + doors) * sin, -d / 2 + R * sin + (can / 2) * cos];
  const along = (s: number): Vec3 => [0, pivot[1] - s * sin, pivot[2] + s * cos];
  return { w, h, d, R, can, doors, pivot, along, tilt, aim: [0, -sin, cos] as Vec3 };
}

export const STAGE_LIGHT: ThingShape = {
  parameters: [
    { name: 'Tilt', unit: 'deg', min: 10, max: 60, typical: 35 },
    { name: 'Door opening', unit: 'deg', min: 15, max: 55, typical: 32 },
    { name: 'Length', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Beam', unit: 'deg', min: 8, max: 30, typical: 18 },
  ],
  body: finish('painted metal', [0.016, 0.016, 0.018]),
  accent: finish('painted metal', [0.022, 0.022, 0.024]),
  parts: (input) => {
    const { w, h, R, can, doors, pivot, tilt } = stage(input);
    const open = input.parameters[1] ?? 32;
    // Built along +Z from the pivot, then tilted.
    const aimed = (field: FieldNode): FieldNode => placed(pivot, turnX(tilt), field);
    const wall = 0.14 * R;
    const shell = without(
      0,
      axle('z', [0, 0, 0.04 * can], R, 0.92 * can, 0.08 * R),
      axle('z', [0, 0, can / 2], R - wall, 0.5 * can),
    );
    const housing = axle('z', [0, 0, -0.44 * can], 0.78 * R, 0.12 * can, 0.1 * R);
    const sheet = 0.085 * R;
    const leaf = (turn: number): FieldNode =>
      placed(
        [0, 0, can / 2],
        turnZ(turn),
        placed(
          [0, 0.96 * R, 0],
          turnX(-open * (turn % 180 === 0 ? 1 : 0.8)),
          at([0, 0, doors / 2], union(0, front(rectangle(-0.7 * R, -sheet / 2, 0.7 * R, sheet / 2), doors))),
        ),
      );
    const arm = Math.min(0.09 * R + 0.004, 0.5 * (w / 2 - 1.06 * R) + 0.006);
    const x = Math.min(w / 2 - 0.5 * arm, 1.06 * R + 0.9 * arm);
    const bar = Math.min(pivot[1] + 1.3 * R + 0.1 * can, h - 0.16 * h);
    const clamp = 0.07 * h;
    return [
      { name: 'Can', surface: 'body', field: aimed(union(0, shell, housing)), cellSizeM: 0.6 * wall },
      {
        name: 'Barn doors',
        surface: 'accent',
        field: aimed(
          union(
            0,
            leaf(0),
            leaf(90),
            leaf(180),
            leaf(270),
            without(
              0,
              axle('z', [0, 0, can / 2], 1.04 * R, 0.06 * can + sheet),
              axle('z', [0, 0, can / 2], 0.88 * R, can),
            ),
          ),
        ),
        cellSizeM: 0.75 * sheet,
      },
      {
        name: 'Yoke',
        surface: finish('steel'),
        field: union(
          0,
          bothSides(box([x, pivot[1] - arm, pivot[2]], [arm, bar - pivot[1] + arm, 2.6 * arm], 0.1 * arm)),
          box([0, bar - arm, pivot[2]], [2 * x + arm, arm, 2.6 * arm], 0.1 * arm),
          bothSides(axle('x', [x - 0.4 * arm, pivot[1], pivot[2]], 1.8 * arm, 1.6 * arm)),
          rod([0, bar, pivot[2]], [0, h - clamp, pivot[2]], 0.8 * arm),
        ),
        cellSizeM: 0.75 * arm,
      },
      {
        name: 'Clamp',
        surface: 'body',
        field: union(
          0,
          box([0, h - 1.5 * clamp, pivot[2]], [1.1 * clamp, 1.5 * clamp, 1.2 * clamp], 0.15 * clamp),
          axle('x', [0.7 * clamp, h - 0.8 * clamp, pivot[2]], 0.18 * clamp, 0.9 * clamp),
        ),
        cellSizeM: 0.2 * clamp,
      },
    ];
  },
  lamps: (input) => {
    const { R, can, along, aim } = stage(input);
    const beam = input.parameters[3] ?? 18;
    return [
      {
        positionM: along(can / 2 + 0.02 * R),
        emitter: { type: 'spot', innerAngleDeg: 0.55 * beam, outerAngleDeg: beam, radiusM: 0 },
        aim,
        share: 1 - LENS_SHARE,
      },
      {
        positionM: along(0.32 * can),
        emitter: { type: 'disc', radiusM: 0.82 * R, twoSided: false },
        aim,
        share: LENS_SHARE,
      },
    ];
  },
};
