/**
 * Draco geometry through Google's decoder (WebAssembly, npm draco3dgltf). A broken stream can abort the module for
 * good, so a module that threw is dropped and the next mesh gets a fresh one.
 *
 * [1] Google, Draco bitstream specification; KHR_draco_mesh_compression.
 */
import draco, { type DecoderModule } from 'draco3dgltf';
import type { DracoMesh, DracoRequest } from '../../core/interchange/gltf/unpack-gltf.ts';
import { COMPONENT_BYTES } from '../../core/interchange/gltf/gltf-schema.ts';

/** Component types of glTF (GL enumerants) as Draco's data types. */
const DATA_TYPE = {
  5120: 'DT_INT8',
  5121: 'DT_UINT8',
  5122: 'DT_INT16',
  5123: 'DT_UINT16',
  5125: 'DT_UINT32',
  5126: 'DT_FLOAT32',
} as const;

/** The decoder's own chatter on a broken stream says less than the error that follows. */
const MODULE_OPTIONS = { print: () => undefined, printErr: () => undefined };

let module: Promise<DecoderModule> | null = null;

/** Decodes a triangle mesh. @throws Error when the stream is broken or larger than the document says. */
export async function decodeDraco(
  bytes: Uint8Array,
  requests: readonly DracoRequest[],
  maxVertices: number,
  maxFaces: number,
): Promise<DracoMesh> {
  module ??= draco.createDecoderModule(MODULE_OPTIONS);
  const decoder = await module;
  try {
    return decodeWith(decoder, bytes, requests, maxVertices, maxFaces);
  } catch (error) {
    module = null;
    throw isOwn(error) ? error : new Error('the stream is corrupt', { cause: error });
  }
}

/**
 * Reads how many faces and vertices a stream claims ([1]: header of 11 bytes, then the connectivity header), so that
 * a small file cannot make the decoder reserve gigabytes. A stream with metadata in between is left to the decoder.
 */
function checkClaims(bytes: Uint8Array, maxVertices: number, maxFaces: number): void {
  const HAS_METADATA = 0x80;
  const [major, minor, method, flags] = [bytes[5], bytes[6], bytes[8], bytes[10]];
  if (major !== 2 || minor !== 2 || flags === undefined || flags & HAS_METADATA) return;
  let at = method === 1 ? 12 : 11;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  const [first, second] = [varint(), varint()];
  const [vertices, faces] = method === 1 ? [first, second] : [second, first];
  if (vertices > maxVertices)
    throw new Error(`the accessors declare ${maxVertices} vertices, the stream claims ${vertices}`);
  if (faces > maxFaces)
    throw new Error(`the accessors declare ${maxFaces} triangles, the stream claims ${faces}`);
}

/** A trap or an abort of the module is a subclass of Error, or no Error at all. */
const isOwn = (error: unknown): boolean => error instanceof Error && error.constructor === Error;

function decodeWith(
  draco: DecoderModule,
  bytes: Uint8Array,
  requests: readonly DracoRequest[],
  maxVertices: number,
  maxFaces: number,
): DracoMesh {
  checkClaims(bytes, maxVertices, maxFaces);
  const decoder = new draco.Decoder();
  const buffer = new draco.DecoderBuffer();
  const mesh = new draco.Mesh();
  const copyOut = (byteLength: number, fill: (pointer: number) => boolean): Uint8Array => {
    const at = draco._malloc(byteLength);
    if (at === 0 && byteLength > 0) throw new Error('the mesh needs more memory than the decoder has');
    if (!fill(at)) throw new Error('an attribute could not be converted');
    const copy = draco.HEAPU8.slice(at, at + byteLength);
    draco._free(at);
    return copy;
  };
  buffer.Init(bytes, bytes.byteLength);
  if (decoder.GetEncodedGeometryType(buffer) !== draco.TRIANGULAR_MESH)
    throw new Error('the stream holds no triangle mesh');
  const status = decoder.DecodeBufferToMesh(buffer, mesh);
  if (!status.ok() || mesh.ptr === 0) throw new Error(status.error_msg() || 'the stream is corrupt');
  const vertexCount = mesh.num_points();
  const faceCount = mesh.num_faces();
  if (vertexCount > maxVertices)
    throw new Error(`the accessors declare ${maxVertices} vertices, the stream has ${vertexCount}`);
  if (faceCount > maxFaces)
    throw new Error(`the accessors declare ${maxFaces} triangles, the stream has ${faceCount}`);

  const indexBytes = copyOut(faceCount * 12, (at) =>
    decoder.GetTrianglesUInt32Array(mesh, faceCount * 12, at),
  );
  const attributes = requests.map(({ name, id, componentType, components }) => {
    const attribute = decoder.GetAttributeByUniqueId(mesh, id);
    if (attribute.ptr === 0) throw new Error(`the stream has no attribute ${id} for ${name}`);
    if (attribute.num_components() !== components)
      throw new Error(
        `${name} has ${attribute.num_components()} components in the stream and ${components} in its accessor`,
      );
    const byteLength = vertexCount * components * COMPONENT_BYTES[componentType];
    return copyOut(byteLength, (at) =>
      decoder.GetAttributeDataArrayForAllPoints(
        mesh,
        attribute,
        draco[DATA_TYPE[componentType]],
        byteLength,
        at,
      ),
    );
  });
  for (const object of [mesh, buffer, decoder]) draco.destroy(object);
  return { vertexCount, indices: new Uint32Array(indexBytes.buffer), attributes };
}
