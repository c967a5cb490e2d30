/**
 * A hero thing's raw mesh as one that can stand in a scene: metres, Y up, triangles without area and vertices without triangles gone,
 * closed surfaces facing outward, with normals, on its base: the middle of its footprint is the origin.
 */
import { creaseShading } from '../../scene/shapes/crease-shading.ts';
import { meshMeasures, type MeshMeasures } from '../../scene/shapes/mesh-measures.ts';
import type { RenderMesh } from '../../scene/render-scene.ts';
import { HeroModelIssue } from './hero-error.ts';
import type { HeroManifest } from './hero-manifest.ts';
import type { RawMesh } from './raw-mesh.ts';

export interface FinishedHero {
  readonly mesh: RenderMesh;
  /** Full extents, metres. */
  readonly sizeM: readonly [number, number, number];
  readonly measures: MeshMeasures;
  /** Triangles without an area, left out. */
  readonly dropped: number;
  /** The triangles faced inward and were turned over. */
  readonly wasInsideOut: boolean;
}

const SMALLEST_M = 1e-3;
const LARGEST_M = 1000;
/** Triangles of less than this share of the square of the thing's size are lines or points. */
const LEAST_AREA = 1e-14;
const CREASE = (40 * Math.PI) / 180;

type Space = HeroManifest['space'];

/** @param heightM null keeps the model's own size. @throws HeroModelIssue for a thing of no usable size. */
export function finishHeroMesh(
  name: string,
  raw: RawMesh,
  space: Space,
  heightM: number | null,
): FinishedHero {
  const turned = {
    ...raw,
    positions: upright(raw.positions, space),
    normals: raw.normals && upright(raw.normals, space),
  };
  const { mesh, dropped } = withoutEmpty(turned);
  if (mesh.indices.length === 0)
    throw new HeroModelIssue(
      'triangles',
      'a triangle with an area',
      `${raw.indices.length / 3} triangles without one`,
    );
  const placed = { ...mesh, positions: onItsBase(mesh.positions, space.metresPerUnit, heightM) };
  const sizeM = sizeOf(placed.positions);
  const measures = meshMeasures(placed);
  const wasInsideOut = raw.normals === null && measures.isClosed && measures.volumeM3 < 0;
  const outward = wasInsideOut ? { ...placed, indices: turnedOver(placed.indices) } : placed;
  return {
    mesh: shaded(name, outward),
    sizeM,
    measures: { ...measures, volumeM3: wasInsideOut ? -measures.volumeM3 : measures.volumeM3 },
    dropped,
    wasInsideOut,
  };
}

function upright(vectors: Float32Array, { up }: Space): Float32Array {
  if (up === 'y') return vectors;
  const out = new Float32Array(vectors.length);
  for (let o = 0; o < vectors.length; o += 3) out.set([vectors[o]!, vectors[o + 2]!, -vectors[o + 1]!], o);
  return out;
}

interface Extent {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

function extentOf(positions: Float32Array): Extent {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let o = 0; o < positions.length; o++) {
    const axis = (o % 3) as 0 | 1 | 2;
    low[axis] = Math.min(low[axis], positions[o]!);
    high[axis] = Math.max(high[axis], positions[o]!);
  }
  return { low, high };
}

function sizeOf(positions: Float32Array): [number, number, number] {
  const { low, high } = extentOf(positions);
  return [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
}

/** Without triangles that have no area, and without the vertices that then nothing needs. */
function withoutEmpty(raw: RawMesh): { readonly mesh: RawMesh; readonly dropped: number } {
  const { positions, indices, normals, colors } = raw;
  const size = positions.length === 0 ? 0 : Math.max(...sizeOf(positions));
  const least = 2 * LEAST_AREA * size * size;
  const kept: number[] = [];
  const place = new Int32Array(positions.length / 3).fill(-1);
  const vertices: number[] = [];
  const edge = (from: number, to: number, k: number): number =>
    positions[3 * to + k]! - positions[3 * from + k]!;
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
    const [ux, uy, uz] = [edge(a, b, 0), edge(a, b, 1), edge(a, b, 2)];
    const [vx, vy, vz] = [edge(a, c, 0), edge(a, c, 1), edge(a, c, 2)];
    if (!(Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) > least)) continue;
    for (const v of [a, b, c]) {
      if (place[v]! < 0) place[v] = vertices.push(v) - 1;
      kept.push(place[v]!);
    }
  }
  const picked = Uint32Array.from(vertices);
  return {
    mesh: {
      positions: pick(positions, picked),
      indices: Uint32Array.from(kept),
      normals: normals && pick(normals, picked),
      colors: colors && pick(colors, picked),
    },
    dropped: (indices.length - kept.length) / 3,
  };
}

function pick(triples: Float32Array, vertices: Uint32Array): Float32Array {
  const out = new Float32Array(3 * vertices.length);
  for (const [i, v] of vertices.entries()) out.set(triples.subarray(3 * v, 3 * v + 3), 3 * i);
  return out;
}

function onItsBase(positions: Float32Array, metresPerUnit: number, heightM: number | null): Float32Array {
  const { low, high } = extentOf(positions);
  const height = high[1] - low[1];
  const longest = Math.max(...sizeOf(positions));
  if (heightM !== null && !(height > 1e-6 * longest))
    throw new HeroModelIssue(
      'height',
      'a thing that has a height',
      'a flat one, which cannot be scaled to it',
    );
  const scale = heightM === null ? metresPerUnit : heightM / height;
  if (!(scale * longest >= SMALLEST_M && scale * longest <= LARGEST_M))
    throw new HeroModelIssue(
      heightM === null ? 'space.metresPerUnit' : 'height',
      `a thing of ${SMALLEST_M} to ${LARGEST_M} m`,
      `${(scale * longest).toPrecision(3)} m`,
    );
  const base = [(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2] as const;
  return positions.map((value, o) => scale * (value - base[(o % 3) as 0 | 1 | 2]));
}

const turnedOver = (indices: Uint32Array): Uint32Array =>
  indices.map((index, i) => (i % 3 === 0 ? index : indices[i % 3 === 1 ? i + 1 : i - 1]!));

function shaded(name: string, { positions, indices, normals, colors }: RawMesh): RenderMesh {
  const bare = { name, tangents: null, uvs: null, uvs1: null };
  if (normals !== null) return { ...bare, positions, normals, indices, colors: colors && withAlpha(colors) };
  const made = creaseShading(positions, indices, CREASE);
  return {
    ...bare,
    positions: pick(positions, made.from),
    normals: made.normals,
    indices: made.indices,
    colors: colors && withAlpha(pick(colors, made.from)),
  };
}

function withAlpha(rgb: Float32Array): Float32Array {
  const out = new Float32Array((rgb.length / 3) * 4).fill(1);
  for (let v = 0; v < rgb.length / 3; v++) out.set(rgb.subarray(3 * v, 3 * v + 3), 4 * v);
  return out;
}
