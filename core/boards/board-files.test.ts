/** The tables beside the board: read back by parsers written here. */
import { describe, expect, it } from 'vitest';
import { BOARD_JSON_VERSION, boardJson, buildBoardModel, shotsCsv } from './index.ts';
import { catalog, documentOf, manyShots, sampleRecords } from './testing/sample-board.ts';

/** RFC 4180, strictly. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    } else while (text[at] !== ',' && text[at] !== '\r') field += text[at++];
    row.push(field);
    if (text[at] === ',') at++;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const records = (text: string): Record<string, string>[] => {
  const [header, ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]!])));
};

describe('shot list', () => {
  it('quotes commas, quotes and line breaks (caught: quotes not doubled)', () => {
    const dialogue = 'ANNA\nHe said, "no".';
    const model = buildBoardModel(manyShots(1, { dialogue, action: 'a\r\nb' }), { catalog });
    const [row] = records(shotsCsv(model.shots, new Set()));
    expect(row!['dialogue']).toBe(dialogue);
    expect(row!['action']).toBe('a\r\nb');
  });
  it.each(['=1+1', '+1', '-1', '−1', '@SUM(A1)', '\tx', '\rx'])(
    'does not let a spreadsheet run %j (caught: guard left out)',
    (name) => {
      const model = buildBoardModel(manyShots(1, { notes: name }), { catalog });
      const [row] = records(shotsCsv(model.shots, new Set()));
      expect(row!['notes']).toBe(`'${name}`);
    },
  );
  it('writes numbers as numbers, the sign of a tilt included', () => {
    const rows = records(
      shotsCsv(buildBoardModel(documentOf(sampleRecords()), { catalog }).shots, new Set(['sht_1'])),
    );
    const fourth = rows[3]!;
    expect(Number(fourth['tilt_deg'])).toBeCloseTo(-90, 0);
    expect(rows[4]!['focus_m']).toBe('infinity');
    expect(rows[0]!['frame']).toBe('frames/sht_1.png');
    expect(rows[1]!['frame']).toBe('');
    expect(rows.every((row) => Object.keys(row).length === Object.keys(fourth).length)).toBe(true);
  });
});

it('board.json says its version and conventions, and infinity as null', () => {
  const model = buildBoardModel(documentOf(sampleRecords()), { catalog });
  const board = JSON.parse(boardJson(model, new Map([['sht_1', { width: 640, height: 480 }]]))) as {
    format: string;
    version: number;
    shots: {
      id: string;
      plan?: unknown;
      frame: unknown;
      camera: { focusDistanceM: number | null; depthOfField: { farM: number | null } };
    }[];
  };
  expect([board.format, board.version]).toEqual(['penumbra-board', BOARD_JSON_VERSION]);
  expect(board.shots[0]!.frame).toEqual({ file: 'frames/sht_1.png', widthPx: 640, heightPx: 480 });
  expect(board.shots[1]!.frame).toBeNull();
  expect(board.shots[4]!.camera.focusDistanceM).toBeNull();
  expect(board.shots[4]!.camera.depthOfField.farM).toBeNull();
  expect(board.shots[0]!.plan).toBeUndefined();
});
