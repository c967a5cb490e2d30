import { expect, it } from 'vitest';
import { COLOR_NAMES } from '../composition/facts.ts';
import { COLORS, nearestColorName } from './colors.ts';
import { tint } from './finishes.ts';
import { Random } from './random.ts';

it('calls every colour by its name, its shades too', () => {
  const random = new Random(4);
  for (const name of COLOR_NAMES) {
    expect(nearestColorName(COLORS[name])).toBe(name);
    for (let i = 0; i < 500; i++) expect(nearestColorName(tint(name, random))).toBe(name);
  }
});
