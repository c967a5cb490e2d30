/** A plan as faces in the world: each with its colour, what it gives off, and whether it is a wall with windows. */
import { decodeSrgb } from '../../../core/color/transfer-functions.ts';
import type { Triple } from '../../../core/color/matrix3.ts';
import { cross, normalize, sub, type Vec3 } from '../../../core/math/vec3.ts';
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';
import { massingOf, type MassingPart } from './massing.ts';
import { lampColor, type PlanLight } from './plan-light.ts';
import { SOLIDS } from './solids.ts';

export interface PlanFace {
  readonly points: readonly Vec3[];
  readonly normal: Vec3;
  /** Linear reflectance. */
  readonly color: Triple;
  /** Nits times what the lamp's colour is; null for what does not glow. */
  readonly glow: Triple | null;
  /** Base of a wall with windows; null for others. */
  readonly windowsFrom: Vec3 | null;
}

/** Share of a lamp's flux that its shade gives off. */
const GLOW_SHARE = 0.4;
const BRIGHTEST_NITS = 40_000;

const linear = new Map<string, Triple>();
export function linearOf(color: string): Triple {
  const known = linear.get(color);
  if (known !== undefined) return known;
  const at = (place: number): number => decodeSrgb(parseInt(color.slice(place, place + 2), 16) / 255);
  const made: Triple = [at(1), at(3), at(5)];
  linear.set(color, made);
  return made;
}

/** Nits of what glows; of a window by day inside, what comes through it. */
function glowOf(
  { light, sizeM: [w, h, d] }: PlanThing,
  { look, size }: MassingPart,
  { isWarm, windowNits }: PlanLight,
): Triple | null {
  if (look === 'pane' && light === null) return windowNits > 0 ? [windowNits, windowNits, windowNits] : null;
  if ((look !== 'glow' && look !== 'pane') || light === null) return null;
  const [pw, ph, pd] = [w * size[0], h * size[1], d * size[2]];
  const areaM2 = Math.max(1e-4, 2 * (pw * ph + ph * pd + pw * pd));
  const nits = Math.min(BRIGHTEST_NITS, (GLOW_SHARE * light.fluxLm) / (Math.PI * areaM2));
  const [r, g, b] = lampColor(light.cctK, isWarm);
  return [r * nits, g * nits, b * nits];
}

const PANE = '#1c242c';
function colorOf(thing: PlanThing, { look }: MassingPart): Triple {
  return linearOf(look === 'pane' ? PANE : look.startsWith('#') ? look : thing.color);
}

/** Faces of one thing where it stands.  */
function* facesOfThing(thing: PlanThing, planLight: PlanLight): Generator<PlanFace> {
  const { positionM, yawDeg, sizeM, copies } = thing;
  const places = copies.length > 0 ? copies : [[positionM[0], positionM[2], yawDeg, 1] as const];
  for (const part of massingOf(thing)) {
    const { points, faces } = SOLIDS[part.solid];
    const color = colorOf(thing, part);
    const glow = glowOf(thing, part, planLight);
    for (const [x, z, yaw, scale] of places) {
      const angle = (yaw * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
      const origin: Vec3 = [x, positionM[1], z];
      const placed = points.map(([px, py, pz]): Vec3 => {
        const lx = sizeM[0] * (part.at[0] + part.size[0] * px);
        const lz = sizeM[2] * (part.at[2] + part.size[2] * pz);
        const ly = scale * sizeM[1] * (part.at[1] + part.size[1] * py);
        return [x + cos * lx + sin * lz, positionM[1] + ly, z - sin * lx + cos * lz];
      });
      for (const face of faces) {
        const outline = face.map((place) => placed[place]!);
        const [a, b, c] = [outline[0]!, outline[1]!, outline[2]!];
        const across = cross(sub(b, a), sub(c, a));
        if (Math.hypot(...across) < 1e-12) continue;
        const windowsFrom = part.look === 'windows' ? origin : null;
        yield { points: outline, normal: normalize(across), color, glow, windowsFrom };
      }
    }
  }
}

export function* facesOf({ things }: ScenePlan, planLight: PlanLight): Generator<PlanFace> {
  for (const thing of things) yield* facesOfThing(thing, planLight);
}
