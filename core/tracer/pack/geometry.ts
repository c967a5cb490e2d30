/**
 * Triangles for the kernel: two hierarchies, one over everything that stands still and is used once (in world space,
 * so that rays need no transform), one over instances that move or share a mesh; attributes of every mesh once.
 */
import { invertAffine, determinant3, transformPoint, type Mat4 } from '../../math/mat4.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { buildBoxBvh } from '../../scene/bvh/box-bvh.ts';
import {
  BLOCK_FLOATS,
  BLOCK_IDS,
  EMPTY_REF,
  LEAF_BIT,
  NODE_FLOATS,
  NODE_REFS,
} from '../../scene/bvh/layout.ts';
import type { WorkHooks } from '../../scene/bvh/stopped-error.ts';
import { buildTriangleBvh, type TriangleBvh } from '../../scene/bvh/triangle-bvh.ts';
import type { RenderMesh, RenderScene } from '../../scene/render-scene.ts';
import { shutterPoses } from './motion.ts';
import { NONE } from './table-builder.ts';

/** Copies of a small mesh are laid out in world space up to this many triangles in all: memory for speed. */
const MOST_FLATTENED_TRIANGLES = 400_000;
/** Bit 31 of a primitive: its material must be asked whether light passes. */
const ASK_MATERIAL = 0x80000000;

export interface PlacedGeometry {
  readonly poses: readonly [Mat4, ...Mat4[]];
  readonly objectFromWorld: Mat4;
  readonly handedness: 1 | -1;
  /** Reference of its own hierarchy's root, or NONE in the static one. */
  readonly root: number;
  /** Primitive number of its first triangle. */
  readonly firstPrimitive: number;
  readonly attributes: MeshOffsets;
}

/** Offsets into the attribute words; NONE where the mesh has none. */
export interface MeshOffsets {
  readonly indices: number;
  readonly positions: number;
  readonly normals: number;
  readonly tangents: number;
  readonly uvs: number;
  readonly uvs1: number;
  readonly colors: number;
}

export interface PackedGeometry {
  /** Nodes, then blocks, as floats; references and primitive numbers as bit patterns. */
  readonly bvh: Uint32Array;
  /** Index of the first block, in vec4f. */
  readonly blockBase: number;
  readonly staticRoot: number;
  readonly instanceRoot: number;
  readonly attributes: Uint32Array;
  /** Offset of the (instance, triangle) pairs in the attributes. */
  readonly primitiveTable: number;
  readonly placed: readonly PlacedGeometry[];
  readonly triangleCount: number;
}

export interface GeometryOptions extends WorkHooks {
  readonly shutterOpen: number;
  readonly shutterClose: number;
  /** Per material: whether rays may pass its surfaces. */
  readonly asksMaterial: readonly boolean[];
}

export function packGeometry(scene: RenderScene, options: GeometryOptions): PackedGeometry {
  const poses = scene.instances.map((i) => shutterPoses(i.motion, options.shutterOpen, options.shutterClose));
  const isStatic = staticInstances(scene, poses);
  const { words: attributes, offsets, end } = packAttributes(scene.meshes);

  const pairs: number[][] = [];
  const placed: PlacedGeometry[] = [];
  const trees: TriangleBvh[] = [];
  let primitiveCount = 0;

  // everything that stands still, in world space
  const world = worldTriangles(scene, poses, isStatic);
  const staticTree =
    world.indices.length > 0 ? buildTriangleBvh(world.positions, world.indices, options) : null;
  const firstStatic = new Map<number, number>();
  for (const instance of world.instances) {
    const { mesh, material } = scene.instances[instance]!;
    const triangles = scene.meshes[mesh]!.indices.length / 3;
    firstStatic.set(instance, primitiveCount);
    const flag = options.asksMaterial[material] ? ASK_MATERIAL : 0;
    pairs.push(run(instance, triangles, flag));
    primitiveCount += triangles;
  }
  const staticPrimitives = primitiveCount;

  // shared or moving meshes, each in its own space; a mesh with two kinds of material needs two sets of flags
  const shared = new Map<string, { tree: number; first: number }>();
  scene.instances.forEach(({ mesh, material }, instance) => {
    if (isStatic[instance]) return;
    const asks = options.asksMaterial[material] ?? false;
    const key = `${mesh} ${asks}`;
    if (shared.has(key)) return;
    const { positions, indices } = scene.meshes[mesh]!;
    shared.set(key, { tree: trees.length, first: primitiveCount });
    trees.push(buildTriangleBvh(positions, indices, options));
    pairs.push(run(0, indices.length / 3, asks ? ASK_MATERIAL : 0));
    primitiveCount += indices.length / 3;
  });

  // one buffer: static nodes, shared nodes, instance nodes, then all blocks
  const layout = new TreeLayout();
  const staticAt = staticTree ? layout.addTriangles(staticTree, 0) : null;
  const sharedAt = trees.map((tree, i) => {
    const entry = [...shared.values()].find((s) => s.tree === i)!;
    return layout.addTriangles(tree, entry.first);
  });
  scene.instances.forEach(({ mesh, material }, instance) => {
    const instancePoses = poses[instance]!;
    const own = shared.get(`${mesh} ${options.asksMaterial[material] ?? false}`);
    placed.push({
      poses: instancePoses,
      objectFromWorld: invertAffine(instancePoses[0]),
      handedness: determinant3(instancePoses[0]) < 0 ? -1 : 1,
      root: isStatic[instance] ? NONE : sharedAt[own!.tree]!,
      firstPrimitive: isStatic[instance] ? firstStatic.get(instance)! : own!.first,
      attributes: offsets[mesh]!,
    });
  });
  const boxes = instanceBoxes(scene, poses, isStatic, trees, shared, options.asksMaterial);
  const instanceAt = boxes ? layout.addBoxes(buildBoxBvh(boxes, options)) : NONE;

  const table = pairTable(pairs, primitiveCount);
  const { bvh, blockBase } = layout.finish((id) =>
    id < table.flags.length ? (table.flags[id]! ? id | ASK_MATERIAL : id) >>> 0 : id,
  );
  const words = new Uint32Array(end + table.pairs.length);
  words.set(attributes);
  words.set(table.pairs, end);
  return {
    bvh,
    blockBase,
    staticRoot: staticAt ?? NONE,
    instanceRoot: instanceAt,
    attributes: words,
    primitiveTable: end,
    placed,
    triangleCount: staticPrimitives + trees.reduce((sum, tree) => sum + tree.blockCount, 0),
  };
}

/** [instance, triangle count, flag] stands for a run of primitives. */
const run = (instance: number, triangles: number, flag: number): number[] => [instance, triangles, flag];

function pairTable(runs: readonly number[][], count: number): { pairs: Uint32Array; flags: Uint8Array } {
  const pairs = new Uint32Array(2 * count);
  const flags = new Uint8Array(count);
  let at = 0;
  for (const [instance, triangles, flag] of runs) {
    for (let t = 0; t < triangles!; t++, at++) {
      pairs[2 * at] = instance!;
      pairs[2 * at + 1] = t;
      flags[at] = flag ? 1 : 0;
    }
  }
  return { pairs, flags };
}

/** Instances whose triangles go into the world-space hierarchy. */
function staticInstances(scene: RenderScene, poses: readonly (readonly Mat4[])[]): boolean[] {
  const uses = new Array<number>(scene.meshes.length).fill(0);
  for (const { mesh } of scene.instances) uses[mesh]!++;
  return scene.instances.map(({ mesh }, i) => {
    const copies = uses[mesh]!;
    const triangles = scene.meshes[mesh]!.indices.length / 3;
    return poses[i]!.length === 1 && (copies === 1 || copies * triangles <= MOST_FLATTENED_TRIANGLES);
  });
}

function worldTriangles(
  scene: RenderScene,
  poses: readonly (readonly Mat4[])[],
  isStatic: readonly boolean[],
) {
  const instances = scene.instances.map((_, i) => i).filter((i) => isStatic[i]);
  const sizes = instances.map((i) => scene.meshes[scene.instances[i]!.mesh]!);
  const positions = new Float32Array(sizes.reduce((sum, m) => sum + m.positions.length, 0));
  const indices = new Uint32Array(sizes.reduce((sum, m) => sum + m.indices.length, 0));
  let vertex = 0;
  let corner = 0;
  for (const i of instances) {
    const mesh = scene.meshes[scene.instances[i]!.mesh]!;
    const worldFromObject = poses[i]![0]!;
    for (let c = 0; c < mesh.indices.length; c++) indices[corner++] = vertex + mesh.indices[c]!;
    for (let v = 0; v < mesh.positions.length; v += 3) {
      const p: Vec3 = [mesh.positions[v]!, mesh.positions[v + 1]!, mesh.positions[v + 2]!];
      positions.set(transformPoint(worldFromObject, p), 3 * vertex++);
    }
  }
  return { instances, positions, indices };
}

/** World boxes of the instances with a hierarchy of their own, over all their poses; null where there are none. */
function instanceBoxes(
  scene: RenderScene,
  poses: readonly (readonly Mat4[])[],
  isStatic: readonly boolean[],
  trees: readonly TriangleBvh[],
  shared: ReadonlyMap<string, { tree: number }>,
  asksMaterial: readonly boolean[],
): Float32Array | null {
  if (isStatic.every(Boolean)) return null;
  const boxes = new Float32Array(6 * scene.instances.length);
  scene.instances.forEach(({ mesh, material }, i) => {
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    const bounds = isStatic[i]
      ? null
      : trees[shared.get(`${mesh} ${asksMaterial[material] ?? false}`)!.tree]!.bounds;
    if (bounds) {
      for (const pose of poses[i]!) {
        for (let corner = 0; corner < 8; corner++) {
          const p = transformPoint(pose, [
            bounds[corner & 1 ? 3 : 0],
            bounds[corner & 2 ? 4 : 1],
            bounds[corner & 4 ? 5 : 2],
          ]);
          for (let axis = 0; axis < 3; axis++) {
            low[axis] = Math.min(low[axis]!, p[axis]!);
            high[axis] = Math.max(high[axis]!, p[axis]!);
          }
        }
      }
      // blended poses round differently from those here
      for (let axis = 0; axis < 3; axis++) {
        const slack = 1e-5 * Math.max(Math.abs(low[axis]!), Math.abs(high[axis]!), high[axis]! - low[axis]!);
        low[axis]! -= slack;
        high[axis]! += slack;
      }
    }
    boxes.set([...low, ...high], 6 * i);
  });
  return boxes;
}

/** Lays several hierarchies into one node array and one block array, moving references along. */
class TreeLayout {
  readonly #nodes: { data: Float32Array; firstNode: number; firstBlock: number; isBoxes: boolean }[] = [];
  readonly #blocks: { data: Float32Array; firstPrimitive: number }[] = [];
  #nodeCount = 0;
  #blockCount = 0;

  addTriangles(tree: TriangleBvh, firstPrimitive: number): number {
    const root = this.#nodeCount;
    this.#nodes.push({ data: tree.nodes, firstNode: root, firstBlock: this.#blockCount, isBoxes: false });
    this.#blocks.push({ data: tree.blocks, firstPrimitive });
    this.#nodeCount += tree.nodeCount;
    this.#blockCount += tree.blockCount;
    return root;
  }

  addBoxes(tree: { readonly nodes: Float32Array; readonly nodeCount: number }): number {
    const root = this.#nodeCount;
    this.#nodes.push({ data: tree.nodes, firstNode: root, firstBlock: 0, isBoxes: true });
    this.#nodeCount += tree.nodeCount;
    return root;
  }

  finish(flagged: (primitive: number) => number): { bvh: Uint32Array; blockBase: number } {
    const bvh = new Uint32Array(this.#nodeCount * NODE_FLOATS + this.#blockCount * BLOCK_FLOATS);
    for (const { data, firstNode, firstBlock, isBoxes } of this.#nodes) {
      const at = firstNode * NODE_FLOATS;
      bvh.set(new Uint32Array(data.buffer, data.byteOffset, data.length), at);
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
    for (const { data, firstPrimitive } of this.#blocks) {
      bvh.set(new Uint32Array(data.buffer, data.byteOffset, data.length), at);
      for (let block = at; block < at + data.length; block += BLOCK_FLOATS) {
        for (let slot = block + BLOCK_IDS; slot < block + BLOCK_IDS + 4; slot++) {
          if (bvh[slot] !== EMPTY_REF) bvh[slot] = flagged(bvh[slot]! + firstPrimitive);
        }
      }
      at += data.length;
    }
    return { bvh, blockBase: (this.#nodeCount * NODE_FLOATS) / 4 };
  }
}

function packAttributes(meshes: readonly RenderMesh[]): {
  words: Uint32Array;
  offsets: MeshOffsets[];
  end: number;
} {
  const arrays = meshes.flatMap((m) => [
    m.indices,
    m.positions,
    m.normals,
    m.tangents,
    m.uvs,
    m.uvs1,
    m.colors,
  ]);
  const end = arrays.reduce((sum, a) => sum + (a?.length ?? 0), 0);
  const words = new Uint32Array(end);
  let at = 0;
  const add = (a: Uint32Array | Float32Array | null): number => {
    if (!a || a.length === 0) return NONE;
    const start = at;
    words.set(new Uint32Array(a.buffer, a.byteOffset, a.length), start);
    at += a.length;
    return start;
  };
  const offsets = meshes.map((m) => ({
    indices: add(m.indices),
    positions: add(m.positions),
    normals: add(m.normals),
    tangents: add(m.tangents),
    uvs: add(m.uvs),
    uvs1: add(m.uvs1),
    colors: add(m.colors),
  }));
  return { words, offsets, end };
}
