/** Node programs of the engine as processes of their own: how one is started, and how it is let go of. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../package-root.ts';

export interface ChildListener {
  readonly message: (message: unknown) => void;
  /** It ended, asked to or not. @param how signal or exit code. */
  readonly exit: (how: string) => void;
}

/** @param program below `dist/engine`, with slashes. */
export function startChild(program: string, { message, exit }: ChildListener): ChildProcess {
  const child = fork(path.join(packageRoot(), 'dist/engine', program), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  });
  child.on('message', message);
  // what cannot be started ends, and that is told
  child.on('error', () => undefined);
  child.on('exit', (code, signal) => exit(signal ?? `code ${code ?? '?'}`));
  return child;
}

/** Hangs up, which it takes for its end; after the grace it is ended. Resolves when it is gone. */
export async function endChild(child: ChildProcess | null, graceMs: number): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    if (child.connected) child.disconnect();
    else child.kill();
  });
}
