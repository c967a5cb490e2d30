/**
 * JSON as the project writes it. One value has exactly one text: keys sorted, two spaces, short lists of
 * numbers on one line (a vector reads as one), a newline at the end. So saving twice gives the same bytes, and
 * version control sees a changed field as one changed line.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const INLINE_WIDTH = 100;
/** Deeper nesting than this is no document of ours; validators recurse and must not run out of stack. */
export const MAX_JSON_DEPTH = 128;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns the canonical text of `value`, ending in a newline. */
export const formatJson = (value: Json): string => `${format(value, '')}\n`;

function format(value: Json, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (items.every((item) => typeof item !== 'object' || item === null)) {
      const line = `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;
      if (line.length <= INLINE_WIDTH) return line;
    }
    return `[\n${items.map((item) => inner + format(item, inner)).join(',\n')}\n${indent}]`;
  }
  const object = value as JsonObject;
  const keys = Object.keys(object).sort();
  if (keys.length === 0) return '{}';
  const lines = keys.map((key) => `${inner}${JSON.stringify(key)}: ${format(object[key]!, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** Canonical text on one line, for journals. */
export function formatJsonLine(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(formatJsonLine).join(',')}]`;
  const object = value as JsonObject;
  return `{${Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${formatJsonLine(object[key]!)}`)
    .join(',')}}`;
}

/**
 * A deep, frozen copy that JSON can carry without loss: −0 becomes 0, because JSON has none.
 * @throws TypeError for what JSON cannot carry (undefined, NaN, functions), nesting beyond
 * {@link MAX_JSON_DEPTH}, and the key `__proto__`; the message names the place.
 */
export function plainJson(value: unknown, path = '', depth = 0): Json {
  const here = path === '' ? 'the value' : path;
  if (depth > MAX_JSON_DEPTH) throw new TypeError(`${here}: nested deeper than ${MAX_JSON_DEPTH} levels`);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${here}: expected a finite number, got ${value}`);
    return value === 0 ? 0 : value;
  }
  const join = (key: string | number): string => (path === '' ? `${key}` : `${path}.${key}`);
  if (Array.isArray(value)) return Object.freeze(value.map((item, i) => plainJson(item, join(i), depth + 1)));
  if (typeof value === 'object') {
    const copy: Record<string, Json> = {};
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') throw new TypeError(`${here}: the key __proto__ is not allowed`);
      copy[key] = plainJson(item, join(key), depth + 1);
    }
    return Object.freeze(copy);
  }
  throw new TypeError(`${here}: JSON cannot carry a ${typeof value}`);
}

/** Deep equality of JSON values, without regard to the order of keys. */
export function jsonEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item: Json, i) => jsonEqual(item, b[i] as Json));
  }
  const left = a as JsonObject;
  const right = b as JsonObject;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key]!, right[key]!))
  );
}
