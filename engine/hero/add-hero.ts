/**
 * A hero thing for a project: a model of the user's own makes it apart, then its mesh becomes an asset, and its material and object come in
 * by one command that undo takes back whole. Nothing of the project is touched before the thing is made.
 */
import { randomBytes } from 'node:crypto';
import {
  createId,
  createMaterialRecord,
  createObjectRecord,
  inOrder,
  recordsOf,
  type Document,
  type Edit,
  type MaterialRecord,
  type ObjectRecord,
} from '../../core/document/index.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { UsageError } from '../cli/usage-error.ts';
import { sceneFor } from '../project-import/import-file.ts';
import { openProject, readProject, secureRandom, type Project } from '../project/index.ts';
import { inProject } from '../project/layout.ts';
import { heroPlace } from './hero-place.ts';
import { makeHeroApart, type HeroWatch } from './hero-process.ts';
import type { MadeHero } from './messages.ts';

export interface AddHeroRequest extends HeroWatch {
  /** Project folder. */
  readonly directory: string;
  readonly words: string;
  /** The model's manifest. */
  readonly manifestFile: string;
  /** Whole, 0…2³²−1; null draws one, which the report tells. */
  readonly seed: number | null;
  /** Null keeps the model's own size. */
  readonly heightM: number | null;
  /** Where it stands, the middle of its base; null finds a free place on the floor. */
  readonly at: Vec3 | null;
  /** Null takes the beginning of the words. */
  readonly name: string | null;
  /** Name or number of a scene; null takes the one that opens first. */
  readonly scene: string | null;
}

export interface HeroReport {
  readonly project: string;
  readonly scene: string;
  readonly object: { readonly id: string; readonly name: string };
  readonly model: MadeHero['model'];
  readonly seed: number;
  readonly at: Vec3;
  readonly sizeM: Vec3;
  readonly vertices: number;
  readonly triangles: number;
  readonly areaM2: number;
  /** Null for a surface that is not closed. */
  readonly volumeM3: number | null;
  readonly asset: string;
  readonly warnings: readonly string[];
}

const MOST_WORDS = 2000;
const NAME_LETTERS = 60;

/**
 * @throws UsageError for words or a scene that cannot be used; ModelError for a model that cannot; ProjectError when the project cannot be
 * opened; CancelledError. The project is untouched in each case.
 */
export async function addHero(request: AddHeroRequest): Promise<HeroReport> {
  const { directory, manifestFile, heightM, onProgress } = request;
  const words = request.words.trim();
  if (words === '' || words.length > MOST_WORDS)
    throw new UsageError(`WORDS: expected 1 to ${MOST_WORDS} letters, got ${words.length}`);
  const seed = request.seed ?? randomBytes(4).readUInt32LE();
  // what is wrong with the project is said before minutes are spent on the thing
  wantedScene((await readProject(directory)).document, directory, request.scene);
  const made = await makeHeroApart({ manifestFile, words, seed, heightM }, request);
  const project = await openProject(directory);
  try {
    const { scene, edits } = sceneFor(
      project.document,
      wantedScene(project.document, directory, request.scene),
    );
    const warnings = [...made.warnings];
    let { at } = request;
    if (at === null) {
      onProgress({ label: 'finding a free place', done: 0, total: 0 });
      const place = await heroPlace(project.document, sourceOf(project), scene.id, made.sizeM);
      ({ at } = place);
      if (!place.isFree)
        warnings.push('no free place was found near the camera: it stands among other things');
    }
    const asset = await project.importAsset(made.glb, 'glb');
    const name = request.name ?? words.replace(/\s+/g, ' ').slice(0, NAME_LETTERS);
    const material = materialOf(made, name);
    const object = createObjectRecord({
      id: createId('object', secureRandom),
      name,
      sceneId: scene.id,
      role: 'prop',
      transform: { translationM: at, rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      content: { type: 'mesh', meshAsset: asset, materialId: material.id },
      heroRecipe: { model: made.model, words, seed, heightM },
    });
    await add(project, `Add ${name}`, edits, [material, object]);
    const { model, sizeM, vertices, triangles, areaM2, volumeM3 } = made;
    return {
      project: directory,
      scene: scene.name,
      object: { id: object.id, name },
      model,
      seed,
      at,
      sizeM,
      vertices,
      triangles,
      areaM2,
      volumeM3,
      asset,
      warnings,
    };
  } finally {
    await project.close();
  }
}

async function add(
  project: Project,
  label: string,
  before: readonly Edit[],
  records: readonly (MaterialRecord | ObjectRecord)[],
): Promise<void> {
  const edits: Edit[] = [...before, ...records.map((record): Edit => ({ op: 'add', record }))];
  await project.apply({ label, edits });
  await project.save();
}

/** @returns null for the scene that opens first. @throws UsageError where there is none of that name. */
function wantedScene(document: Document, directory: string, wanted: string | null): string | null {
  if (wanted === null) return null;
  const scenes = inOrder(recordsOf(document, 'scene'));
  const scene = scenes.find(({ name, sceneNumber }) => name === wanted || sceneNumber === wanted);
  if (scene === undefined)
    throw new UsageError(
      `${directory}: scene "${wanted}": expected one of ${scenes.map(({ name }) => `"${name}"`).join(', ') || 'none'}`,
    );
  return scene.id;
}

const sourceOf = (project: Project): Parameters<typeof heroPlace>[1] => ({
  assetName: (hash) => project.assetName(hash),
  assetPath: (hash) => inProject(project.directory, `assets/${project.assetName(hash) ?? hash}`),
  readAsset: (hash) => project.readAsset(hash),
});

function materialOf({ material }: MadeHero, name: string): MaterialRecord {
  return createMaterialRecord({
    id: createId('material', secureRandom),
    name,
    baseColor: { value: [...material.color], texture: null },
    baseMetalness: { value: material.metalness, texture: null },
    specularRoughness: { value: material.roughness, texture: null },
  });
}
