/** Sizes of things and spacing of places. Spacing words before a thing, and size words before a place, say the other. */
import { listed, wordTable } from './word-list.ts';

export const SIZE_WORDS = wordTable<'small' | 'large'>({
  small: 'small, little, tiny, low, short, miniature, smaller, smallish, compact, slim, petite',
  large:
    'large, big, tall, huge, giant, long, high, larger, enormous, massive, oversized, bigger, great, gigantic, towering, grand scale, monumental',
});

export const SPACING_WORDS = wordTable<'narrow' | 'wide'>({
  narrow: 'narrow, cramped, tight, claustrophobic, confined, narrower, close quartered, poky, boxy',
  wide: 'wide, spacious, broad, vast, roomy, cavernous, wider, expansive, sprawling, open plan, generous, wide open',
});

/** Words that a caption puts before a place; others are read only. */
export const PLACE_SPACING = {
  narrow: listed('narrow, cramped, tight, confined, small, tiny'),
  wide: listed('wide, spacious, broad, vast, large, huge, big, sprawling'),
} as const;

/** Of a place these say nothing about how much room it gives. */
export const HEIGHT_WORDS: readonly string[] = listed(
  'long, tall, high, low, short, great, towering, slim, monumental',
);
