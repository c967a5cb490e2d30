/**
 * Pages measured: every line of text lies in its cell and every cell on its page, lines do not overprint each other,
 * and no word of a one-up board is lost, for all layouts and papers, for ordinary, empty and worst-case shots.
 */
import { describe, expect, it } from 'vitest';
import {
  buildBoardModel,
  layOutBoard,
  LAYOUTS,
  PAPERS,
  type BoardModel,
  type BoardPage,
  type Box,
  type PageItem,
  type TextItem,
} from '../index.ts';
import {
  catalog,
  documentOf,
  evenMeasure,
  manyShots,
  sampleRecords,
  scenesOf,
  worstFields,
} from '../testing/sample-board.ts';
import { flow, wrap } from './text-flow.ts';
import { ASCENT, DESCENT, TYPE } from './typography.ts';

const sample = documentOf(sampleRecords());
const usual = buildBoardModel(sample, { catalog, scenes: scenesOf(sample) });
const worst = buildBoardModel(manyShots(3, worstFields()), { catalog });
const empty = buildBoardModel(manyShots(2, { shotNumber: '', move: '' }), { catalog });
const sixty = buildBoardModel(manyShots(60, { action: 'She waits.' }), { catalog });
const none: BoardModel = { ...usual, shots: [] };
const models = { usual, worst, empty, none };

const pagesOf = (
  model: BoardModel,
  layout: (typeof LAYOUTS)[number],
  paper: (typeof PAPERS)[number],
): BoardPage[] =>
  layOutBoard(model, {
    layout,
    paper,
    measure: evenMeasure,
    rendered: new Set(model.shots.map(({ id }) => id)),
  });

const textsOf = (items: readonly PageItem[], clipped = false): { item: TextItem; clipped: boolean }[] =>
  items.flatMap((item) =>
    item.kind === 'text' ? [{ item, clipped }] : item.kind === 'clip' ? textsOf(item.items, true) : [],
  );
/** What the letters cover. */
const inkOf = ({ text, x, baseline, style }: TextItem): Box => ({
  x,
  y: baseline - 0.7 * style.size,
  width: evenMeasure.width(text, style),
  height: 0.9 * style.size,
});
const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.5 &&
  b.x < a.x + a.width - 0.5 &&
  a.y < b.y + b.height - 0.5 &&
  b.y < a.y + a.height - 0.5;

const cases = Object.entries(models).flatMap(([name, model]) =>
  LAYOUTS.flatMap((layout) => PAPERS.map((paper) => ({ name, layout, paper, model }))),
);

describe.each(cases)('$name shots, layout $layout, $paper', ({ model, layout, paper }) => {
  const pages = pagesOf(model, layout, paper);
  const texts = pages.map((page) => textsOf(page.items));

  it('keeps every line in its cell and every cell on the page (caught: a value set wider than its column)', () => {
    const astray = pages.flatMap((page, i) =>
      texts[i]!.filter(({ item }) => {
        const { box, x, baseline, style, text } = item;
        const inCell =
          x >= box.x - 0.02 &&
          x + evenMeasure.width(text, style) <= box.x + box.width + 0.02 &&
          baseline - ASCENT * style.size >= box.y - 0.25 &&
          baseline + DESCENT * style.size <= box.y + box.height + 0.25;
        const onPage =
          box.x >= 20 && box.x + box.width <= page.width - 20 && box.y + box.height <= page.height - 20;
        return !inCell || !onPage;
      }).map(({ item }) => `${item.text.slice(0, 40)} on page ${i + 1}`),
    );
    expect(astray).toEqual([]);
  });

  it('overprints nothing (caught: words started above the end of the table)', () => {
    for (const page of texts) {
      const inks = page
        .filter(({ clipped }) => !clipped)
        .map(({ item }) => ({ text: item.text, ink: inkOf(item) }));
      inks.forEach((a, i) => {
        for (const b of inks.slice(i + 1))
          if (meets(a.ink, b.ink)) expect(`${a.text} | ${b.text}`).toBe('apart');
      });
    }
  });

  it('numbers its pages', () => {
    texts.forEach((page, i) =>
      expect(page.map(({ item }) => item.text)).toContain(`Page ${i + 1}/${pages.length}`),
    );
  });
});

describe('pages', () => {
  it.each([
    ['1', 60],
    ['2', 30],
    ['3x2', 10],
    // 146.8 pt wide pictures at 2.39:1 with captions of 21 and gaps of 9: 5 rows of 5.
    ['contact', 3],
  ] as const)('of sixty shots, layout %s: %i', (layout, count) => {
    for (const paper of PAPERS) expect(pagesOf(sixty, layout, paper)).toHaveLength(count);
  });

  it('start anew with each scene, contact sheets apart', () => {
    const [first, second, ...rest] = usual.shots;
    const scene = { id: 'scn_yard', name: 'Yard', sceneNumber: '13', slug: '' };
    const mixed: BoardModel = { ...usual, shots: [first!, { ...second!, scene }, ...rest] };
    expect(pagesOf(mixed, '3x2', 'a4')).toHaveLength(3);
    expect(pagesOf(mixed, 'contact', 'a4')).toHaveLength(1);
  });

  it('of one shot carry all of its words, in order, on as many pages as they need (caught: a line dropped at a column’s end)', () => {
    const words = Array.from({ length: 2600 }, (_, i) => `w${i}`);
    const long = buildBoardModel(
      manyShots(1, { action: words.slice(0, 1300).join(' '), notes: words.slice(1300).join('\n') }),
      { catalog },
    );
    const pages = pagesOf(long, '1', 'a4');
    expect(pages.length).toBeGreaterThan(1);
    const printed = pages
      .flatMap((page) => textsOf(page.items))
      .flatMap(({ item }) => item.text.match(/\bw\d+\b/g) ?? []);
    expect(printed).toEqual(words);
    const last = textsOf(pages[0]!.items).map(({ item }) => item.text);
    expect(last).toContain('continued on the next page →');
  });

  it('print in full what the title had to shorten', () => {
    const { slug = '', equipment = '' } = worstFields();
    const printed = pagesOf(worst, '1', 'a4')
      .flatMap((page) => textsOf(page.items))
      .map(({ item }) => item.text)
      .join('')
      .replace(/\s/g, '');
    for (const field of [slug, equipment]) expect(printed).toContain(field.trim().replace(/\s/g, ''));
  });

  it('of several shots say how many words found no room', () => {
    const long = buildBoardModel(manyShots(1, { action: 'word '.repeat(900) }), { catalog });
    for (const layout of ['2', '3x2'] as const) {
      const texts = pagesOf(long, layout, 'a4')
        .flatMap((page) => textsOf(page.items))
        .map(({ item }) => item.text);
      const printed = texts.join(' ').match(/\bword\b/g)!.length;
      const [, more] = /… (\d+) more word/.exec(texts.join('\n'))!;
      // Two-up goes on with lamps after the action; what is missing is at least the rest of the action.
      expect(printed + Number(more)).toBeGreaterThanOrEqual(900);
      if (layout === '3x2') expect(printed + Number(more)).toBe(900);
    }
  });
});

describe('lines', () => {
  it('hold what they were given, break after hyphens and inside words that are too long', () => {
    const text = 'A self-made word: Donaudampfschifffahrtsgesellschaftskapitän – so long.\n\nNew paragraph';
    const lines = wrap(text, TYPE.body, 45, evenMeasure);
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    for (const line of lines) expect(evenMeasure.width(line, TYPE.body)).toBeLessThanOrEqual(45);
    expect(lines.some((line) => line.endsWith('self-'))).toBe(true);
    expect(lines).toContain('');
  });
  it('never split a surrogate pair', () => {
    for (const line of wrap('🎬'.repeat(30), TYPE.body, 40, evenMeasure)) expect(line).toMatch(/^(🎬)+$/u);
  });
  it('drop control characters and compose accents', () => {
    expect(wrap('e\u0301\u0007te\u0301\r\nx', TYPE.body, 100, evenMeasure)).toEqual(['été', 'x']);
  });
  it('come back whole from a flow that has no room', () => {
    const sections = [{ label: 'Action', text: 'one two' }];
    const { rest, items } = flow(sections, {
      columns: [{ x: 0, y: 0, width: 50, height: 4 }],
      styles: [TYPE.body],
      labelStyle: TYPE.label,
      measure: evenMeasure,
    });
    expect(items).toEqual([]);
    expect(rest).toEqual(sections);
  });
});
