/** A hero thing from its order: the model is opened, run and let go of, and what it made becomes one GLB file. */
import { finishHeroMesh } from '../../core/generate/hero/index.ts';
import { IDENTITY } from '../../core/math/mat4.ts';
import { DEFAULT_MATERIAL } from '../../core/scene/render-defaults.ts';
import type { RenderMesh } from '../../core/scene/render-scene.ts';
import { sceneToGlb } from '../project-export/scene-to-glb.ts';
import type { HeroOrder, HeroProgress, MadeHero } from './messages.ts';
import { aboutFile, openHeroModel } from './open-hero-model.ts';
import { runHeroModel } from './run-hero-model.ts';

const THREADS = 2;

/** @throws ModelError for a model or an answer that cannot be used. */
export async function makeHero(
  { manifestFile, words, seed, heightM }: HeroOrder,
  tell: (progress: HeroProgress) => void,
): Promise<MadeHero> {
  tell({ label: 'opening the model', done: 0, total: 0 });
  const model = await openHeroModel(manifestFile, THREADS);
  const { manifest, graphFile } = model;
  const raw = await runHeroModel(model, { words, seed }, tell).finally(() => model.session.release());
  tell({ label: 'finishing the mesh', done: 0, total: 0 });
  const { mesh, sizeM, measures, dropped, wasInsideOut } = aboutFile(graphFile, () =>
    finishHeroMesh(manifest.id, raw.mesh, manifest.space, heightM),
  );
  const { id, name, licence, material } = manifest;
  return {
    model: { id, name, licence, sha256: manifest.model.sha256 },
    material: mesh.colors === null ? material : { ...material, color: [1, 1, 1] },
    glb: await glbOf(mesh),
    vertices: mesh.positions.length / 3,
    triangles: mesh.indices.length / 3,
    sizeM,
    areaM2: measures.areaM2,
    volumeM3: measures.isClosed ? measures.volumeM3 : null,
    warnings: [
      ...raw.warnings,
      ...(dropped > 0 ? [`${dropped} triangles without an area were left out`] : []),
      ...(wasInsideOut ? ['the triangles faced inward and were turned over'] : []),
      ...(measures.isClosed ? [] : ['the surface is not closed: it has no inside']),
    ],
  };
}

async function glbOf(mesh: RenderMesh): Promise<Uint8Array> {
  const { glb } = await sceneToGlb({
    meshes: [mesh],
    materials: [DEFAULT_MATERIAL],
    textures: [],
    instances: [
      { name: mesh.name, mesh: 0, material: 0, motion: [{ time: 0, worldFromLocal: IDENTITY }], objectId: 1 },
    ],
    lights: [],
    environment: null,
    cameras: [],
    warnings: [],
  });
  return glb;
}
