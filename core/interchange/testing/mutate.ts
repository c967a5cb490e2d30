/**
 * Seeded mutation of bytes and of JSON text, for tests that feed broken files to readers. A reader passes
 * when every mutant ends in a correct load or in that reader's one kind of error; the seed of a failure
 * names the input that caused it, so it can be pinned.
 *
 * The operators are those that coverage-free fuzzers find most with [1]: flipped bits, interesting integers
 * in aligned and unaligned fields, cut tails, moved and repeated blocks, and splices of two good files.
 *
 * [1] M. Zalewski, "Binary fuzzing strategies: what works, what doesn't", 2014.
 * [2] T. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (the mixer).
 */

/** A deterministic source of numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in 0 … 2³²−1. */
  readonly uint32: () => number;
  /** Uniform integer in 0 … count−1; 0 when count ≤ 1. */
  readonly below: (count: number) => number;
  /** Uniform in [0, 1). */
  readonly unit: () => number;
  /** One element of a non-empty list. */
  readonly pick: <T>(choices: readonly T[]) => T;
}

/** @param seed any integer; neighbouring seeds give unrelated sequences [2] */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const uint32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const unit = (): number => uint32() / 0x1_0000_0000;
  const below = (count: number): number => (count <= 1 ? 0 : Math.floor(unit() * count));
  const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  return { uint32, below, unit, pick };
}

/**
 * How many mutants a fuzz test tries: `defaultCount` times PENUMBRA_FUZZ when that is a positive number
 * (PENUMBRA_FUZZ=10 is a long run, 0.1 a quick look).
 */
export function fuzzCount(defaultCount: number): number {
  const scale = Number(process.env['PENUMBRA_FUZZ'] ?? '1');
  return Number.isFinite(scale) && scale > 0 ? Math.max(1, Math.round(defaultCount * scale)) : defaultCount;
}

const INTERESTING_UINT32 = [
  0, 1, 2, 3, 4, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
  0x7f800000, 0x7fc00000, 0x3f800000,
];

type ByteMutation = (random: Random, bytes: Uint8Array, others: readonly Uint8Array[]) => Uint8Array;

const flipBits: ByteMutation = (random, bytes) => {
  const out = bytes.slice();
  for (let n = 1 + random.below(4); n > 0 && out.length > 0; n--) {
    const at = random.below(out.length);
    out[at] = out[at]! ^ (1 << random.below(8));
  }
  return out;
};

const randomBytes: ByteMutation = (random, bytes) => {
  const out = bytes.slice();
  const start = random.below(out.length);
  const end = Math.min(out.length, start + 1 + random.below(16));
  for (let at = start; at < end; at++) out[at] = random.below(256);
  return out;
};

/** An interesting integer in a 4-byte field, little or big endian, aligned three times out of four. */
const setInteger: ByteMutation = (random, bytes) => {
  const out = bytes.slice();
  if (out.length < 4) return out;
  let at = random.below(out.length - 3);
  if (random.below(4) > 0) at &= ~3;
  new DataView(out.buffer).setUint32(at, random.pick(INTERESTING_UINT32), random.below(4) > 0);
  return out;
};

/** Off-by-a-little is what length checks get wrong. */
const nudgeInteger: ByteMutation = (random, bytes) => {
  const out = bytes.slice();
  if (out.length < 4) return out;
  const at = random.below(out.length - 3);
  const view = new DataView(out.buffer);
  view.setUint32(at, (view.getUint32(at, true) + random.below(33) - 16) >>> 0, true);
  return out;
};

const truncate: ByteMutation = (random, bytes) => bytes.slice(0, random.below(bytes.length));

const removeRange: ByteMutation = (random, bytes) => {
  const start = random.below(bytes.length);
  const end = Math.min(bytes.length, start + 1 + random.below(random.pick([4, 64, bytes.length])));
  return concatenate([bytes.subarray(0, start), bytes.subarray(end)]);
};

const duplicateRange: ByteMutation = (random, bytes) => {
  const start = random.below(bytes.length);
  const end = Math.min(bytes.length, start + 1 + random.below(random.pick([4, 64, 1024])));
  return concatenate([bytes.subarray(0, end), bytes.subarray(start)]);
};

const copyRangeOver: ByteMutation = (random, bytes) => {
  const out = bytes.slice();
  const length = 1 + random.below(Math.min(256, bytes.length));
  const from = random.below(bytes.length - length + 1);
  out.copyWithin(random.below(bytes.length - length + 1), from, from + length);
  return out;
};

/** The head of one good file and the tail of another. */
const splice: ByteMutation = (random, bytes, others) => {
  const other = others.length > 0 ? random.pick(others) : bytes;
  return concatenate([
    bytes.subarray(0, random.below(bytes.length)),
    other.subarray(random.below(other.length)),
  ]);
};

const BYTE_MUTATIONS: readonly ByteMutation[] = [
  flipBits,
  flipBits,
  randomBytes,
  setInteger,
  setInteger,
  nudgeInteger,
  truncate,
  removeRange,
  duplicateRange,
  copyRangeOver,
  splice,
];

/**
 * A broken copy of `bytes`: one to three mutations in a row. Half of them aim at the first `headBytes`, where
 * formats keep their sizes and offsets.
 *
 * @param others more good files of the same format, for splices
 */
export function mutateBytes(
  random: Random,
  bytes: Uint8Array,
  others: readonly Uint8Array[] = [],
  headBytes = 512,
): Uint8Array {
  let out = bytes;
  for (let n = 1 + random.below(3); n > 0 && out.length > 0; n--) {
    const mutate = random.pick(BYTE_MUTATIONS);
    if (out.length > headBytes && random.below(2) === 0) {
      const head = mutate(random, out.slice(0, headBytes), others);
      out = concatenate([head, out.subarray(headBytes)]);
    } else {
      out = mutate(random, out, others);
    }
  }
  return out === bytes ? bytes.slice() : out;
}

/** Any JSON value, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const INTERESTING_JSON: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  -0,
  255,
  65536,
  2147483647,
  -2147483648,
  4294967295,
  9007199254740993,
  1e308,
  -1e308,
  5e-324,
  '',
  '0',
  'NaN',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  'x'.repeat(3000),
  '__proto__',
  [],
  {},
  [[]],
  [null],
  JSON.parse('{"__proto__":{"polluted":true}}') as Json,
];

/** Where a value sits in its parent, so that it can be replaced, removed or repeated. */
interface JsonSlot {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: string | number;
}

/**
 * A broken copy of a JSON value that is still JSON: one to three of replaced values, removed or renamed keys,
 * nudged numbers, repeated or swapped elements.
 */
export function mutateJson(random: Random, value: Json): Json {
  const root: { [key: string]: Json } = { root: structuredClone(value) };
  for (let n = 1 + random.below(3); n > 0; n--) {
    const slot = random.pick(slotsOf(root));
    mutateSlot(random, slot);
  }
  return root['root'] ?? null;
}

/**
 * A broken copy of JSON text: three times out of four still JSON (`mutateJson`), otherwise mutated characters.
 * Text that is not JSON gets mutated characters only.
 */
export function mutateJsonText(random: Random, text: string): string {
  if (random.below(4) > 0) {
    try {
      return JSON.stringify(mutateJson(random, JSON.parse(text) as Json));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return new TextDecoder().decode(mutateBytes(random, new TextEncoder().encode(text)));
}

function slotsOf(root: { [key: string]: Json }): JsonSlot[] {
  const slots: JsonSlot[] = [];
  const pending: (Json[] | { [key: string]: Json })[] = [root];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    const keys = Array.isArray(parent) ? parent.keys() : Object.keys(parent);
    for (const key of keys) {
      slots.push({ parent, key });
      const child = read({ parent, key });
      if (typeof child === 'object' && child !== null) pending.push(child);
    }
  }
  return slots;
}

function mutateSlot(random: Random, slot: JsonSlot): void {
  const value = read(slot);
  const list = Array.isArray(slot.parent) ? slot.parent : null;
  switch (random.below(6)) {
    case 0:
      if (list) list.splice(Number(slot.key), 1);
      else if (slot.key !== 'root') delete (slot.parent as { [key: string]: Json })[slot.key];
      return;
    case 1:
      if (typeof value === 'number') write(slot, value + random.pick([-1, 1, 0.5, -2 * value, value * 1e6]));
      else write(slot, structuredClone(random.pick(INTERESTING_JSON)));
      return;
    case 2:
      if (list)
        list.splice(
          Number(slot.key),
          0,
          ...Array.from({ length: 1 + random.below(8) }, () => structuredClone(value)),
        );
      else if (slot.key !== 'root')
        (slot.parent as { [key: string]: Json })[`${slot.key}x`] = structuredClone(value);
      return;
    case 3:
      // A value of one field where another belongs.
      if (list && list.length > 1) write(slot, structuredClone(random.pick(list)));
      else if (!list) write(slot, structuredClone(random.pick(Object.values(slot.parent))));
      return;
    case 4:
      if (typeof value === 'string') write(slot, value.slice(0, random.below(value.length + 1)));
      else if (typeof value === 'number') write(slot, String(value));
      else write(slot, structuredClone(random.pick(INTERESTING_JSON)));
      return;
    default:
      write(slot, structuredClone(random.pick(INTERESTING_JSON)));
  }
}

function read(slot: JsonSlot): Json {
  const value = Array.isArray(slot.parent) ? slot.parent[Number(slot.key)] : slot.parent[slot.key];
  return value ?? null;
}

function write(slot: JsonSlot, value: Json): void {
  if (Array.isArray(slot.parent)) slot.parent[Number(slot.key)] = value;
  else slot.parent[slot.key] = value;
}

/** Bytes one after the other in a new array. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
