/** Resources for flattening in tests: the real catalogue, a triangle for every shape, and assets that a test names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog, type CatalogFile } from '../../../optics/catalog.ts';
import type { RenderMesh } from '../../render-scene.ts';
import type { SceneResources } from '../scene-resources.ts';

const ASSETS = join(import.meta.dirname, '../../../../assets');
const files = (folder: string): CatalogFile[] =>
  readdirSync(join(ASSETS, folder)).map((name) => ({
    name,
    json: JSON.parse(readFileSync(join(ASSETS, folder, name), 'utf8')) as unknown,
  }));

export const CATALOG = createCatalog({
  cameras: files('cameras'),
  lenses: files('lenses'),
  filters: files('filters'),
});

export const triangle = (name: string): RenderMesh => ({
  name,
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0),
  normals: null,
  tangents: null,
  uvs: null,
  uvs1: null,
  colors: null,
  indices: Uint32Array.of(0, 1, 2),
});

const missing = (hash: string): never => {
  throw new Error(`no asset ${hash.slice(0, 8)}`);
};

export const sampleResources = (own: Partial<SceneResources> = {}): SceneResources => ({
  catalog: CATALOG,
  model: missing,
  mesh: missing,
  texture: missing,
  panorama: missing,
  profile: missing,
  primitive: (shape) => triangle(shape.type),
  field: (field) => triangle(field.op),
  ...own,
});
