/**
 * Finished frames in a folder, each beside a note that says what it was rendered from: a frame is taken again only when
 * that is the same and its bytes are intact. The note is written last, so that it never speaks of a frame that is not
 * there.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from '../storage/file-system.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';

export interface StoredFrame {
  readonly png: Uint8Array;
  readonly note: FrameNote;
}

export interface FrameNote {
  /** Of everything that the frame depends on. */
  readonly fingerprint: string;
  readonly width: number;
  readonly height: number;
  readonly samplesPerPixel: number;
  readonly renderSeconds: number;
  readonly device: string;
}

export class FrameStore {
  readonly folder: string;

  /** @param folder is made when the first frame is kept. */
  constructor(folder: string) {
    this.folder = folder;
  }

  checkpointFile(name: string): string {
    return path.join(this.folder, `${name}.checkpoint`);
  }

  /** The frame under `name` when it was rendered from the same; null when it is missing, another, or damaged. */
  async find(name: string, fingerprint: string): Promise<StoredFrame | null> {
    try {
      const note: unknown = JSON.parse(await readFile(path.join(this.folder, `${name}.json`), 'utf8'));
      if (!isNote(note) || note.fingerprint !== fingerprint) return null;
      const png = await readFile(path.join(this.folder, `${name}.png`));
      return sha256(png) === note.sha256 ? { png: new Uint8Array(png), note } : null;
    } catch (cause) {
      if (hasCode(cause, 'ENOENT') || cause instanceof SyntaxError) return null;
      throw cause;
    }
  }

  async keep(name: string, { png, note }: StoredFrame): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await writeFileAtomic(path.join(this.folder, `${name}.png`), png);
    const text = `${JSON.stringify({ ...note, sha256: sha256(png) }, null, 2)}\n`;
    await writeFileAtomic(path.join(this.folder, `${name}.json`), text);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function isNote(value: unknown): value is FrameNote & { readonly sha256: string } {
  if (typeof value !== 'object' || value === null) return false;
  const note = value as Record<string, unknown>;
  const counts = ['width', 'height', 'samplesPerPixel', 'renderSeconds'] as const;
  const texts = ['fingerprint', 'device', 'sha256'] as const;
  return (
    counts.every((name) => Number.isFinite(note[name])) &&
    texts.every((name) => typeof note[name] === 'string')
  );
}
