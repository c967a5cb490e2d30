/**
 * The journal of a project: every command is on the disk before it is acknowledged, one JSON line each with a checksum, so that
 * a crash costs nothing. A segment starts from one saved state, named by its hash in the first line, and is only ever appended to.
 */
import { crc32 } from 'node:zlib';
import {
  formatJsonLine,
  isJsonObject,
  parseCommand,
  type Command,
  type Json,
} from '../../core/document/index.ts';
import type { OpenFile, FileSystem } from '../storage/file-system.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';

export interface JournalEntry {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly action: 'do' | 'undo' | 'redo';
  readonly command: Command;
  /** Of the request that asked for it; asked again, it is not done again. */
  readonly commandId?: string;
}

export interface SegmentContent {
  /** Hash of the document that the first entry applies to; null when the first line cannot be read. */
  readonly state: string | null;
  /** Ids of the last commands before it, oldest first. */
  readonly earlierIds: readonly string[];
  readonly entries: readonly JournalEntry[];
  /** Bytes up to the end of the last line that is whole. */
  readonly soundBytes: number;
  /** What follows them: a line that the power failure cut short, or damage. */
  readonly lostBytes: number;
  /** True when whole lines follow a bad one: not a torn end but damage. */
  readonly damaged: boolean;
}

export const MAX_SEGMENT_BYTES = 1024 ** 3;

function formatLine(content: Json): string {
  const text = formatJsonLine(content);
  return `{"crc":"${crc32(text).toString(16).padStart(8, '0')}","entry":${text}}\n`;
}

const LINE = /^\{"crc":"([0-9a-f]{8})","entry":(.*)\}$/s;

function parseLine(line: string): Json | null {
  const match = LINE.exec(line);
  if (match === null || crc32(match[2]!) !== Number.parseInt(match[1]!, 16)) return null;
  try {
    return JSON.parse(match[2]!) as Json;
  } catch {
    return null;
  }
}

/** Starts a segment: a file with its first line and the entries it takes over, whole or not there at all. */
export const createSegment = (
  path: string,
  state: string,
  entries: readonly JournalEntry[],
  earlierIds: readonly string[],
  fs: FileSystem,
): Promise<void> =>
  writeFileAtomic(
    path,
    [{ state, ...(earlierIds.length > 0 ? { earlierIds } : {}) }, ...entries]
      .map((line) => formatLine(line as unknown as Json))
      .join(''),
    fs,
  );

/** Reads a segment up to the first line that is not whole. Never throws for what the bytes are. */
export function parseSegment(bytes: Uint8Array): SegmentContent {
  const NEWLINE = 10;
  const decoder = new TextDecoder();
  let state: string | null = null;
  let earlierIds: readonly string[] = [];
  const entries: JournalEntry[] = [];
  let sound = 0;
  while (sound < bytes.length) {
    const end = bytes.indexOf(NEWLINE, sound);
    if (end < 0) break;
    const value = parseLine(decoder.decode(bytes.subarray(sound, end)));
    if (state === null) {
      if (!isJsonObject(value) || typeof value['state'] !== 'string') break;
      state = value['state'];
      const ids: unknown = value['earlierIds'];
      earlierIds = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    } else {
      const entry = parseEntry(value, entries.length + 1);
      if (entry === null) break;
      entries.push(entry);
    }
    sound = end + 1;
  }
  const lost = bytes.subarray(sound);
  const afterBadLine = lost.indexOf(NEWLINE) + 1;
  return {
    state,
    earlierIds,
    entries,
    soundBytes: sound,
    lostBytes: lost.length,
    damaged: afterBadLine > 0 && afterBadLine < lost.length,
  };
}

function parseEntry(value: Json | null, sequence: number): JournalEntry | null {
  if (!isJsonObject(value) || value['sequence'] !== sequence) return null;
  const { at, action, command, commandId } = value;
  if (commandId !== undefined && typeof commandId !== 'string') return null;
  if (typeof at !== 'string' || (action !== 'do' && action !== 'undo' && action !== 'redo')) return null;
  try {
    const entry: JournalEntry = { sequence, at, action, command: parseCommand(command, 'journal') };
    return commandId === undefined ? entry : { ...entry, commandId };
  } catch {
    return null;
  }
}

/** Appends to a segment. */
export class JournalWriter {
  readonly #file: OpenFile;
  #length: number;
  #sequence: number;
  #broken = false;

  private constructor(file: OpenFile, length: number, sequence: number) {
    this.#file = file;
    this.#length = length;
    this.#sequence = sequence;
  }

  /** Opens a segment behind its last whole line; what follows it is cut off. */
  static async open(path: string, content: SegmentContent, fs: FileSystem): Promise<JournalWriter> {
    const file = await fs.append(path);
    if (content.lostBytes > 0) {
      await file.truncate(content.soundBytes);
      await file.sync();
    }
    return new JournalWriter(file, content.soundBytes, content.entries.length);
  }

  /**
   * Resolves when the entry is on the disk.
   * @throws the file system's error (a full disk); the entry is then not in the journal.
   */
  async append(
    action: JournalEntry['action'],
    command: Command,
    at: string,
    commandId: string | null,
  ): Promise<void> {
    if (this.#broken)
      throw new Error('the journal could not be repaired after a failed write: save a copy elsewhere');
    const entry = {
      sequence: this.#sequence + 1,
      at,
      action,
      command: command as unknown as Json,
      ...(commandId === null ? {} : { commandId }),
    };
    const bytes = new TextEncoder().encode(formatLine(entry));
    try {
      await this.#file.write(bytes);
      await this.#file.sync();
    } catch (error) {
      await this.#file.truncate(this.#length).catch(() => {
        this.#broken = true;
      });
      throw error;
    }
    this.#length += bytes.length;
    this.#sequence++;
  }

  /** Number of entries in the segment. */
  get entries(): number {
    return this.#sequence;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
