/** Shapes of the figure family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { finish } from '../furniture/forms.ts';
import { person } from './person.ts';

export const FIGURE_SHAPES = {
  man: person({
    staturesM: [1.65, 1.85],
    styles: [
      ['short', 1],
      ['bun', 0.04],
    ],
    build: 0.08,
    head: 1,
    body: finish('wool', [0.045, 0.05, 0.065]),
    accent: finish('wool', [0.075, 0.07, 0.062]),
  }),
  woman: person({
    staturesM: [1.6, 1.76],
    styles: [
      ['bob', 0.55],
      ['bun', 0.33],
      ['short', 0.12],
    ],
    build: -0.3,
    head: 1,
    body: finish('wool', [0.3, 0.17, 0.08]),
    accent: finish('wool', [0.04, 0.042, 0.05]),
  }),
  child: person({
    staturesM: [1.1, 1.35],
    styles: [
      ['short', 0.5],
      ['bob', 0.5],
    ],
    build: 0,
    head: 1.2,
    body: finish('wool', [0.34, 0.06, 0.03]),
    accent: finish('fabric', [0.05, 0.075, 0.14]),
  }),
} as const satisfies Partial<Record<ThingId, ThingShape>>;
