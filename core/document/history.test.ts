/**
 * Random editing sessions: whatever is done, undone and redone, the document equals one rebuilt from the journal of
 * what happened, undoing everything gives back the start, and the files written from it read back as it.
 */
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  documentFromFiles,
  documentsEqual,
  DocumentError,
  filesFromDocument,
  History,
  setProperty,
  type Command,
} from './index.ts';
import { randomCommand } from './testing/random-commands.ts';
import { sampleDocument } from './testing/sample-document.ts';
import { seededRandom } from './testing/seeded-random.ts';

/** Seeds that once showed a defect stay in front; the rest explore. */
const PINNED_SEEDS: readonly number[] = [];
const SEEDS = [...PINNED_SEEDS, ...Array.from({ length: 40 }, (_, i) => 1000 + i)];

function session(seed: number) {
  const random = seededRandom(seed);
  const start = sampleDocument();
  const history = new History(start);
  const journal: Command[] = [];
  let refused = 0;
  for (let step = 0; step < 60; step++) {
    const dice = random();
    if (dice < 0.2) {
      const event = history.undo();
      if (event !== null) journal.push(event.command);
      continue;
    }
    if (dice < 0.3) {
      const event = history.redo();
      if (event !== null) journal.push(event.command);
      continue;
    }
    const before = history.document;
    try {
      const command = randomCommand(before, random);
      if (command !== null) journal.push(history.apply(command).command);
    } catch (error) {
      expect(error).toBeInstanceOf(DocumentError);
      expect(history.document).toBe(before);
      refused++;
    }
  }
  return { start, history, journal, refused };
}

describe('random editing sessions', () => {
  it.each(SEEDS)('seed %i: document = rebuild from journal = read back from files', (seed) => {
    const { start, history, journal } = session(seed);
    // Through JSON, as a journal on disk would give it. Caught: put in place of add on undo of remove.
    const rebuilt = journal.reduce(
      (document, command) => applyCommand(document, JSON.parse(JSON.stringify(command)) as Command).document,
      start,
    );
    expect(documentsEqual(rebuilt, history.document)).toBe(true);

    const files = filesFromDocument(history.document);
    const readBack = documentFromFiles(files);
    expect(documentsEqual(readBack, history.document)).toBe(true);
    expect(filesFromDocument(readBack)).toEqual(files);
  });

  it.each(SEEDS)('seed %i: undoing all gives the start, redoing all the end', (seed) => {
    // Caught: not clearing the redo stack on a new command.
    const { start, history } = session(seed);
    while (history.redo() !== null);
    const end = history.document;
    while (history.undo() !== null);
    expect(documentsEqual(history.document, start)).toBe(true);
    while (history.redo() !== null);
    expect(documentsEqual(history.document, end)).toBe(true);
  });

  it('meets refused edits as well, or the test of refusal means nothing', () => {
    expect(SEEDS.reduce((sum, seed) => sum + session(seed).refused, 0)).toBeGreaterThan(20);
  });
});

describe('gestures', () => {
  const move = (x: number, gesture?: string) =>
    setProperty('obj_top', ['transform', 'translationM', 0], x, 'Move table top', gesture);
  const xOf = (history: History) => {
    const record = history.document.records.get('obj_top');
    return record?.kind === 'object' ? record.transform.translationM[0] : NaN;
  };

  it('takes a whole drag back in one step', () => {
    const history = new History(sampleDocument());
    for (let i = 1; i <= 100; i++) history.apply(move(i, 'drag-1'));
    history.apply(move(500, 'drag-2'));
    history.undo();
    expect(xOf(history)).toBe(100);
    history.undo();
    expect(xOf(history)).toBe(0);
    expect(history.undoLabel).toBeNull();
    history.redo();
    expect(xOf(history)).toBe(100);
  });

  it('ends a gesture where something was undone', () => {
    // Caught: merging into the step before, whatever happened since.
    const history = new History(sampleDocument());
    history.apply(move(1, 'drag-1'));
    history.apply(move(7));
    history.undo();
    history.apply(move(2, 'drag-1'));
    history.undo();
    expect(xOf(history)).toBe(1);
  });

  it('is no step when everything is back where it was taken', () => {
    const history = new History(sampleDocument());
    history.apply(move(5));
    history.apply(move(7, 'drag-1'));
    history.apply(move(5, 'drag-1'));
    expect(history.undoLabel).toBe('Move table top');
    history.undo();
    expect(xOf(history)).toBe(0);
    expect(history.undoLabel).toBeNull();
    history.redo();
    expect(xOf(history)).toBe(5);
  });

  it('is a step again when the same drag goes on after it passed its start', () => {
    const history = new History(sampleDocument());
    for (const x of [3, 0, 4, 9]) history.apply(move(x, 'drag-1'));
    expect(xOf(history)).toBe(9);
    history.undo();
    expect(xOf(history)).toBe(0);
    expect(history.undoLabel).toBeNull();
  });

  it('keeps commands without a gesture apart', () => {
    const history = new History(sampleDocument());
    history.apply(move(1));
    history.apply(move(2));
    history.undo();
    expect(xOf(history)).toBe(1);
  });
});
