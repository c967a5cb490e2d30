/** Drinking glasses: a tumbler with a heavy base, a stemmed wine glass; a drink in either. */
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { finish, type Vec2 } from '../furniture/forms.ts';
import { filled, smooth } from './turned.ts';

const LEAST_FILL = 0.06;

export const DRINKING_GLASS: ThingShape = {
  parameters: [
    { name: 'Fullness', unit: 'fraction', min: 0, max: 0.85, typical: 0.35 },
    { name: 'Taper', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
    { name: 'Base height', unit: 'fraction', min: 0.3, max: 0.7, typical: 0.5 },
  ],
  body: finish('glass'),
  accent: finish('glass', [0.75, 0.4, 0.1]),
  parts: ({ sizeM: [w, h, d], parameters: [fill = 0.35, taper = 0.4, base = 0.5], variant }) => {
    const r = Math.min(w, d) / 2;
    const wall = Math.max(0.0026, (variant === 'wine' ? 0.09 : 0.105) * r);
    let line: readonly Vec2[];
    let floor: number;
    if (variant === 'wine') {
      const stem = Math.max(0.0028, 0.085 * r);
      const bowl = base * 0.85 * h;
      const rim = r * (0.94 - 0.26 * taper);
      const foot = 0.86 * r;
      line = [
        [foot, 0],
        [foot, 0.012 * h],
        ...smooth(
          [
            [0.5 * foot, 0.028 * h],
            [1.6 * stem, 0.07 * h],
            [stem, 0.16 * h],
            [stem, bowl - 0.05 * h],
            [1.7 * stem, bowl],
            [0.72 * r, bowl + 0.2 * (h - bowl)],
            [0.99 * r, bowl + 0.45 * (h - bowl)],
            [0.5 * (0.97 * r + rim), bowl + 0.75 * (h - bowl)],
            [rim, h],
          ],
          4,
        ),
      ];
      floor = bowl + 1.2 * wall;
    } else {
      const foot = r * (1 - 0.3 * taper);
      line = [
        [0.94 * foot, 0],
        [foot, 0.03 * h],
        [r, h],
      ];
      floor = 0.06 * h + 0.16 * base * h;
    }
    const level = floor + fill * (h - floor);
    const [glass, drink] = filled(line, wall, floor, level);
    const parts: ThingPart[] = [{ name: 'Glass', surface: 'body', field: glass, cellSizeM: 0.6 * wall }];
    if (fill > LEAST_FILL)
      parts.push({
        name: 'Drink',
        surface: variant === 'wine' ? finish('glass', [0.28, 0.012, 0.02]) : 'accent',
        field: drink,
        cellSizeM: 0.1 * r,
      });
    return parts;
  },
};
