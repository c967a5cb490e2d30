/** Wide thin sheets, and the grid that they are polygonised on. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, overlap, union, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';

/** Cells whose upper side alone takes about `count` of them. */
export const sheetCell = (widthM: number, depthM: number, count = 5000): number =>
  Math.sqrt((widthM * depthM) / count);

/** Layers of the polygoniser's grid start this many cells before the bounds of a field. */
const GRID_MARGIN = 1.618034;

/** A block that is all taken away: it has bounds and no surface. */
const nothing = (s: number): FieldNode => without(0, block([s, s, s], 0), block([2 * s, 2 * s, 2 * s], 0));

/**
 * The field with layers of grid corners at the given places along the axes (null leaves an axis alone), so that what is thinner than a
 * cell is not lost there. Only the bounds change: they reach down by up to a cell.
 * @param lowestM lower bounds of the field.
 */
export function layeredAt(
  field: FieldNode,
  cellM: number,
  lowestM: Vec3,
  placesM: readonly [number | null, number | null, number | null],
): FieldNode {
  const s = 0.05 * cellM;
  const low = (k: 0 | 1 | 2): number => {
    const place = placesM[k];
    if (place === null) return lowestM[k] + s / 2;
    const steps = Math.ceil((place - lowestM[k]) / cellM + GRID_MARGIN - 1e-6);
    return place + (GRID_MARGIN - steps) * cellM + s / 2;
  };
  return union(0, field, at([low(0), low(1), low(2)], nothing(s)));
}

/** The same along one axis of a field that is centred or stands on y = 0. */
export function layered(
  field: FieldNode,
  placeM: number,
  cellM: number,
  lowestM = 0,
  axis: 'x' | 'y' | 'z' = 'y',
): FieldNode {
  const on = (a: 'x' | 'y' | 'z', place: number): number | null => (a === axis ? place : null);
  const low = (a: 'x' | 'y' | 'z'): number => (a === axis ? lowestM : 0);
  return layeredAt(
    field,
    cellM,
    [low('x'), low('y'), low('z')],
    [on('x', placeM), on('y', placeM), on('z', placeM)],
  );
}

/** A block on y = 0 whose top is uneven: it lies between `h − 2·amplitude` and h. */
export function unevenBlock(
  [w, h, d]: Vec3,
  amplitudeM: number,
  wavelengthM: number,
  octaves: number,
  seed: number,
): FieldNode {
  const top = at([0, h - amplitudeM, 0], { op: 'halfSpace' });
  return overlap(
    0,
    at([0, h / 2, 0], block([w, h, d], 0)),
    amplitudeM > 0 ? wrinkled(top, amplitudeM, wavelengthM, octaves, seed) : top,
  );
}

/** What lies above a height, its edge wavering. */
export const above = (heightM: number, waverM: number, wavelengthM: number, seed: number): FieldNode =>
  wrinkled(at([0, heightM, 0], { op: 'halfSpace' }, [1, 0, 0, 0]), waverM, wavelengthM, 3, seed);
