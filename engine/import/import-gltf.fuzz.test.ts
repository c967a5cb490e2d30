/**
 * Broken models: every mutant of good ones ends in a correct load or in a ModelImportError of one line. A third of
 * the mutants break bytes anywhere, a third the JSON, a third the binary chunk alone, where the payloads of Draco,
 * Meshopt, Basis and PNG lie.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fuzzCount,
  mutateBytes,
  mutateJsonText,
  seededRandom,
  type Random,
} from '../../core/interchange/testing/mutate.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { importGltf, ModelImportError } from './import-gltf.ts';
import { joinGlb, sampleModels, splitGlb, type SampleModel } from './testing/sample-models.ts';

/** Mutants in a normal run; PENUMBRA_FUZZ scales it. */
const MUTANTS = fuzzCount(1200);
/** Refuses what claims more; the samples need under 2 MiB. */
const MAX_BYTES = 64 * 1024 ** 2;

let folder = '';
let samples: readonly SampleModel[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penumbra-fuzz-'));
  samples = await sampleModels();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a correct load holds: indices that exist, finite geometry, invertible poses. */
function check(scene: RenderScene): void {
  for (const mesh of scene.meshes) {
    const count = mesh.positions.length / 3;
    expect(mesh.indices.length % 3).toBe(0);
    expect(mesh.indices.every((i) => i < count)).toBe(true);
    expect(mesh.positions.every(Number.isFinite)).toBe(true);
    expect([
      mesh.normals?.length ?? 3 * count,
      mesh.uvs?.length ?? 2 * count,
      mesh.colors?.length ?? 4 * count,
    ]).toEqual([3 * count, 2 * count, 4 * count]);
    if (mesh.normals)
      for (let v = 0; v < count; v++)
        expect(Math.abs(Math.hypot(...mesh.normals.subarray(3 * v, 3 * v + 3)) - 1)).toBeLessThan(1e-4);
  }
  for (const instance of scene.instances) {
    expect(scene.meshes[instance.mesh]).toBeDefined();
    expect(scene.materials[instance.material]).toBeDefined();
    expect(instance.motion[0].worldFromLocal.every(Number.isFinite)).toBe(true);
  }
  for (const texture of scene.textures) expect(texture.data.length).toBe(4 * texture.width * texture.height);
  for (const camera of scene.cameras)
    expect(camera.filmWidth > 0 && camera.filmHeight > 0 && camera.focalLength > 0).toBe(true);
}

function mutant(random: Random): Uint8Array {
  const sample = random.pick(samples).bytes;
  const others = samples.map((s) => s.bytes);
  const { json, bin } = splitGlb(sample);
  switch (random.below(3)) {
    case 0:
      return mutateBytes(random, sample, others, 1200);
    case 1:
      return joinGlb(mutateJsonText(random, JSON.stringify(json)), bin);
    default:
      return joinGlb(JSON.stringify(json), mutateBytes(random, bin, others, 64));
  }
}

describe('mutated models', () => {
  it(`${MUTANTS} mutants load or are refused with one line`, async () => {
    // caught: indices read before they were checked, Draco counts trusted, a sparse index past the end
    let loaded = 0;
    let refused = 0;
    const file = path.join(folder, 'mutant.glb');
    for (let seed = 0; seed < MUTANTS; seed++) {
      await writeFile(file, mutant(seededRandom(seed)));
      try {
        check(await importGltf(file, { maxBytes: MAX_BYTES }));
        loaded++;
      } catch (error) {
        if (!(error instanceof ModelImportError)) throw new Error(`seed ${seed}`, { cause: error });
        expect(error.message.startsWith(`${file}: `), `seed ${seed}: ${error.message}`).toBe(true);
        expect(error.message).not.toMatch(/[\n\r]|undefined|\[object/);
        refused++;
      }
    }
    expect(loaded).toBeGreaterThan(MUTANTS / 20);
    expect(refused).toBeGreaterThan(MUTANTS / 5);
  });
});
