/**
 * A measured luminous intensity distribution, in the one form that the tracer takes: candela over the whole sphere.
 *
 * Photometric web of type C: vertical angle γ from the luminaire's downward axis (local −Z), horizontal angle C about it;
 * C = 0 lies along local +X, C = 90° along local +Y. Readers expand symmetry and close the sphere, so that bilinear
 * interpolation between neighbours is all that is left to do. Same shape as `ProfileLight` in core/scene.
 *
 * [1] IES LM-75-01, Goniophotometer types and photometric coordinates.
 */
export interface IntensityProfile {
  /** Radians from −Z, ascending 0…π. */
  readonly verticalAngles: Float32Array;
  /** Radians, ascending 0…2π; the last plane repeats the first. */
  readonly horizontalAngles: Float32Array;
  /** candela[h · verticalAngles.length + v] */
  readonly candela: Float32Array;
}

/** One half-plane of a reader: C in degrees and its candelas, one for each vertical angle. */
export interface ProfilePlane {
  readonly degrees: number;
  readonly candela: readonly number[];
}

/** A step's width where a file's range ends short of the pole: light stops there, it does not fade over 90°. */
const EDGE_DEGREES = 0.01;

/**
 * Closes the sphere: sorts planes into 0…360°, repeats the first at 360°, and adds zeros where the file's vertical
 * range ends early.
 */
export const closeProfile = (
  verticalDegrees: readonly number[],
  planes: readonly ProfilePlane[],
): IntensityProfile => {
  const first = verticalDegrees[0]!;
  const last = verticalDegrees[verticalDegrees.length - 1]!;
  const below = first > EDGE_DEGREES ? [0, first - EDGE_DEGREES] : [];
  const above = last < 180 - EDGE_DEGREES ? [last + EDGE_DEGREES, 180] : [];
  const vertical = [...below, ...verticalDegrees, ...above];
  const closed = [...planes].sort((a, b) => a.degrees - b.degrees);
  const start = closed[0]!;
  if (closed[closed.length - 1]!.degrees < 360) closed.push({ degrees: 360, candela: start.candela });
  const radians = (deg: number): number => (deg * Math.PI) / 180;
  return {
    verticalAngles: Float32Array.from(vertical, radians),
    horizontalAngles: Float32Array.from(closed, (plane) => radians(plane.degrees)),
    candela: Float32Array.from(
      closed.flatMap((plane) => [...below.map(() => 0), ...plane.candela, ...above.map(() => 0)]),
    ),
  };
};

/** Intensity in a direction, bilinear in the angles. */
export const profileIntensity = (profile: IntensityProfile, vertical: number, horizontal: number): number => {
  const turn = ((horizontal % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
  const [v, vt] = bracket(profile.verticalAngles, vertical);
  const [h, ht] = bracket(profile.horizontalAngles, turn);
  const rows = profile.verticalAngles.length;
  const at = (row: number): number => {
    const a = profile.candela[row * rows + v]!;
    return a + (profile.candela[row * rows + v + 1]! - a) * vt;
  };
  return at(h) + (at(h + 1) - at(h)) * ht;
};

const bracket = (angles: Float32Array, x: number): readonly [number, number] => {
  let i = 0;
  while (i < angles.length - 2 && x >= angles[i + 1]!) i++;
  const a = angles[i]!;
  const b = angles[i + 1]!;
  return [i, Math.min(Math.max((x - a) / (b - a), 0), 1)];
};

/**
 * ∫ I dω, lumens: exact for intensity that is linear in both angles between the samples,
 * ∫ I sin γ dγ over a step [a, b] = I_a·cos a − I_b·cos b + (I_b − I_a)/(b − a)·(sin b − sin a).
 */
export const profileLumens = (profile: IntensityProfile): number => {
  const { verticalAngles: g, horizontalAngles: c, candela } = profile;
  const plane = (row: number): number => {
    let sum = 0;
    for (let v = 0; v + 1 < g.length; v++) {
      const [a, b] = [g[v]!, g[v + 1]!];
      const [p, q] = [candela[row * g.length + v]!, candela[row * g.length + v + 1]!];
      if (b > a) sum += p * Math.cos(a) - q * Math.cos(b) + ((q - p) / (b - a)) * (Math.sin(b) - Math.sin(a));
    }
    return sum;
  };
  let flux = 0;
  for (let row = 0; row + 1 < c.length; row++)
    flux += ((plane(row) + plane(row + 1)) / 2) * (c[row + 1]! - c[row]!);
  return flux;
};
