/** Pianos: an upright with its front boards, or a grand. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { bothSides, box, ends, finish, placed, side, turnX, type Vec2 } from './forms.ts';
import { grand } from './grand-piano.ts';
import { keyParts, type Build } from './piano-keys.ts';

function upright({ w, h, d, legs, keys }: Build): readonly ThingPart[] {
  const t = 0.05;
  const bed = keys;
  const shelf = 0.44 * d;
  const rear = -d / 2;
  const frontZ = d / 2 - shelf;
  const cheek: readonly Vec2[] = [
    [frontZ - 0.05, bed - 0.09],
    [d / 2 - 0.02, bed - 0.09],
    [d / 2, bed - 0.06],
    [d / 2, bed + 0.05],
    [d / 2 - 0.05, bed + 0.09],
    [frontZ, bed + 0.15],
    [frontZ - 0.05, bed + 0.15],
  ];
  const legW = 0.05 + 0.04 * legs;
  return [
    {
      name: 'Case',
      surface: 'body',
      field: union(
        0,
        bothSides(box([(w - t) / 2, 0, (rear + frontZ) / 2], [t, h - 0.02, frontZ - rear], 0.004)),
        box([0, 0.02, rear + 0.06], [w - t, h - 0.04, 0.12], 0),
        box([0, 0.1, frontZ - 0.035], [w - t, bed - 0.15, 0.03], 0),
        placed([0, bed + 0.13, frontZ - 0.03], turnX(-5), box([0, 0, 0], [w - t, h - bed - 0.15, 0.035], 0)),
        box([0, 0, frontZ - 0.06], [w - t, 0.12, 0.1], 0.004),
        box([0, h - 0.042, (rear + frontZ) / 2 + 0.01], [w, 0.042, frontZ - rear + 0.02], 0.01),
        bothSides(side(cheek, t, (w - t) / 2, 0.006)),
        box([0, bed - 0.09, (frontZ + d / 2) / 2 - 0.01], [w - t, 0.06, shelf - 0.02], 0.004),
        bothSides(
          box([w / 2 - t / 2 - 0.005, 0, d / 2 - legW / 2 - 0.015], [0.9 * t, bed - 0.06, legW], 0.01),
        ),
        bothSides(box([w / 2 - t / 2 - 0.005, 0, (frontZ + d / 2) / 2 - 0.02], [0.9 * t, 0.07, shelf], 0.01)),
        placed(
          [0, bed + 0.16, frontZ + 0.02],
          turnX(-10),
          box([0, 0, 0], [0.4 * w, 0.66 * (h - bed - 0.2), 0.036], 0.005),
        ),
      ),
      cellSizeM: 0.028,
    },
    ...keyParts(w - 2.6 * t, bed - 0.03, d / 2 - 0.035, 0.15),
    {
      name: 'Pedals',
      surface: 'accent',
      field: union(
        0,
        ...ends(3, 0.16).map((x) => box([x, 0.05, frontZ + 0.035], [0.03, 0.018, 0.11], 0.008)),
      ),
      cellSizeM: 0.011,
    },
  ];
}

export const PIANO: ThingShape = {
  parameters: [
    { name: 'Lid angle', unit: 'deg', min: 0, max: 40, typical: 26 },
    { name: 'Leg thickness', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Key height', unit: 'm', min: 0.68, max: 0.75, typical: 0.72 },
  ],
  body: finish('car paint', [0.011, 0.01, 0.01]),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [lid = 26, legs = 0.4, keys = 0.72], variant }) => {
    const build: Build = { w, h, d, lid, legs, keys };
    return variant === 'grand' ? grand(build) : upright(build);
  },
  surfaces: ({ sizeM: [w, h, d], variant }) => (variant === 'grand' ? [] : [[h, 0.9 * w, 0.4 * d]]),
};
