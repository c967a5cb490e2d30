/**
 * Binary messages: magic, length of a JSON header, the header, padding to 8 bytes, the payload. Little-endian. The payload
 * starts aligned, so that a typed array can look at it without a copy.
 */
const MAGIC = 0x42464e50; // "PNFB"
const PREFIX_BYTES = 8;
const ALIGNMENT = 8;

const aligned = (n: number): number => Math.ceil(n / ALIGNMENT) * ALIGNMENT;

export function encodeBinaryFrame(header: object, payload: ArrayBufferView): Uint8Array<ArrayBuffer> {
  const text = utf8(JSON.stringify(header));
  const payloadAt = aligned(PREFIX_BYTES + text.length);
  const bytes = new Uint8Array(payloadAt + payload.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, text.length, true);
  bytes.set(text, PREFIX_BYTES);
  bytes.set(new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength), payloadAt);
  return bytes;
}

export interface BinaryFrame {
  /** As it came: validate it. */
  readonly header: unknown;
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** @throws RangeError when the bytes are no frame. */
export function decodeBinaryFrame(buffer: ArrayBuffer): BinaryFrame {
  const view = new DataView(buffer);
  if (buffer.byteLength < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC)
    throw new RangeError('binary frame: expected the magic number at the start');
  const length = view.getUint32(4, true);
  const payloadAt = aligned(PREFIX_BYTES + length);
  if (payloadAt > buffer.byteLength)
    throw new RangeError('binary frame: its header is longer than the message');
  let header: unknown;
  try {
    header = JSON.parse(textOf(new Uint8Array(buffer, PREFIX_BYTES, length)));
  } catch {
    throw new RangeError('binary frame: its header is no JSON');
  }
  return { header, payload: new Uint8Array(buffer, payloadAt) };
}

/** Headers are plain ASCII JSON once everything else is escaped, so that core needs no text codec of a platform. */
function utf8(text: string): Uint8Array {
  const ascii = text.replace(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(ascii, (c) => c.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  const CHUNK = 8192;
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return text;
}
