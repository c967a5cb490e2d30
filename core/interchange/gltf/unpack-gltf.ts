/**
 * Undoes geometry compression before the document is built: Draco primitives and Meshopt buffer views become plain
 * accessors and views over new buffers, so that everything after this step sees uncompressed glTF, and a broken
 * payload is blamed on the primitive or view that holds it.
 *
 * [1] Khronos Group, KHR_draco_mesh_compression. [2] EXT_meshopt_compression and KHR_meshopt_compression.
 */
import {
  COMPONENT_BYTES,
  COMPONENTS,
  type GltfAccessor,
  type GltfBufferView,
  type GltfJson,
  type GltfPrimitive,
} from './gltf-schema.ts';
import type { ImportContext } from './import-context.ts';
import { pointer } from './model-import-error.ts';

export interface DracoRequest {
  /** Attribute semantic, such as POSITION. */
  readonly name: string;
  /** The attribute's unique id inside the Draco stream. */
  readonly id: number;
  /** Wanted glTF component type and components per vertex. */
  readonly componentType: GltfAccessor['componentType'];
  readonly components: number;
}
export interface DracoMesh {
  readonly vertexCount: number;
  readonly indices: Uint32Array;
  /** Tightly packed little-endian elements, in the order of the requests. */
  readonly attributes: readonly Uint8Array[];
}
/** Decoders of compressed geometry; each throws an Error that says why when a payload is broken. */
export interface GeometryDecoders {
  /** @param maxVertices and @param maxFaces refuse a stream that claims more, before it is unpacked. */
  draco(
    bytes: Uint8Array,
    requests: readonly DracoRequest[],
    maxVertices: number,
    maxFaces: number,
  ): Promise<DracoMesh>;
  /** Writes count × stride bytes. */
  meshopt(
    bytes: Uint8Array,
    count: number,
    stride: number,
    mode: string,
    filter: string,
  ): Promise<Uint8Array>;
}

/** A document and the bytes of each of its buffers (null: a Meshopt fallback buffer that nothing reads). */
export interface GltfData {
  readonly json: GltfJson;
  readonly buffers: readonly (Uint8Array | null)[];
}

const MESHOPT = ['EXT_meshopt_compression', 'KHR_meshopt_compression'] as const;

/** The same document without compression. @throws ModelImportError naming the compressed record that could not be read. */
export async function unpackGltf(
  data: GltfData,
  decoders: GeometryDecoders,
  context: ImportContext,
): Promise<GltfData> {
  const buffers = [...data.buffers];
  const bufferRecords = [...(data.json.buffers ?? [])];
  const bufferViews = [...(data.json.bufferViews ?? [])];
  const accessors = [...(data.json.accessors ?? [])];
  const addBuffer = (bytes: Uint8Array): number => {
    bufferRecords.push({ byteLength: bytes.byteLength });
    return buffers.push(bytes) - 1;
  };
  const slice = (
    view: { buffer: number; byteOffset?: number | undefined; byteLength: number },
    field: string,
  ): Uint8Array => {
    const bytes = buffers[view.buffer] ?? context.fail(field, `expected data in buffer ${view.buffer}`);
    return bytes.subarray(view.byteOffset ?? 0, (view.byteOffset ?? 0) + view.byteLength);
  };

  for (const [i, view] of bufferViews.entries()) {
    const name = MESHOPT.find((extension) => view.extensions?.[extension] !== undefined);
    const packed = name && view.extensions?.[name];
    if (!packed) continue;
    context.checkCancelled();
    const field = pointer('bufferViews', i, 'extensions', name);
    context.allocate(packed.count * packed.byteStride, field);
    const bytes = await decoders
      .meshopt(slice(packed, field), packed.count, packed.byteStride, packed.mode, packed.filter ?? 'NONE')
      .catch((error: unknown) =>
        context.fail(
          field,
          `expected Meshopt data: ${String(error instanceof Error ? error.message : error)}`,
        ),
      );
    bufferViews[i] = plainView(
      addBuffer(bytes),
      bytes.byteLength,
      packed.mode === 'ATTRIBUTES' ? packed.byteStride : undefined,
    );
  }

  bufferViews.forEach((view, i) => {
    if (buffers[view.buffer] === null)
      context.fail(
        pointer('bufferViews', i, 'buffer'),
        `expected data in buffer ${view.buffer}, it has none`,
      );
  });

  const done = new Map<string, GltfPrimitive>();
  const unpackPrimitive = async (primitive: GltfPrimitive, field: string): Promise<GltfPrimitive> => {
    const draco = primitive.extensions?.KHR_draco_mesh_compression;
    if (draco === undefined) return primitive;
    const key = JSON.stringify([draco.bufferView, draco.attributes, primitive.attributes, primitive.indices]);
    const before = done.get(key);
    if (before !== undefined)
      return { ...primitive, attributes: before.attributes, indices: before.indices, mode: 4 };
    context.checkCancelled();
    const requests = Object.entries(draco.attributes).flatMap(([name, id]): DracoRequest[] => {
      const accessor = accessors[primitive.attributes[name] ?? -1];
      return accessor === undefined
        ? []
        : [{ name, id, componentType: accessor.componentType, components: COMPONENTS[accessor.type] }];
    });
    const view =
      bufferViews[draco.bufferView] ?? context.fail(field, 'expected a bufferView with Draco data');
    const maxVertices = Math.max(
      0,
      ...requests.map(({ name }) => accessors[primitive.attributes[name] ?? -1]?.count ?? 0),
    );
    const indexCount = accessors[primitive.indices ?? -1]?.count ?? maxVertices * 6;
    const mesh = await decoders
      .draco(slice(view, field), requests, maxVertices, Math.ceil(indexCount / 3))
      .catch((error: unknown) =>
        context.fail(field, `expected Draco data: ${String(error instanceof Error ? error.message : error)}`),
      );
    const addAccessor = (bytes: Uint8Array, like: GltfAccessor): number => {
      const bufferView = bufferViews.push(plainView(addBuffer(bytes), bytes.byteLength, undefined)) - 1;
      const { componentType, type, normalized } = like;
      const count = bytes.byteLength / (COMPONENTS[type] * COMPONENT_BYTES[componentType]);
      return accessors.push({ componentType, type, count, normalized, bufferView }) - 1;
    };
    const attributes = { ...primitive.attributes };
    requests.forEach(({ name }, k) => {
      const like = accessors[primitive.attributes[name] ?? -1];
      const bytes = mesh.attributes[k];
      if (like === undefined || bytes === undefined) return;
      context.allocate(2 * bytes.byteLength, field);
      attributes[name] = addAccessor(bytes, like);
    });
    const indexBytes = new Uint8Array(mesh.indices.buffer, mesh.indices.byteOffset, mesh.indices.byteLength);
    context.allocate(2 * indexBytes.byteLength, field);
    const indices = addAccessor(indexBytes, { componentType: 5125, type: 'SCALAR', count: 0 });
    const unpacked = { ...primitive, attributes, indices, mode: 4 };
    done.set(key, unpacked);
    return unpacked;
  };
  const meshes = [];
  for (const [m, mesh] of (data.json.meshes ?? []).entries()) {
    const primitives = [];
    for (const [p, primitive] of mesh.primitives.entries())
      primitives.push(
        await unpackPrimitive(
          primitive,
          pointer('meshes', m, 'primitives', p, 'extensions', 'KHR_draco_mesh_compression'),
        ),
      );
    meshes.push({ ...mesh, primitives });
  }
  return { json: { ...data.json, buffers: bufferRecords, bufferViews, accessors, meshes }, buffers };
}

const plainView = (buffer: number, byteLength: number, byteStride: number | undefined): GltfBufferView => ({
  buffer,
  byteLength,
  byteOffset: 0,
  byteStride,
});
