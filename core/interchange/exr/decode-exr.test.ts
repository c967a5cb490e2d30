/**
 * The reader against files that other programs wrote. `fixtures/` holds one picture, made by the formulas
 * below, as written by OpenImageIO 2.4 and the OpenEXR 3.1 tools in every compression; `decoded-*` are the
 * lossy ones as the OpenEXR library itself decodes them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeExrWithThree } from '../testing/three-loaders.ts';
import { decodeExr, type DecodedExr } from './decode-exr.ts';
import { encodeExr } from './encode-exr.ts';
import type { ExrCompression } from './exr-image.ts';
import { FLOAT_FROM_HALF, halfFromFloat } from './half.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./fixtures/${name}.exr`, import.meta.url)));

const WIDTH = 24;
const HEIGHT = 37;
const noise = (x: number, y: number): number =>
  ((Math.imul(x * 73 + y * 179 + 11, 0x9e3779b1) >>> 16) & 255) / 255;
const PICTURE: Record<string, (x: number, y: number) => number> = {
  R: (x) => 0.2 + x / WIDTH,
  G: (x, y) => ((x - 12) ** 2 + (y - 18) ** 2 < 64 ? 40 : 0.05 * y),
  B: (x, y) => 0.5 + 0.5 * noise(x, y),
  A: (x, y) => (y < 20 ? 1 : x / 32),
  Z: (x, y) => 1 + Math.hypot(x >> 2, y >> 2) / 3,
  'fill.Y': (x, y) => (0.25 * (x + y)) / (WIDTH + HEIGHT),
};

function samples(image: DecodedExr, name: string): Float32Array | Uint32Array {
  return image.channels.find((channel) => channel.name === name)!.data;
}

function picture(name: string): Float32Array {
  const value = (i: number): number => PICTURE[name]!(i % WIDTH, Math.floor(i / WIDTH));
  return Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    name === 'Z' ? value(i) : FLOAT_FROM_HALF[halfFromFloat(value(i))]!,
  );
}

describe('decodeExr', () => {
  // Broken on purpose, each seen to fail: the byte predictor's −128, PIZ's column pass, the run symbol of the
  // Huffman code, the tile's clipped width at the right edge, the part number of multi-part chunks.
  it.each<[string, ExrCompression, boolean]>([
    ['scanline-rle', 'rle', false],
    ['scanline-zips', 'zips', false],
    ['scanline-zip', 'zip', false],
    ['scanline-piz', 'piz', false],
    ['tiled-mipmap-piz', 'piz', true],
    ['tiled-ripmap-zip', 'zip', true],
    ['multipart-zip', 'zip', false],
  ])('reads %s without loss', (name, compression, tiled) => {
    const image = decodeExr(fixture(name));
    expect([image.width, image.height, image.compression, image.tiled]).toEqual([
      WIDTH,
      HEIGHT,
      compression,
      tiled,
    ]);
    expect(image.partCount).toBe(name === 'multipart-zip' ? 2 : 1);
    expect(image.channels.map(({ name: channel }) => channel).sort()).toEqual(Object.keys(PICTURE).sort());
    for (const channel of Object.keys(PICTURE))
      expect(samples(image, channel), channel).toEqual(picture(channel));
  });

  // Broken on purpose, each seen to fail: a plane too few in PXR24, B44's difference order, DWA's zigzag, its
  // curve (2.2 → 2.4), its chroma matrix, and alpha's byte planes.
  it.each([
    ['scanline-pxr24', 'decoded-pxr24'],
    ['scanline-b44', 'decoded-b44'],
    ['scanline-b44a', 'decoded-b44'],
    ['scanline-dwaa', 'decoded-dwaa'],
    ['scanline-dwab', 'decoded-dwaa'],
  ])('reads %s as the OpenEXR library does', (name, reference) => {
    const image = decodeExr(fixture(name));
    const expected = decodeExr(fixture(reference));
    for (const channel of Object.keys(PICTURE)) {
      expect(samples(image, channel), channel).toEqual(samples(expected, channel));
      // And the codec is a codec: the picture is still there.
      const exact = picture(channel);
      let worst = 0;
      for (const [i, value] of samples(image, channel).entries()) {
        worst = Math.max(worst, Math.abs(value - exact[i]!) / (0.1 + exact[i]!));
      }
      expect(worst).toBeLessThan(0.1);
    }
  });

  // Not scanline-piz, whose incompressible last chunk is stored raw, which three.js does not expect.
  it.each(['scanline-rle', 'scanline-zip', 'scanline-pxr24', 'scanline-b44a', 'tiled-mipmap-piz'])(
    'agrees with three.js on %s',
    async (name) => {
      const image = decodeExr(fixture(name));
      const independent = await decodeExrWithThree(fixture(name));
      for (const [component, channel] of ['R', 'G', 'B', 'A'].entries()) {
        const found = Float32Array.from(
          { length: WIDTH * HEIGHT },
          (_, i) => independent.data[4 * i + component]!,
        );
        expect(samples(image, channel)).toEqual(found);
      }
    },
  );

  it('keeps only the channels that are asked for', () => {
    const image = decodeExr(fixture('scanline-zip'), { channels: (name) => name === 'Z' });
    expect(image.channels.map(({ name }) => name)).toEqual(['Z']);
    expect(samples(image, 'Z')).toEqual(picture('Z'));
  });
});

describe('decodeExr refuses', () => {
  const data = new Float32Array(64 * 64);
  const good = encodeExr({
    width: 64,
    height: 64,
    channels: [{ name: 'Y', type: 'float', data }],
    attributes: {},
  });
  /** A copy with bytes changed `at` an offset after the text `after` and its zero. */
  function patched(after: string, at: number, ...bytes: number[]): Uint8Array {
    const out = good.slice();
    const text = Buffer.from(out).indexOf(`${after}\0`);
    out.set(bytes, text + after.length + 1 + at);
    return out;
  }
  const int = (value: number): number[] => [...new Uint8Array(Int32Array.of(value).buffer)];

  it.each<[string, Uint8Array, string, RegExp]>([
    ['what is no EXR', Uint8Array.from({ length: 100 }, (_, i) => i), 'magic number', /76 2f 31 01/],
    ['an empty file', new Uint8Array(0), 'magic number', /OpenEXR/],
    ['an unknown version', Uint8Array.from(good, (b, i) => (i === 4 ? 3 : b)), 'version', /version 2/],
    ['deep data', Uint8Array.from(good, (b, i) => (i === 5 ? 8 : b)), 'version', /deep/],
    ['a file cut in its header', good.subarray(0, 100), 'attribute', /ends at 100/],
    ['a file cut in its pixels', good.subarray(0, good.length - 5), 'scan line', /ends at/],
    ['an unknown compression', patched('compression\0compression', 4, 77), 'compression', /got 77/],
    ['a window inside out', patched('dataWindow\0box2i', 4 + 8, ...int(-1)), 'dataWindow', /min ≤ max/],
    [
      'more pixels than the bytes can hold',
      patched('dataWindow\0box2i', 4 + 12, ...int(50000)),
      'dataWindow',
      /cut off/,
    ],
    [
      'a billion pixels',
      patched('dataWindow\0box2i', 4 + 8, ...int(0x7ffffff0), ...int(0x7ffffff0)),
      'dataWindow',
      /at most/,
    ],
    [
      'an attribute of negative size',
      patched('lineOrder\0lineOrder', 0, ...int(-5)),
      'attribute lineOrder',
      /bytes/,
    ],
    [
      'subsampled channels',
      patched('channels\0chlist', 4 + 2 + 8, ...int(2)),
      'channel Y',
      /subsampled 2 × 1/,
    ],
    ['an unknown pixel type', patched('channels\0chlist', 4 + 2, ...int(9)), 'channel Y', /pixel type/],
  ])('%s', (_, bytes, field, message) => {
    let error: unknown = null;
    try {
      decodeExr(bytes, { file: 'sky.exr' });
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ name: 'ImageFormatError', file: 'sky.exr' });
    expect((error as { field: string }).field).toContain(field);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).toMatch(/^sky\.exr: /);
  });

  it('damage inside compressed pixels, by its checksum', () => {
    const noisy = Float32Array.from({ length: 1024 }, (_, i) => Math.floor(i / 3) % 17);
    const bytes = encodeExr({
      width: 32,
      height: 32,
      channels: [{ name: 'Y', type: 'float', data: noisy }],
      attributes: {},
    });
    bytes[bytes.length - 1]! ^= 1;
    expect(() => decodeExr(bytes)).toThrowError(/scan line 16: expected zlib data/);
  });

  it('chunks that are outside the file, or other ones than the table says', () => {
    const small = encodeExr(
      { width: 64, height: 64, channels: [{ name: 'Y', type: 'float', data }], attributes: {} },
      { compression: 'none' },
    );
    const offsets = small.length - 64 * (8 + 256) - 64 * 8;
    const outside = small.slice();
    outside.set([...int(small.length), ...int(0)], offsets + 8);
    expect(() => decodeExr(outside)).toThrowError(/scan line 1: expected its data inside the file/);
    const unwritten = small.slice();
    unwritten.set([...int(0), ...int(0)], offsets + 16);
    expect(() => decodeExr(unwritten)).toThrowError(
      /scan line 2: expected its data inside the file, got offset 0/,
    );
    const swapped = small.slice();
    swapped.copyWithin(offsets + 24, offsets, offsets + 8);
    expect(() => decodeExr(swapped)).toThrowError(
      /scan line 3: expected the chunk at its offset to say 3, got 0/,
    );
  });

  it('more pixels than the caller allows', () => {
    expect(() => decodeExr(good, { maxPixels: 64 * 63 })).toThrowError(/at most 4032 pixels, got 64 × 64/);
  });
});
