/** Boards as a reader gets them: PDFs opened by an independent reader (pdf.js), files compared byte for byte. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBoardModel, LAYOUTS, PAPERS, type BoardModel } from '../../core/boards/index.ts';
import {
  catalog,
  documentOf,
  manyShots,
  sampleRecords,
  scenesOf,
  worstFields,
} from '../../core/boards/testing/sample-board.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type { FrameImage } from './board-frames.ts';
import { writeBoard, type WriteBoardOptions } from './write-board.ts';

const sample = documentOf(sampleRecords());
const model = buildBoardModel(sample, { catalog, scenes: scenesOf(sample) });
const worst = buildBoardModel(manyShots(1, worstFields()), { catalog });
const long = buildBoardModel(manyShots(1, { ...worstFields(), dialogue: 'Ж'.repeat(3000) }), { catalog });
let outDir: string;
let frames: Map<string, FrameImage>;

const gradient = async (aspect: number, height = 90): Promise<FrameImage> => {
  const width = Math.round(height * aspect);
  const rgb = Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i * 7) % 251));
  const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return { png: new Uint8Array(png), width, height };
};
const framesOf = async ({ shots }: BoardModel): Promise<Map<string, FrameImage>> =>
  new Map(
    await Promise.all(
      shots.map(async ({ id, picture }) => [id, await gradient(picture.aspectRatio)] as const),
    ),
  );

beforeAll(async () => {
  outDir = await mkdtemp(path.join(tmpdir(), 'board-'));
  frames = await framesOf(model);
});
afterAll(() => rm(outDir, { recursive: true }));

const write = (options: Partial<WriteBoardOptions> = {}) =>
  writeBoard({ model, frames, layout: '1', paper: 'a4', outDir, ...options });

interface TextPiece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
}
const STANDARD_FONTS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts/',
);

async function readPdf(file: string): Promise<ReadPage[]> {
  const data = new Uint8Array(await readFile(file));
  const pdf = await getDocument({ data, standardFontDataUrl: STANDARD_FONTS, verbosity: 0 }).promise;
  const pages: ReadPage[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item
        ? [{ str: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
        : [],
    );
    pages.push({ width, height, pieces });
  }
  await pdf.loadingTask.destroy();
  return pages;
}
const textOf = (pages: readonly ReadPage[]): string =>
  pages
    .map(({ pieces }) => pieces.map(({ str }) => str).join(' '))
    .join('\n')
    .replace(/\s+/g, ' ');

describe('board.pdf', () => {
  it('has text that can be selected, in Latin, Greek and Cyrillic, and every figure of the shot', async () => {
    await write();
    const pages = await readPdf(path.join(outDir, 'board.pdf'));
    expect(pages).toHaveLength(model.shots.length);
    const first = textOf(pages.slice(0, 1));
    for (const text of [
      'The Cold Cup', 'Draft Blue rev. 2', '2026-03-01', 'INT. KITCHEN – MORNING', 'Aspect 2.39:1', 'Page 1/7',
      'Morning wide', 'WS · eye level · dolly in · dolly', 'ARRI ALEXA 35', '4.6K 3:2 Open Gate', 'Signature Prime',
      '25 mm', 'T2.8', '4.10 m / 13′ 5½″', '180° (1/48 s)', '800', '5600 K', 'ND 0.6 (2 stops)', 'Hollywood Black Magic 1/8',
      '−4.4°', 'Στις τρεις. Никто не ответил.', 'Steam practical', 'Anna', '1:',
    ]) expect(first).toContain(text); // prettier-ignore
  });

  it('prints the labels as words (caught: small capitals of capitals, which copy as whichever came first)', async () => {
    await write();
    const text = textOf(await readPdf(path.join(outDir, 'board.pdf')));
    for (const label of ['Action', 'Dialogue', 'Notes', 'Shutter', 'Height', 'Lighting', 'T-stop'])
      expect(text).toContain(label);
  });

  it.each(LAYOUTS.flatMap((layout) => PAPERS.map((paper) => [layout, paper] as const)))(
    'stays on the page with the longest text there may be: layout %s, %s',
    async (layout, paper) => {
      await write({ model: long, frames: new Map(), layout, paper });
      const pages = await readPdf(path.join(outDir, 'board.pdf'));
      const [width, height] = paper === 'a4' ? [841.89, 595.28] : [792, 612];
      for (const page of pages) {
        expect(page.width).toBeCloseTo(width, 1);
        expect(page.height).toBeCloseTo(height, 1);
        const astray = page.pieces.filter(
          ({ x, y, width: w }) => x < 30 || y < 20 || x + w > width - 30 || y > height - 20,
        );
        expect(astray.map(({ str }) => str)).toEqual([]);
      }
    },
  );

  it('loses no letter of a one-up shot', async () => {
    await write({ model: worst, frames: new Map() });
    const text = textOf(await readPdf(path.join(outDir, 'board.pdf')));
    // Its dialogue has 20 000; none of its other fields has any of this letter.
    expect(text.match(/Ж/g)).toHaveLength(20_000);
  });
});

describe('files', () => {
  it('are the same bytes for the same input (caught: the clock in the PDF)', async () => {
    const read = async () =>
      Promise.all(['board.pdf', 'board.json', 'shots.csv'].map((name) => readFile(path.join(outDir, name))));
    await write();
    const once = await read();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await write();
    const again = await read();
    once.forEach((bytes, i) => expect(bytes.equals(again[i]!)).toBe(true));
  });

  it('hold every frame as it was rendered, and nothing half-written', async () => {
    const { files, pages, warnings } = await write({ layout: '3x2' });
    expect(pages).toBe(2);
    expect(warnings).toEqual([]);
    for (const [id, { png }] of frames)
      expect((await readFile(path.join(outDir, 'frames', `${id}.png`))).equals(png)).toBe(true);
    expect((await readdir(outDir)).sort()).toEqual(['board.json', 'board.pdf', 'frames', 'shots.csv']);
    expect(files).toHaveLength(frames.size + 3);
  });

  it('are not begun with a frame that is not the picture, or not of the board', async () => {
    const square = new Map([['sht_1', await gradient(1)]]);
    await expect(write({ frames: square })).rejects.toThrow(
      /frame of shot sht_1: expected the recorded picture, 1\.46:1, got 90 × 90/,
    );
    await expect(write({ frames: new Map([['sht_x', await gradient(1)]]) })).rejects.toThrow(
      /frame of sht_x: expected a shot of the board/,
    );
    const torn = { ...frames.get('sht_1')!, png: Uint8Array.of(1, 2, 3) };
    await expect(write({ frames: new Map([['sht_1', torn]]) })).rejects.toThrow(
      /frame of shot sht_1: expected a PNG image/,
    );
  });

  it('stop when asked to', async () => {
    const seen: string[] = [];
    const signal = { aborted: false };
    const onProgress = ({ label }: { label: string }): void => {
      seen.push(label);
      signal.aborted = true;
    };
    await expect(write({ signal, onProgress })).rejects.toThrow(CancelledError);
    expect(seen).toHaveLength(1);
  });
});

it('says which letters the typeface lacks and which frames are missing', async () => {
  const chinese = buildBoardModel(manyShots(1, { dialogue: 'Zài 厨房' }), { catalog });
  const { warnings } = await write({ model: chinese, frames: new Map() });
  expect(warnings).toEqual([
    'shot sht_0: no frame was rendered; its place on the board is empty',
    "shot sht_0: the board's typeface has no letters for 厨 房",
  ]);
});
