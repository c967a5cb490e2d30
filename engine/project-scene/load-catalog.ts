/** The camera, lens and filter catalogue as shipped. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createCatalog,
  type CatalogFile,
  type CatalogFiles,
  type OpticsCatalog,
} from '../../core/optics/catalog.ts';
import { packageRoot } from '../package-root.ts';

let loaded: Promise<OpticsCatalog> | null = null;

async function readFolder(folder: string): Promise<CatalogFile[]> {
  const dir = path.join(packageRoot(), 'assets', folder);
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: `assets/${folder}/${name}`,
      json: JSON.parse(await readFile(path.join(dir, name), 'utf8')) as unknown,
    })),
  );
}

/** The catalogue's files as they are shipped. */
export async function readCatalogFiles(): Promise<CatalogFiles> {
  const [cameras, lenses, filters] = await Promise.all([
    readFolder('cameras'),
    readFolder('lenses'),
    readFolder('filters'),
  ]);
  return { cameras, lenses, filters };
}

/** The fixture library's files as they are shipped. */
export const readFixtureFiles = (): Promise<readonly CatalogFile[]> => readFolder('fixtures');

/** Read once per process. */
export function loadCatalog(): Promise<OpticsCatalog> {
  loaded ??= readCatalogFiles().then(createCatalog);
  return loaded;
}
