/**
 * Side profiles of cars, as fractions: along z from −0.5 (tail) to 0.5 (nose) of the length, y of the height. The deck runs over
 * boot, waist and bonnet; the roof stands on it.
 */
import type { Vec2 } from '../furniture/forms.ts';

export interface CarProfile {
  /** From the foot of the tail over the top to the foot of the nose. */
  readonly deck: readonly Vec2[];
  readonly roof: readonly Vec2[];
  /** Height of the waist under the side windows. */
  readonly belt: number;
  /** Pillars between side windows, along z. */
  readonly pillars: readonly number[];
  /** Seams of the doors, along z. */
  readonly doors: readonly number[];
  readonly axles: readonly [number, number];
  readonly clearance: number;
  /** Height of the lamps at the nose and at the tail. */
  readonly lamps: readonly [number, number];
}

const NOSE: readonly Vec2[] = [
  [0.24, 0.655],
  [0.36, 0.625],
  [0.44, 0.58],
  [0.48, 0.52],
  [0.495, 0.42],
  [0.5, 0.3],
  [0.485, 0.14],
];

export const CAR_PROFILES: Readonly<Record<string, CarProfile>> = {
  saloon: {
    deck: [[-0.485, 0.17], [-0.5, 0.32], [-0.497, 0.5], [-0.485, 0.625], [-0.45, 0.665], [-0.3, 0.685], [0, 0.675], ...NOSE],
    roof: [[-0.4, 0.6], [-0.365, 0.68], [-0.25, 0.9], [-0.17, 0.975], [-0.06, 1], [0.02, 0.985], [0.085, 0.93], [0.24, 0.66], [0.28, 0.58]],
    belt: 0.665,
    pillars: [-0.045],
    doors: [0.165, -0.045, -0.235],
    axles: [0.315, -0.31],
    clearance: 0.13,
    lamps: [0.475, 0.55],
  },
  hatchback: {
    deck: [[-0.48, 0.17], [-0.5, 0.34], [-0.498, 0.5], [-0.48, 0.66], [-0.3, 0.69], [0, 0.675], ...NOSE],
    roof: [[-0.5, 0.58], [-0.478, 0.68], [-0.425, 0.9], [-0.37, 0.955], [-0.2, 0.99], [-0.06, 1], [0.03, 0.98], [0.09, 0.93], [0.24, 0.66], [0.28, 0.58]],
    belt: 0.665,
    pillars: [-0.07],
    doors: [0.17, -0.07, -0.28],
    axles: [0.315, -0.325],
    clearance: 0.13,
    lamps: [0.475, 0.6],
  },
  estate: {
    deck: [[-0.48, 0.17], [-0.5, 0.34], [-0.5, 0.5], [-0.492, 0.66], [-0.3, 0.685], [0, 0.675], ...NOSE],
    roof: [[-0.5, 0.58], [-0.492, 0.68], [-0.462, 0.92], [-0.43, 0.965], [-0.25, 0.99], [-0.06, 1], [0.02, 0.985], [0.085, 0.93], [0.24, 0.66], [0.28, 0.58]],
    belt: 0.665,
    pillars: [-0.045, -0.245],
    doors: [0.165, -0.045, -0.235],
    axles: [0.315, -0.3],
    clearance: 0.13,
    lamps: [0.475, 0.58],
  },
  coupé: {
    deck: [[-0.48, 0.18], [-0.5, 0.34], [-0.5, 0.56], [-0.485, 0.68], [-0.44, 0.7], [-0.2, 0.7], [0.02, 0.68], [0.2, 0.655], [0.34, 0.61], [0.43, 0.55], [0.48, 0.47], [0.5, 0.36], [0.5, 0.24], [0.48, 0.13]],
    roof: [[-0.47, 0.62], [-0.42, 0.705], [-0.28, 0.885], [-0.2, 0.955], [-0.11, 0.995], [-0.05, 1], [0.02, 0.97], [0.2, 0.67], [0.26, 0.58]],
    belt: 0.69,
    pillars: [-0.19],
    doors: [0.14, -0.19],
    axles: [0.32, -0.31],
    clearance: 0.11,
    lamps: [0.46, 0.6],
  },
  'off-road': {
    deck: [[-0.475, 0.24], [-0.48, 0.4], [-0.48, 0.66], [-0.3, 0.67], [0.18, 0.67], [0.3, 0.665], [0.43, 0.645], [0.475, 0.6], [0.485, 0.42], [0.5, 0.36], [0.49, 0.22]],
    roof: [[-0.482, 0.6], [-0.48, 0.68], [-0.465, 0.93], [-0.44, 0.985], [-0.2, 1], [0, 0.995], [0.085, 0.97], [0.115, 0.93], [0.19, 0.67], [0.21, 0.6]],
    belt: 0.665,
    pillars: [-0.06, -0.255],
    doors: [0.165, -0.06, -0.25],
    axles: [0.3, -0.3],
    clearance: 0.19,
    lamps: [0.53, 0.55],
  },
}; // prettier-ignore
