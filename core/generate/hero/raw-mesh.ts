/** What a mesh generator answered, checked: every number finite, every index in range, no more than can be held. */
import { decodeSrgb } from '../../color/transfer-functions.ts';
import { HeroModelIssue } from './hero-error.ts';
import type { HeroManifest } from './hero-manifest.ts';

/** What a graph gave: its data row by row. */
export interface OutputTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: unknown;
}
/** @returns an output by its name in the graph; undefined where the graph gave none. */
export type Outputs = (name: string) => OutputTensor | undefined;

export const MOST_VERTICES = 2_000_000;
export const MOST_TRIANGLES = 2_000_000;

/** In the model's own space. */
export interface RawMesh {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
  /** Unit xyz per vertex; null is made from the triangles. */
  readonly normals: Float32Array | null;
  /** Linear Rec.709 per vertex, 0…1; null where the model gives none. */
  readonly colors: Float32Array | null;
}

const shapeText = (dims: readonly number[]): string => `[${dims.join(', ')}]`;

/** Leading axes of one are dropped until `rank` are left. */
function unbatched(dims: readonly number[], rank: number): readonly number[] {
  const extra = dims.length - rank;
  return extra > 0 && dims.slice(0, extra).every((size) => size === 1) ? dims.slice(extra) : dims;
}

/**
 * Numbers of an output with the shape that is expected; null in it is any size.
 * @throws HeroModelIssue for another type or shape, and where a number is not finite.
 */
export function floatOutput(
  outputs: Outputs,
  name: string,
  shape: readonly (number | null)[],
  most: number,
): { readonly data: Float32Array; readonly dims: readonly number[] } {
  const field = `output "${name}"`;
  const tensor = outputs(name);
  if (!(tensor?.data instanceof Float32Array))
    throw new HeroModelIssue(field, 'float32', tensor?.type ?? 'nothing');
  const dims = checkedShape(field, tensor.dims, shape, most);
  const { data } = tensor;
  const broken = data.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) throw new HeroModelIssue(field, 'finite numbers', `${data[broken]} at ${broken}`);
  return { data, dims };
}

function checkedShape(
  field: string,
  found: readonly number[],
  shape: readonly (number | null)[],
  most: number,
): readonly number[] {
  const dims = unbatched(found, shape.length);
  const fits = dims.length === shape.length && shape.every((size, i) => size === null || size === dims[i]);
  if (!fits) {
    const wanted = `[${shape.map((size) => size ?? 'N').join(', ')}]`;
    throw new HeroModelIssue(field, `the shape ${wanted}`, shapeText(found));
  }
  const free = dims.filter((_, i) => shape[i] === null).reduce((product, size) => product * size, 1);
  if (free > most)
    throw new HeroModelIssue(field, `at most ${most} in the shape ${shapeText(found)}`, String(free));
  return dims;
}

/** Colours of points as linear Rec.709, kept within 0…1. */
export function linearColors(data: Float32Array, encoding: 'srgb' | 'linear'): Float32Array {
  return data.map((value) => {
    const kept = Math.min(1, Math.max(0, value));
    return encoding === 'srgb' ? decodeSrgb(kept) : kept;
  });
}

function indexOutput(outputs: Outputs, name: string, vertexCount: number): Uint32Array {
  const field = `output "${name}"`;
  const tensor = outputs(name);
  const data = tensor?.data;
  if (tensor === undefined || !(data instanceof Int32Array || data instanceof BigInt64Array))
    throw new HeroModelIssue(field, 'int32 or int64', tensor?.type ?? 'nothing');
  checkedShape(field, tensor.dims, [null, 3], MOST_TRIANGLES);
  const indices = new Uint32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const index = Number(data[i]);
    if (!(index >= 0 && index < vertexCount))
      throw new HeroModelIssue(field, `vertices from 0 to ${vertexCount - 1}`, `${index} at ${i}`);
    indices[i] = index;
  }
  return indices;
}

/** @throws HeroModelIssue for the first thing that is wrong with the answer. */
export function meshOfOutputs(
  outputs: Outputs,
  { vertices, triangles, colors }: Extract<HeroManifest, { kind: 'mesh-generator' }>['mesh'],
): RawMesh {
  const { data: positions, dims } = floatOutput(outputs, vertices, [null, 3], MOST_VERTICES);
  const count = dims[0]!;
  const indices = indexOutput(outputs, triangles, count);
  return {
    positions,
    indices,
    normals: null,
    colors:
      colors === null
        ? null
        : linearColors(floatOutput(outputs, colors.name, [count, 3], MOST_VERTICES).data, colors.encoding),
  };
}
