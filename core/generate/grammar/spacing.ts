/** How wide places are, and when one is called narrow or wide. */
import type { Setting } from '../composition/scene-composition.ts';
import type { Random } from './random.ts';

/** Usual clear width of the place, metres: the extent's x. */
const USUAL_WIDTH_M: Readonly<Record<Setting, number>> = {
  'living room': 5.6,
  kitchen: 4.4,
  bedroom: 4.6,
  bathroom: 3,
  bar: 7,
  office: 7.5,
  corridor: 2.2,
  warehouse: 22,
  stage: 12,
  street: 15,
  alley: 4.2,
  rooftop: 16,
  'car park': 24,
  forest: 50,
  desert: 160,
  coast: 120,
  'mountain valley': 500,
  'city skyline': 380,
  tabletop: 3,
  park: 50,
};
const NARROW = 0.78;
const WIDE = 1.3;

export function drawWidth(setting: Setting, spacing: 'narrow' | 'wide' | null, random: Random): number {
  const share =
    spacing === 'narrow'
      ? random.uniform(0.64, 0.75)
      : spacing === 'wide'
        ? random.uniform(1.36, 1.75)
        : random.uniform(0.85, 1.22);
  return USUAL_WIDTH_M[setting] * share;
}

export function spacingWord(setting: Setting, widthM: number): 'narrow' | 'wide' | null {
  const share = widthM / USUAL_WIDTH_M[setting];
  return share < NARROW ? 'narrow' : share > WIDE ? 'wide' : null;
}

export const usualWidthM = (setting: Setting): number => USUAL_WIDTH_M[setting];
