/**
 * Which nodes of a binary tree become the children of four-wide nodes, and which become leaves: the choice of
 * least expected traversal cost, found by dynamic programming over the tree.
 *
 * [1] H. Ylitie, T. Karras, S. Laine, "Efficient Incoherent Ray Traversal on GPUs Through Compressed Wide
 *     BVHs", High-Performance Graphics 2017, section 3 (eqs. 1–4), there for eight children.
 */
import type { BinaryTree } from './binary-tree.ts';

export interface CollapseCosts {
  /** Cost of testing the four boxes of one node; the unit. */
  readonly node: number;
  /** Cost of testing one block of `blockSize` items. */
  readonly block: number;
  readonly blockSize: number;
  /** Most items that a leaf may hold. */
  readonly maxLeafItems: number;
}

export interface CollapsePlan {
  /** True when the least cost makes a leaf of this binary node (where it is not opened by its parent). */
  isLeaf(node: number): boolean;
  /** Binary nodes that become the up to four children of a wide node at `node`; returns how many. */
  children(node: number, out: Int32Array): number;
  /** Expected cost of a ray that hits the root's box: the SAH cost with `CollapseCosts` as units. */
  readonly sahCost: number;
}

/** What a forest of at most i roots does at a node: stay one root, or give k of i roots to the left child. */
const STAY = 0;

/** Plans the cheapest four-wide tree. The root is always an inner node, so traversal can start at node 0. */
export function planCollapse(tree: BinaryTree, costs: CollapseCosts): CollapsePlan {
  const { nodeCount, left, count, bounds } = tree;
  // forest[3n + i − 1]: least cost of representing the subtree of n by at most i roots, i = 1…3.
  const forest = new Float64Array(3 * nodeCount);
  // split[3n + i − 2]: roots given to the left child for i = 2, 3, 4 roots; STAY for none.
  const split = new Uint8Array(3 * nodeCount);
  const leaf = new Uint8Array(nodeCount);
  let rootCost = 0;

  // Children follow their parents, so descending order meets them first.
  for (let n = nodeCount - 1; n >= 0; n--) {
    const area = halfArea(bounds, n);
    const items = count[n]!;
    const asLeaf =
      items <= costs.maxLeafItems ? area * Math.ceil(items / costs.blockSize) * costs.block : Infinity;
    const l = left[n]!;
    if (l < 0) {
      leaf[n] = 1;
      forest.fill(asLeaf, 3 * n, 3 * n + 3);
      if (n === 0) rootCost = asLeaf + area * costs.node;
      continue;
    }
    const L = 3 * l;
    const R = L + 3;
    const two = forest[L]! + forest[R]!;
    const left1 = forest[L]! + forest[R + 1]!;
    const left2 = forest[L + 1]! + forest[R]!;
    const three = Math.min(left1, left2);
    const by1 = forest[L]! + forest[R + 2]!;
    const by2 = forest[L + 1]! + forest[R + 1]!;
    const by3 = forest[L + 2]! + forest[R]!;
    const four = Math.min(by1, by2, by3);
    split[3 * n + 2] = four === by2 ? 2 : four === by1 ? 1 : 3;
    const asNode = four + area * costs.node;
    if (n === 0) rootCost = asNode;

    leaf[n] = asLeaf <= asNode ? 1 : 0;
    const one = Math.min(asLeaf, asNode);
    forest[3 * n] = one;
    // A larger forest never costs more, so three roots need no comparison with two.
    split[3 * n] = two < one ? 1 : STAY;
    split[3 * n + 1] = three < one ? (left1 <= left2 ? 1 : 2) : STAY;
    forest[3 * n + 1] = Math.min(one, two);
    forest[3 * n + 2] = Math.min(one, three);
  }

  const gather = (n: number, roots: number, out: Int32Array, at: number): number => {
    const toLeft = roots === 1 || left[n]! < 0 ? STAY : split[3 * n + roots - 2]!;
    if (toLeft === STAY) {
      out[at] = n;
      return at + 1;
    }
    const afterLeft = gather(left[n]!, toLeft, out, at);
    return gather(left[n]! + 1, roots - toLeft, out, afterLeft);
  };
  const rootArea = halfArea(bounds, 0);
  return {
    isLeaf: (n) => leaf[n] === 1,
    children: (n, out) => {
      if (left[n]! < 0) {
        out[0] = n;
        return 1;
      }
      return gather(n, 4, out, 0);
    },
    sahCost: rootArea > 0 ? rootCost / rootArea : 0,
  };
}

function halfArea(bounds: Float32Array, node: number): number {
  const o = 6 * node;
  const dx = bounds[o + 3]! - bounds[o]!;
  const dy = bounds[o + 4]! - bounds[o + 1]!;
  const dz = bounds[o + 5]! - bounds[o + 2]!;
  return dx * dy + dy * dz + dz * dx;
}
