/** The payload of a proxy while it is being filled: arrays one after the other, each aligned for a typed array over it. */
const ALIGNMENT = 8;

export type Span = [byteOffset: number, length: number];

export class PayloadBuilder {
  readonly #parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  readonly #known = new Map<ArrayBufferView, Span>();
  #end = 0;

  /** The same array is kept once. @returns where it lies, length in elements. */
  add(data: Float32Array | Uint32Array | Uint8Array): Span {
    const known = this.#known.get(data);
    if (known) return known;
    const at = Math.ceil(this.#end / ALIGNMENT) * ALIGNMENT;
    this.#parts.push({ at, bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) });
    this.#end = at + data.byteLength;
    const span: Span = [at, data.length];
    this.#known.set(data, span);
    return span;
  }

  finish(): Uint8Array {
    const payload = new Uint8Array(this.#end);
    for (const { at, bytes } of this.#parts) payload.set(bytes, at);
    return payload;
  }
}
