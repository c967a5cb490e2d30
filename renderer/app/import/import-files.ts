/** Files that are brought in: what can be, what goes together, and the way to the engine. */
import { zip, type AsyncZippable } from 'fflate';
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

async function upload(bundle: readonly NamedFile[]): Promise<void> {
  const [first] = bundle;
  if (first === undefined) return;
  const base = first.path.slice(first.path.lastIndexOf('/') + 1);
  const isBundle = bundle.length > 1;
  const name = isBundle ? base.replace(/\.gltf$/i, '.zip') : base;
  const { sceneId } = stageStore.getState();
  const query = new URLSearchParams({ name, ...(sceneId === null ? {} : { sceneId }) });
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

/** Sends files to the engine, where each import is a job with progress. */
export async function importFiles(files: readonly NamedFile[]): Promise<void> {
  const { bundles, refused } = planImport(files);
  if (refused.length > 0) {
    const names = refused.slice(0, 3).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    const more = refused.length > names.length ? ` and ${refused.length - names.length} more` : '';
    notify({ tone: 'warning', text: `Cannot import ${names.join(', ')}${more}. Supported: ${SUPPORTED}.` });
  }
  for (const bundle of bundles) await upload(bundle);
}
