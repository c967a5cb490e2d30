/**
 * Where the sun stands, by date, time and place.
 *
 * The low-precision solar theory of Meeus [1, ch. 25] as the NOAA solar calculator uses it [2]: within 0.01° of the
 * full theory between 1950 and 2050. Elevation is given geometric and with NOAA's refraction for the standard
 * atmosphere. Nutation is included in the apparent longitude, the difference UT1 − TT is not (below 0.001°).
 *
 * Compass: degrees clockwise from true North. In the scene North is −Z, East is +X, up is +Y.
 *
 * [1] J. Meeus, Astronomical Algorithms, 2nd ed., 1998.
 * [2] NOAA Global Monitoring Laboratory, Solar Calculation Details.
 */
import { degreesFromRadians, radiansFromDegrees } from '../units/conversions.ts';
import { degrees, type Degrees, type Radians } from '../units/units.ts';
import type { Vec3 } from '../math/vec3.ts';

/** A moment on the civil calendar (Gregorian) with its offset from UTC. */
export interface CivilTime {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  /** 1…31 */
  readonly day: number;
  /** Hours since local midnight, 0…24, fractions allowed. */
  readonly hours: number;
  /** Local time minus UTC, hours (daylight saving included). */
  readonly utcOffsetHours: number;
}
/** Degrees; north and east positive. */
export interface Place {
  readonly latitude: Degrees;
  readonly longitude: Degrees;
}
export interface SolarPosition {
  /** Above the horizon, without refraction. */
  readonly geometricElevation: Degrees;
  /** As seen, with atmospheric refraction. */
  readonly elevation: Degrees;
  /** Clockwise from North. */
  readonly azimuth: Degrees;
  readonly declination: Degrees;
  /** Apparent minus mean solar time, minutes. */
  readonly equationOfTimeMinutes: number;
}

const sin = (deg: number): number => Math.sin(radiansFromDegrees(degrees(deg)));
const cos = (deg: number): number => Math.cos(radiansFromDegrees(degrees(deg)));
const tan = (deg: number): number => Math.tan(radiansFromDegrees(degrees(deg)));
const asin = (v: number): number => degreesFromRadians(Math.asin(Math.min(Math.max(v, -1), 1)) as Radians);
const atan2 = (y: number, x: number): number => degreesFromRadians(Math.atan2(y, x) as Radians);
const turn = (deg: number): number => ((deg % 360) + 360) % 360;

/** Julian day of a moment [1, ch. 7]. */
export const julianDay = (time: CivilTime): number => {
  const [y, m] = time.month <= 2 ? [time.year - 1, time.month + 12] : [time.year, time.month];
  const century = Math.floor(y / 100);
  const gregorian = 2 - century + Math.floor(century / 4);
  const midnight =
    Math.floor(365.25 * (y + 4716)) + Math.floor(30.6001 * (m + 1)) + time.day + gregorian - 1524.5;
  return midnight + (time.hours - time.utcOffsetHours) / 24;
};

/** NOAA's refraction for 1013 hPa and 10 °C, degrees to add to a geometric elevation [2]. */
export const refraction = (elevation: number): number => {
  if (elevation > 85) return 0;
  const t = tan(elevation);
  const arcSeconds =
    elevation > 5
      ? 58.1 / t - 0.07 / t ** 3 + 0.000086 / t ** 5
      : elevation > -0.575
        ? 1735 + elevation * (-518.2 + elevation * (103.4 + elevation * (-12.79 + elevation * 0.711)))
        : -20.772 / t;
  return arcSeconds / 3600;
};

/** @throws RangeError for a latitude beyond ±90° or values that are not finite. */
export const solarPosition = (time: CivilTime, place: Place): SolarPosition => {
  if (!(Math.abs(place.latitude) <= 90))
    throw new RangeError(`latitude: expected −90 to 90 degrees, got ${place.latitude}`);
  if (!Number.isFinite(place.longitude))
    throw new RangeError(`longitude: expected degrees, got ${place.longitude}`);
  const jd = julianDay(time);
  if (!Number.isFinite(jd)) throw new RangeError('time: expected a finite date and hour');
  const t = (jd - 2451545) / 36525;
  const meanLongitude = turn(280.46646 + t * (36000.76983 + t * 0.0003032));
  const anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
  const eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
  const centre =
    sin(anomaly) * (1.914602 - t * (0.004817 + t * 0.000014)) +
    sin(2 * anomaly) * (0.019993 - t * 0.000101) +
    sin(3 * anomaly) * 0.000289;
  const node = 125.04 - 1934.136 * t;
  const apparentLongitude = meanLongitude + centre - 0.00569 - 0.00478 * sin(node);
  const meanObliquity = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60;
  const obliquity = meanObliquity + 0.00256 * cos(node);
  const declination = asin(sin(obliquity) * sin(apparentLongitude));

  const y = tan(obliquity / 2) ** 2;
  const equationOfTimeMinutes =
    4 *
    degreesFromRadians(
      (y * sin(2 * meanLongitude) -
        2 * eccentricity * sin(anomaly) +
        4 * eccentricity * y * sin(anomaly) * cos(2 * meanLongitude) -
        0.5 * y * y * sin(4 * meanLongitude) -
        1.25 * eccentricity ** 2 * sin(2 * anomaly)) as Radians,
    );

  const utcMinutes = (time.hours - time.utcOffsetHours) * 60;
  const hourAngle = turn((utcMinutes + equationOfTimeMinutes + 4 * place.longitude) / 4) - 180;
  const { latitude } = place;
  const geometric = asin(
    sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hourAngle),
  );
  const azimuth = turn(
    180 + atan2(sin(hourAngle), cos(hourAngle) * sin(latitude) - tan(declination) * cos(latitude)),
  );
  return {
    geometricElevation: degrees(geometric),
    elevation: degrees(geometric + refraction(geometric)),
    azimuth: degrees(azimuth),
    declination: degrees(declination),
    equationOfTimeMinutes,
  };
};

/** Unit vector toward a compass direction: North −Z, East +X, up +Y. */
export const directionFromCompass = (elevation: Degrees, azimuth: Degrees): Vec3 => [
  cos(elevation) * sin(azimuth),
  sin(elevation),
  -cos(elevation) * cos(azimuth),
];
