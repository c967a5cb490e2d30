/**
 * Optical quantities as crafts write them on slates, camera reports and boards. Typographic signs: prime ′ and double
 * prime ″ for feet and inches, thin no-break space between number and unit left to the page.
 */
import { degreesFromRadians, feetFromMetres, millimetresFromMetres } from '../units/conversions.ts';
import type { Degrees, FramesPerSecond, Kelvin, Metres, Radians, Seconds, Stops } from '../units/units.ts';
import { namedDensity, stopsFromDensity } from './neutral-density.ts';

/** Shortest decimal with at most `digits` places: 40 → "40", 27.5 → "27.5". */
const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** "40 mm", "27.5 mm" */
export const formatFocalLength = (focalLength: Metres): string =>
  `${trimmed(millimetresFromMetres(focalLength), 1)} mm`;

/** "24–290 mm" */
export const formatZoomRange = (wide: Metres, long: Metres): string =>
  `${trimmed(millimetresFromMetres(wide), 1)}–${trimmed(millimetresFromMetres(long), 1)} mm`;

/** "27.99 × 19.22 mm" */
export const formatFilmSize = (width: Metres, height: Metres): string =>
  `${trimmed(millimetresFromMetres(width), 2)} × ${trimmed(millimetresFromMetres(height), 2)} mm`;

/** "180°", "172.8°" */
export const formatShutterAngle = (angle: Degrees): string => `${trimmed(angle, 1)}°`;

/** "1/48 s", "1/60 s"; a second and longer as "2 s". Denominators keep one decimal below 10. */
export function formatShutterTime(time: Seconds): string {
  if (time >= 1) return `${trimmed(time, 1)} s`;
  const denominator = 1 / time;
  return `1/${trimmed(denominator, denominator < 10 ? 1 : 0)} s`;
}

/** "24 fps", "23.976 fps" */
export const formatFrameRate = (rate: FramesPerSecond): string => `${trimmed(rate, 3)} fps`;

/** "EI 800" */
export const formatExposureIndex = (ei: number): string => `EI ${Math.round(ei)}`;

/** "ND 0.9 (3 stops)"; nothing in the way: "no ND". */
export function formatNeutralDensity(loss: Stops): string {
  if (loss === 0) return 'no ND';
  const density = namedDensity(loss);
  const whole = trimmed(stopsFromDensity(density), 1);
  return `ND ${density.toFixed(1)} (${whole} ${whole === '1' ? 'stop' : 'stops'})`;
}

/** "5600 K" */
export const formatWhiteBalance = (temperature: Kelvin): string => `${Math.round(temperature)} K`;

/** "2.40 m", "0.35 m", from 100 m without decimals; infinity "∞". */
export function formatMetres(distance: Metres): string {
  if (distance === Infinity) return '∞';
  return `${distance.toFixed(Math.abs(distance) < 100 ? 2 : 0)} m`;
}

const QUARTERS = ['', '¼', '½', '¾'];

/** Feet and inches to the nearest quarter inch: "7′ 10½″", under a foot "9¾″"; infinity "∞". Negative with a minus sign. */
export function formatFeetInches(distance: Metres): string {
  if (!Number.isFinite(distance)) return '∞';
  const quarters = Math.round(feetFromMetres(distance) * 48);
  const sign = quarters < 0 ? '−' : '';
  const size = Math.abs(quarters);
  const feet = Math.floor(size / 48);
  const inches = Math.floor((size % 48) / 4);
  const fraction = QUARTERS[size % 4]!;
  const inchText = `${inches === 0 && fraction !== '' ? '' : inches}${fraction}″`;
  return feet === 0 ? sign + inchText : `${sign}${feet}′ ${inchText}`;
}

/** "2.40 m / 7′ 10½″" */
export const formatDistance = (distance: Metres): string =>
  distance === Infinity ? '∞' : `${formatMetres(distance)} / ${formatFeetInches(distance)}`;

/** "1.92 – 2.68 m", "3.10 m – ∞" */
export const formatDepthOfField = (near: Metres, far: Metres): string =>
  far === Infinity ? `${formatMetres(near)} – ∞` : `${near.toFixed(2)} – ${far.toFixed(2)} m`;

/** Tilt with a true minus sign: "−5°", "+12.5°", "0°". */
export function formatTilt(angle: Radians): string {
  const degrees = Number(degreesFromRadians(angle).toFixed(1));
  if (degrees === 0) return '0°';
  return `${degrees < 0 ? '−' : '+'}${Math.abs(degrees)}°`;
}

/** "1x" is not written: "spherical"; else "2x anamorphic". */
export const formatSqueeze = (squeeze: number): string =>
  squeeze === 1 ? 'spherical' : `${trimmed(squeeze, 2)}x anamorphic`;
