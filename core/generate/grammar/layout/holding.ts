/** Umbrellas over heads. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { Draft, Piece } from '../draft/draft.ts';
import { box, boxPoint } from './box.ts';

/** Held upright by the figure's hand: the canopy is over its head. */
export function holdPiece(
  draft: Draft,
  figure: ComposedThing,
  piece: Piece,
  force = true,
): ComposedThing | null {
  const [x, y, z] = figure.positionM;
  const height = Math.min(piece.sizeM[1], figure.sizeM[1]);
  const frame = box(x, z, figure.sizeM[0], figure.sizeM[2], figure.yawDeg, 0, 1);
  const [hx, hz] = boxPoint(frame, 0.12, figure.sizeM[2] / 2 - 0.02);
  // the lowest part of the canopy clears the head
  const canopy = 0.62 * height;
  return draft.put({ ...piece, sizeM: [piece.sizeM[0], height, piece.sizeM[2]] }, hx, hz, figure.yawDeg, {
    y: y + figure.sizeM[1] + 0.04 - canopy,
    on: figure.key,
    clearanceM: 0,
    anywhere: true,
    inView: true,
    evict: force,
    force,
  });
}

export function holdUmbrella(draft: Draft, figure: ComposedThing): ComposedThing | null {
  if (figure.variant === 'sitting' || figure.variant === 'lying') return null;
  const piece = draft.draw('umbrella', { sizeM: [1.05, 0.9, 1.05] });
  return piece === null ? null : holdPiece(draft, figure, piece, false);
}
