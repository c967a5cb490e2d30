/** The catalogue as shipped, read from disk for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog, type CatalogFile, type CatalogFiles, type OpticsCatalog } from '../catalog.ts';

const ASSETS = join(import.meta.dirname, '../../../assets');

const readFolder = (folder: string): CatalogFile[] =>
  readdirSync(join(ASSETS, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      name: `assets/${folder}/${name}`,
      json: JSON.parse(readFileSync(join(ASSETS, folder, name), 'utf8')) as unknown,
    }));

export const shippedFiles = (): CatalogFiles => ({
  cameras: readFolder('cameras'),
  lenses: readFolder('lenses'),
  filters: readFolder('filters'),
});
export const shippedCatalog = (): OpticsCatalog => createCatalog(shippedFiles());
