/** The outlines of a lamp: its face, its beam and its field, in its own space (it looks along −Z). Pure. */
import type { LightRecord } from '../../../core/document/index.ts';

export type Point = readonly [number, number, number];
export interface LightShape {
  readonly face: readonly Point[];
  /** Circles or frames of the cone at the throw, and lines to them; the beam is where light is at least half. */
  readonly beam: readonly Point[];
  readonly field: readonly Point[];
}

const STEPS = 40;
const RADIANS_PER_DEGREE = Math.PI / 180;
const circle = (radius: number, z: number): readonly Point[] =>
  Array.from({ length: STEPS }, (_, i): Point => {
    const angle = (i / STEPS) * 2 * Math.PI;
    return [radius * Math.cos(angle), radius * Math.sin(angle), z];
  });
const frame = (width: number, height: number, z: number): readonly Point[] => [
  [-width / 2, -height / 2, z],
  [width / 2, -height / 2, z],
  [width / 2, height / 2, z],
  [-width / 2, height / 2, z],
];

/** @param throwM to where the cones are drawn. */
export function lightShape({ emitter }: LightRecord, throwM: number): LightShape {
  const cone = (halfAngleDeg: number): readonly Point[] =>
    halfAngleDeg > 0 && halfAngleDeg < 85
      ? circle(throwM * Math.tan(halfAngleDeg * RADIANS_PER_DEGREE), -throwM)
      : [];
  switch (emitter.type) {
    case 'spot': {
      // glTF's falloff from inner to outer is half way at the mean of their cosines
      const [inner, outer] = [emitter.innerAngleDeg, emitter.outerAngleDeg].map((a) =>
        Math.cos(a * RADIANS_PER_DEGREE),
      ) as [number, number];
      const half = Math.acos(outer + (inner - outer) * Math.SQRT1_2) / RADIANS_PER_DEGREE;
      return {
        face: circle(Math.max(0.04, emitter.radiusM), 0),
        beam: cone(half),
        field: cone(emitter.outerAngleDeg),
      };
    }
    case 'rectangle':
      return { face: frame(emitter.widthM, emitter.heightM, 0), beam: [], field: [] };
    case 'disc':
      return { face: circle(emitter.radiusM, 0), beam: [], field: [] };
    case 'sphere':
      return { face: circle(emitter.radiusM, 0), beam: [], field: [] };
    case 'point':
      return { face: circle(Math.max(0.05, emitter.radiusM), 0), beam: [], field: [] };
    case 'profile':
      return { face: circle(Math.max(0.06, emitter.radiusM), 0), beam: [], field: [] };
    case 'directional':
      return { face: circle(0.25, 0), beam: [], field: [] };
  }
}
