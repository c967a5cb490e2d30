/**
 * KTX2 textures in Basis Universal supercompression as RGBA texels: the container is checked with ktx-parse, the
 * texels come from the Basis transcoder (WebAssembly, shipped inside npm three). Only the largest mip level is read.
 *
 * [1] Khronos Group, KTX File Format 2.0; KHR_texture_basisu.
 */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { read, VK_FORMAT_UNDEFINED, type KTX2Container } from 'ktx-parse';
import type { DecodedImage } from '../../core/interchange/gltf/gltf-textures.ts';

interface Ktx2File {
  isValid(): boolean;
  getWidth(): number;
  getHeight(): number;
  getImageTranscodedSizeInBytes(level: number, layer: number, face: number, format: number): number;
  startTranscoding(): boolean;
  transcodeImage(
    out: Uint8Array,
    level: number,
    layer: number,
    face: number,
    format: number,
    unused: number,
    channel0: number,
    channel1: number,
  ): boolean;
  close(): void;
  delete(): void;
}
interface BasisModule {
  KTX2File: new (bytes: Uint8Array) => Ktx2File;
  initializeBasis(): void;
}

/** Transcoder target: 32-bit RGBA, rows from the top. */
const RGBA32 = 13;
const MAGIC = [0xab, 0x4b, 0x54, 0x58, 0x20, 0x32, 0x30, 0xbb, 0x0d, 0x0a, 0x1a, 0x0a];
/** The largest texture side that GPUs take. */
const MAX_SIDE = 16384;

export const isKtx2 = (bytes: Uint8Array): boolean =>
  bytes.length > MAGIC.length && MAGIC.every((byte, i) => bytes[i] === byte);

let transcoder: Promise<BasisModule> | null = null;

async function loadTranscoder(): Promise<BasisModule> {
  const require = createRequire(import.meta.url);
  const script = require.resolve('three/examples/jsm/libs/basis/basis_transcoder.js');
  const create = evaluateScript(await readFile(script, 'utf8'), require, path.dirname(script));
  const wasmBinary = await readFile(path.join(path.dirname(script), 'basis_transcoder.wasm'));
  const module = await create({ wasmBinary, print: () => undefined, printErr: () => undefined });
  module.initializeBasis();
  return module;
}

/** three is an ES module package, and this file in it a CommonJS script: it is given the CommonJS names that it asks for. */
function evaluateScript(
  source: string,
  require: NodeJS.Require,
  folder: string,
): (options: object) => Promise<BasisModule> {
  const module: { exports: unknown } = { exports: {} };
  const filename = path.join(folder, 'basis_transcoder.js');
  compileFunction(source, ['module', 'exports', 'require', '__dirname', '__filename'], { filename })(
    module,
    module.exports,
    require,
    folder,
    filename,
  );
  return module.exports as (options: object) => Promise<BasisModule>;
}

/** @param allocate is asked before texels are made. @throws Error that says what is wrong with the texture. */
export async function decodeKtx2(
  bytes: Uint8Array,
  allocate: (byteLength: number) => void,
): Promise<DecodedImage> {
  const container = readContainer(bytes);
  const { pixelWidth: width, pixelHeight: height } = container;
  if (container.vkFormat !== VK_FORMAT_UNDEFINED)
    throw new Error('expected Basis Universal texels (KHR_texture_basisu)');
  if (!(width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE))
    throw new Error(`expected 1…${MAX_SIDE} pixels a side, found ${width}×${height}`);
  if (container.pixelDepth > 0 || container.layerCount > 1 || container.faceCount !== 1)
    throw new Error('expected a single two-dimensional image');
  allocate(width * height * 4);
  transcoder ??= loadTranscoder();
  const basis = await transcoder;
  try {
    return transcode(basis, bytes, width, height);
  } catch (error) {
    transcoder = null; // a trap may leave the module unusable
    throw error instanceof Error && error.constructor === Error
      ? error
      : new Error('the texels are corrupt', { cause: error });
  }
}

/** ktx-parse fails with whatever its views run into. */
function readContainer(bytes: Uint8Array): KTX2Container {
  try {
    return read(bytes);
  } catch (error) {
    throw new Error('the KTX2 container is damaged or cut off', { cause: error });
  }
}

function transcode(basis: BasisModule, bytes: Uint8Array, width: number, height: number): DecodedImage {
  const file = new basis.KTX2File(bytes);
  try {
    if (
      !file.isValid() ||
      file.getWidth() !== width ||
      file.getHeight() !== height ||
      !file.startTranscoding()
    )
      throw new Error('the texels are corrupt');
    const size = file.getImageTranscodedSizeInBytes(0, 0, 0, RGBA32);
    if (size !== width * height * 4)
      throw new Error(`expected ${width * height * 4} bytes of texels, found ${size}`);
    const data = new Uint8Array(size);
    if (!file.transcodeImage(data, 0, 0, 0, RGBA32, 0, -1, -1)) throw new Error('the texels are corrupt');
    return { width, height, data };
  } finally {
    file.close();
    file.delete();
  }
}
