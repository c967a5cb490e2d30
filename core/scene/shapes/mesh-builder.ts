/**
 * Collects vertices and triangles of one mesh. Shapes made here carry normals and, where it makes sense, uvs in
 * metres on the surface (so that a texture's scale is its physical size); v runs downward as in glTF. Tangents
 * are left to be derived from the uvs.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderMesh } from '../render-scene.ts';

export type Vec2 = readonly [number, number];

export class MeshBuilder {
  private readonly positions: number[] = [];
  private readonly normals: number[] = [];
  private readonly uvs: number[] = [];
  private readonly indices: number[] = [];

  /** Adds a vertex (position in metres, unit normal, uv) and returns its index. */
  vertex(p: Vec3, n: Vec3, u: number, v: number): number {
    this.positions.push(p[0], p[1], p[2]);
    this.normals.push(n[0], n[1], n[2]);
    this.uvs.push(u, v);
    return this.positions.length / 3 - 1;
  }

  position(vertex: number): Vec3 {
    const p = this.positions;
    return [p[3 * vertex]!, p[3 * vertex + 1]!, p[3 * vertex + 2]!];
  }

  /** Counter-clockwise seen from outside. A triangle with two corners in one place is left out. */
  triangle(a: number, b: number, c: number): void {
    if (this.same(a, b) || this.same(b, c) || this.same(c, a)) return;
    this.indices.push(a, b, c);
  }

  /** Two triangles; corners counter-clockwise seen from outside. */
  quad(a: number, b: number, c: number, d: number): void {
    this.triangle(a, b, c);
    this.triangle(a, c, d);
  }

  build(name: string): RenderMesh {
    return {
      name,
      positions: Float32Array.from(this.positions),
      normals: Float32Array.from(this.normals),
      tangents: null,
      uvs: Float32Array.from(this.uvs),
      uvs1: null,
      colors: null,
      indices: Uint32Array.from(this.indices),
    };
  }

  private same(a: number, b: number): boolean {
    const p = this.positions;
    return p[3 * a] === p[3 * b] && p[3 * a + 1] === p[3 * b + 1] && p[3 * a + 2] === p[3 * b + 2];
  }
}

/** @throws RangeError naming the argument unless it is finite and > 0. */
export function requirePositive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name}: expected > 0, got ${value}`);
}
