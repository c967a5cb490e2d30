/** Upright boxes, turned about Y only: what things are to a layout. Metres. */

export interface Box {
  /** Centre on the floor plan. */
  readonly x: number;
  readonly z: number;
  readonly halfX: number;
  readonly halfZ: number;
  /** Sine and cosine of the yaw. */
  readonly sin: number;
  readonly cos: number;
  /** Underside and top. */
  readonly y0: number;
  readonly y1: number;
}

/** @param yawDeg counter-clockwise seen from above. */
export function box(
  x: number,
  z: number,
  widthM: number,
  depthM: number,
  yawDeg: number,
  y0: number,
  y1: number,
): Box {
  const angle = (yawDeg * Math.PI) / 180;
  return { x, z, halfX: widthM / 2, halfZ: depthM / 2, sin: Math.sin(angle), cos: Math.cos(angle), y0, y1 };
}

/** A point of the box's own frame on the floor plan. */
export const boxPoint = (b: Box, x: number, z: number): readonly [number, number] => [
  b.x + x * b.cos + z * b.sin,
  b.z - x * b.sin + z * b.cos,
];

export const boxCorners = (b: Box): readonly (readonly [number, number])[] => [
  boxPoint(b, -b.halfX, -b.halfZ),
  boxPoint(b, b.halfX, -b.halfZ),
  boxPoint(b, b.halfX, b.halfZ),
  boxPoint(b, -b.halfX, b.halfZ),
];

/** Half extents of the box about its centre along world x and z. */
export const halfSpan = (b: Box): readonly [number, number] => [
  b.halfX * Math.abs(b.cos) + b.halfZ * Math.abs(b.sin),
  b.halfX * Math.abs(b.sin) + b.halfZ * Math.abs(b.cos),
];

/** Overlap of both boxes along a direction of the plan: above 0 they overlap, below 0 it is a gap. */
function overlapAlong(a: Box, b: Box, ux: number, uz: number): number {
  const reach = (q: Box): number =>
    q.halfX * Math.abs(ux * q.cos - uz * q.sin) + q.halfZ * Math.abs(ux * q.sin + uz * q.cos);
  return reach(a) + reach(b) - Math.abs((a.x - b.x) * ux + (a.z - b.z) * uz);
}

/** A quick look: false only where the footprints are farther apart than the margin. */
export function mayMeet(a: Box, b: Box, marginM: number): boolean {
  const dx = a.x - b.x;
  const dz = a.z - b.z;
  const reachX = a.halfX + a.halfZ + b.halfX + b.halfZ + marginM;
  return Math.abs(dx) <= reachX && Math.abs(dz) <= reachX;
}

/**
 * How deep the footprints overlap by the separating-axis test: the least overlap over the four axes. Below 0 there is a gap at
 * least that wide (exactly, where faces face each other).
 */
export function planOverlap(a: Box, b: Box): number {
  return Math.min(
    overlapAlong(a, b, a.cos, -a.sin),
    overlapAlong(a, b, a.sin, a.cos),
    overlapAlong(a, b, b.cos, -b.sin),
    overlapAlong(a, b, b.sin, b.cos),
  );
}

export const heightOverlap = (a: Box, b: Box): number => Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);

/** How deep the boxes are in each other; below 0 apart, by no particular distance. */
export const penetration = (a: Box, b: Box): number => {
  const height = heightOverlap(a, b);
  if (height <= 0) return height;
  return mayMeet(a, b, 0) ? Math.min(height, planOverlap(a, b)) : -1;
};

/** Is the point of the plan inside the footprint, grown by a margin? */
export function planContains(b: Box, x: number, z: number, marginM = 0): boolean {
  const dx = x - b.x;
  const dz = z - b.z;
  return (
    Math.abs(dx * b.cos - dz * b.sin) <= b.halfX + marginM &&
    Math.abs(dx * b.sin + dz * b.cos) <= b.halfZ + marginM
  );
}
