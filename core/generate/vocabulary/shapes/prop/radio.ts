/** A valve radio: a rounded cabinet, loudspeaker cloth behind slats, a scale and knobs. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, box, ends, finish, fourCorners, front, oval, post } from '../furniture/forms.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';

export const RADIO: ThingShape = {
  parameters: [
    { name: 'Corner squareness', unit: 'fraction', min: 0, max: 1, typical: 0.55 },
    { name: 'Loudspeaker width', unit: 'fraction', min: 0.4, max: 0.62, typical: 0.52 },
    { name: 'Slats', unit: 'count', min: 3, max: 8, typical: 5 },
    { name: 'Knobs', unit: 'count', min: 2, max: 3, typical: 2 },
  ],
  body: finish('dark wood', [0.16, 0.08, 0.04]),
  accent: finish('brass'),
  parts: ({ sizeM: [w, h, d], parameters: [square = 0.55, speaker = 0.52, slats = 5, knobs = 2] }) => {
    const foot = 0.04 * h;
    const high = h - foot;
    const knob = 0.1 * d;
    const deep = d - 2 * knob;
    const face = d / 2 - 2 * knob;
    const z = face - deep / 2;
    const y = foot + high / 2;
    const outline = (kw: number, kh: number) =>
      oval(kw, kh, 44, 5 + 14 * square).map(([a, b]) => [a, b] as const);
    const clothW = speaker * w;
    const clothX = -0.47 * w + clothW / 2 + 0.02 * w;
    const panelX = clothX + clothW / 2 + 0.025 * w;
    const panelW = 0.455 * w - panelX;
    const px = panelX + panelW / 2;
    const bar = 0.035 * h;
    return [
      {
        name: 'Cabinet',
        surface: 'body',
        field: at([0, y, 0], front(outline(w, high), deep, z, 0.1 * d)),
        cellSizeM: 0.032 * h + 0.008 * w,
      },
      {
        name: 'Slats',
        surface: 'body',
        field: union(
          0,
          ...ends(slats, 0.62 * high).map((dy) =>
            box([clothX, y + dy - bar / 2, face], [1.02 * clothW, bar, 0.12 * d]),
          ),
        ),
        cellSizeM: 0.5 * bar,
      },
      {
        name: 'Cloth',
        surface: finish('fabric', [0.34, 0.25, 0.13]),
        field: at([clothX, y, 0], front(outline(clothW, 0.8 * high), 0.2 * deep, face - 0.09 * deep)),
        cellSizeM: 0.05 * h,
      },
      {
        name: 'Scale',
        surface: finish('ceramic', [0.6, 0.5, 0.3]),
        field: box([px, y - 0.02 * high, face - 0.08 * deep], [panelW, 0.4 * high, 0.2 * deep], 0.01 * h),
        cellSizeM: 0.05 * h,
      },
      {
        name: 'Knobs',
        surface: 'accent',
        field: union(
          0,
          ...ends(knobs, 0.62 * panelW).map((x) =>
            axle(
              'z',
              [px + x, y - 0.24 * high, face + knob],
              Math.min(0.085 * h, (0.4 * panelW) / knobs),
              2 * knob,
              0.25 * knob,
            ),
          ),
          // the pointer of the scale
          box([px + 0.12 * panelW, y + 0.01 * high, face], [0.02 * h, 0.34 * high, 0.06 * d]),
        ),
        cellSizeM: 0.02 * h,
      },
      {
        name: 'Feet',
        surface: finish('rubber'),
        field: fourCorners(post([0.38 * w, 0, 0.34 * deep], 0.05 * w, foot + 0.02 * h)),
        cellSizeM: 0.05 * h,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.8 * w, 0.6 * d]],
};
