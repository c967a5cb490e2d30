/** A growing little-endian byte buffer for headers; pixel data is written in bulk. */
import { strToU8 } from 'fflate';

export class ByteWriter {
  private buffer = new Uint8Array(1024);
  private view = new DataView(this.buffer.buffer);
  length = 0;

  private reserve(count: number): number {
    const start = this.length;
    if (start + count > this.buffer.length) {
      const grown = new Uint8Array(Math.max(2 * this.buffer.length, start + count));
      grown.set(this.buffer.subarray(0, start));
      this.buffer = grown;
      this.view = new DataView(grown.buffer);
    }
    this.length = start + count;
    return start;
  }

  uint8(value: number): void {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
  }
  int32(value: number): void {
    const at = this.reserve(4);
    this.view.setInt32(at, value, true);
  }
  uint32(value: number): void {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }
  /** A 64-bit unsigned integer up to 2⁵³. */
  uint64(value: number): void {
    this.uint32(value % 0x1_0000_0000);
    this.uint32(Math.floor(value / 0x1_0000_0000));
  }
  float32(value: number): void {
    const at = this.reserve(4);
    this.view.setFloat32(at, value, true);
  }
  float64(value: number): void {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
  }
  raw(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.buffer.set(bytes, at);
  }
  /** UTF-8 text without terminator. */
  text(value: string): void {
    this.raw(strToU8(value));
  }
  /** UTF-8 text and a zero byte. */
  zeroTerminated(value: string): void {
    this.text(value);
    this.uint8(0);
  }
  toBytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}
