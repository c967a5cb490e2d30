/** Place, hour, weather, mood and air, as the words of a prompt settle them: the strongest place, the first of the others. */
import type { Mood, Setting, TimeOfDay, Weather } from '../composition/scene-composition.ts';
import type { Word } from './word.ts';

/** How firmly words name the place of the scene. */
export const PLACE_STRENGTH = { beside: 0, before: 0.5, named: 1, opening: 2, within: 2, slug: 3 } as const;

export class WorldReader {
  timeOfDay: TimeOfDay | null = null;
  weather: Weather | null = null;
  mood: Mood | null = null;
  spacing: 'narrow' | 'wide' | null = null;
  wet: boolean | null = null;
  hazy: boolean | null = null;
  setting: Setting | null = null;
  /** The word that named the place. */
  settingWord = '';
  private strength = -1;

  nameSetting(setting: Setting, strength: number, word: string): void {
    if (strength <= this.strength) return;
    this.setting = setting;
    this.strength = strength;
    this.settingWord = word;
  }

  /** @returns whether the word said anything. */
  hear({ time, weather, mood, wet, hazy }: Word): boolean {
    if (time !== undefined) this.timeOfDay ??= time;
    if (weather !== undefined) this.weather ??= weather;
    if (mood !== undefined) this.mood ??= mood;
    if (wet !== undefined) this.wet ??= wet;
    if (hazy !== undefined) this.hazy ??= hazy;
    return [time, weather, mood, wet, hazy].some((said) => said !== undefined);
  }

  /** "no smoke", "not wet": the air and the ground can be denied; without clouds it is clear; other denied weather leaves it open. */
  deny({ wet, hazy, weather }: Word): void {
    if (weather === 'overcast') this.weather ??= 'clear';
    if (wet !== undefined) this.wet ??= !wet;
    if (hazy !== undefined) this.hazy ??= !hazy;
  }
}
