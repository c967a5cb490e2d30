/**
 * Classes of things as massing models: a few solids inside the thing's box, enough to tell a tree from a lamp post in a picture of the size of
 * a stamp. A class that is not listed is its box.
 */
import type { PlanThing } from '../../../core/protocol/index.ts';
import type { SolidName } from './solids.ts';

export interface MassingPart {
  readonly solid: SolidName;
  /** Of the thing's extents: width, height, depth. */
  readonly size: readonly [number, number, number];
  /** Base centre within the thing's box: x and z −½…½, y 0…1. */
  readonly at: readonly [number, number, number];
  /** Instead of the thing's colour, sRGB; what glows where the thing is lit; a window's pane; windows in rows on what is built. */
  readonly look: 'own' | 'glow' | 'pane' | 'windows' | `#${string}`;
}

type Extents = MassingPart['size'];
const part = (
  solid: SolidName,
  [w, h, d]: Extents,
  [x, y, z]: MassingPart['at'] = [0, 0, 0],
  look: MassingPart['look'] = 'own',
): MassingPart => ({ solid, size: [w, h, d], at: [x, y, z], look });

const GLASS = '#232b33';
const TYRE = '#151515';
const BARK = '#4a3b2c';
const SKIN = '#a97b62';
const METAL = '#3c3d3f';
const LINEN = '#c9c4b8';

const four = (w: number, h: number, d: number, x: number, z: number): readonly MassingPart[] =>
  [-1, 1].flatMap((sx) => [-1, 1].map((sz) => part('box', [w, h, d], [sx * x, 0, sz * z])));
const wheels = (h: number): readonly MassingPart[] =>
  [-0.3, 0.3].map((z) => part('box', [0.98, h, 0.16], [0, 0, z], TYRE));

const figure = [
  part('cylinder', [0.3, 0.5, 0.5], [-0.17, 0, 0], '#2b2e34'),
  part('cylinder', [0.3, 0.5, 0.5], [0.17, 0, 0], '#2b2e34'),
  part('cylinder', [0.72, 0.36, 0.72], [0, 0.47, 0]),
  part('cylinder', [0.17, 0.38, 0.32], [-0.41, 0.43, 0]),
  part('cylinder', [0.17, 0.38, 0.32], [0.41, 0.43, 0]),
  part('ball', [0.33, 0.15, 0.5], [0, 0.85, 0], SKIN),
] as const;
const table = [part('box', [1, 0.08, 1], [0, 0.92, 0]), ...four(0.07, 0.92, 0.1, 0.42, 0.4)];
const sofa = [
  part('box', [1, 0.5, 1]),
  part('box', [1, 0.5, 0.26], [0, 0.5, -0.37]),
  part('box', [0.12, 0.24, 0.8], [-0.44, 0.5, 0.1]),
  part('box', [0.12, 0.24, 0.8], [0.44, 0.5, 0.1]),
];
const vehicle = (cabinHeight: number, cabin: Extents, z: number): readonly MassingPart[] => [
  ...wheels(0.34),
  part('box', [0.96, cabinHeight - 0.18, 1], [0, 0.18, 0]),
  part('box', cabin, [0, cabinHeight, z], GLASS),
  part('box', [cabin[0] * 0.94, 0.05, cabin[2] * 0.8], [0, cabinHeight + cabin[1] - 0.04, z]),
];
const twoWheeler = [
  part('cylinder', [0.3, 0.55, 0.32], [0, 0, -0.34], TYRE),
  part('cylinder', [0.3, 0.55, 0.32], [0, 0, 0.34], TYRE),
  part('box', [0.3, 0.28, 0.55], [0, 0.5, 0]),
  part('box', [1, 0.08, 0.06], [0, 0.9, 0.26], METAL),
];
const standing = (head: MassingPart): readonly MassingPart[] => [
  part('cylinder', [0.5, 0.02, 0.5], [0, 0, 0], METAL),
  part('cylinder', [0.06, 0.75, 0.06], [0, 0, 0], METAL),
  head,
];
const hanging = (head: MassingPart): readonly MassingPart[] => [
  part('cylinder', [0.05, 0.7, 0.05], [0, 0.3, 0], METAL),
  head,
];
const shade = part('cone', [0.9, 0.55, 0.9], [0, 0.5, 0], 'glow');

const MODELS: Readonly<Record<string, readonly MassingPart[]>> = {
  man: figure,
  woman: figure,
  child: figure,
  'broadleaf tree': [
    part('cylinder', [0.09, 0.45, 0.09], [0, 0, 0], BARK),
    part('ball', [0.85, 0.56, 0.85], [0.04, 0.28, 0]),
    part('ball', [0.66, 0.46, 0.66], [-0.12, 0.54, 0.08]),
  ],
  conifer: [
    part('cylinder', [0.1, 0.2, 0.1], [0, 0, 0], BARK),
    part('cone', [1, 0.6, 1], [0, 0.12, 0]),
    part('cone', [0.66, 0.56, 0.66], [0, 0.44, 0]),
  ],
  palm: [part('cylinder', [0.07, 0.86, 0.07], [0, 0, 0], BARK), part('ball', [1, 0.2, 1], [0, 0.8, 0])],
  'bare tree': [
    part('cylinder', [0.12, 0.6, 0.12]),
    part('cone', [0.1, 0.6, 0.1], [0.1, 0.4, 0]),
    part('cone', [0.08, 0.5, 0.08], [-0.16, 0.4, 0.1]),
    part('cone', [0.07, 0.4, 0.07], [0.05, 0.45, -0.16]),
  ],
  bush: [part('ball', [1, 1, 1])],
  grass: [part('cone', [1, 1, 1])],
  fern: [part('ball', [1, 1, 1])],
  flowers: [part('cone', [0.4, 0.6, 0.4]), part('ball', [1, 0.5, 1], [0, 0.5, 0])],
  'potted plant': [
    part('cylinder', [0.5, 0.3, 0.5], [0, 0, 0], '#8a5a3f'),
    part('ball', [1, 0.75, 1], [0, 0.25, 0]),
  ],
  cactus: [part('cylinder', [0.28, 1, 0.5]), part('box', [1, 0.1, 0.4], [0, 0.42, 0])],
  rock: [part('ball', [1, 1.5, 1], [0, -0.5, 0])],
  hill: [part('ball', [1, 2, 1], [0, -1, 0])],
  dune: [part('ball', [1, 2, 1], [0, -1, 0])],
  mountain: [part('cone', [1, 1, 1]), part('cone', [0.6, 0.66, 0.6], [0.22, 0, 0.14])],
  car: vehicle(0.56, [0.84, 0.44, 0.5], -0.05),
  van: vehicle(0.94, [0.96, 0.06, 0.9], -0.03),
  truck: [
    ...wheels(0.26),
    part('box', [1, 0.82, 0.7], [0, 0.18, -0.15]),
    part('box', [0.94, 0.6, 0.24], [0, 0.16, 0.36]),
  ],
  bus: [
    ...wheels(0.25),
    part('box', [1, 0.84, 1], [0, 0.16, 0]),
    part('box', [1.01, 0.3, 0.96], [0, 0.52, 0], GLASS),
  ],
  motorcycle: twoWheeler,
  bicycle: twoWheeler,
  boat: [part('box', [0.86, 1, 0.7]), part('gable', [0.86, 1, 0.3], [0, 0, 0.35])],
  table,
  desk: table,
  'coffee table': table,
  bench: [
    part('box', [1, 0.1, 1], [0, 0.48, 0]),
    part('box', [1, 0.4, 0.12], [0, 0.6, -0.4]),
    ...four(0.06, 0.5, 0.1, 0.42, 0.36),
  ],
  chair: [
    part('box', [1, 0.08, 1], [0, 0.48, 0]),
    part('box', [1, 0.5, 0.1], [0, 0.5, -0.45]),
    ...four(0.1, 0.5, 0.1, 0.42, 0.42),
  ],
  armchair: sofa,
  sofa,
  stool: [
    part('cylinder', [1, 0.1, 1], [0, 0.9, 0]),
    part('cylinder', [0.14, 0.9, 0.14], [0, 0, 0], METAL),
    part('cylinder', [0.8, 0.03, 0.8], [0, 0, 0], METAL),
  ],
  bed: [
    part('box', [1, 0.3, 1]),
    part('box', [0.96, 0.22, 0.94], [0, 0.3, 0.02], LINEN),
    part('box', [1, 1, 0.06], [0, 0, -0.47]),
    part('box', [0.7, 0.14, 0.16], [0, 0.52, -0.34], LINEN),
  ],
  barrel: [part('cylinder', [1, 1, 1])],
  cone: [part('cone', [0.8, 1, 0.8]), part('box', [1, 0.06, 1])],
  column: [part('cylinder', [1, 1, 1])],
  bollard: [part('cylinder', [1, 1, 1])],
  umbrella: [part('cone', [1, 0.3, 1], [0, 0.7, 0]), part('cylinder', [0.04, 0.72, 0.04], [0, 0, 0], METAL)],
  bottle: [part('cylinder', [1, 0.62, 1]), part('cone', [1, 0.5, 1], [0, 0.62, 0])],
  vase: [part('ball', [1, 0.8, 1]), part('cylinder', [0.45, 0.3, 0.45], [0, 0.7, 0])],
  apple: [part('ball', [1, 1, 1])],
  cup: [part('cylinder', [0.8, 1, 1])],
  plate: [part('cylinder', [1, 1, 1])],
  bowl: [part('cylinder', [1, 1, 1])],
  'drinking glass': [part('cylinder', [1, 1, 1])],
  window: [part('box', [1, 1, 0.8]), part('box', [0.86, 0.9, 1], [0, 0.05, 0], 'pane')],
  house: [
    part('box', [0.92, 0.58, 0.9], [0, 0, 0], 'windows'),
    part('gable', [1, 0.42, 1], [0, 0.58, 0], '#4b3c36'),
  ],
  tower: [
    part('box', [1, 0.7, 1], [0, 0, 0], 'windows'),
    part('box', [0.78, 0.3, 0.78], [0, 0.7, 0], 'windows'),
  ],
  facade: [part('box', [1, 1, 1], [0, 0, 0], 'windows')],
  'water tower': [
    part('cylinder', [1, 0.5, 1], [0, 0.4, 0]),
    part('cone', [1, 0.12, 1], [0, 0.9, 0]),
    ...four(0.06, 0.42, 0.06, 0.32, 0.32),
  ],
  chimney: [part('box', [1, 1, 1])],
  'street lamp': [
    part('cylinder', [0.1, 0.96, 0.3], [-0.4, 0, 0], METAL),
    part('box', [0.9, 0.02, 0.16], [0, 0.95, 0], METAL),
    part('box', [0.36, 0.05, 0.7], [0.3, 0.9, 0], 'glow'),
  ],
  'floor lamp': standing(part('cone', [1, 0.28, 1], [0, 0.72, 0], 'glow')),
  'table lamp': standing(shade),
  'pendant lamp': hanging(part('cone', [1, 0.36, 1], [0, 0, 0], 'glow')),
  chandelier: hanging(part('ball', [1, 0.5, 1], [0, 0, 0], 'glow')),
  'bare bulb': hanging(part('ball', [1, 0.12, 1], [0, 0.15, 0], 'glow')),
  candle: [part('cylinder', [1, 0.8, 1]), part('cone', [0.6, 0.3, 0.6], [0, 0.8, 0], 'glow')],
  campfire: [part('cone', [1, 0.3, 1], [0, 0, 0], BARK), part('cone', [0.6, 1, 0.6], [0, 0, 0], 'glow')],
  softbox: standing(part('box', [1, 0.42, 0.5], [0, 0.58, 0.1], 'glow')),
  'stage light': hanging(part('box', [1, 0.45, 0.9], [0, 0, 0], 'glow')),
  'phone box': [part('box', [1, 1, 1]), part('box', [0.86, 0.7, 1.02], [0, 0.16, 0], 'glow')],
  monitor: [part('box', [1, 0.8, 0.2], [0, 0.2, 0], 'glow'), part('box', [0.3, 0.2, 0.5], [0, 0, 0], METAL)],
  laptop: [part('box', [1, 0.08, 0.9], [0, 0, 0.05]), part('box', [1, 0.9, 0.08], [0, 0.08, -0.42], 'glow')],
};

const BOX = [part('box', [1, 1, 1])] as const;
const GLOWING = [part('box', [1, 1, 1], [0, 0, 0], 'glow')] as const;
/** Lower than this for its width, a figure sits, crouches or lies. */
const STANDING_RATIO = 1.7;

const seated = [
  part('cylinder', [0.24, 0.36, 0.3], [-0.18, 0, 0.26], '#2b2e34'),
  part('cylinder', [0.24, 0.36, 0.3], [0.18, 0, 0.26], '#2b2e34'),
  part('box', [0.62, 0.16, 0.7], [0, 0.3, 0.05], '#2b2e34'),
  part('cylinder', [0.72, 0.44, 0.42], [0, 0.36, -0.2]),
  part('ball', [0.36, 0.2, 0.3], [0, 0.8, -0.2], SKIN),
] as const;

export function massingOf({
  class: name,
  family,
  sizeM: [w, h, d],
}: Pick<PlanThing, 'class' | 'family' | 'sizeM'>): readonly MassingPart[] {
  if (family === 'figure' && h < STANDING_RATIO * Math.max(w, d))
    return h < 0.5 * Math.max(w, d) ? BOX : seated;
  return MODELS[name] ?? (family === 'practical' ? GLOWING : BOX);
}
