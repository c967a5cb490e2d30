/** A temporary folder of models for one test file, and readings of what was imported from it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, type Material, type Primitive } from '@gltf-transform/core';
import { afterAll, beforeAll, expect } from 'vitest';
import { transformPoint } from '../../../core/math/mat4.ts';
import type { Vec3 } from '../../../core/math/vec3.ts';
import type { RenderScene } from '../../../core/scene/render-scene.ts';
import { importGltf, type ImportGltfOptions } from '../import-gltf.ts';
import { accessor, writeGlb } from './sample-models.ts';

export interface ModelFolder {
  path(name: string): string;
  save(bytes: Uint8Array | string, suffix?: string): Promise<string>;
  load(document: Document, options?: ImportGltfOptions): Promise<RenderScene>;
}

/** Made before the tests of the calling file and removed after them. */
export function modelFolder(): ModelFolder {
  let folder = '';
  let count = 0;
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'penumbra-gltf-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const save = async (bytes: Uint8Array | string, suffix = '.glb'): Promise<string> => {
    const file = path.join(folder, `model-${count++}${suffix}`);
    await writeFile(file, bytes);
    return file;
  };
  return {
    path: (name) => path.join(folder, name),
    save,
    load: async (document, options) => importGltf(await save(await writeGlb(document)), options),
  };
}

/** World-space corners of every triangle. */
export const corners = (scene: RenderScene): Vec3[] =>
  scene.instances.flatMap(({ mesh, motion }) => {
    const { indices, positions } = scene.meshes[mesh]!;
    return Array.from(indices, (v) =>
      transformPoint(motion[0].worldFromLocal, [
        positions[3 * v]!,
        positions[3 * v + 1]!,
        positions[3 * v + 2]!,
      ]),
    );
  });

export function expectClose(a: readonly Vec3[], b: readonly Vec3[], tolerance: number): void {
  expect(a.length).toBe(b.length);
  for (const [i, p] of a.entries())
    for (let k = 0; k < 3; k++) expect(Math.abs(p[k]! - b[i]![k]!)).toBeLessThanOrEqual(tolerance);
}

/** One triangle (0,0,0) (1,0,0) (0,1,0), facing +Z. */
export function triangle(document: Document, material?: Material): Primitive {
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor(document, 'VEC3', new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0])))
    .setAttribute('NORMAL', accessor(document, 'VEC3', new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1])));
  if (material) primitive.setMaterial(material);
  return primitive;
}

export function withMaterial(make: (document: Document) => Material): Document {
  const document = new Document();
  const mesh = document.createMesh().addPrimitive(triangle(document, make(document)));
  document.createScene().addChild(document.createNode('n').setMesh(mesh));
  return document;
}
