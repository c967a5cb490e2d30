/**
 * Triangles for the kernel: two hierarchies, one over everything that stands still and is used once (in world space,
 * so that rays need no transform), one over instances that move or share a mesh; attributes of every mesh once.
 */
import { invertAffine, determinant3, transformPoint, type Mat4 } from '../../math/mat4.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { buildBoxBvh } from '../../scene/bvh/box-bvh.ts';
import type { WorkHooks } from '../../scene/bvh/stopped-error.ts';
import { buildTriangleBvh, type Bounds6, type TriangleBvh } from '../../scene/bvh/triangle-bvh.ts';
import type { RenderScene } from '../../scene/render-scene.ts';
import { ASK_MATERIAL, packAttributes, pairTable, run, type MeshOffsets } from './attributes.ts';
import { shutterPoses } from './motion.ts';
import { NONE } from './table-builder.ts';
import { TreeLayout } from './tree-layout.ts';

/** Copies of a small mesh are laid out in world space up to this many triangles in all: memory for speed. */
const MOST_FLATTENED_TRIANGLES = 400_000;

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
  const boundsOf = (i: number): Bounds6 | null => {
    if (isStatic[i]) return null;
    const { mesh, material } = scene.instances[i]!;
    return trees[shared.get(`${mesh} ${options.asksMaterial[material] ?? false}`)!.tree]!.bounds;
  };
  const instanceAt = isStatic.every(Boolean)
    ? NONE
    : layout.addBoxes(buildBoxBvh(instanceBoxes(poses, boundsOf), options));

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

/** Instances whose triangles go into the world-space hierarchy. */
export function staticInstances(scene: RenderScene, poses: readonly (readonly Mat4[])[]): boolean[] {
  const uses = new Array<number>(scene.meshes.length).fill(0);
  for (const { mesh } of scene.instances) uses[mesh]!++;
  return scene.instances.map(({ mesh }, i) => {
    const copies = uses[mesh]!;
    const triangles = scene.meshes[mesh]!.indices.length / 3;
    return poses[i]!.length === 1 && (copies === 1 || copies * triangles <= MOST_FLATTENED_TRIANGLES);
  });
}

export function worldTriangles(
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

/** World boxes of instances over all their poses; `boundsOf` gives null for those without a hierarchy of their own. */
export function instanceBoxes(
  poses: readonly (readonly Mat4[])[],
  boundsOf: (instance: number) => Bounds6 | null,
): Float32Array {
  const boxes = new Float32Array(6 * poses.length);
  poses.forEach((instancePoses, i) => {
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    const bounds = boundsOf(i);
    if (bounds) {
      for (const pose of instancePoses) {
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
