/**
 * Light of a plan, roughly: sun or moon, sky, practicals. Lux and lumens as on the set, so that a lamp counts by night and not at noon; the
 * picture is exposed for what there is.
 */
import { planckianSpectrum } from '../../../core/color/illuminants.ts';
import type { Triple } from '../../../core/color/matrix3.ts';
import { normalize, type Vec3 } from '../../../core/math/vec3.ts';
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';
import { lightColour } from '../../viewport/picture/light-colour.ts';

export interface Lamp {
  readonly positionM: Vec3;
  readonly fluxLm: number;
  /** Linear Rec.709 of luminance 1. */
  readonly color: Triple;
}

export interface PlanLight {
  readonly sunLx: number;
  /** Towards the sun, unit. */
  readonly towardsSun: Vec3;
  readonly sunColor: Triple;
  /** On level ground, without the sun. */
  readonly skyLx: number;
  readonly horizon: Triple;
  readonly zenith: Triple;
  /** Light lost in the air, 1/m. */
  readonly hazePerM: number;
  /** Of a window seen from inside; 0 where there is nothing behind it to be seen. */
  readonly windowNits: number;
  readonly lamps: readonly Lamp[];
  /** Windows are lit. */
  readonly isDark: boolean;
  /** Lamps are what is seen by. */
  readonly isWarm: boolean;
  /** What the mean of the picture is exposed to, 0…1. */
  readonly key: number;
}

interface Hour {
  readonly sunLx: number;
  readonly skyLx: number;
  readonly elevationDeg: number;
  readonly sunK: number;
  readonly horizon: Triple;
  readonly zenith: Triple;
}
const hour = (
  sunLx: number,
  skyLx: number,
  elevationDeg: number,
  sunK: number,
  horizon: Triple,
  zenith: Triple,
): Hour => ({
  sunLx,
  skyLx,
  elevationDeg,
  sunK,
  horizon,
  zenith,
});
const CLEAR: readonly [Triple, Triple] = [
  [0.92, 1, 1.15],
  [0.4, 0.68, 1.45],
];
const HOURS: Readonly<Record<string, Hour>> = {
  dawn: hour(2500, 1800, 7, 2900, [1.5, 0.98, 0.66], [0.5, 0.58, 0.86]),
  morning: hour(38_000, 14_000, 28, 4700, ...CLEAR),
  noon: hour(80_000, 21_000, 58, 5600, ...CLEAR),
  afternoon: hour(45_000, 15_000, 34, 4900, ...CLEAR),
  dusk: hour(250, 350, 4, 2300, [1.55, 0.86, 0.6], [0.36, 0.42, 0.85]),
  night: hour(0.35, 0.9, 40, 6500, [0.9, 0.92, 1.1], [0.35, 0.5, 1.1]),
};
/** Share of the sun's light that comes through cloud from everywhere. */
const THROUGH_CLOUD = 0.2;
const CLOUD: Triple = [0.95, 1, 1.06];
const HAZE_PER_M: Readonly<Record<string, number>> = { fog: 0.045, mist: 0.016, rain: 0.005, snow: 0.007 };
const CLEAR_HAZE_PER_M = 0.0007;
/** Of the light outside, what comes through the windows of a room; and what is there when nothing does. */
const THROUGH_WINDOWS = 0.012;
const DARK_ROOM_LX = 1.2;
/** White balance: what daylight and lamps are seen against, kelvins. */
const WHITE_K = { light: 5200, dark: 3900 };
const MOST_LAMPS = 6;

/** @param isWarm seen against lamps, not daylight. @returns linear Rec.709. */
export const lampColor = (kelvin: number, isWarm: boolean): Triple => {
  const [r, g, b] = lightColour(spectrum(kelvin));
  const [wr, wg, wb] = lightColour(spectrum(isWarm ? WHITE_K.dark : WHITE_K.light));
  return [r / wr, g / wg, b / Math.max(0.05, wb)];
};
const spectra = new Map<number, ReturnType<typeof planckianSpectrum>>();
function spectrum(kelvin: number): ReturnType<typeof planckianSpectrum> {
  const rounded = Math.max(1500, Math.round(kelvin / 100) * 100);
  const known = spectra.get(rounded) ?? planckianSpectrum(rounded);
  spectra.set(rounded, known);
  return known;
}

const HANGING = new Set([
  'pendant lamp',
  'chandelier',
  'bare bulb',
  'stage light',
  'fluorescent tube',
  'string lights',
]);
function lampsOf(thing: PlanThing, isWarm: boolean): readonly Lamp[] {
  const { light, positionM, sizeM, yawDeg, copies } = thing;
  if (light === null || light.fluxLm <= 0) return [];
  const height =
    sizeM[1] *
    (HANGING.has(thing.class)
      ? 0.12
      : thing.family === 'practical' || thing.family === 'street'
        ? 0.86
        : 0.5);
  const out = thing.class === 'street lamp' ? 0.3 * sizeM[0] : 0;
  const color = lampColor(light.cctK, isWarm);
  const places = copies.length > 0 ? copies : [[positionM[0], positionM[2], yawDeg, 1] as const];
  return places.map(([x, z, yaw, scale]): Lamp => {
    const angle = (yaw * Math.PI) / 180;
    return {
      positionM: [x + out * Math.cos(angle), positionM[1] + height * scale, z - out * Math.sin(angle)],
      fluxLm: light.fluxLm,
      color,
    };
  });
}

export function planLight({ timeOfDay, weather, isIndoors, things, camera }: ScenePlan): PlanLight {
  const { sunLx, skyLx, elevationDeg, sunK, horizon, zenith } = HOURS[timeOfDay] ?? HOURS['noon']!;
  const isDark = timeOfDay === 'night' || timeOfDay === 'dusk';
  const isCloudy = weather !== 'clear' && weather !== 'mist';
  const elevation = (elevationDeg * Math.PI) / 180;
  const openLx = isCloudy ? skyLx + THROUGH_CLOUD * sunLx : skyLx;
  const [tx, , tz] = camera.targetM;
  const farness = ({ positionM: [x, , z] }: Lamp): number => (x - tx) ** 2 + (z - tz) ** 2;
  const lamps = things
    .flatMap((thing) => lampsOf(thing, isDark || isIndoors))
    .sort((a, b) => farness(a) / a.fluxLm - farness(b) / b.fluxLm)
    .slice(0, MOST_LAMPS);
  return {
    sunLx: isIndoors || isCloudy ? 0 : sunLx,
    towardsSun: normalize([0.62 * Math.cos(elevation), Math.sin(elevation), 0.5 * Math.cos(elevation)]),
    sunColor: lampColor(sunK, false),
    skyLx: isIndoors ? Math.max(DARK_ROOM_LX, THROUGH_WINDOWS * (openLx + 0.4 * sunLx)) : openLx,
    horizon: isCloudy ? CLOUD : horizon,
    zenith: isCloudy ? CLOUD : zenith,
    hazePerM: isIndoors ? 0 : (HAZE_PER_M[weather] ?? CLEAR_HAZE_PER_M),
    windowNits: isIndoors && !isDark ? (0.06 * (openLx + 0.4 * sunLx)) / Math.PI : 0,
    lamps,
    isDark,
    isWarm: isDark || isIndoors,
    key: isDark ? 0.1 : 0.2,
  };
}
