/**
 * A stopped render as bytes: what it belongs to, how far it came, and its film. Little-endian: magic, version, length of
 * the JSON header, header, film.
 */
export interface CheckpointHeader {
  /** Fingerprint of scene, camera and settings: a checkpoint continues nothing else. */
  readonly fingerprint: string;
  readonly samplesDone: number;
  readonly filmBytes: number;
}

const MAGIC = 0x6b43_6e50;
const VERSION = 1;
const PREFIX_BYTES = 12;

/** Thrown for bytes that are no checkpoint, or not of this render. */
export class CheckpointError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CheckpointError';
  }
}

export function encodeCheckpoint(header: CheckpointHeader, film: Uint8Array): Uint8Array {
  const json = Uint8Array.from(JSON.stringify(header), (c) => c.charCodeAt(0));
  const out = new Uint8Array(PREFIX_BYTES + json.length + film.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, json.length, true);
  out.set(json, PREFIX_BYTES);
  out.set(film, PREFIX_BYTES + json.length);
  return out;
}

/** @throws CheckpointError when the bytes are cut short or are something else. */
export function decodeCheckpoint(bytes: Uint8Array): { header: CheckpointHeader; film: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < PREFIX_BYTES ||
    view.getUint32(0, true) !== MAGIC ||
    view.getUint32(4, true) !== VERSION
  ) {
    throw new CheckpointError('not a render checkpoint of this version');
  }
  const end = PREFIX_BYTES + view.getUint32(8, true);
  if (end > bytes.length) throw new CheckpointError('the checkpoint is cut short');
  const text = String.fromCharCode(...bytes.subarray(PREFIX_BYTES, end));
  let header: CheckpointHeader;
  try {
    header = JSON.parse(text) as CheckpointHeader;
  } catch {
    throw new CheckpointError('the checkpoint header is damaged');
  }
  const film = bytes.slice(end);
  if (
    film.length !== header.filmBytes ||
    !Number.isSafeInteger(header.samplesDone) ||
    header.samplesDone < 0
  ) {
    throw new CheckpointError(`the checkpoint's film has ${film.length} bytes, expected ${header.filmBytes}`);
  }
  return { header, film };
}
