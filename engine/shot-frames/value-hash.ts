/**
 * SHA-256 of a plain value — objects, lists, numbers, texts, typed arrays — so that equal values have equal hashes in
 * every process. Names of fields count in sorted order; every piece carries its kind and length, so that no two
 * different values run into the same bytes.
 */
import { createHash, type Hash } from 'node:crypto';

/** @throws TypeError for what is no plain value (a function, a symbol). */
export function hashOfValue(value: unknown): string {
  const hash = createHash('sha256');
  add(hash, value);
  return hash.digest('hex');
}

function add(hash: Hash, value: unknown): void {
  if (value === null || value === undefined || typeof value === 'boolean') {
    hash.update(`${String(value)};`);
  } else if (typeof value === 'number') {
    // JSON has no infinities and one zero: String tells numbers apart as the language does
    hash.update(`n${Object.is(value, -0) ? '-0' : String(value)};`);
  } else if (typeof value === 'string') {
    hash.update(`s${value.length}:${value};`);
  } else if (ArrayBuffer.isView(value)) {
    hash.update(`v${value.constructor.name}${value.byteLength}:`);
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    hash.update(`l${value.length}:`);
    for (const item of value) add(hash, item);
  } else if (typeof value === 'object') {
    const fields = Object.entries(value).filter(([, item]) => item !== undefined);
    hash.update(`o${fields.length}:`);
    for (const [name, item] of fields.sort(([a], [b]) => (a < b ? -1 : 1))) {
      add(hash, name);
      add(hash, item);
    }
  } else {
    throw new TypeError(`a ${typeof value} cannot be hashed`);
  }
}
