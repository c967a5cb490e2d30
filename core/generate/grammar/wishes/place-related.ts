/** Places the subject of a wished relation by construction, and checks that it holds. */
import type { Relation } from '../../composition/facts.ts';
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import type { WallFace } from '../draft/places.ts';
import { box, boxPoint, planContains } from '../layout/box.ts';
import { holdPiece } from '../layout/holding.ts';
import { isGroundLayer, isTable } from '../layout/layers.ts';
import { mountPiece, setPieceInto, standPieceAgainst } from '../layout/on-walls.ts';
import { isSeat, sitOn } from '../layout/seating.ts';
import { isSurface, putOn } from '../layout/surfaces.ts';
import { spotPoint, viewSpot, yawTowards } from '../layout/view.ts';
import { holdsBetween } from '../measure/relations.ts';
import { scan } from './scan.ts';
import { settle, type Insistence } from './settle.ts';

const frameOf = ({ positionM, sizeM, yawDeg }: ComposedThing) =>
  box(positionM[0], positionM[2], sizeM[0], sizeM[2], yawDeg, 0, 1);

const facesOf = (draft: Draft, key: string): readonly WallFace[] =>
  draft.walls.filter((face) => face.key === key);

function putOnObject(
  draft: Draft,
  piece: Piece,
  object: ComposedThing,
  insistence: Insistence,
): ComposedThing | null {
  const { family, support } = thingFacts(piece.thing);
  const evict = insistence > 0;
  for (const face of facesOf(draft, object.key)) {
    if (support === 'opening') return setPieceInto(draft, face, piece);
    if (support === 'wall') return mountPiece(draft, face, piece, { evict });
  }
  if (family === 'figure' && isSeat(object.thing) && piece.variant === 'sitting') {
    const figure = sitOn(draft, object, piece, evict);
    if (figure !== null) return figure;
  }
  if (isGroundLayer(object.thing)) return onLayer(draft, piece, object, insistence);
  return putOn(draft, object, piece, { evict, force: insistence > 1 });
}

/** On a rug, a road, a floor: within its outline, as near to the view as it goes. */
function onLayer(
  draft: Draft,
  piece: Piece,
  object: ComposedThing,
  insistence: Insistence,
): ComposedThing | null {
  const frame = frameOf(object);
  const { random, camera } = draft;
  const top = object.positionM[1] + object.sizeM[1];
  for (let i = 0; i < 14; i++) {
    const near = Math.max(2.2, Math.max(piece.sizeM[0], piece.sizeM[2]));
    const wide = frame.halfX > 4 || frame.halfZ > 4;
    const [x, z] = wide
      ? spotPoint(camera, random.bell() * 16, random.uniform(near, near + 6 + i))
      : boxPoint(frame, random.bell() * frame.halfX * 0.6, random.bell() * frame.halfZ * 0.6);
    if (!planContains(frame, x, z, -0.1)) continue;
    const placed = draft.put(
      piece,
      x,
      z,
      yawTowards(x, z, camera.positionM[0], camera.positionM[2]) + random.bell() * 60,
      {
        y: object.thing === 'rug' ? object.positionM[1] : top,
        on: object.key,
        evict: insistence > 0,
        anywhere: insistence > 1 && !draft.isEnclosed,
        inView: insistence > 1,
        force: insistence > 2,
      },
    );
    if (placed !== null) return placed;
  }
  return null;
}

/** A place for the subject by the relation; jitter grows with the tries. */
function candidate(
  draft: Draft,
  piece: Piece,
  relation: Relation,
  object: ComposedThing,
  attempt: number,
): readonly [number, number, number] {
  const { camera, random } = draft;
  const [ox, , oz] = object.positionM;
  const frame = frameOf(object);
  const half = (piece.sizeM[0] + piece.sizeM[2]) / 4;
  const objectHalf = (object.sizeM[0] + object.sizeM[2]) / 4;
  const spot = viewSpot(camera, ox, oz);
  const small = Math.max(piece.sizeM[0], object.sizeM[0]) < 0.6;
  const gap = (small ? 0.03 : 0.12) * (1 + attempt * 0.25);
  const toCamera = (x: number, z: number): number =>
    yawTowards(x, z, camera.positionM[0], camera.positionM[2]) + random.bell() * 40;
  switch (relation) {
    case 'left of':
    case 'right of': {
      const side = relation === 'left of' ? -1 : 1;
      const aside = Math.atan2(half * 1.3 + objectHalf * 1.3 + gap, Math.max(0.3, spot.distanceM));
      const [x, z] = spotPoint(
        camera,
        spot.bearingDeg + side * Math.min(70, ((aside * 180) / Math.PI) * (1 + attempt * 0.03)),
        spot.distanceM * (1 + random.bell() * 0.1 * Math.min(3, attempt)),
      );
      return [x, z, toCamera(x, z)];
    }
    case 'behind':
    case 'in front of': {
      const sign = relation === 'behind' ? 1 : -1;
      const deep =
        Math.hypot(piece.sizeM[0], piece.sizeM[2]) / 2 + Math.hypot(object.sizeM[0], object.sizeM[2]) / 2;
      const [x, z] = spotPoint(
        camera,
        spot.bearingDeg + random.bell() * Math.min(14, 2 + attempt),
        Math.max(0.35, spot.distanceM + sign * (deep + gap)),
      );
      return [x, z, toCamera(x, z)];
    }
    case 'facing': {
      const away = objectHalf + half + random.uniform(small ? 0.1 : 0.5, small ? 0.5 : 2.2);
      const turn = attempt < 6 ? random.bell() * 0.9 : random.uniform(-Math.PI, Math.PI);
      const yaw = (object.yawDeg * Math.PI) / 180 + turn;
      const [x, z] = [ox + Math.sin(yaw) * away, oz + Math.cos(yaw) * away];
      return [x, z, yawTowards(x, z, ox, oz) + random.bell() * 8];
    }
    case 'under': {
      const loose = isTable(object.thing) ? 0.12 : Math.min(1.2, 0.1 + attempt * 0.12);
      return [ox + random.uniform(-loose, loose), oz + random.uniform(-loose, loose), object.yawDeg];
    }
    case 'on':
    case 'beside':
    case 'against': {
      // beside and against: along one of its sides; the flanks first
      const [sx, sz] = random.pick(
        attempt < 6
          ? ([
              [-1, 0],
              [1, 0],
            ] as const)
          : ([
              [-1, 0],
              [1, 0],
              [0, 1],
              [0, -1],
            ] as const),
      );
      const close = relation === 'against' ? 0.045 : gap;
      const [x, z] = boxPoint(
        frame,
        sx * (frame.halfX + piece.sizeM[0] / 2 + close) + (sx === 0 ? random.bell() * frame.halfX : 0),
        sz * (frame.halfZ + piece.sizeM[2] / 2 + close) + (sz === 0 ? random.bell() * frame.halfZ * 0.6 : 0),
      );
      return [x, z, object.yawDeg];
    }
  }
}

/** Shrunk so that it fits below the object, where its size is free. */
function fitUnder(piece: Piece, object: ComposedThing): Piece {
  const flat = isGroundLayer(piece.thing);
  const { support } = thingFacts(object.thing);
  if (flat || support === 'ceiling' || object.positionM[1] > 1.2 || piece.unit?.fact.size) return piece;
  const room = object.sizeM[1] * 0.78;
  const { minSizeM } = thingFacts(piece.thing);
  if (piece.sizeM[1] <= room) return piece;
  const scale = room / piece.sizeM[1];
  const at = (i: 0 | 1 | 2): number => Math.max(minSizeM[i], piece.sizeM[i] * scale);
  return { ...piece, sizeM: [at(0), at(1), at(2)] };
}

function attemptOnce(
  draft: Draft,
  piece: Piece,
  relation: Relation,
  object: ComposedThing,
  insistence: Insistence,
  attempt: number,
): ComposedThing | null {
  if (relation === 'on') return putOnObject(draft, piece, object, insistence);
  if (relation === 'against') {
    for (const face of facesOf(draft, object.key)) {
      if (thingFacts(piece.thing).support === 'wall')
        return mountPiece(draft, face, piece, { evict: insistence > 0 });
      const placed = standPieceAgainst(draft, face, piece, { evict: insistence > 0, inView: insistence > 1 });
      if (placed !== null) return placed;
    }
  }
  if (relation === 'under') {
    const fitted = fitUnder(piece, object);
    const [x, z, yaw] = candidate(draft, fitted, relation, object, attempt);
    const level = draft.levelAt(x, z);
    return draft.put(fitted, x, z, yaw, {
      y: object.on === null || level === null ? (level?.y ?? 0) : level.y,
      on: level?.key ?? null,
      // under table tops, and aside of what stands on a foot
      ...(isTable(object.thing) || isGroundLayer(fitted.thing) ? { besides: object.key } : {}),
      evict: insistence > 0,
      inView: true,
      anywhere: insistence > 1 && !draft.isEnclosed,
      force: insistence > 2,
      clearanceM: 0,
    });
  }
  const [x, z, yaw] = candidate(draft, piece, relation, object, attempt);
  const host = object.on === null ? null : draft.thing(object.on);
  const shares = host !== null && isSurface(host.thing) && thingFacts(piece.thing).support === 'surface';
  return settle(draft, piece, x, z, yaw, insistence, shares ? host : null);
}

const TRIES = 12;

/** Null when nothing that was tried both fits and holds. */
export function placeRelated(
  draft: Draft,
  piece: Piece,
  relation: Relation,
  object: ComposedThing,
): ComposedThing | null {
  if (piece.thing === 'umbrella' && thingFacts(object.thing).family === 'figure' && relation !== 'on') {
    const held = relation === 'beside' ? null : holdPiece(draft, object, piece);
    if (held !== null && holdsBetween(draft.camera, held, relation, object)) return held;
    if (held !== null) draft.undo(held, piece);
  }
  for (const insistence of [0, 1, 2] as const) {
    if (insistence === 2) {
      const found = relation === 'on' ? null : scan(draft, piece, { relation: { relation, object } });
      if (found !== null) return found;
    }
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const placed = attemptOnce(draft, piece, relation, object, insistence, attempt);
      if (placed === null) continue;
      if (holdsBetween(draft.camera, placed, relation, object)) return placed;
      draft.undo(placed, piece);
    }
  }
  return null;
}
