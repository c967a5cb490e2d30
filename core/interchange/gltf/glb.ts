/**
 * The GLB container: a 12-byte header, a JSON chunk and at most one binary chunk.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §4 "GLB File Format Specification" (ISO/IEC 12113:2022).
 */
import { ModelImportError } from './model-import-error.ts';

const MAGIC = 0x46546c67;
const CHUNK_JSON = 0x4e4f534a;
const CHUNK_BIN = 0x004e4942;

export interface GlbChunks {
  /** UTF-8 text of the document. */
  readonly json: Uint8Array;
  /** The first buffer, where the file carries one. */
  readonly bin: Uint8Array | null;
}

/** True when `bytes` open with GLB's magic number. */
export const isGlb = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && bytes[0] === 0x67 && bytes[1] === 0x6c && bytes[2] === 0x54 && bytes[3] === 0x46;

/**
 * Splits a GLB file into views of its chunks; unknown chunks are passed over, as [1] asks.
 * @throws ModelImportError on a wrong version, or lengths that the file does not hold.
 */
export function parseGlb(bytes: Uint8Array, file: string): GlbChunks {
  const fail = (field: string, expectation: string): never => {
    throw new ModelImportError(file, field, expectation);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== MAGIC)
    fail(
      'GLB header',
      `expected a GLB file of at least 20 bytes that begins with "glTF", found ${bytes.byteLength} bytes`,
    );
  const version = view.getUint32(4, true);
  if (version !== 2) fail('GLB header version', `expected 2 (glTF 2.0), found ${version}`);
  const declared = view.getUint32(8, true);
  if (declared > bytes.byteLength)
    fail(
      'GLB header length',
      `expected ${declared} bytes as declared, the file ends after ${bytes.byteLength}`,
    );

  let json: Uint8Array | null = null;
  let bin: Uint8Array | null = null;
  for (let at = 12, chunk = 0; at + 8 <= declared; chunk++) {
    const length = view.getUint32(at, true);
    const type = view.getUint32(at + 4, true);
    if (at + 8 + length > declared)
      fail(`GLB chunk ${chunk}`, `expected ${length} bytes as declared, the file has ${declared - at - 8}`);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (chunk === 0 && type !== CHUNK_JSON) fail('GLB chunk 0', 'expected the JSON chunk first');
    if (chunk === 0) json = data;
    else if (type === CHUNK_BIN && bin === null) bin = data;
    at += 8 + length;
  }
  return { json: json ?? fail('GLB chunk 0', 'expected a JSON chunk'), bin };
}
