/** Puts a piece near a point of the plan, on whatever can hold it there. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import type { WallFace } from '../draft/places.ts';
import { hangPiece } from '../layout/groups.ts';
import { mountPiece, setPieceInto, standPieceAgainst } from '../layout/on-walls.ts';
import { wallWithFace } from '../layout/room.ts';
import { viewSpot, halfAngleDeg, spotPoint } from '../layout/view.ts';
import { isOver, surfaceHeightM } from '../layout/surfaces.ts';

/** How hard to try: 0 politely, 1 unwished things make room, 2 out of bounds and in view too, 3 whatever stands there. */
export type Insistence = 0 | 1 | 2 | 3;

/** Signed place along the face of the point's foot, and how far it is from the face. */
export function onFace(
  face: WallFace,
  x: number,
  z: number,
): { readonly u: number; readonly distanceM: number } {
  const [dx, dz] = [x - face.x, z - face.z];
  const u = dx * face.normalZ - dz * face.normalX;
  const beyond = Math.max(0, Math.abs(u) - face.widthM / 2);
  return { u, distanceM: Math.hypot(dx * face.normalX + dz * face.normalZ, beyond) };
}

/** A free-standing wall in view for what needs one where there is none. */
export function bringWall(draft: Draft): WallFace | null {
  const { random, camera } = draft;
  const tries = 30;
  for (let i = 0; i < tries; i++) {
    const bearing = random.bell() * halfAngleDeg(camera) * 0.9;
    const [x, z] = spotPoint(camera, bearing, random.uniform(3.5, 8 + i * 0.4));
    const clear = { x, z: z + 0.1, halfX: 1.55, halfZ: 0.35, sin: 0, cos: 1, y0: 0.05, y1: 2.6 };
    if (i < tries - 1 && !draft.isClear(clear, 0.02)) continue;
    const face = wallWithFace(draft, x, z, 0, 1, 3, 2.6, null);
    draft.keepOut(face.key);
    draft.claim(face.key);
    return face.key === '' ? null : face;
  }
  return null;
}

/** Faces that can be seen, the nearest to the point first. */
export function facesNear(draft: Draft, x: number, z: number): readonly WallFace[] {
  const { positionM } = draft.camera;
  return draft.walls
    .filter((face) => draft.thing(face.key) !== null)
    .filter((face) => (positionM[0] - face.x) * face.normalX + (positionM[2] - face.z) * face.normalZ > 0.1)
    .map((face) => [face, onFace(face, x, z).distanceM] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([face]) => face);
}

function settleOnWall(
  draft: Draft,
  piece: Piece,
  x: number,
  z: number,
  insistence: Insistence,
): ComposedThing | null {
  const isOpening = thingFacts(piece.thing).support === 'opening';
  const options = (face: WallFace) => ({
    u: onFace(face, x, z).u,
    spreadM: insistence > 0 ? face.widthM / 3 : 0.4,
    evict: insistence > 0,
  });
  for (const face of facesNear(draft, x, z).slice(0, insistence > 0 ? 6 : 2)) {
    const placed = isOpening
      ? setPieceInto(draft, face, piece, options(face))
      : mountPiece(draft, face, piece, options(face));
    if (placed !== null) return placed;
  }
  if (insistence < 2) return null;
  const face = bringWall(draft);
  if (face === null) return null;
  return isOpening ? setPieceInto(draft, face, piece) : mountPiece(draft, face, piece, { evict: true });
}

function settleAbove(
  draft: Draft,
  piece: Piece,
  x: number,
  z: number,
  insistence: Insistence,
): ComposedThing | null {
  if (draft.ceiling !== null) {
    return hangPiece(draft, piece, x, z, 0, { evict: insistence > 0, force: insistence > 2 });
  }
  // under the open sky it hangs on a bracket from the nearest wall, or under an arch of its own
  const [face] = facesNear(draft, x, z);
  if (face !== undefined && onFace(face, x, z).distanceM < 12 && face.heightM > piece.sizeM[1] + 2) {
    const [w, h, d] = piece.sizeM;
    const wide = w > 2.2 ? { ...piece, sizeM: [2.2, h, d] as const } : piece;
    const placed = mountPiece(draft, face, wide, {
      u: onFace(face, x, z).u,
      spreadM: 2,
      y: 2.3,
      evict: insistence > 0,
    });
    if (placed !== null) return placed;
  }
  if (insistence < 1) return null;
  const host =
    draft.things.find((t) => t.thing === 'arch' && !draft.things.some((o) => o.on === t.key)) ??
    bringArch(draft, x, z, piece, insistence);
  if (host === null) return null;
  const under = host.positionM[1] + host.sizeM[1] * 0.75;
  const height = Math.min(piece.sizeM[1], host.sizeM[1] * 0.5);
  const width = Math.min(piece.sizeM[0], host.sizeM[0] * 0.62);
  return draft.put(
    { ...piece, sizeM: [width, height, piece.sizeM[2]] },
    host.positionM[0],
    host.positionM[2],
    host.yawDeg,
    {
      y: under - height,
      on: host.key,
      anywhere: true,
      inView: true,
      evict: insistence > 0,
      force: insistence > 2,
    },
  );
}

function bringArch(
  draft: Draft,
  x: number,
  z: number,
  piece: Piece,
  insistence: Insistence,
): ComposedThing | null {
  const arch = draft.draw('arch', { sizeM: [Math.max(2.4, piece.sizeM[0] * 1.7), 3.2, 0.5] });
  if (arch === null) return null;
  const host = draft.put(arch, x, z, 0, {
    evict: insistence > 0,
    anywhere: true,
    inView: true,
    force: insistence > 2,
  });
  if (host !== null) draft.claim(host.key);
  return host;
}

/**
 * @param host the thing on whose top small things belong, if the point is over it.
 */
export function settle(
  draft: Draft,
  piece: Piece,
  x: number,
  z: number,
  yawDeg: number,
  insistence: Insistence,
  host: ComposedThing | null = null,
): ComposedThing | null {
  const { support } = thingFacts(piece.thing);
  if (support === 'wall' || support === 'opening') return settleOnWall(draft, piece, x, z, insistence);
  if (support === 'ceiling') return settleAbove(draft, piece, x, z, insistence);
  const reach = {
    evict: insistence > 0,
    anywhere: insistence > 1 && !draft.isEnclosed,
    inView: insistence > 1,
    force: insistence > 2,
    clearanceM: support === 'surface' ? 0.01 : 0.03,
  };
  if (host !== null && isOver(host, x, z)) {
    const y = host.positionM[1] + surfaceHeightM(host);
    return draft.put(piece, x, z, yawDeg, { ...reach, y, on: host.key, anywhere: true, inView: true });
  }
  if (insistence > 1) {
    const level = draft.levelAt(x, z);
    return draft.put(piece, x, z, yawDeg, { ...reach, y: level?.y ?? 0, on: level?.key ?? null });
  }
  return draft.put(piece, x, z, yawDeg, reach);
}

/** Against a wall in view, where there are walls to stand against. */
export function settleAgainstWall(draft: Draft, piece: Piece, insistence: Insistence): ComposedThing | null {
  const half = halfAngleDeg(draft.camera);
  const seen = draft.walls.filter((face) => {
    const spot = viewSpot(draft.camera, face.x, face.z);
    return (
      face.isReachable &&
      draft.thing(face.key) !== null &&
      Math.abs(spot.bearingDeg) < half + 25 &&
      spot.distanceM < 22
    );
  });
  for (const face of draft.random.shuffle(seen)) {
    const placed = standPieceAgainst(draft, face, piece, { evict: insistence > 0 });
    if (placed !== null) return placed;
  }
  return null;
}
