import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from './fuzzy.ts';
import { searchPalette, withRecent, type PaletteItem } from './palette-items.ts';

const item = (title: string, group: string, changes: Partial<PaletteItem> = {}): PaletteItem => ({
  id: `action:${title}`,
  title,
  group,
  keywords: [],
  chord: '',
  isDisabled: false,
  isOn: null,
  ...changes,
});

describe('fuzzy search', () => {
  it('finds words in any order, by their starts, and by initials', () => {
    expect(fuzzyMatch('focal next', 'Next focal length of the set')).not.toBeNull();
    expect(fuzzyMatch('nfl', 'Next focal length of the set')?.places).toEqual([0, 5, 11]);
    expect(fuzzyMatch('undo', 'Undo')?.places).toEqual([0, 1, 2, 3]);
    expect(fuzzyMatch('', 'Anything')).toEqual({ score: 0, places: [] });
  });

  it('folds case and accents and keeps the places', () => {
    expect(fuzzyMatch('decor', 'Café décor')?.places).toEqual([5, 6, 7, 8, 9]);
  });

  it('does not find by chance', () => {
    expect(fuzzyMatch('xyz', 'Next focal length')).toBeNull();
    expect(fuzzyMatch('teg', 'Next focal length of the set that is going')).toBeNull();
    expect(fuzzyMatch('undo redo', 'Undo')).toBeNull();
  });

  it('prefers starts of words to their middles', () => {
    const start = fuzzyMatch('and', 'Andrew')?.score ?? 0;
    const word = fuzzyMatch('and', 'Cut and print')?.score ?? 0;
    const middle = fuzzyMatch('and', 'Candle')?.score ?? 0;
    expect(start).toBeGreaterThan(word - 20);
    expect(word).toBeGreaterThan(middle);
  });
});

describe('palette', () => {
  const ITEMS = [
    item('Save', 'Project', { keywords: ['write', 'disk'] }),
    item('Save a copy…', 'Project'),
    item('Roll left', 'Camera'),
    item('Add key light', 'Light', { keywords: ['lamp'] }),
    item('Safe areas', 'View'),
  ];
  const titles = (query: string, recent: readonly string[] = []): string[] =>
    searchPalette(query, ITEMS, recent).map((result) => result.item.title);

  it('shows everything in order at first, what was used lately before', () => {
    expect(titles('')).toEqual(ITEMS.map((i) => i.title));
    expect(titles('', ['action:Safe areas', 'action:Roll left']).slice(0, 3)).toEqual([
      'Safe areas',
      'Roll left',
      'Save',
    ]);
  });

  it('finds by title, group and keywords', () => {
    expect(titles('save')[0]).toBe('Save');
    expect(titles('camera roll')).toEqual(['Roll left']);
    expect(titles('lamp')).toEqual(['Add key light']);
    expect(titles('nothing of the kind')).toEqual([]);
  });

  it('marks letters of the title alone', () => {
    expect(searchPalette('camera roll', ITEMS, [])[0]?.places).toEqual([0, 1, 2, 3]);
    expect(searchPalette('lamp', ITEMS, [])[0]?.places).toEqual([]);
  });

  it('puts what cannot be done now behind what can', () => {
    const items = [item('Copy pose', 'Edit', { isDisabled: true }), item('Copy look', 'Edit')];
    expect(searchPalette('copy', items, [])[0]?.item.title).toBe('Copy look');
  });

  it('keeps the recent ones short, the last one first and once', () => {
    expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
    expect(
      withRecent(
        Array.from({ length: 30 }, (_, i) => `${i}`),
        'new',
      ),
    ).toHaveLength(12);
  });
});
