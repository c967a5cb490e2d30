/**
 * Symbols of the overhead plan in unit size: x points where the thing points, 1 is its size across. After the customs of
 * film lighting plots: a lens on a box, a tapered head for spots, a bar for panels, rays for bare bulbs.
 */
import type { PlanSymbolName } from '../plan/plan-drawing.ts';

type Point = readonly [number, number];
export interface UnitShape {
  readonly points: readonly Point[];
  readonly closed: boolean;
  readonly filled: boolean;
}

const closed = (filled: boolean, ...points: readonly Point[]): UnitShape => ({
  points,
  closed: true,
  filled,
});
const open = (...points: readonly Point[]): UnitShape => ({ points, closed: false, filled: false });
const SIDES = 24;
const ring = (radius: number, filled: boolean, stretch = 1): UnitShape =>
  closed(
    filled,
    ...Array.from({ length: SIDES }, (_, i): Point => {
      const angle = (2 * Math.PI * i) / SIDES;
      return [radius * Math.cos(angle) * stretch, radius * Math.sin(angle)];
    }),
  );
const rays = (from: number, to: number, count: number): UnitShape[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return open(
      [from * Math.cos(angle), from * Math.sin(angle)],
      [to * Math.cos(angle), to * Math.sin(angle)],
    );
  });

/** The lens' principal plane, the apex of the field of view, is the origin. */
const cameraShapes = (filled: boolean): UnitShape[] => [
  closed(filled, [-0.9, -0.26], [-0.22, -0.26], [-0.22, 0.26], [-0.9, 0.26]),
  closed(filled, [-0.22, -0.1], [0, -0.22], [0, 0.22], [-0.22, 0.1]),
];

export const SYMBOLS: Readonly<Record<PlanSymbolName, readonly UnitShape[]>> = {
  camera: cameraShapes(true),
  'camera-ghost': cameraShapes(false),
  point: [ring(0.26, true), ...rays(0.36, 0.5, 8)],
  sphere: [ring(0.5, false), ring(0.16, true)],
  spot: [
    closed(true, [-0.5, -0.22], [0.2, -0.4], [0.2, 0.4], [-0.5, 0.22]),
    open([0.32, -0.46], [0.32, 0.46]),
  ],
  profile: [
    closed(true, [-0.5, -0.3], [0.3, -0.3], [0.3, 0.3], [-0.5, 0.3]),
    open([0.42, -0.36], [0.42, 0.36]),
  ],
  rectangle: [closed(true, [-0.1, -0.5], [0.04, -0.5], [0.04, 0.5], [-0.1, 0.5])],
  disc: [ring(0.5, true, 0.16)],
  directional: [
    open([-0.6, 0], [0.5, 0]),
    open([0.18, -0.24], [0.5, 0], [0.18, 0.24]),
    open([-0.6, -0.3], [-0.05, -0.3]),
    open([-0.6, 0.3], [-0.05, 0.3]),
  ],
};
