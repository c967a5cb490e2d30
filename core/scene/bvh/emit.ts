/** Writes the packed four-wide nodes of a collapse plan; the caller writes what leaves refer to. */
import type { BinaryTree } from './binary-tree.ts';
import type { CollapsePlan } from './collapse.ts';
import { clearNode, NODE_FLOATS, NODE_REFS } from './layout.ts';

export interface WideNodes {
  /** NODE_FLOATS per node; node 0 is the root. */
  readonly nodes: Float32Array;
  readonly nodeCount: number;
  /** Entries that a depth-first traversal can have waiting on its stack, whatever the order of children. */
  readonly stackEntries: number;
}

/** `leafRef(first, count)` is called once for every leaf, in traversal order, with its range of items. */
export function emitWideNodes(
  tree: BinaryTree,
  plan: CollapsePlan,
  leafRef: (first: number, count: number) => number,
): WideNodes {
  const order = countAndOrder(plan);
  const nodeCount = order.length / 5;
  const nodes = new Float32Array(nodeCount * NODE_FLOATS);
  const words = new Uint32Array(nodes.buffer);
  const waiting = new Uint8Array(nodeCount);
  for (let wide = 0; wide < nodeCount; wide++) {
    clearNode(nodes, words, wide);
    const base = wide * NODE_FLOATS;
    for (let slot = 0; slot < 4; slot++) {
      const child = order[5 * wide + 1 + slot]!;
      if (child === NO_CHILD) break;
      const inner = child < 0;
      const binary = inner ? order[5 * ~child]! : child;
      for (let axis = 0; axis < 3; axis++) {
        nodes[base + 8 * axis + slot] = tree.bounds[6 * binary + axis]!;
        nodes[base + 8 * axis + 4 + slot] = tree.bounds[6 * binary + 3 + axis]!;
      }
      words[base + NODE_REFS + slot] = inner ? ~child : leafRef(tree.first[binary]!, tree.count[binary]!);
    }
  }
  // Children come after their parents: going backwards, each child's need is known.
  for (let wide = nodeCount - 1; wide >= 0; wide--) {
    let children = 0;
    let deepest = 0;
    for (let slot = 0; slot < 4; slot++) {
      const child = order[5 * wide + 1 + slot]!;
      if (child === NO_CHILD) break;
      children++;
      if (child < 0) deepest = Math.max(deepest, waiting[~child]!);
    }
    waiting[wide] = Math.min(255, Math.max(children, children - 1 + deepest));
  }
  return { nodes, nodeCount, stackEntries: waiting[0]! };
}

const NO_CHILD = 0x7fffffff;

/**
 * Five entries per wide node: its binary node, then per slot a leaf's binary node, ~(index of an inner child)
 * or NO_CHILD. Siblings lie side by side and subtrees follow depth first, which keeps near nodes near.
 */
function countAndOrder(plan: CollapsePlan): Int32Array {
  let order = new Int32Array(5 * 1024);
  let nodeCount = 1;
  const found = new Int32Array(4);
  const stack = [0];
  order[0] = 0;
  while (stack.length > 0) {
    const wide = stack.pop()!;
    const n = plan.children(order[5 * wide]!, found);
    if (5 * (nodeCount + 4) > order.length) {
      const larger = new Int32Array(2 * order.length);
      larger.set(order);
      order = larger;
    }
    const firstInner = nodeCount;
    for (let slot = 0; slot < 4; slot++) {
      const child = slot < n ? found[slot]! : NO_CHILD;
      const inner = slot < n && !plan.isLeaf(child);
      order[5 * wide + 1 + slot] = inner ? ~nodeCount : child;
      if (inner) order[5 * nodeCount++] = child;
    }
    for (let inner = nodeCount - 1; inner >= firstInner; inner--) stack.push(inner);
  }
  return order.subarray(0, 5 * nodeCount);
}
