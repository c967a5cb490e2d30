/** Rooms grow for what is wished into them: a car in a kitchen wants a large kitchen. */
import type { Setting } from '../composition/scene-composition.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { INDOORS } from './atmosphere.ts';
import type { Wish } from './wish.ts';

/** Share of a room's floor that wished things may stand on. */
const FILLED = 0.24;
/** Larger things than this stand beyond a room, not in it. */
const LARGEST_M = 9;

/** Least clear width, metres, of a room about as deep as wide; 0 where any will do. */
export function neededWidthM(setting: Setting, wish: Wish): number {
  if (!INDOORS.has(setting)) return 0;
  let areaM2 = 0;
  let longestM = 0;
  for (const { thing, count, size } of wish.things ?? []) {
    const { support, typicalSizeM, maxSizeM } = thingFacts(thing);
    if (support !== 'floor' || thing === 'wall') continue;
    const grown = size === 'large' ? 0.6 : 0;
    const at = (i: 0 | 2): number => typicalSizeM[i] * (maxSizeM[i] / typicalSizeM[i]) ** grown;
    if (Math.max(at(0), at(2)) > LARGEST_M) continue;
    areaM2 += (count ?? 3) * at(0) * at(2);
    longestM = Math.max(longestM, Math.min(at(0), at(2)) + 0.5, Math.max(at(0), at(2)) * 0.8);
  }
  const isLong = setting === 'corridor';
  return Math.max(isLong ? areaM2 / FILLED / 14 : Math.sqrt(areaM2 / FILLED), isLong ? 0 : longestM);
}
