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

function childRunning(pid: number, script: string): number {
  const found = childrenOf(pid).find((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(script);
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`${script} does not run`);
  return found;
}

/** @throws Error when the engine does not run just now. */
export const enginePid = (servePid: number): number => childRunning(servePid, 'engine/host/main.js');
/** The process that renders. @throws Error when it does not run just now. */
export const workshopPid = (servePid: number): number =>
  childRunning(enginePid(servePid), 'engine/workshop/main.js');

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
