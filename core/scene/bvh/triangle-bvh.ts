/**
 * BVH4 over the triangles of a mesh, packed for the kernels (layout.ts). Built once per mesh; instances of the
 * mesh share it through the top-level BVH of box-bvh.ts.
 */
import { buildBinaryTree, ITEM_WORDS } from './binary-tree.ts';
import { planCollapse } from './collapse.ts';
import { emitWideNodes } from './emit.ts';
import {
  BLOCK_FLOATS,
  BLOCK_IDS,
  BLOCK_LANES,
  clearNode,
  EMPTY_REF,
  MAX_BLOCKS,
  MAX_COORDINATE,
  MAX_LEAF_BLOCKS,
  NODE_FLOATS,
  triangleLeafRef,
} from './layout.ts';
import type { WorkHooks } from './stopped-error.ts';

/** Min xyz, max xyz. */
export type Bounds6 = readonly [number, number, number, number, number, number];

export interface TriangleBvh {
  /** NODE_FLOATS per node. */
  readonly nodes: Float32Array;
  /** BLOCK_FLOATS per block of four triangles. */
  readonly blocks: Float32Array;
  readonly nodeCount: number;
  readonly blockCount: number;
  /** Null for a mesh without triangles. */
  readonly bounds: Bounds6 | null;
  /** Where traversal starts: always inner node 0, also for one triangle or none. */
  readonly root: 0;
  /** Stack entries that a traversal may need: at most `maxStackEntries`. */
  readonly stackEntries: number;
  /** Expected cost of a ray through the root's box in node tests; a block test counts as BLOCK_COST. */
  readonly sahCost: number;
}

export interface TriangleBvhOptions extends WorkHooks {
  /** Traversal stack of the kernel; default 64. Pathological input gets a shallower, slower tree. */
  readonly maxStackEntries?: number;
}

/** Testing four triangles against testing four boxes; ratio of their SIMD instructions. */
export const BLOCK_COST = 1.5;

const DEFAULT_STACK_ENTRIES = 64;
/** Binary depths up to which splits follow the SAH, tried in turn until the stack suffices. */
const SAH_DEPTHS = [64, 32, 16, 0];

/**
 * Builds the BVH4 of `indices` (three per triangle) into `positions` (xyz, metres). Every triangle is in exactly
 * one lane; degenerate ones stay in, they are never hit. The same input gives the same bytes.
 * @throws RangeError for an index out of range, a coordinate that is not finite or beyond MAX_COORDINATE, or
 *   too many triangles.
 * @throws StoppedError when `shouldStop` says so.
 */
export function buildTriangleBvh(
  positions: Float32Array,
  indices: Uint32Array,
  options: TriangleBvhOptions = {},
): TriangleBvh {
  const triangles = indices.length / 3;
  if (!Number.isInteger(triangles))
    throw new RangeError(`indices: expected three per triangle, got ${indices.length} in all`);
  if (triangles > MAX_BLOCKS)
    throw new RangeError(`indices: expected at most ${MAX_BLOCKS} triangles, got ${triangles}`);
  if (triangles === 0) return emptyBvh();

  const items = triangleItems(positions, indices);
  const words = new Uint32Array(items.buffer);
  const stackLimit = options.maxStackEntries ?? DEFAULT_STACK_ENTRIES;
  for (const sahDepth of SAH_DEPTHS) {
    const tree = buildBinaryTree(items, triangles, {
      ...options,
      leafSize: BLOCK_LANES,
      blockSize: BLOCK_LANES,
      sahDepth,
    });
    const plan = planCollapse(tree, {
      node: 1,
      block: BLOCK_COST,
      blockSize: BLOCK_LANES,
      maxLeafItems: BLOCK_LANES * MAX_LEAF_BLOCKS,
    });
    const writer = new BlockWriter(positions, indices, words);
    const wide = emitWideNodes(tree, plan, (first, count) => writer.leaf(first, count));
    if (wide.stackEntries > stackLimit && sahDepth > 0) continue;
    const b = tree.bounds;
    return {
      nodes: wide.nodes,
      nodeCount: wide.nodeCount,
      blocks: writer.finish(),
      blockCount: writer.count,
      bounds: [b[0]!, b[1]!, b[2]!, b[3]!, b[4]!, b[5]!],
      root: 0,
      stackEntries: wide.stackEntries,
      sahCost: plan.sahCost,
    };
  }
  throw new RangeError(`maxStackEntries: ${stackLimit} is too few for ${triangles} triangles`);
}

function emptyBvh(): TriangleBvh {
  const nodes = new Float32Array(NODE_FLOATS);
  clearNode(nodes, new Uint32Array(nodes.buffer), 0);
  return {
    nodes,
    nodeCount: 1,
    blocks: new Float32Array(0),
    blockCount: 0,
    bounds: null,
    root: 0,
    stackEntries: 0,
    sahCost: 0,
  };
}

/**
 * Box of each triangle as the kernels see it: corners v0, v0 + e1 and v0 + e2 with the rounded edges, as well
 * as the corners given, rounded outward to f32.
 */
function triangleItems(positions: Float32Array, indices: Uint32Array): Float32Array {
  const vertices = Math.floor(positions.length / 3);
  for (let i = 0; i < positions.length; i++)
    if (!(Math.abs(positions[i]!) <= MAX_COORDINATE))
      throw new RangeError(
        `positions[${i}] is ${positions[i]}: expected a finite coordinate within ±${MAX_COORDINATE} m`,
      );
  const triangles = indices.length / 3;
  const items = new Float32Array(triangles * ITEM_WORDS);
  const words = new Uint32Array(items.buffer);
  for (let t = 0; t < triangles; t++) {
    const i0 = indices[3 * t]!;
    const i1 = indices[3 * t + 1]!;
    const i2 = indices[3 * t + 2]!;
    if (i0 >= vertices || i1 >= vertices || i2 >= vertices)
      throw new RangeError(
        `indices of triangle ${t} are ${i0}, ${i1}, ${i2}: expected less than ${vertices}, the vertex count`,
      );
    const o = t * ITEM_WORDS;
    for (let axis = 0; axis < 3; axis++) {
      const v0 = positions[3 * i0 + axis]!;
      const v1 = positions[3 * i1 + axis]!;
      const v2 = positions[3 * i2 + axis]!;
      const far1 = v0 + Math.fround(v1 - v0);
      const far2 = v0 + Math.fround(v2 - v0);
      items[o + axis] = roundDown(Math.min(v0, v1, v2, far1, far2));
      items[o + 4 + axis] = -roundDown(-Math.max(v0, v1, v2, far1, far2));
    }
    words[o + 3] = t;
  }
  return items;
}

/** An f32 not above `x`: exact where x is an f32, else within two steps. */
function roundDown(x: number): number {
  const f = Math.fround(x);
  return f <= x ? f : Math.fround(f - Math.abs(f) * 2 ** -23 - 2 ** -149);
}

/** Appends leaves as blocks of four triangles. */
class BlockWriter {
  count = 0;
  private readonly positions: Float32Array;
  private readonly indices: Uint32Array;
  private readonly itemWords: Uint32Array;
  private blocks: Float32Array;
  private words: Uint32Array;

  constructor(positions: Float32Array, indices: Uint32Array, itemWords: Uint32Array) {
    this.positions = positions;
    this.indices = indices;
    this.itemWords = itemWords;
    // About three of four lanes are used on average; grows when they are not.
    const blocks = Math.ceil((indices.length / 3) * 0.34) + 16;
    this.blocks = new Float32Array(blocks * BLOCK_FLOATS);
    this.words = new Uint32Array(this.blocks.buffer);
  }

  leaf(first: number, count: number): number {
    const { positions, indices, itemWords } = this;
    const firstBlock = this.count;
    const blockCount = Math.ceil(count / BLOCK_LANES);
    this.reserve(blockCount);
    const { blocks, words } = this;
    this.count += blockCount;
    for (let lane = 0; lane < blockCount * BLOCK_LANES; lane++) {
      const base = (firstBlock + (lane >> 2)) * BLOCK_FLOATS + (lane & 3);
      if (lane >= count) {
        words[base + BLOCK_IDS] = EMPTY_REF;
        continue;
      }
      const triangle = itemWords[(first + lane) * ITEM_WORDS + 3]!;
      words[base + BLOCK_IDS] = triangle;
      const i0 = 3 * indices[3 * triangle]!;
      const i1 = 3 * indices[3 * triangle + 1]!;
      const i2 = 3 * indices[3 * triangle + 2]!;
      for (let axis = 0; axis < 3; axis++) {
        const v0 = positions[i0 + axis]!;
        blocks[base + 4 * axis] = v0;
        blocks[base + 12 + 4 * axis] = positions[i1 + axis]! - v0;
        blocks[base + 24 + 4 * axis] = positions[i2 + axis]! - v0;
      }
    }
    return triangleLeafRef(firstBlock, blockCount);
  }

  finish(): Float32Array {
    return this.blocks.slice(0, this.count * BLOCK_FLOATS);
  }

  private reserve(more: number): void {
    if ((this.count + more) * BLOCK_FLOATS <= this.blocks.length) return;
    const larger = new Float32Array(Math.max(2 * this.blocks.length, (this.count + more) * BLOCK_FLOATS));
    const largerWords = new Uint32Array(larger.buffer);
    largerWords.set(this.words);
    this.blocks = larger;
    this.words = largerWords;
  }
}
