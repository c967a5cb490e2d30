/** Board model → pages. Pure: the same model, layout, paper and fonts give the same pages. */
import type { BoardModel, BoardShot } from '../board-model.ts';
import { CAPTION_HEIGHT, columnRules, contactShot, gridShot, halfPageShot } from './cell-layouts.ts';
import { shownAspect } from './frame-view.ts';
import { oneUpPages } from './one-up.ts';
import { cells, GUTTER, pageFrame, type BoardLayout, type PageFrame, type Paper } from './page-geometry.ts';
import { pageFooter, pageHeader } from './page-furniture.ts';
import type { BoardPage, Box, PageItem } from './page-items.ts';
import { oneLine } from './text-flow.ts';
import type { TextMeasure } from './typography.ts';

export interface LayoutOptions {
  readonly layout: BoardLayout;
  readonly paper: Paper;
  readonly measure: TextMeasure;
  /** Shots that have a frame image; the others print an empty frame. */
  readonly rendered: ReadonlySet<string>;
}

interface Draft {
  readonly shots: readonly BoardShot[];
  readonly items: readonly PageItem[];
}

interface Grid {
  readonly columns: number;
  /** 0: as many as the tallest picture lets onto a page. */
  readonly rows: number;
  readonly gutterX: number;
  readonly gutterY: number;
  /** Contact sheets run on; the others start a page with each scene. */
  readonly breaksAtScenes: boolean;
  readonly draw: typeof gridShot;
}

const GRIDS: Readonly<Record<Exclude<BoardLayout, '1'>, Grid>> = {
  '2': { columns: 2, rows: 1, gutterX: 27, gutterY: 0, breaksAtScenes: true, draw: halfPageShot },
  '3x2': { columns: 3, rows: 2, gutterX: GUTTER, gutterY: 15, breaksAtScenes: true, draw: gridShot },
  contact: { columns: 5, rows: 0, gutterX: 15, gutterY: 9, breaksAtScenes: false, draw: contactShot },
};

/** @returns at least one page: a board of no shots is a page that says so in its header alone. */
export function layOutBoard({ project, shots }: BoardModel, options: LayoutOptions): BoardPage[] {
  const { measure, paper, layout } = options;
  const frame = pageFrame(paper);
  const drafts = layout === '1' ? oneUp(shots, frame, options) : inGrid(shots, GRIDS[layout], frame, options);
  if (drafts.length === 0) drafts.push({ shots: [], items: [] });
  return drafts.map((draft, i) => ({
    width: frame.width,
    height: frame.height,
    bookmark: bookmarkOf(draft.shots),
    items: [
      ...pageHeader(project, draft.shots, { number: i + 1, of: drafts.length }, frame, measure),
      ...draft.items,
      ...pageFooter(project, frame, measure),
    ],
  }));
}

const oneUp = (shots: readonly BoardShot[], { body }: PageFrame, options: LayoutOptions): Draft[] =>
  shots.flatMap((shot) =>
    oneUpPages(shot, body, options.rendered.has(shot.id), options.measure).map((items) => ({
      shots: [shot],
      items,
    })),
  );

function inGrid(
  shots: readonly BoardShot[],
  grid: Grid,
  { body }: PageFrame,
  options: LayoutOptions,
): Draft[] {
  const { columns, gutterX, gutterY } = grid;
  const rows = grid.rows === 0 ? rowsOfPictures(shots, body, grid) : grid.rows;
  const places = cells(body, columns, rows, gutterX, gutterY);
  return pagesOf(shots, places.length, grid.breaksAtScenes).map((group) => ({
    shots: group,
    items: [
      ...(rows === 1 ? columnRules(body, columns, gutterX) : []),
      ...group.flatMap((shot, i) =>
        grid.draw(shot, places[i]!, options.rendered.has(shot.id), options.measure),
      ),
    ],
  }));
}

function rowsOfPictures(shots: readonly BoardShot[], body: Box, { columns, gutterX, gutterY }: Grid): number {
  const width = (body.width - (columns - 1) * gutterX) / columns;
  const tallest = Math.max(...shots.map((shot) => width / shownAspect(shot, true)), 0);
  // Upright pictures are made narrower rather than let one row fill the page.
  const row = Math.min(tallest, width) + CAPTION_HEIGHT;
  return Math.max(1, Math.floor((body.height + gutterY) / (row + gutterY)));
}

function pagesOf(shots: readonly BoardShot[], perPage: number, breaksAtScenes: boolean): BoardShot[][] {
  const pages: BoardShot[][] = [];
  for (const shot of shots) {
    const page = pages[pages.length - 1];
    const full = page === undefined || page.length === perPage;
    if (full || (breaksAtScenes && page[0]!.scene.id !== shot.scene.id)) pages.push([shot]);
    else page.push(shot);
  }
  return pages;
}

/** "1 Wide – 6 Close" */
function bookmarkOf(shots: readonly BoardShot[]): string {
  const title = ({ shotNumber, name }: BoardShot): string => oneLine(`${shotNumber} ${name}`);
  const [first, last] = [shots[0], shots[shots.length - 1]];
  if (first === undefined || last === undefined) return 'No shots';
  return first === last ? title(first) : `${title(first)} – ${title(last)}`;
}
