/** Images deflated by Node hold the same pixels as those deflated in JavaScript. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeExr } from '../../core/interchange/exr/decode-exr.ts';
import { encodeExr } from '../../core/interchange/exr/encode-exr.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import { nativeDeflate } from './native-deflate.ts';

describe('nativeDeflate', () => {
  it('writes EXR that reads back exactly', () => {
    const data = Float32Array.from({ length: 64 * 40 }, (_, i) => Math.floor(i / 7) / 8);
    const image = {
      width: 64,
      height: 40,
      channels: [{ name: 'Y', type: 'float', data } as const],
      attributes: {},
    };
    const bytes = encodeExr(image, { deflate: nativeDeflate });
    expect(bytes.length).toBeLessThan(4 * data.length);
    expect(decodeExr(bytes).channels[0]!.data).toEqual(data);
  });

  it('writes PNG that libvips reads exactly', async () => {
    const data = Uint8Array.from({ length: 3 * 64 * 40 }, (_, i) => (i >> 4) & 255);
    const bytes = encodePng({ width: 64, height: 40, components: 3, data }, { deflate: nativeDeflate });
    expect(new Uint8Array(await sharp(bytes).raw().toBuffer())).toEqual(data);
  });
});
