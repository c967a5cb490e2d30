/**
 * Scalar reference traversal of the packed BVH4, in f64, and brute force over the same triangles: the oracle
 * for the builder's tests and a yardstick that counts node and block visits.
 *
 * [1] T. Möller, B. Trumbore, "Fast, Minimum Storage Ray/Triangle Intersection", JGT 2(1), 1997.
 */
import { BLOCK_FLOATS, BLOCK_IDS, EMPTY_REF, LEAF_BIT, NODE_FLOATS, NODE_REFS } from '../layout.ts';

export interface Ray {
  readonly origin: readonly [number, number, number];
  readonly direction: readonly [number, number, number];
}
export interface Hit {
  t: number;
  triangle: number;
}
export interface Visits {
  nodes: number;
  blocks: number;
}

export interface PackedBvh {
  readonly nodes: Float32Array;
  readonly blocks: Float32Array;
}

/** Relative slack of the slab test: a few f64 roundings, so that flat boxes are not missed. */
const SLACK = 1 + 1e-14;

/** Nearest hit with t > 0, children visited near to far; triangle −1 when nothing is hit. */
export function closestHit(bvh: PackedBvh, ray: Ray, visits?: Visits): Hit {
  const hit: Hit = { t: Infinity, triangle: -1 };
  walk(bvh.nodes, ray, hit, visits, (ref) => {
    const first = ref & 0x07ffffff;
    const count = ((ref >>> 27) & 15) + 1;
    if (visits) visits.blocks += count;
    for (let block = first; block < first + count; block++)
      for (let lane = 0; lane < 4; lane++) intersectLane(bvh.blocks, block, lane, ray, hit);
  });
  return hit;
}

/** Numbers of all items whose leaf boxes the ray enters, in a box BVH. */
export function itemsAlong(nodes: Float32Array, ray: Ray): number[] {
  const found: number[] = [];
  walk(nodes, ray, { t: Infinity, triangle: -1 }, undefined, (ref) => found.push(ref & 0x7fffffff));
  return found.sort((a, b) => a - b);
}

function walk(
  nodes: Float32Array,
  ray: Ray,
  hit: Hit,
  visits: Visits | undefined,
  leaf: (ref: number) => void,
): void {
  const words = new Uint32Array(nodes.buffer, nodes.byteOffset, nodes.length);
  const stack: { ref: number; t: number }[] = [{ ref: 0, t: 0 }];
  while (stack.length > 0) {
    const { ref, t } = stack.pop()!;
    if (t > hit.t) continue;
    if (ref >= LEAF_BIT) {
      leaf(ref);
      continue;
    }
    if (visits) visits.nodes++;
    const base = ref * NODE_FLOATS;
    const near: { ref: number; t: number }[] = [];
    for (let slot = 0; slot < 4; slot++) {
      let enter = 0;
      let leave = hit.t;
      for (let axis = 0; axis < 3; axis++) {
        const d = ray.direction[axis]!;
        const o = ray.origin[axis]!;
        const lo = nodes[base + 8 * axis + slot]!;
        const hi = nodes[base + 8 * axis + 4 + slot]!;
        if (d === 0) {
          if (o < lo || o > hi) enter = Infinity;
          continue;
        }
        enter = Math.max(enter, ((d > 0 ? lo : hi) - o) / d / SLACK);
        leave = Math.min(leave, (((d > 0 ? hi : lo) - o) / d) * SLACK);
      }
      const child = words[base + NODE_REFS + slot]!;
      // An empty slot must fall out by its bounds alone, as it does in kernels.
      if (enter <= leave) near.push({ ref: child, t: enter });
    }
    near.sort((a, b) => b.t - a.t);
    stack.push(...near);
  }
}

function intersectLane(blocks: Float32Array, block: number, lane: number, ray: Ray, hit: Hit): void {
  const words = new Uint32Array(blocks.buffer, blocks.byteOffset, blocks.length);
  const o = block * BLOCK_FLOATS + lane;
  const at = (k: number): number => blocks[o + 4 * k]!;
  const triangle = words[o + BLOCK_IDS]!;
  const t = intersect(ray, at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8));
  if (t < hit.t || (t === hit.t && triangle < hit.triangle)) {
    if (triangle === EMPTY_REF) throw new Error('a padding lane was hit');
    hit.t = t;
    hit.triangle = triangle;
  }
}

/** Nearest hit over all triangles, with edges rounded to f32 as blocks hold them. */
export function bruteForceHit(positions: Float32Array, indices: Uint32Array, ray: Ray): Hit {
  const hit: Hit = { t: Infinity, triangle: -1 };
  for (let k = 0; k < indices.length; k += 3) {
    const a = 3 * indices[k]!;
    const b = 3 * indices[k + 1]!;
    const c = 3 * indices[k + 2]!;
    const p = positions;
    const t = intersect(
      ray, p[a]!, p[a + 1]!, p[a + 2]!,
      Math.fround(p[b]! - p[a]!), Math.fround(p[b + 1]! - p[a + 1]!), Math.fround(p[b + 2]! - p[a + 2]!),
      Math.fround(p[c]! - p[a]!), Math.fround(p[c + 1]! - p[a + 1]!), Math.fround(p[c + 2]! - p[a + 2]!),
    ); // prettier-ignore
    if (t < hit.t) {
      hit.t = t;
      hit.triangle = k / 3;
    }
  }
  return hit;
}

/** Ray parameter of the hit, or Infinity. */
function intersect(
  ray: Ray,
  v0x: number,
  v0y: number,
  v0z: number,
  e1x: number,
  e1y: number,
  e1z: number,
  e2x: number,
  e2y: number,
  e2z: number,
): number {
  // prettier-ignore
  const [ox, oy, oz] = ray.origin;
  const [dx, dy, dz] = ray.direction;
  const px = dy * e2z - dz * e2y;
  const py = dz * e2x - dx * e2z;
  const pz = dx * e2y - dy * e2x;
  const det = e1x * px + e1y * py + e1z * pz;
  if (det === 0) return Infinity;
  const sx = ox - v0x;
  const sy = oy - v0y;
  const sz = oz - v0z;
  const u = (sx * px + sy * py + sz * pz) / det;
  const qx = sy * e1z - sz * e1y;
  const qy = sz * e1x - sx * e1z;
  const qz = sx * e1y - sy * e1x;
  const v = (dx * qx + dy * qy + dz * qz) / det;
  if (!(u >= 0 && v >= 0 && u + v <= 1)) return Infinity;
  const t = (e2x * qx + e2y * qy + e2z * qz) / det;
  return t > 0 ? t : Infinity;
}
