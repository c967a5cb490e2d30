/** The PNG writer, read back by libvips (through sharp) and checked chunk by chunk. */
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/mutate.ts';
import { crc32 } from './crc32.ts';
import { encodePng, type PngImage } from './encode-png.ts';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const buffer = Buffer.from(bytes);
  const chunks: Chunk[] = [];
  for (let at = 8; at < buffer.length;) {
    const length = buffer.readUInt32BE(at);
    chunks.push({
      type: buffer.toString('latin1', at + 4, at + 8),
      data: buffer.subarray(at + 8, at + 8 + length),
    });
    expect(buffer.readUInt32BE(at + 8 + length)).toBe(crcByBits(buffer.subarray(at + 4, at + 8 + length)));
    at += 12 + length;
  }
  return chunks;
}

/** The division that defines the check, bit by bit, without a table. */
function crcByBits(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const odd = ((crc >>> 0) ^ (byte >>> bit)) & 1;
      crc = (crc >>> 1) ^ (odd ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}

/** A gradient with noise, so that every filter wins somewhere. */
function picture(width: number, height: number, components: 1 | 2 | 3 | 4, bits: 8 | 16): PngImage {
  const random = seededRandom(width * components);
  const max = 2 ** bits - 1;
  const count = width * height * components;
  const data = bits === 8 ? new Uint8Array(count) : new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const pixel = Math.floor(i / components);
    const y = Math.floor(pixel / width);
    const ramp = ((pixel % width) + 3 * y + (i % components)) / (width + 3 * height + 4);
    data[i] = y % 5 === 4 ? random.below(max + 1) : Math.floor(max * ramp);
  }
  return { width, height, components, data };
}

describe('encodePng', () => {
  it.each([
    [1, 1, 3, 8],
    [33, 21, 3, 8],
    [33, 21, 4, 8],
    [20, 9, 1, 8],
    [20, 9, 2, 8],
    [33, 21, 3, 16],
    [33, 21, 4, 16],
  ] as const)(
    '%i × %i, %i components, %i bits: libvips reads the same samples',
    async (width, height, components, bits) => {
      // Catches a wrong Paeth tie, little-endian 16-bit samples and a filter row off by one pixel.
      const image = picture(width, height, components, bits);
      const input = sharp(encodePng(image), { failOn: 'warning' });
      const metadata = await input.metadata();
      expect([metadata.format, metadata.width, metadata.height, metadata.channels]).toEqual([
        'png',
        width,
        height,
        components,
      ]);
      const raw = bits === 8 ? input.raw() : input.toColourspace('rgb16').raw({ depth: 'ushort' });
      const { data, info } = await raw.toBuffer({ resolveWithObject: true });
      const found =
        bits === 8
          ? [...data]
          : [...new Uint16Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length))];
      if (info.channels === components) expect(found).toEqual([...image.data]);
      else
        expect(found.filter((_, i) => i % info.channels === 0)).toEqual(
          [...image.data].filter((_, i) => i % components === 0),
        );
    },
  );

  it('uses every filter type where it pays', () => {
    const { width, height, ...rest } = picture(64, 60, 3, 8);
    const idat = chunksOf(encodePng({ width, height, ...rest })).find(({ type }) => type === 'IDAT')!;
    const rows = inflateSync(idat.data);
    expect(rows.length).toBe(height * (3 * width + 1));
    const types = new Set(Array.from({ length: height }, (_, y) => rows[y * (3 * width + 1)]));
    expect(types.size).toBeGreaterThan(1);
  });

  it('orders its chunks and says how samples are to be read', () => {
    const image = picture(2, 2, 3, 8);
    const types = (options: Parameters<typeof encodePng>[1]): string[] =>
      chunksOf(encodePng(image, options)).map(({ type }) => type);
    expect(types({})).toEqual(['IHDR', 'sRGB', 'gAMA', 'cHRM', 'IDAT', 'IEND']);
    expect(types({ colorSpace: 'none' })).toEqual(['IHDR', 'IDAT', 'IEND']);
    const pq = chunksOf(encodePng(image, { colorSpace: { primaries: 9, transfer: 16 } }));
    expect([...pq.find(({ type }) => type === 'cICP')!.data]).toEqual([9, 16, 0, 1]);
    const gamma = chunksOf(encodePng(image, { colorSpace: { displayGamma: 2.4 } }));
    expect(gamma.find(({ type }) => type === 'gAMA')!.data.readUInt32BE(0)).toBe(41667);
  });

  it('writes Latin-1 text as tEXt and other text as iTXt', () => {
    const chunks = chunksOf(
      encodePng(picture(2, 2, 3, 8), { text: { Title: 'Café 7', Comment: 'f/2 → f/4' } }),
    );
    expect(chunks.find(({ type }) => type === 'tEXt')!.data).toEqual(Buffer.from('Title\0Café 7', 'latin1'));
    expect(chunks.find(({ type }) => type === 'iTXt')!.data).toEqual(
      Buffer.from('Comment\0\0\0\0\0f/2 → f/4', 'utf8'),
    );
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'a wrong count of samples',
      () => encodePng({ width: 2, height: 2, components: 3, data: new Uint8Array(11) }),
      /data: expected 12/,
    ],
    ['no size', () => encodePng({ width: 0, height: 2, components: 3, data: new Uint8Array(0) }), /size/],
    [
      'a keyword with outer spaces',
      () => encodePng(picture(1, 1, 3, 8), { text: { ' a': '' } }),
      /text " a"/,
    ],
    [
      'an impossible gamma',
      () => encodePng(picture(1, 1, 3, 8), { colorSpace: { displayGamma: 0 } }),
      /colorSpace/,
    ],
    [
      'a code point beyond a byte',
      () => encodePng(picture(1, 1, 3, 8), { colorSpace: { primaries: 256, transfer: 1 } }),
      /colorSpace/,
    ],
  ])('refuses %s', (_, write, message) => expect(write).toThrowError(message));
});

describe('crc32', () => {
  it('is the published check value, and the definition', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    const random = seededRandom(1);
    const bytes = Uint8Array.from({ length: 999 }, () => random.below(256));
    expect(crc32(bytes)).toBe(crcByBits(bytes));
  });
});
