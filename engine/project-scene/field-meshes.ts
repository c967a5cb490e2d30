/**
 * Meshes of implicit fields, made once: the stage's proxies, thumbnails, renders and exports of one process ask for the same ones, and a
 * figure takes seconds. What has not been asked for longest goes first when they grow too large.
 */
import type { FieldNode } from '../../core/document/index.ts';
import { compileField } from '../../core/scene/fields/compile-field.ts';
import { polygoniseField } from '../../core/scene/fields/polygonise-field.ts';
import type { RenderMesh } from '../../core/scene/render-scene.ts';

const MOST_BYTES = 256 * 2 ** 20;

const kept = new Map<string, RenderMesh>();
let keptBytes = 0;

const bytesOf = ({ positions, normals, indices }: RenderMesh): number =>
  positions.byteLength + (normals?.byteLength ?? 0) + indices.byteLength;

const texts = new WeakMap<FieldNode, string>();

/** A field and its cells as text: what its meshes go by. */
export function fieldText(field: FieldNode, cellSizeM: number): string {
  const known = texts.get(field);
  const text = known ?? JSON.stringify(field);
  if (known === undefined) texts.set(field, text);
  return `${cellSizeM} ${text}`;
}

/** Whether the mesh of a field is there already. */
export const hasFieldMesh = (field: FieldNode, cellSizeM: number): boolean =>
  kept.has(fieldText(field, cellSizeM));

/** Takes in a mesh that was made elsewhere by `polygoniseField` with these cells. */
export const keepFieldMesh = (field: FieldNode, cellSizeM: number, mesh: RenderMesh): void =>
  keep(fieldText(field, cellSizeM), mesh);

/**
 * The mesh of a field, shared: not to be written to. Made here where it is not there yet.
 * @param cellSizeM edge of a polygonisation cell, metres.
 * @throws RangeError for a field that has no bounds or a cell that is too small.
 */
export function fieldMesh(field: FieldNode, cellSizeM: number): RenderMesh {
  const key = fieldText(field, cellSizeM);
  const mesh = kept.get(key) ?? polygoniseField(field.op, compileField(field), { cellSize: cellSizeM });
  keep(key, mesh);
  return mesh;
}

/** The newest is last. */
function keep(key: string, mesh: RenderMesh): void {
  const before = kept.get(key);
  if (before !== undefined) keptBytes -= bytesOf(before);
  kept.delete(key);
  kept.set(key, mesh);
  keptBytes += bytesOf(mesh);
  for (const [oldest, old] of kept) {
    if (keptBytes <= MOST_BYTES || oldest === key) break;
    kept.delete(oldest);
    keptBytes -= bytesOf(old);
  }
}
