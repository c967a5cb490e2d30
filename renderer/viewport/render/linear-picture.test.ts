import { describe, expect, it } from 'vitest';
import { halfOf, halfTable } from './half-float.ts';
import { LinearPicture, nitsOf } from './linear-picture.ts';
import { frameHeader, pictureOf } from './testing/pictures.ts';

describe('half floats', () => {
  it('decode to what IEEE 754 says', () => {
    const table = halfTable();
    expect(table[0x3c00]).toBe(1);
    expect(table[0xc000]).toBe(-2);
    expect(table[0x7bff]).toBe(65504);
    expect(table[0x0001]).toBe(2 ** -24);
    expect(table[0x0400]).toBe(2 ** -14);
    expect(table[0x7c00]).toBe(Infinity);
    expect(table[0x7e00]).toBeNaN();
  });
  it('come back to themselves', () => {
    const table = halfTable();
    for (let half = 0; half < 0x7c00; half++) expect(halfOf(table[half]!)).toBe(half);
    expect(halfOf(70_000)).toBe(0x7c00);
    expect(halfOf(1 + 1 / 2048)).toBe(0x3c00);
    expect(halfOf(-0.5)).toBe(0xb800);
  });
});

describe('a linear picture', () => {
  const ramp = pictureOf(
    Array.from({ length: 8 * 4 * 3 }, (_, i) => Math.floor(i / 3)),
    8,
    { nitsPerUnit: 2 },
  );
  it('is in nits', () => {
    expect([...ramp.nits.slice(0, 9)]).toEqual([0, 0, 0, 2, 2, 2, 4, 4, 4]);
  });
  it('finds the pixel under a place, also in a window', () => {
    expect(ramp.pixelAt(0.99, 0.99)).toEqual([7, 3]);
    expect(ramp.pixelAt(1, 0.5)).toBeNull();
    const part = pictureOf([1, 1, 1, 2, 2, 2], 2, { window: { x: 0.5, y: 0.5, width: 0.5, height: 0.5 } });
    expect(part.pixelAt(0.8, 0.6)).toEqual([1, 0]);
    expect(part.pixelAt(0.4, 0.6)).toBeNull();
    expect(part.isWhole).toBe(false);
    expect(ramp.isWhole).toBe(true);
  });
  it('averages over a spot, never over nothing', () => {
    expect(ramp.meanAt(0.01, 0.01, 0)).toEqual([0, 0, 0]);
    // a plus of five pixels around column 3, row 1: mean of 11 twice
    expect(ramp.meanAt(3.5 / 8, 1.5 / 4, 1.2 / 8)).toEqual([22, 22, 22]);
  });
  it('gives every nth pixel of a part', () => {
    const { rgb, widthPx, heightPx } = nitsOf(ramp, { x: 0.5, y: 0, width: 0.5, height: 1 }, 2);
    expect([widthPx, heightPx]).toEqual([2, 2]);
    expect([rgb[0], rgb[3], rgb[6], rgb[9]]).toEqual([8, 12, 40, 44]);
  });
  it('makes broken pixels black and refuses a wrong number of them', () => {
    const broken = new LinearPicture(
      frameHeader({ widthPx: 1, heightPx: 1 }),
      Uint16Array.from([0x7e00, 0x3c00, 0, 0]),
    );
    expect([...broken.nits]).toEqual([0, 1, 0]);
    expect(() => new LinearPicture(frameHeader({ widthPx: 2, heightPx: 1 }), new Uint16Array(4))).toThrow(
      'expected 8 half floats, got 4',
    );
  });
});
