/** Hours of the day in words, and clock times. */
import type { TimeOfDay } from '../composition/scene-composition.ts';
import { wordTable } from './word-list.ts';

export const TIME_WORDS = wordTable<TimeOfDay>({
  dawn: 'dawn, sunrise, daybreak, first light, break of day, crack of dawn, early dawn, sun up, sunup',
  morning:
    'morning, early morning, late morning, mid morning, forenoon, breakfast time, morning light, morning sun, morning mist, morning fog',
  noon: 'noon, midday, high noon, noonday, daytime, day, lunchtime, broad daylight, middle of the day, midday sun, daylight',
  afternoon:
    'afternoon, late afternoon, early afternoon, mid afternoon, afternoon light, afternoon sun, teatime',
  dusk: 'dusk, sunset, golden hour, magic hour, twilight, evening, sundown, blue hour, nightfall, early evening, late evening, gloaming, evening light',
  night:
    'night, midnight, nighttime, night time, late at night, late night, dead of night, middle of the night, moonlight, moonlit, after dark, small hours, nocturnal, tonight, overnight, nights, starry night',
});

/** @param hour 0…24 */
export function timeOfClock(hour: number): TimeOfDay {
  if (hour < 5 || hour >= 21) return 'night';
  if (hour < 7) return 'dawn';
  if (hour < 11) return 'morning';
  if (hour < 14) return 'noon';
  if (hour < 18) return 'afternoon';
  return 'dusk';
}
