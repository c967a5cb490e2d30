/** Hero things on the command line: tiny models made here, their closed forms, models that are not what they say, limits, stopping. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createCameraRecord,
  createObjectRecord,
  createSceneRecord,
  recordsOf,
  type ObjectRecord,
} from '../../core/document/index.ts';
import { gaussianNoise } from '../../core/generate/sampler/index.ts';
import type { RenderMesh } from '../../core/scene/render-scene.ts';
import { area, normalQuality, openEdges, volume } from '../../core/scene/shapes/testing/measure-mesh.ts';
import { loadScene } from '../../engine/project-scene/load-scene.ts';
import { createProject, readProject } from '../../engine/project/index.ts';
import {
  BOX_LETTERS,
  boxModel,
  CUBE_TRIANGLES,
  fixedMesh,
  slowModel,
  sphereModel,
  TORUS,
  torusModel,
  writeTinyModel,
  writeVocabulary,
  type Json,
  type TinyModel,
} from '../../engine/hero/testing/tiny-models.ts';
import { finished, penumbra, penumbraJson, scratchFolder, startScript } from './testing/cli.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let project = '';
let count = 0;
beforeAll(async () => {
  scratch = await scratchFolder();
});
afterAll(() => scratch.remove());

const TABLE = { type: 'box', sizeM: [1, 0.8, 1], bevelM: 0 } as const;
beforeEach(async () => {
  project = scratch.at(`set-${++count}`);
  const scene = createSceneRecord({ id: 'scn_hall', name: 'Hall', order: 1, sceneNumber: '12' });
  const yard = createSceneRecord({ id: 'scn_yard', name: 'Yard', order: 2 });
  const place = { rotation: [0, 0, 0, 1], scale: [1, 1, 1] } as const;
  const made = await createProject(project, { name: 'Set', openSceneId: scene.id }, [
    scene,
    yard,
    createObjectRecord({
      id: 'obj_floor',
      name: 'Floor',
      sceneId: scene.id,
      content: { type: 'primitive', shape: { type: 'plane', widthM: 12, depthM: 12 }, materialId: null },
    }),
    createObjectRecord({
      id: 'obj_table',
      name: 'Table',
      sceneId: scene.id,
      transform: { ...place, translationM: [0, 0.4, 0] },
      content: { type: 'primitive', shape: TABLE, materialId: null },
    }),
    createCameraRecord({
      id: 'cam_a',
      name: 'A',
      sceneId: scene.id,
      pose: { translationM: [0, 1.6, 4], rotation: [0, 0, 0, 1] },
      focusDistanceM: 4,
    }),
  ]);
  await made.close();
});

const model = (tiny: TinyModel, spoil?: (manifest: Json) => void): string =>
  writeTinyModel(scratch.at(`model-${count}`), tiny, spoil);

async function heroObject(): Promise<ObjectRecord> {
  const { document } = await readProject(project);
  const made = recordsOf(document, 'object').filter(({ heroRecipe }) => heroRecipe !== undefined);
  expect(made).toHaveLength(1);
  return made[0]!;
}
async function heroMesh(): Promise<RenderMesh> {
  const object = await heroObject();
  const scene = (await loadScene(project)).flatten({ sceneId: object.sceneId });
  const instance = scene.instances.find(({ name }) => name === object.name);
  return scene.meshes[instance!.mesh]!;
}
/** Every file of the project with its bytes. */
async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(project, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(project, file)] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return files;
}
/** The edges that the tiny box has, by its own rule. */
function boxEdges(words: string, seed: number): number[] {
  const bytes = [...Buffer.from(words)].slice(0, BOX_LETTERS);
  const mean = bytes.reduce((sum, byte) => sum + byte / 255, 0) / BOX_LETTERS;
  return [...gaussianNoise(3, seed, 0)].map((noise) => 1 + mean + Math.abs(noise));
}
const rounded = (values: readonly number[], digits = 4): number[] =>
  values.map((value) => Number(value.toFixed(digits)));

describe('a mesh generator', () => {
  it('makes a thing whose size the words and the seed decide, and nothing else changes', async () => {
    const manifest = model(boxModel());
    const before = (await readProject(project)).document;
    const report = await penumbraJson('hero', project, 'a wooden box', '--model', manifest, '--seed', '7');
    const edges = boxEdges('a wooden box', 7);
    expect(rounded(report['sizeM'] as number[])).toEqual(rounded(edges));
    const [x, y, z] = edges as [number, number, number];
    const mesh = await heroMesh();
    expect(volume(mesh)).toBeCloseTo(x * y * z, 3);
    expect(report['volumeM3']).toBeCloseTo(x * y * z, 3);
    expect(report['areaM2']).toBeCloseTo(2 * (x * y + y * z + z * x), 3);
    expect(openEdges(mesh)).toBe(0);
    // flat faces: every normal is its triangle's
    expect(normalQuality(mesh).worstCosine).toBeGreaterThan(0.9999);
    const object = await heroObject();
    expect(object).toMatchObject({
      name: 'a wooden box',
      sceneId: 'scn_hall',
      role: 'prop',
      content: { type: 'mesh', meshAsset: report['asset'] },
      heroRecipe: {
        words: 'a wooden box',
        seed: 7,
        heightM: null,
        model: { id: 'tiny', licence: 'CC0-1.0' },
      },
    });
    // sRGB 0.5 is 0.214 in linear light; where x is positive it is red
    const colors = mesh.colors!;
    const reds = mesh.positions.filter((_, o) => o % 3 === 0);
    reds.forEach((value, v) => {
      const rgb = rounded([...colors.subarray(4 * v, 4 * v + 3)], 3);
      expect(rgb).toEqual(value > 0 ? [1, 0, 0] : [0, 0, 0.214]);
    });
    // nothing else came in, and nothing else changed
    const { records } = (await readProject(project)).document;
    const added = [...records.values()].filter(({ id }) => !before.records.has(id));
    expect(added.map(({ kind }) => kind).sort()).toEqual(['material', 'object']);
    for (const [id, record] of before.records) expect(records.get(id)).toEqual(record);
  });

  it('is the same for the same words and seed, and another for others', async () => {
    const manifest = model(boxModel());
    const assetOf = async (words: string, seed: string): Promise<unknown> =>
      (await penumbraJson('hero', project, words, '--model', manifest, '--seed', seed, '--at', '3,0,0'))[
        'asset'
      ];
    const first = await assetOf('box', '1');
    expect(await assetOf('box', '1')).toBe(first);
    expect(await assetOf('box', '2')).not.toBe(first);
    expect(await assetOf('bird', '1')).not.toBe(first);
  });

  it('stands where it is told, as high as it is told, in the scene that is told, under its name', async () => {
    const manifest = model(boxModel());
    const args = ['--height', '1.8', '--at=-1,0.5,2', '--scene', 'Yard', '--name', 'Idol', '--seed', '3'];
    const report = await penumbraJson('hero', project, 'an idol', '--model', manifest, ...args);
    expect(report).toMatchObject({ scene: 'Yard', at: [-1, 0.5, 2], object: { name: 'Idol' }, warnings: [] });
    expect((report['sizeM'] as number[])[1]).toBeCloseTo(1.8, 5);
    const mesh = await heroMesh();
    const heights = mesh.positions.filter((_, o) => o % 3 === 1);
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, expect.closeTo(1.8, 5) as number]);
    expect((await heroObject()).transform.translationM).toEqual([-1, 0.5, 2]);
  });

  it('stands on free floor before the camera where nothing is told', async () => {
    const args = ['--height', '1', '--seed', '3'];
    const report = await penumbraJson('hero', project, 'box', '--model', model(boxModel()), ...args);
    const [at, size] = [report['at'], report['sizeM']] as [number[], number[]];
    expect(at[1]).toBe(0);
    const clear = [0, 2].some((k) => Math.abs(at[k]!) >= (TABLE.sizeM[k]! + size[k]!) / 2);
    expect(clear).toBe(true);
    expect(Math.hypot(at[0]!, at[2]!)).toBeLessThan(2.5);
  });

  it('reads words by its own vocabulary', async () => {
    const tiny = boxModel();
    const folder = scratch.at(`model-${count}`);
    const vocabulary = { ...writeVocabulary(folder, ['<pad>', '<unk>', 'small', 'large']), split: 'words', unknown: '<unk>', padding: '<pad>' }; // prettier-ignore
    // the size is the mean of the ids of four tokens
    const text = { name: 'text', type: 'int32', shape: [1, 4] } as const;
    const graph = {
      ...tiny.graph,
      nodes: [
        { op: 'Cast', inputs: ['text'], outputs: ['real'], attributes: { to: 1 } },
        ...tiny.graph.nodes.map((node) => (node.op === 'ReduceMean' ? { ...node, inputs: ['real'] } : node)),
      ],
      inputs: [tiny.graph.inputs[0]!, text],
    };
    const noise = (tiny.manifest['inputs'] as Json[])[0]!;
    const manifest = writeTinyModel(folder, {
      graph,
      manifest: { ...tiny.manifest, vocabulary, inputs: [{ ...noise, deviation: 0 }, { ...text, from: 'tokens' }] }, // prettier-ignore
    });
    const report = await penumbraJson(
      'hero',
      project,
      'Large small zebra',
      '--model',
      manifest,
      '--at',
      '3,0,0',
    );
    // 3 + 2 + 1 + 0 over 4
    expect(rounded(report['sizeM'] as number[])).toEqual([2.5, 2.5, 2.5]);
  });
});

describe('a field generator', () => {
  it('is asked at points: a sphere of its radius, coloured', async () => {
    const radius = 0.5;
    const report = await penumbraJson(
      'hero',
      project,
      'ball',
      '--model',
      model(sphereModel(radius)),
      '--seed',
      '1',
    );
    expect(report['warnings']).toEqual(['the model Tiny things does not read the words']);
    const mesh = await heroMesh();
    expect(volume(mesh) / ((4 / 3) * Math.PI * radius ** 3)).toBeCloseTo(1, 2);
    expect(area(mesh) / (4 * Math.PI * radius ** 2)).toBeCloseTo(1, 2);
    expect(openEdges(mesh, 1e-7)).toBe(0);
    // normals are the sphere's own
    let worst = 1;
    for (let o = 0; o < mesh.positions.length; o += 3) {
      const from = [mesh.positions[o]!, mesh.positions[o + 1]! - radius, mesh.positions[o + 2]!];
      const cosine =
        from.reduce((sum, value, k) => sum + value * mesh.normals![o + k]!, 0) / Math.hypot(...from);
      worst = Math.min(worst, cosine);
    }
    expect(worst).toBeGreaterThan(Math.cos((3 * Math.PI) / 180));
    // green rises with height from 0 to 1
    mesh.positions.forEach((value, o) => {
      if (o % 3 !== 1) return;
      const rgb = [...mesh.colors!.subarray((4 * (o - 1)) / 3, (4 * (o - 1)) / 3 + 3)];
      expect(rgb[1]).toBeCloseTo(value / (2 * radius), 2);
    });
  });

  it('gives a grid of densities: a torus of its radii', async () => {
    const report = await penumbraJson('hero', project, 'ring', '--model', model(torusModel()), '--seed', '1');
    const { majorM, minorM } = TORUS;
    const mesh = await heroMesh();
    expect(volume(mesh) / (2 * Math.PI ** 2 * majorM * minorM ** 2)).toBeCloseTo(1, 2);
    expect(area(mesh) / (4 * Math.PI ** 2 * majorM * minorM)).toBeCloseTo(1, 2);
    expect(report['volumeM3']).toBeCloseTo(volume(mesh), 5);
    expect(rounded(report['sizeM'] as number[], 2)).toEqual([1.1, 0.3, 1.1]);
  });
});

const triangle = (...indices: readonly number[]) => ({ name: 'f', shape: [indices.length / 3, 3], data: Int32Array.from(indices) }); // prettier-ignore
const CORNER = [0, 0, 0, 1, 0, 0, 0, 1, 0];
const firstInput = (change: Json) => (manifest: Json) =>
  void Object.assign((manifest['inputs'] as Json[])[0]!, change);

describe('a model that is not what it says', () => {
  /** One line, exit code 2, and not a byte of the project has changed. */
  const refused = async (manifest: string, message: RegExp): Promise<void> => {
    const before = await contents();
    const { code, stderr, stdout } = await penumbra(
      'hero',
      project,
      'box',
      '--model',
      manifest,
      '--seed',
      '1',
    );
    expect(stderr.trim().split('\n').at(-1)).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(await contents()).toEqual(before);
  };
  const spoiltGraph = (change: (tiny: TinyModel) => TinyModel['graph']): TinyModel => {
    const tiny = boxModel();
    return { ...tiny, graph: change(tiny) };
  };
  const all = boxModel();

  it.each<[string, TinyModel, RegExp, ((manifest: Json) => void)?]>([
    ['an index out of range', boxModel([...CUBE_TRIANGLES.slice(0, 33), 3, 7, 8]), /tiny\.onnx: output "f": expected vertices from 0 to 7, found 8 at 35$/],
    ['numbers that are none', fixedMesh([...CORNER.slice(0, 8), NaN], triangle(0, 1, 2)), /tiny\.onnx: output "v": expected finite numbers, found NaN at 8$/],
    ['nothing but empty triangles', fixedMesh(CORNER, triangle(0, 1, 1)), /tiny\.onnx: triangles: expected a triangle with an area/],
    ['weights elsewhere', spoiltGraph(({ graph }) => ({ ...graph, constants: graph.constants!.map((one, i) => (i === 0 ? { ...one, elsewhere: 'weights.bin' } : one)) })), /tiny\.onnx: external_data: expected all weights within the file/],
    ['dice of its own', spoiltGraph(({ graph }) => ({ ...graph, nodes: [...graph.nodes, { op: 'RandomNormalLike', inputs: ['noise'], outputs: ['r'] }] })), /tiny\.onnx: operators: expected no random numbers .* found RandomNormalLike$/],
    ['an output that is not there', all, /tiny\.onnx: output "w": expected an output of the graph, one of v, f, c, found nothing$/, (manifest) => void (manifest['mesh'] = { vertices: 'w', triangles: 'f' })],
    ['outputs that are swapped', all, /tiny\.onnx: output "f": expected float32, found int64$/, (manifest) => void (manifest['mesh'] = { vertices: 'f', triangles: 'v' })],
    ['an input that nobody fills', all, /tiny\.onnx: input "text": expected an entry for it in the inputs/, (manifest) => void (manifest['inputs'] as Json[]).splice(1, 1)],
    ['an input of another shape', all, /tiny\.onnx: input "noise": expected the shape \[1, 4\] of the manifest, found \[1, 3\]$/, firstInput({ shape: [1, 4] })],
    ['an input of another name', all, /tiny\.onnx: input "noise": expected an entry/, firstInput({ name: 'dice' })],
    ['an operator that nobody knows', spoiltGraph(({ graph }) => ({ ...graph, nodes: [...graph.nodes, { op: 'Conjure', inputs: ['noise'], outputs: ['r'] }] })), /tiny\.onnx: content: expected a graph that the runtime can run, found .*Conjure/],
    ['a graph that breaks when it runs', spoiltGraph(({ graph }) => ({ ...graph, inputs: [graph.inputs[0]!, { name: 'text', type: 'float32', shape: ['batch', 'letters'] }], nodes: graph.nodes.map((node) => (node.outputs[0] === 'more' ? { ...node, inputs: ['text', 'size'] } : node)) })), /tiny\.onnx: run: expected a graph that runs with these inputs/],
    ['an unknown field in its manifest', all, /tiny\.json: manifest: expected only known fields, found the unknown field "colour"$/, (manifest) => void (manifest['colour'] = 'red')],
    ['a hash of another file', all, /tiny\.onnx: sha256: expected b{64}, found [0-9a-f]{64}$/, (manifest) => void ((manifest['model'] as Json)['sha256'] = 'b'.repeat(64))],
    ['a file beyond its folder', all, /tiny\.json: model\.file: expected a file name without folders/, (manifest) => void ((manifest['model'] as Json)['file'] = '../tiny.onnx')],
  ])('is refused: %s', async (_, tiny, message, spoil) => {
    await refused(model(tiny, spoil), message);
  }); // prettier-ignore

  it('is refused: more triangles than can be held', async () => {
    const tiny = fixedMesh(CORNER, triangle(0, 1, 2));
    const shape = { name: 'shape', shape: [2], data: BigInt64Array.from([2_000_001n, 3n]) };
    const graph: TinyModel['graph'] = {
      ...tiny.graph,
      nodes: tiny.graph.nodes.map((node) =>
        node.outputs[0] === 'f' ? { op: 'Expand', inputs: ['faces', 'shape'], outputs: ['f'] } : node,
      ),
      constants: [...tiny.graph.constants!, shape],
      outputs: [tiny.graph.outputs[0]!, { name: 'f', type: 'int32', shape: ['m', 3] }],
    };
    await refused(model({ ...tiny, graph }), /output "f": expected at most 2000000 .*found 2000001$/);
  });

  it('is refused: files that are missing, cut short, or no model', async () => {
    const manifest = model(boxModel());
    const onnx = manifest.replace('.json', '.onnx');
    const whole = await readFile(onnx);
    await writeFile(onnx, whole.subarray(0, whole.length - 10));
    await refused(manifest, /tiny\.onnx: bytes: expected \d+, found \d+$/);
    const flipped = Buffer.from(whole);
    flipped[flipped.length >> 1]! ^= 1;
    await writeFile(onnx, flipped);
    await refused(manifest, /tiny\.onnx: sha256: expected [0-9a-f]{64}, found [0-9a-f]{64}$/);
    await rm(onnx);
    await refused(
      manifest,
      /tiny\.onnx: file: expected the model file that .*tiny\.json names, found ENOENT$/,
    );
    await rm(manifest);
    await refused(manifest, /tiny\.json: file: expected a model manifest, found ENOENT$/);
    await writeFile(manifest, '{"format": 1,');
    await refused(manifest, /tiny\.json: content: expected JSON/);
  });
});

describe('wrong usage', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no model', ['box'], /--model: expected the manifest/],
    ['no words', ['  ', '--model', 'm.json'], /WORDS: expected 1 to 2000 letters/],
    ['no such scene', ['box', '--model', 'm.json', '--scene', 'Cellar'], /scene "Cellar": expected one of "Hall", "Yard"$/],
    ['no height', ['box', '--model', 'm.json', '--height', '0'], /--height: expected a number from 0.001/],
    ['half a place', ['box', '--model', 'm.json', '--at', '1,2'], /--at: expected X,Y,Z in metres/],
  ])('says so in one line: %s', async (_, args, message) => {
    const { code, stderr } = await penumbra('hero', project, ...args);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n').at(-1)).toMatch(message);
  }); // prettier-ignore

  it('names a project that is not there', async () => {
    const { code, stderr } = await penumbra(
      'hero',
      scratch.at('nowhere'),
      'box',
      '--model',
      model(boxModel()),
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/nowhere/);
  });
});

describe('a model that takes too much', () => {
  it('is stopped by the person: 130, one line, nothing changed', async () => {
    const before = await contents();
    const child = startScript('scripts/penumbra.mjs', [
      'hero', project, 'box', '--model', model(slowModel(2000, 400)),
    ]); // prettier-ignore
    const end = finished(child);
    child.stderr?.once('data', () => setTimeout(() => child.kill('SIGINT'), 300));
    const { code, stderr, stdout } = await end;
    expect(code).toBe(130);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^penumbra: .*cancelled$/);
    expect(stdout).toBe('');
    expect(await contents()).toEqual(before);
  });

  it('is stopped by its limits of time and of memory', async () => {
    const before = await contents();
    const slow = model(slowModel(2000, 400));
    const late = await penumbra('hero', project, 'box', '--model', slow, '--seconds', '2');
    expect(late).toMatchObject({ code: 1, stdout: '' });
    expect(late.stderr.trim().split('\n').at(-1)).toMatch(/took longer than 2 s and was stopped$/);
    const large = writeTinyModel(scratch.at(`large-${count}`), slowModel(9000, 4));
    const fat = await penumbra('hero', project, 'box', '--model', large, '--memory', '0.4');
    expect(fat).toMatchObject({ code: 1, stdout: '' });
    expect(fat.stderr.trim().split('\n').at(-1)).toMatch(
      /takes more than 0\.4 GiB of memory and was stopped$/,
    );
    expect(await contents()).toEqual(before);
  });
});
