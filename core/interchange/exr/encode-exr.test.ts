/**
 * The writer, judged by the reader here (exact round trips), by three.js's reader, and by the bytes that the
 * file layout demands.
 */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/mutate.ts';
import { decodeExrWithThree } from '../testing/three-loaders.ts';
import { decodeExr } from './decode-exr.ts';
import { encodeExr } from './encode-exr.ts';
import type { ExrAttributes, ExrChannel, ExrImage, ExrPixelType } from './exr-image.ts';
import { FLOAT_FROM_HALF, halfFromFloat } from './half.ts';
import { ImageFormatError } from './image-format-error.ts';

const random = seededRandom(2024);

/** Values that repeat in runs, so that deflated chunks are smaller and are really stored deflated. */
function channel(name: string, type: ExrPixelType, count: number): ExrChannel {
  const special = [0, -0, Infinity, -Infinity, NaN, 1e-40, 65504, 1e38, -3.5];
  const fresh = (): number => {
    if (type === 'uint') return random.uint32();
    return random.below(8) === 0
      ? random.pick(special)
      : (random.unit() - 0.3) * 2 ** (random.below(24) - 12);
  };
  let value = fresh();
  const next = (): number => (value = random.below(6) === 0 ? fresh() : value);
  const data =
    type === 'uint' ? Uint32Array.from({ length: count }, next) : Float32Array.from({ length: count }, next);
  return { name, type, data };
}

/** What must come back: the float itself, or the nearest half. */
function expected({ type, data }: ExrChannel): Float32Array | Uint32Array {
  return type === 'half' ? Float32Array.from(data, (value) => FLOAT_FROM_HALF[halfFromFloat(value)]!) : data;
}

const COMPRESSIONS = ['none', 'zips', 'zip'] as const;

describe('encodeExr', () => {
  it.each(COMPRESSIONS)(
    '%s: half, float and uint channels of several layers come back exactly',
    (compression) => {
      // Catches unsorted channels, a predictor without its −128, and lines per chunk off by one.
      for (const [width, height] of [
        [1, 1],
        [7, 1],
        [1, 33],
        [13, 17],
        [32, 48],
      ] as const) {
        const count = width * height;
        const channels = [
          channel('R', 'half', count),
          channel('G', 'half', count),
          channel('B', 'half', count),
          channel('depth.Z', 'float', count),
          channel('objectId', 'uint', count),
          channel('albedo.R', 'half', count),
        ];
        const bytes = encodeExr({ width, height, channels, attributes: {} }, { compression });
        const rawBytes = count * (4 * 2 + 4 + 4);
        if (count > 1000) expect(bytes.length < rawBytes).toBe(compression !== 'none');
        const read = decodeExr(bytes);
        expect(read.compression).toBe(compression);
        expect(read.channels.map(({ name }) => name)).toEqual([
          'B',
          'G',
          'R',
          'albedo.R',
          'depth.Z',
          'objectId',
        ]);
        for (const source of channels) {
          const found = read.channels.find(({ name }) => name === source.name)!;
          expect(found.type).toBe(source.type);
          expect(found.data).toEqual(expected(source));
        }
      }
    },
  );

  it.each(COMPRESSIONS)('%s: three.js reads the same pixels', async (compression) => {
    const [width, height] = [19, 35];
    for (const type of ['half', 'float'] as const) {
      const channels = ['R', 'G', 'B', 'A'].map((name) => channel(name, type, width * height));
      const independent = await decodeExrWithThree(
        encodeExr({ width, height, channels, attributes: {} }, { compression }),
      );
      expect([independent.width, independent.height, independent.components]).toEqual([width, height, 4]);
      for (const [component, source] of channels.entries()) {
        const found = Float32Array.from(source.data, (_, i) => independent.data[4 * i + component]!);
        expect(found).toEqual(expected(source));
      }
    }
  });

  it('keeps every kind of attribute, and both windows', () => {
    const attributes: ExrAttributes = {
      chromaticities: {
        type: 'chromaticities',
        value: { red: [0.75, 0.25], green: [0.125, 0.875], blue: [0.125, 0.0625], white: [0.3125, 0.34375] },
      },
      whiteLuminance: { type: 'float', value: 100 },
      capDate: { type: 'string', value: '2024:05:01 10:00:00' },
      expTime: { type: 'float', value: 0.0208740234375 },
      framesPerSecond: { type: 'rational', value: [24000, 1001] },
      imageCounter: { type: 'int', value: -7 },
      worldToCamera: { type: 'm44f', value: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, 3, 4, 1] },
      screenWindowCenter: { type: 'v2f', value: [0.5, -0.25] },
      adoptedNeutral: { type: 'v2f', value: [0.25, 0.5] },
      offset: { type: 'v3f', value: [1, 2, 3] },
      exact: { type: 'double', value: Math.PI },
      crop: { type: 'box2i', value: { xMin: -1, yMin: -2, xMax: 3, yMax: 4 } },
      timeCode: { type: 'timecode', value: [0x01020304, 0xffffffff] },
      multiView: { type: 'stringvector', value: ['left', '', 'räche'] },
      pixelAspectRatio: { type: 'float', value: 2 },
      screenWindowWidth: { type: 'float', value: 1 },
      comments: { type: 'string', value: 'Ωmega — “quoted”' },
      vendorBlob: { type: 'opaque', typeName: 'acme', value: Uint8Array.of(1, 0, 2) },
      'a.name.longer.than.thirty-one.characters': { type: 'int', value: 1 },
    };
    const image: ExrImage = {
      width: 4,
      height: 3,
      channels: [channel('Y', 'half', 12)],
      attributes,
      dataWindow: { xMin: -2, yMin: 5, xMax: 1, yMax: 7 },
      displayWindow: { xMin: 0, yMin: 0, xMax: 99, yMax: 49 },
    };
    const read = decodeExr(encodeExr(image));
    expect(read.attributes).toEqual(attributes);
    expect(read.dataWindow).toEqual(image.dataWindow);
    expect(read.displayWindow).toEqual(image.displayWindow);
  });

  it('lays out header, offsets and chunks as the format says', () => {
    const data = Float32Array.of(1, 2);
    const bytes = encodeExr(
      { width: 1, height: 2, channels: [{ name: 'Y', type: 'half', data }], attributes: {} },
      { compression: 'none' },
    );
    const view = new DataView(bytes.buffer);
    expect([...bytes.subarray(0, 8)]).toEqual([0x76, 0x2f, 0x31, 0x01, 2, 0, 0, 0]);
    // Two chunks of 4 (y) + 4 (size) + 2 (one half) bytes end the file, two 8-byte offsets come before.
    const first = bytes.length - 20;
    expect(Number(view.getBigUint64(first - 16, true))).toBe(first);
    expect(Number(view.getBigUint64(first - 8, true))).toBe(first + 10);
    expect([
      view.getInt32(first, true),
      view.getInt32(first + 4, true),
      view.getUint16(first + 8, true),
    ]).toEqual([0, 2, 0x3c00]);
    expect([
      view.getInt32(first + 10, true),
      view.getInt32(first + 14, true),
      view.getUint16(first + 18, true),
    ]).toEqual([1, 2, 0x4000]);
  });

  it('gives the same bytes for the same image', () => {
    const channels = [channel('R', 'half', 600)];
    const image = { width: 20, height: 30, channels, attributes: {} };
    expect(encodeExr(image)).toEqual(encodeExr(image));
  });

  const one = Float32Array.of(1);
  const good: ExrImage = {
    width: 1,
    height: 1,
    channels: [{ name: 'Y', type: 'half', data: one }],
    attributes: {},
  };
  it.each<[string, Partial<ExrImage>, RegExp]>([
    ['no channels', { channels: [] }, /channels: expected at least one/],
    ['no pixels', { width: 0 }, /size: expected whole numbers/],
    ['a short channel', { width: 2 }, /channel Y: expected a Float32Array of 2/],
    ['uint data as floats', { channels: [{ name: 'Y', type: 'uint', data: one }] }, /expected a Uint32Array/],
    ['a channel twice', { channels: [good.channels[0]!, good.channels[0]!] }, /each channel name once/],
    [
      'an attribute that means storage',
      { attributes: { compression: { type: 'int', value: 3 } } },
      /attribute compression/,
    ],
    [
      'a matrix with 15 numbers',
      { attributes: { m: { type: 'm44f', value: new Array<number>(15).fill(0) } } },
      /16 numbers/,
    ],
    [
      'an int that is none',
      { attributes: { n: { type: 'int', value: 0.5 } } },
      /attribute n: expected an integer/,
    ],
    ['a window of another size', { dataWindow: { xMin: 0, yMin: 0, xMax: 1, yMax: 0 } }, /dataWindow/],
  ])('refuses %s', (_, change, message) => {
    expect(() => encodeExr({ ...good, ...change })).toThrowError(message);
    expect(() => encodeExr({ ...good, ...change })).toThrowError(ImageFormatError);
  });
});
