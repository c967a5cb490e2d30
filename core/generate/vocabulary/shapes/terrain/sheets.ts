/** Wide thin sheets, and the grid that they are polygonised on. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, overlap, union, without, wrinkled } from '../../../../scene/fields/field-nodes.ts';

/** Cells whose upper side alone takes about `count` of them. */
export const sheetCell = (widthM: number, depthM: number, count = 5000): number =>
  Math.sqrt((widthM * depthM) / count);

/** Layers of the polygoniser's grid start this many cells before the bounds of a field. */
const GRID_MARGIN = 1.618034;

/**
 * The field with a layer of grid corners at `heightM`, so that a sheet about it is not lost where it is thinner than a cell. Only
 * the bounds change: they reach down by up to a cell.
 * @param lowestM lower bound of the field.
 */
export function layered(field: FieldNode, heightM: number, cellM: number, lowestM = 0): FieldNode {
  const steps = Math.ceil((heightM - lowestM) / cellM + GRID_MARGIN - 1e-6);
  const low = heightM + (GRID_MARGIN - steps) * cellM;
  const s = 0.05 * cellM;
  // a block that is all taken away has bounds and no surface
  const nothing = without(0, block([s, s, s], 0), block([2 * s, 2 * s, 2 * s], 0));
  return union(0, field, at([0, low + s / 2, 0], nothing));
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
