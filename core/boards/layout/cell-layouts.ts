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
import { cells } from './page-geometry.ts';
import { lineItem, type Box, type PageItem } from './page-items.ts';
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
  const room: Box = { ...cell, y: cell.y + titleHeight, height: (cell.height - titleHeight) * 0.45 };
  const picture = frameView(shot, room, { rendered, cropped: true, marks: true }, measure);
  items.push(...picture.items);
  const top = picture.box.y + picture.box.height + 9;
  const left = cell.y + cell.height - top;
  const planWidth = Math.round(cell.width * 0.42);
  const figures: Box = {
    x: cell.x + planWidth + 12,
    y: top,
    width: cell.width - planWidth - 12,
    height: Math.min(210, left * 0.66),
  };
  const table = dataTable(cameraEntries(shot), figures, 2, measure, { sizes: 2 });
  items.push(...table.items);
  const figuresHeight = Math.max(table.height, 120);
  const plan: Box = { x: cell.x, y: top, width: planWidth, height: figuresHeight };
  items.push(...planView(shot.plan, plan, measure).items);
  const wordsTop = top + figuresHeight + 9;
  const words: Box = { ...cell, y: wordsTop, height: cell.y + cell.height - wordsTop };
  const sections: Section[] = [
    ...story(shot),
    { label: 'Subjects from the lens', text: subjectsText(shot) },
    { label: 'Lighting', text: lightingText(shot) },
  ];
  items.push(...flowWithMarker(sections, cells(words, 2, 1, 12, 0), BODY_SIZES.slice(1), measure));
  return items;
}

/** A sixth of a page: picture, the figures most asked for with the plan beside them, and words as far as they go. */
export function gridShot(shot: BoardShot, cell: Box, rendered: boolean, measure: TextMeasure): PageItem[] {
  const titleHeight = 18;
  const words = [shot.size, shot.move].filter((word) => word !== '').join(' · ');
  const items = shotTitle(shot, { ...cell, height: titleHeight }, words, measure);
  const room: Box = { ...cell, y: cell.y + titleHeight, height: cell.height * 0.41 };
  const picture = frameView(shot, room, { rendered, cropped: true, marks: false }, measure);
  items.push(...picture.items);
  const top = picture.box.y + picture.box.height + 6;
  const left = cell.y + cell.height - top;
  const planWidth = Math.round(cell.width * 0.4);
  const column: Box = { x: cell.x, y: top, width: cell.width - planWidth - 9, height: left - 18 };
  const table = dataTable(briefEntries(shot), column, 2, measure, { rules: false, sizes: 1 });
  items.push(...table.items);
  const figuresHeight = Math.max(table.height, Math.min(78, left));
  const plan: Box = { x: cell.x + cell.width - planWidth, y: top, width: planWidth, height: figuresHeight };
  items.push(...planView(shot.plan, plan, measure).items);
  const below: Box = { ...cell, y: top + figuresHeight + 1.5, height: left - figuresHeight - 1.5 };
  items.push(...runIn(story(shot), below, measure));
  return items;
}

/** A contact print: the picture with its number, name and lens. */
export function contactShot(shot: BoardShot, cell: Box, rendered: boolean, measure: TextMeasure): PageItem[] {
  const area: Box = { ...cell, height: cell.height - CAPTION_HEIGHT };
  const picture = frameView(shot, area, { rendered, cropped: true, marks: false }, measure);
  const items: PageItem[] = [...picture.items];
  const top = picture.box.y + picture.box.height + 2.5;
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
  const nameStyles = [name, withSize(name, 6.5, 10.5)];
  items.push(...setLines(fitLines(shot.name, nameStyles, nameBox.width, nameBox.height, measure), nameBox));
  const fine: TextStyle = withSize(TYPE.fine, 6.5, 8);
  const words = oneLine([shot.size, contactLine(shot)].filter((word) => word !== '').join('  '));
  const wordsBox: Box = { ...cell, y: top + 10.5, height: 8 };
  items.push(...setLines(fitLines(words, [fine, withSize(fine, 5.5, 8)], cell.width, 8, measure), wordsBox));
  return items;
}
/** Below a contact print, points. */
export const CAPTION_HEIGHT = 21;

/** Sections one after the other in one block, for where there is room for a line or two only. */
function runIn(sections: readonly Section[], box: Box, measure: TextMeasure): PageItem[] {
  const text = sections
    .map((section) => oneLine(section.text))
    .filter((words) => words !== '')
    .join('  —  ');
  return flowWithMarker([{ label: '', text }], [box], RUN_IN_SIZES, measure);
}

const RUN_IN_SIZES: readonly TextStyle[] = [
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
