import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Draft, Piece, PutOptions } from '../grammar/draft/draft.ts';

/** Rings about the place that was found, metres, and how many points on each. */
const RINGS_M = [0, 0.06, 0.14, 0.25, 0.4, 0.6, 0.9, 1.3, 1.9, 2.7, 4];
const POINTS = 10;
/** Farther than this from where it was found it is another thing: metres, or shares of its longest side. */
const REACH_M = 1.4;
const REACH_SHARE = 1.6;
/** The first place that takes it, going round ever wider. */
export function nearby(
  draft: Draft,
  piece: Piece,
  [x, z]: readonly [number, number],
  yawDeg: number,
  options: PutOptions,
): ComposedThing | null {
  const reach = Math.max(REACH_M, REACH_SHARE * Math.max(...piece.sizeM));
  for (const ring of RINGS_M) {
    if (ring > reach) return null;
    const points = ring === 0 ? 1 : POINTS;
    const first = draft.random.unit() * 2 * Math.PI;
    for (let i = 0; i < points; i++) {
      const angle = first + (i / points) * 2 * Math.PI;
      const placed = draft.put(
        piece,
        x + Math.cos(angle) * ring,
        z + Math.sin(angle) * ring,
        yawDeg,
        options,
      );
      if (placed !== null) return placed;
    }
  }
  return null;
}
