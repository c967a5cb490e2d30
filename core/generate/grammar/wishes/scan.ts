/** Looks for a place all over the floor plan, where guesses near the obvious spots found none. */
import type { Relation } from '../../composition/facts.ts';
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import { holdsBetween } from '../measure/relations.ts';
import { halfAngleDeg, viewSpot, yawTowards } from '../layout/view.ts';
import { clampSize } from '../sizes.ts';
import { settle } from './settle.ts';

/** Points along either side of the plan. */
const STEPS = 14;
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

function spots(draft: Draft): readonly (readonly [number, number])[] {
  const { bounds, camera, random } = draft;
  const [px, , pz] = camera.positionM;
  const x0 = Math.max(bounds.x0, px - REACH_M);
  const x1 = Math.min(bounds.x1, px + REACH_M);
  const z0 = Math.max(bounds.z0, pz - REACH_M);
  const z1 = Math.min(bounds.z1, pz + 2);
  const half = halfAngleDeg(camera) * 0.95;
  const seen: (readonly [number, number])[] = [];
  const unseen: (readonly [number, number])[] = [];
  for (let i = 0; i < STEPS; i++) {
    for (let j = 0; j < STEPS; j++) {
      const x = x0 + ((i + random.unit()) / STEPS) * (x1 - x0);
      const z = z0 + ((j + random.unit()) / STEPS) * (z1 - z0);
      const { bearingDeg, distanceM } = viewSpot(camera, x, z);
      if (Math.abs(bearingDeg) <= half && distanceM > 1) seen.push([x, z]);
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
  const hangs = support === 'ceiling';
  for (const [x, z] of spots(draft)) {
    const base = draft.random.chance(0.5) ? 0 : 180;
    for (const turn of [base, base + 90]) {
      const object = relation?.object;
      const yaw =
        relation?.relation === 'facing' && object !== undefined
          ? yawTowards(x, z, object.positionM[0], object.positionM[2])
          : turn;
      if (relation !== undefined && !hangs) {
        const level = draft.levelAt(x, z)?.y ?? 0;
        const would = imagined(piece, x, z, level, yaw);
        if (!holdsBetween(draft.camera, would, relation.relation, relation.object)) continue;
      }
      const placed = hangs
        ? settle(draft, piece, x, z, yaw, 1)
        : draft.put(piece, x, z, yaw, {
            evict: true,
            inView: true,
            blocksDoors: options.blocksDoors === true,
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
