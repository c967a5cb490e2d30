/** Practicals that burn, or do not. */
import { listed } from './word-list.ts';

export const LIT_WORDS: readonly string[] = listed(
  'lit, glowing, burning, switched on, flickering, illuminated, turned on, shining, lit up, blinking, buzzing, blazing, backlit, alight, humming, sputtering, glows, burns, flickers, glow',
);
export const UNLIT_WORDS: readonly string[] = listed(
  'unlit, switched off, turned off, extinguished, dead, burnt out, burned out, blown out, put out, off',
);
