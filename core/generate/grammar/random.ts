/**
 * Seeded random numbers, the same on every machine: xoshiro128** (Blackman & Vigna 2018) on 32-bit integers, seeded by a
 * splitmix-style walk. Fractions are made from the top 24 bits, so that no rounding differs anywhere.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** @param seed any finite number; its integer part counts, 32 bits of it. */
  constructor(seed: number) {
    let state = Math.trunc(seed) >>> 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return (z ^ (z >>> 16)) >>> 0;
    };
    [this.a, this.b, this.c, this.d] = [next(), next(), next(), next() | 1];
  }

  /** Whole, 0…2³²−1. */
  bits(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** 0 ≤ x < 1. */
  unit(): number {
    return (this.bits() >>> 8) / 16777216;
  }

  uniform(min: number, max: number): number {
    return min + (max - min) * this.unit();
  }

  /** Whole, both ends included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  sign(): 1 | -1 {
    return (this.bits() & 0x80000000) === 0 ? 1 : -1;
  }

  /** Bell-shaped in −1…1, standard deviation 1/3. */
  bell(): number {
    return (2 * (this.unit() + this.unit() + this.unit())) / 3 - 1;
  }

  /** Bell-shaped about `typical`, never outside min…max. */
  around(min: number, typical: number, max: number): number {
    const t = this.bell();
    return typical + t * (t < 0 ? typical - min : max - typical);
  }

  /** @throws RangeError on an empty list. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('Nothing to pick from: the list is empty.');
    return items[this.integer(0, items.length - 1)] as T;
  }

  /** One of the items, each as likely as its weight says. @throws RangeError when no weight is above 0. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const [, weight] of items) total += weight;
    let at = this.unit() * total;
    for (const [item, weight] of items) {
      at -= weight;
      if (at < 0 && weight > 0) return item;
    }
    const last = items.findLast(([, weight]) => weight > 0);
    if (last === undefined) throw new RangeError('Nothing to pick from: all weights are 0.');
    return last[0];
  }

  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(0, i);
      [result[i], result[j]] = [result[j] as T, result[i] as T];
    }
    return result;
  }
}
