/** Several shots a page: two with their plans, six in a grid, or a contact sheet. What finds no room is counted, never lost. */
import type { BoardShot } from '../board-model.ts';
import {
  briefEntries,
  cameraEntries,
  contactLine,
  framingWords,
  lightingText,
  subjectsText,
} from './shot-data.ts';
import { dataTable } from './data-table.ts';
import { frameView } from './frame-view.ts';
import { inscribed, lineItem, type Box, type PageItem } from './page-items.ts';
import { planView } from './plan-view.ts';
import { numberOf, shotTitle } from './shot-title.ts';
import { ellipsized, fitLines, flow, oneLine, setLines, wordCount, type Section } from './text-flow.ts';
import { BODY_SIZES, INK, TYPE, WEIGHT, withSize, type TextMeasure, type TextStyle } from './typography.ts';

/** One half of a page: picture, plan and figures side by side, words below. */
export function halfPageShot(
  shot: BoardShot,
  cell: Box,
  rendered: boolean,
  measure: TextMeasure,
): PageItem[] {
  const titleHeight = 27;
  const items = shotTitle(shot, { ...cell, height: titleHeight }, framingWords(shot), measure);
  const main: Box = { ...cell, y: cell.y + titleHeight, height: cell.height - titleHeight };
  const picture = frameView(shot, { ...main, height: main.height * 0.47 }, rendered, measure);
  items.push(...picture.items);
  const top = picture.box.y + picture.box.height + 9;
  const left = cell.y + cell.height - top;
  const figuresHeight = Math.min(Math.max(150, left * 0.6), left);
  const planWidth = Math.round(cell.width * 0.42);
  const plan: Box = { x: cell.x, y: top, width: planWidth, height: figuresHeight };
  items.push(...planView(shot.plan, plan, measure).items);
  const figures: Box = {
    x: cell.x + planWidth + 12,
    y: top,
    width: cell.width - planWidth - 12,
    height: figuresHeight,
  };
  items.push(...dataTable(cameraEntries(shot), figures, 2, measure, { sizes: 2 }).items);
  const wordsTop = top + figuresHeight + 9;
  const words: Box = { ...cell, y: wordsTop, height: cell.y + cell.height - wordsTop };
  const half = (words.width - 12) / 2;
  const columns: Box[] = [
    { ...words, width: half },
    { ...words, x: words.x + half + 12, width: half },
  ];
  const sections: Section[] = [
    ...story(shot),
    { label: 'Subjects from the lens', text: subjectsText(shot) },
    { label: 'Lighting', text: lightingText(shot) },
  ];
  items.push(...flowWithMarker(sections, columns, BODY_SIZES.slice(1), measure));
  return items;
}

/** A sixth of a page: picture, the figures most asked for with the plan beside them, and words as far as they go. */
export function gridShot(shot: BoardShot, cell: Box, rendered: boolean, measure: TextMeasure): PageItem[] {
  const titleHeight = 18;
  const items = shotTitle(
    shot,
    { ...cell, height: titleHeight },
    [shot.size, shot.move].filter((w) => w !== '').join(' · '),
    measure,
  );
  const picture = frameView(
    shot,
    { ...cell, y: cell.y + titleHeight, height: cell.height * 0.44 },
    rendered,
    measure,
  );
  items.push(...picture.items);
  const top = picture.box.y + picture.box.height + 6;
  const height = cell.y + cell.height - top;
  const planWidth = Math.min(height, Math.round(cell.width * 0.4));
  items.push(
    ...planView(shot.plan, { x: cell.x + cell.width - planWidth, y: top, width: planWidth, height }, measure)
      .items,
  );
  const column: Box = { x: cell.x, y: top, width: cell.width - planWidth - 9, height };
  const table = dataTable(briefEntries(shot), { ...column, height: column.height * 0.74 }, 2, measure, {
    rules: false,
    sizes: 1,
  });
  items.push(...table.items);
  const wordsTop = top + table.height + 3;
  const words: Box = { ...column, y: wordsTop, height: column.y + column.height - wordsTop };
  items.push(...flowWithMarker(story(shot), [words], GRID_SIZES, measure));
  return items;
}

/** A contact print: the picture with its number, name and lens. */
export function contactShot(shot: BoardShot, cell: Box, rendered: boolean, measure: TextMeasure): PageItem[] {
  const captionHeight = 21;
  const area: Box = { ...cell, height: cell.height - captionHeight };
  const picture = inscribed(area, shot.picture.aspectRatio);
  const items: PageItem[] = [...frameView(shot, area, rendered, measure).items];
  const top = picture.y + picture.height + 2.5;
  const number: TextStyle = withSize(TYPE.header, 8.5, 10.5);
  const text = ellipsized(numberOf(shot), number, cell.width * 0.3, measure);
  const numberWidth = measure.width(text, number) + 0.01;
  items.push(
    ...setLines({ lines: [text], style: number }, { x: cell.x, y: top, width: numberWidth, height: 10.5 }),
  );
  const name = withSize(TYPE.body, 7.5, 10.5);
  const nameBox: Box = {
    x: cell.x + numberWidth + 5,
    y: top,
    width: cell.width - numberWidth - 5,
    height: 10.5,
  };
  items.push(
    ...setLines(
      fitLines(shot.name, [name, withSize(name, 6.5, 10.5)], nameBox.width, nameBox.height, measure),
      nameBox,
    ),
  );
  const fine: TextStyle = withSize(TYPE.fine, 6.5, 8);
  const words = oneLine([shot.size, contactLine(shot)].filter((word) => word !== '').join('  '));
  items.push(
    ...setLines(fitLines(words, [fine, withSize(fine, 5.5, 8)], cell.width, 8, measure), {
      ...cell,
      y: top + 10.5,
      height: 8,
    }),
  );
  return items;
}

const GRID_SIZES: readonly TextStyle[] = [
  { ...TYPE.body, size: 7.25, leading: 9 },
  { ...TYPE.body, size: 6.5, leading: 8.25 },
];

const story = (shot: BoardShot): Section[] => [
  { label: 'Action', text: shot.action },
  { label: 'Dialogue', text: shot.dialogue },
  { label: 'Notes', text: shot.notes },
];

/** Runs text through columns; when it does not fit, gives its last line up to say how much more there is. */
function flowWithMarker(
  sections: readonly Section[],
  columns: readonly Box[],
  styles: readonly TextStyle[],
  measure: TextMeasure,
): PageItem[] {
  const options = { styles, labelStyle: withSize(TYPE.label, 6.5, 9), measure };
  const whole = flow(sections, { ...options, columns });
  if (whole.rest.length === 0) return [...whole.items];
  const marker = withSize(TYPE.marker, 6.5, 8.25);
  const last = columns[columns.length - 1]!;
  const shorter = [...columns.slice(0, -1), { ...last, height: last.height - marker.leading }];
  const cut = flow(sections, { ...options, columns: shorter });
  const more = wordCount(cut.rest);
  const line = fitLines(
    `… ${more} more ${more === 1 ? 'word' : 'words'}: see the one-up board`,
    [marker, withSize(marker, 5.5, 8.25)],
    last.width,
    marker.leading,
    measure,
  );
  return [
    ...cut.items,
    ...setLines(line, { ...last, y: last.y + last.height - marker.leading, height: marker.leading }),
  ];
}

/** Hairlines between the columns of a page. */
export const columnRules = (body: Box, columns: number, gutter: number): PageItem[] =>
  Array.from({ length: columns - 1 }, (_, i) => {
    const x = body.x + ((i + 1) * (body.width + gutter)) / columns - gutter / 2;
    return lineItem([x, body.y], [x, body.y + body.height], { stroke: INK.hairline, weight: WEIGHT.hair });
  });
