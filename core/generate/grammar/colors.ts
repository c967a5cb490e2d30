/** Colour names as reflectances, and the name that a reflectance would be called by. */
import type { Rgb } from '../vocabulary/thing-class.ts';
import { COLOR_NAMES, type ColorName } from '../composition/facts.ts';

/** Linear Rec.709 reflectances of paints and cloths that go by the name. */
export const COLORS: Readonly<Record<ColorName, Rgb>> = {
  red: [0.42, 0.025, 0.022],
  orange: [0.62, 0.19, 0.02],
  yellow: [0.68, 0.48, 0.045],
  green: [0.05, 0.22, 0.055],
  teal: [0.02, 0.2, 0.21],
  blue: [0.03, 0.085, 0.4],
  purple: [0.16, 0.04, 0.28],
  pink: [0.7, 0.24, 0.34],
  brown: [0.12, 0.055, 0.028],
  white: [0.78, 0.77, 0.74],
  grey: [0.2, 0.2, 0.2],
  black: [0.015, 0.015, 0.016],
};

/** OKLab (Ottosson 2020): distances in it are about as large as they look. */
function oklab([r, g, b]: Rgb): readonly [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const LABS = COLOR_NAMES.map((name) => [name, oklab(COLORS[name])] as const);
/** Lightness tells names apart less than hue does. */
const LIGHTNESS_WEIGHT = 0.6;

/** @param rgb linear Rec.709 reflectance. */
export function nearestColorName(rgb: Rgb): ColorName {
  const [l, a, b] = oklab(rgb);
  let best: ColorName = 'grey';
  let bestDistance = Infinity;
  for (const [name, [nl, na, nb]] of LABS) {
    const distance = (LIGHTNESS_WEIGHT * (l - nl)) ** 2 + (a - na) ** 2 + (b - nb) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}
