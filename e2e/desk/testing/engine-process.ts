/** The engine behind `penumbra serve`: found, ended and frozen from outside, as a crash would. */
import { readdirSync, readFileSync } from 'node:fs';

/** Children of a process, by /proc. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        const stat = readFileSync(`/proc/${candidate}/stat`, 'utf8');
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(parent) === pid;
      } catch {
        return false;
      }
    });
}

/** @throws Error when the engine does not run just now. */
export function enginePid(servePid: number): number {
  const found = childrenOf(servePid).find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('engine/host/main.js');
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error('the engine does not run');
  return found;
}

/** Ends the engine as a crash does and waits until another one runs. */
export async function crashEngine(servePid: number): Promise<void> {
  const before = enginePid(servePid);
  process.kill(before, 'SIGKILL');
  for (let attempt = 0; attempt < 600; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      if (enginePid(servePid) !== before) return;
    } catch {
      // not yet
    }
  }
  throw new Error('no other engine was started');
}
