/**
 * BVH4 over boxes, one item per leaf: the top level over instances (and whatever else has bounds). Same node
 * layout as the triangle BVH; a leaf reference is bit 31 and the item's number.
 */
import { buildBinaryTree, ITEM_WORDS } from './binary-tree.ts';
import { planCollapse } from './collapse.ts';
import { emitWideNodes } from './emit.ts';
import { clearNode, itemLeafRef, MAX_COORDINATE, NODE_FLOATS } from './layout.ts';
import type { WorkHooks } from './stopped-error.ts';
import type { Bounds6 } from './triangle-bvh.ts';

export interface BoxBvh {
  /** NODE_FLOATS per node; leaves refer to item numbers. */
  readonly nodes: Float32Array;
  readonly nodeCount: number;
  readonly root: 0;
  readonly bounds: Bounds6 | null;
  readonly stackEntries: number;
  readonly sahCost: number;
}

/** Entering an instance against testing four boxes: a ray transform and at least one node below. */
const ITEM_COST = 3;
const SAH_DEPTHS = [64, 16, 0];
const DEFAULT_STACK_ENTRIES = 64;

/**
 * Builds the BVH4 of `boxes` (min xyz, max xyz each). Inverted boxes are empty items and no leaf refers to them.
 * @throws RangeError for a bound that is NaN or, in a box that is not inverted, beyond MAX_COORDINATE.
 */
export function buildBoxBvh(
  boxes: Float32Array,
  options: WorkHooks & { readonly maxStackEntries?: number } = {},
): BoxBvh {
  const items = new Float32Array((boxes.length / 6) * ITEM_WORDS);
  const words = new Uint32Array(items.buffer);
  let itemCount = 0;
  for (let box = 0; box < boxes.length / 6; box++) {
    const b = boxes.subarray(6 * box, 6 * box + 6);
    if (b.some(Number.isNaN)) throw new RangeError(`box ${box} has a NaN bound: expected min xyz, max xyz`);
    if (b[0]! > b[3]! || b[1]! > b[4]! || b[2]! > b[5]!) continue;
    if (b.some((x) => Math.abs(x) > MAX_COORDINATE))
      throw new RangeError(`box ${box} reaches beyond ±${MAX_COORDINATE} m`);
    const o = itemCount++ * ITEM_WORDS;
    items.set(b.subarray(0, 3), o);
    items.set(b.subarray(3), o + 4);
    words[o + 3] = box;
  }
  if (itemCount === 0) {
    const nodes = new Float32Array(NODE_FLOATS);
    clearNode(nodes, new Uint32Array(nodes.buffer), 0);
    return { nodes, nodeCount: 1, root: 0, bounds: null, stackEntries: 0, sahCost: 0 };
  }

  const stackLimit = options.maxStackEntries ?? DEFAULT_STACK_ENTRIES;
  for (const sahDepth of SAH_DEPTHS) {
    const tree = buildBinaryTree(items, itemCount, { ...options, leafSize: 1, blockSize: 1, sahDepth });
    const plan = planCollapse(tree, { node: 1, block: ITEM_COST, blockSize: 1, maxLeafItems: 1 });
    const wide = emitWideNodes(tree, plan, (first) => itemLeafRef(words[first * ITEM_WORDS + 3]!));
    if (wide.stackEntries > stackLimit && sahDepth > 0) continue;
    const b = tree.bounds;
    return {
      ...wide,
      root: 0,
      bounds: [b[0]!, b[1]!, b[2]!, b[3]!, b[4]!, b[5]!],
      sahCost: plan.sahCost,
    };
  }
  throw new RangeError(`maxStackEntries: ${stackLimit} is too few for ${itemCount} boxes`);
}
