/** What is underfoot and overhead: boards laid one by one, and a ceiling carried by a beam. Corner at the origin, over +X and +Z. */
import { softBox as box } from './soft-box.ts';
import { stream } from './noise.ts';
import { moved, setPart, surface, type SetPart, type SetSurface } from './set-part.ts';
import { toned, withGrain } from './wood-uv.ts';

const BOARD_WIDTH = 0.145;
const GAP = 0.0025;
const THICKNESS = 0.02;

/** Boards along z with broken joints, tops at y = 0, over a dark bed. Surfaces: `boards`, `bed`. */
export function floorBoards(name: string, width: number, depth: number, seed: number): SetPart {
  const random = stream(seed);
  const surfaces: SetSurface[] = [];
  const rows = Math.ceil(width / BOARD_WIDTH);
  for (let row = 0; row < rows; row++) {
    const x0 = row * BOARD_WIDTH;
    const x1 = Math.min(width, x0 + BOARD_WIDTH) - GAP;
    if (x1 - x0 < 0.01) continue;
    let z = -random() * 1.4;
    while (z < depth) {
      const length = 1.3 + 1.1 * random();
      const z0 = Math.max(0, z);
      const z1 = Math.min(depth, z + length) - GAP;
      z += length;
      if (z1 - z0 < 0.02) continue;
      const board = box('board', [x1 - x0, THICKNESS, z1 - z0]);
      const tone = 0.72 + 0.36 * random();
      const warmth = 0.06 * (random() - 0.5);
      const grained = withGrain(board, 2, 10 * random());
      const at = [(x0 + x1) / 2, -THICKNESS / 2 - 0.0008 * random(), (z0 + z1) / 2] as const;
      surfaces.push(
        ...surface('boards', moved(toned(grained, tone * (1 + warmth), tone, tone * (1 - warmth)), at)),
      );
    }
  }
  const bed = moved(box('bed', [width, 0.03, depth]), [width / 2, -THICKNESS - 0.02, depth / 2]);
  return setPart(name, [...surfaces, ...surface('bed', bed)]);
}

/** A ceiling with beams across its width, its underside at y = 0. Surfaces: `ceiling`, `beam`. */
export function beamedCeiling(
  name: string,
  width: number,
  depth: number,
  beams: number,
  seed: number,
): SetPart {
  const random = stream(seed);
  const slab = moved(box('ceiling', [width, 0.1, depth]), [width / 2, 0.05, depth / 2]);
  const surfaces = surface('ceiling', slab);
  for (let i = 0; i < beams; i++) {
    const beam = withGrain(box('beam', [width, 0.16, 0.14], 0.008), 0, 10 * random());
    const z = (depth * (i + 0.5)) / beams;
    surfaces.push(...surface('beam', moved(beam, [width / 2, -0.08, z])));
  }
  return setPart(name, surfaces);
}
