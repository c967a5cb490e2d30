/**
 * An open project: the document with its undo history, every command in the journal before it counts, saves that happen whole or
 * not at all, and assets by their hash. One writer at a time holds it (lock.ts); `readProject` looks without a lock.
 */
import { createHash } from 'node:crypto';
import {
  documentsEqual,
  filesFromDocument,
  type Command,
  type Document,
  type History,
  type HistoryEvent,
} from '../../core/document/index.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';
import type { FileSystem } from '../storage/file-system.ts';
import type { JournalWriter } from './journal.ts';
import { ASSETS, inProject, isExtension, MAX_ASSET_BYTES } from './layout.ts';
import type { Lock } from './lock.ts';
import { ProjectError } from './project-error.ts';
import { latestIds, startSegment, type Recovery } from './recover.ts';
import { checkOut, findGenerations, tidy, writeSnapshot } from './saved-state.ts';

export interface ProjectState {
  readonly directory: string;
  readonly fs: FileSystem;
  readonly lock: Lock;
  readonly recovery: Recovery;
  readonly assets: Map<string, string>;
  readonly history: History;
  readonly saved: Document;
  readonly journal: JournalWriter;
  /** Of the last commands that were done, oldest first. */
  readonly commandIds: readonly string[];
}

/** A change that is on the disk, with the id of the request that made it. */
export interface ProjectEvent extends HistoryEvent {
  readonly commandId: string | null;
}

export class Project {
  /** The project folder. */
  readonly directory: string;
  /** What opening found: commands taken over from a session that did not save, and what could not be. */
  readonly recovery: Recovery;
  readonly #fs: FileSystem;
  readonly #lock: Lock;
  readonly #assets: Map<string, string>;
  readonly #history: History;
  readonly #listeners = new Set<(event: ProjectEvent) => void>();
  readonly #commandIds: Set<string>;
  #saved: Document;
  #journal: JournalWriter;
  /** A save that was committed and not finished: nothing may be journalled before it is. */
  #unfinished: { readonly generation: number; readonly document: Document } | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(state: ProjectState) {
    this.directory = state.directory;
    this.recovery = state.recovery;
    this.#fs = state.fs;
    this.#lock = state.lock;
    this.#assets = state.assets;
    this.#history = state.history;
    this.#saved = state.saved;
    this.#journal = state.journal;
    this.#commandIds = new Set(state.commandIds);
  }

  get document(): Document {
    return this.#history.document;
  }
  get undoLabel(): string | null {
    return this.#history.undoLabel;
  }
  get redoLabel(): string | null {
    return this.#history.redoLabel;
  }
  /** True while there are changes that are in the journal alone. */
  get hasUnsavedChanges(): boolean {
    return !documentsEqual(this.#saved, this.#history.document);
  }

  /** Hears every change, after it is on the disk. @returns how to stop listening. */
  subscribe(listener: (event: ProjectEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves when the command is on the disk. A command under an id that was done before, also before a crash, is not done again.
   * @param command a function makes it of the document as it stands when its turn has come; one without edits is not done.
   * @throws DocumentError when it does not fit; the file system's error when the disk refused. Nothing has changed then.
   */
  apply(
    command: Command | ((document: Document) => Command),
    commandId: string | null = null,
  ): Promise<HistoryEvent | null> {
    return this.#change(() => {
      if (typeof command !== 'function') return this.#history.apply(command);
      const made = command(this.document);
      return made.edits.length === 0 ? null : this.#history.apply(made);
    }, commandId);
  }

  /** @returns null when there is nothing to take back. */
  undo(commandId: string | null = null): Promise<HistoryEvent | null> {
    return this.#change(() => this.#history.undo(), commandId);
  }

  /** @returns null when there is nothing to do again. */
  redo(commandId: string | null = null): Promise<HistoryEvent | null> {
    return this.#change(() => this.#history.redo(), commandId);
  }

  /** @returns null when nothing was to be done. */
  #change(act: () => HistoryEvent | null, commandId: string | null): Promise<HistoryEvent | null> {
    return this.#inTurn(async () => {
      if (commandId !== null && this.#commandIds.has(commandId)) return null;
      await this.#finishSave();
      const before = this.#history.position;
      const event = act();
      if (event === null) return null;
      try {
        await this.#journal.append(event.action, event.command, new Date().toISOString(), commandId);
      } catch (error) {
        this.#history.return(before);
        throw error;
      }
      if (commandId !== null) this.#commandIds.add(commandId);
      for (const listener of this.#listeners) listener({ ...event, commandId });
      return event;
    });
  }

  /**
   * Makes the present document the saved one, whole or not at all.
   * @throws the file system's error; the project on disk is then the old or the new one, and saving can be tried again.
   */
  save(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#finishSave();
      const document = this.#history.document;
      if (documentsEqual(document, this.#saved)) return;
      const generation = (await findGenerations(this.directory, this.#fs)).newest + 1;
      try {
        await writeSnapshot(this.directory, generation, document, this.#fs);
      } catch (error) {
        // The name may have appeared before the failure: then this save has happened and only needs finishing.
        if ((await findGenerations(this.directory, this.#fs)).unfinished === generation)
          this.#unfinished = { generation, document };
        throw error;
      }
      this.#unfinished = { generation, document };
      await this.#finishSave();
    });
  }

  async #finishSave(): Promise<void> {
    if (this.#unfinished === null) return;
    const { generation, document } = this.#unfinished;
    await checkOut(this.directory, filesFromDocument(document), this.#fs);
    const journal = await startSegment(
      this.directory,
      generation,
      document,
      this.#fs,
      [],
      latestIds([...this.#commandIds]),
    );
    await this.#journal.close();
    this.#journal = journal;
    this.#saved = document;
    this.#unfinished = null;
    await tidy(this.directory, await findGenerations(this.directory, this.#fs), this.#fs);
  }

  /**
   * Keeps bytes under their SHA-256. The same bytes are kept once.
   * @param extension lower-case letters and digits, without a dot.
   * @returns the hash.
   */
  importAsset(bytes: Uint8Array, extension: string): Promise<string> {
    return this.#inTurn(async () => {
      if (!isExtension(extension))
        throw new ProjectError(
          'asset',
          'an extension of 1 to 8 lower-case letters and digits',
          JSON.stringify(extension),
        );
      if (bytes.length > MAX_ASSET_BYTES)
        throw new ProjectError('asset', `at most ${MAX_ASSET_BYTES} bytes`, `${bytes.length}`);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (this.#assets.has(hash) && (await this.#isIntact(hash))) return hash;
      const name = this.#assets.get(hash) ?? `${hash}.${extension}`;
      await writeFileAtomic(inProject(this.directory, `${ASSETS}/${name}`), bytes, this.#fs);
      this.#assets.set(hash, name);
      return hash;
    });
  }

  async #isIntact(hash: string): Promise<boolean> {
    return this.readAsset(hash).then(
      () => true,
      () => false,
    );
  }

  /** @throws ProjectError when there is no such asset or its bytes are not what its name says. */
  readAsset(hash: string): Promise<Uint8Array> {
    return readAsset(this.directory, this.#assets, hash, this.#fs);
  }

  /** Name of each asset's file in `assets/`, by its hash. */
  get assetNames(): ReadonlyMap<string, string> {
    return this.#assets;
  }

  /** Name of the asset's file in `assets/`, which tells its type; null when there is none. */
  assetName(hash: string): string | null {
    return this.#assets.get(hash) ?? null;
  }

  /** Lets others open the project. What was not saved stays in the journal and is there at the next opening. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#closed = true;
      this.#listeners.clear();
      await this.#journal.close();
      await this.#lock.release();
    });
  }

  /** One thing at a time, in the order asked for. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(async () => {
      if (this.#closed) throw new ProjectError(this.directory, 'an open project', 'one that was closed');
      return act();
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** @throws ProjectError when there is no such asset or its bytes are not what its name says. */
export async function readAsset(
  directory: string,
  assets: ReadonlyMap<string, string>,
  hash: string,
  fs: FileSystem,
): Promise<Uint8Array> {
  const name = assets.get(hash);
  if (name === undefined)
    throw new ProjectError(`${ASSETS}/${hash}`, 'an asset of this project', 'no such file');
  const bytes = await fs.read(inProject(directory, `${ASSETS}/${name}`), MAX_ASSET_BYTES);
  const got = createHash('sha256').update(bytes).digest('hex');
  if (got !== hash)
    throw new ProjectError(
      `${ASSETS}/${name}`,
      'bytes whose SHA-256 is its name',
      `a file with ${got.slice(0, 12)}…`,
    );
  return bytes;
}
