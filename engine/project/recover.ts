/**
 * What opening a project has to put right: a save that was interrupted is finished, commands of a session that did not save
 * are taken over, and journal lines that cannot be used are kept aside and spoken of, never dropped.
 */
import { crc32 } from 'node:zlib';
import {
  DocumentError,
  History,
  jsonEqual,
  type Command,
  type Document,
  type Issue,
  type Json,
} from '../../core/document/index.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';
import type { FileSystem } from '../storage/file-system.ts';
import {
  createSegment,
  JournalWriter,
  MAX_SEGMENT_BYTES,
  parseSegment,
  type JournalEntry,
  type SegmentContent,
} from './journal.ts';
import { inProject, segmentPath, setAsidePath } from './layout.ts';
import {
  checkOut,
  findGenerations,
  listAssets,
  parseFiles,
  readSnapshot,
  readWorkingFiles,
  stateHash,
  type Generations,
} from './saved-state.ts';

export interface Recovery {
  /** Commands taken over from the journal: the document has changes that were never saved. */
  readonly commands: number;
  /** True when an interrupted save was finished. */
  readonly finishedSave: boolean;
  /** Bytes of a last journal line that was cut short, and with it a command that was never acknowledged. */
  readonly tornBytes: number;
  /** Journal files that hold commands which could not be applied, by path in the project. */
  readonly setAside: readonly string[];
  /** What else is to be said about the project. */
  readonly warnings: readonly Issue[];
}

/** A project as it lies on the disk: the saved document and what the journal adds. */
export interface Loaded {
  readonly saved: Document;
  readonly history: History;
  readonly assets: Map<string, string>;
  readonly warnings: readonly Issue[];
  readonly segment: Segment | null;
}

interface Segment {
  readonly generation: number;
  readonly bytes: Uint8Array;
  readonly content: SegmentContent;
  /** Entries that apply to the saved document. */
  readonly usable: readonly JournalEntry[];
  /** Why the rest, if any, does not. */
  readonly unusable: Issue | null;
}

/** Reads a project without changing anything. @throws DocumentError, ProjectError */
export async function loadProject(
  directory: string,
  generations: Generations,
  fs: FileSystem,
): Promise<Loaded> {
  const { unfinished } = generations;
  const files =
    unfinished === null
      ? await readWorkingFiles(directory, fs)
      : await readSnapshot(directory, unfinished, fs);
  const assets = await listAssets(directory, fs);
  const { document: saved, warnings } = parseFiles(files, assets);
  const history = new History(saved);
  // The journal of an unfinished save has not begun; the one before it is part of what was saved.
  if (unfinished !== null || generations.segment === null)
    return { saved, history, assets, warnings, segment: null };
  const segment = await replay(directory, generations.segment, history, fs);
  return { saved, history, assets, warnings, segment };
}

async function replay(
  directory: string,
  generation: number,
  history: History,
  fs: FileSystem,
): Promise<Segment> {
  const file = segmentPath(generation);
  const bytes = await fs.read(inProject(directory, file), MAX_SEGMENT_BYTES);
  const content = parseSegment(bytes);
  const rest = { generation, bytes, content };
  if (content.state !== stateHash(history.document)) {
    const worthKeeping = content.entries.length > 0 || content.lostBytes > 0;
    const unusable: Issue = {
      file,
      field: '',
      expected: 'commands for the project as it is saved',
      got: `${content.entries.length} for another version of it, kept aside`,
    };
    return { ...rest, usable: [], unusable: worthKeeping ? unusable : null };
  }
  const usable: JournalEntry[] = [];
  for (const entry of content.entries) {
    try {
      takeOver(history, entry);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      const unusable = {
        file,
        field: `entry ${entry.sequence}`,
        expected: 'a command that applies',
        got: error.message,
      };
      return { ...rest, usable, unusable };
    }
    usable.push(entry);
  }
  const damage: Issue = {
    file,
    field: `byte ${content.soundBytes}`,
    expected: 'whole journal lines to the end',
    got: 'a damaged line in the middle; all from there on is kept aside',
  };
  return { ...rest, usable, unusable: content.damaged ? damage : null };
}

/**
 * Does what an entry says. Undo and redo move in the history, so that after a crash people can still undo as before; where the
 * step lies before the segment's start, the edits that the entry holds in full are applied instead.
 */
function takeOver(history: History, entry: JournalEntry): void {
  const before = history.position;
  const moved = entry.action === 'undo' ? history.undo() : entry.action === 'redo' ? history.redo() : null;
  const edits = (command: Command): Json => command.edits as unknown as Json;
  if (moved !== null && jsonEqual(edits(moved.command), edits(entry.command))) return;
  history.return(before);
  history.apply(entry.command);
}

/** Most ids of commands that are kept over a save. */
const MOST_EARLIER_IDS = 500;
export const latestIds = (ids: readonly string[]): readonly string[] => ids.slice(-MOST_EARLIER_IDS);

const idsOf = (segment: Segment | null): readonly string[] =>
  segment === null
    ? []
    : latestIds([
        ...segment.content.earlierIds,
        ...segment.content.entries.flatMap(({ commandId }) => (commandId === undefined ? [] : [commandId])),
      ]);

/**
 * Opens a project for writing; the caller holds its lock.
 * @throws DocumentError when the saved files are not valid, ProjectError when the folder is not in order.
 */
export async function recoverProject(
  directory: string,
  fs: FileSystem,
): Promise<
  Loaded & {
    readonly journal: JournalWriter;
    readonly recovery: Recovery;
    /** Of the last commands that are known to have been done, oldest first. */
    readonly commandIds: readonly string[];
  }
> {
  const found = await findGenerations(directory, fs);
  const loaded = await loadProject(directory, found, fs);
  const { saved, segment } = loaded;
  const base = { commands: 0, finishedSave: false, tornBytes: 0, setAside: [], warnings: loaded.warnings };

  if (found.unfinished !== null) {
    await checkOut(directory, await readSnapshot(directory, found.unfinished, fs), fs);
    const journal = await startSegment(directory, found.unfinished, saved, fs);
    return { ...loaded, journal, recovery: { ...base, finishedSave: true }, commandIds: [] };
  }
  if (segment === null)
    return {
      ...loaded,
      journal: await startSegment(directory, found.newest + 1, saved, fs),
      recovery: base,
      commandIds: [],
    };

  const { content, usable, unusable } = segment;
  const commands = usable.length;
  const tornBytes = unusable === null ? content.lostBytes : 0;
  if (unusable === null && content.state === stateHash(saved)) {
    const journal = await JournalWriter.open(
      inProject(directory, segmentPath(segment.generation)),
      content,
      fs,
    );
    return { ...loaded, journal, recovery: { ...base, commands, tornBytes }, commandIds: idsOf(segment) };
  }
  // The copy comes first: whenever this stops, every line is still in one file or the other.
  const setAside: string[] = [];
  if (unusable !== null) {
    const path = setAsidePath(segment.generation, crc32(segment.bytes).toString(16).padStart(8, '0'));
    await writeFileAtomic(inProject(directory, path), segment.bytes, fs);
    setAside.push(path);
  }
  const journal = await startSegment(directory, found.newest + 1, saved, fs, usable);
  const warnings = unusable === null ? base.warnings : [unusable, ...base.warnings];
  const recovery = { ...base, commands, tornBytes, setAside, warnings };
  return { ...loaded, journal, recovery, commandIds: idsOf(segment) };
}

/** Begins the journal segment of a generation: from here on the saved files are what counts. */
export async function startSegment(
  directory: string,
  generation: number,
  saved: Document,
  fs: FileSystem,
  entries: readonly JournalEntry[] = [],
  earlierIds: readonly string[] = [],
): Promise<JournalWriter> {
  const path = inProject(directory, segmentPath(generation));
  const renumbered = entries.map((entry, i) => ({ ...entry, sequence: i + 1 }));
  await createSegment(path, stateHash(saved), renumbered, earlierIds, fs);
  return JournalWriter.open(path, parseSegment(await fs.read(path, MAX_SEGMENT_BYTES)), fs);
}
