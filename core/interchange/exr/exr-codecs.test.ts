/** Damaged chunks, codec by codec: each guard has one input that only it stops. */
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeHuffman } from './exr-huffman.ts';
import { expandRuns, inflate } from './exr-zip.ts';
import { ImageFormatError } from './image-format-error.ts';

const refused = (read: () => unknown, message: RegExp): void => {
  expect(read).toThrowError(ImageFormatError);
  expect(read).toThrowError(message);
};

describe('expandRuns', () => {
  it('repeats and copies', () => {
    expect([...expandRuns(Uint8Array.of(2, 7, 0xfe, 1, 2, 0, 9), 6, 'x')]).toEqual([7, 7, 7, 1, 2, 9]);
  });
  it.each([
    ['a run past the end', [5, 7], 4],
    ['literals past the end', [0xfc, 1, 2, 3, 4], 3],
    ['literals that are not there', [0xfc, 1, 2], 4],
    ['a run without its byte', [3], 4],
    ['too few bytes', [1, 7], 4],
  ])('refuses %s', (_, data, size) => {
    refused(
      () => expandRuns(Uint8Array.from(data), size, 'scan line 3'),
      /^scan line 3: expected run-length data/,
    );
  });
});

describe('inflate', () => {
  const packed = zlibSync(new Uint8Array(1000));
  it('refuses more or less than the stated size, a broken checksum and what is no zlib data', () => {
    expect(inflate(packed, 1000, 'x')).toEqual(new Uint8Array(1000));
    refused(() => inflate(packed, 999, 'x'), /inflates to 999 bytes/);
    refused(() => inflate(packed, 1001, 'x'), /inflates to 1001 bytes/);
    refused(() => inflate(Uint8Array.of(1, 2, 3, 4, 5, 6, 7), 10, 'x'), /expected zlib data/);
    refused(() => inflate(new Uint8Array(0), 10, 'x'), /zlib data/);
  });
});

describe('decodeHuffman', () => {
  /** Symbols 0 and 2 (the run) have one-bit codes: `lengths` 1, 0, 1 in six bits each. */
  const head = (first: number, last: number, bits: number): number[] =>
    [first, last, 3, bits, 0].flatMap((n) => [...new Uint8Array(Uint32Array.of(n).buffer)]);
  const lengths = [0b00000100, 0b00000000, 0b01000000];
  const decode = (size: number, bits: number, ...data: number[]): Uint16Array =>
    decodeHuffman(Uint8Array.from([...head(0, 2, bits), ...lengths, ...data]), size, 'tile (1, 2)');

  it('decodes codes in order of symbols, and runs', () => {
    // 0, then run (1) of 00000101 = 5 more.
    expect(decode(6, 10, 0b01000001, 0b01000000)).toEqual(new Uint16Array(6));
  });
  it('refuses too many and too few symbols, runs from nothing and bits that are not there', () => {
    refused(() => decode(5, 10, 0b01000001, 0b01000000), /exactly 5 symbols/);
    refused(() => decode(7, 10, 0b01000001, 0b01000000), /exactly 7 symbols/);
    refused(() => decode(6, 10, 0b10000010, 0b10000000), /exactly 6 symbols/);
    refused(() => decode(6, 99, 0b01000001), /expected 99 bits/);
    refused(() => decode(2, 4, 0b01000001), /exactly 2 symbols/);
  });
  it('refuses symbols out of range, code lengths past the table and codes that overlap', () => {
    const broken =
      (first: number, last: number, ...bytes: number[]) =>
      (): unknown =>
        decodeHuffman(Uint8Array.from([...head(first, last, 8), ...bytes, 0, 0, 0]), 4, 'x');
    refused(broken(3, 2, 0), /first ≤ last/);
    refused(broken(0, 65537, 0), /first ≤ last/);
    // A run of 2 + 60 − 59 = 3 zero lengths where two symbols are.
    refused(broken(0, 1, 0b11110000), /stated symbols only/);
    // Three codes of one bit.
    refused(broken(0, 2, ...lengths.map((_, i) => [0b00000100, 0b00010000, 0b01000000][i]!)), /prefix code/);
    refused(broken(0, 0, 0b11010100), /at most 52 bits/);
  });
});
