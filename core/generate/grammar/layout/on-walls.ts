/** Doors and windows in walls, things on walls, furniture against walls. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import type { DrawOptions, Draft, Piece } from '../draft/draft.ts';
import { facePoint, faceYawDeg, takersOf, type WallFace } from '../draft/places.ts';
import { box } from './box.ts';

const TRIES = 14;

export interface WallOptions extends DrawOptions {
  /** Middle along the face, metres; left out, any free place. */
  readonly u?: number;
  /** How far from u it may end up, metres. */
  readonly spreadM?: number;
  /** Underside above the wall's foot, metres. */
  readonly y?: number;
  readonly inView?: boolean;
  readonly evict?: boolean;
}

/** Middle along the face for a try: the wished one first, then about it. */
function drawU(
  draft: Draft,
  face: WallFace,
  widthM: number,
  options: WallOptions,
  attempt: number,
): number | null {
  const reach = face.widthM / 2 - widthM / 2 - 0.04;
  if (reach < 0) return null;
  const { random } = draft;
  if (options.u === undefined) return random.uniform(-reach, reach);
  const spread = options.spreadM ?? (attempt === 0 ? 0 : 0.3);
  return Math.min(reach, Math.max(-reach, options.u + random.uniform(-spread, spread)));
}

/** Fits the piece into the face, shrinking it where it is too tall or too wide. */
function fit(piece: Piece, face: WallFace, y: number): Piece | null {
  const [w, h, d] = piece.sizeM;
  const { minSizeM } = thingFacts(piece.thing);
  const tall = Math.min(h, face.heightM - y - 0.04);
  const wide = Math.min(w, face.widthM - 0.1);
  if (tall < Math.max(h * 0.5, minSizeM[1]) || wide < Math.max(w * 0.4, minSizeM[0])) return null;
  return { ...piece, sizeM: [wide, tall, d] };
}

function take(
  face: WallFace,
  key: string,
  [u0, u1, y0, y1]: readonly [number, number, number, number],
): void {
  face.taken.push({ key, u0, u1, y0, y1 });
}

/** Is the rectangle of the face free, or can it be made so? What is in the way goes then. */
function freeOn(
  draft: Draft,
  face: WallFace,
  [u0, u1, y0, y1]: readonly [number, number, number, number],
  evict: boolean,
  gapM = 0.05,
): boolean {
  const takers = takersOf(face, u0, u1, y0, y1, gapM);
  if (takers.length === 0) return true;
  if (!evict || !takers.every((key) => draft.isEvictable(key))) return false;
  for (const key of takers) draft.remove(key);
  return true;
}

export function setPieceInto(
  draft: Draft,
  face: WallFace,
  piece: Piece,
  options: WallOptions = {},
): ComposedThing | null {
  const isDoor = piece.thing === 'door';
  const y = options.y ?? (isDoor ? 0 : Math.max(0.2, Math.min(0.95, face.heightM - piece.sizeM[1] - 0.3)));
  const fitted = fit(piece, face, y);
  if (fitted === null) return null;
  const [w, h] = fitted.sizeM;
  for (let i = 0; i < TRIES; i++) {
    const u = drawU(draft, face, w, options, i);
    if (u === null) return null;
    const rect = [u - w / 2, u + w / 2, y, y + h] as const;
    if (!freeOn(draft, face, rect, options.evict === true)) continue;
    const [x, z] = facePoint(face, u, -face.thicknessM / 2);
    const depth = Math.min(0.6, face.thicknessM + 0.03);
    if (isDoor) {
      const [cx, cz] = facePoint(face, u, 0.5);
      const clear = box(cx, cz, w, 0.95, faceYawDeg(face), 0.05, 1.9);
      if (!draft.isClear(clear)) continue;
      draft.keepClear(clear);
    }
    const sized: Piece = { ...fitted, sizeM: [w, h, depth] };
    const thing = draft.put(sized, x, z, faceYawDeg(face), {
      force: true,
      y: face.y + y,
      on: face.key,
      takesNoRoom: true,
    });
    if (thing !== null) take(face, thing.key, rect);
    return thing;
  }
  return null;
}

export function setInto(
  draft: Draft,
  face: WallFace,
  thing: 'door' | 'window',
  options: WallOptions = {},
): ComposedThing | null {
  const piece = draft.draw(thing, options);
  return piece === null ? null : setPieceInto(draft, face, piece, options);
}

/** Usual height of the underside of wall things above the floor, metres; others hang about eye height. */
const HANG: Partial<Readonly<Record<ThingId, number>>> = {
  fireplace: 0,
  'wall sconce': 1.6,
  clock: 1.75,
  awning: 2.4,
  'fire escape': 2.8,
  'neon sign': 2.2,
};

export function mountPiece(
  draft: Draft,
  face: WallFace,
  piece: Piece,
  options: WallOptions = {},
): ComposedThing | null {
  const eye = 1.5 - piece.sizeM[1] / 2;
  const usual = piece.thing === 'curtain' ? 0.02 : (HANG[piece.thing] ?? Math.max(0.3, eye));
  const y = Math.max(0, options.y ?? Math.min(usual, face.heightM - piece.sizeM[1] - 0.06));
  const fitted = fit(piece, face, y);
  if (fitted === null) return null;
  const [w, h, d] = fitted.sizeM;
  // curtains hang over windows
  const overlaps = piece.thing === 'curtain';
  for (let i = 0; i < TRIES; i++) {
    const u = drawU(draft, face, w, options, i);
    if (u === null) return null;
    const rect = [u - w / 2, u + w / 2, y, y + h] as const;
    if (!overlaps && !freeOn(draft, face, rect, options.evict === true)) continue;
    const [x, z] = facePoint(face, u, d / 2);
    const thing = draft.put(fitted, x, z, faceYawDeg(face), {
      y: face.y + y,
      on: face.key,
      clearanceM: 0.01,
      anywhere: true,
      inView: true,
      evict: options.evict === true,
    });
    if (thing === null) continue;
    take(face, thing.key, rect);
    return thing;
  }
  return null;
}

export function mount(
  draft: Draft,
  face: WallFace,
  thing: ThingId,
  options: WallOptions = {},
): ComposedThing | null {
  const piece = draft.draw(thing, options);
  return piece === null ? null : mountPiece(draft, face, piece, options);
}

/** Gap between a wall and what stands against it, metres. */
export const WALL_GAP_M = 0.03;

export function standPieceAgainst(
  draft: Draft,
  face: WallFace,
  piece: Piece,
  options: WallOptions = {},
): ComposedThing | null {
  const [w, h, d] = piece.sizeM;
  for (let i = 0; i < TRIES; i++) {
    const u = drawU(draft, face, w, options, i);
    if (u === null) return null;
    const rect = [u - w / 2, u + w / 2, 0, h] as const;
    if (!freeOn(draft, face, rect, options.evict === true, 0.02)) continue;
    const [x, z] = facePoint(face, u, d / 2 + WALL_GAP_M);
    const thing = draft.put(piece, x, z, faceYawDeg(face), {
      clearanceM: 0.02,
      inView: options.inView === true,
      evict: options.evict === true,
    });
    if (thing === null) continue;
    take(face, thing.key, rect);
    return thing;
  }
  return null;
}

export function standAgainst(
  draft: Draft,
  face: WallFace,
  thing: ThingId,
  options: WallOptions = {},
): ComposedThing | null {
  const piece = draft.draw(thing, options);
  return piece === null ? null : standPieceAgainst(draft, face, piece, options);
}

/** Against any of the faces, tried in random order. */
export function standAgainstAny(
  draft: Draft,
  faces: readonly (WallFace | null)[],
  thing: ThingId,
  options: WallOptions = {},
): ComposedThing | null {
  const piece = draft.draw(thing, options);
  if (piece === null) return null;
  for (const face of draft.random.shuffle(faces.filter((f) => f !== null))) {
    const placed = standPieceAgainst(draft, face, piece, options);
    if (placed !== null) return placed;
  }
  return null;
}
