/**
 * Geometry of a scene that is being edited: what was there at first lies in one world-space hierarchy; whatever has moved
 * or come since is taken out of it, triangle by triangle, and hangs in the instance hierarchy instead. A drag then costs a
 * copy and a few boxes, and rays pay only for the things that were touched.
 */
import { determinant3, invertAffine, type Mat4 } from '../../math/mat4.ts';
import { buildBoxBvh } from '../../scene/bvh/box-bvh.ts';
import { BLOCK_FLOATS, BLOCK_IDS, BLOCK_LANES, EMPTY_REF } from '../../scene/bvh/layout.ts';
import { buildTriangleBvh, type Bounds6, type TriangleBvh } from '../../scene/bvh/triangle-bvh.ts';
import type { RenderMesh, RenderScene } from '../../scene/render-scene.ts';
import { ASK_MATERIAL, packAttributes, type MeshOffsets } from './attributes.ts';
import {
  instanceBoxes,
  staticInstances,
  worldTriangles,
  type GeometryOptions,
  type PackedGeometry,
} from './geometry.ts';
import { shutterPoses } from './motion.ts';
import { NONE } from './table-builder.ts';
import { TreeLayout } from './tree-layout.ts';

type Poses = readonly [Mat4, ...Mat4[]];

/** One thing in the world-space hierarchy, and its run of primitives. */
interface Entry {
  readonly mesh: RenderMesh;
  readonly pose: Mat4;
  readonly asks: boolean;
  readonly first: number;
  readonly triangles: number;
}

interface Base {
  readonly entries: readonly Entry[];
  readonly byMesh: ReadonlyMap<RenderMesh, readonly number[]>;
  /** Primitives numbered from 0 and flagged. */
  readonly tree: TriangleBvh | null;
  readonly primitiveCount: number;
}

/** A mesh with a hierarchy of its own; one with two kinds of material has two. */
interface Shared {
  readonly mesh: RenderMesh;
  readonly asks: boolean;
  readonly first: number;
}

/** What the two large buffers were made from, to tell when they can stay as they are. */
interface Made<T> {
  readonly from: readonly unknown[];
  readonly value: T;
}

const MOST_MADE = 2;

interface Trees {
  readonly bvh: Uint32Array;
  readonly blockBase: number;
  readonly sharedRoots: readonly number[];
  readonly instanceRoot: number;
}

interface Words {
  readonly words: Uint32Array;
  readonly offsets: readonly MeshOffsets[];
  readonly primitiveTable: number;
}

export class LiveGeometry {
  #base: Base | null = null;
  readonly #ownTrees = new WeakMap<RenderMesh, TriangleBvh>();
  /** The latest first: views of two frames of a shot, or a meter beside a view, take turns. */
  #trees: readonly Made<Trees>[] = [];
  #words: readonly Made<Words>[] = [];

  /** Triangles that hang in the instance hierarchy at the last packing. */
  looseTriangles = 0;

  /** As packGeometry; buffers that did not change are the same objects as before. */
  pack(scene: RenderScene, options: GeometryOptions): PackedGeometry {
    const { instances, meshes } = scene;
    const poses = instances.map((i) => shutterPoses(i.motion, options.shutterOpen, options.shutterClose));
    const asks = instances.map((i) => options.asksMaterial[i.material] ?? false);
    this.#base ??= buildBase(scene, poses, asks, options);
    const base = this.#base;

    // what stands where it stood stays in the base
    const entryOf = matchEntries(scene, poses, asks, base);
    const instanceOf = new Int32Array(base.entries.length).fill(-1);
    entryOf.forEach((entry, i) => {
      if (entry >= 0) instanceOf[entry] = i;
    });

    const shared: Shared[] = [];
    const sharedOf = instances.map(({ mesh }, i) => {
      if (entryOf[i]! >= 0) return -1;
      const own = meshes[mesh]!;
      const known = shared.findIndex((s) => s.mesh === own && s.asks === asks[i]);
      if (known >= 0) return known;
      const last = shared.at(-1);
      const first = last ? last.first + last.mesh.indices.length / 3 : base.primitiveCount;
      return shared.push({ mesh: own, asks: asks[i]!, first }) - 1;
    });
    this.looseTriangles = shared.reduce((sum, s) => sum + s.mesh.indices.length / 3, 0);

    const isOut = Uint8Array.from(instanceOf, (i) => (i < 0 ? 1 : 0));
    const loosePoses = poses.map((p, i) => (sharedOf[i]! < 0 ? null : p));
    const trees = this.#makeTrees(base, isOut, shared, sharedOf, loosePoses, poses, options);
    const { words, offsets, primitiveTable } = this.#makeWords(meshes, base, instanceOf, shared);
    return {
      bvh: trees.bvh,
      blockBase: trees.blockBase,
      staticRoot: base.tree ? 0 : NONE,
      instanceRoot: trees.instanceRoot,
      attributes: words,
      primitiveTable,
      placed: instances.map(({ mesh }, i) => {
        const own = shared[sharedOf[i]!];
        return {
          poses: poses[i]!,
          objectFromWorld: invertAffine(poses[i]![0]),
          handedness: determinant3(poses[i]![0]) < 0 ? -1 : 1,
          root: own ? trees.sharedRoots[sharedOf[i]!]! : NONE,
          firstPrimitive: own ? own.first : base.entries[entryOf[i]!]!.first,
          attributes: offsets[mesh]!,
        };
      }),
      triangleCount: base.primitiveCount + this.looseTriangles,
    };
  }

  #ownTree(mesh: RenderMesh, options: GeometryOptions): TriangleBvh {
    let tree = this.#ownTrees.get(mesh);
    if (!tree) {
      tree = buildTriangleBvh(mesh.positions, mesh.indices, options);
      this.#ownTrees.set(mesh, tree);
    }
    return tree;
  }

  #makeTrees(
    base: Base,
    isOut: Uint8Array,
    shared: readonly Shared[],
    sharedOf: readonly number[],
    loosePoses: readonly (Poses | null)[],
    poses: readonly Poses[],
    options: GeometryOptions,
  ): Trees {
    const from = [
      base,
      ...isOut,
      shared.length,
      ...shared.flatMap((s) => [s.mesh, s.asks]),
      ...sharedOf,
      ...loosePoses.flatMap((p) => (p ? p.flat() : [null])),
    ];
    const known = this.#trees.find((made) => isSameList(made.from, from));
    if (known) {
      this.#trees = [known, ...this.#trees.filter((made) => made !== known)];
      return known.value;
    }
    const layout = new TreeLayout();
    if (base.tree) layout.addTriangles(base.tree, 0, true);
    const own = shared.map((s) => this.#ownTree(s.mesh, options));
    const sharedRoots = shared.map((s, i) => layout.addTriangles(own[i]!, s.first));
    const boundsOf = (i: number): Bounds6 | null => own[sharedOf[i]!]?.bounds ?? null;
    const instanceRoot =
      shared.length === 0 ? NONE : layout.addBoxes(buildBoxBvh(instanceBoxes(poses, boundsOf), options));
    const flagged = shared.filter((s) => s.asks);
    const { bvh, blockBase } = layout.finish((id) =>
      flagged.some((s) => id >= s.first && id < s.first + s.mesh.indices.length / 3)
        ? (id | ASK_MATERIAL) >>> 0
        : id,
    );
    takeOut(bvh, 4 * blockBase, base, isOut);
    const value = { bvh, blockBase, sharedRoots, instanceRoot };
    this.#trees = [{ from, value }, ...this.#trees].slice(0, MOST_MADE);
    return value;
  }

  #makeWords(
    meshes: readonly RenderMesh[],
    base: Base,
    instanceOf: Int32Array,
    shared: readonly Shared[],
  ): Words {
    const from = [base, meshes.length, ...meshes, ...instanceOf, ...shared.map((s) => s.mesh)];
    const known = this.#words.find((made) => isSameList(made.from, from));
    if (known) {
      this.#words = [known, ...this.#words.filter((made) => made !== known)];
      return known.value;
    }
    const last = shared.at(-1);
    const primitives = last ? last.first + last.mesh.indices.length / 3 : base.primitiveCount;
    const { words: attributes, offsets, end } = packAttributes(meshes);
    const words = new Uint32Array(end + 2 * primitives);
    words.set(attributes);
    const fill = (first: number, triangles: number, instance: number): void => {
      for (let t = 0, at = end + 2 * first; t < triangles; t++, at += 2) {
        words[at] = instance;
        words[at + 1] = t;
      }
    };
    base.entries.forEach(({ first, triangles }, e) => fill(first, triangles, Math.max(0, instanceOf[e]!)));
    // a hit in a hierarchy of its own knows its instance
    for (const { first, mesh } of shared) fill(first, mesh.indices.length / 3, 0);
    const value = { words, offsets, primitiveTable: end };
    this.#words = [{ from, value }, ...this.#words].slice(0, MOST_MADE);
    return value;
  }
}

function buildBase(
  scene: RenderScene,
  poses: readonly Poses[],
  asks: readonly boolean[],
  options: GeometryOptions,
): Base {
  const world = worldTriangles(scene, poses, staticInstances(scene, poses));
  const entries: Entry[] = [];
  const byMesh = new Map<RenderMesh, number[]>();
  let first = 0;
  for (const i of world.instances) {
    const mesh = scene.meshes[scene.instances[i]!.mesh]!;
    const triangles = mesh.indices.length / 3;
    const numbers = byMesh.get(mesh);
    if (numbers) numbers.push(entries.length);
    else byMesh.set(mesh, [entries.length]);
    entries.push({ mesh, pose: poses[i]![0], asks: asks[i]!, first, triangles });
    first += triangles;
  }
  const tree = first > 0 ? buildTriangleBvh(world.positions, world.indices, options) : null;
  if (tree) {
    const flags = new Uint8Array(first);
    for (const entry of entries) if (entry.asks) flags.fill(1, entry.first, entry.first + entry.triangles);
    forEachLane(
      new Uint32Array(tree.blocks.buffer, tree.blocks.byteOffset, tree.blocks.length),
      0,
      tree,
      (words, at, id) => {
        if (flags[id] === 1) words[at] = (id | ASK_MATERIAL) >>> 0;
      },
    );
  }
  return { entries, byMesh, tree, primitiveCount: first };
}

/** Per instance the entry of the base that it is, or −1. */
function matchEntries(
  scene: RenderScene,
  poses: readonly Poses[],
  asks: readonly boolean[],
  base: Base,
): number[] {
  const isTaken = new Uint8Array(base.entries.length);
  return scene.instances.map(({ mesh }, i) => {
    if (poses[i]!.length > 1) return -1;
    const pose = poses[i]![0];
    const candidates = base.byMesh.get(scene.meshes[mesh]!) ?? [];
    const found = candidates.find((c) => {
      const entry = base.entries[c]!;
      return isTaken[c] === 0 && entry.asks === asks[i] && isSameList(entry.pose, pose);
    });
    if (found === undefined) return -1;
    isTaken[found] = 1;
    return found;
  });
}

/** Makes triangles of entries that are out into ones that no ray hits. */
function takeOut(bvh: Uint32Array, blocksAt: number, base: Base, isOut: Uint8Array): void {
  if (!base.tree || !isOut.includes(1)) return;
  const gone = new Uint8Array(base.primitiveCount);
  base.entries.forEach(({ first, triangles }, e) => {
    if (isOut[e] === 1) gone.fill(1, first, first + triangles);
  });
  forEachLane(bvh, blocksAt, base.tree, (words, at, id) => {
    if (gone[id & ~ASK_MATERIAL] === 0) return;
    words[at] = EMPTY_REF;
    const lane = at - BLOCK_IDS;
    // without edges there is no triangle
    for (let edge = 3; edge < 9; edge++) words[lane + BLOCK_LANES * edge] = 0;
  });
}

function forEachLane(
  words: Uint32Array,
  blocksAt: number,
  tree: TriangleBvh,
  visit: (words: Uint32Array, at: number, id: number) => void,
): void {
  const end = blocksAt + tree.blockCount * BLOCK_FLOATS;
  for (let block = blocksAt; block < end; block += BLOCK_FLOATS)
    for (let at = block + BLOCK_IDS; at < block + BLOCK_IDS + BLOCK_LANES; at++)
      if (words[at] !== EMPTY_REF) visit(words, at, words[at]!);
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]) || value === b[i]);
