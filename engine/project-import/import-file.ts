/**
 * A file from outside as assets and records of a project, in one command that undo takes back whole: models become
 * objects (their cameras and lights records), panoramas the scene's environment, light profiles lights, pictures cards.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createEnvironmentRecord,
  createId,
  createLightRecord,
  createMaterialRecord,
  createObjectRecord,
  createSceneRecord,
  findRecord,
  inOrder,
  projectOf,
  recordsOf,
  type AnyRecord,
  type Command,
  type Document,
  type Edit,
  type SceneRecord,
} from '../../core/document/index.ts';
import type { CancelSignal, ProgressListener } from '../../core/ports/cancel.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { readExrHead } from '../../core/interchange/exr/exr-header.ts';
import { UsageError } from '../cli/usage-error.ts';
import { decodeEnvironment } from '../images/decode-environment.ts';
import { decodeImage, imageKind } from '../images/decode-image.ts';
import { readImageFile } from '../images/read-image-file.ts';
import { importGltf } from '../import/import-gltf.ts';
import { kindOfFile, type FileKind } from '../inspect/file-kind.ts';
import { beamFigures, readLightProfile } from '../inspect/read-light-profile.ts';
import { createProject, openProject, secureRandom, type Project } from '../project/index.ts';
import { nodeFileSystem } from '../storage/file-system.ts';
import { modelRecords } from './model-records.ts';
import { packGlb } from './pack-glb.ts';

/** What of a file is wanted, and where. */
export interface ImportWish {
  readonly file: string;
  readonly name: string | null;
  /** Null: the place that suits what is imported. */
  readonly at: Vec3 | null;
  readonly scale: number | null;
  /** Models stand on `at` with their lowest point, whatever their own origin is. */
  readonly onFloor?: boolean;
  readonly signal: CancelSignal;
  readonly onProgress: ProgressListener;
}

export interface ImportRequest extends ImportWish {
  /** Project folder; made when there is nothing. */
  readonly into: string;
}

export interface ImportReport {
  readonly project: string;
  /** True when the project was made for this import. */
  readonly created: boolean;
  readonly kind: FileKind;
  readonly assets: readonly string[];
  readonly records: readonly { readonly kind: string; readonly id: string; readonly name: string }[];
  /** What was understood, in numbers. */
  readonly understood: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** What an import will do once the project is open; everything that can be wrong with the file has been found by then. */
export interface ImportPlan {
  readonly assets: readonly { readonly bytes: Uint8Array; readonly extension: string }[];
  readonly understood: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  readonly records: (hashes: readonly string[], scene: SceneRecord) => readonly AnyRecord[];
  /** The record that becomes the scene's environment. */
  readonly isEnvironment: boolean;
}

/** @throws UsageError and the readers' errors, before the project is touched. */
export async function importFile(request: ImportRequest): Promise<ImportReport> {
  const kind = await kindOfFile(request.file);
  const plan = await planImport(kind, request);
  const { project, created } = await openOrCreate(request.into);
  try {
    const hashes: string[] = [];
    for (const { bytes, extension } of plan.assets) hashes.push(await project.importAsset(bytes, extension));
    const { command, records, warnings } = importCommand(plan, hashes, project.document, request.file);
    await project.apply(command);
    await project.save();
    return {
      project: request.into,
      created,
      kind,
      assets: hashes,
      records: records.map(({ kind: recordKind, id, name }) => ({ kind: recordKind, id, name })),
      understood: plan.understood,
      warnings,
    };
  } finally {
    await project.close();
  }
}

async function openOrCreate(directory: string): Promise<{ project: Project; created: boolean }> {
  if ((await nodeFileSystem.typeOf(directory)) !== null)
    return { project: await openProject(directory), created: false };
  const name = path.basename(directory).replace(/\.penumbra$/i, '') || 'Untitled';
  const scene = createSceneRecord({ id: createId('scene', secureRandom), name: 'Scene 1', order: 1 });
  return { project: await createProject(directory, { name, openSceneId: scene.id }, [scene]), created: true };
}

export interface ImportCommand {
  readonly command: Command;
  readonly records: readonly AnyRecord[];
  readonly warnings: readonly string[];
}

/**
 * The one step that brings a planned import into a document.
 * @param hashes of the plan's assets, in order.
 * @param sceneId default: the scene that opens first.
 */
export function importCommand(
  plan: ImportPlan,
  hashes: readonly string[],
  document: Document,
  file: string,
  sceneId: string | null = null,
): ImportCommand {
  const { scene, edits } = sceneFor(document, sceneId);
  const records = plan.records(hashes, scene);
  const warnings = [...plan.warnings];
  for (const record of records) edits.push({ op: 'add', record });
  if (plan.isEnvironment) {
    const before =
      scene.environmentId === null ? null : findRecord(document, 'environment', scene.environmentId);
    if (before !== null)
      warnings.push(`environment "${before.name}" is kept and no longer used by ${scene.name}`);
    edits.push({ op: 'set', id: scene.id, path: ['environmentId'], value: records[0]!.id });
  }
  return { command: { label: `Import ${path.basename(file)}`, edits }, records, warnings };
}

/** The scene that opens first, or the first there is; a project without one gets one by the same command. */
export function sceneFor(document: Document, sceneId: string | null): { scene: SceneRecord; edits: Edit[] } {
  const wanted = sceneId ?? projectOf(document).openSceneId;
  const open = wanted === null ? null : findRecord(document, 'scene', wanted);
  const scene = open ?? inOrder(recordsOf(document, 'scene'))[0];
  if (scene !== undefined) return { scene, edits: [] };
  const made = createSceneRecord({ id: createId('scene', secureRandom), name: 'Scene 1', order: 1 });
  return { scene: made, edits: [{ op: 'add', record: made }] };
}

/** Reads a file and says what importing it would do. @throws UsageError and the readers' errors. */
export const planFile = async (wish: ImportWish): Promise<ImportPlan> =>
  planImport(await kindOfFile(wish.file), wish);

function planImport(kind: FileKind, request: ImportWish): Promise<ImportPlan> {
  switch (kind) {
    case 'model':
      return planModel(request);
    case 'exr':
    case 'hdr':
      return planEnvironment(kind, request);
    case 'ies':
    case 'ldt':
      return planProfile(kind, request);
    case 'image':
      return planCard(request);
    case 'project':
    case 'archive':
    case 'scene':
    case 'checkpoint':
      throw new UsageError(
        `${request.file}: expected a glTF model, an EXR or HDR panorama, an IES or LDT light profile or an image, got a ${kind}`,
      );
  }
}

const nameOf = ({ file, name }: ImportWish): string => name ?? path.parse(file).name.slice(0, 200);

async function planModel(request: ImportWish): Promise<ImportPlan> {
  const { file, at, scale, signal, onProgress } = request;
  // the whole import, so that what cannot be rendered is found before the project is touched
  const model = await importGltf(file, { signal, onProgress });
  const packed = await packGlb(file, { withoutLights: model.lights.length > 0 });
  await checkPacked(packed.glb, model);
  const size = scale ?? 1;
  const [x, y, z] = at ?? [0, 0, 0];
  const lift = request.onFloor === true ? -size * lowestPoint(model) : 0;
  const placement = { name: nameOf(request), at: [x, y + lift, z] as const, scale: size };
  const plan = modelRecords(model, '0'.repeat(64), { ...placement, sceneId: 'scn_0' });
  return {
    assets: [{ bytes: packed.glb, extension: 'glb' }],
    understood: {
      meshes: model.meshes.length,
      triangles: model.instances.reduce((sum, { mesh }) => sum + model.meshes[mesh]!.indices.length / 3, 0),
      materials: model.materials.length,
      textures: model.textures.length,
      cameras: plan.cameras.length,
      lights: plan.lights.length,
    },
    warnings: [...new Set([...model.warnings, ...packed.warnings, ...plan.warnings])],
    records: ([asset], scene) => modelRecords(model, asset!, { ...placement, sceneId: scene.id }).records,
    isEnvironment: false,
  };
}

/** Height of the lowest vertex in the model's space; 0 for a model without any. */
function lowestPoint({ meshes, instances }: RenderScene): number {
  let lowest = Infinity;
  for (const { mesh, motion } of instances) {
    const { positions } = meshes[mesh]!;
    const m = motion[0].worldFromLocal;
    for (let v = 0; v < positions.length; v += 3)
      lowest = Math.min(
        lowest,
        m[1] * positions[v]! + m[5] * positions[v + 1]! + m[9] * positions[v + 2]! + m[13],
      );
  }
  return Number.isFinite(lowest) ? lowest : 0;
}

/** What was packed is read back before it becomes the only copy: it must be the same model. */
async function checkPacked(glb: Uint8Array, model: { readonly meshes: readonly unknown[] }): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'penumbra-'));
  try {
    const file = path.join(scratch, 'model.glb');
    await writeFile(file, glb);
    const again = await importGltf(file);
    if (again.meshes.length !== model.meshes.length)
      throw new Error(
        `packing the model lost geometry: ${model.meshes.length} meshes became ${again.meshes.length}`,
      );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function planEnvironment(kind: 'exr' | 'hdr', request: ImportWish): Promise<ImportPlan> {
  const { file, scale } = request;
  const bytes = await readImageFile(file);
  const { width, height, warnings } = decodeEnvironment(bytes, { file });
  const stated = kind === 'exr' ? readExrHead(bytes).header.attributes.get('whiteLuminance') : undefined;
  const nitsPerUnit = scale ?? (stated?.type === 'float' && stated.value > 0 ? stated.value : 1);
  const unknown = scale === null && stated?.type !== 'float';
  return {
    assets: [{ bytes, extension: kind }],
    understood: { width, height, nitsPerUnit },
    warnings: unknown
      ? [...warnings, 'the file does not say how bright 1.0 is: 1 nit was taken; --scale sets it']
      : warnings,
    records: ([imageAsset]) => [
      createEnvironmentRecord({
        id: createId('environment', secureRandom),
        name: nameOf(request),
        source: { type: 'image', imageAsset: imageAsset!, nitsPerUnit, rotationDeg: 0 },
      }),
    ],
    isEnvironment: true,
  };
}

/** Above a standing person. */
const LAMP_AT: Vec3 = [0, 2.5, 0];
/** Local −Z turned to point straight down. */
const POINTING_DOWN = [-Math.SQRT1_2, 0, 0, Math.SQRT1_2] as const;

async function planProfile(kind: 'ies' | 'ldt', request: ImportWish): Promise<ImportPlan> {
  const { file, at, scale } = request;
  const { profile, description } = await readLightProfile(file, kind);
  const { lumens, peakCandela } = beamFigures(profile);
  const fixture = [description['MANUFAC'], description['LUMINAIRE'] ?? description['LUMCAT']]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return {
    assets: [{ bytes: new Uint8Array(await readFile(file)), extension: kind }],
    understood: { lumens, peakCandela },
    warnings: [],
    records: ([profileAsset], scene) => [
      createLightRecord({
        id: createId('light', secureRandom),
        name: nameOf(request),
        sceneId: scene.id,
        fixture: fixture.slice(0, 500),
        pose: { translationM: at ?? LAMP_AT, rotation: POINTING_DOWN },
        emitter: { type: 'profile', profileAsset: profileAsset!, radiusM: 0 },
        magnitude: { quantity: 'profile', scale: scale ?? 1 },
      }),
    ],
    isEnvironment: false,
  };
}

/** Lying sheets turned up to face +Z, the first row of the picture on top. */
const STANDING = [Math.SQRT1_2, 0, 0, Math.SQRT1_2] as const;

async function planCard(request: ImportWish): Promise<ImportPlan> {
  const { file, at, scale } = request;
  const bytes = await readImageFile(file);
  const { width, height, hasAlpha } = await decodeImage(bytes, { file });
  const heightM = scale ?? 1;
  const widthM = (heightM * width) / height;
  return {
    assets: [{ bytes, extension: EXTENSIONS[imageKind(bytes)!] }],
    understood: { width, height, widthM, heightM },
    warnings: [],
    records: ([imageAsset], scene) => {
      const name = nameOf(request);
      const texture = {
        imageAsset: imageAsset!,
        encoding: 'srgb',
        uvSet: 0,
        wrapU: 'clamp',
        wrapV: 'clamp',
        filter: 'linear',
        offset: [0, 0],
        // sheets count uv in metres
        scale: [1 / widthM, 1 / heightM],
        rotationDeg: 0,
      } as const;
      const material = createMaterialRecord({
        id: createId('material', secureRandom),
        name,
        baseColor: { value: [1, 1, 1], texture },
        specularWeight: { value: 0, texture: null },
        alphaFromBaseColor: hasAlpha,
        alphaMode: hasAlpha ? 'blend' : 'opaque',
      });
      const card = createObjectRecord({
        id: createId('object', secureRandom),
        name,
        sceneId: scene.id,
        role: 'prop',
        transform: {
          translationM: at ?? [0, heightM / 2, 0],
          rotation: STANDING,
          scale: [1, 1, 1],
        },
        content: {
          type: 'primitive',
          shape: { type: 'plane', widthM, depthM: heightM },
          materialId: material.id,
        },
      });
      return [material, card];
    },
    isEnvironment: false,
  };
}

const EXTENSIONS = { PNG: 'png', JPEG: 'jpg', WebP: 'webp', AVIF: 'avif', TIFF: 'tif' } as const;
