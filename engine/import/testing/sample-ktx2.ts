/**
 * A KTX2 texture in UASTC whose texels are known without an encoder: solid blocks.
 *
 * [1] Khronos Group, Data Format Specification 1.4, §25 "UASTC": mode 8 is the 5-bit code 10111 followed by R, G, B, A
 *     and hints for a later ETC1 transcode, which RGBA output does not read.
 */
import { createDefaultContainer, KHR_DF_MODEL_UASTC, KHR_DF_TRANSFER_SRGB, write } from 'ktx-parse';

/** @param blocks rows of RGBA colours, one per 4×4 block */
export function solidKtx2(
  blocks: readonly (readonly (readonly [number, number, number, number])[])[],
): Uint8Array {
  const rows = blocks.length;
  const columns = blocks[0]?.length ?? 0;
  const data = new Uint8Array(16 * rows * columns);
  blocks.flat().forEach(([r, g, b, a], i) => {
    let bits = 0x17n;
    [r, g, b, a].forEach((value, k) => (bits |= BigInt(value) << BigInt(5 + 8 * k)));
    for (let k = 0; k < 16; k++) data[16 * i + k] = Number((bits >> BigInt(8 * k)) & 0xffn);
  });
  const container = createDefaultContainer();
  container.pixelWidth = 4 * columns;
  container.pixelHeight = 4 * rows;
  container.faceCount = 1;
  container.levelCount = 1;
  container.levels = [{ levelData: data, uncompressedByteLength: data.byteLength }];
  const descriptor = container.dataFormatDescriptor[0];
  if (descriptor === undefined) throw new Error('ktx-parse made no data format descriptor');
  descriptor.colorModel = KHR_DF_MODEL_UASTC;
  descriptor.transferFunction = KHR_DF_TRANSFER_SRGB;
  descriptor.texelBlockDimension = [3, 3, 0, 0];
  descriptor.bytesPlane = [16, 0, 0, 0, 0, 0, 0, 0];
  descriptor.samples = [
    {
      bitOffset: 0,
      bitLength: 127,
      channelType: 3,
      samplePosition: [0, 0, 0, 0],
      sampleLower: 0,
      sampleUpper: 0xffffffff,
    },
  ];
  return write(container);
}
