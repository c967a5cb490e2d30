/** How big things come: drawn about the everyday size, in proportion, and whether a size would be called small or large. */
import type { Vec3 } from '../../math/vec3.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { Random } from './random.ts';

/** A size's place between smallest (−1), typical (0) and largest (1) along one axis; geometric, as sizes feel. */
function coordinate(value: number, min: number, typical: number, max: number): number {
  if (value < typical) return min < typical ? Math.log(value / typical) / Math.log(typical / min) : 0;
  return max > typical ? Math.log(value / typical) / Math.log(max / typical) : 0;
}

const valueAt = (t: number, min: number, typical: number, max: number): number =>
  typical * (t < 0 ? min / typical : max / typical) ** Math.abs(t);

/** Ordinary things stay this near the typical size… */
const ORDINARY = 0.2;
/** …and what is called small or large lies beyond this, on the mean of its axes. */
export const SIZE_THRESHOLD = 0.3;

/** Statures, metres: smallest, typical, largest. */
export const STATURES: Partial<Readonly<Record<ThingId, Vec3>>> = {
  man: [1.64, 1.78, 1.94],
  woman: [1.52, 1.66, 1.8],
  child: [0.95, 1.22, 1.45],
};

/** Extents of a posed figure in statures. */
const POSE_EXTENTS: Readonly<Record<string, Vec3>> = {
  standing: [0.33, 1, 0.22],
  walking: [0.34, 0.98, 0.42],
  sitting: [0.34, 0.73, 0.46],
  leaning: [0.34, 0.96, 0.32],
  crouching: [0.38, 0.62, 0.42],
  lying: [0.36, 0.2, 1],
};

export const clampSize = (thing: ThingId, sizeM: Vec3): Vec3 => {
  const { minSizeM, maxSizeM } = thingFacts(thing);
  const at = (i: 0 | 1 | 2): number => Math.min(maxSizeM[i], Math.max(minSizeM[i], sizeM[i]));
  return [at(0), at(1), at(2)];
};

export function drawSize(
  thing: ThingId,
  variant: string,
  size: 'small' | 'large' | null,
  random: Random,
): Vec3 {
  const stature = STATURES[thing];
  if (stature !== undefined) {
    const scale = size === 'small' ? 0.93 : size === 'large' ? 1.05 : 1;
    const tall = random.around(...stature) * scale;
    const [w, h, d] = POSE_EXTENTS[variant] ?? [0.33, 1, 0.22];
    return clampSize(thing, [w * tall, h * tall, d * tall]);
  }
  const { minSizeM, typicalSizeM, maxSizeM } = thingFacts(thing);
  const t =
    size === null ? ORDINARY * random.bell() : random.uniform(0.45, 0.65) * (size === 'small' ? -1 : 1);
  const at = (i: 0 | 1 | 2): number =>
    valueAt(t + 0.06 * random.bell(), minSizeM[i], typicalSizeM[i], maxSizeM[i]);
  return clampSize(thing, [at(0), at(1), at(2)]);
}

/** Null where nobody would say so. People are not called by size. */
export function sizeWord(thing: ThingId, sizeM: Vec3): 'small' | 'large' | null {
  if (STATURES[thing] !== undefined) return null;
  const { minSizeM, typicalSizeM, maxSizeM, support } = thingFacts(thing);
  const at = (i: 0 | 1 | 2): number => coordinate(sizeM[i], minSizeM[i], typicalSizeM[i], maxSizeM[i]);
  // doors and windows are as deep as their walls
  const mean = support === 'opening' ? (at(0) + at(1)) / 2 : (at(0) + at(1) + at(2)) / 3;
  return mean > SIZE_THRESHOLD ? 'large' : mean < -SIZE_THRESHOLD ? 'small' : null;
}
