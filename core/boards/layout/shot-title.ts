/** The line over a shot: its number large, its name, and a few words at the right. */
import type { BoardShot } from '../board-model.ts';
import type { Box, PageItem } from './page-items.ts';
import { baselineDrop, ellipsized, fitLines, oneLine, setLines } from './text-flow.ts';
import { INK, TYPE, withSize, type TextMeasure, type TextStyle } from './typography.ts';

/** Number at most this share of the width, words at the right at most that. */
const NUMBER_SHARE = 0.3;
const WORDS_SHARE = 0.4;
const GAP = 10;

export const numberOf = (shot: BoardShot): string =>
  shot.shotNumber === '' ? '–' : oneLine(shot.shotNumber);

export function shotTitle(shot: BoardShot, box: Box, words: string, measure: TextMeasure): PageItem[] {
  const large = box.height >= 24;
  const numberStyle = large ? TYPE.shotNumber : TYPE.shotNumberSmall;
  const number = ellipsized(numberOf(shot), numberStyle, box.width * NUMBER_SHARE, measure);
  const numberWidth = measure.width(number, numberStyle) + 0.01;
  const line = { y: box.y, height: numberStyle.leading };
  const items: PageItem[] = setLines(
    { lines: [number], style: numberStyle },
    { ...line, x: box.x, width: numberWidth },
  );
  const baseline = box.y + baselineDrop(numberStyle);

  // Short things stand on the number's baseline; what needs more lines takes the height.
  const wordsBase = withSize({ ...TYPE.body, color: INK.grey }, large ? 9 : 7.5, large ? 12 : 9);
  const wordsWidth =
    words === '' ? 0 : Math.min(measure.width(oneLine(words), wordsBase) + 0.01, box.width * WORDS_SHARE);
  const nameX = box.x + numberWidth + GAP;
  const nameWidth = box.x + box.width - wordsWidth - (words === '' ? 0 : GAP) - nameX;
  const name = [shot.name, shot.slug].filter((part) => part !== '').join(' — ');
  const height = numberStyle.leading;
  items.push(
    ...onBaseline(
      name,
      large ? TYPE.title : TYPE.titleSmall,
      { ...line, x: nameX, width: nameWidth, height },
      baseline,
      measure,
    ),
  );
  if (words !== '')
    items.push(
      ...onBaseline(
        words,
        wordsBase,
        { ...line, x: box.x + box.width - wordsWidth, width: wordsWidth, height },
        baseline,
        measure,
        true,
      ),
    );
  return items;
}

function onBaseline(
  text: string,
  style: TextStyle,
  box: Box,
  baseline: number,
  measure: TextMeasure,
  atRight = false,
): PageItem[] {
  const clean = oneLine(text);
  if (clean === '') return [];
  const width = measure.width(clean, style);
  if (width <= box.width)
    return [
      { kind: 'text', text: clean, x: atRight ? box.x + box.width - width : box.x, baseline, style, box },
    ];
  const smaller = [withSize(style, Math.min(style.size, 8), 9.75), withSize(style, 6.5, 8)];
  for (const small of smaller) {
    const narrow = measure.width(clean, small);
    if (narrow <= box.width)
      return [
        {
          kind: 'text',
          text: clean,
          x: atRight ? box.x + box.width - narrow : box.x,
          baseline,
          style: small,
          box,
        },
      ];
  }
  return setLines(
    fitLines(clean, smaller, box.width, box.height, measure),
    box,
    atRight ? 'right' : 'left',
    measure,
  );
}
