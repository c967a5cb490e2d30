/** A laid-out page into a PDF: text that can be selected, vectors that can be scaled, frames as images. */
import type { Box, PageItem, PagePoint, Paint } from '../../core/boards/index.ts';
import { textOptions } from './board-fonts.ts';

/** @param images encoded frames (JPEG or PNG) by shot id. */
export function drawItems(
  pdf: PDFKit.PDFDocument,
  items: readonly PageItem[],
  images: ReadonlyMap<string, Uint8Array>,
): void {
  for (const item of items) drawItem(pdf, item, images);
}

function drawItem(pdf: PDFKit.PDFDocument, item: PageItem, images: ReadonlyMap<string, Uint8Array>): void {
  switch (item.kind) {
    case 'text': {
      const { text, x, baseline, style } = item;
      pdf.font(style.face, style.size).fillColor(style.color).fillOpacity(1);
      pdf.text(text, x, baseline, { ...textOptions(style), lineBreak: false, baseline: 'alphabetic' });
      return;
    }
    case 'path':
      for (const ring of item.rings) trace(pdf, ring, item.closed);
      paint(pdf, item.paint, item.closed);
      return;
    case 'circle':
      pdf.circle(...item.center, item.radius);
      paint(pdf, item.paint, true);
      return;
    case 'image': {
      const bytes = images.get(item.shotId);
      if (bytes === undefined)
        throw new RangeError(`shot ${item.shotId}: the page shows a frame that was not handed in`);
      const { x, y, width, height } = item.box;
      pdf.image(Buffer.from(bytes), x, y, { width, height });
      return;
    }
    case 'clip':
      pdf.save();
      clipTo(pdf, item.box);
      drawItems(pdf, item.items, images);
      pdf.restore();
      return;
  }
}

function clipTo(pdf: PDFKit.PDFDocument, { x, y, width, height }: Box): void {
  pdf.rect(x, y, width, height).clip();
}

function trace(pdf: PDFKit.PDFDocument, ring: readonly PagePoint[], closed: boolean): void {
  ring.forEach(([x, y], i) => (i === 0 ? pdf.moveTo(x, y) : pdf.lineTo(x, y)));
  if (closed) pdf.closePath();
}

function paint(
  pdf: PDFKit.PDFDocument,
  { fill, fillOpacity, stroke, strokeOpacity, weight, dash }: Paint,
  closed: boolean,
): void {
  const fills = closed && fill !== undefined;
  if (fills) pdf.fillColor(fill).fillOpacity(fillOpacity ?? 1);
  if (stroke !== undefined) {
    pdf
      .strokeColor(stroke)
      .strokeOpacity(strokeOpacity ?? 1)
      .lineWidth(weight ?? 1)
      .lineJoin('round');
    if (dash === undefined) pdf.undash();
    else pdf.dash(dash[0], { space: dash[1] });
  }
  if (fills && stroke !== undefined) pdf.fillAndStroke(fill, stroke, 'even-odd');
  else if (fills) pdf.fill('even-odd');
  else if (stroke !== undefined) pdf.stroke();
  else throw new RangeError('a shape needs a fill or a stroke');
}
