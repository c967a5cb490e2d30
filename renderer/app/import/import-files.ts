/** Files that are brought in: what can be, what goes together, and the way to the engine. */
import { zip, type AsyncZippable } from 'fflate';
import type { Vec3 } from '../../../core/math/vec3.ts';
import { MAX_UPLOAD_BYTES } from '../../../core/protocol/index.ts';
import { engineFetch } from '../../bridge/engine-fetch.ts';
import { messageOf } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { stageStore } from '../../state/stage-store.ts';
import { asUpload } from './uploads.ts';

/** By what they become. */
export const IMPORT_KINDS = [
  { label: 'Models', extensions: ['glb', 'gltf', 'zip'] },
  { label: 'Environments', extensions: ['hdr', 'exr'] },
  { label: 'Light distributions', extensions: ['ies', 'ldt'] },
  { label: 'Pictures', extensions: ['png', 'jpg', 'jpeg'] },
] as const;
export const IMPORT_EXTENSIONS: readonly string[] = IMPORT_KINDS.flatMap(({ extensions }) => [...extensions]);
/** For a file input. */
export const IMPORT_ACCEPT = [...IMPORT_EXTENSIONS, 'bin', 'ktx2', 'webp'].map((ext) => `.${ext}`).join(',');

/** What a glTF file may refer to beside itself. */
const GLTF_COMPANIONS = new Set(['bin', 'png', 'jpg', 'jpeg', 'webp', 'ktx2']);

export interface NamedFile {
  /** Path inside what was dropped: "chair/textures/wood.png". */
  readonly path: string;
  readonly file: File;
}

export const extensionOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

export interface ImportPlan<T extends { readonly path: string }> {
  /** Each is one import; more than one file is a glTF file, which comes first, with its companions. */
  readonly bundles: readonly (readonly T[])[];
  readonly refused: readonly T[];
}

/** Sorts files into imports: what lies at or below the folder of a glTF file and may belong to it goes along with it. */
export function planImport<T extends { readonly path: string }>(files: readonly T[]): ImportPlan<T> {
  const scenes = files.filter(({ path }) => extensionOf(path) === 'gltf');
  const taken = new Set<T>();
  const bundles: T[][] = scenes.map((scene) => {
    const folder = folderOf(scene.path);
    const companions = files.filter(
      (file) => file !== scene && GLTF_COMPANIONS.has(extensionOf(file.path)) && file.path.startsWith(folder),
    );
    for (const file of [scene, ...companions]) taken.add(file);
    return [scene, ...companions];
  });
  const refused: T[] = [];
  for (const file of files) {
    if (taken.has(file)) continue;
    if (IMPORT_EXTENSIONS.includes(extensionOf(file.path))) bundles.push([file]);
    // what every folder has and nobody means
    else if (!/(^|\/)(\.|Thumbs\.db|desktop\.ini)/i.test(file.path)) refused.push(file);
  }
  return { bundles, refused };
}

async function zipped(files: readonly NamedFile[], root: string): Promise<Blob> {
  const entries: AsyncZippable = {};
  for (const { path, file } of files)
    entries[path.slice(root.length)] = [new Uint8Array(await file.arrayBuffer()), { level: 0 }];
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) =>
    zip(entries, (error, data) =>
      error === null ? resolve(data as Uint8Array<ArrayBuffer>) : reject(error),
    ),
  );
  return new Blob([bytes], { type: 'application/zip' });
}

/** More imports than this at a time are a mistake of the hand. */
export const MOST_IMPORTS = 100;
/** A glTF file and its companions are packed in memory on their way. */
export const MOST_PACKED_BYTES = 2 * 1024 ** 3 - 1;

/** Why a bundle cannot be sent; null when it can. */
export function sizeProblem(
  bundle: readonly { readonly path: string; readonly file: { readonly size: number } }[],
): string | null {
  const [first] = bundle;
  if (first === undefined) return null;
  const bytes = bundle.reduce((sum, { file }) => sum + file.size, 0);
  const most = bundle.length > 1 ? MOST_PACKED_BYTES : MAX_UPLOAD_BYTES;
  if (bytes <= most) return null;
  const gib = (n: number): string => `${(n / 1024 ** 3).toFixed(1)} GiB`;
  const hint = bundle.length > 1 ? ' with its files; as a .glb or a .zip it can be larger' : '';
  return `${nameOf(first.path)} is ${gib(bytes)}: expected at most ${gib(most)}${hint}.`;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export interface ImportWish {
  /** Where models stand, metres; the first of several, the others beside it. */
  readonly atM?: Vec3 | null;
  /** The light or the environment that the file is given to. */
  readonly ontoId?: string;
}

async function upload(bundle: readonly NamedFile[], wish: ImportWish): Promise<void> {
  const [first] = bundle;
  if (first === undefined) return;
  const base = nameOf(first.path);
  const isBundle = bundle.length > 1;
  const name = isBundle ? base.replace(/\.gltf$/i, '.zip') : base;
  const { sceneId } = stageStore.getState();
  const query = new URLSearchParams({
    name,
    ...(sceneId === null ? {} : { sceneId }),
    ...(wish.atM === undefined || wish.atM === null ? {} : { atM: wish.atM.join(',') }),
    ...(wish.ontoId === undefined ? {} : { ontoId: wish.ontoId }),
  });
  try {
    await asUpload(base, async (signal) => {
      const body = isBundle ? await zipped(bundle, folderOf(first.path)) : first.file;
      if (!signal.aborted)
        await engineFetch('import', `?${query.toString()}`, { method: 'POST', body, signal });
    });
  } catch (error) {
    notify({ tone: 'error', text: `${base}: ${messageOf(error)}` });
  }
}

const SUPPORTED = 'glTF (.glb, .gltf with its files, .zip), .hdr, .exr, .ies, .ldt, .png and .jpg';
const MODELS: readonly string[] = IMPORT_KINDS[0].extensions;
/** Models of one drop do not stand in each other, metres. */
const BESIDE_M = 2;

/** Sends files to the engine, where each import is a job with progress and a step to undo. */
export async function importFiles(files: readonly NamedFile[], wish: ImportWish = {}): Promise<void> {
  const { bundles, refused } = planImport(files);
  if (refused.length > 0) {
    const names = refused.slice(0, 3).map(({ path }) => nameOf(path));
    const more = refused.length > names.length ? ` and ${refused.length - names.length} more` : '';
    notify({ tone: 'warning', text: `Cannot import ${names.join(', ')}${more}. Supported: ${SUPPORTED}.` });
  }
  if (bundles.length > MOST_IMPORTS) {
    notify({
      tone: 'error',
      text: `${bundles.length} files to import at once: expected at most ${MOST_IMPORTS}. Nothing was imported.`,
    });
    return;
  }
  let models = 0;
  for (const bundle of bundles) {
    const problem = sizeProblem(bundle);
    if (problem !== null) {
      notify({ tone: 'error', text: problem });
      continue;
    }
    // pictures, lamps and panoramas have places of their own
    const isModel = MODELS.includes(extensionOf(bundle[0]?.path ?? ''));
    const { atM = null } = wish;
    const place: Vec3 | null = !isModel || atM === null ? null : [atM[0] + BESIDE_M * models, atM[1], atM[2]];
    if (isModel) models++;
    await upload(bundle, { ...wish, atM: place });
  }
}
