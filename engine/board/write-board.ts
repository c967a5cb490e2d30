/**
 * A board on disk: `board.pdf`, `frames/SHOT.png`, `board.json` and `shots.csv` in one folder. The same input gives the
 * same bytes: the PDF is dated with the project's date, not with today's. Each file replaces its predecessor in one
 * step; the PDF comes last, so that whoever sees a new one sees its frames and tables too.
 */
import path from 'node:path';
import PDFDocument from 'pdfkit';
import {
  boardJson,
  frameFileName,
  FRAMES_FOLDER,
  layOutBoard,
  printable,
  shotsCsv,
  type BoardLayout,
  type BoardModel,
  type BoardPage,
  type Paper,
} from '../../core/boards/index.ts';
import { CancelledError, type CancelSignal, type ProgressListener } from '../../core/ports/cancel.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';
import { nodeFileSystem } from '../storage/file-system.ts';
import { checkFrames, frameWidths, printImage, type FrameImage } from './board-frames.ts';
import { missingCharacters, pdfMeasure, registerFonts } from './board-fonts.ts';
import { drawItems } from './draw-page.ts';

export interface WriteBoardOptions {
  readonly model: BoardModel;
  /** By shot id. Shots without one print an empty frame that says so. */
  readonly frames: ReadonlyMap<string, FrameImage>;
  readonly layout: BoardLayout;
  readonly paper: Paper;
  /** Made where it is missing. */
  readonly outDir: string;
  readonly onProgress?: ProgressListener;
  readonly signal?: CancelSignal;
}

export interface WrittenBoard {
  readonly pages: number;
  /** Paths of all files, in the order of writing. */
  readonly files: readonly string[];
  /** What the reader should know: letters that the typeface lacks, shots without a frame. */
  readonly warnings: readonly string[];
}

/**
 * @throws RangeError naming the shot whose frame does not belong to the board.
 * @throws CancelledError when asked to stop; files written until then are whole.
 */
export async function writeBoard(options: WriteBoardOptions): Promise<WrittenBoard> {
  const { model, frames, layout, paper, outDir } = options;
  checkFrames(model, frames);
  const rendered = new Set(frames.keys());

  const pdf = openPdf(model);
  const pages = layOutBoard(model, { layout, paper, measure: pdfMeasure(pdf), rendered });
  const warnings = [...missingFrames(model, rendered), ...missingLetters(pdf, model)];

  const total = 2 * frames.size + pages.length;
  let done = 0;
  const step = (label: string): void => {
    if (options.signal?.aborted === true) throw new CancelledError('writing the board');
    options.onProgress?.({ label, done: done++, total });
  };

  await nodeFileSystem.makeDirectory(path.join(outDir, FRAMES_FOLDER));
  const files: string[] = [];
  const write = async (name: string, bytes: Uint8Array | string): Promise<void> => {
    const file = path.join(outDir, name);
    await writeFileAtomic(file, bytes);
    files.push(file);
  };

  const widths = frameWidths(pages);
  const images = new Map<string, Uint8Array>();
  for (const shot of model.shots) {
    const frame = frames.get(shot.id);
    if (frame === undefined || images.has(shot.id)) continue;
    step('preparing frames');
    images.set(shot.id, await printImage(shot, frame, widths.get(shot.id) ?? 0));
  }
  const bytes = await drawPdf(pdf, pages, images, () => step('drawing pages'));

  for (const shot of model.shots) {
    const frame = frames.get(shot.id);
    const name = frameFileName(shot);
    if (frame === undefined || files.includes(path.join(outDir, name))) continue;
    step('writing frames');
    await write(name, frame.png);
  }
  await write('board.json', boardJson(model, frames));
  await write('shots.csv', shotsCsv(model.shots, rendered));
  await write('board.pdf', bytes);
  options.onProgress?.({ label: 'board written', done: total, total });
  return { pages: pages.length, files, warnings };
}

function openPdf({ project }: BoardModel): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: [project.name, 'shot board', project.draft].filter((part) => part !== '').join(' – '),
      Author: project.company,
      Creator: 'Penumbra',
      Producer: 'Penumbra',
      CreationDate: new Date(`${project.date}T00:00:00Z`),
    },
  });
  registerFonts(pdf);
  return pdf;
}

async function drawPdf(
  pdf: PDFKit.PDFDocument,
  pages: readonly BoardPage[],
  images: ReadonlyMap<string, Uint8Array>,
  onPage: () => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  for (const page of pages) {
    onPage();
    pdf.addPage({ size: [page.width, page.height], margin: 0 });
    pdf.outline.addItem(page.bookmark);
    drawItems(pdf, page.items, images);
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const missingFrames = (model: BoardModel, rendered: ReadonlySet<string>): string[] =>
  model.shots
    .filter((shot) => !rendered.has(shot.id))
    .map((shot) => `shot ${shot.id}: no frame was rendered; its place on the board is empty`);

function missingLetters(pdf: PDFKit.PDFDocument, model: BoardModel): string[] {
  return model.shots.flatMap((shot) => {
    const missing = missingCharacters(pdf, printable(allText(shot)));
    const list = missing.slice(0, 8).join(' ');
    return missing.length === 0
      ? []
      : [`shot ${shot.id}: the board's typeface has no letters for ${list}${missing.length > 8 ? ' …' : ''}`];
  });
}

/** Every string in a value, one after the other. */
function allText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' ? Object.values(value).map(allText).join('') : '';
}
