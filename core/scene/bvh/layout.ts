/**
 * The packed BVH4 that kernels traverse: constants of its two records and of child references. The WGSL
 * traversal reads exactly this, so a change here is a change there. Why four-wide and why this layout:
 * docs/decisions/0008-bvh4.md.
 *
 * Node, 8 × vec4f: min x of the 4 children, max x, min y, max y, min z, max z, child references, zeros.
 * Block, 10 × vec4f: v0.x of 4 triangles, v0.y, v0.z, e1.x, e1.y, e1.z, e2.x, e2.y, e2.z, triangle numbers,
 * where e1 = v1 − v0 and e2 = v2 − v0, each rounded once to f32.
 *
 * References and triangle numbers are u32 bit patterns in f32 slots: read and write them through a Uint32Array
 * on the same buffer, because some are NaN patterns that a float load may change.
 */

export const NODE_FLOATS = 32;
export const BLOCK_FLOATS = 40;
export const BLOCK_LANES = 4;
/** Offset of the four child references in a node, in 32-bit words. */
export const NODE_REFS = 24;
/** Offset of the four triangle numbers in a block, in 32-bit words. */
export const BLOCK_IDS = 36;

/** A child slot without a child, and the triangle number of a padding lane. */
export const EMPTY_REF = 0xffffffff;
export const LEAF_BIT = 0x80000000;
export const MAX_LEAF_BLOCKS = 16;
/** First block index of a triangle leaf: 27 bits; the last value is kept free so that no leaf equals EMPTY_REF. */
export const MAX_BLOCKS = 0x07ffffff;

/**
 * Bounds of an empty slot: inverted and far away. A slab test that picks planes by the direction's sign finds
 * near > far; one that sorts the two planes finds a box beyond 1e30 m, outside any ray. Both stay free of NaN
 * because no plane minus origin is zero.
 */
export const EMPTY_MIN = 2e30;
export const EMPTY_MAX = 1e30;

/** Largest coordinate that builders accept, metres: products of two edges stay finite in f32. */
export const MAX_COORDINATE = 1e18;

/** Reference to `blocks` (1…16) consecutive blocks from `firstBlock`. */
export const triangleLeafRef = (firstBlock: number, blocks: number): number =>
  (LEAF_BIT | ((blocks - 1) << 27) | firstBlock) >>> 0;

/** Reference to one item of a top-level BVH. */
export const itemLeafRef = (item: number): number => (LEAF_BIT | item) >>> 0;

/** Fills `node`'s four slots with empty children. */
export function clearNode(nodes: Float32Array, words: Uint32Array, node: number): void {
  const base = node * NODE_FLOATS;
  for (let axis = 0; axis < 3; axis++) {
    nodes.fill(EMPTY_MIN, base + 8 * axis, base + 8 * axis + 4);
    nodes.fill(EMPTY_MAX, base + 8 * axis + 4, base + 8 * axis + 8);
  }
  words.fill(EMPTY_REF, base + NODE_REFS, base + NODE_REFS + 4);
}
