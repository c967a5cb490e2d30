import { describe, expect, it } from 'vitest';
import { ago, counted, fileSize } from './words.ts';

describe('words', () => {
  it('count', () => {
    expect(counted(1, 'change')).toBe('1 change');
    expect(counted(12, 'change')).toBe('12 changes');
    expect(counted(2, 'body', 'bodies')).toBe('2 bodies');
  });
  it('tell time', () => {
    const now = Date.parse('2026-05-12T12:00:00Z');
    expect(ago('2026-05-12T11:59:40Z', now)).toBe('just now');
    expect(ago('2026-05-12T11:20:00Z', now)).toBe('40 min ago');
    expect(ago('2026-05-11T11:20:00Z', now)).toBe('yesterday');
    expect(ago('2026-01-03T11:20:00Z', now)).toBe('3 Jan 2026');
    expect(ago('no date', now)).toBe('');
  });
  it('size files', () => {
    expect(fileSize(640)).toBe('640 B');
    expect(fileSize(1234)).toBe('1.2 kB');
    expect(fileSize(999_900)).toBe('1.0 MB');
    expect(fileSize(48_000_000)).toBe('48 MB');
  });
});
