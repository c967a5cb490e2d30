/**
 * One writer a project. The lock is a file that says who holds it; it is stale when its process is gone, or when the machine
 * has been started anew since, and is then taken over. Nobody can tell from here whether a process on another machine still
 * lives, so such a lock is never taken.
 */
import { randomBytes } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { isJsonObject } from '../../core/document/index.ts';
import { hasCode, type FileSystem } from '../storage/file-system.ts';
import { inProject, LOCK } from './layout.ts';
import { ProjectError } from './project-error.ts';

const MAX_LOCK_BYTES = 4096;
/** Clocks drift and are set: start times of the machine closer than this are the same start. */
const BOOT_TOLERANCE_MS = 120_000;
const ATTEMPTS = 5;

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly bootedAtMs: number;
  readonly nonce: string;
}

export interface Lock {
  /** Gives the project back; does nothing when the lock has been taken over. */
  release(): Promise<void>;
}

const bootedAtMs = (): number => Math.round(Date.now() - uptime() * 1000);

/** @throws ProjectError when another process has the project open. */
export async function acquireLock(directory: string, fs: FileSystem): Promise<Lock> {
  const path = inProject(directory, LOCK);
  const nonce = randomBytes(12).toString('hex');
  const mine: Holder = { pid: process.pid, host: hostname(), bootedAtMs: bootedAtMs(), nonce };
  const release = async (): Promise<void> => {
    if ((await readHolder(path, fs))?.nonce === nonce) await fs.remove(path);
  };

  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await placeLock(path, mine, fs)) return { release };
    const holder = await readHolderPatiently(path, fs);
    if (holder !== null && !isStale(holder)) throw inUse(directory, holder);
    await takeAway(path, holder, nonce, fs);
  }
  throw new ProjectError(path, 'a lock that can be taken', 'one that others keep taking');
}

/**
 * The lock appears with its words in it: written beside, then given its name, which only one can have. Where the file system
 * has no second names (exFAT), it is made in place.
 * @returns false when the name is taken.
 */
async function placeLock(path: string, mine: Holder, fs: FileSystem): Promise<boolean> {
  const draft = `${path}.${mine.nonce}.partial`;
  const words = new TextEncoder().encode(`${JSON.stringify(mine)}\n`);
  const write = async (target: string): Promise<void> => {
    const file = await fs.create(target);
    try {
      await file.write(words);
    } finally {
      await file.close();
    }
  };
  try {
    await write(draft);
    await fs.link(draft, path).catch(async (error: unknown) => {
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'ENOENT')) throw error;
      await write(path);
    });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await fs.remove(draft).catch(() => undefined);
  }
}

const WRITING_TIME_MS = 200;
/** A lock without words may be one that is being written this very moment. */
async function readHolderPatiently(path: string, fs: FileSystem): Promise<Holder | null> {
  const holder = await readHolder(path, fs);
  if (holder !== null || (await fs.typeOf(path)) === null) return holder;
  await new Promise((resolve) => setTimeout(resolve, WRITING_TIME_MS));
  return readHolder(path, fs);
}

/** Moves a stale lock aside. Only one process can move it; what it moved is looked at again before it goes. */
async function takeAway(path: string, stale: Holder | null, nonce: string, fs: FileSystem): Promise<void> {
  const aside = `${path}.${nonce}.stale.partial`;
  try {
    await fs.rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readHolder(aside, fs);
  // Somebody else was quicker and this is their fresh lock: it goes back.
  if (moved?.nonce !== stale?.nonce) await fs.link(aside, path).catch(() => undefined);
  await fs.remove(aside);
}

async function readHolder(path: string, fs: FileSystem): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await fs.read(path, MAX_LOCK_BYTES)));
    if (!isJsonObject(value)) return null;
    const { pid, host, bootedAtMs: booted, nonce } = value;
    if (
      typeof pid !== 'number' ||
      typeof host !== 'string' ||
      typeof booted !== 'number' ||
      typeof nonce !== 'string'
    )
      return null;
    return { pid, host, bootedAtMs: booted, nonce };
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isStale(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  if (Math.abs(holder.bootedAtMs - bootedAtMs()) > BOOT_TOLERANCE_MS) return true;
  if (!Number.isInteger(holder.pid) || holder.pid <= 0) return true;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return !hasCode(error, 'EPERM');
  }
}

const inUse = (directory: string, holder: Holder): ProjectError =>
  new ProjectError(
    directory,
    'a project that nobody else has open',
    `one in use by process ${holder.pid} on ${holder.host} (if that is not so, remove ${LOCK} in it)`,
  );
