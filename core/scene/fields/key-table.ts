/**
 * Numbers whole keys in the order in which they come: an open hash table in typed arrays, several times as quick as a Map once keys are
 * larger than 31 bits.
 */
const EMPTY = -1;
const FIRST_SLOTS = 1 << 10;

export class KeyTable {
  /** Keys in the order in which they were added. */
  readonly keys: number[] = [];
  #slots = new Int32Array(FIRST_SLOTS).fill(EMPTY);

  get size(): number {
    return this.keys.length;
  }

  /** @param key whole, 0 to 2⁵³. @returns its number; −1 where it is not there. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]!;
  }

  /** @returns the key's number, a new one where it was not there: then it is the `size` of before. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot]!;
    if (known !== EMPTY) return known;
    const number = this.keys.push(key) - 1;
    this.#slots[slot] = number;
    if (2 * this.keys.length > this.#slots.length) this.#grow();
    return number;
  }

  #slotOf(key: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    const high = Math.floor(key / 0x100000000);
    let hash = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & last;
    while (slots[slot] !== EMPTY && this.keys[slots[slot]!] !== key) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(EMPTY);
    this.keys.forEach((key, number) => (this.#slots[this.#slotOf(key)] = number));
  }
}
