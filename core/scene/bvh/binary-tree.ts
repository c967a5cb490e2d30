/**
 * Top-down binary BVH by the surface area heuristic over axis-aligned boxes: the first half of every wide
 * build. Boxes are reordered in place, so each pass over a node reads memory in sequence.
 *
 * [1] I. Wald, "On fast Construction of SAH-based Bounding Volume Hierarchies", IEEE Symposium on Interactive
 *     Ray Tracing 2007: centroid binning.
 * [2] I. Wald et al., "Embree: A Kernel Framework for Efficient CPU Ray Tracing", ACM TOG 33(4), 2014: counting
 *     triangles in whole blocks, since a SIMD block costs the same full or not.
 */
import { StoppedError, type WorkHooks } from './stopped-error.ts';

/** Words per item: min x, y, z, item number (u32 bits), max x, y, z, unused. */
export const ITEM_WORDS = 8;

export interface BinaryTree {
  readonly nodeCount: number;
  /** Min xyz, max xyz per node. */
  readonly bounds: Float32Array;
  /** Index of the left child (the right one follows it, both come after their parent); −1 for a leaf. */
  readonly left: Int32Array;
  /** Range of items under each node. */
  readonly first: Uint32Array;
  readonly count: Uint32Array;
}

export interface BinaryTreeOptions extends WorkHooks {
  /** A node of at most this many items is not split. */
  readonly leafSize: number;
  /** Items that cost as much as one: 4 where leaves are tested four at a time, else 1. */
  readonly blockSize: number;
  /** Below this depth nodes are halved by count, which bounds the depth of the whole tree. */
  readonly sahDepth: number;
}

const FEW_BINS = 16;
const MANY_BINS = 32;
/** Above this many items finer bins repay their sweep. */
const MANY_BINS_FROM = 512;
/** Items handled between two calls of `shouldStop`: about 5 ms. */
const ITEMS_PER_CHECK = 100_000;

/**
 * Builds the tree over `itemCount` items and reorders `items` (ITEM_WORDS each) so that every node covers a
 * range. The same input gives the same tree.
 * @throws StoppedError when `shouldStop` says so.
 */
export function buildBinaryTree(
  items: Float32Array,
  itemCount: number,
  options: BinaryTreeOptions,
): BinaryTree {
  const { leafSize, sahDepth } = options;
  const maxNodes = Math.max(1, 2 * itemCount - 1);
  const bounds = new Float32Array(6 * maxNodes);
  const left = new Int32Array(maxNodes).fill(-1);
  const first = new Uint32Array(maxNodes);
  const count = new Uint32Array(maxNodes);
  const depth = new Uint8Array(maxNodes);
  const splitter = new Splitter(items, options.blockSize);

  count[0] = itemCount;
  let nodeCount = 1;
  let sinceCheck = 0;
  let leafItems = 0;
  // Depth first, so that a subtree is finished while its items are in cache.
  const stack = [0];
  while (stack.length > 0) {
    const node = stack.pop()!;
    const begin = first[node]!;
    const n = count[node]!;
    splitter.measure(begin, n);
    bounds.set(splitter.bounds, 6 * node);
    sinceCheck += n;
    if (sinceCheck > ITEMS_PER_CHECK) {
      sinceCheck = 0;
      if (options.shouldStop?.()) throw new StoppedError('BVH build');
      options.onProgress?.(leafItems / itemCount);
    }
    if (n <= leafSize) {
      leafItems += n;
      continue;
    }
    const nLeft = depth[node]! < sahDepth ? splitter.splitBySah(begin, n) : splitter.splitByCount(n);
    const child = nodeCount;
    nodeCount += 2;
    left[node] = child;
    first[child] = begin;
    count[child] = nLeft;
    first[child + 1] = begin + nLeft;
    count[child + 1] = n - nLeft;
    depth[child] = depth[child + 1] = Math.min(255, depth[node]! + 1);
    stack.push(child + 1, child);
  }
  return { nodeCount, bounds: bounds.subarray(0, 6 * nodeCount), left, first, count };
}

/** Measures and partitions ranges of items, with its scratch memory allocated once. */
class Splitter {
  /** Min xyz, max xyz of the last measured range. */
  readonly bounds = new Float32Array(6);
  private readonly items: Float32Array;
  private readonly words: Uint32Array;
  private readonly blockShift: number;
  private readonly blockRound: number;
  /** Range of doubled centroids (min + max) of the last measured range, in f64 as summed. */
  private readonly centroidMin = new Float64Array(3);
  private readonly centroidMax = new Float64Array(3);
  private readonly binBounds = new Float32Array(3 * MANY_BINS * 6);
  private readonly binCount = new Int32Array(3 * MANY_BINS);
  private readonly rightCost = new Float64Array(MANY_BINS);

  constructor(items: Float32Array, blockSize: number) {
    this.items = items;
    this.words = new Uint32Array(items.buffer, items.byteOffset, items.length);
    this.blockShift = Math.log2(blockSize);
    this.blockRound = blockSize - 1;
  }

  measure(begin: number, n: number): void {
    const items = this.items;
    let x0 = Infinity, y0 = Infinity, z0 = Infinity, x1 = -Infinity, y1 = -Infinity, z1 = -Infinity; // prettier-ignore
    let cx0 = Infinity, cy0 = Infinity, cz0 = Infinity, cx1 = -Infinity, cy1 = -Infinity, cz1 = -Infinity; // prettier-ignore
    for (let o = begin * ITEM_WORDS, end = (begin + n) * ITEM_WORDS; o < end; o += ITEM_WORDS) {
      const ax = items[o]!, ay = items[o + 1]!, az = items[o + 2]!, bx = items[o + 4]!, by = items[o + 5]!, bz = items[o + 6]!; // prettier-ignore
      if (ax < x0) x0 = ax;
      if (ay < y0) y0 = ay;
      if (az < z0) z0 = az;
      if (bx > x1) x1 = bx;
      if (by > y1) y1 = by;
      if (bz > z1) z1 = bz;
      const cx = ax + bx, cy = ay + by, cz = az + bz; // prettier-ignore
      if (cx < cx0) cx0 = cx;
      if (cx > cx1) cx1 = cx;
      if (cy < cy0) cy0 = cy;
      if (cy > cy1) cy1 = cy;
      if (cz < cz0) cz0 = cz;
      if (cz > cz1) cz1 = cz;
    }
    const b = this.bounds;
    b[0] = x0;
    b[1] = y0;
    b[2] = z0;
    b[3] = x1;
    b[4] = y1;
    b[5] = z1;
    this.centroidMin[0] = cx0;
    this.centroidMin[1] = cy0;
    this.centroidMin[2] = cz0;
    this.centroidMax[0] = cx1;
    this.centroidMax[1] = cy1;
    this.centroidMax[2] = cz1;
  }

  /** Partitions the measured range at the best of all bin borders on three axes; returns the left count. */
  splitBySah(begin: number, n: number): number {
    const bins = n >= MANY_BINS_FROM ? MANY_BINS : FEW_BINS;
    const { centroidMin, centroidMax } = this;
    const sx = binScale(centroidMin[0]!, centroidMax[0]!, bins);
    const sy = binScale(centroidMin[1]!, centroidMax[1]!, bins);
    const sz = binScale(centroidMin[2]!, centroidMax[2]!, bins);
    // All centroids in one place: no plane separates them.
    if (sx === 0 && sy === 0 && sz === 0) return this.splitByCount(n);
    this.fillBins(begin, n, bins, sx, sy, sz);

    let bestCost = Infinity;
    let bestAxis = 0;
    let bestBin = 0;
    for (let axis = 0; axis < 3; axis++) {
      if ((axis === 0 ? sx : axis === 1 ? sy : sz) === 0) continue;
      this.sweepRight(axis, bins);
      const { binBounds, binCount, rightCost } = this;
      let x0 = Infinity, y0 = Infinity, z0 = Infinity, x1 = -Infinity, y1 = -Infinity, z1 = -Infinity; // prettier-ignore
      let nLeft = 0;
      for (let bin = 0; bin < bins - 1; bin++) {
        const c = binCount[axis * MANY_BINS + bin]!;
        if (c === 0) continue;
        const o = (axis * MANY_BINS + bin) * 6;
        nLeft += c;
        if (binBounds[o]! < x0) x0 = binBounds[o]!;
        if (binBounds[o + 1]! < y0) y0 = binBounds[o + 1]!;
        if (binBounds[o + 2]! < z0) z0 = binBounds[o + 2]!;
        if (binBounds[o + 3]! > x1) x1 = binBounds[o + 3]!;
        if (binBounds[o + 4]! > y1) y1 = binBounds[o + 4]!;
        if (binBounds[o + 5]! > z1) z1 = binBounds[o + 5]!;
        if (nLeft === n) break;
        const dx = x1 - x0, dy = y1 - y0, dz = z1 - z0; // prettier-ignore
        const cost =
          (dx * dy + dy * dz + dz * dx) * ((nLeft + this.blockRound) >> this.blockShift) +
          rightCost[bin + 1]!;
        if (cost < bestCost) {
          bestCost = cost;
          bestAxis = axis;
          bestBin = bin;
        }
      }
    }
    if (bestCost === Infinity) return this.splitByCount(n);
    return this.partition(begin, n, bestAxis, bestBin, bins, bestAxis === 0 ? sx : bestAxis === 1 ? sy : sz);
  }

  /** Halves the range as it lies, the left half in whole blocks where there are several. */
  splitByCount(n: number): number {
    const half = n >> 1;
    const rounded = (half >> this.blockShift) << this.blockShift;
    return rounded > 0 ? rounded : half;
  }

  private fillBins(begin: number, n: number, bins: number, sx: number, sy: number, sz: number): void {
    const { items, binBounds, binCount } = this;
    binCount.fill(0);
    for (let axis = 0; axis < 3; axis++)
      for (let o = axis * MANY_BINS * 6, end = o + bins * 6; o < end; o += 6) {
        binBounds[o] = binBounds[o + 1] = binBounds[o + 2] = Infinity;
        binBounds[o + 3] = binBounds[o + 4] = binBounds[o + 5] = -Infinity;
      }
    const ox = this.centroidMin[0]!, oy = this.centroidMin[1]!, oz = this.centroidMin[2]!; // prettier-ignore
    const last = bins - 1;
    for (let o = begin * ITEM_WORDS, end = (begin + n) * ITEM_WORDS; o < end; o += ITEM_WORDS) {
      const ax = items[o]!, ay = items[o + 1]!, az = items[o + 2]!, bx = items[o + 4]!, by = items[o + 5]!, bz = items[o + 6]!; // prettier-ignore
      let binX = ((ax + bx - ox) * sx) | 0;
      let binY = ((ay + by - oy) * sy) | 0;
      let binZ = ((az + bz - oz) * sz) | 0;
      if (binX > last) binX = last;
      if (binY > last) binY = last;
      if (binZ > last) binZ = last;
      binY += MANY_BINS;
      binZ += 2 * MANY_BINS;
      binCount[binX]!++;
      binCount[binY]!++;
      binCount[binZ]!++;
      growBin(binBounds, binX * 6, ax, ay, az, bx, by, bz);
      growBin(binBounds, binY * 6, ax, ay, az, bx, by, bz);
      growBin(binBounds, binZ * 6, ax, ay, az, bx, by, bz);
    }
  }

  /** Cost of everything from each bin to the last one. */
  private sweepRight(axis: number, bins: number): void {
    const { binBounds, binCount, rightCost } = this;
    let x0 = Infinity, y0 = Infinity, z0 = Infinity, x1 = -Infinity, y1 = -Infinity, z1 = -Infinity; // prettier-ignore
    let nRight = 0;
    let cost = 0;
    for (let bin = bins - 1; bin > 0; bin--) {
      const c = binCount[axis * MANY_BINS + bin]!;
      if (c > 0) {
        const o = (axis * MANY_BINS + bin) * 6;
        nRight += c;
        if (binBounds[o]! < x0) x0 = binBounds[o]!;
        if (binBounds[o + 1]! < y0) y0 = binBounds[o + 1]!;
        if (binBounds[o + 2]! < z0) z0 = binBounds[o + 2]!;
        if (binBounds[o + 3]! > x1) x1 = binBounds[o + 3]!;
        if (binBounds[o + 4]! > y1) y1 = binBounds[o + 4]!;
        if (binBounds[o + 5]! > z1) z1 = binBounds[o + 5]!;
        const dx = x1 - x0, dy = y1 - y0, dz = z1 - z0; // prettier-ignore
        cost = (dx * dy + dy * dz + dz * dx) * ((nRight + this.blockRound) >> this.blockShift);
      }
      rightCost[bin] = cost;
    }
  }

  /** Moves items of bins ≤ `bin` to the front, by the arithmetic that binned them; returns their number. */
  private partition(
    begin: number,
    n: number,
    axis: number,
    bin: number,
    bins: number,
    binsPerUnit: number,
  ): number {
    const { items, words } = this;
    const origin = this.centroidMin[axis]!;
    const last = bins - 1;
    let lo = begin * ITEM_WORDS;
    let hi = (begin + n - 1) * ITEM_WORDS;
    for (;;) {
      while (
        lo <= hi &&
        Math.min(((items[lo + axis]! + items[lo + 4 + axis]! - origin) * binsPerUnit) | 0, last) <= bin
      )
        lo += ITEM_WORDS;
      while (
        lo <= hi &&
        Math.min(((items[hi + axis]! + items[hi + 4 + axis]! - origin) * binsPerUnit) | 0, last) > bin
      )
        hi -= ITEM_WORDS;
      if (lo >= hi) break;
      for (let k = 0; k < 7; k++) {
        const t = words[lo + k]!;
        words[lo + k] = words[hi + k]!;
        words[hi + k] = t;
      }
    }
    return lo / ITEM_WORDS - begin;
  }
}

/** Bins per unit of doubled centroid; 0 where the range is a point. */
function binScale(min: number, max: number, bins: number): number {
  const extent = max - min;
  if (!(extent > 0)) return 0;
  const perUnit = (bins * (1 - 1e-9)) / extent;
  return Number.isFinite(perUnit) ? perUnit : 0;
}

function growBin(
  bins: Float32Array,
  o: number,
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
): void {
  // prettier-ignore
  if (ax < bins[o]!) bins[o] = ax;
  if (ay < bins[o + 1]!) bins[o + 1] = ay;
  if (az < bins[o + 2]!) bins[o + 2] = az;
  if (bx > bins[o + 3]!) bins[o + 3] = bx;
  if (by > bins[o + 4]!) bins[o + 4] = by;
  if (bz > bins[o + 5]!) bins[o + 5] = bz;
}
