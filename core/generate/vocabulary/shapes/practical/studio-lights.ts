/** A stage light on its clamp with barn doors, and a softbox on a stand. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, finish, front, placed, plan, post, range, rectangle, rod, side, taper, turnX, turnY, turnZ } from '../furniture/forms.ts'; // prettier-ignore

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
      axle('z', [0, 0, 0], R, can, 0.08 * R),
      axle('z', [0, 0, can / 2], R - wall, 0.5 * can),
    );
    const fins = range(4).map((i) => axle('z', [0, 0, -0.46 * can + i * 0.1 * can], 1.05 * R, 0.05 * can));
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
      { name: 'Can', surface: 'body', field: aimed(union(0, shell, ...fins)), cellSizeM: 0.6 * wall },
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

function soft({ sizeM: [w, h, d], parameters: [aspect = 1, depth = 0.55] }: ShapeInput) {
  const high = Math.min(w * aspect, 0.62 * h);
  const deep = depth * d;
  return { w, h, d, high, deep, y: h - high / 2, lip: 0.09 * deep };
}

export const SOFTBOX: ThingShape = {
  parameters: [
    { name: 'Height by width', unit: 'fraction', min: 0.6, max: 1.3, typical: 1 },
    { name: 'Box depth', unit: 'fraction', min: 0.4, max: 0.65, typical: 0.52 },
    { name: 'Leg spread', unit: 'fraction', min: 0.6, max: 1, typical: 0.85 },
  ],
  body: finish('fabric', [0.014, 0.014, 0.015]),
  accent: finish('steel'),
  parts: (input) => {
    const { w, h, d, high, deep, y, lip } = soft(input);
    const face = d / 2;
    const back = face - deep;
    const [sw, sh] = [0.16 * w, 0.16 * high];
    const bx = overlap(
      0,
      plan([[-w / 2, face], [-w / 2, face - 1.4 * lip], [-sw, back], [sw, back], [w / 2, face - 1.4 * lip], [w / 2, face]], 0, h), // prettier-ignore
      side([[face, y - high / 2], [face, y + high / 2], [face - 1.4 * lip, y + high / 2], [back, y + sh], [back, y - sh], [face - 1.4 * lip, y - high / 2]], w), // prettier-ignore
    );
    const hood = without(0, bx, at([0, y, face], block([0.93 * w, 0.93 * high, 2 * lip], 0)));
    const z = Math.max(back - 0.08 * d, -0.25 * d);
    const pole = 0.011 * h;
    const legs = (input.parameters[2] ?? 0.85) * Math.min(w / 2, d / 2 + z, d / 2 - z);
    const knot = 0.3 * h;
    const tripod = range(3).map((i) =>
      placed(
        [0, 0, z],
        turnY(120 * i + 90),
        union(
          0,
          rod([legs - pole, pole, 0], [0, knot, 0], 0.75 * pole),
          rod([0.5 * legs, 0.5 * knot, 0], [0, 0.4 * knot, 0], 0.55 * pole),
        ),
      ),
    );
    const tail = Math.max(-d / 2 + 0.02 * d, z - 0.22 * d);
    return [
      { name: 'Box', surface: 'body', field: hood, cellSizeM: 0.022 * Math.min(w, high) },
      {
        name: 'Lamp head',
        surface: finish('plastic', [0.03, 0.03, 0.032]),
        field: union(
          0,
          axle('z', [0, y, (back + tail) / 2], 0.065 * h * 0.5 + 0.02, back - tail + 0.02, 0.012),
          axle('z', [0, y, back], 0.14 * Math.min(w, high), 0.03 * d, 0.005),
        ),
        cellSizeM: 0.02,
      },
      {
        name: 'Stand',
        surface: 'accent',
        field: union(
          0,
          rod([0, 0.36 * knot, z], [0, y, z], pole),
          taper([0, 0.55 * h, z], 1.7 * pole, 1.3 * pole, 0.04 * h),
          post([0, knot - 0.01 * h, z], 1.8 * pole, 0.03 * h),
          ...tripod,
        ),
        cellSizeM: 0.72 * pole,
      },
    ];
  },
  lamps: (input) => {
    const { w, d, high, y, lip } = soft(input);
    return [
      {
        positionM: [0, y, d / 2 - 0.9 * lip],
        emitter: { type: 'rectangle', widthM: 0.92 * w, heightM: 0.92 * high, twoSided: false },
        aim: [0, 0, 1],
        share: 1,
      },
    ];
  },
};
