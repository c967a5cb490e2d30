/** Lays several hierarchies into one node array and one block array, as the kernel's `bvh` buffer has them. */
import {
  BLOCK_FLOATS,
  BLOCK_IDS,
  EMPTY_REF,
  LEAF_BIT,
  NODE_FLOATS,
  NODE_REFS,
} from '../../scene/bvh/layout.ts';
import type { TriangleBvh } from '../../scene/bvh/triangle-bvh.ts';

/** Lays several hierarchies into one node array and one block array, moving references along. */
export class TreeLayout {
  readonly #nodes: {
    data: Float32Array;
    firstNode: number;
    firstBlock: number;
    isBoxes: boolean;
    isReady: boolean;
  }[] = [];
  readonly #blocks: { data: Float32Array; firstPrimitive: number; isReady: boolean }[] = [];
  #nodeCount = 0;
  #blockCount = 0;

  /** `isReady`: its primitives have their final numbers; it comes first of all. */
  addTriangles(tree: TriangleBvh, firstPrimitive: number, isReady = false): number {
    const root = this.#nodeCount;
    this.#nodes.push({
      data: tree.nodes,
      firstNode: root,
      firstBlock: this.#blockCount,
      isBoxes: false,
      isReady,
    });
    this.#blocks.push({ data: tree.blocks, firstPrimitive, isReady });
    this.#nodeCount += tree.nodeCount;
    this.#blockCount += tree.blockCount;
    return root;
  }

  addBoxes(tree: { readonly nodes: Float32Array; readonly nodeCount: number }): number {
    const root = this.#nodeCount;
    this.#nodes.push({ data: tree.nodes, firstNode: root, firstBlock: 0, isBoxes: true, isReady: false });
    this.#nodeCount += tree.nodeCount;
    return root;
  }

  finish(flagged: (primitive: number) => number): { bvh: Uint32Array; blockBase: number } {
    const bvh = new Uint32Array(this.#nodeCount * NODE_FLOATS + this.#blockCount * BLOCK_FLOATS);
    for (const { data, firstNode, firstBlock, isBoxes, isReady } of this.#nodes) {
      const at = firstNode * NODE_FLOATS;
      bvh.set(new Uint32Array(data.buffer, data.byteOffset, data.length), at);
      if (isReady) continue;
      for (let node = at; node < at + data.length; node += NODE_FLOATS) {
        for (let slot = node + NODE_REFS; slot < node + NODE_REFS + 4; slot++) {
          const ref = bvh[slot]!;
          if (ref === EMPTY_REF) continue;
          if ((ref & LEAF_BIT) === 0) bvh[slot] = ref + firstNode;
          else if (!isBoxes) bvh[slot] = ref + firstBlock;
        }
      }
    }
    let at = this.#nodeCount * NODE_FLOATS;
    for (const { data, firstPrimitive, isReady } of this.#blocks) {
      bvh.set(new Uint32Array(data.buffer, data.byteOffset, data.length), at);
      for (let block = at; !isReady && block < at + data.length; block += BLOCK_FLOATS) {
        for (let slot = block + BLOCK_IDS; slot < block + BLOCK_IDS + 4; slot++) {
          if (bvh[slot] !== EMPTY_REF) bvh[slot] = flagged(bvh[slot]! + firstPrimitive);
        }
      }
      at += data.length;
    }
    return { bvh, blockBase: (this.#nodeCount * NODE_FLOATS) / 4 };
  }
}
