/** Short words that name things within a composition. */
import type { Random } from './random.ts';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';

/** Three syllables, not taken yet; it is taken then. */
export function drawKey(taken: Set<string>, random: Random): string {
  for (;;) {
    const bits = random.bits();
    let key = '';
    for (let i = 0; i < 3; i++) {
      key += CONSONANTS[(bits >>> (i * 9)) & 15]!;
      key += VOWELS[((bits >>> (i * 9 + 4)) & 31) % 5]!;
    }
    if (taken.has(key)) continue;
    taken.add(key);
    return key;
  }
}
