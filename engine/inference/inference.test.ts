// A tiny untrained model through the real runtime, and model files that are wrong.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScenes } from '../../core/generate/sampler/index.ts';
import { loadModel } from './index.ts';
import { readOnnxGraph } from './onnx-graph.ts';
import { onnxModel, type Constant, type Node } from './testing/onnx-writer.ts';

const TINY = path.join(import.meta.dirname, 'testing/tiny');
let folder = '';
let manifestFile = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'penumbra-model-'));
  cpSync(TINY, folder, { recursive: true });
  manifestFile = path.join(folder, 'tiny.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const change = (edit: (manifest: Record<string, Record<string, unknown>>) => void): void => {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Record<string, unknown>>;
  edit(manifest);
  writeFileSync(manifestFile, JSON.stringify(manifest));
};

const named = (file: string): unknown => {
  const data = readFileSync(path.join(folder, file));
  return { file, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
};

const sample = async (takes: number): Promise<unknown> => {
  const { backend } = await loadModel(manifestFile, 1);
  const prompt = { ids: new Int32Array([4, 7, 9, 0]), mask: new Float32Array([1, 1, 1, 0]) };
  let last: unknown;
  for await (const { scenes } of sampleScenes(backend, { prompt, seed: 5, steps: 3, takes, slots: 12 }))
    last = scenes[0];
  await backend.release();
  return last;
};

describe('model files', () => {
  it('sample scenes, the same for the same seed', async () => {
    const scene = await sample(1);
    expect(scene).toHaveProperty('world.setting');
    expect(await sample(1)).toEqual(scene);
  });

  it('are refused with a wrong hash', async () => {
    const file = path.join(folder, 'tiny.step.onnx');
    const bytes = readFileSync(file);
    bytes[bytes.length - 200]! ^= 1;
    writeFileSync(file, bytes);
    await expect(loadModel(manifestFile)).rejects.toThrow(
      /tiny\.step\.onnx: sha256: expected [0-9a-f]{64}, found [0-9a-f]{64}/,
    );
  });

  it('are refused with a wrong length', async () => {
    writeFileSync(path.join(folder, 'tiny.text.onnx'), 'short');
    await expect(loadModel(manifestFile)).rejects.toThrow(/tiny\.text\.onnx: bytes: expected \d+, found 5/);
  });

  it('are refused when one is missing', async () => {
    rmSync(path.join(folder, 'tiny.text.onnx'));
    await expect(loadModel(manifestFile)).rejects.toThrow(/tiny\.text\.onnx: file: .*ENOENT/);
  });

  it('are refused when they speak another latent', async () => {
    change((manifest) => (manifest['layout']!['version'] = 999));
    await expect(loadModel(manifestFile)).rejects.toThrow(
      /tiny\.json: layout\.version: expected \d+, found 999/,
    );
  });

  it('are refused outside the folder of the manifest', async () => {
    change(
      (manifest) =>
        (manifest['files']!['text'] = { file: '../tiny.text.onnx', sha256: '0'.repeat(64), bytes: 5 }),
    );
    await expect(loadModel(manifestFile)).rejects.toThrow(/files\.text\.file/);
  });

  it('are refused when the manifest is no JSON', async () => {
    writeFileSync(manifestFile, 'nonsense');
    await expect(loadModel(manifestFile)).rejects.toThrow('content: expected JSON');
  });

  it('are refused when their weights lie elsewhere, wherever the file hides it', () => {
    const floats = { name: 'w', shape: [2], data: new Float32Array(2) };
    const within = { ...floats, elsewhere: `${'x'.repeat(300)}.bin` };
    const value = { name: 'y', type: 'float32', shape: [2] } as const;
    const graph = (nodes: readonly Node[], constants: readonly Constant[]): Buffer =>
      onnxModel({ nodes, constants, inputs: [], outputs: [value] });
    const copy: Node = { op: 'Identity', inputs: ['w'], outputs: ['y'] };
    const made: Node = { op: 'Constant', inputs: [], outputs: ['y'], attributes: { value: within } };
    expect(readOnnxGraph(graph([copy], [floats])).hasExternalData).toBe(false);
    expect(readOnnxGraph(graph([copy], [within])).hasExternalData).toBe(true);
    expect(readOnnxGraph(graph([made], [])).hasExternalData).toBe(true);
    const own = readFileSync(path.join(TINY, 'tiny.step.onnx'));
    expect(readOnnxGraph(own).hasExternalData).toBe(false);
    writeFileSync(path.join(folder, 'tiny.text.onnx'), graph([copy], [within]));
    change((manifest) => (manifest['files']!['text'] = named('tiny.text.onnx')));
    return expect(loadModel(manifestFile)).rejects.toThrow(
      /tiny\.text\.onnx: external_data: expected all weights within the file/,
    );
  });

  it('tell what their graph takes and gives', () => {
    const own = readOnnxGraph(readFileSync(path.join(TINY, 'tiny.step.onnx')));
    expect(own.inputs.map(({ name, type }) => [name, type])).toEqual([
      ['x', 'float32'],
      ['t', 'float32'],
      ['text', 'float32'],
      ['text_mask', 'float32'],
      ['known', 'float32'],
    ]);
    expect(own.outputs).toMatchObject([{ name: 'prediction', type: 'float32' }]);
    expect(own.inputs[0]?.shape).toHaveLength(3);
    expect(own.operators).toContain('MatMul');
  });

  it('are refused when they are no ONNX', async () => {
    writeFileSync(path.join(folder, 'tiny.text.onnx'), 'not a model at all');
    change((manifest) => (manifest['files']!['text'] = named('tiny.text.onnx')));
    await expect(loadModel(manifestFile)).rejects.toThrow(
      /tiny\.text\.onnx: content: expected an ONNX model/,
    );
  });
});
