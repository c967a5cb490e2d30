/** Stairs: a flight that rises from the front to the back, with treads that overhang their risers. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, range, side, type Vec2 } from '../furniture/forms.ts';

export const STAIRS: ThingShape = {
  parameters: [
    { name: 'Riser', unit: 'm', min: 0.14, max: 0.2, typical: 0.17 },
    { name: 'Openness', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
    { name: 'Nosing', unit: 'm', min: 0.01, max: 0.05, typical: 0.025 },
  ],
  body: finish('stone'),
  accent: finish('stone', [0.36, 0.345, 0.32]),
  parts: ({ sizeM: [w, h, d], parameters: [riser = 0.17, open = 0.3, nosing = 0.025] }) => {
    const count = Math.max(2, Math.round(h / Math.max(riser, h / 44)));
    const [rise, going] = [h / count, d / count];
    const t = Math.min(0.3 * rise, 0.055);
    const isOpen = open > 0.55;
    // (z, y) of the steps, from the foot at the front
    const steps = range(count).flatMap((i): readonly Vec2[] => [
      [d / 2 - i * going - nosing, i * rise],
      [d / 2 - i * going - nosing, (i + 1) * rise - t],
    ]);
    const back = -d / 2;
    const soffit = Math.max(0.16, 1.3 * rise);
    const foot = d / 2 - Math.min(0.9 * d, ((rise + soffit) / rise) * going);
    const under: readonly Vec2[] =
      open < 0.15
        ? [
            [back, h - t],
            [back, 0],
          ]
        : [
            [back, h - t],
            [back, Math.max(0, h - rise - soffit)],
            [foot, 0],
          ];
    const outline = [...steps, ...under];
    const cell = Math.max(0.07, 0.45 * Math.min(rise, going), Math.sqrt((w * (h + d)) / 2600));
    const treads = range(count).map((i): FieldNode =>
      box([0, (i + 1) * rise - t, d / 2 - (i + 0.5) * going], [w, t, going]),
    );
    return [
      {
        name: isOpen ? 'Strings' : 'Flight',
        surface: 'body',
        field: isOpen ? bothSides(side(outline, 0.08, 0.42 * w)) : side(outline, 0.96 * w),
        cellSizeM: isOpen ? 0.07 : cell,
      },
      {
        name: 'Treads',
        surface: 'accent',
        field: union(0, ...treads),
        cellSizeM: Math.max(0.95 * t, cell * 0.55),
      },
    ];
  },
};
