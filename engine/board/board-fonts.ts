/**
 * The board's typeface: Source Sans 3 (SIL Open Font License 1.1), for Latin, Greek and Cyrillic with real small
 * capitals and tabular figures. The fonts that PDF readers have built in know Western European letters alone.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { TextMeasure, TextStyle, TypeFace } from '../../core/boards/index.ts';

const FILES: Readonly<Record<TypeFace, string>> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  italic: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  semibold: '600SemiBold/SourceSans3_600SemiBold.ttf',
  bold: '700Bold/SourceSans3_700Bold.ttf',
};
const FACES = Object.keys(FILES) as TypeFace[];

/**
 * What pdfkit is told of a style. Capitals stay capitals among small capitals: the same glyph for both would leave a
 * reader who copies the text with one of them only.
 */
export const textOptions = (style: TextStyle): PDFKit.Mixins.TextOptions => ({
  characterSpacing: style.tracking,
  ...(style.smallCaps ? { features: ['smcp', 'kern'] } : {}),
});

/** Gives a document the board's faces under their names. */
export function registerFonts(pdf: PDFKit.PDFDocument): void {
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
  );
  for (const face of FACES) pdf.registerFont(face, readFileSync(path.join(folder, FILES[face])));
}

/** Longer text is measured anew: it seldom comes twice, and pdfkit remembers its words. */
const LONGEST_KEPT = 32;

/** Widths as pdfkit will set them. */
export function pdfMeasure(pdf: PDFKit.PDFDocument): TextMeasure {
  const known = new Map<string, number>();
  return {
    width(text, style) {
      if (text === '') return 0;
      const key = `${style.face} ${style.smallCaps ? 'c' : ''}${style.tracking}/${style.size} ${text}`;
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      const width = pdf.font(style.face, style.size).widthOfString(text, textOptions(style));
      if (text.length <= LONGEST_KEPT) known.set(key, width);
      return width;
    },
  };
}

/** pdfkit keeps the parsed font on the document, which its types leave out. */
interface WithFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** Characters that the typeface has no letter for, each once, in order of appearance. */
export function missingCharacters(pdf: PDFKit.PDFDocument, text: string): string[] {
  const { font } = (pdf.font('regular') as unknown as WithFont)._font;
  return [...new Set(text)].filter(
    (c) => !/\s/u.test(c) && !font.hasGlyphForCodePoint(c.codePointAt(0) ?? 0),
  );
}
