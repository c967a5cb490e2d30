/** Radiance pictures: hand-made bytes with known values, round trips within the format's precision, three.js. */
import { describe, expect, it } from 'vitest';
import { ImageFormatError } from '../exr/image-format-error.ts';
import { concatenate, seededRandom } from '../testing/mutate.ts';
import { decodeHdrWithThree } from '../testing/three-loaders.ts';
import { decodeHdr } from './decode-hdr.ts';
import { encodeHdr } from './encode-hdr.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const hdr = (head: string, ...pixels: number[]): Uint8Array =>
  concatenate([text(head), Uint8Array.from(pixels)]);
const HEAD = '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n';

/** Log-uniform colours over the format's whole range, with some black and some runs. */
function picture(width: number, height: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const out = new Float32Array(3 * width * height);
  for (let i = 0; i < out.length; i += 3) {
    if (i > 0 && random.below(3) > 0) {
      out.copyWithin(i, i - 3, i);
      continue;
    }
    const scale = 2 ** (random.below(60) - 30);
    for (let c = 0; c < 3; c++) out[i + c] = random.below(10) === 0 ? 0 : random.unit() * scale;
  }
  return out;
}

describe('decodeHdr', () => {
  it('takes value = mantissa · 2^(exponent − 136), and exponent 0 as black', () => {
    // Catches the 255 of some readers and a bias of 128.
    const image = decodeHdr(
      hdr(`${HEAD}-Y 1 +X 3\n`, 128, 64, 255, 129, 200, 200, 200, 0, 128, 128, 128, 136),
    );
    expect([image.width, image.height, image.space]).toEqual([3, 1, 'rgb']);
    expect([...image.data]).toEqual([1, 0.5, 255 / 128, 0, 0, 0, 128, 128, 128]);
  });

  it('reads old runs, also longer than 255', () => {
    // 1 pixel, then 0x10 + (0x02 << 8) = 528 repeats, then another: 530 pixels.
    const image = decodeHdr(
      hdr(`${HEAD}-Y 1 +X 530\n`, 128, 0, 0, 129, 1, 1, 1, 0x10, 1, 1, 1, 2, 0, 128, 0, 129),
    );
    expect(image.data.filter((value) => value === 1).length).toBe(530);
    expect([...image.data.subarray(3 * 528)]).toEqual([1, 0, 0, 0, 1, 0]);
  });

  it('reads new runs and literals', () => {
    const plane = (value: number): number[] => [128 + 5, value, 3, value, value, value + 1];
    const image = decodeHdr(
      hdr(`${HEAD}-Y 1 +X 8\n`, 2, 2, 0, 8, ...plane(10), ...plane(20), ...plane(30), 128 + 8, 136),
    );
    expect([...image.data.subarray(0, 3)]).toEqual([10, 20, 30]);
    expect([...image.data.subarray(21)]).toEqual([11, 21, 31]);
  });

  it.each([
    // The 2 × 2 picture a b / c d, as each orientation stores it.
    ['-Y 2 +X 2', 'abcd'],
    ['-Y 2 -X 2', 'badc'],
    ['+Y 2 +X 2', 'cdab'],
    ['+Y 2 -X 2', 'dcba'],
    ['+X 2 -Y 2', 'acbd'],
    ['-X 2 -Y 2', 'bdac'],
    ['+X 2 +Y 2', 'cadb'],
    ['-X 2 +Y 2', 'dbca'],
  ])('turns %s upright', (resolution, order) => {
    const pixels = [...order].flatMap((letter) => [16 * (letter.charCodeAt(0) - 96), 0, 0, 136]);
    const { data } = decodeHdr(hdr(`${HEAD}${resolution}\n`, ...pixels));
    expect([data[0], data[3], data[6], data[9]]).toEqual([16, 32, 48, 64]);
  });

  it('keeps width and height apart when columns are stored', () => {
    const image = decodeHdr(hdr(`${HEAD}+X 3 -Y 1\n`, ...[1, 2, 3].flatMap((v) => [v * 10, 0, 0, 136])));
    expect([image.width, image.height]).toEqual([3, 1]);
    expect([image.data[0], image.data[3], image.data[6]]).toEqual([10, 20, 30]);
  });

  it('divides out every EXPOSURE and COLORCORR', () => {
    const head =
      '#?RGBE\n# comment\nEXPOSURE=2\nEXPOSURE= 4.0\nCOLORCORR=1 2 4\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\n';
    const image = decodeHdr(hdr(head, 128, 128, 128, 136));
    expect([...image.data]).toEqual([16, 8, 4]);
    expect(image.exposure).toBe(8);
  });

  it('knows XYZE and PRIMARIES, and lines that end in CR LF', () => {
    const head =
      '#?RADIANCE\r\nPRIMARIES=.64 .33 .3 .6 .15 .06 .3127 .329\r\nFORMAT=32-bit_rle_xyze\r\n\r\n-Y 1 +X 1\n';
    const image = decodeHdr(hdr(head, 1, 2, 3, 136));
    expect(image.space).toBe('xyz');
    expect(image.chromaticities?.white).toEqual([0.3127, 0.329]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['no Radiance file', text('P6 1 1 255\n'), /magic number: expected a Radiance/],
    ['a header without end', text('#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n'), /header: expected an empty line/],
    [
      'an unknown format',
      hdr('#?RADIANCE\nFORMAT=24-bit\n\n-Y 1 +X 1\n', 1, 1, 1, 1),
      /FORMAT: .*got "24-bit"/,
    ],
    ['a resolution that is none', hdr(`${HEAD}-Y 4 -Y 4\n`, 1, 2, 3, 4), /resolution: expected "-Y height/],
    ['no pixels in a row', hdr(`${HEAD}-Y 4 +X 0\n`, 1, 2, 3, 4), /resolution/],
    ['too many pixels', hdr(`${HEAD}-Y 999999 +X 999999\n`, 1, 2, 3, 4), /at most/],
    ['pixels that cannot be there', hdr(`${HEAD}-Y 9999 +X 9999\n`, 1, 2, 3, 4), /cut off/],
    [
      'an exposure of zero',
      hdr('#?RGBE\nEXPOSURE=0\n\n-Y 1 +X 1\n', 1, 2, 3, 4),
      /EXPOSURE: expected 1 number/,
    ],
    ['a cut picture', hdr(`${HEAD}-Y 2 +X 1\n`, 9, 9, 9, 9, 9), /scan line 1: expected more pixels/],
    ['a run at the start', hdr(`${HEAD}-Y 1 +X 4\n`, 1, 1, 1, 4), /scan line 0: expected runs/],
    [
      'a run past the row',
      hdr(`${HEAD}-Y 1 +X 8\n`, 2, 2, 0, 8, 128 + 9, 7, 0, 0),
      /scan line 0: expected runs/,
    ],
    ['an empty literal', hdr(`${HEAD}-Y 1 +X 8\n`, 2, 2, 0, 8, 0, 7, 0, 0), /scan line 0: expected runs/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeHdr(bytes, { file: 'a.hdr' })).toThrowError(message);
    expect(() => decodeHdr(bytes, { file: 'a.hdr' })).toThrowError(/^a\.hdr: /);
    expect(() => decodeHdr(bytes)).toThrowError(ImageFormatError);
  });
});

describe('encodeHdr', () => {
  it.each([
    [1, 1],
    [7, 5],
    [8, 3],
    [300, 4],
    [1025, 2],
  ])('%i × %i comes back within half a mantissa step of the largest component', (width, height) => {
    // Catches truncation instead of rounding, and runs longer than the row.
    const source = picture(width, height, width);
    const { data } = decodeHdr(encodeHdr(width, height, source));
    for (let i = 0; i < source.length; i += 3) {
      const largest = Math.max(source[i]!, source[i + 1]!, source[i + 2]!);
      for (let c = i; c < i + 3; c++) {
        if (!(Math.abs(data[c]! - source[c]!) <= (largest / 128 / 2) * 1.0001)) {
          expect.fail(`sample ${c}: ${source[c]} came back as ${data[c]}`);
        }
      }
    }
  });

  it('three.js reads the same mantissas', async () => {
    const [width, height] = [300, 7];
    const bytes = encodeHdr(width, height, picture(width, height, 8));
    const { data } = decodeHdr(bytes);
    const independent = await decodeHdrWithThree(bytes);
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) {
        // That loader scales by 255 where the format says 256.
        const expected = independent.data[4 * i + c]! * (255 / 256);
        if (!(Math.abs(data[3 * i + c]! - expected) <= 1e-6 * expected)) expect.fail(`pixel ${i}`);
      }
    }
  });

  it('writes the ends of the range and cleans what the format cannot hold', () => {
    const source = Float32Array.of(1e-45, NaN, -1, Infinity, 2 ** -126, 0, 3e38, 1, 255.9, 256, 0, 0);
    const { data } = decodeHdr(encodeHdr(2, 2, source));
    expect([...data.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect(data[3]).toBe(2 ** 127 * (255 / 256));
    expect(data[6]).toBe(2 ** 127 * (255 / 256));
    expect([...data.subarray(9)]).toEqual([256, 0, 0]);
  });

  it('packs an even picture, and gives it back', () => {
    // Catches runs of more than 127, whose count would not fit its byte.
    const source = new Float32Array(30000).fill(0.5);
    const bytes = encodeHdr(1000, 10, source);
    expect(bytes.length).toBeLessThan(900);
    expect(decodeHdr(bytes).data).toEqual(source);
  });
});
