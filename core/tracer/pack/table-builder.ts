/**
 * The kernel's `tables` buffer while it is being filled: one growing run of 32-bit words that are floats or integers,
 * as whoever reads them knows.
 */
export class TableBuilder {
  #words = new Uint32Array(1 << 14);
  #floats = new Float32Array(this.#words.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  #reserve(count: number): number {
    const at = this.#length;
    const needed = at + count;
    if (needed > this.#words.length) {
      const grown = new Uint32Array(Math.max(needed, this.#words.length * 2));
      grown.set(this.#words.subarray(0, at));
      this.#words = grown;
      this.#floats = new Float32Array(grown.buffer);
    }
    this.#length = needed;
    return at;
  }

  /** Appends floats and returns the offset of the first. */
  addFloats(values: ArrayLike<number>): number {
    const at = this.#reserve(values.length);
    this.#floats.set(values, at);
    return at;
  }

  /** Appends unsigned integers and returns the offset of the first. */
  addWords(values: ArrayLike<number>): number {
    const at = this.#reserve(values.length);
    this.#words.set(values, at);
    return at;
  }

  finish(): Uint32Array {
    return this.#words.slice(0, this.#length);
  }
}

/** "Nothing here" for kernel indices and offsets. */
export const NONE = 0xffffffff;
