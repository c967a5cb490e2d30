/** One shot a page: the frame large, everything known about it around, and further pages for text that needs them. */
import type { BoardShot } from '../board-model.ts';
import { cameraEntries, framingWords, lightingText, subjectsText } from './shot-data.ts';
import { dataTable } from './data-table.ts';
import { frameView } from './frame-view.ts';
import { cells, GUTTER } from './page-geometry.ts';
import type { Box, PageItem } from './page-items.ts';
import { planView } from './plan-view.ts';
import { shotTitle } from './shot-title.ts';
import { flow, flowByColumn, setLines, type Section } from './text-flow.ts';
import { BODY_SIZES, TYPE, type TextMeasure } from './typography.ts';

const TITLE_HEIGHT = 30;
/** Shares of the page's width that the picture's column has: as wide as the picture, within limits. */
const WIDEST_PICTURE = 0.665;
const NARROWEST_PICTURE = 0.5;
/** Share of the height below the title that the picture may take at most. */
const TALLEST_PICTURE = 0.68;
const PLAN_HEIGHT = 0.41;
const CONTINUED = ' (continued)';

/** @returns the items of each page of the shot, inside `body`. */
export function oneUpPages(
  shot: BoardShot,
  body: Box,
  rendered: boolean,
  measure: TextMeasure,
): PageItem[][] {
  const title = shotTitle(shot, { ...body, height: TITLE_HEIGHT }, framingWords(shot), measure);
  const items: PageItem[] = [...title];
  const main: Box = { ...body, y: body.y + TITLE_HEIGHT, height: body.height - TITLE_HEIGHT };
  const room: Box = { ...main, width: main.width * WIDEST_PICTURE, height: main.height * TALLEST_PICTURE };

  // Picture with the words below it; the side takes what width a tall picture leaves.
  const picture = frameView(shot, room, { rendered, cropped: false, marks: true }, measure);
  const left: Box = { ...main, width: Math.max(picture.box.width, main.width * NARROWEST_PICTURE) };
  const side: Box = { ...main, x: left.x + left.width + GUTTER, width: main.width - left.width - GUTTER };
  items.push(...picture.items);
  const wordsTop = picture.box.y + picture.box.height + 12;
  const words: Box = { ...left, y: wordsTop, height: left.y + left.height - wordsTop };

  // Plan, camera and lamps at the side.
  const plan: Box = { ...side, height: Math.round(side.height * PLAN_HEIGHT) };
  items.push(...planView(shot.plan, plan, measure).items);
  const dataTop = plan.y + plan.height + 9;
  const data = dataTable(
    cameraEntries(shot),
    { ...side, y: dataTop, height: side.y + side.height - dataTop },
    2,
    measure,
  );
  items.push(...data.items);
  const lampsTop = dataTop + data.height + 9;
  const lamps: Box = { ...side, y: lampsTop, height: Math.max(0, side.y + side.height - lampsTop) };

  const story: Section[][] = [
    [{ label: 'Action', text: shot.action }],
    [{ label: 'Dialogue', text: shot.dialogue }],
    [
      ...shortened(title, shot),
      { label: 'Notes', text: shot.notes },
      { label: 'Camera notes', text: shot.camera.notes },
      { label: 'Subjects from the lens', text: subjectsText(shot) },
    ],
  ];
  const options = { styles: BODY_SIZES, labelStyle: TYPE.label, measure, continued: CONTINUED };
  const lighting: Section = { label: 'Lighting', text: lightingText(shot) };
  // Lamps that do not fit at the side join the words, which may go on overleaf.
  const beside = flow([lighting], { ...options, styles: LAMP_SIZES, columns: [lamps] });
  const besideFits = beside.rest.length === 0;
  if (besideFits) items.push(...beside.items);
  const columns = cells({ ...words, height: words.height - TYPE.marker.leading }, 3, 1, GUTTER, 0);
  const apart = besideFits ? flowByColumn(story, { ...options, columns }) : null;
  if (apart !== null) return [[...items, ...apart]];
  let flowed = flow(besideFits ? story.flat() : [...story.flat(), lighting], { ...options, columns });
  items.push(...flowed.items);

  // What is left, in whole pages of columns.
  const pages = [items];
  let above = words;
  while (flowed.rest.length > 0) {
    pages[pages.length - 1]!.push(...continueMarker(above, measure));
    const next = shotTitle(shot, { ...body, height: TITLE_HEIGHT }, 'continued', measure);
    const overleaf = cells({ ...main, height: main.height - TYPE.marker.leading }, 3, 1, GUTTER, 0);
    flowed = flow(flowed.rest, { ...options, styles: [TYPE.body], columns: overleaf });
    next.push(...flowed.items);
    pages.push(next);
    above = main;
  }
  return pages;
}

/** What the title line had to shorten, in full. */
function shortened(title: readonly PageItem[], shot: BoardShot): Section[] {
  if (!title.some((item) => item.kind === 'text' && item.text.endsWith('…'))) return [];
  return [
    {
      label: 'Shot',
      text: [shot.shotNumber, shot.name, shot.slug].filter((part) => part !== '').join(' — '),
    },
    { label: 'Framing', text: framingWords(shot) },
  ];
}

const LAMP_SIZES = [
  { ...TYPE.body, size: 8, leading: 10.5 },
  { ...TYPE.body, size: 7.25, leading: 9 },
  { ...TYPE.body, size: 6.5, leading: 8.25 },
];

function continueMarker(words: Box, measure: TextMeasure): PageItem[] {
  const style = TYPE.marker;
  const box: Box = { ...words, y: words.y + words.height - style.leading, height: style.leading };
  return setLines({ lines: ['continued on the next page →'], style }, box, 'right', measure);
}
