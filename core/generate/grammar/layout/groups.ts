/** Things by other things: before, beside, in corners, hanging above. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import type { DrawOptions, Draft, Piece } from '../draft/draft.ts';
import { box, boxPoint } from './box.ts';
import type { Room } from './room.ts';

const frameOf = ({ positionM, sizeM, yawDeg }: ComposedThing) =>
  box(positionM[0], positionM[2], sizeM[0], sizeM[2], yawDeg, 0, 1);

export interface NextOptions extends DrawOptions {
  /** From edge to edge, metres. */
  readonly gapM?: number;
  /** Along the host's other axis, metres from its middle. */
  readonly shiftM?: number;
  /** Against the host's front, degrees. */
  readonly turnDeg?: number;
  readonly inView?: boolean;
}

type Side = 'front' | 'back' | 'left' | 'right';
const SIDES: Readonly<Record<Side, readonly [number, number]>> = {
  front: [0, 1],
  back: [0, -1],
  left: [-1, 0],
  right: [1, 0],
};

export function putNextTo(
  draft: Draft,
  host: ComposedThing | null,
  side: Side,
  piece: Piece,
  options: NextOptions = {},
): ComposedThing | null {
  if (host === null) return null;
  const [sx, sz] = SIDES[side];
  const frame = frameOf(host);
  const turn = options.turnDeg ?? 0;
  const sideways = Math.abs(Math.sin((turn * Math.PI) / 180));
  const reachX = (piece.sizeM[0] / 2) * (1 - sideways) + (piece.sizeM[2] / 2) * sideways;
  const reachZ = (piece.sizeM[2] / 2) * (1 - sideways) + (piece.sizeM[0] / 2) * sideways;
  for (let i = 0; i < 5; i++) {
    const gap = (options.gapM ?? 0.1) + i * 0.04;
    const shift = (options.shiftM ?? 0) + (i === 0 ? 0 : draft.random.bell() * 0.3);
    const [x, z] = boxPoint(
      frame,
      sx * (frame.halfX + gap + reachX) + (sx === 0 ? shift : 0),
      sz * (frame.halfZ + gap + reachZ) + (sz === 0 ? shift : 0),
    );
    const thing = draft.put(piece, x, z, host.yawDeg + turn, {
      clearanceM: Math.min(0.03, gap - 0.005),
      inView: options.inView === true,
    });
    if (thing !== null) return thing;
  }
  return null;
}

export function nextTo(
  draft: Draft,
  host: ComposedThing | null,
  side: Side,
  thing: ThingId,
  options: NextOptions = {},
): ComposedThing | null {
  if (host === null) return null;
  const piece = draft.draw(thing, options);
  return piece === null ? null : putNextTo(draft, host, side, piece, options);
}

/** A layer on the floor under a group, such as a rug. */
export function underGroup(
  draft: Draft,
  host: ComposedThing | null,
  thing: ThingId,
  options: DrawOptions & { readonly forwardM?: number } = {},
): ComposedThing | null {
  if (host === null) return null;
  const piece = draft.draw(thing, options);
  if (piece === null) return null;
  const [x, z] = boxPoint(frameOf(host), 0, options.forwardM ?? 0);
  const { x0, x1, z0, z1 } = draft.bounds;
  const sideways = Math.abs(Math.sin((host.yawDeg * Math.PI) / 180)) > 0.7;
  const reachX = (sideways ? piece.sizeM[2] : piece.sizeM[0]) / 2;
  const reachZ = (sideways ? piece.sizeM[0] : piece.sizeM[2]) / 2;
  const clamp = (value: number, low: number, high: number): number =>
    low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
  return draft.put(
    piece,
    clamp(x, x0 + reachX, x1 - reachX),
    clamp(z, z0 + reachZ, z1 - reachZ),
    host.yawDeg,
    {
      y: 0,
      on: null,
    },
  );
}

/** In one of a room's corners, the far ones first. */
export function inCorner(
  draft: Draft,
  room: Room,
  thing: ThingId,
  options: DrawOptions = {},
): ComposedThing | null {
  const piece = draft.draw(thing, options);
  if (piece === null) return null;
  const { random } = draft;
  const x = room.widthM / 2 - piece.sizeM[0] / 2 - 0.06;
  const z = room.depthM / 2 - piece.sizeM[2] / 2 - 0.06;
  const far = random.shuffle([
    [-x, -z, 45],
    [x, -z, -45],
  ] as const);
  const near = random.shuffle([
    [-x, z * 0.4, 90],
    [x, z * 0.4, -90],
  ] as const);
  for (const [cx, cz, yaw] of [...far, ...near]) {
    const round = piece.sizeM[0] / piece.sizeM[2];
    const turned = round > 0.8 && round < 1.25 ? 0 : yaw > 0 ? 90 : -90;
    const thing = draft.put(piece, cx, cz, turned, { clearanceM: 0.02 });
    if (thing !== null) return thing;
  }
  return null;
}

/** Hangs from the ceiling, or from a height where there is none. */
export function hangPiece(
  draft: Draft,
  piece: Piece,
  x: number,
  z: number,
  yawDeg = 0,
  options: { readonly dropM?: number; readonly force?: boolean; readonly evict?: boolean } = {},
): ComposedThing | null {
  const { ceiling } = draft;
  if (ceiling === null) return null;
  // never so low that heads meet it, rooms over tables aside
  const longest = Math.max(0.1, ceiling.y - (options.dropM ?? 1.9));
  const height = Math.max(thingFacts(piece.thing).minSizeM[1], Math.min(piece.sizeM[1], longest));
  // what is longer than the room is cut to it
  const { x0, x1, z0, z1 } = draft.bounds;
  const sideways = Math.abs(Math.sin((yawDeg * Math.PI) / 180)) > 0.7;
  const length = Math.min(piece.sizeM[0], (sideways ? z1 - z0 : x1 - x0) - 0.1);
  const fitted: Piece = { ...piece, sizeM: [length, height, piece.sizeM[2]] };
  const inside = (value: number, low: number, high: number): number =>
    low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
  const [hx, hz] = sideways ? [piece.sizeM[2] / 2, length / 2] : [length / 2, piece.sizeM[2] / 2];
  return draft.put(fitted, inside(x, x0 + hx, x1 - hx), inside(z, z0 + hz, z1 - hz), yawDeg, {
    y: ceiling.y - height,
    on: ceiling.key,
    inView: true,
    clearanceM: 0.02,
    force: options.force === true,
    evict: options.evict === true,
  });
}

export function hang(
  draft: Draft,
  thing: ThingId,
  x: number,
  z: number,
  yawDeg = 0,
  options: DrawOptions & { readonly dropM?: number } = {},
): ComposedThing | null {
  const piece = draft.draw(thing, options);
  return piece === null ? null : hangPiece(draft, piece, x, z, yawDeg, options);
}
