/** Tiny hero models made by hand, with shapes that have closed forms. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onnxModel, type Constant, type Graph } from '../../inference/testing/onnx-writer.ts';

/** A manifest as JSON, to be spoilt by tests. */
export type Json = Record<string, unknown>;

export interface TinyModel {
  readonly graph: Graph;
  /** All but format, id, name, licence and the files. */
  readonly manifest: Json;
}

const floats = (name: string, shape: readonly number[], data: readonly number[]): Constant => ({
  name,
  shape,
  data: Float32Array.from(data),
});

/** Corners of the unit cube about the origin, and its triangles, outward. */
const CORNERS = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((c) => [
  (c & 1) - 0.5,
  ((c >> 1) & 1) - 0.5,
  (c >> 2) - 0.5,
]);
export const CUBE_TRIANGLES = [
  0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5,
];

export const BOX_LETTERS = 16;

/** A box: each edge is 1 + |noise|, plus the mean of the words' bytes over 255. Red at x > 0 and blue at x < 0, sRGB. */
export const boxModel = (triangles: readonly number[] = CUBE_TRIANGLES): TinyModel => ({
  graph: {
    nodes: [
      { op: 'ReduceMean', inputs: ['text'], outputs: ['mean'], attributes: { keepdims: 0 } },
      { op: 'Abs', inputs: ['noise'], outputs: ['size'] },
      { op: 'Add', inputs: ['size', 'mean'], outputs: ['more'] },
      { op: 'Add', inputs: ['more', 'one'], outputs: ['edges'] },
      { op: 'Mul', inputs: ['corners', 'edges'], outputs: ['v'] },
      { op: 'Identity', inputs: ['faces'], outputs: ['f'] },
      { op: 'Identity', inputs: ['paint'], outputs: ['c'] },
    ],
    constants: [
      floats('corners', [8, 3], CORNERS),
      floats('one', [1], [1]),
      floats(
        'paint',
        [8, 3],
        CORNERS.flatMap((x, i) => (i % 3 === 0 ? (x > 0 ? [1, 0, 0] : [0, 0, 0.5]) : [])),
      ),
      {
        name: 'faces',
        shape: [triangles.length / 3, 3],
        data: BigInt64Array.from(triangles, BigInt),
      },
    ],
    inputs: [
      { name: 'noise', type: 'float32', shape: [1, 3] },
      { name: 'text', type: 'float32', shape: ['batch', BOX_LETTERS] },
    ],
    outputs: [
      { name: 'v', type: 'float32', shape: [8, 3] },
      { name: 'f', type: 'int64', shape: [triangles.length / 3, 3] },
      { name: 'c', type: 'float32', shape: [8, 3] },
    ],
  },
  manifest: {
    kind: 'mesh-generator',
    inputs: [
      { from: 'noise', name: 'noise', shape: [1, 3] },
      { from: 'bytes', name: 'text', type: 'float32', shape: [1, BOX_LETTERS], scale: 1 / 255 },
    ],
    mesh: { vertices: 'v', triangles: 'f', colors: { name: 'c', encoding: 'srgb' } },
  },
});

/** A mesh that is always the same. */
export const fixedMesh = (vertices: readonly number[], triangles: Constant): TinyModel => ({
  graph: {
    nodes: [
      { op: 'Identity', inputs: ['vertices'], outputs: ['v'] },
      { op: 'Identity', inputs: ['faces'], outputs: ['f'] },
      { op: 'Identity', inputs: ['noise'], outputs: ['unused'] },
    ],
    constants: [floats('vertices', [1, vertices.length / 3, 3], vertices), { ...triangles, name: 'faces' }],
    inputs: [{ name: 'noise', type: 'float32', shape: [1] }],
    outputs: [
      { name: 'v', type: 'float32', shape: [1, vertices.length / 3, 3] },
      { name: 'f', type: triangles.data instanceof Int32Array ? 'int32' : 'int64', shape: triangles.shape },
    ],
  },
  manifest: {
    kind: 'mesh-generator',
    inputs: [{ from: 'noise', name: 'noise', shape: [1] }],
    mesh: { vertices: 'v', triangles: 'f' },
  },
});

/** Distances of a sphere of this radius, asked for at points; green with height, linear. */
export const sphereModel = (radius: number, batch = 5000): TinyModel => ({
  graph: {
    nodes: [
      { op: 'Mul', inputs: ['points', 'points'], outputs: ['squares'] },
      { op: 'ReduceSum', inputs: ['squares', 'last'], outputs: ['sum'], attributes: { keepdims: 0 } },
      { op: 'Sqrt', inputs: ['sum'], outputs: ['length'] },
      { op: 'Sub', inputs: ['length', 'radius'], outputs: ['d'] },
      { op: 'Mul', inputs: ['points', 'pick'], outputs: ['raised'] },
      { op: 'Add', inputs: ['raised', 'half'], outputs: ['rgb'] },
    ],
    constants: [
      floats('radius', [1], [radius]),
      floats('pick', [3], [0, 0.5 / radius, 0]),
      floats('half', [3], [0.25, 0.5, 0.25]),
      { name: 'last', shape: [1], data: BigInt64Array.from([1n]) },
    ],
    inputs: [{ name: 'points', type: 'float32', shape: ['n', 3] }],
    outputs: [
      { name: 'd', type: 'float32', shape: ['n'] },
      { name: 'rgb', type: 'float32', shape: ['n', 3] },
    ],
  },
  manifest: {
    kind: 'field-generator',
    inputs: [{ from: 'points', name: 'points', shape: [batch, 3] }],
    field: {
      as: 'points',
      values: 'd',
      min: [-0.6, -0.6, -0.6],
      max: [0.6, 0.6, 0.6],
      cells: 48,
      colors: { name: 'rgb', encoding: 'linear' },
    },
  },
});

/** Half-size of the box of a grid field. */
const BOX = [0.6, 0.25, 0.6] as const;
export const TORUS = { majorM: 0.4, minorM: 0.15 } as const;

/** A torus about Y as a grid of densities, 1 inside and 0 far outside, 61 × 26 × 61 points. */
export const torusModel = (): TinyModel => {
  const [nx, ny, nz] = [61, 26, 61];
  const values: number[] = [];
  const at = (i: number, n: number, half: number): number => -half + (2 * half * i) / (n - 1);
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const [x, y, z] = [at(i, nx, BOX[0]), at(j, ny, BOX[1]), at(k, nz, BOX[2])];
        const distance = Math.hypot(Math.hypot(x, z) - TORUS.majorM, y) - TORUS.minorM;
        values.push(Math.min(1, Math.max(0, 0.5 - 4 * distance)));
      }
  return {
    graph: {
      nodes: [{ op: 'Mul', inputs: ['density', 'one'], outputs: ['d'] }],
      constants: [floats('density', [nz, ny, nx], values)],
      inputs: [{ name: 'one', type: 'float32', shape: [1] }],
      outputs: [{ name: 'd', type: 'float32', shape: [nz, ny, nx] }],
    },
    manifest: {
      kind: 'field-generator',
      inputs: [{ from: 'noise', name: 'one', shape: [1], mean: 1, deviation: 0 }],
      field: {
        as: 'grid',
        values: 'd',
        min: BOX.map((value) => -value),
        max: [...BOX],
        level: 0.5,
        inside: 'above',
      },
    },
  };
};

/** Multiplies square matrices of this size again and again: takes its time, or its memory. */
export const slowModel = (size: number, times: number): TinyModel => ({
  graph: {
    nodes: [
      { op: 'Expand', inputs: ['noise', 'square'], outputs: ['m0'] },
      ...Array.from({ length: times }, (_, i) => ({
        op: 'MatMul',
        inputs: [`m${i}`, `m${i}`],
        outputs: [`m${i + 1}`],
      })),
      { op: 'ReduceMean', inputs: [`m${times}`], outputs: ['mean'], attributes: { keepdims: 0 } },
      { op: 'Mul', inputs: ['mean', 'corners'], outputs: ['v'] },
      { op: 'Identity', inputs: ['faces'], outputs: ['f'] },
    ],
    constants: [
      { name: 'square', shape: [2], data: BigInt64Array.from([BigInt(size), BigInt(size)]) },
      floats('corners', [8, 3], CORNERS),
      { name: 'faces', shape: [12, 3], data: BigInt64Array.from(CUBE_TRIANGLES, BigInt) },
    ],
    inputs: [{ name: 'noise', type: 'float32', shape: [1, 1] }],
    outputs: [
      { name: 'v', type: 'float32', shape: [8, 3] },
      { name: 'f', type: 'int64', shape: [12, 3] },
    ],
  },
  manifest: {
    kind: 'mesh-generator',
    inputs: [{ from: 'noise', name: 'noise', shape: [1, 1] }],
    mesh: { vertices: 'v', triangles: 'f' },
  },
});

const named = (file: string, data: Uint8Array): Json => ({
  file,
  sha256: createHash('sha256').update(data).digest('hex'),
  bytes: data.length,
});

/**
 * Writes a model and its manifest into a folder of its own.
 * @param spoil changes the manifest before it is written. @returns the manifest's path.
 */
export function writeTinyModel(
  folder: string,
  { graph, manifest }: TinyModel,
  spoil: (manifest: Json) => void = () => undefined,
): string {
  mkdirSync(folder, { recursive: true });
  const data = onnxModel(graph);
  writeFileSync(path.join(folder, 'tiny.onnx'), data);
  const whole: Json = {
    format: 1,
    id: 'tiny',
    name: 'Tiny things',
    licence: 'CC0-1.0',
    model: named('tiny.onnx', data),
    ...structuredClone(manifest),
  };
  spoil(whole);
  const file = path.join(folder, 'tiny.json');
  writeFileSync(file, JSON.stringify(whole, null, 2));
  return file;
}

/** Writes a vocabulary beside a model. @returns how a manifest names it. */
export function writeVocabulary(folder: string, tokens: readonly string[]): Json {
  mkdirSync(folder, { recursive: true });
  const data = Buffer.from(`${tokens.join('\n')}\n`);
  writeFileSync(path.join(folder, 'words.txt'), data);
  return named('words.txt', data);
}
