/** Files around a model: where resources may lie, what is refused and in which words, and inspection. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importGltf } from './import-gltf.ts';
import { inspectGltf } from './inspect-gltf.ts';
import { modelFolder } from './testing/model-folder.ts';
import { sampleModels } from './testing/sample-models.ts';

const models = modelFolder();
const failure = (file: string): Promise<string> =>
  importGltf(file).then(
    () => 'no error',
    (error: Error) => error.message.replace(file, 'FILE'),
  );
const refusal = async (bytes: Uint8Array | string, suffix?: string): Promise<string> =>
  failure(await models.save(bytes, suffix));

describe('files', () => {
  const bin = Buffer.from(new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]).buffer);
  const gltf = (buffer: object, more: object = {}) =>
    JSON.stringify({
      asset: { version: '2.0' },
      buffers: [{ byteLength: 36, ...buffer }],
      bufferViews: [{ buffer: 0, byteLength: 36 }],
      accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
      nodes: [{ mesh: 0 }],
      scenes: [{ nodes: [0] }],
      ...more,
    });

  it('finds resources by data URI, percent-encoding and wrong case', async () => {
    await mkdir(models.path('Sub dir'), { recursive: true });
    await writeFile(path.join(models.path('Sub dir'), 'Böx.BIN'), bin);
    for (const uri of [
      `data:application/octet-stream;base64,${bin.toString('base64')}`,
      'sub%20dir/b%C3%B6x.bin',
      'Sub dir\\Böx.BIN',
      './Sub%20dir/../Sub%20dir/Böx.BIN',
    ])
      expect((await importGltf(await models.save(gltf({ uri }), '.gltf'))).instances.length, uri).toBe(1);
  });

  it('refuses networks, paths that leave the folder and missing buffers', async () => {
    await symlink('/', models.path('root'));
    expect(await refusal(gltf({ uri: 'https://example.org/a.bin' }), '.gltf')).toContain(
      'FILE: /buffers/0/uri: expected a file beside the model; Penumbra works offline',
    );
    for (const uri of [
      '../a.bin',
      '%2e%2e/a.bin',
      'a/../../a.bin',
      '/etc/hostname',
      'C:\\a.bin',
      '..\\a.bin',
    ])
      expect(await refusal(gltf({ uri }), '.gltf'), uri).toMatch(
        /FILE: \/buffers\/0\/uri: expected a file (inside|beside)/,
      );
    expect(await refusal(gltf({ uri: 'root/etc/passwd' }), '.gltf')).toContain('a link that leads out of it');
    expect(await refusal(gltf({ uri: 'gone.bin' }), '.gltf')).toBe(
      'FILE: /buffers/0/uri: expected the file "gone.bin" beside the model, it is missing',
    );
  });

  it('imports without a missing image, and says so', async () => {
    const uri = `data:;base64,${bin.toString('base64')}`;
    const scene = await importGltf(
      await models.save(
        gltf(
          { uri },
          {
            images: [{ uri: 'gone.png' }],
            textures: [{ source: 0 }],
            materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }],
            meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
          },
        ),
        '.gltf',
      ),
    );
    expect(scene.materials[0]!.baseColor.texture).toBeUndefined();
    expect(scene.warnings.join()).toContain('"gone.png" is missing');
  });

  it('names file, field and expectation in one line', async () => {
    const uri = `data:;base64,${bin.toString('base64')}`;
    const nan = Buffer.from(new Float32Array([0, 0, 0, 1, NaN, 0, 0, 1, 0]).buffer).toString('base64');
    const cases: readonly (readonly [string, string])[] = [
      [
        gltf({ uri: `data:;base64,${nan}` }),
        'FILE: /meshes/0/primitives/0/attributes/POSITION: expected finite coordinates, found NaN at vertex 1',
      ],
      [gltf({ uri, byteLength: 40 }), 'FILE: /buffers/0/byteLength: expected 40 bytes as declared, found 36'],
      [
        gltf({ uri, byteLength: 30 }),
        'FILE: /bufferViews/0/byteLength: expected bytes 0…36 inside buffer 0 of 30 bytes',
      ],
      [
        gltf({ uri }, { accessors: [{ bufferView: 0, componentType: 5126, count: 4, type: 'VEC3' }] }),
        'FILE: /accessors/0: expected 4 elements inside bufferView 0 of 36 bytes, they end at byte 48',
      ],
      [
        gltf({ uri }, { accessors: [{ componentType: 5126, count: 2e9, type: 'VEC3' }] }),
        'FILE: /accessors/0/count: expected a model that fits',
      ],
      [
        gltf(
          { uri },
          {
            accessors: [
              { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [2, 0, 0], max: [1, 1, 1] },
            ],
          },
        ),
        'FILE: /accessors/0/min/0: expected at most the maximum 1, found 2',
      ],
      [
        gltf({ uri }, { nodes: [{ mesh: 3 }] }),
        'FILE: /nodes/0/mesh: expected an index below 1 (the number of meshes), found 3',
      ],
      [
        gltf({ uri }, { nodes: [{ children: [1] }, { children: [0] }] }),
        'FILE: /nodes/0: expected a tree of nodes; this node is its own ancestor',
      ],
      [
        gltf({ uri }, { meshes: [{ primitives: [{ attributes: {} }] }] }),
        'FILE: /meshes/0/primitives/0/attributes: expected a POSITION attribute',
      ],
      [
        gltf({ uri }, { accessors: [{ bufferView: 0, componentType: 5126, count: 2, type: 'VEC3' }] }),
        'FILE: /meshes/0/primitives/0/attributes/POSITION: expected a multiple of 3 for triangles, found 2',
      ],
      [
        gltf({ uri }, { extensionsRequired: ['VENDOR_magic'] }),
        'FILE: /extensionsRequired/0: expected an extension that Penumbra reads',
      ],
      [gltf({ uri }, { asset: { version: '1.0' } }), 'FILE: /asset/version: expected "2.0", found "1.0"'],
      ['{ not json', 'FILE: expected JSON: '],
    ];
    for (const [text, expected] of cases) {
      const message = await refusal(text, '.gltf');
      expect(message.slice(0, expected.length)).toBe(expected);
      expect(message).not.toContain('\n');
    }
    expect(await refusal('v 0 0 0', '.obj')).toBe(
      'FILE: expected a model in a format that Penumbra imports (.glb, .gltf), found ".obj"',
    );
    expect(await failure(models.path('none.glb'))).toBe('FILE: expected an existing file');
  });

  it('warns of unknown extensions by name and stops when asked', async () => {
    const uri = `data:;base64,${bin.toString('base64')}`;
    const file = await models.save(
      gltf({ uri }, { extensionsUsed: ['VENDOR_magic', 'KHR_xmp_json_ld'] }),
      '.gltf',
    );
    expect((await importGltf(file)).warnings).toEqual([
      'extension VENDOR_magic is not supported and was ignored',
    ]);
    await expect(importGltf(file, { signal: { aborted: true } })).rejects.toThrow('cancelled');
  });

  it('imports a sample of every kind, and inspects it', async () => {
    const samples = await sampleModels();
    for (const { name, bytes } of samples)
      expect((await importGltf(await models.save(bytes))).instances.length, name).toBeGreaterThan(0);
    const plain = await inspectGltf(await models.save(samples[0]!.bytes));
    expect(plain).toMatchObject({ format: 'GLB', version: '2.0', fileBytes: samples[0]!.bytes.length });
    expect(plain.counts).toMatchObject({
      nodes: 1,
      meshes: 1,
      primitives: 1,
      triangles: 50,
      vertices: 36,
      materials: 0,
    });
    const dressed = await inspectGltf(await models.save(samples[1]!.bytes));
    expect(dressed.counts).toMatchObject({ materials: 2, images: 1, cameras: 1, lights: 1 });
    expect([dressed.cameras, dressed.extensionsUsed.includes('KHR_materials_volume')]).toEqual([
      ['A cam'],
      true,
    ]);
  });
});
