/** Looks for a place all over the floor plan, where guesses near the obvious spots found none. */
import type { Relation } from '../../composition/facts.ts';
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import type { Bounds } from '../draft/occupancy.ts';
import { halfSpan } from '../layout/box.ts';
import { wholeBox } from '../layout/solids.ts';
import { isSurface } from '../layout/surfaces.ts';
import { holdsBetween } from '../measure/relations.ts';
import { halfAngleDeg, viewSpot, yawTowards } from '../layout/view.ts';
import { clampSize } from '../sizes.ts';
import { settle } from './settle.ts';

/** Points along either side of the plan. */
const STEPS = 14;
/** Round what a thing shall stand by it is searched this far beyond both their sizes, metres. */
const NEAR_M = 3;
/** Plans are searched this far from the camera, metres, in view first. */
const REACH_M = 30;

export interface ScanOptions {
  /** The piece shall stand so to the object. */
  readonly relation?: { readonly relation: Relation; readonly object: ComposedThing };
  /** Floor before doors may be taken too. */
  readonly blocksDoors?: boolean;
}

/** As it would stand there, to ask whether a relation would hold. */
const imagined = (piece: Piece, x: number, z: number, y: number, yawDeg: number): ComposedThing => ({
  key: '',
  thing: piece.thing,
  variant: piece.variant,
  positionM: [x, y, z],
  yawDeg,
  sizeM: piece.sizeM,
  shape: [0.5, 0.5, 0.5, 0.5],
  body: null,
  accent: null,
  light: null,
  scatter: null,
  on: null,
  seed: 0,
});

/** The part of the plan to look at. */
interface Region extends Bounds {
  /** Whose top it is; null is the floor. */
  readonly host: ComposedThing | null;
}

/** Near what it shall stand by, on the same top where both are small; else all that the camera may see. */
function regionOf(draft: Draft, piece: Piece, object: ComposedThing | null): Region {
  const { bounds, camera } = draft;
  const [px, , pz] = camera.positionM;
  if (object === null) {
    const z1 = Math.min(bounds.z1, pz + 2);
    return {
      x0: Math.max(bounds.x0, px - REACH_M),
      x1: Math.min(bounds.x1, px + REACH_M),
      z0: Math.max(bounds.z0, pz - REACH_M),
      z1,
      host: null,
    };
  }
  const holder = object.on === null ? null : draft.thing(object.on);
  const shares = holder !== null && isSurface(holder.thing) && thingFacts(piece.thing).support === 'surface';
  if (shares) {
    const [hx, hz] = halfSpan(wholeBox(holder));
    const [x, , z] = holder.positionM;
    return { x0: x - hx, x1: x + hx, z0: z - hz, z1: z + hz, host: holder };
  }
  const reach = Math.max(...piece.sizeM, ...object.sizeM) + NEAR_M;
  const [x, , z] = object.positionM;
  return {
    x0: Math.max(bounds.x0, x - reach),
    x1: Math.min(bounds.x1, x + reach),
    z0: Math.max(bounds.z0, z - reach),
    z1: Math.min(bounds.z1, z + reach),
    host: null,
  };
}

function spots(draft: Draft, { x0, x1, z0, z1 }: Region): readonly (readonly [number, number])[] {
  const { camera, random } = draft;
  const half = halfAngleDeg(camera) * 0.95;
  const seen: (readonly [number, number])[] = [];
  const unseen: (readonly [number, number])[] = [];
  for (let i = 0; i < STEPS; i++) {
    for (let j = 0; j < STEPS; j++) {
      const x = x0 + ((i + random.unit()) / STEPS) * (x1 - x0);
      const z = z0 + ((j + random.unit()) / STEPS) * (z1 - z0);
      const { bearingDeg, distanceM } = viewSpot(camera, x, z);
      if (Math.abs(bearingDeg) <= half && distanceM > 0.3) seen.push([x, z]);
      else unseen.push([x, z]);
    }
  }
  return [...random.shuffle(seen), ...random.shuffle(unseen)];
}

/** Null when it fits nowhere, unwished things gone or not. Wall things have no floor plan: they are not for this. */
export function scan(draft: Draft, piece: Piece, options: ScanOptions = {}): ComposedThing | null {
  const { support } = thingFacts(piece.thing);
  if (support === 'wall' || support === 'opening') return null;
  const { relation } = options;
  const region = regionOf(draft, piece, relation?.object ?? null);
  const { host } = region;
  const settles = support === 'ceiling' || host !== null;
  for (const [x, z] of spots(draft, region)) {
    const base = draft.random.chance(0.5) ? 0 : 180;
    for (const turn of [base, base + 90]) {
      const object = relation?.object;
      const yaw =
        relation?.relation === 'facing' && object !== undefined
          ? yawTowards(x, z, object.positionM[0], object.positionM[2])
          : turn;
      if (relation !== undefined && support !== 'ceiling') {
        const level = host === null ? (draft.levelAt(x, z)?.y ?? 0) : relation.object.positionM[1];
        const would = imagined(piece, x, z, level, yaw);
        if (!holdsBetween(draft.camera, would, relation.relation, relation.object)) continue;
      }
      const placed = settles
        ? settle(draft, piece, x, z, yaw, 1, host)
        : draft.put(piece, x, z, yaw, {
            evict: true,
            inView: true,
            blocksDoors: options.blocksDoors === true,
            close: options.blocksDoors === true,
            clearanceM: 0.02,
          });
      if (placed === null) continue;
      if (relation === undefined || holdsBetween(draft.camera, placed, relation.relation, relation.object)) {
        return placed;
      }
      draft.undo(placed, piece);
    }
  }
  return null;
}

/** Towards the smallest of its class, where its size is not wished for. @param share 1 keeps it, 0 is the smallest. */
export function shrunk(piece: Piece, share: number): Piece {
  if (piece.unit?.fact.size) return piece;
  const { minSizeM } = thingFacts(piece.thing);
  const at = (i: 0 | 1 | 2): number => minSizeM[i] + (piece.sizeM[i] - minSizeM[i]) * share;
  return { ...piece, sizeM: clampSize(piece.thing, [at(0), at(1), at(2)]) };
}
