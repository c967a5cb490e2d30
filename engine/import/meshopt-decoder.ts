/**
 * Meshopt-compressed buffer views through the reference decoder (WebAssembly, npm meshoptimizer).
 *
 * [1] Khronos Group, EXT_meshopt_compression and KHR_meshopt_compression.
 */
import { MeshoptDecoder } from 'meshoptimizer';

/** Unpacks count × stride bytes. @throws Error when the data is broken. */
export async function decodeMeshopt(
  bytes: Uint8Array,
  count: number,
  stride: number,
  mode: string,
  filter: string,
): Promise<Uint8Array> {
  await MeshoptDecoder.ready;
  const out = new Uint8Array(count * stride);
  if (count > 0) MeshoptDecoder.decodeGltfBuffer(out, count, stride, bytes, mode, filter);
  return out;
}
