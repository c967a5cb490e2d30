/** Rooms: a floor, walls whose faces things hang on and stand against, and a ceiling. Inside: x about 0, z about 0, y from 0. */
import type { Finish } from '../../vocabulary/thing-class.ts';
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import type { WallFace } from '../draft/places.ts';

export interface RoomOptions {
  /** Clear inside, metres. */
  readonly widthM: number;
  readonly depthM: number;
  readonly heightM: number;
  readonly walls: Finish | null;
  readonly floor: Finish | null;
  readonly ceiling?: Finish | null;
  /** Left out where the camera looks from beyond. */
  readonly hasFront?: boolean;
  readonly hasCeiling?: boolean;
}

export interface Room {
  readonly widthM: number;
  readonly depthM: number;
  readonly heightM: number;
  readonly back: WallFace;
  readonly left: WallFace;
  readonly right: WallFace;
  /** Behind the camera. */
  readonly front: WallFace | null;
}

export const WALL_THICKNESS_M = 0.15;
export const SLAB_THICKNESS_M = { floor: 0.1, ceiling: 0.12 } as const;

/** Where a wall's face is: its foot's middle, where it looks, and how wide it is. */
export interface FacePlace {
  readonly x: number;
  readonly z: number;
  readonly normalX: number;
  readonly normalZ: number;
  readonly widthM: number;
}

/** A face on the ground that things can stand against, with nothing on it yet. */
export const freeFace = (
  key: string,
  place: FacePlace,
  heightM: number,
  thicknessM = WALL_THICKNESS_M,
): WallFace => ({
  key,
  x: place.x,
  y: 0,
  z: place.z,
  normalX: place.normalX,
  normalZ: place.normalZ,
  widthM: place.widthM,
  heightM,
  thicknessM,
  isReachable: true,
  taken: [],
});

/** Puts the wall behind its face. @param beyondM how far it reaches beyond the face at either end, behind its neighbours. */
export function putBehindFace(
  draft: Draft,
  piece: Piece,
  { x, z, normalX, normalZ, widthM }: FacePlace,
  heightM: number,
  beyondM: number,
): ComposedThing | null {
  const sizeM = [widthM + 2 * beyondM, heightM, WALL_THICKNESS_M] as const;
  const out = WALL_THICKNESS_M / 2;
  const yaw = (Math.atan2(normalX, normalZ) * 180) / Math.PI;
  return draft.put({ ...piece, sizeM }, x - normalX * out, z - normalZ * out, yaw, {
    force: true,
    y: 0,
    on: null,
    takesNoRoom: true,
  });
}

/** A wall whose face looks along the normal; the face's foot is at (x, z). */
export function wallWithFace(
  draft: Draft,
  x: number,
  z: number,
  normalX: number,
  normalZ: number,
  widthM: number,
  heightM: number,
  body: Finish | null,
  /** How far the wall reaches beyond its face at either end, behind its neighbours. */
  beyondM = 0,
): WallFace {
  const size = [widthM + 2 * beyondM, heightM, WALL_THICKNESS_M] as const;
  const piece = draft.draw('wall', { sizeM: size, body });
  const place = { x, z, normalX, normalZ, widthM };
  const wall = piece === null ? null : putBehindFace(draft, piece, place, heightM, beyondM);
  const face = freeFace(wall?.key ?? '', place, heightM);
  if (wall !== null) draft.walls.push(face);
  return face;
}

export function slab(
  draft: Draft,
  thing: 'floor' | 'ceiling',
  widthM: number,
  depthM: number,
  y: number,
  body: Finish | null,
  z = 0,
): string | null {
  const thick = SLAB_THICKNESS_M[thing];
  const size = [widthM, thick, depthM] as const;
  const piece = draft.draw(thing, { sizeM: size, body });
  if (piece === null) return null;
  const at = thing === 'floor' ? y - thick : y;
  return (
    draft.put({ ...piece, sizeM: size }, 0, z, 0, { force: true, y: at, on: null, takesNoRoom: true })?.key ??
    null
  );
}

export function buildRoom(draft: Draft, options: RoomOptions): Room {
  const { widthM: w, depthM: d, heightM: h, walls } = options;
  const outer = 2 * WALL_THICKNESS_M;
  slab(draft, 'floor', w + outer, d + outer, 0, options.floor);
  draft.isEnclosed = true;
  draft.extentM = [w, h, d];
  draft.bounds = { x0: -w / 2, x1: w / 2, z0: -d / 2, z1: d / 2 };
  const back = wallWithFace(draft, 0, -d / 2, 0, 1, w, h, walls);
  const left = wallWithFace(draft, -w / 2, 0, 1, 0, d, h, walls, WALL_THICKNESS_M);
  const right = wallWithFace(draft, w / 2, 0, -1, 0, d, h, walls, WALL_THICKNESS_M);
  const front = options.hasFront === false ? null : wallWithFace(draft, 0, d / 2, 0, -1, w, h, walls);
  if (options.hasCeiling !== false) {
    draft.ceiling = { key: slab(draft, 'ceiling', w + outer, d + outer, h, options.ceiling ?? null), y: h };
  }
  return { widthM: w, depthM: d, heightM: h, back, left, right, front };
}

export interface RoomCamera {
  /** −1…1 over the width. */
  readonly x?: number;
  readonly heightM?: number;
  readonly targetZ?: number;
  readonly targetX?: number;
  readonly targetY?: number;
  readonly focalLengthMm?: number;
}

/** From the front of the room towards its back. */
export function lookIntoRoom(draft: Draft, room: Room, options: RoomCamera = {}): void {
  const { random } = draft;
  const side = options.x ?? random.uniform(-0.3, 0.3);
  const reach = Math.max(0, room.widthM / 2 - 0.5);
  const back = random.uniform(0.35, Math.min(0.8, room.depthM * 0.15));
  const depth = room.depthM;
  draft.setCamera({
    positionM: [side * 2 * reach, options.heightM ?? random.uniform(1.42, 1.62), depth / 2 - back],
    targetM: [
      options.targetX ?? -side * reach * random.uniform(0, 0.5),
      options.targetY ?? random.uniform(0.9, 1.15),
      options.targetZ ?? -depth * random.uniform(0.1, 0.25),
    ],
    focalLengthMm: options.focalLengthMm ?? Math.round(random.uniform(24, depth > 6 ? 35 : 28)),
  });
}
