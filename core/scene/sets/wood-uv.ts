/** Texture coordinates that run with the grain, whichever way a piece of wood lies. */
import type { RenderMesh } from '../render-scene.ts';

/**
 * uv in metres by projection: u along `grain` (0 = x, 1 = y, 2 = z), v across it on the face that the normal tells; end grain shows
 * the cross-section. `shift` moves the piece within its board.
 */
export function withGrain(mesh: RenderMesh, grain: 0 | 1 | 2, shift: number): RenderMesh {
  const { positions: p, normals: n } = mesh;
  if (n === null) throw new RangeError(`${mesh.name}: expected normals to project texture coordinates by`);
  const a = ((grain + 1) % 3) as 0 | 1 | 2;
  const b = ((grain + 2) % 3) as 0 | 1 | 2;
  const uvs = new Float32Array((p.length / 3) * 2);
  for (let i = 0; i < p.length / 3; i++) {
    const o = 3 * i;
    const isEnd = Math.abs(n[o + grain]!) > 0.8;
    const across = Math.abs(n[o + a]!) > Math.abs(n[o + b]!) ? p[o + b]! : p[o + a]!;
    uvs[2 * i] = shift * 1.37 + (isEnd ? p[o + a]! : p[o + grain]!);
    uvs[2 * i + 1] = shift * 0.61 + (isEnd ? p[o + b]! : across);
  }
  return { ...mesh, uvs };
}

/** Turned pieces carry (around, along): wood wants (along, around). */
export function turnedGrain(mesh: RenderMesh, shift: number): RenderMesh {
  if (mesh.uvs === null) throw new RangeError(`${mesh.name}: expected texture coordinates`);
  const uvs = mesh.uvs.map((_, i, all) =>
    i % 2 === 0 ? all[i + 1]! + shift * 1.37 : all[i - 1]! + shift * 0.61,
  );
  return { ...mesh, uvs };
}

/** One tone over a whole piece, multiplied into its colour: no two boards of a floor are alike. */
export function toned(mesh: RenderMesh, r: number, g = r, b = r): RenderMesh {
  const colors = new Float32Array((mesh.positions.length / 3) * 4);
  for (let o = 0; o < colors.length; o += 4) colors.set([r, g, b, 1], o);
  return { ...mesh, colors };
}
