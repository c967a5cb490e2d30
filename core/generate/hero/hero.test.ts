// Hero models: manifests, words as numbers, answers as meshes that can stand in a scene.
import { describe, expect, it } from 'vitest';
import { area, normalQuality, openEdges, volume } from '../../scene/shapes/testing/measure-mesh.ts';
import { icosphere } from '../../scene/shapes/icosphere.ts';
import {
  finishHeroMesh,
  gridOfOutputs,
  heroInputs,
  meshOfGrid,
  meshOfOutputs,
  openVocabulary,
  parseHeroManifest,
  type HeroManifest,
  type Outputs,
  type RawMesh,
} from './index.ts';
import { wordBytes } from './words-to-numbers.ts';

type Json = Record<string, unknown>;
const FILE = { file: 'm.onnx', sha256: 'a'.repeat(64), bytes: 10 };
const MESH: Json = {
  format: 1,
  kind: 'mesh-generator',
  id: 'tiny-1',
  name: 'Tiny',
  licence: 'CC0-1.0',
  model: FILE,
  inputs: [
    { from: 'noise', name: 'z', shape: [1, 4], mean: 2, deviation: 0.5 },
    { from: 'bytes', name: 'text', type: 'int64', shape: [1, 8], padding: 1 },
    { from: 'mask', name: 'mask', of: 'text', type: 'bool', shape: [8] },
    { from: 'seed', name: 'seed', type: 'int64', shape: [1] },
  ],
  mesh: { vertices: 'v', triangles: 'f' },
};
const FIELD: Json = {
  ...MESH,
  kind: 'field-generator',
  inputs: [{ from: 'points', name: 'p', shape: [1, 100, 3] }],
  field: { as: 'points', values: 'd', min: [-1, -1, -1], max: [1, 1, 1], cells: 32 },
};
delete FIELD['mesh'];
const VOCABULARY = { ...FILE, file: 'words.txt', split: 'pieces', unknown: '[UNK]', padding: '[PAD]' };
const tokens = { from: 'tokens', name: 't', type: 'int64', shape: [8] };

describe('manifests', () => {
  it('are read, with what they leave out', () => {
    expect(parseHeroManifest(MESH)).toMatchObject({
      space: { metresPerUnit: 1, up: 'y' },
      mesh: { colors: null },
      vocabulary: null,
      material: { roughness: 0.5 },
    });
    expect(parseHeroManifest(FIELD)).toMatchObject({ field: { level: 0, inside: 'below' } });
  });

  it.each<[string, Json, RegExp]>([
    ['a later format', { ...MESH, format: 2 }, /^format: expected 1, found 2/],
    ['another kind', { ...MESH, kind: 'image-generator' }, /^kind: expected .*mesh-generator/],
    ['an unknown field', { ...MESH, licence_url: 'x' }, /unknown field "licence_url"/],
    ['a licence that is missing', { ...MESH, licence: undefined }, /^licence: expected a string, found nothing/],
    ['a path', { ...MESH, model: { ...FILE, file: '../m.onnx' } }, /^model\.file: expected a file name/],
    ['a Windows path', { ...MESH, model: { ...FILE, file: 'C:m.onnx' } }, /^model\.file: expected a file name/],
    ['no hash', { ...MESH, model: { ...FILE, sha256: 'abc' } }, /^model\.sha256: expected 64/],
    ['huge inputs', { ...MESH, inputs: [{ from: 'noise', name: 'z', shape: [5000, 5000] }] }, /^inputs\[0\]\.shape: expected at most/],
    ['one name twice', { ...MESH, inputs: [{ from: 'noise', name: 'z', shape: [1] }, { from: 'noise', name: 'z', shape: [1] }] }, /^inputs\[1\]\.name: expected a name of its own/],
    ['a mask of noise', { ...MESH, inputs: [{ from: 'noise', name: 'z', shape: [1] }, { from: 'mask', name: 'm', of: 'z', type: 'bool', shape: [1] }] }, /^inputs\[1\]\.of/],
    ['tokens without a vocabulary', { ...MESH, inputs: [tokens] }, /^vocabulary: expected the file/],
    ['a vocabulary without tokens', { ...MESH, vocabulary: VOCABULARY }, /^vocabulary: expected none/],
    ['points for a mesh', { ...MESH, inputs: FIELD['inputs'] }, /^inputs: expected no input from "points"/],
    ['no points for a field', { ...FIELD, inputs: MESH['inputs'] }, /^inputs: expected one input from "points"/],
    ['points in pairs', { ...FIELD, inputs: [{ from: 'points', name: 'p', shape: [100, 2] }] }, /^inputs\[0\]\.shape: expected \[points, 3\]/],
    ['a box inside out', { ...FIELD, field: { ...(FIELD['field'] as Json), max: [1, -2, 1] } }, /^field\.max\[1\]: expected more than/],
    ['too many cells', { ...FIELD, field: { ...(FIELD['field'] as Json), cells: 1000 } }, /^field\.cells: expected a number that is at most 256/],
    ['a list', [] as unknown as Json, /^manifest|^kind/],
  ])('are refused with %s', (_, manifest, message) => {
    expect(() => parseHeroManifest(manifest)).toThrow(message);
  }); // prettier-ignore
});

describe('words', () => {
  it('become bytes of UTF-8, whole characters only', () => {
    const words = 'né 木 🐎\ud800';
    expect(wordBytes(words, 100).ids).toEqual([...Buffer.from(words, 'utf8')]);
    expect(wordBytes('aé', 2)).toEqual({ ids: [97], isCut: true });
    expect(wordBytes('aé', 3).isCut).toBe(false);
  });

  it('become ids of the vocabulary: words, pieces, unknown ones', () => {
    const list = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'a', 'horse', 'bronze', 'hor', '##s', ',', 'bronzes'];
    const manifest = { ...VOCABULARY, lowerCase: true, begin: '[CLS]', end: '[SEP]' } as const;
    const open = (split: 'words' | 'pieces') =>
      openVocabulary(`${list.join('\n')}\n`, { ...manifest, split } as NonNullable<
        HeroManifest['vocabulary']
      >);
    expect(open('pieces').encode('A bronze horse, horses qux', 20)).toEqual({
      ids: [2, 4, 6, 5, 9, 5, 8, 1, 3],
      isCut: false,
    });
    expect(open('words').encode('Horses horse', 20).ids).toEqual([2, 1, 5, 3]);
    expect(open('words').encode('a a a a', 4)).toEqual({ ids: [2, 4, 4, 3], isCut: true });
    expect(() => openVocabulary('a\nb', { ...manifest, split: 'words' })).toThrow(/^vocabulary\.unknown/);
  });

  it('fill the inputs, the same for the same seed', () => {
    const manifest = parseHeroManifest(MESH);
    const { tensors, cut } = heroInputs(manifest, null, { words: 'a cat', seed: 9 });
    const of = (name: string) => tensors.find((tensor) => tensor.name === name)?.data;
    expect(of('text')).toEqual(BigInt64Array.from([97n, 32n, 99n, 97n, 116n, 1n, 1n, 1n]));
    expect(of('mask')).toEqual(Uint8Array.from([1, 1, 1, 1, 1, 0, 0, 0]));
    expect(of('seed')).toEqual(BigInt64Array.from([9n]));
    expect(cut).toEqual([]);
    const again = heroInputs(manifest, null, { words: 'a cat', seed: 9 });
    expect(again).toEqual({ tensors, cut });
    const other = heroInputs(manifest, null, { words: 'a cat', seed: 10 });
    expect(other.tensors[0]).not.toEqual(tensors[0]);
    expect(heroInputs(manifest, null, { words: 'a very long cat', seed: 9 }).cut).toEqual(['text']);
    const many = parseHeroManifest({
      ...MESH,
      inputs: [{ from: 'noise', name: 'z', shape: [20000], mean: 2, deviation: 0.5 }],
    });
    const noise = heroInputs(many, null, { words: 'x', seed: 1 }).tensors[0]?.data as Float32Array;
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const variance = noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length;
    expect(mean).toBeCloseTo(2, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
  });
});

const SPACE = { metresPerUnit: 1, up: 'y' } as const;
const sphere = icosphere('ball', 0.5, 4);
const ball: RawMesh = { positions: sphere.positions, indices: sphere.indices, normals: null, colors: null };

describe('answers of mesh generators', () => {
  const given =
    (
      vertices: readonly number[],
      triangles: Int32Array | BigInt64Array,
      dims = [1, vertices.length / 3, 3],
    ): Outputs =>
    (name) =>
      name === 'v'
        ? { type: 'float32', dims, data: Float32Array.from(vertices) }
        : { type: 'int64', dims: [triangles.length / 3, 3], data: triangles };
  const names = { vertices: 'v', triangles: 'f', colors: null };
  const square = [0, 0, 0, 1, 0, 0, 0, 1, 0];

  it('are read with or without a batch', () => {
    for (const dims of [
      [3, 3],
      [1, 3, 3],
      [1, 1, 3, 3],
    ])
      expect(meshOfOutputs(given(square, Int32Array.from([0, 1, 2]), dims), names).indices).toEqual(
        Uint32Array.from([0, 1, 2]),
      );
  });

  it.each<[string, Outputs, RegExp]>([
    ['an index too high', given(square, BigInt64Array.from([0n, 1n, 3n])), /"f": expected vertices from 0 to 2, found 3 at 2/],
    ['an index below zero', given(square, Int32Array.from([0, -1, 2])), /found -1 at 1/],
    ['an index beyond all numbers', given(square, BigInt64Array.from([0n, 2n ** 62n, 2n])), /"f": expected vertices/],
    ['what is infinite', given([...square.slice(0, 8), Infinity], Int32Array.from([0, 1, 2])), /"v": expected finite numbers, found Infinity at 8/],
    ['two batches', given([...square, ...square], Int32Array.from([0, 1, 2]), [2, 3, 3]), /"v": expected the shape \[N, 3\], found \[2, 3, 3\]/],
    ['nothing', () => undefined, /"v": expected float32, found nothing/],
  ])('are refused with %s', (_, outputs, message) => {
    expect(() => meshOfOutputs(outputs, names)).toThrow(message);
  }); // prettier-ignore

  it('stand on their base at the wanted height, smooth and closed', () => {
    const { mesh, sizeM, measures } = finishHeroMesh('ball', ball, SPACE, 2);
    expect(sizeM[1]).toBeCloseTo(2, 5);
    expect(volume(mesh)).toBeCloseTo(8 * volume(sphere), 4);
    expect(measures.volumeM3).toBeCloseTo(volume(mesh), 6);
    expect(measures.areaM2).toBeCloseTo(area(mesh), 6);
    expect(measures.isClosed).toBe(true);
    expect(openEdges(mesh)).toBe(0);
    expect(mesh.positions).toHaveLength(sphere.positions.length);
    const lows = mesh.positions.filter((_, o) => o % 3 === 1);
    expect(Math.min(...lows)).toBeCloseTo(0, 6);
    const { lengthError, worstCosine } = normalQuality(mesh);
    expect(lengthError).toBeLessThan(1e-5);
    expect(worstCosine).toBeGreaterThan(0.99);
  });

  it('are turned outward, and rid of what is no triangle', () => {
    const inward: RawMesh = {
      ...ball,
      positions: Float32Array.from([...ball.positions, 9, 9, 9]),
      indices: Uint32Array.from([...ball.indices].reverse().concat([0, 0, 1, 2, 2, 2])),
    };
    const made = finishHeroMesh('ball', inward, SPACE, null);
    expect(made).toMatchObject({ wasInsideOut: true, dropped: 2 });
    expect(volume(made.mesh)).toBeCloseTo(volume(sphere), 5);
    expect(made.measures.volumeM3).toBeCloseTo(volume(sphere), 5);
    // the vertex far away belongs to nothing
    expect(made.sizeM[0]).toBeLessThan(1.001);
    expect(normalQuality(made.mesh).worstCosine).toBeGreaterThan(0.99);
  });

  it('are set upright and in metres', () => {
    // a unit triangle that stands in x and z, of a model that measures in centimetres
    const raw: RawMesh = { positions: Float32Array.from([0, 0, 0, 100, 0, 0, 0, 50, 300]), indices: Uint32Array.from([0, 1, 2]), normals: null, colors: null }; // prettier-ignore
    const { sizeM, mesh, measures } = finishHeroMesh('t', raw, { metresPerUnit: 0.01, up: 'z' }, null);
    expect(sizeM.map((value) => Number(value.toFixed(4)))).toEqual([1, 3, 0.5]);
    expect(measures.isClosed).toBe(false);
    // what was north, +y, is now −z
    expect(mesh.positions[3 * 2 + 2]).toBeLessThan(0);
  });

  it('are refused where they have no usable size', () => {
    const flat: RawMesh = { positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 0, 1]), indices: Uint32Array.from([0, 1, 2]), normals: null, colors: null }; // prettier-ignore
    expect(() => finishHeroMesh('t', flat, SPACE, 1)).toThrow(/^height: expected a thing that has a height/);
    expect(() => finishHeroMesh('t', ball, { metresPerUnit: 1e-6, up: 'y' }, null)).toThrow(
      /^space\.metresPerUnit/,
    );
    const line = { ...flat, indices: Uint32Array.from([0, 0, 1]) };
    expect(() => finishHeroMesh('t', line, SPACE, null)).toThrow(
      /^triangles: expected a triangle with an area/,
    );
    expect(() => finishHeroMesh('t', { ...flat, positions: new Float32Array(0), indices: new Uint32Array(0) }, SPACE, null)).toThrow(/^triangles/); // prettier-ignore
  });
});

describe('answers of field generators', () => {
  const box = { as: 'grid', values: 'd', min: [-1, -1, -1], max: [1, 1, 1], level: 0, inside: 'below', colors: null } as const; // prettier-ignore
  const field = box as unknown as Parameters<typeof gridOfOutputs>[1];
  const grid = (
    value: (x: number, y: number, z: number) => number,
    dims: readonly [number, number, number] = [41, 41, 41],
  ): Outputs => {
    const [nz, ny, nx] = dims;
    const at = (i: number, n: number): number => -1 + (2 * i) / (n - 1);
    const data = new Float32Array(nx * ny * nz);
    for (let o = 0; o < data.length; o++)
      data[o] = value(at(o % nx, nx), at(Math.floor(o / nx) % ny, ny), at(Math.floor(o / (nx * ny)), nz));
    return () => ({ type: 'float32', dims, data });
  };
  const contour = (outputs: Outputs) => meshOfGrid(gridOfOutputs(outputs, field).grid, null, {});

  it('become the surface of their values, x fastest', () => {
    const { mesh, isCut } = contour(grid((x, y, z) => Math.hypot(x / 0.8, y / 0.6, z / 0.4) - 1));
    const made = finishHeroMesh('egg', mesh, SPACE, null);
    expect(isCut).toBe(false);
    expect(made.sizeM.map((value) => Number(value.toFixed(2)))).toEqual([1.6, 1.2, 0.8]);
    expect(made.measures.isClosed).toBe(true);
    expect(volume(made.mesh) / ((4 / 3) * Math.PI * 0.8 * 0.6 * 0.4)).toBeCloseTo(1, 2);
  });

  it('need not be distances: steep and shallow values give the same surface', () => {
    const distance = (x: number, y: number, z: number): number => Math.hypot(x, y, z) - 0.7;
    const plain = contour(grid(distance)).mesh;
    for (const times of [1000, 0.001]) {
      const scaled = contour(grid((x, y, z) => times * distance(x, y, z))).mesh;
      expect(scaled.indices).toEqual(plain.indices);
      expect(
        Math.max(...scaled.positions.map((value, o) => Math.abs(value - plain.positions[o]!))),
      ).toBeLessThan(1e-3);
    }
    // a jump from inside to outside: a surface all the same, closed, about where it is
    const jump = contour(grid((x, y, z) => (distance(x, y, z) < 0 ? -1 : 1))).mesh;
    expect(openEdges(jump, 1e-7)).toBe(0);
    expect(volume(jump) / ((4 / 3) * Math.PI * 0.7 ** 3)).toBeCloseTo(1, 1);
  });

  it('are cut and closed where they reach beyond the box', () => {
    const { mesh, isCut } = contour(grid((x, y) => Math.hypot(x, y) - 0.5));
    expect(isCut).toBe(true);
    expect(openEdges(mesh, 1e-7)).toBe(0);
    expect(volume(mesh) / (Math.PI * 0.25 * 2)).toBeCloseTo(1, 2);
  });

  it.each<[string, Outputs, RegExp]>([
    ['nothing inside', grid(() => 1), /^field\.level: expected values on both sides of it.*all outside/],
    ['nothing outside', grid(() => -1), /all inside/],
    ['a number that is none', grid((x) => (x > 0.9 ? NaN : x)), /"d": expected finite numbers, found NaN/],
    ['too few points', grid((x) => x, [3, 41, 41]), /"d": expected 4 to 257 points a side/],
    ['uneven points', grid((x) => x, [41, 41, 6]), /^field\.max: expected points about as far apart/],
    ['a surface everywhere', grid((x, y, z) => (Math.round(50 * (x + y + z + 3)) % 2 === 0 ? 1 : -1), [101, 101, 101]), /^field: expected a surface of at most 2000000 triangles/],
  ])('are refused with %s', (_, outputs, message) => {
    expect(() => contour(outputs)).toThrow(message);
  }); // prettier-ignore
});
