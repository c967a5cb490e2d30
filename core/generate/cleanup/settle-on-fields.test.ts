import { describe, expect, it } from 'vitest';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { fieldContacts, settleOnFields } from './settle-on-fields.ts';
import { ThingBodies } from './thing-body.ts';

const thing = (
  key: string,
  name: ComposedThing['thing'],
  changes: Partial<ComposedThing> = {},
): ComposedThing => ({
  key,
  thing: name,
  variant: thingFacts(name).variants[0] ?? '',
  positionM: [0, 0, 0],
  yawDeg: 0,
  sizeM: thingFacts(name).typicalSizeM,
  shape: [0.5, 0.5, 0.5, 0.5],
  body: null,
  accent: null,
  light: null,
  scatter: null,
  on: null,
  seed: 1,
  ...changes,
});

describe('bodies', () => {
  it('are where the thing stands, however it is turned', () => {
    const crate = thing('a', 'crate', { positionM: [3, 0.5, -2], yawDeg: 37, sizeM: [0.8, 0.6, 0.5] });
    const body = new ThingBodies().of(crate);
    expect(body.distance(3, 0.8, -2)).toBeLessThan(0);
    expect(body.distance(3, 1.3, -2)).toBeCloseTo(0.2, 1);
    const turn = (37 * Math.PI) / 180;
    const beside = (along: number): number =>
      body.distance(3 + along * Math.cos(turn), 0.8, -2 - along * Math.sin(turn));
    expect(beside(0.3)).toBeLessThan(0);
    expect(beside(0.5)).toBeGreaterThan(0.05);
    for (const p of body.inner()) expect(body.distance(...p)).toBeLessThan(0);
  });
});

describe('settling on fields', () => {
  const crate = thing('host', 'crate', { sizeM: [0.8, 0.6, 0.8] });
  const top = new ThingBodies().of(crate);
  const book = (y: number): ComposedThing => thing('book', 'book', { positionM: [0.1, y, 0.05], on: 'host' });

  it.each([0.588, 0.594, 0.606, 0.615])('puts a book at %s m onto the crate’s real top', (y) => {
    const [, settled] = settleOnFields([crate, book(y)]);
    const foot = new ThingBodies().of(settled!).foot();
    const gaps = foot.map((p) => top.distance(...p));
    expect(Math.min(...gaps)).toBeCloseTo(0, 3);
  });

  it('takes along what stands on what it lowers', () => {
    const cup = thing('cup', 'cup', { positionM: [0.1, 0.65, 0.05], on: 'book' });
    const [, lowered, carried] = settleOnFields([crate, book(0.61), cup]);
    const dropped = 0.61 - lowered!.positionM[1];
    expect(dropped).toBeGreaterThan(0.005);
    // the cup came down with the book, and then by itself at most as far as the book's own top is off
    expect(0.65 - carried!.positionM[1]).toBeGreaterThan(dropped - 0.019);
  });

  it('leaves alone what hangs in the air for another reason: large corrections are not its own', () => {
    const far = book(0.9);
    expect(settleOnFields([crate, far])[1]).toBe(far);
  });

  it('pushes a chair out of the column of a table that it stands half under', () => {
    const table = thing('table', 'table', { variant: 'round', sizeM: [1.2, 0.75, 1.2] });
    // far under the top: lawful by its box alone for a hand that does not look
    const chair = thing('chair', 'chair', { positionM: [0, 0, 0.4], yawDeg: 180 });
    const before = fieldContacts([table, chair]);
    expect(before.map(({ depthM }) => depthM > 0.01)).toEqual([true]);
    const settled = settleOnFields([table, chair]);
    const after = fieldContacts(settled);
    expect(after[0]?.depthM ?? 0).toBeLessThan(before[0]!.depthM * 0.5);
    expect(settled[0]).toBe(table);
  });

  it('does not touch held things', () => {
    const sunk = book(0.59);
    expect(settleOnFields([crate, sunk], new Set(['book']))[1]).toBe(sunk);
  });
});
