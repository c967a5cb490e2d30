/** Image decoding against pictures whose pixels are known, and against broken and unwelcome files. */
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { ImageFormatError } from '../../core/interchange/exr/image-format-error.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import { mutateBytes, seededRandom } from '../../core/interchange/testing/mutate.ts';
import { decodeImage } from './decode-image.ts';

const WIDTH = 12;
const HEIGHT = 7;
const RGBA = Uint8Array.from({ length: 4 * WIDTH * HEIGHT }, (_, i) =>
  i % 4 === 3 ? 40 + (i % 200) : (i * 5) % 256,
);
const source = (): Sharp => sharp(RGBA, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });

describe('decodeImage', () => {
  it.each([
    ['png', () => source().png().toBuffer()],
    ['webp', () => source().webp({ lossless: true, exact: true }).toBuffer()],
    ['tiff', () => source().tiff({ compression: 'lzw' }).toBuffer()],
  ] as const)('%s: RGBA exactly, alpha not premultiplied', async (_, write) => {
    const image = await decodeImage(new Uint8Array(await write()));
    expect([image.format, image.width, image.height, image.hasAlpha]).toEqual(['rgba8', WIDTH, HEIGHT, true]);
    expect([...image.data]).toEqual([...RGBA]);
  });

  it.each(['jpeg', 'avif'] as const)(
    '%s: the colour within what the codec loses, alpha 255',
    async (format) => {
      const flat = sharp({
        create: { width: 32, height: 16, channels: 3, background: { r: 200, g: 100, b: 50 } },
      });
      const bytes = await (
        format === 'jpeg' ? flat.jpeg({ quality: 95 }) : flat.avif({ quality: 90 })
      ).toBuffer();
      const image = await decodeImage(new Uint8Array(bytes));
      expect([image.width, image.height, image.hasAlpha]).toEqual([32, 16, false]);
      for (let i = 0; i < image.data.length; i += 4) {
        expect(Math.abs(image.data[i]! - 200)).toBeLessThan(6);
        expect(Math.abs(image.data[i + 1]! - 100)).toBeLessThan(6);
        expect(Math.abs(image.data[i + 2]! - 50)).toBeLessThan(6);
        expect(image.data[i + 3]).toBe(255);
      }
    },
  );

  it('grey, grey with alpha and palette become RGBA', async () => {
    const grey = encodePng({ width: 2, height: 1, components: 1, data: Uint8Array.of(7, 250) });
    expect([...(await decodeImage(grey)).data]).toEqual([7, 7, 7, 255, 250, 250, 250, 255]);
    const greyAlpha = encodePng({ width: 2, height: 1, components: 2, data: Uint8Array.of(7, 9, 250, 128) });
    expect([...(await decodeImage(greyAlpha)).data]).toEqual([7, 7, 7, 9, 250, 250, 250, 128]);
    const palette = await sharp(Buffer.from([255, 0, 0, 0, 0, 255]), {
      raw: { width: 2, height: 1, channels: 3 },
    })
      .png({ palette: true })
      .toBuffer();
    expect([...(await decodeImage(new Uint8Array(palette))).data]).toEqual([255, 0, 0, 255, 0, 0, 255, 255]);
  });

  it('16 bits become floats of 0 … 1 without losing a step', async () => {
    // Catches an 8-bit detour and a division by 65536.
    for (const components of [1, 3, 4] as const) {
      const data = Uint16Array.from({ length: 4 * components }, (_, i) =>
        i === 0 ? 65535 : (i * 4099) % 65536,
      );
      const image = await decodeImage(encodePng({ width: 4, height: 1, components, data }));
      expect(image.format).toBe('rgba32f');
      for (let pixel = 0; pixel < 4; pixel++) {
        for (let c = 0; c < 3; c++) {
          const stored = data[pixel * components + (components === 1 ? 0 : c)]!;
          expect(image.data[4 * pixel + c]).toBe(Math.fround(stored / 65535));
        }
        const alpha = components === 4 ? data[4 * pixel + 3]! / 65535 : 1;
        expect(image.data[4 * pixel + 3]).toBe(Math.fround(alpha));
      }
    }
  });

  it('ignores colour profiles and gamma chunks unless asked to convert', async () => {
    const data = Uint8Array.of(10, 120, 240);
    const profiled = await sharp(Buffer.from(data), { raw: { width: 1, height: 1, channels: 3 } })
      .png()
      .withIccProfile('p3', { attach: true })
      .toBuffer();
    const stored = (await sharp(profiled, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3);
    const ignored = await decodeImage(new Uint8Array(profiled));
    expect([...ignored.data.subarray(0, 3)]).toEqual([...stored]);
    const converted = await decodeImage(new Uint8Array(profiled), { colorProfile: 'srgb' });
    for (let c = 0; c < 3; c++) expect(Math.abs(converted.data[c]! - data[c]!)).toBeLessThanOrEqual(2);
    expect([...converted.data]).not.toEqual([...ignored.data]);
    const gamma = encodePng(
      { width: 1, height: 1, components: 3, data },
      { colorSpace: { displayGamma: 1 } },
    );
    expect([...(await decodeImage(gamma)).data.subarray(0, 3)]).toEqual([...data]);
  });
});

describe('decodeImage refuses', () => {
  const png = encodePng({
    width: 64,
    height: 64,
    components: 3,
    data: Uint8Array.from({ length: 12288 }, (_, i) => (i * i) >> 3),
  });

  it.each<[string, Uint8Array, Parameters<typeof decodeImage>[1], RegExp]>([
    ['text', new TextEncoder().encode('hello'), {}, /content: expected a PNG/],
    ['nothing', new Uint8Array(0), {}, /content: expected a PNG/],
    [
      'SVG, which could name files',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      {},
      /content/,
    ],
    ['a cut file', png.subarray(0, png.length / 2), {}, /content: expected a complete PNG image/],
    ['a head alone', png.subarray(0, 20), {}, /content: expected a complete PNG image/],
    ['too wide an image', png, { maxSide: 63 }, /size: expected at most 63 pixels a side/],
    ['too many pixels', png, { maxPixels: 4095 }, /4095/],
  ])('%s', async (_, bytes, options, message) => {
    const attempt = decodeImage(bytes, { ...options, file: 'wall.png' });
    await expect(attempt).rejects.toThrowError(ImageFormatError);
    await expect(attempt).rejects.toThrowError(message);
    await expect(attempt).rejects.toThrowError(/^wall\.png: [^\n]+$/);
  });

  it('mutants, with one kind of error', async () => {
    const jpeg = new Uint8Array(await source().jpeg().toBuffer());
    const webp = new Uint8Array(await source().webp().toBuffer());
    const files = [png, jpeg, webp];
    for (let seed = 0; seed < 90; seed++) {
      const mutant = mutateBytes(seededRandom(seed), files[seed % 3]!, files, 64);
      try {
        const { width, height, data } = await decodeImage(mutant, { maxPixels: 2 ** 20 });
        expect(data.length).toBe(4 * width * height);
      } catch (error) {
        if (!(error instanceof ImageFormatError)) throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });
});
