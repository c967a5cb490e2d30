/**
 * The yardstick: a scalar path tracer in plain JavaScript over a binary SAH hierarchy in typed arrays, written to be as
 * fast as that gets. It traces the same camera rays and as many cosine-distributed bounces as the kernel; its random
 * numbers differ.
 */
import type { RenderMesh } from '../core/scene/render-scene.ts';

const BINS = 16;
const LEAF_TRIANGLES = 4;
const STACK = new Int32Array(128);

export interface ScalarBvh {
  /** Per node: min xyz, max xyz. */
  readonly bounds: Float32Array;
  /** Per node: first child (inner) or first triangle (leaf), triangle count (0: inner). */
  readonly links: Int32Array;
  /** Per triangle in leaf order: v0, first edge, second edge. */
  readonly triangles: Float64Array;
}

export function buildScalarBvh(mesh: RenderMesh): ScalarBvh {
  const count = mesh.indices.length / 3;
  const boxes = new Float32Array(6 * count);
  const centres = new Float32Array(3 * count);
  for (let t = 0; t < count; t++) {
    for (let a = 0; a < 3; a++) {
      const [p, q, r] = [0, 1, 2].map((k) => mesh.positions[3 * mesh.indices[3 * t + k]! + a]!) as [
        number,
        number,
        number,
      ];
      boxes[6 * t + a] = Math.min(p, q, r);
      boxes[6 * t + 3 + a] = Math.max(p, q, r);
      centres[3 * t + a] = (boxes[6 * t + a]! + boxes[6 * t + 3 + a]!) / 2;
    }
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const bounds = new Float32Array(12 * count);
  const links = new Int32Array(4 * count);
  let nodes = 1;

  const build = (node: number, first: number, end: number): void => {
    const b = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    const c = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
    for (let i = first; i < end; i++) {
      const t = order[i]!;
      for (let a = 0; a < 3; a++) {
        b[a] = Math.min(b[a]!, boxes[6 * t + a]!);
        b[3 + a] = Math.max(b[3 + a]!, boxes[6 * t + 3 + a]!);
        c[a] = Math.min(c[a]!, centres[3 * t + a]!);
        c[3 + a] = Math.max(c[3 + a]!, centres[3 * t + a]!);
      }
    }
    bounds.set(b, 6 * node);
    const split = end - first > LEAF_TRIANGLES ? bestSplit(first, end, c) : null;
    if (!split) {
      links[2 * node] = first;
      links[2 * node + 1] = end - first;
      return;
    }
    let middle = first;
    for (let i = first; i < end; i++) {
      const t = order[i]!;
      if (centres[3 * t + split.axis]! < split.at) {
        order[i] = order[middle]!;
        order[middle++] = t;
      }
    }
    if (middle === first || middle === end) middle = (first + end) >> 1;
    const child = nodes;
    nodes += 2;
    links[2 * node] = child;
    build(child, first, middle);
    build(child + 1, middle, end);
  };

  const bestSplit = (
    first: number,
    end: number,
    c: readonly number[],
  ): { axis: number; at: number } | null => {
    let best: { axis: number; at: number } | null = null;
    let bestCost = Infinity;
    for (let axis = 0; axis < 3; axis++) {
      const low = c[axis]!;
      const width = c[3 + axis]! - low;
      if (width <= 0) continue;
      const counts = new Int32Array(BINS);
      const bins = Float32Array.from({ length: 6 * BINS }, (_, i) => (i % 6 < 3 ? Infinity : -Infinity));
      for (let i = first; i < end; i++) {
        const t = order[i]!;
        const bin = Math.min(BINS - 1, Math.floor(((centres[3 * t + axis]! - low) / width) * BINS));
        counts[bin]!++;
        grow(bins, 6 * bin, boxes, 6 * t);
      }
      const rightCost = new Float64Array(BINS);
      const sweep = Float32Array.of(Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
      for (let k = BINS - 1, n = 0; k > 0; k--) {
        n += counts[k]!;
        grow(sweep, 0, bins, 6 * k);
        rightCost[k] = n * area(sweep);
      }
      sweep.set([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
      for (let k = 0, n = 0; k < BINS - 1; k++) {
        n += counts[k]!;
        grow(sweep, 0, bins, 6 * k);
        const cost = n * area(sweep) + rightCost[k + 1]!;
        if (n > 0 && n < end - first && cost < bestCost) {
          bestCost = cost;
          best = { axis, at: low + (width * (k + 1)) / BINS };
        }
      }
    }
    return best;
  };

  build(0, 0, count);
  const triangles = new Float64Array(9 * count);
  for (let i = 0; i < count; i++) {
    const t = order[i]!;
    for (let a = 0; a < 3; a++) {
      const v0 = mesh.positions[3 * mesh.indices[3 * t]! + a]!;
      triangles[9 * i + a] = v0;
      triangles[9 * i + 3 + a] = mesh.positions[3 * mesh.indices[3 * t + 1]! + a]! - v0;
      triangles[9 * i + 6 + a] = mesh.positions[3 * mesh.indices[3 * t + 2]! + a]! - v0;
    }
  }
  return { bounds: bounds.slice(0, 6 * nodes), links: links.slice(0, 2 * nodes), triangles };
}

function grow(a: Float32Array, at: number, b: Float32Array, from: number): void {
  for (let k = 0; k < 3; k++) {
    a[at + k] = Math.min(a[at + k]!, b[from + k]!);
    a[at + 3 + k] = Math.max(a[at + 3 + k]!, b[from + 3 + k]!);
  }
}

function area(b: Float32Array): number {
  const [x, y, z] = [b[3]! - b[0]!, b[4]! - b[1]!, b[5]! - b[2]!];
  return x < 0 ? 0 : x * y + y * z + z * x;
}

/** Traces `samples` paths of up to `bounces` bounces per pixel of a square view from (0, 0, 3); returns rays and hits. */
export function traceScalar(
  bvh: ScalarBvh,
  size: number,
  samples: number,
  bounces: number,
  halfExtent: number,
): { rays: number; hits: number } {
  const { bounds, links, triangles } = bvh;
  let rays = 0;
  let hits = 0;
  let seed = 12345;
  const next = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  for (let pixel = 0; pixel < size * size; pixel++) {
    for (let s = 0; s < samples; s++) {
      let ox = 0, oy = 0, oz = 3; // prettier-ignore
      let dx = (((pixel % size) + 0.5) / size - 0.5) * 2 * halfExtent;
      let dy = (0.5 - (Math.floor(pixel / size) + 0.5) / size) * 2 * halfExtent;
      let dz = -1;
      const l = 1 / Math.sqrt(dx * dx + dy * dy + 1);
      dx *= l;
      dy *= l;
      dz *= l; // prettier-ignore
      for (let bounce = 0; bounce <= bounces; bounce++) {
        rays++;
        const ix = 1 / dx, iy = 1 / dy, iz = 1 / dz; // prettier-ignore
        let best = Infinity;
        let hit = -1;
        let top = 0;
        let node = 0;
        for (;;) {
          const count = links[2 * node + 1]!;
          if (count > 0) {
            const first = links[2 * node]!;
            for (let i = first; i < first + count; i++) {
              const k = 9 * i;
              const e1x = triangles[k + 3]!, e1y = triangles[k + 4]!, e1z = triangles[k + 5]!; // prettier-ignore
              const e2x = triangles[k + 6]!, e2y = triangles[k + 7]!, e2z = triangles[k + 8]!; // prettier-ignore
              const px = dy * e2z - dz * e2y, py = dz * e2x - dx * e2z, pz = dx * e2y - dy * e2x; // prettier-ignore
              const inv = 1 / (e1x * px + e1y * py + e1z * pz);
              const tx = ox - triangles[k]!, ty = oy - triangles[k + 1]!, tz = oz - triangles[k + 2]!; // prettier-ignore
              const u = (tx * px + ty * py + tz * pz) * inv;
              if (!(u >= 0 && u <= 1)) continue;
              const qx = ty * e1z - tz * e1y, qy = tz * e1x - tx * e1z, qz = tx * e1y - ty * e1x; // prettier-ignore
              const v = (dx * qx + dy * qy + dz * qz) * inv;
              if (!(v >= 0 && u + v <= 1)) continue;
              const t = (e2x * qx + e2y * qy + e2z * qz) * inv;
              if (t > 1e-4 && t < best) {
                best = t;
                hit = i;
              }
            }
          } else {
            // both children are tested here, and the nearer is visited first
            const a = links[2 * node]!;
            const ta = slab(bounds, 6 * a, ox, oy, oz, ix, iy, iz, best);
            const tb = slab(bounds, 6 * a + 6, ox, oy, oz, ix, iy, iz, best);
            if (ta < Infinity && tb < Infinity) {
              node = ta <= tb ? a : a + 1;
              STACK[top++] = ta <= tb ? a + 1 : a;
              continue;
            }
            if (ta < Infinity || tb < Infinity) {
              node = ta < Infinity ? a : a + 1;
              continue;
            }
          }
          if (top === 0) break;
          node = STACK[--top]!;
        }
        if (hit < 0) break;
        hits++;
        const k = 9 * hit;
        let nx = triangles[k + 4]! * triangles[k + 8]! - triangles[k + 5]! * triangles[k + 7]!;
        let ny = triangles[k + 5]! * triangles[k + 6]! - triangles[k + 3]! * triangles[k + 8]!;
        let nz = triangles[k + 3]! * triangles[k + 7]! - triangles[k + 4]! * triangles[k + 6]!;
        const flip = (nx * dx + ny * dy + nz * dz > 0 ? -1 : 1) / Math.sqrt(nx * nx + ny * ny + nz * nz);
        nx *= flip;
        ny *= flip;
        nz *= flip; // prettier-ignore
        ox += best * dx;
        oy += best * dy;
        oz += best * dz; // prettier-ignore
        // normal plus a point on the unit sphere is cosine-distributed
        const z = 1 - 2 * next();
        const r = Math.sqrt(1 - z * z);
        const phi = 2 * Math.PI * next();
        dx = nx + r * Math.cos(phi);
        dy = ny + r * Math.sin(phi);
        dz = nz + z; // prettier-ignore
        const n = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
        dx *= n;
        dy *= n;
        dz *= n; // prettier-ignore
      }
    }
  }
  return { rays, hits };
}

/** Entry distance of a box, Infinity where it is missed. */
function slab(
  b: Float32Array,
  at: number,
  ox: number,
  oy: number,
  oz: number,
  ix: number,
  iy: number,
  iz: number,
  far: number,
): number {
  const x0 = (b[at]! - ox) * ix, x1 = (b[at + 3]! - ox) * ix; // prettier-ignore
  const y0 = (b[at + 1]! - oy) * iy, y1 = (b[at + 4]! - oy) * iy; // prettier-ignore
  const z0 = (b[at + 2]! - oz) * iz, z1 = (b[at + 5]! - oz) * iz; // prettier-ignore
  const near = Math.max(Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1), 0);
  const end = Math.min(Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1), far);
  return near <= end ? near : Infinity;
}
