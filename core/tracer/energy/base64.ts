/**
 * Base64 (RFC 4648 §4) for tables kept in JSON: core has neither Buffer nor atob.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function encodeBase64(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out.push(ALPHABET[word >> 18]!, ALPHABET[(word >> 12) & 63]!);
    out.push(left > 1 ? ALPHABET[(word >> 6) & 63]! : '=', left > 2 ? ALPHABET[word & 63]! : '=');
  }
  return out.join('');
}

/** @throws RangeError at a character outside the alphabet. */
export function decodeBase64(text: string): Uint8Array {
  const length = text.replace(/=+$/, '').length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  const values = new Map([...ALPHABET].map((c, i) => [c, i]));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const value = values.get(text[i]!);
    if (value === undefined) throw new RangeError(`base64: '${text[i]}' at ${i} is not in the alphabet`);
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (word >> bits) & 255;
    }
  }
  return bytes;
}
