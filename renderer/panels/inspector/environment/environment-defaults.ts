/** Worlds to begin with. */
import type { EnvironmentSource } from '../../../../core/document/index.ts';
import { localTimeOf, type SunSky } from './sun-times.ts';

export const UNIFORM: Extract<EnvironmentSource, { type: 'uniform' }> = {
  type: 'uniform',
  luminanceNits: 50,
  color: { type: 'cct', cctK: 6500, duv: 0 },
};

/** Mid-afternoon in Paris: a sun that is low enough to be seen in windows in most of the year. */
export const newSunSky = (date: string): SunSky => ({
  type: 'sunSky',
  localTime: localTimeOf({ date, hours: 15, utcOffsetHours: 1 }),
  latitudeDeg: 48.86,
  longitudeDeg: 2.35,
  headingDeg: 0,
  turbidity: 3,
  groundAlbedo: 0.2,
  sunEnabled: true,
});
