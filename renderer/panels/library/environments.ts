/** Times of day as environments. Sun and sky are computed from a place and a moment; the rest are even domes with the levels of their kind. */
import type { EnvironmentSource } from '../../../core/document/index.ts';

export interface EnvironmentPreset {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly source: EnvironmentSource;
}

/** Day and night are equally long, so that times of day are what they are called anywhere. */
const EQUINOX = '2026-03-20';
const LATITUDE_DEG = 40;

const sunAt = (time: string, turbidity: number): EnvironmentSource => ({
  type: 'sunSky',
  localTime: `${EQUINOX}T${time}:00+00:00`,
  latitudeDeg: LATITUDE_DEG,
  longitudeDeg: 0,
  headingDeg: 180,
  turbidity,
  groundAlbedo: 0.2,
  sunEnabled: true,
});

/** Illuminance on the floor from an even dome is π times its luminance. */
const dome = (floorLx: number, cctK: number): EnvironmentSource => ({
  type: 'uniform',
  luminanceNits: Number((floorLx / Math.PI).toPrecision(3)),
  color: { type: 'cct', cctK, duv: 0 },
});

export const ENVIRONMENTS: readonly EnvironmentPreset[] = [
  { id: 'dawn', title: 'Dawn', detail: 'sun 3° high, hazy', source: sunAt('06:25', 4) },
  { id: 'morning', title: 'Morning', detail: 'sun 30° high, clear', source: sunAt('08:50', 2.5) },
  { id: 'noon', title: 'Noon', detail: 'sun 50° high, clear', source: sunAt('12:07', 2.5) },
  { id: 'golden-hour', title: 'Golden hour', detail: 'sun 7° high', source: sunAt('17:37', 3) },
  { id: 'dusk', title: 'Dusk', detail: 'sun on the horizon', source: sunAt('18:05', 4) },
  { id: 'overcast', title: 'Overcast', detail: '8,000 lx, 6500 K', source: dome(8000, 6500) },
  { id: 'blue-hour', title: 'Blue hour', detail: '10 lx, 12,000 K', source: dome(10, 12_000) },
  { id: 'moonlight', title: 'Moonlight', detail: '0.25 lx, 4100 K', source: dome(0.25, 4100) },
  { id: 'grey', title: 'Grey studio', detail: '300 lx, 5600 K', source: dome(300, 5600) },
  { id: 'black', title: 'Blacked out', detail: 'no light but yours', source: dome(0, 5600) },
];
