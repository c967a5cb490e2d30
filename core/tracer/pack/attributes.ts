/** Attributes of every mesh, once, as words of the kernel's `attributes` buffer; and the pairs that primitives stand for. */
import type { RenderMesh } from '../../scene/render-scene.ts';
import { NONE } from './table-builder.ts';

/** Offsets into the attribute words; NONE where the mesh has none. */
export interface MeshOffsets {
  readonly indices: number;
  readonly positions: number;
  readonly normals: number;
  readonly tangents: number;
  readonly uvs: number;
  readonly uvs1: number;
  readonly colors: number;
}

export function packAttributes(meshes: readonly RenderMesh[]): {
  words: Uint32Array;
  offsets: MeshOffsets[];
  end: number;
} {
  const arrays = meshes.flatMap((m) => [
    m.indices,
    m.positions,
    m.normals,
    m.tangents,
    m.uvs,
    m.uvs1,
    m.colors,
  ]);
  const end = arrays.reduce((sum, a) => sum + (a?.length ?? 0), 0);
  const words = new Uint32Array(end);
  let at = 0;
  const add = (a: Uint32Array | Float32Array | null): number => {
    if (!a || a.length === 0) return NONE;
    const start = at;
    words.set(new Uint32Array(a.buffer, a.byteOffset, a.length), start);
    at += a.length;
    return start;
  };
  const offsets = meshes.map((m) => ({
    indices: add(m.indices),
    positions: add(m.positions),
    normals: add(m.normals),
    tangents: add(m.tangents),
    uvs: add(m.uvs),
    uvs1: add(m.uvs1),
    colors: add(m.colors),
  }));
  return { words, offsets, end };
}

/** Bit 31 of a primitive: its material must be asked whether light passes. */
export const ASK_MATERIAL = 0x80000000;

/** [instance, triangle count, flag] stands for a run of primitives. */
export const run = (instance: number, triangles: number, flag: number): number[] => [
  instance,
  triangles,
  flag,
];

export function pairTable(
  runs: readonly number[][],
  count: number,
): { pairs: Uint32Array; flags: Uint8Array } {
  const pairs = new Uint32Array(2 * count);
  const flags = new Uint8Array(count);
  let at = 0;
  for (const [instance, triangles, flag] of runs) {
    for (let t = 0; t < triangles!; t++, at++) {
      pairs[2 * at] = instance!;
      pairs[2 * at + 1] = t;
      flags[at] = flag ? 1 : 0;
    }
  }
  return { pairs, flags };
}
