/** Times and places of the sun as the environment keeps them: an ISO moment with its offset, edited as a date, an hour and a zone. */
import type { EnvironmentSource } from '../../../../core/document/index.ts';
import { directionFromCompass, solarPosition } from '../../../../core/lighting/solar-position.ts';
import type { Vec3 } from '../../../../core/math/vec3.ts';
import { civilTime } from '../../../../core/scene/flatten/flatten-environment.ts';
import { degrees } from '../../../../core/units/units.ts';

export type SunSky = Extract<EnvironmentSource, { type: 'sunSky' }>;

export interface SunMoment {
  /** yyyy-mm-dd */
  readonly date: string;
  /** 0…24 */
  readonly hours: number;
  readonly utcOffsetHours: number;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function momentOf(localTime: string): SunMoment {
  const { year, month, day, hours, utcOffsetHours } = civilTime(localTime);
  return { date: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`, hours, utcOffsetHours };
}

/** To the minute. The last minute of the day is the end of it: midnight belongs to the next. */
export function localTimeOf({ date, hours, utcOffsetHours }: SunMoment): string {
  const minutes = Math.min(24 * 60 - 1, Math.max(0, Math.round(hours * 60)));
  const offset = Math.round(utcOffsetHours * 60);
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00${zone}`;
}

export interface SunPlace {
  readonly elevationDeg: number;
  /** From true north over east. */
  readonly azimuthDeg: number;
}

export function sunPlace(source: SunSky): SunPlace {
  const { elevation, azimuth } = solarPosition(civilTime(source.localTime), {
    latitude: degrees(source.latitudeDeg),
    longitude: degrees(source.longitudeDeg),
  });
  return { elevationDeg: elevation, azimuthDeg: azimuth };
}

/** From the scene to the sun: the scene's −Z looks along the heading. */
export function sunDirection(source: SunSky): Vec3 {
  const { elevationDeg, azimuthDeg } = sunPlace(source);
  return directionFromCompass(degrees(elevationDeg), degrees(azimuthDeg - source.headingDeg));
}

const POINTS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
];
export const compassPoint = (azimuthDeg: number): string =>
  POINTS[((Math.round(azimuthDeg / 22.5) % 16) + 16) % 16]!;

export interface SunTimes {
  /** Null where the sun does not rise or set that day. */
  readonly sunrise: number | null;
  readonly sunset: number | null;
  /** Highest. */
  readonly noon: number;
}

const SCAN_MINUTES = 10;
/** The upper edge of the sun at the horizon, refraction included in `elevation`. */
const EDGE_DEG = -0.27;

/** Sunrise, noon and sunset by the clock of the place, to about a minute. */
export function sunTimes(source: SunSky): SunTimes {
  const moment = momentOf(source.localTime);
  const at = (hours: number): number =>
    sunPlace({ ...source, localTime: localTimeOf({ ...moment, hours }) }).elevationDeg - EDGE_DEG;
  let noon = 0;
  let highest = -Infinity;
  let sunrise: number | null = null;
  let sunset: number | null = null;
  let before = at(0);
  const step = SCAN_MINUTES / 60;
  for (let hours = step; hours <= 24; hours += step) {
    const here = at(hours);
    if (here > highest) [highest, noon] = [here, hours];
    const crossing = hours - step + (step * before) / (before - here);
    if (before < 0 && here >= 0) sunrise ??= crossing;
    if (before >= 0 && here < 0) sunset = crossing;
    before = here;
  }
  return { sunrise, sunset, noon };
}

/** What that light is called on a call sheet. */
export function daylightWord({ elevationDeg }: SunPlace): string {
  if (elevationDeg < -18) return 'night';
  if (elevationDeg < -6) return 'deep dusk';
  if (elevationDeg < -0.3) return 'blue hour';
  if (elevationDeg < 6) return 'magic hour';
  if (elevationDeg < 15) return 'low sun';
  if (elevationDeg < 40) return 'half-high sun';
  return 'high sun';
}

/** Places to begin with; offsets of summer time where the date is in it are the person's. */
export const PLACES: readonly {
  readonly name: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly utcOffsetHours: number;
}[] = [
  { name: 'Los Angeles', latitudeDeg: 34.05, longitudeDeg: -118.24, utcOffsetHours: -8 },
  { name: 'New York', latitudeDeg: 40.71, longitudeDeg: -74.01, utcOffsetHours: -5 },
  { name: 'London', latitudeDeg: 51.51, longitudeDeg: -0.13, utcOffsetHours: 0 },
  { name: 'Paris', latitudeDeg: 48.86, longitudeDeg: 2.35, utcOffsetHours: 1 },
  { name: 'Berlin', latitudeDeg: 52.52, longitudeDeg: 13.4, utcOffsetHours: 1 },
  { name: 'Rome', latitudeDeg: 41.9, longitudeDeg: 12.5, utcOffsetHours: 1 },
  { name: 'Reykjavík', latitudeDeg: 64.15, longitudeDeg: -21.94, utcOffsetHours: 0 },
  { name: 'Mumbai', latitudeDeg: 19.08, longitudeDeg: 72.88, utcOffsetHours: 5.5 },
  { name: 'Tokyo', latitudeDeg: 35.68, longitudeDeg: 139.69, utcOffsetHours: 9 },
  { name: 'Sydney', latitudeDeg: -33.87, longitudeDeg: 151.21, utcOffsetHours: 10 },
];
