/** Frames as they come from the renderer, checked against the board, and made small enough to print. */
import sharp from 'sharp';
import type { BoardModel, BoardPage, BoardShot, PageItem } from '../../core/boards/index.ts';

/** A rendered frame of a shot: an encoded PNG and its size in pixels. */
export interface FrameImage {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Rounding to whole pixels moves an aspect ratio by less than this. */
const ASPECT_TOLERANCE = 0.02;
/** What a good printer resolves in a photograph. */
const PRINT_DPI = 300;
const JPEG_QUALITY = 92;

/** @throws RangeError naming the shot whose frame is not the picture that the board describes. */
export function checkFrames(model: BoardModel, frames: ReadonlyMap<string, FrameImage>): void {
  const shots = new Map(model.shots.map((shot) => [shot.id, shot]));
  for (const [id, { width, height }] of frames) {
    const shot = shots.get(id);
    if (shot === undefined) throw new RangeError(`frame of ${id}: expected a shot of the board`);
    const expected = shot.picture.aspectRatio;
    if (!(width > 0 && height > 0) || Math.abs(width / height / expected - 1) > ASPECT_TOLERANCE)
      throw new RangeError(
        `frame of shot ${id}: expected the ${shot.picture.framing} picture, ${expected.toFixed(2)}:1, got ${width} × ${height} pixels`,
      );
  }
}

/**
 * The frame as a JPEG of no more pixels than its place on the page can show: a board of sixty frames stays mailable.
 * The PNG itself lies beside the board.
 * @param widthPt printed width, points.
 * @throws RangeError naming the shot whose PNG cannot be read.
 */
export async function printImage(
  shot: Pick<BoardShot, 'id'>,
  frame: FrameImage,
  widthPt: number,
): Promise<Uint8Array> {
  const width = Math.min(frame.width, Math.ceil((widthPt / 72) * PRINT_DPI));
  try {
    return await sharp(frame.png)
      .flatten({ background: '#000000' })
      .resize({ width, kernel: 'lanczos3' })
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(`frame of shot ${shot.id}: expected a PNG image (${reason})`, { cause: error });
  }
}

/** Printed width of every shot's frame, points. */
export function frameWidths(pages: readonly BoardPage[]): Map<string, number> {
  const widths = new Map<string, number>();
  const visit = (items: readonly PageItem[]): void => {
    for (const item of items)
      if (item.kind === 'image')
        widths.set(item.shotId, Math.max(item.box.width, widths.get(item.shotId) ?? 0));
      else if (item.kind === 'clip') visit(item.items);
  };
  for (const page of pages) visit(page.items);
  return widths;
}
