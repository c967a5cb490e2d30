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

/**
 * The mesh of a field, shared: not to be written to.
 * @param cellSizeM edge of a polygonisation cell, metres.
 * @throws RangeError for a field that has no bounds or a cell that is too small.
 */
export function fieldMesh(field: FieldNode, cellSizeM: number): RenderMesh {
  const key = `${cellSizeM} ${JSON.stringify(field)}`;
  const known = kept.get(key);
  if (known !== undefined) {
    // to the end: the newest
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const mesh = polygoniseField(field.op, compileField(field), { cellSize: cellSizeM });
  kept.set(key, mesh);
  keptBytes += bytesOf(mesh);
  for (const [oldest, old] of kept) {
    if (keptBytes <= MOST_BYTES || oldest === key) break;
    kept.delete(oldest);
    keptBytes -= bytesOf(old);
  }
  return mesh;
}
