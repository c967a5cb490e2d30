/**
 * Reading zip archives from strangers [1]. The central directory is checked as a whole before a byte is unpacked: names, sizes,
 * kinds of entries, and that no two of them share bytes of the file, which is how small archives are made to unpack without end [2].
 *
 * [1] PKWARE, "APPNOTE.TXT – .ZIP File Format Specification" 6.3.10.
 * [2] D. Fifield, "A better zip bomb", USENIX WOOT 2019.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { isSafeRelativePath } from './layout.ts';
import { ProjectError } from './project-error.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of one file. */
  readonly fileBytes: number;
  /** Unpacked bytes of all files. */
  readonly totalBytes: number;
  /** Entries that are passed over unread, such as those that stand for folders; default none. */
  readonly skips?: (name: string) => boolean;
}

export interface ZipEntry {
  readonly name: string;
  readonly byteLength: number;
  read(): Promise<Uint8Array>;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const MADE_BY_UNIX = 3;
const UNIX_TYPE_MASK = 0o170000;
const UNIX_REGULAR = 0o100000;
const STORED = 0;
const DEFLATED = 8;

interface Central {
  readonly name: string;
  readonly rawName: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** An archive whose directory has been found in order. Close it. */
export class ZipReader {
  readonly entries: readonly ZipEntry[];
  readonly #file: FileHandle;

  private constructor(file: FileHandle, entries: readonly ZipEntry[]) {
    this.#file = file;
    this.entries = entries;
  }

  /** @throws ProjectError that says what is wrong with the archive. */
  static async open(path: string, limits: ZipLimits): Promise<ZipReader> {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new ProjectError(path, 'a zip archive', 'no regular file');
      const central = await readDirectory(path, file, stat.size, limits);
      return new ZipReader(
        file,
        central.map((entry) => ({
          name: entry.name,
          byteLength: entry.unpacked,
          read: () => readEntry(path, file, entry),
        })),
      );
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

async function readAt(path: string, file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(buffer, at, length - at, offset + at);
    if (bytesRead === 0) throw new ProjectError(path, `${length} bytes at ${offset}`, 'the end of the file');
    at += bytesRead;
  }
  return buffer;
}

async function readDirectory(
  path: string,
  file: FileHandle,
  size: number,
  limits: ZipLimits,
): Promise<Central[]> {
  const refuse = (expected: string, got: string): never => {
    throw new ProjectError(path, expected, got);
  };
  if (size < END_BYTES) refuse('a zip archive', `${size} bytes`);
  const tailLength = Math.min(size, END_BYTES + LONGEST_COMMENT);
  const tail = await readAt(path, file, size - tailLength, tailLength);
  let end = tail.length - END_BYTES;
  while (
    end >= 0 &&
    !(
      tail.readUInt32LE(end) === END_SIGNATURE &&
      end + END_BYTES + tail.readUInt16LE(end + 20) === tail.length
    )
  )
    end--;
  if (end < 0) refuse('a zip archive', 'no directory at its end');

  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const directoryOffset = tail.readUInt32LE(end + 16);
  if (tail.readUInt16LE(end + 4) !== 0 || tail.readUInt16LE(end + 8) !== count)
    refuse('an archive in one part', 'one of several');
  if (count === 0xffff || directoryOffset === 0xffffffff)
    refuse('an archive below 4 GiB and 65535 files', 'a zip64 archive');
  if (count > limits.entries) refuse(`at most ${limits.entries} files`, `${count}`);
  if (directoryOffset + directoryBytes > size - tailLength + end)
    refuse('a directory inside the file', 'one beyond its end');

  const directory = await readAt(path, file, directoryOffset, directoryBytes);
  const entries: Central[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > directory.length || directory.readUInt32LE(at) !== CENTRAL_SIGNATURE)
      refuse(`a directory of ${count} files`, `${i} that can be read`);
    const nameBytes = directory.readUInt16LE(at + 28);
    const next =
      at + CENTRAL_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) refuse(`a directory of ${count} files`, `${i} that can be read`);
    const rawName = directory.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
    const name = rawName.toString('utf8');
    if (limits.skips?.(name) === true) {
      at = next;
      continue;
    }
    const entry: Central = {
      name,
      rawName,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    };
    const quoted = JSON.stringify(name.slice(0, 100));
    if (!isSafeRelativePath(name) || name.includes('\ufffd'))
      refuse('relative file names that stay in the project', quoted);
    // Windows and macOS take names that differ in case for one.
    const folded = name.normalize('NFC').toLowerCase();
    if (names.has(folded)) refuse('each file once', `${quoted} twice`);
    names.add(folded);
    if ((directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0) refuse('files without a password', quoted);
    const unixType = (directory.readUInt32LE(at + 38) >>> 16) & UNIX_TYPE_MASK;
    if (directory.readUInt8(at + 5) === MADE_BY_UNIX && unixType !== 0 && unixType !== UNIX_REGULAR)
      refuse('regular files only', `${quoted}, a link or a special file`);
    if (entry.method !== STORED && entry.method !== DEFLATED)
      refuse('files stored or deflated', `${quoted} packed by method ${entry.method}`);
    if (entry.method === STORED && entry.packed !== entry.unpacked)
      refuse('stored files of one size', quoted);
    if (entry.unpacked > limits.fileBytes)
      refuse(`files of at most ${limits.fileBytes} bytes`, `${quoted} of ${entry.unpacked}`);
    total += entry.unpacked;
    if (total > limits.totalBytes) refuse(`at most ${limits.totalBytes} bytes in all`, 'more');
    entries.push(entry);
    at = next;
  }

  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  inOrder.forEach((entry, i) => {
    const limit = inOrder[i + 1]?.offset ?? directoryOffset;
    if (entry.offset + LOCAL_BYTES + entry.rawName.length + entry.packed > limit)
      refuse('files that share no bytes', `${JSON.stringify(entry.name)}, which reaches into the next`);
  });
  return entries;
}

async function readEntry(path: string, file: FileHandle, entry: Central): Promise<Uint8Array> {
  const refuse = (expected: string, got: string): never => {
    throw new ProjectError(`${path}: ${entry.name}`, expected, got);
  };
  const local = await readAt(path, file, entry.offset, LOCAL_BYTES + entry.rawName.length);
  if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) refuse('a file where the directory says', 'something else');
  if (local.readUInt16LE(26) !== entry.rawName.length || !local.subarray(LOCAL_BYTES).equals(entry.rawName))
    refuse('one name', 'another name in the file than in the directory');
  const start = entry.offset + LOCAL_BYTES + entry.rawName.length + local.readUInt16LE(28);
  const packed = await readAt(path, file, start, entry.packed);
  const bytes = entry.method === STORED ? packed : unpack(packed, entry, refuse);
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc)
    refuse('bytes that match their checksum', 'others');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function unpack(packed: Buffer, entry: Central, refuse: (expected: string, got: string) => never): Buffer {
  try {
    // The limit is what stops a stream that says it is small and is not.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
  } catch (error) {
    return refuse(
      `a deflated file of ${entry.unpacked} bytes`,
      error instanceof Error ? error.message : 'another',
    );
  }
}
