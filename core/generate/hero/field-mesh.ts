/** What a field generator answered, as triangles: its grid is checked and polygonised by dual contouring. Model's own space and units. */
import type { Vec3 } from '../../math/vec3.ts';
import type { WorkHooks } from '../../scene/bvh/stopped-error.ts';
import {
  gridField,
  gridReader,
  gridSpacing,
  gridSurface,
  type FieldGrid,
} from '../../scene/fields/grid-field.ts';
import { polygoniseField } from '../../scene/fields/polygonise-field.ts';
import { HeroModelIssue } from './hero-error.ts';
import { CELLS, type HeroField } from './hero-manifest.ts';
import { floatOutput, linearColors, MOST_TRIANGLES, type Outputs, type RawMesh } from './raw-mesh.ts';

const MOST_POINTS_A_SIDE = CELLS.most + 1;
const MOST_POINTS = MOST_POINTS_A_SIDE ** 3;
const FEWEST_POINTS_A_SIDE = 4;
/** Cells are cubes: grids of points that are much closer on one side than on another are refused. */
const MOST_UNEVEN = 2;

/** Points of a grid with about equal spacing, the longest side in `cells` parts. */
export function pointGrid({
  min,
  max,
  cells,
}: Extract<HeroField, { as: 'points' }>): Omit<FieldGrid, 'values'> {
  const size: Vec3 = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  const cell = Math.max(...size) / cells;
  const along = (length: number): number => Math.max(FEWEST_POINTS_A_SIDE, Math.round(length / cell) + 1);
  return { min, max, counts: [along(size[0]), along(size[1]), along(size[2])] };
}

/** Place of the points `from` … `to` of a grid, xyz each; x counts fastest. */
export function gridPoints(
  { counts, min, max }: Omit<FieldGrid, 'values'>,
  from: number,
  to: number,
): Float32Array {
  const [nx, ny] = counts;
  const [dx, dy, dz] = gridSpacing({ counts, min, max });
  const out = new Float32Array(3 * (to - from));
  for (let o = from; o < to; o++) {
    const at = 3 * (o - from);
    out[at] = min[0] + dx * (o % nx);
    out[at + 1] = min[1] + dy * (Math.floor(o / nx) % ny);
    out[at + 2] = min[2] + dz * Math.floor(o / (nx * ny));
  }
  return out;
}

/** Values as they are contoured: negative inside, the surface at zero. */
export function towardsOutside(values: Float32Array, { level, inside }: HeroField): Float32Array {
  return values.map((value) => (inside === 'below' ? value - level : level - value));
}

/** The grid that a generator answered with, and its colours at its points. */
export function gridOfOutputs(
  outputs: Outputs,
  field: Extract<HeroField, { as: 'grid' }>,
): { readonly grid: FieldGrid; readonly colors: Float32Array | null } {
  const { values, min, max, colors } = field;
  const { data, dims } = floatOutput(outputs, values, [null, null, null], MOST_POINTS);
  const [nz, ny, nx] = [dims[0]!, dims[1]!, dims[2]!];
  if (Math.min(nx, ny, nz) < FEWEST_POINTS_A_SIDE || Math.max(nx, ny, nz) > MOST_POINTS_A_SIDE)
    throw new HeroModelIssue(
      `output "${values}"`,
      `${FEWEST_POINTS_A_SIDE} to ${MOST_POINTS_A_SIDE} points a side`,
      `[${dims.join(', ')}]`,
    );
  const grid = { counts: [nx, ny, nz] as const, min, max, values: towardsOutside(data, field) };
  return {
    grid,
    colors:
      colors === null
        ? null
        : linearColors(floatOutput(outputs, colors.name, [...dims, 3], MOST_POINTS).data, colors.encoding),
  };
}

export interface FieldMesh {
  readonly mesh: RawMesh;
  /** The shape went on beyond the field's box and was cut there. */
  readonly isCut: boolean;
}

/**
 * @param colors linear rgb at the grid's points; null for none.
 * @throws HeroModelIssue where there is no surface or too much of it. @throws StoppedError
 */
export function meshOfGrid(grid: FieldGrid, colors: Float32Array | null, hooks: WorkHooks): FieldMesh {
  const spacing = gridSpacing(grid);
  const cellSize = Math.max(...spacing);
  if (cellSize > MOST_UNEVEN * Math.min(...spacing))
    throw new HeroModelIssue(
      'field.max',
      `points about as far apart along each axis, at most ${MOST_UNEVEN} to 1`,
      spacing.map((value) => value.toPrecision(3)).join(' × '),
    );
  const { crossings, isCut } = gridSurface(grid);
  if (crossings === 0)
    throw new HeroModelIssue(
      'field.level',
      'values on both sides of it, so that there is a surface',
      `all ${grid.values[0]! < 0 ? 'inside' : 'outside'}`,
    );
  // two triangles about each crossed edge
  if (2 * crossings > MOST_TRIANGLES)
    throw new HeroModelIssue(
      'field',
      `a surface of at most ${MOST_TRIANGLES} triangles`,
      `about ${2 * crossings}`,
    );
  const made = polygoniseField('hero', gridField(grid), {
    cellSize,
    clipTo: [...grid.min, ...grid.max],
    ...hooks,
  });
  const { positions, normals, indices } = made;
  return {
    mesh: { positions, indices, normals, colors: colors === null ? null : colorsAt(grid, colors, positions) },
    isCut,
  };
}

function colorsAt(grid: FieldGrid, colors: Float32Array, positions: Float32Array): Float32Array {
  const read = gridReader(grid, colors, 3);
  return positions.map((_, o) => {
    const v = o - (o % 3);
    return read(positions[v]!, positions[v + 1]!, positions[v + 2]!, o % 3);
  });
}
