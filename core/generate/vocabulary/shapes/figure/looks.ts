/** How people differ without being told to: skin, hair, shirt and shoes. Linear Rec.709. */
import type { FigureHair } from '../../../../scene/fields/figure.ts';
import { Random } from '../../../grammar/random.ts';
import type { Finish, Rgb } from '../../thing-class.ts';
import { finish } from '../furniture/forms.ts';

/** From the lightest to the darkest. */
const SKINS: readonly Rgb[] = [
  [0.62, 0.42, 0.33],
  [0.55, 0.35, 0.25],
  [0.47, 0.28, 0.185],
  [0.36, 0.2, 0.125],
  [0.25, 0.13, 0.078],
  [0.15, 0.075, 0.046],
  [0.085, 0.042, 0.027],
];
const DARK_HAIR: readonly Rgb[] = [
  [0.012, 0.01, 0.009],
  [0.025, 0.016, 0.011],
];
const HAIR: readonly Rgb[] = [
  ...DARK_HAIR,
  [0.055, 0.03, 0.017],
  [0.11, 0.062, 0.03],
  [0.3, 0.19, 0.085],
  [0.16, 0.05, 0.02],
];
const GREY_HAIR: Rgb = [0.32, 0.31, 0.3];
const SHIRTS: readonly Rgb[] = [
  [0.68, 0.67, 0.64],
  [0.3, 0.38, 0.48],
  [0.05, 0.05, 0.055],
  [0.42, 0.34, 0.24],
  [0.2, 0.05, 0.05],
  [0.12, 0.16, 0.13],
];
const SHOES: readonly Rgb[] = [
  [0.016, 0.014, 0.013],
  [0.07, 0.035, 0.018],
  [0.14, 0.085, 0.045],
  [0.5, 0.49, 0.46],
];

export interface Looks {
  readonly skin: Finish;
  readonly hair: Finish;
  readonly shirt: Finish;
  readonly shoes: Finish;
  readonly style: FigureHair;
}

/** @param canBeGrey whether the hair may be. */
export function looksOf(
  seed: number,
  styles: readonly (readonly [FigureHair, number])[],
  canBeGrey: boolean,
): Looks {
  const random = new Random(seed);
  const tone = random.integer(0, SKINS.length - 1);
  const hair = canBeGrey && random.chance(0.14) ? GREY_HAIR : random.pick(tone < 3 ? HAIR : DARK_HAIR);
  return {
    skin: finish('skin', SKINS[tone]!),
    hair: finish('hair', hair),
    shirt: finish('fabric', random.pick(SHIRTS)),
    shoes: finish('leather', random.pick(SHOES)),
    style: random.weighted(styles),
  };
}
