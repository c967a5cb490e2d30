/** Faces that things hang on and stand against, and levels that they stand on. Metres. */

/** One face of a wall, façade or house. */
export interface WallFace {
  readonly key: string;
  /** Middle of the face at its foot. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Where the face looks, on the plan; unit. */
  readonly normalX: number;
  readonly normalZ: number;
  readonly widthM: number;
  readonly heightM: number;
  /** Of the wall behind it. */
  readonly thicknessM: number;
  /** Things stand against it only indoors and on pavements: false for faces above or far away. */
  readonly isReachable: boolean;
  readonly taken: Taken[];
}

/** A rectangle of a face: u along it from its middle, y above its foot, metres. */
export interface Taken {
  readonly key: string;
  readonly u0: number;
  readonly u1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Seen from the front, u runs to the right of someone who looks out of the wall: along (normalZ, −normalX). */
export const facePoint = (face: WallFace, u: number, outM: number): readonly [number, number] => [
  face.x + face.normalZ * u + face.normalX * outM,
  face.z - face.normalX * u + face.normalZ * outM,
];

export const faceYawDeg = (face: WallFace): number =>
  (Math.atan2(face.normalX, face.normalZ) * 180) / Math.PI;

/** Keys of what takes part of the rectangle. */
export const takersOf = (
  face: WallFace,
  u0: number,
  u1: number,
  y0: number,
  y1: number,
  gapM = 0.05,
): readonly string[] =>
  face.taken
    .filter((t) => u1 + gapM > t.u0 && u0 - gapM < t.u1 && y1 + gapM > t.y0 && y0 - gapM < t.y1)
    .map(({ key }) => key);

export function clearFace(face: WallFace, key: string): void {
  for (let i = face.taken.length - 1; i >= 0; i--) {
    if (face.taken[i]!.key === key) face.taken.splice(i, 1);
  }
}

export interface Level {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
  readonly y: number;
  /** Of the thing whose top it is; null is the ground itself. */
  readonly key: string | null;
}
