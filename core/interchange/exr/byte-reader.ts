/**
 * A cursor over little-endian bytes that checks every read against the end, so that sizes claimed by a file
 * can never reach past it.
 */
import { strFromU8 } from 'fflate';
import { ImageFormatError } from './image-format-error.ts';

export class ByteReader {
  readonly bytes: Uint8Array;
  offset: number;
  private readonly view: DataView;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get remaining(): number {
    return this.bytes.length - this.offset;
  }

  /** Steps over `count` bytes and gives where they start; `field` names them in the error. */
  private advance(count: number, field: string): number {
    const start = this.offset;
    if (count < 0 || start + count > this.bytes.length) {
      throw new ImageFormatError(
        field,
        `expected ${count} bytes at offset ${start}, but the data ends at ${this.bytes.length}`,
      );
    }
    this.offset = start + count;
    return start;
  }

  uint8(field: string): number {
    return this.view.getUint8(this.advance(1, field));
  }
  uint16(field: string): number {
    return this.view.getUint16(this.advance(2, field), true);
  }
  int32(field: string): number {
    return this.view.getInt32(this.advance(4, field), true);
  }
  uint32(field: string): number {
    return this.view.getUint32(this.advance(4, field), true);
  }
  /** A 64-bit unsigned integer; beyond 2⁵³ it loses low bits, which no size or offset can need. */
  uint64(field: string): number {
    const start = this.advance(8, field);
    return this.view.getUint32(start, true) + this.view.getUint32(start + 4, true) * 0x1_0000_0000;
  }
  float32(field: string): number {
    return this.view.getFloat32(this.advance(4, field), true);
  }
  float64(field: string): number {
    return this.view.getFloat64(this.advance(8, field), true);
  }
  /** A view, not a copy, of the next `count` bytes. */
  take(count: number, field: string): Uint8Array {
    const start = this.advance(count, field);
    return this.bytes.subarray(start, start + count);
  }
  /** UTF-8 text up to a zero byte, which is consumed; at most `maxBytes` long. */
  zeroTerminated(field: string, maxBytes: number): string {
    const limit = Math.min(this.bytes.length, this.offset + maxBytes + 1);
    const end = this.bytes.subarray(this.offset, limit).indexOf(0);
    if (end < 0) {
      throw new ImageFormatError(
        field,
        `expected a zero-terminated text of at most ${maxBytes} bytes at offset ${this.offset}`,
      );
    }
    const text = strFromU8(this.take(end, field));
    this.offset++;
    return text;
  }
}
