/** Streets along −Z: a roadway, pavements, rows of façades on both sides. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { DrawOptions, Draft } from '../draft/draft.ts';
import type { WallFace } from '../draft/places.ts';

/** A layer whose top is at the given height; it spans x0…x1 and z0…z1 and becomes a level that things stand on. */
export function layer(
  draft: Draft,
  thing: ThingId,
  span: { readonly x0: number; readonly x1: number; readonly z0: number; readonly z1: number },
  topY: number,
  thicknessM: number,
  options: DrawOptions & { readonly isLevel?: boolean } = {},
): ComposedThing | null {
  const { x0, x1, z0, z1 } = span;
  const size = [x1 - x0, thicknessM, z1 - z0] as const;
  const piece = draft.draw(thing, { ...options, sizeM: size });
  if (piece === null) return null;
  const placed = draft.put({ ...piece, sizeM: size }, (x0 + x1) / 2, (z0 + z1) / 2, 0, {
    force: true,
    y: topY - thicknessM,
    on: null,
    takesNoRoom: true,
  });
  if (placed !== null && options.isLevel !== false) {
    draft.levels.push({ ...span, y: topY, key: topY === 0 ? null : placed.key });
  }
  return placed;
}

export interface FacadeRow {
  /** Plane of the fronts. */
  readonly x: number;
  /** 1: they look towards +X, −1: towards −X. */
  readonly side: 1 | -1;
  readonly fromZ: number;
  readonly toZ: number;
  readonly minHeightM: number;
  readonly maxHeightM: number;
  readonly minWidthM: number;
  readonly maxWidthM: number;
  readonly baseY: number;
  readonly variants?: readonly string[];
}

/** Front to front without gaps, from near (+Z) to far. */
export function facadeRow(draft: Draft, row: FacadeRow): readonly WallFace[] {
  const { random } = draft;
  const faces: WallFace[] = [];
  let z = row.fromZ;
  while (z > row.toZ + row.minWidthM * 0.5) {
    const left = z - row.toZ;
    const wide = random.uniform(row.minWidthM, row.maxWidthM);
    const width = left - wide < row.minWidthM ? Math.min(left, row.maxWidthM * 1.4) : wide;
    const height = random.uniform(row.minHeightM, row.maxHeightM);
    const depth = random.uniform(0.5, 1.2);
    const variant = row.variants === undefined ? undefined : random.pick(row.variants);
    const piece = draft.draw('facade', {
      sizeM: [width, height, depth],
      ...(variant === undefined ? {} : { variant }),
    });
    if (piece === null) break;
    const size = [width, piece.sizeM[1], piece.sizeM[2]] as const;
    const placed = draft.put(
      { ...piece, sizeM: size },
      row.x - (row.side * size[2]) / 2,
      z - width / 2,
      row.side * 90,
      {
        force: true,
        y: row.baseY,
        on: null,
      },
    );
    if (placed !== null) {
      const face: WallFace = {
        key: placed.key,
        x: row.x,
        y: row.baseY,
        z: z - width / 2,
        normalX: row.side,
        normalZ: 0,
        widthM: width,
        heightM: size[1],
        thicknessM: size[2],
        isReachable: true,
        taken: [],
      };
      faces.push(face);
      draft.walls.push(face);
    }
    z -= width;
  }
  return faces;
}

/** Along z, on a line x, every so often. */
export function alongZ(
  draft: Draft,
  thing: ThingId,
  x: number,
  fromZ: number,
  toZ: number,
  spacingM: number,
  yawDeg: number,
  options: DrawOptions = {},
): readonly ComposedThing[] {
  const placed: ComposedThing[] = [];
  for (let z = fromZ; z >= toZ; z -= spacingM) {
    const piece = draft.draw(thing, options);
    if (piece === null) break;
    const put = draft.put(piece, x, z + draft.random.bell() * 0.3, yawDeg, { clearanceM: 0.03 });
    if (put !== null) placed.push(put);
  }
  return placed;
}
