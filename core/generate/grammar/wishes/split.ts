/** Which combinations are never trained on, so that they can be asked for in evaluation. */
import type { Wish } from '../wish.ts';

/** Of combinations of two or more classes; about 8 % of all wishes. */
const HELD_OUT_SHARE = 0.11;

/** FNV-1a over UTF-16 code units, mixed once more; 0…1. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

/** By setting and wished classes alone: counts, colours and relations of a combination stay together on one side. */
export function splitOf(wish: Wish): 'train' | 'held-out' {
  const classes = [...new Set((wish.things ?? []).map(({ thing }) => thing))].sort();
  // single classes and bare places are what combinations are learnt from
  if (classes.length < 2) return 'train';
  return hash([wish.setting ?? '-', ...classes].join('|')) < HELD_OUT_SHARE ? 'held-out' : 'train';
}
