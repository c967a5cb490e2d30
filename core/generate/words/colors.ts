/** Colour names and their synonyms. */
import type { ColorName } from '../composition/facts.ts';
import { listed, wordTable } from './word-list.ts';

export const COLOR_WORDS = wordTable<ColorName>({
  red: 'red, crimson, scarlet, burgundy, maroon, ruby, cherry red, blood red, vermilion, reddish, oxblood',
  orange: 'orange, amber, tangerine, apricot, ochre, terracotta',
  yellow: 'yellow, mustard, lemon yellow, canary yellow, golden yellow, yellowish, saffron',
  green:
    'green, emerald, olive, olive green, lime green, sage green, mint green, forest green, bottle green, greenish, jade, khaki',
  teal: 'teal, turquoise, cyan, aqua, aquamarine, petrol blue, blue green',
  blue: 'blue, navy, navy blue, azure, cobalt, cobalt blue, royal blue, sky blue, indigo, sapphire, bluish, ultramarine',
  purple: 'purple, violet, lilac, lavender, plum, mauve, aubergine',
  pink: 'pink, magenta, fuchsia, rose pink, salmon pink, hot pink, coral, pinkish',
  brown: 'brown, tan, chestnut, chocolate brown, russet, sepia, brownish, caramel, beige brown',
  white: 'white, cream, ivory, off white, beige, eggshell, snow white, cream coloured, whitish, pearl',
  grey: 'grey, gray, silver grey, slate grey, ash grey, greyish, grayish, taupe, charcoal grey',
  black: 'black, jet black, ebony, pitch black, coal black, charcoal',
});

/** Before a colour they shade it and carry nothing of their own. */
export const COLOR_SHADES: readonly string[] = listed(
  'light, pale, deep, dark, bright, vivid, pastel, dusty, faded, dull, rich, soft, warm, cold, muted, hot',
);
