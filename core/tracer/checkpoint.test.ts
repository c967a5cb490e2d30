/** Checkpoints: what goes in comes out, and nothing else is taken for one. */
import { describe, expect, it } from 'vitest';
import { CheckpointError, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { Fingerprint } from './fingerprint.ts';

const film = Uint8Array.from({ length: 64 }, (_, i) => (i * 37) & 255);
const header = { fingerprint: 'abc', samplesDone: 12, filmBytes: film.length };

describe('checkpoints', () => {
  it('come back whole', () => {
    const { header: h, film: f } = decodeCheckpoint(encodeCheckpoint(header, film));
    expect(h).toEqual(header);
    expect(f).toEqual(film);
  });

  it('are refused at every length they could be cut to', () => {
    const bytes = encodeCheckpoint(header, film);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeCheckpoint(bytes.subarray(0, length)), `${length} bytes`).toThrow(CheckpointError);
    }
  });

  it('are refused when they are something else', () => {
    const other = encodeCheckpoint(header, film);
    other[0]! ^= 1;
    expect(() => decodeCheckpoint(other)).toThrow(CheckpointError);
    const damaged = encodeCheckpoint(header, film);
    damaged[12] = 0;
    expect(() => decodeCheckpoint(damaged)).toThrow(CheckpointError);
  });
});

describe('fingerprints', () => {
  const of = (...parts: Uint8Array[]): string => {
    const print = new Fingerprint();
    for (const part of parts) print.add(part);
    return print.toString();
  };

  it('tell apart every single changed bit', () => {
    const seen = new Set([of(film)]);
    for (let bit = 0; bit < film.length * 8; bit++) {
      const changed = film.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      seen.add(of(changed));
    }
    expect(seen.size).toBe(film.length * 8 + 1);
  });

  // caught: without the length, bytes that move from one buffer to the next go unseen
  it('tell apart where one buffer ends', () => {
    expect(of(film.subarray(0, 32), film.subarray(32))).not.toBe(of(film.subarray(0, 36), film.subarray(36)));
  });

  it('do not depend on where bytes lie in memory', () => {
    const shifted = new Uint8Array(65);
    shifted.set(film, 1);
    expect(of(shifted.subarray(1))).toBe(of(film));
  });
});
