import { expect, it } from 'vitest';
import { seeded } from '../bvh/testing/soups.ts';
import { KeyTable } from './key-table.ts';

// Catches keys that are one in 32 bits, numbers that change as the table grows, and a key added twice.
it('numbers keys as a map does, up to 2⁵³', () => {
  const random = seeded(3);
  const table = new KeyTable();
  const known = new Map<number, number>();
  for (let i = 0; i < 20_000; i++) {
    const low = Math.floor(random() * 5000);
    const key = low + 2 ** 32 * Math.floor(random() * 3) * (i % 2 === 0 ? 1 : 2 ** 19);
    const expected = known.get(key) ?? known.size;
    known.set(key, expected);
    expect(table.add(key)).toBe(expected);
  }
  expect(table.size).toBe(known.size);
  for (const [key, number] of known) expect(table.find(key)).toBe(number);
  expect(table.find(77_777_777)).toBe(-1);
  expect(table.keys).toEqual([...known.keys()]);
});
