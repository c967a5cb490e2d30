/** The canvas against core's view transform, in a real browser: what the stage shows is what the engine writes into a PNG. */
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FALSE_COLOUR_BANDS, MIDDLE_GREY } from '../../../core/color/false-colour.ts';
import { viewTransform, type ViewOptions } from '../../../core/color/view-transform.ts';
import type { LinearPicture, PictureWindow } from './linear-picture.ts';
import type { PictureLook } from './picture-canvas.ts';
import type { PaintRequest } from './testing/paint-page.ts';
import { pictureOf } from './testing/pictures.ts';

const WHOLE: PictureWindow = { x: 0, y: 0, width: 1, height: 1 };
const LOOK: PictureLook = {
  transform: 'agx',
  look: 'base',
  isFalseColour: false,
  zebra: null,
  stripePhase: 0,
  isClippingShown: false,
  devicePixelRatio: 1,
};

/** Greys from −14 to +10 stops, primaries, mixtures, negative light, black: 16 to a row. */
function grid(): readonly number[] {
  const rgb: number[] = [];
  const hues = [
    [1, 1, 1],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
    [1, 0.7, 0.45],
    [0.2, 0.9, 1],
    [1, -0.05, 0.3],
    [0.02, 0.5, 0.04],
  ] as const;
  for (const hue of hues)
    for (let i = 0; i < 32; i++) for (const v of hue) rgb.push(v * 0.18 * 2 ** (-14 + i * 0.78));
  return [...rgb, ...Array.from({ length: 16 * 3 }, () => 0)];
}

/** The browser that is asked for, the system's, or Playwright's own. */
async function launch(): Promise<Browser> {
  const places = [process.env['PENUMBRA_CHROMIUM'] ?? '', '/usr/bin/chromium', chromium.executablePath()];
  let reason: unknown = null;
  for (const executablePath of places.filter((place) => place !== ''))
    try {
      return await chromium.launch({
        executablePath,
        args: [
          '--no-sandbox',
          '--use-gl=angle',
          '--use-angle=swiftshader',
          '--enable-unsafe-swiftshader',
          '--disable-background-networking',
        ],
      });
    } catch (error) {
      reason = error;
    }
  throw new Error('no Chromium could be started', { cause: reason });
}

describe('the canvas of a rendered picture', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [`${import.meta.dirname}/testing/paint-page.ts`],
      bundle: true,
      write: false,
      format: 'iife',
    });
    browser = await launch();
    page = await browser.newPage();
    await page.setContent('<!doctype html><title>canvas</title>');
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  const paint = (
    layers: readonly { picture: LinearPicture; clip?: PictureWindow; options: ViewOptions }[],
    look: Partial<PictureLook>,
    size: readonly [number, number],
  ): Promise<number[]> => {
    const request: PaintRequest = {
      layers: layers.map(({ picture, clip = WHOLE, options }) => ({
        header: picture.header,
        half: [...picture.half],
        clip,
        nitsAtOne: options.nitsAtOne,
        whiteBalance: options.whiteBalance,
      })),
      look: { ...LOOK, ...look },
      widthPx: size[0],
      heightPx: size[1],
    };
    return page.evaluate((asked) => window.paint(asked), request);
  };
  const exposed = (nitsAtOne = 100): ViewOptions => ({ nitsAtOne, whiteBalance: null, transform: 'agx' });

  it.each<[string, ViewOptions]>([
    ['AgX', { nitsAtOne: 420, whiteBalance: { kelvin: 3200, duv: 0.002 }, transform: 'agx' }],
    ['AgX punchy', { nitsAtOne: 420, whiteBalance: null, transform: 'agx', look: 'punchy' }],
    ['AgX golden', { nitsAtOne: 420, whiteBalance: null, transform: 'agx', look: 'golden' }],
    ['neutral', { nitsAtOne: 90, whiteBalance: { kelvin: 9000, duv: -0.004 }, transform: 'neutral' }],
    ['clipped sRGB', { nitsAtOne: 420, whiteBalance: { kelvin: 4300, duv: 0 }, transform: 'linear' }],
  ])('forms the picture as core does: %s', async (_name, options) => {
    const picture = pictureOf(grid(), 16, { nitsPerUnit: 420 });
    const bytes = await paint(
      [{ picture, options }],
      { transform: options.transform, look: options.look ?? 'base' },
      [16, picture.heightPx],
    );
    const expected = viewTransform(picture.nits, options);
    let worst = 0;
    for (let i = 0; i < expected.length / 3; i++)
      for (let c = 0; c < 3; c++) worst = Math.max(worst, Math.abs(bytes[4 * i + c]! - expected[3 * i + c]!));
    expect(expected.length).toBe(picture.widthPx * picture.heightPx * 3);
    expect(worst).toBeLessThanOrEqual(1);
    expect(bytes.every((byte, i) => i % 4 !== 3 || byte === 255)).toBe(true);
  });

  it('paints false colour in the bands of core', async () => {
    const stops = [-9, -5.5, 0, 1, 5.5, 7, 0.2, -0.2, 0.8, 1.2, -4, 3];
    const picture = pictureOf(
      stops.flatMap((s) => Array.from({ length: 3 }, () => MIDDLE_GREY * 2 ** s)),
      stops.length,
      { nitsPerUnit: 100 },
    );
    const bytes = await paint([{ picture, options: exposed() }], { isFalseColour: true }, [stops.length, 1]);
    const expected = viewTransform(picture.nits, { ...exposed(), transform: 'false-colour' });
    for (let i = 0; i < stops.length; i++)
      for (let c = 0; c < 3; c++)
        expect(Math.abs(bytes[4 * i + c]! - expected[3 * i + c]!)).toBeLessThanOrEqual(1);
    expect(new Set(FALSE_COLOUR_BANDS.map((band) => band.colour)).size).toBeGreaterThan(5);
  });

  it('leaves what is beyond the wipe to the proxy, and paints B there when it is held', async () => {
    const white = pictureOf([1, 1, 1], 1, { nitsPerUnit: 1e4 });
    const black = pictureOf([0, 0, 0], 1);
    const left: PictureWindow = { ...WHOLE, width: 0.25 };
    const right: PictureWindow = { x: 0.25, y: 0, width: 0.75, height: 1 };
    const alphaAt = (bytes: number[], x: number, y: number): number => bytes[(y * 8 + x) * 4 + 3]!;
    const alone = await paint([{ picture: white, clip: left, options: exposed() }], {}, [8, 4]);
    expect([0, 1, 2, 7].map((x) => alphaAt(alone, x, 2))).toEqual([255, 255, 0, 0]);
    const both = await paint(
      [
        { picture: white, clip: left, options: exposed() },
        { picture: black, clip: right, options: exposed() },
      ],
      { transform: 'linear' },
      [8, 4],
    );
    expect([0, 1, 2, 7].map((x) => both[(8 + x) * 4]!)).toEqual([255, 255, 0, 0]);
    expect(alphaAt(both, 7, 0)).toBe(255);
  });

  it('puts a region where it lies, top row first', async () => {
    const part = pictureOf([1, 0, 0, 0, 1, 0], 1, { window: { x: 0.5, y: 0, width: 0.5, height: 0.5 } });
    const bytes = await paint([{ picture: part, options: exposed(1) }], { transform: 'linear' }, [2, 4]);
    const pixel = (x: number, y: number): number[] => bytes.slice((y * 2 + x) * 4, (y * 2 + x) * 4 + 4);
    expect(pixel(1, 0)).toEqual([255, 0, 0, 255]);
    expect(pixel(1, 1)).toEqual([0, 255, 0, 255]);
    expect(pixel(0, 0)).toEqual([0, 0, 0, 0]);
    expect(pixel(1, 2)).toEqual([0, 0, 0, 0]);
  });

  it('spreads coarse pixels smoothly and without overshoot', async () => {
    const coarse = pictureOf([0.1, 0.1, 0.1, 0.8, 0.8, 0.8], 2);
    const bytes = await paint([{ picture: coarse, options: exposed(1) }], { transform: 'linear' }, [64, 1]);
    const reds = Array.from({ length: 64 }, (_, x) => bytes[4 * x]!);
    expect(reds.every((v, x) => x === 0 || v >= reds[x - 1]!)).toBe(true);
    const steps = reds.slice(1).map((v, x) => v - reds[x]!);
    expect(Math.max(...steps)).toBeLessThan(12);
    const [low, high] = viewTransform(Float32Array.from([0.1, 0.1, 0.1, 0.8, 0.8, 0.8]), {
      ...exposed(1),
      transform: 'linear',
    }).filter((_, i) => i % 3 === 0);
    expect(Math.min(...reds)).toBeGreaterThanOrEqual(low! - 1);
    expect(Math.max(...reds)).toBeLessThanOrEqual(high! + 1);
  });

  it('stripes what is brighter than the zebra level, and nothing else', async () => {
    const half = (v: number): number[] => Array.from({ length: 16 * 16 * 3 }, () => v);
    const plain = (v: number): LinearPicture => pictureOf(half(v), 16);
    const reds = async (v: number): Promise<Set<number>> => {
      const bytes = await paint(
        [{ picture: plain(v), options: exposed(1) }],
        { transform: 'linear', zebra: 0.7 },
        [16, 16],
      );
      return new Set(bytes.filter((_, i) => i % 4 === 0));
    };
    expect((await reds(0.9)).size).toBe(2);
    expect((await reds(0.2)).size).toBe(1);
  });

  it('marks clipped light and black, and survives broken pixels', async () => {
    const picture = pictureOf([NaN, NaN, NaN, 60_000, 60_000, 60_000, 0.18, 0.18, 0.18], 3);
    const bytes = await paint([{ picture, options: exposed(1) }], { isClippingShown: true }, [3, 1]);
    expect(bytes[2]).toBeGreaterThan(200);
    expect(bytes[4]).toBeGreaterThan(200);
    expect(bytes[6]).toBeLessThan(80);
    expect(Math.abs(bytes[8]! - bytes[10]!)).toBeLessThanOrEqual(1);
  });
});
