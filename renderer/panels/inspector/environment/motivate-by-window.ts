/**
 * Sun through a window: the scene is turned under the sky so that, at the date and hour that are set, the sun stands outside the window
 * and shines in. The hour decides how steep it falls; when the sun is down, the nearest hour at which it stands high enough is taken.
 */
import type { ObjectRecord } from '../../../../core/document/index.ts';
import { transformDirection, type Mat4 } from '../../../../core/math/mat4.ts';
import { dot, length, normalize, scale, sub, type Vec3 } from '../../../../core/math/vec3.ts';
import type { Box } from '../../../state/record-bounds.ts';
import { localTimeOf, momentOf, sunPlace, type SunSky } from './sun-times.ts';

/** Through which side of the opening's middle the sun comes, seen from inside. */
export type SunSide = 'straight' | 'left' | 'right';
const SIDE_DEG: Readonly<Record<SunSide, number>> = { straight: 0, left: 35, right: -35 };

const LOWEST_DEG = 5;

/**
 * The level direction out of a window: its thinnest side across the floor, away from the inside.
 * @param box of the window in its own space; @param inside a point of the room, in the world.
 */
export function outwardOf(box: Box, worldFromLocal: Mat4, inside: Vec3): Vec3 | null {
  const sizes = ([0, 1, 2] as const).map((axis) => {
    const unit: Vec3 = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0];
    const across = transformDirection(worldFromLocal, unit);
    const size = (box.max[axis] - box.min[axis]) * length(across);
    return { across: normalize(across), size };
  });
  const middle: Vec3 = [worldFromLocal[12], worldFromLocal[13], worldFromLocal[14]];
  const out = sub(middle, inside);
  // what is thin and stands upright: its normal lies level; of sides that are alike, the one that looks away from the room
  const level = sizes.filter(({ across }) => Math.abs(across[1]) < 0.9).sort((a, b) => a.size - b.size);
  const least = level[0]?.size ?? 0;
  const [thinnest] = level
    .filter(({ size }) => size <= least * 1.2)
    .sort((a, b) => Math.abs(dot(b.across, out)) - Math.abs(dot(a.across, out)));
  if (thinnest === undefined) return null;
  const { across } = thinnest;
  const flat: Vec3 = [across[0], 0, across[2]];
  if (length(flat) < 1e-6) return null;
  const normal = normalize(flat);
  return dot(out, normal) < 0 ? scale(normal, -1) : normal;
}

/** Compass bearing in the scene: −Z is 0, +X 90. */
const bearingOf = (direction: Vec3): number => (Math.atan2(direction[0], -direction[2]) * 180) / Math.PI;
const wrapped = (deg: number): number => ((((deg + 180) % 360) + 360) % 360) - 180;

/** The hour nearest to the one that is set at which the sun stands high enough; null where it does not that day. */
function hourWithSun(source: SunSky): number | null {
  const moment = momentOf(source.localTime);
  const elevation = (hours: number): number =>
    sunPlace({ ...source, localTime: localTimeOf({ ...moment, hours }) }).elevationDeg;
  if (elevation(moment.hours) >= LOWEST_DEG) return moment.hours;
  let best: number | null = null;
  for (let quarter = 0; quarter < 96; quarter++) {
    const hours = quarter / 4;
    if (elevation(hours) < LOWEST_DEG) continue;
    if (best === null || Math.abs(hours - moment.hours) < Math.abs(best - moment.hours)) best = hours;
  }
  return best;
}

/** @param outward level, from the window to the open. @returns the sky that motivates it, or null when no sun stands high enough that day. */
export function motivatedSun(source: SunSky, outward: Vec3, side: SunSide): SunSky | null {
  const hours = hourWithSun(source);
  if (hours === null) return null;
  const moment = momentOf(source.localTime);
  const localTime = hours === moment.hours ? source.localTime : localTimeOf({ ...moment, hours });
  const { azimuthDeg } = sunPlace({ ...source, localTime });
  // seen from inside, left of the window is counter-clockwise: a smaller bearing
  const wanted = bearingOf(outward) - SIDE_DEG[side];
  return {
    ...source,
    localTime,
    sunEnabled: true,
    headingDeg: Number(wrapped(azimuthDeg - wanted).toFixed(2)),
  };
}

/** Names of things that let light in. */
const OPENING = /\b(?:windows?|openings?|skylights?|doors?|doorway|balcony)\b/iu;
const BESIDE_IT = /curtain|drape|blind|shutter|\brod\b|sill|handle|knob|frame/iu;
export const isOpening = ({ name }: Pick<ObjectRecord, 'name'>): boolean =>
  OPENING.test(name) && !BESIDE_IT.test(name);
