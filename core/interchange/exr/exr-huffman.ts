/**
 * The canonical Huffman code of OpenEXR's PIZ and DWA codecs: 65,537 symbols, of which the last used one means
 * "repeat the symbol before"; code lengths up to 58 bits, packed six bits each with runs of zeros [1].
 *
 * Codes are handed out from the longest length to the shortest, in symbol order within a length, so the l-bit
 * prefix of every longer code lies below `firstCode[l]` and a code can be found length by length.
 *
 * [1] The layout is described in the OpenEXR library's documentation of `hufUncompress` (BSD-3-Clause).
 * [2] A. Moffat, A. Turpin, "On the implementation of minimum redundancy prefix codes", IEEE Trans. Comm. 45, 1997.
 */
import { ByteReader } from './byte-reader.ts';
import { ImageFormatError } from './image-format-error.ts';

const SYMBOLS = 65537;
const SHORT_ZERO_RUN = 59;
const LONG_ZERO_RUN = 63;
const SHORTEST_LONG_RUN = 2 + LONG_ZERO_RUN - SHORT_ZERO_RUN;
/** A code of this length needs more symbols than a block of 2³⁵ has; prefixes up to it are exact numbers. */
const MAX_LENGTH = 52;
const TABLE_BITS = 12;
const LENGTH_BITS = 6;

interface Code {
  /** For each prefix of TABLE_BITS bits: symbol · 2⁶ + length, or 0 when the code is longer. */
  readonly table: Int32Array;
  /** Symbols sorted by length, then by value. */
  readonly symbols: Int32Array;
  readonly firstCode: Float64Array;
  readonly firstIndex: Int32Array;
  readonly count: Int32Array;
  readonly longest: number;
}

/** Decodes exactly `size` symbols of 16 bits. */
export function decodeHuffman(data: Uint8Array, size: number, field: string): Uint16Array {
  if (size === 0) return new Uint16Array(0);
  const reader = new ByteReader(data);
  const first = reader.uint32(field);
  const last = reader.uint32(field);
  reader.uint32(field);
  const bitCount = reader.uint32(field);
  reader.uint32(field);
  if (first >= SYMBOLS || last >= SYMBOLS || first > last) {
    throw new ImageFormatError(
      field,
      `expected Huffman symbols 0 ≤ first ≤ last < ${SYMBOLS}, got ${first} and ${last}`,
    );
  }
  const lengths = readCodeLengths(reader, first, last, field);
  const code = buildCode(lengths, first, field);
  if (bitCount > 8 * reader.remaining) {
    throw new ImageFormatError(
      field,
      `expected ${bitCount} bits of Huffman data, got ${8 * reader.remaining}`,
    );
  }
  return decodeSymbols(reader.take(reader.remaining, field), bitCount, code, last, size, field);
}

/** Lengths of the codes of symbols first … last, 0 for the unused. */
function readCodeLengths(reader: ByteReader, first: number, last: number, field: string): Uint8Array {
  const lengths = new Uint8Array(last - first + 1);
  let buffer = 0;
  let bits = 0;
  const take = (count: number): number => {
    while (bits < count) {
      buffer = ((buffer << 8) | reader.uint8(field)) & 0xffff;
      bits += 8;
    }
    bits -= count;
    return (buffer >>> bits) & ((1 << count) - 1);
  };
  for (let i = 0; i < lengths.length;) {
    const length = take(6);
    if (length < SHORT_ZERO_RUN) {
      lengths[i++] = length;
      continue;
    }
    i += length === LONG_ZERO_RUN ? take(8) + SHORTEST_LONG_RUN : length - SHORT_ZERO_RUN + 2;
    if (i > lengths.length)
      throw new ImageFormatError(field, 'expected Huffman code lengths for the stated symbols only');
  }
  return lengths;
}

function buildCode(lengths: Uint8Array, firstSymbol: number, field: string): Code {
  const count = new Int32Array(MAX_LENGTH + 2);
  let used = 0;
  let longest = 0;
  for (const length of lengths) {
    if (length === 0) continue;
    if (length > MAX_LENGTH)
      throw new ImageFormatError(field, `expected Huffman codes of at most ${MAX_LENGTH} bits`);
    count[length]! += 1;
    used++;
    if (length > longest) longest = length;
  }
  const firstCode = new Float64Array(MAX_LENGTH + 1);
  for (let length = longest, code = 0; length > 0; length--) {
    firstCode[length] = code;
    const end = code + count[length]!;
    if (end > 2 ** length)
      throw new ImageFormatError(field, 'expected Huffman code lengths that form a prefix code');
    code = Math.floor(end / 2);
  }
  const firstIndex = new Int32Array(MAX_LENGTH + 2);
  for (let length = 1; length <= MAX_LENGTH; length++)
    firstIndex[length + 1] = firstIndex[length]! + count[length]!;
  const symbols = new Int32Array(used);
  const next = firstIndex.slice();
  const table = new Int32Array(1 << TABLE_BITS);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!;
    if (length === 0) continue;
    const index = next[length]!++;
    symbols[index] = firstSymbol + i;
    if (length <= TABLE_BITS) {
      const prefix = (firstCode[length]! + index - firstIndex[length]!) * 2 ** (TABLE_BITS - length);
      table.fill(((firstSymbol + i) << LENGTH_BITS) | length, prefix, prefix + 2 ** (TABLE_BITS - length));
    }
  }
  return { table, symbols, firstCode, firstIndex, count, longest };
}

function decodeSymbols(
  data: Uint8Array,
  bitCount: number,
  code: Code,
  runSymbol: number,
  size: number,
  field: string,
): Uint16Array {
  const { table, symbols, firstCode, firstIndex, count, longest } = code;
  const out = new Uint16Array(size);
  const broken = (): ImageFormatError =>
    new ImageFormatError(field, `expected Huffman data of exactly ${size} symbols`);
  let to = 0;
  let buffer = 0;
  let bits = 0;
  let from = 0;
  let left = bitCount;

  const oneBit = (): number => {
    if (bits === 0) {
      buffer = from < data.length ? data[from]! : 0;
      from++;
      bits = 8;
    }
    bits--;
    return (buffer >>> bits) & 1;
  };

  while (left > 0) {
    // Keep at least TABLE_BITS bits at hand; past the end they are zeros that `left` does not count.
    while (bits <= 16) {
      buffer = ((buffer & 0xffff) << 8) | (from < data.length ? data[from]! : 0);
      from++;
      bits += 8;
    }
    const entry = table[(buffer >>> (bits - TABLE_BITS)) & ((1 << TABLE_BITS) - 1)]!;
    let symbol: number;
    if (entry !== 0) {
      const length = entry & ((1 << LENGTH_BITS) - 1);
      symbol = entry >> LENGTH_BITS;
      bits -= length;
      left -= length;
    } else {
      let prefix = 0;
      let length = 0;
      let index = -1;
      while (length < longest) {
        prefix = 2 * prefix + oneBit();
        length++;
        const place = prefix - firstCode[length]!;
        if (place >= 0 && place < count[length]!) {
          index = firstIndex[length]! + place;
          break;
        }
      }
      if (index < 0) throw broken();
      symbol = symbols[index]!;
      left -= length;
    }
    if (left < 0) throw broken();
    if (symbol === runSymbol) {
      let run = 0;
      for (let n = 0; n < 8; n++) run = 2 * run + oneBit();
      left -= 8;
      if (left < 0 || to === 0 || to + run > size) throw broken();
      out.fill(out[to - 1]!, to, to + run);
      to += run;
    } else {
      if (to >= size) throw broken();
      out[to++] = symbol;
    }
  }
  if (to !== size) throw broken();
  return out;
}
