/** A fluorescent fitting: housing with a white reflector, tubes between their holders, light downward. */
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import { axle, bothSides, box, ends, finish, post, rod, side } from '../furniture/forms.ts';

/** A fitting higher than this hangs on rods. */
function measures({ sizeM: [w, h, d], parameters: [tubes = 2, thickness = 0.5] }: ShapeInput) {
  const body = Math.min(h, 0.7 * d + 0.02);
  const tube = Math.min(0.2 * body, (0.34 * d) / tubes) * (0.65 + 0.5 * thickness);
  const reflector = Math.max(0.42 * body, 2.3 * tube);
  return { w, h, d, body, tube, reflector, tubes };
}

export const FLUORESCENT_TUBE: ThingShape = {
  parameters: [
    { name: 'Tubes', unit: 'count', min: 1, max: 2, typical: 2 },
    { name: 'Tube thickness', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Reflector width', unit: 'fraction', min: 0.5, max: 1, typical: 0.9 },
  ],
  body: finish('painted metal', [0.62, 0.62, 0.6]),
  accent: finish('plastic', [0.5, 0.5, 0.48]),
  parts: (input) => {
    const { w, h, d, body, tube, reflector, tubes } = measures(input);
    const wide = (input.parameters[2] ?? 0.9) * d;
    const holder = 0.025 * w + 0.01;
    const housing = side([[-wide / 2, reflector], [wide / 2, reflector], [wide / 2, reflector + 0.12 * (body - reflector)], [0.28 * d, body], [-0.28 * d, body], [-wide / 2, reflector + 0.12 * (body - reflector)]], w); // prettier-ignore
    const rods =
      h - body > 0.02
        ? [
            bothSides(
              union(
                0,
                rod([0.32 * w, body - 0.01, 0], [0.32 * w, h - 0.008, 0], 0.006),
                post([0.32 * w, h - 0.014, 0], Math.min(0.03, 0.3 * d), 0.014),
              ),
            ),
          ]
        : [];
    return [
      { name: 'Housing', surface: 'body', field: housing, cellSizeM: Math.max(0.012, 0.22 * d) },
      {
        name: 'Holders',
        surface: 'accent',
        field: union(
          0,
          bothSides(box([(w - holder) / 2, 0, 0], [holder, body, 0.72 * d], 0.1 * holder)),
          ...rods,
        ),
        cellSizeM: rods.length > 0 ? 0.0095 : 0.6 * holder,
      },
      {
        name: 'Tubes',
        surface: finish('glow'),
        field: union(
          0,
          ...ends(tubes, 0.46 * d).map((z) =>
            axle('x', [0, 1.15 * tube, z], tube, w - 1.6 * holder, 0.2 * tube),
          ),
        ),
        cellSizeM: 0.75 * tube,
      },
    ];
  },
  lamps: (input) => {
    const { w, d, reflector } = measures(input);
    const wide = (input.parameters[2] ?? 0.9) * d;
    return [
      {
        positionM: [0, reflector - 0.004, 0],
        emitter: { type: 'rectangle', widthM: 0.92 * w, heightM: 0.85 * wide, twoSided: false },
        aim: [0, -1, 0],
        share: 1,
      },
    ];
  },
};
