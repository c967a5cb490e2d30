/**
 * What stands on a table. Glass is closed solids with real walls, so that a path tracer refracts it as glass does; a drink is its own
 * body with a hairline of air between it and the glass. Everything stands on y = 0 about the Y axis.
 */
import type { RenderMesh } from '../render-scene.ts';
import { softBox as box } from './soft-box.ts';
import { lathe } from '../shapes/lathe.ts';
import type { Vec2 } from '../shapes/mesh-builder.ts';
import { arc, torus } from '../shapes/round-solids.ts';
import { tube } from '../shapes/tube.ts';
import { transformMesh } from '../shapes/combine.ts';
import { moved, setPart, surface, tilted, type SetPart } from './set-part.ts';

const SEGMENTS = 72;
/** Facets are hidden by smooth normals up to this corner. */
const CREASE = 0.75;
const turned = (name: string, profile: readonly Vec2[]): RenderMesh =>
  lathe(name, profile, { segments: SEGMENTS, creaseAngle: CREASE });

/** Points of a smooth curve through `knots` (Catmull–Rom), `steps` pieces between two knots. */
export function curve(knots: readonly Vec2[], steps = 5): Vec2[] {
  const at = (i: number): Vec2 => knots[Math.min(knots.length - 1, Math.max(0, i))]!;
  const points: Vec2[] = [];
  for (let i = 0; i + 1 < knots.length; i++) {
    const [p, q, r, s] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const blend = (c: 0 | 1): number =>
        0.5 *
        (2 * q[c] +
          (r[c] - p[c]) * t +
          (2 * p[c] - 5 * q[c] + 4 * r[c] - s[c]) * t * t +
          (3 * q[c] - p[c] - 3 * r[c] + s[c]) * t ** 3);
      points.push([Math.max(0, blend(0)), blend(1)]);
    }
  }
  return [...points, at(knots.length - 1)];
}

/** Inner side of a vessel as a body of liquid up to `level`, `gap` metres inside it. The profile rises from the axis. */
function liquid(name: string, inner: readonly Vec2[], level: number): RenderMesh {
  const gap = 0.0003;
  const wet: Vec2[] = inner
    .filter(([, y]) => y < level - gap)
    .map(([r, y]) => [Math.max(0, r - gap), y + gap]);
  const last = wet.at(-1);
  if (last === undefined) throw new RangeError(`${name}: expected a level above the bottom of the vessel`);
  wet[0] = [0, wet[0]![1]];
  return turned(name, [...wet, [last[0], level], [0, level]]);
}

/** Outer profile from the axis up to the rim, inner one from the axis up to the rim: one closed solid. */
const vessel = (name: string, outer: readonly Vec2[], inner: readonly Vec2[]): RenderMesh => {
  const [ro, yo] = outer.at(-1)!;
  const [ri, yi] = inner.at(-1)!;
  const rim = arc((ro + ri) / 2, (yo + yi) / 2, (ro - ri) / 2, 0, Math.PI, 6).slice(1, -1);
  return turned(name, [...outer, ...rim, ...[...inner].reverse()]);
};

const offset = (points: readonly Vec2[], thickness: number, bottom: number): Vec2[] => [
  [0, bottom],
  ...points
    .filter(([r, y]) => r > thickness * 2 && y > bottom + 0.001)
    .map(([r, y]): Vec2 => [r - thickness, y]),
];

/** Surfaces: `glass`, and `wine` when there is any. */
export function wineGlass(name: string, fill: number): SetPart {
  const bowl = curve([[0.0045, 0.088], [0.016, 0.094], [0.034, 0.112], [0.0415, 0.138], [0.039, 0.17], [0.0335, 0.205]], 6); // prettier-ignore
  const outer: Vec2[] = [
    [0, 0], [0.034, 0], [0.0355, 0.0012], [0.034, 0.0026],
    ...curve([[0.022, 0.0045], [0.008, 0.009], [0.0042, 0.02], [0.0036, 0.05], [0.0045, 0.088]], 4).slice(0, -1), ...bowl,
  ]; // prettier-ignore
  const inner = offset(bowl, 0.0013, 0.0945);
  const surfaces = surface('glass', vessel('glass', outer, inner));
  if (fill > 0) surfaces.push(...surface('wine', liquid('wine', inner, 0.0945 + fill * 0.09)));
  return setPart(name, surfaces);
}

/** A heavy cut tumbler with flat facets. Surfaces: `glass`, and `water` when there is any. */
export function tumbler(name: string, fill: number): SetPart {
  const outer: Vec2[] = [[0, 0], [0.0325, 0], [0.034, 0.0015], [0.037, 0.03], [0.0405, 0.094]]; // prettier-ignore
  const inner: Vec2[] = [[0, 0.014], [0.028, 0.0145], [0.0315, 0.018], [0.0345, 0.045], [0.0388, 0.094]]; // prettier-ignore
  const surfaces = surface('glass', vessel('tumbler', outer, inner));
  if (fill > 0) surfaces.push(...surface('water', liquid('water', inner, 0.018 + fill * 0.07)));
  return setPart(name, surfaces);
}

/** A carafe with a long neck and a ball stopper. Surfaces: `glass`, `wine`. */
export function carafe(name: string, fill: number): SetPart {
  const outer: Vec2[] = [
    [0, 0], [0.055, 0], [0.06, 0.002],
    ...curve([[0.064, 0.008], [0.078, 0.05], [0.07, 0.105], [0.034, 0.155], [0.0175, 0.19], [0.0165, 0.235], [0.021, 0.258], [0.029, 0.27]], 6),
  ]; // prettier-ignore
  const inner: Vec2[] = [
    [0, 0.008], [0.045, 0.0085],
    ...curve([[0.059, 0.013], [0.0745, 0.05], [0.0665, 0.104], [0.031, 0.153], [0.0145, 0.19], [0.0135, 0.235], [0.0182, 0.26], [0.0265, 0.27]], 6),
  ]; // prettier-ignore
  const stopper = moved(
    turned('stopper', [...curve([[0, -0.035], [0.01, -0.034], [0.0128, -0.012], [0.0135, 0.004], [0.011, 0.012], [0.02, 0.024], [0.0225, 0.036], [0.015, 0.05], [0, 0.055]], 5)]),
    [0, 0.246, 0],
  ); // prettier-ignore
  const surfaces = surface('glass', vessel('carafe', outer, inner), stopper);
  if (fill > 0) surfaces.push(...surface('wine', liquid('wine', inner, 0.012 + fill * 0.13)));
  return setPart(name, surfaces);
}

/** A bottle of wine, corked, with its label. Surfaces: `bottle`, `label`, `cork`. */
export function bottle(name: string): SetPart {
  const outer: Vec2[] = [
    [0, 0.014], [0.02, 0.004], [0.032, 0], [0.036, 0.003], [0.037, 0.01], [0.037, 0.185],
    ...curve([[0.037, 0.19], [0.034, 0.205], [0.02, 0.225], [0.0148, 0.245], [0.0142, 0.28]], 5), [0.0158, 0.282], [0.0158, 0.296],
  ]; // prettier-ignore
  const inner: Vec2[] = [
    [0, 0.02], [0.024, 0.009], [0.033, 0.012], [0.0342, 0.02], [0.0342, 0.185],
    ...curve([[0.0342, 0.19], [0.031, 0.204], [0.017, 0.225], [0.0108, 0.246], [0.0102, 0.28]], 5), [0.0102, 0.296],
  ]; // prettier-ignore
  const label = lathe(
    'label',
    [
      [0.0372, 0.06],
      [0.0372, 0.145],
    ],
    { segments: SEGMENTS },
  );
  const cork = turned('cork', [
    [0, 0.27],
    [0.0098, 0.27],
    [0.0098, 0.303],
    [0.009, 0.304],
    [0, 0.304],
  ]);
  return setPart(name, [
    ...surface('bottle', vessel('bottle', outer, inner)),
    ...surface('label', label),
    ...surface('cork', cork),
  ]);
}

/** A metal jug with a handle. Surface: `metal`. */
export function jug(name: string, height: number): SetPart {
  const k = height / 0.22;
  const s = (points: readonly Vec2[]): Vec2[] => points.map(([r, y]) => [r * k, y * k]);
  const wall = curve([[0.046, 0.006], [0.058, 0.03], [0.063, 0.07], [0.052, 0.12], [0.039, 0.165], [0.041, 0.2], [0.05, 0.22]], 6); // prettier-ignore
  const outer: Vec2[] = [[0, 0.003], [0.035, 0.003], [0.042, 0], [0.05, 0], [0.051, 0.004], ...wall];
  const body = vessel('jug', s(outer), s(offset(wall, 0.0022, 0.008)));
  const handle = tube(
    'handle',
    [[0.042, 0.195, 0], [0.06, 0.212, 0], [0.088, 0.205, 0], [0.102, 0.165, 0], [0.094, 0.115, 0], [0.074, 0.075, 0], [0.06, 0.062, 0]].map(([x, y, z]) => [x! * k, y! * k, z! * k] as const),
    [0.006, 0.0065, 0.0065, 0.006, 0.0055, 0.005, 0.006].map((r) => r * k),
    { segments: 18 },
  ); // prettier-ignore
  return setPart(name, surface('metal', body, handle));
}

/** A candlestick with a half-burnt candle. Surfaces: `metal`, `wax`. */
export function candlestick(name: string, height: number): SetPart {
  const k = height / 0.2;
  const stick = turned('stick', curve([[0, 0], [0.05, 0], [0.053, 0.006], [0.046, 0.012], [0.022, 0.018], [0.011, 0.03], [0.016, 0.045], [0.01, 0.058], [0.0085, 0.1], [0.013, 0.118], [0.0095, 0.13], [0.011, 0.165], [0.021, 0.176], [0.024, 0.182], [0.022, 0.186], [0.0135, 0.186], [0.0135, 0.2], [0, 0.2]], 4).map(([r, y]): Vec2 => [r * Math.sqrt(k), y * k])); // prettier-ignore
  const candle = turned('candle', [[0, 0], [0.0105, 0], [0.0108, 0.098], [0.0098, 0.103], [0.006, 0.1], [0.0014, 0.1005], [0.0008, 0.112], [0, 0.113]]); // prettier-ignore
  return setPart(name, [...surface('metal', stick), ...surface('wax', moved(candle, [0, height, 0]))]);
}

/** Surface: `glaze`. */
export function plate(name: string, radius: number): SetPart {
  const r = radius;
  const outer: Vec2[] = [[0, 0.004], [r * 0.5, 0.004], [r * 0.52, 0], [r * 0.6, 0], [r * 0.62, 0.004], ...curve([[r * 0.7, 0.009], [r * 0.88, 0.017], [r, 0.022]], 4)]; // prettier-ignore
  const inner: Vec2[] = [[0, 0.0075], [r * 0.58, 0.0075], ...curve([[r * 0.66, 0.0105], [r * 0.86, 0.0195], [r - 0.0028, 0.0245]], 4)]; // prettier-ignore
  return setPart(name, surface('glaze', vessel('plate', outer, inner)));
}

/** A footed bowl with fruit in it. Surfaces: `metal`, `pear`, `plum`, `lemon`, `stalk`. */
export function fruitBowl(name: string): SetPart {
  const wall = curve(
    [
      [0.03, 0.052],
      [0.07, 0.06],
      [0.115, 0.085],
      [0.138, 0.118],
    ],
    6,
  );
  const outer: Vec2[] = [[0, 0.003], [0.05, 0.003], [0.055, 0], [0.064, 0], [0.062, 0.007], [0.03, 0.014], [0.016, 0.028], [0.018, 0.045], ...wall]; // prettier-ignore
  const bowl = vessel('bowl', outer, offset(wall, 0.0025, 0.057));
  const pear = turned('pear', curve([[0, 0], [0.012, 0.001], [0.03, 0.014], [0.036, 0.034], [0.029, 0.056], [0.018, 0.073], [0.0135, 0.086], [0.008, 0.095], [0, 0.096]], 5)); // prettier-ignore
  const plum = turned('plum', curve([[0, 0.001], [0.012, 0.002], [0.0245, 0.016], [0.026, 0.028], [0.018, 0.046], [0.005, 0.05], [0, 0.049]], 5)); // prettier-ignore
  const lemon = turned('lemon', curve([[0, -0.046], [0.005, -0.045], [0.009, -0.039], [0.024, -0.022], [0.029, 0], [0.024, 0.022], [0.01, 0.038], [0.006, 0.046], [0, 0.047]], 5)); // prettier-ignore
  const stalk = tube(
    'stalk',
    [
      [0, 0.09, 0],
      [0.002, 0.104, 0.001],
      [0.006, 0.114, 0.002],
    ],
    0.0014,
    { segments: 8 },
  );
  const pears = [
    [tilted([-0.044, 0.082, 0.03], [0.3, 0, 1], 18)],
    [tilted([0.052, 0.085, 0.034], [1, 0, -0.4], 24)],
    [tilted([0.005, 0.079, -0.048], [1, 0, 0.3], -30)],
  ].map(([m]) => m!);
  return setPart(name, [
    ...surface('metal', bowl),
    ...surface('pear', ...pears.map((m) => transformMesh(pear, m))),
    ...surface('stalk', ...pears.map((m) => transformMesh(stalk, m))),
    ...surface(
      'plum',
      moved(plum, [0.078, 0.098, -0.036]),
      moved(plum, [-0.062, 0.095, -0.036]),
      moved(plum, [0.006, 0.104, 0.006]),
      moved(plum, [0.0, 0.095, 0.083]),
    ),
    ...surface('lemon', transformMesh(lemon, tilted([0.032, 0.128, -0.01], [0, 0.3, 1], 75))),
  ]);
}

/** Bread on a board, and its knife. Surfaces: `board`, `crust`, `blade`, `grip`. */
export function breadBoard(name: string): SetPart {
  const board = moved(box('board', [0.34, 0.02, 0.2], 0.007), [0, 0.01, 0]);
  const loaf = turned('loaf', curve([[0, -0.11], [0.02, -0.106], [0.045, -0.075], [0.054, -0.02], [0.053, 0.03], [0.045, 0.075], [0.02, 0.106], [0, 0.11]], 6)); // prettier-ignore
  const lying = transformMesh(loaf, [0, -1, 0, 0, 0.78, 0, 0, 0, 0, 0, 1, 0, -0.02, 0.0605, -0.03, 1]);
  const blade = moved(box('blade', [0.19, 0.0016, 0.026], 0.0007), [0.03, 0.0208, 0.07], 8);
  const grip = moved(box('grip', [0.11, 0.012, 0.022], 0.005), [-0.118, 0.026, 0.091], 8);
  return setPart(name, [
    ...surface('board', board),
    ...surface('crust', lying),
    ...surface('blade', blade),
    ...surface('grip', grip),
  ]);
}

/** Knife, fork and spoon side by side along z, lying on y = 0. Surface: `metal`. */
export function cutlery(name: string): SetPart {
  const rod = (x: number, points: readonly (readonly [number, number])[], radii: readonly number[]): RenderMesh =>
    transformMesh(
      tube('rod', points.map(([z, y]) => [0, y / 0.45, z] as const), radii, { segments: 14 }),
      [1, 0, 0, 0, 0, 0.45, 0, 0, 0, 0, 1, 0, x, 0, 0, 1],
    ); // prettier-ignore
  const handle: readonly (readonly [number, number])[] = [[0.1, 0.0032], [0.085, 0.0032], [0.03, 0.0025], [0, 0.003], [-0.03, 0.0045]]; // prettier-ignore
  const radii = [0.005, 0.0068, 0.0045, 0.003, 0.003];
  const spoonBowl = transformMesh(
    turned('bowl', [...arc(0, 0, 0.02, -Math.PI / 2, 0, 10), ...arc(0, 0, 0.0188, 0, -Math.PI / 2, 10)]),
    [1, 0, 0, 0, 0, 0.42, 0, 0, 0, 0, 1.5, 0, 0.045, 0.0084, -0.056, 1],
  );
  const tines = [-0.009, -0.003, 0.003, 0.009].map((x) => rod(x, [[-0.05, 0.006], [-0.075, 0.003], [-0.1, 0.0052]], [0.0016, 0.0014, 0.0008])); // prettier-ignore
  const palm = moved(box('palm', [0.022, 0.002, 0.024], 0.0009), [0, 0.0045, -0.042]);
  const blade = moved(box('blade', [0.019, 0.0016, 0.11], 0.0007), [-0.045, 0.0022, -0.06]);
  return setPart(
    name,
    surface('metal', rod(0.045, handle, radii), spoonBowl, rod(0, handle, radii), palm, ...tines, rod(-0.045, handle.slice(0, 4), [0.006, 0.0075, 0.0065, 0.006]), blade),
  ); // prettier-ignore
}

/** A wedding-band napkin ring standing on its rim. Surface: `metal`. */
export const napkinRing = (name: string): SetPart =>
  setPart(
    name,
    surface(
      'metal',
      transformMesh(torus('ring', 0.02, 0.003, 48), [1, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 0, 0.012, 0, 1]),
    ),
  );
