/** How the light feels, in words. */
import type { Mood } from '../composition/scene-composition.ts';
import { listed, wordTable } from './word-list.ts';

export const MOOD_WORDS = wordTable<Mood>({
  neutral:
    'neutral light, neutral mood, even light, neutral lighting, balanced light, natural light, flat light, neutral',
  warm: 'warm light, warm, cosy, cozy, warm lighting, warm mood, inviting, warm glow, golden light, homely, intimate, romantic, candlelit, warmly lit, tungsten light, firelight, warm tones',
  cold: 'cold light, cold, cold lighting, cool light, chilly, cold mood, icy, bleak, clinical, sterile, coldly lit, cool tones, blue light, freezing',
  moody:
    'moody light, moody, noir, film noir, low key, ominous, gloomy, dim, dimly lit, brooding, sinister, shadowy, eerie, mysterious, moody lighting, low key lighting, dark, tense, dark mood, dramatic light, dramatic, dramatic lighting, spooky, menacing, murky',
  bright:
    'bright light, bright, high key, cheerful, brightly lit, airy, bright lighting, high key lighting, well lit, bright mood, radiant, vibrant, sun drenched, sun filled, light filled',
});

/** Before a thing that gives no light, these say something of the thing, not of the scene's light. */
export const THING_MOODS: readonly string[] = listed(
  'dark, cold, warm, bright, dim, neutral, clinical, sterile, vibrant, dramatic, mysterious, inviting, intimate, icy, freezing, chilly',
);
