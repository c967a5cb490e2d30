/** The sky of a composition, and how much light falls there: hours of a June day in central Europe, where dusk is long. */
import type { EnvironmentSource } from '../../document/index.ts';
import type { ComposedWorld, TimeOfDay } from '../composition/scene-composition.ts';

const PLACE = { latitudeDeg: 50, longitudeDeg: 15 };
/** Local clock, UTC+2: the sun stands 4° high at dawn and dusk, 33° in the morning and the afternoon, 63° at noon. */
const CLOCK: Readonly<Record<Exclude<TimeOfDay, 'night'>, string>> = {
  dawn: '05:30:00',
  morning: '08:40:00',
  noon: '13:05:00',
  afternoon: '17:25:00',
  dusk: '20:40:00',
};

/** Illuminance on level ground in the open, lux: clear with sun, and under cloud. */
const OPEN_LX: Readonly<Record<TimeOfDay, readonly [clear: number, overcast: number]>> = {
  dawn: [2500, 400],
  morning: [55_000, 9000],
  noon: [100_000, 16_000],
  afternoon: [58_000, 9500],
  dusk: [2500, 400],
  night: [0.3, 0.15],
};
/** Fog and falling snow spread the light, rain clouds take some of it. */
const THROUGH: Readonly<Record<ComposedWorld['weather'], number>> = {
  clear: 1,
  overcast: 1,
  rain: 0.6,
  fog: 0.8,
  snow: 0.9,
  mist: 1,
};
export const hasSun = (weather: ComposedWorld['weather']): boolean =>
  weather === 'clear' || weather === 'mist';

/** Lux on level ground outside. */
export const openIlluminanceLx = ({ timeOfDay, weather }: ComposedWorld): number =>
  OPEN_LX[timeOfDay][hasSun(weather) ? 0 : 1] * THROUGH[weather];

export function skyOf(world: ComposedWorld): EnvironmentSource {
  const { timeOfDay, weather, headingDeg } = world;
  if (timeOfDay !== 'night' && hasSun(weather))
    return {
      type: 'sunSky',
      localTime: `2026-06-21T${CLOCK[timeOfDay]}+02:00`,
      ...PLACE,
      headingDeg,
      turbidity: weather === 'mist' ? 6 : 3,
      groundAlbedo: 0.2,
      sunEnabled: true,
    };
  // an even dome of luminance L gives π·L on the ground
  const nits = openIlluminanceLx(world) / Math.PI;
  const cctK = timeOfDay === 'night' ? 9000 : timeOfDay === 'dawn' || timeOfDay === 'dusk' ? 8500 : 6800;
  return {
    type: 'uniform',
    luminanceNits: Number(nits.toPrecision(3)),
    color: { type: 'cct', cctK, duv: 0 },
  };
}
