/**
 * A 64-bit fingerprint of bytes, to tell whether a checkpoint belongs to a render. Two murmur3-style 32-bit lanes with
 * different seeds; against accident, not against intent.
 */
export class Fingerprint {
  #a = 0x9747b28c;
  #b = 0x5bd1e995;

  add(data: ArrayBufferView): this {
    const whole = data.byteLength >>> 2;
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const words =
      data.byteOffset % 4 === 0
        ? new Uint32Array(data.buffer, data.byteOffset, whole)
        : new Uint32Array(bytes.slice(0, 4 * whole).buffer);
    for (let i = 0; i < whole; i++) this.#mix(words[i]!);
    for (let i = 4 * whole; i < bytes.length; i++) this.#mix(bytes[i]!);
    this.#mix(data.byteLength);
    return this;
  }

  #mix(word: number): void {
    let k = Math.imul(word, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    this.#a ^= k;
    this.#a = (Math.imul((this.#a << 13) | (this.#a >>> 19), 5) + 0xe6546b64) | 0;
    this.#b = Math.imul(this.#b ^ word ^ (this.#b >>> 15), 0x85ebca6b);
  }

  toString(): string {
    return [this.#a, this.#b].map((v) => (v >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
