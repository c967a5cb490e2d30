/**
 * Meshes in their places: for each node that shows a mesh, its primitives in the node's pose, once or, with
 * EXT_mesh_gpu_instancing, many times. A mesh is built once for all the nodes that show it the same way.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.7; EXT_mesh_gpu_instancing.
 */
import type { Document, Material, Node, Primitive, Skin } from '@gltf-transform/core';
import type { InstancedMesh } from '@gltf-transform/extensions';
import { determinant3, fromTrs, IDENTITY, invertAffine, multiply, type Mat4 } from '../../math/mat4.ts';
import type { Quat } from '../../math/quat.ts';
import type { RenderInstance, RenderMesh } from '../../scene/render-scene.ts';
import { accessorFloats } from './gltf-accessor.ts';
import {
  flattenMesh,
  mirrorMesh,
  morphMesh,
  skinMesh,
  type JointSet,
  type MorphDeltas,
} from './deform-mesh.ts';
import type { GltfJson } from './gltf-schema.ts';
import { PrimitiveReader } from './gltf-primitive.ts';
import type { ImportContext } from './import-context.ts';

/** What one instance costs in memory, about. */
const INSTANCE_BYTES = 512;

export class InstanceBuilder {
  readonly meshes: RenderMesh[] = [];
  readonly instances: RenderInstance[] = [];
  readonly #json: GltfJson;
  readonly #context: ImportContext;
  readonly #worldFromNode: readonly Mat4[];
  readonly #materialIndex: (material: Material | null) => number;
  readonly #reader: PrimitiveReader;
  readonly #nodeIndex: ReadonlyMap<Node, number>;
  readonly #skinIndex: ReadonlyMap<Skin, number>;
  readonly #meshIndices = new Map<RenderMesh, number>();
  readonly #mirrored = new Map<RenderMesh, RenderMesh>();
  readonly #morphed = new Map<Primitive, Map<string, RenderMesh>>();
  #objects = 0;

  constructor(
    json: GltfJson,
    document: Document,
    worldFromNode: readonly Mat4[],
    materialIndex: (material: Material | null) => number,
    context: ImportContext,
  ) {
    this.#json = json;
    this.#context = context;
    this.#worldFromNode = worldFromNode;
    this.#materialIndex = materialIndex;
    this.#reader = new PrimitiveReader(context);
    this.#nodeIndex = new Map(
      document
        .getRoot()
        .listNodes()
        .map((node, i) => [node, i]),
    );
    this.#skinIndex = new Map(
      document
        .getRoot()
        .listSkins()
        .map((skin, i) => [skin, i]),
    );
  }

  /** Adds what node `index` shows. @param nodeWeights morph weights of the node, in place of its mesh's. */
  addNode(node: Node, index: number, nodeWeights: readonly number[] | undefined): void {
    const mesh = node.getMesh();
    if (mesh === null) return;
    const objectId = ++this.#objects;
    const name = nodeLabel(node, index);
    const meshIndex = this.#json.nodes?.[index]?.mesh ?? 0;
    const skin = node.getSkin();
    const placements = skin === null ? this.#placements(node, index) : [IDENTITY];
    mesh.listPrimitives().forEach((primitive, p) => {
      this.#context.checkCancelled();
      const field = `/meshes/${meshIndex}/primitives/${p}`;
      let shape = this.#reader.read(primitive, mesh.getName() || name, field);
      if (shape === null) return;
      shape = this.#morph(shape, primitive, nodeWeights ?? mesh.getWeights(), field);
      if (skin !== null) shape = this.#skin(shape, primitive, skin, field);
      const material = this.#materialIndex(primitive.getMaterial());
      placements.forEach((worldFromLocal, k) => {
        const label = placements.length > 1 ? `${name} ${k + 1}` : name;
        this.#place(shape, material, worldFromLocal, label, objectId, `/nodes/${index}`);
      });
    });
  }

  #place(
    mesh: RenderMesh,
    material: number,
    worldFromObject: Mat4,
    name: string,
    objectId: number,
    field: string,
  ): void {
    this.#context.allocate(INSTANCE_BYTES, field);
    let placed = mesh;
    let transform = worldFromObject;
    if (!isInvertible(worldFromObject)) {
      this.#context.allocate(mesh.positions.byteLength, field);
      placed = flattenMesh(mesh, worldFromObject);
      transform = IDENTITY;
      this.#context.warn(`"${name}" is scaled to zero along an axis; it is rendered flat`);
    } else if (determinant3(worldFromObject) < 0) {
      placed = this.#mirror(mesh, field);
      transform = multiply(worldFromObject, [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    }
    this.instances.push({
      name,
      mesh: this.#add(placed),
      material,
      motion: [{ time: 0, worldFromLocal: transform }],
      objectId,
    });
  }

  #add(mesh: RenderMesh): number {
    let index = this.#meshIndices.get(mesh);
    if (index === undefined) {
      index = this.meshes.push(mesh) - 1;
      this.#meshIndices.set(mesh, index);
    }
    return index;
  }

  #mirror(mesh: RenderMesh, field: string): RenderMesh {
    let mirrored = this.#mirrored.get(mesh);
    if (mirrored === undefined) {
      this.#context.allocate(meshBytes(mesh), field);
      mirrored = mirrorMesh(mesh);
      this.#mirrored.set(mesh, mirrored);
    }
    return mirrored;
  }

  #morph(mesh: RenderMesh, primitive: Primitive, weights: readonly number[], field: string): RenderMesh {
    const targets = primitive.listTargets();
    if (targets.length === 0 || !weights.some((w, i) => w !== 0 && i < targets.length)) return mesh;
    const key = weights.join();
    const cache = this.#morphed.get(primitive) ?? new Map<string, RenderMesh>();
    this.#morphed.set(primitive, cache);
    const known = cache.get(key);
    if (known !== undefined) return known;

    this.#context.allocate(meshBytes(mesh), field);
    const count = mesh.positions.length / 3;
    const deltas = targets.map((target, t): MorphDeltas => {
      const read = (semantic: string): Float32Array | null => {
        const accessor = target.getAttribute(semantic);
        const at = `${field}/targets/${t}/${semantic}`;
        const values = accessor && this.#reader.attribute(accessor, ['VEC3'], count, at);
        if (values?.every(Number.isFinite) === false) this.#context.fail(at, 'expected finite displacements');
        return values;
      };
      if ((weights[t] ?? 0) === 0) return { positions: null, normals: null, tangents: null };
      return { positions: read('POSITION'), normals: read('NORMAL'), tangents: read('TANGENT') };
    });
    const morphed = morphMesh(mesh, deltas, weights);
    cache.set(key, morphed);
    return morphed;
  }

  #skin(mesh: RenderMesh, primitive: Primitive, skin: Skin, field: string): RenderMesh {
    const context = this.#context;
    const count = mesh.positions.length / 3;
    const joints = skin.listJoints();
    const sets: JointSet[] = [];
    for (let s = 0; ; s++) {
      const jointAccessor = primitive.getAttribute(`JOINTS_${s}`);
      const weightAccessor = primitive.getAttribute(`WEIGHTS_${s}`);
      if (jointAccessor === null || weightAccessor === null) break;
      const at = `${field}/attributes/JOINTS_${s}`;
      const indices = this.#reader.attribute(jointAccessor, ['VEC4'], count, at);
      const weights = this.#reader.attribute(
        weightAccessor,
        ['VEC4'],
        count,
        `${field}/attributes/WEIGHTS_${s}`,
      );
      const beyond = indices.findIndex((joint, i) => !(joint < joints.length) && weights[i]! > 0);
      if (beyond !== -1) context.fail(at, `expected joints below ${joints.length}, found ${indices[beyond]}`);
      sets.push({ joints: indices, weights });
    }
    const skinField = `/skins/${this.#skinIndex.get(skin) ?? 0}`;
    if (sets.length === 0)
      context.warn(`${field}: a skinned mesh without joints and weights follows the first joint`);
    const inverseBind = skin.getInverseBindMatrices();
    const matrices = inverseBind === null ? null : accessorFloats(inverseBind);
    if (
      matrices !== null &&
      (inverseBind?.getType() !== 'MAT4' ||
        matrices.length < 16 * joints.length ||
        !matrices.every(Number.isFinite))
    )
      context.fail(`${skinField}/inverseBindMatrices`, `expected ${joints.length} finite MAT4 elements`);
    const jointMatrices = joints.map((joint, i): Mat4 => {
      const world = this.#worldFromNode[this.#nodeIndex.get(joint) ?? -1] ?? IDENTITY;
      return matrices === null
        ? world
        : multiply(world, Array.from(matrices.subarray(16 * i, 16 * i + 16)) as unknown as Mat4);
    });
    context.allocate(meshBytes(mesh), field);
    const skinned = skinMesh(mesh, sets, jointMatrices);
    if (!skinned.positions.every(Number.isFinite))
      context.fail(skinField, 'expected joints that keep the mesh finite');
    return skinned;
  }

  /** World transforms of a node's copies; one, its own, without EXT_mesh_gpu_instancing. */
  #placements(node: Node, index: number): readonly Mat4[] {
    const world = this.#worldFromNode[index] ?? IDENTITY;
    const batch = node.getExtension<InstancedMesh>('EXT_mesh_gpu_instancing');
    if (batch === null) return [world];
    const field = `/nodes/${index}/extensions/EXT_mesh_gpu_instancing/attributes`;
    const count = batch.listAttributes()[0]?.getCount() ?? 0;
    this.#context.allocate(count * INSTANCE_BYTES, field);
    const read = (semantic: string, type: string): Float32Array | null => {
      const accessor = batch.getAttribute(semantic);
      if (accessor === null) return null;
      if (accessor.getType() !== type || accessor.getCount() !== count)
        this.#context.fail(
          `${field}/${semantic}`,
          `expected ${count} elements of type ${type}, found ${accessor.getCount()} of type ${accessor.getType()}`,
        );
      const values = accessorFloats(accessor);
      if (!values.every(Number.isFinite))
        this.#context.fail(`${field}/${semantic}`, 'expected finite values');
      return values;
    };
    const [t, r, s] = [read('TRANSLATION', 'VEC3'), read('ROTATION', 'VEC4'), read('SCALE', 'VEC3')];
    return Array.from({ length: count }, (_, i) => {
      const q: Quat = r === null ? [0, 0, 0, 1] : [r[4 * i]!, r[4 * i + 1]!, r[4 * i + 2]!, r[4 * i + 3]!];
      const norm = Math.hypot(...q) || 1;
      const local = fromTrs(
        t === null ? [0, 0, 0] : [t[3 * i]!, t[3 * i + 1]!, t[3 * i + 2]!],
        [q[0] / norm, q[1] / norm, q[2] / norm, q[3] / norm],
        s === null ? [1, 1, 1] : [s[3 * i]!, s[3 * i + 1]!, s[3 * i + 2]!],
      );
      return multiply(world, local);
    });
  }
}

/** Whether a renderer can go back from world to object space. */
function isInvertible(m: Mat4): boolean {
  try {
    return invertAffine(m).every((value) => Number.isFinite(Math.fround(value)));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const meshBytes = (mesh: RenderMesh): number =>
  mesh.positions.byteLength +
  (mesh.normals?.byteLength ?? 0) +
  (mesh.tangents?.byteLength ?? 0) +
  mesh.indices.byteLength;

const nodeLabel = (node: Node, index: number): string =>
  node.getName() || node.getMesh()?.getName() || `node ${index}`;
