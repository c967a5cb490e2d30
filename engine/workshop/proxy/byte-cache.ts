/** Bytes by key: the newest in memory, all of them in a folder that may be emptied at any time. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../../storage/atomic-write.ts';

const MOST_BYTES_IN_MEMORY = 256 * 1024 * 1024;

export class ByteCache {
  readonly #folder: string;
  readonly #memory = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param key a file name of letters, digits, dots and dashes. */
  async get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = await this.find(key);
    if (kept) return kept;
    const made = await make();
    this.keep(key, made);
    return made;
  }

  async find(key: string): Promise<Uint8Array | null> {
    const kept = this.#memory.get(key) ?? (await this.#read(key));
    if (kept) this.#remember(key, kept);
    return kept;
  }

  keep(key: string, bytes: Uint8Array): void {
    this.#remember(key, bytes);
    // nobody waits for the disk; a cache that cannot be written costs time, not work
    this.#write(key, bytes).catch(() => undefined);
  }

  /** In memory alone, for what is soon replaced. */
  keepBriefly(key: string, bytes: Uint8Array): void {
    this.#remember(key, bytes);
  }

  async #read(key: string): Promise<Uint8Array | null> {
    try {
      const bytes = await readFile(path.join(this.#folder, key));
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } catch {
      return null;
    }
  }

  async #write(key: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFileAtomic(path.join(this.#folder, key), bytes);
  }

  #remember(key: string, bytes: Uint8Array): void {
    this.#bytes += bytes.length - (this.#memory.get(key)?.length ?? 0);
    this.#memory.delete(key);
    this.#memory.set(key, bytes);
    for (const [oldest, old] of this.#memory) {
      if (this.#bytes <= MOST_BYTES_IN_MEMORY || oldest === key) break;
      this.#memory.delete(oldest);
      this.#bytes -= old.length;
    }
  }
}
