/** A softbox on a stand: a lit face in a black hood. */
import { at, block, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { axle, finish, placed, plan, post, range, rod, side, taper, turnY } from '../furniture/forms.ts';

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
