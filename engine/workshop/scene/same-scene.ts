/**
 * Whether two flat scenes give the same picture: a renamed lamp or another shot's note must not start a render over. Names
 * say nothing about light; large arrays are the same when they are the same object.
 */
const SMALL_ARRAY = 4096;
const NOT_SEEN: ReadonlySet<string> = new Set(['name', 'warnings']);

export function isSamePicture(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return isSameView(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => isSamePicture(item, b[i]));
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) if (!NOT_SEEN.has(key) && !isSamePicture(left[key], right[key])) return false;
  return true;
}

function isSameView(a: object, b: object): boolean {
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return false;
  if (a.byteLength !== b.byteLength || a.byteLength > SMALL_ARRAY) return false;
  const left = new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
  const right = new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
  return left.every((value, i) => value === right[i]);
}
