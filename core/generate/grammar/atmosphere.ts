/** Hour, weather, mood and air of a place: what is usual where, and how far it is seen through haze. */
import {
  MOODS,
  type ComposedWorld,
  type Mood,
  type Setting,
  type TimeOfDay,
  type Weather,
} from '../composition/scene-composition.ts';
import type { Random } from './random.ts';
import type { Wish } from './wish.ts';

export const INDOORS: ReadonlySet<Setting> = new Set<Setting>([
  'living room',
  'kitchen',
  'bedroom',
  'bathroom',
  'bar',
  'office',
  'corridor',
  'warehouse',
  'stage',
  'car park',
  'tabletop',
]);

/** Places without daylight worth speaking of: their lamps burn at noon too. */
const ENCLOSED: ReadonlySet<Setting> = new Set<Setting>([
  'bar',
  'corridor',
  'warehouse',
  'stage',
  'car park',
]);

/** Optical depth over the place from which air is called hazy. */
const HAZY_DEPTH = 0.2;
const seenDepthM = (extentZM: number): number => Math.min(250, Math.max(6, extentZM));

export const isHazy = ({ hazePerM, extentM }: Pick<ComposedWorld, 'hazePerM' | 'extentM'>): boolean =>
  hazePerM * seenDepthM(extentM[2]) >= HAZY_DEPTH;

/** From here on a ground is called wet. */
export const WET = 0.4;

export interface Hour {
  readonly timeOfDay: TimeOfDay;
  readonly weather: Weather;
  readonly mood: Mood;
  readonly wetness: number;
}

const times = (dawn: number, morning: number, noon: number, afternoon: number, dusk: number, night: number) =>
  [
    ['dawn', dawn],
    ['morning', morning],
    ['noon', noon],
    ['afternoon', afternoon],
    ['dusk', dusk],
    ['night', night],
  ] as const satisfies readonly (readonly [TimeOfDay, number])[];
const EVENINGS = times(0.6, 0.8, 0.8, 1, 1.8, 3.4);
const DAYS = times(1.4, 1.4, 1, 1.4, 1.4, 0.8);

const TIMES: Partial<Readonly<Record<Setting, typeof EVENINGS>>> = {
  bar: times(0.1, 0.2, 0.3, 0.8, 1.6, 5),
  street: EVENINGS,
  alley: EVENINGS,
  rooftop: times(1, 0.8, 0.8, 1, 2.4, 2.4),
  'city skyline': times(1.2, 0.8, 0.6, 1, 2.2, 2.6),
  'living room': times(0.6, 1.4, 1, 1.4, 1.4, 2.4),
};

export function drawHour(setting: Setting, wish: Wish, random: Random): Hour {
  const timeOfDay = wish.timeOfDay ?? random.weighted(TIMES[setting] ?? DAYS);
  const snow = setting === 'mountain valley' ? 1.4 : setting === 'desert' || setting === 'coast' ? 0.05 : 0.5;
  const rain = setting === 'desert' ? 0.1 : wish.wet === true ? 6 : wish.wet === false ? 0 : 1.5;
  const foggy = wish.hazy === true ? 4 : wish.hazy === false ? 0 : 1;
  const weather =
    wish.weather ??
    random.weighted<Weather>([
      ['clear', wish.hazy === true ? 1 : 5],
      ['overcast', wish.hazy === true ? 0.5 : 2],
      ['rain', rain],
      ['fog', 0.7 * foggy],
      ['snow', wish.wet === true ? 0 : snow],
      ['mist', 0.8 * foggy],
    ]);
  const mood =
    wish.mood ??
    random.weighted<Mood>(
      MOODS.map((name) => {
        const late = timeOfDay === 'night' || timeOfDay === 'dusk';
        if (name === 'neutral') return [name, 2];
        if (name === 'bright') return [name, late ? 0.2 : 1.2];
        if (name === 'moody') return [name, late || weather === 'fog' ? 1.6 : 0.4];
        if (name === 'cold') return [name, weather === 'snow' || weather === 'rain' ? 1.4 : 0.5];
        return [name, weather === 'clear' ? 1.3 : 0.5];
      }),
    );
  return { timeOfDay, weather, mood, wetness: drawWetness(setting, weather, timeOfDay, wish, random) };
}

function drawWetness(
  setting: Setting,
  weather: Weather,
  timeOfDay: TimeOfDay,
  wish: Wish,
  random: Random,
): number {
  if (wish.wet === true) return random.uniform(0.6, 1);
  if (wish.wet === false) return random.uniform(0, 0.15);
  if (INDOORS.has(setting)) return setting === 'car park' && weather === 'rain' ? random.uniform(0, 0.6) : 0;
  if (weather === 'rain') return random.uniform(0.65, 1);
  if (weather === 'fog' || weather === 'mist') return random.uniform(0.1, 0.5);
  if (weather === 'snow') return random.uniform(0.1, 0.35);
  // streets are wetted down for night exteriors
  const town = setting === 'street' || setting === 'alley';
  return town && timeOfDay === 'night' && random.chance(0.3)
    ? random.uniform(0.5, 0.9)
    : random.uniform(0, 0.12);
}

/** Extinction of the air, 1/m. */
export function drawHaze(
  setting: Setting,
  extentZM: number,
  { weather, mood }: Hour,
  wish: Wish,
  random: Random,
): number {
  const depth = seenDepthM(extentZM);
  const limit = HAZY_DEPTH / depth;
  if (wish.hazy === false) return random.uniform(0, 0.5) * limit;
  if (wish.hazy === true) return Math.min(0.3, random.uniform(1.3, 4) * limit);
  const smoky = setting === 'bar' || setting === 'stage' || setting === 'warehouse';
  if (INDOORS.has(setting)) {
    const hazy = random.chance(smoky ? 0.5 : mood === 'moody' ? 0.35 : 0.08);
    return hazy ? random.uniform(1.1, 2.5) * limit : random.uniform(0, 0.4) * limit;
  }
  const [low, high] = {
    clear: [0, 0.4],
    overcast: [0.1, 0.6],
    rain: [0.5, 1.8],
    fog: [4, 12],
    snow: [0.5, 2],
    mist: [1.6, 4],
  }[weather] as [number, number];
  return Math.min(0.3, random.uniform(low, high) * limit);
}

/** How likely a practical burns. */
export function litChance(setting: Setting, timeOfDay: TimeOfDay): number {
  if (timeOfDay === 'night') return 0.94;
  if (ENCLOSED.has(setting)) return 0.9;
  if (timeOfDay === 'dusk') return 0.85;
  if (timeOfDay === 'dawn') return 0.55;
  return INDOORS.has(setting) ? 0.3 : 0.06;
}
