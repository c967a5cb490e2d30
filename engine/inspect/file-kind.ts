/** What a file is, by its first bytes where they say so, else by its suffix. */
import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isGlb } from '../../core/interchange/gltf/glb.ts';
import { UsageError } from '../cli/usage-error.ts';
import { imageKind } from '../images/decode-image.ts';

export type FileKind =
  'project' | 'archive' | 'scene' | 'model' | 'exr' | 'hdr' | 'image' | 'ies' | 'ldt' | 'checkpoint';

const HEAD_BYTES = 64;
export const KNOWN_KINDS =
  'a project folder or archive, a scene .json, a glTF model, an EXR, HDR or other image, an IES or LDT light profile, or a render checkpoint';

/** @throws UsageError naming the file, when there is nothing, nothing in it, or nothing known. */
export async function kindOfFile(file: string): Promise<FileKind> {
  const info = await stat(file).catch(() => {
    throw new UsageError(`${file}: expected ${KNOWN_KINDS}, got nothing there`);
  });
  if (info.isDirectory()) return 'project';
  if (!info.isFile()) throw new UsageError(`${file}: expected a file or a project folder`);
  if (info.size === 0) throw new UsageError(`${file}: expected ${KNOWN_KINDS}, got an empty file`);
  const head = await readHead(file);
  const ascii = String.fromCharCode(...head);
  if (ascii.startsWith('PK\x03\x04')) return 'archive';
  if (isGlb(head)) return 'model';
  if (ascii.startsWith('\x76\x2f\x31\x01')) return 'exr';
  if (ascii.startsWith('#?')) return 'hdr';
  if (imageKind(head) !== null) return 'image';
  // "PnCk", as core/tracer/checkpoint.ts writes it
  if (ascii.startsWith('PnCk')) return 'checkpoint';
  if (ascii.startsWith('IESNA')) return 'ies';
  const bySuffix = KIND_OF_SUFFIX[path.extname(file).toLowerCase()];
  if (bySuffix === 'scene') return (await isGltfJson(file)) ? 'model' : 'scene';
  if (bySuffix !== undefined) return bySuffix;
  throw new UsageError(`${file}: expected ${KNOWN_KINDS}, got a file of another kind`);
}

const KIND_OF_SUFFIX: Readonly<Record<string, FileKind>> = {
  '.json': 'scene',
  '.gltf': 'model',
  '.glb': 'model',
  '.exr': 'exr',
  '.hdr': 'hdr',
  '.pic': 'hdr',
  '.png': 'image',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.webp': 'image',
  '.avif': 'image',
  '.tif': 'image',
  '.tiff': 'image',
  '.ies': 'ies',
  '.ldt': 'ldt',
  '.checkpoint': 'checkpoint',
  '.penumbra': 'archive',
};

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return new Uint8Array(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** glTF is JSON with an asset version, whatever the file is called. */
async function isGltfJson(file: string): Promise<boolean> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as { asset?: { version?: unknown } } | null;
    return typeof value === 'object' && typeof value?.asset?.version === 'string';
  } catch {
    return false;
  }
}
