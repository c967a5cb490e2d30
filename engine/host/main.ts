/**
 * The engine as a process of its own: reads its configuration from standard input, opens its project and its port, and speaks to its
 * supervisor over the IPC channel. It ends with its supervisor.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EventName, EventOf } from '../../core/protocol/index.ts';
import { ComposingProcess } from '../composing/composing-process.ts';
import { dataFolders } from '../desk/data-folder.ts';
import { Desk } from '../desk/desk.ts';
import { handlersOf } from '../desk/handlers.ts';
import { PersonalFiles } from '../desk/personal-files.ts';
import { packageRoot } from '../package-root.ts';
import { createWorkshop } from '../workshop/index.ts';
import { END_MESSAGE, engineConfigurationSchema, HEARTBEAT_MS, type FromEngine } from './configuration.ts';
import { Credentials } from './credentials.ts';
import { DeskFiles } from './desk-files.ts';
import { openHost } from './host.ts';
import { Sockets } from './socket.ts';

const LONGEST_END_MS = 4000;

const toSupervisor = (message: FromEngine): void => {
  if (process.connected) process.send?.(message);
};

async function readConfiguration() {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return engineConfigurationSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(packageRoot(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

/** Lets go of what is open. Before there is anything, nothing. */
let letGo: () => Promise<void> = () => Promise.resolve();

let isEnding = false;
function end(): void {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
  void letGo().finally(() => process.exit(0));
}

/** Heard from the first moment on: a supervisor may be gone before its engine is ready. */
function endWithSupervisor(): void {
  process.on('message', (message) => {
    if (message === END_MESSAGE) end();
  });
  process.on('disconnect', end);
  // signals reach a whole group at once (Ctrl+C, a service that is stopped): the supervisor, where there is one, says when to end
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (!process.connected) end();
    });
  const isSupervised = process.send !== undefined;
  if (isSupervised && !process.connected) end();
}

async function main(): Promise<void> {
  endWithSupervisor();
  const configuration = await readConfiguration();
  const folders = dataFolders(process.env);
  const personal = await PersonalFiles.open(folders.data);
  const credentials = new Credentials(configuration.token);

  // events reach the sockets once those are there
  let sockets: Sockets | null = null;
  const tell = <E extends EventName>(name: E, data: EventOf<E>): void => {
    if (name === 'project.opened' || name === 'project.changed')
      toSupervisor({ type: 'project', directory: desk.directory });
    sockets?.tell(name, data);
  };
  const workshop = createWorkshop({
    cacheDirectory: folders.cache,
    onThumbnail: (shotId, version) => tell('thumbnail.changed', { shotId, version }),
    onBackground: (progress) => tell('workshop.background', progress),
    onRestart: (reason) => tell('workshop.restarted', { reason }),
  });
  const composing = new ComposingProcess();
  const desk = new Desk({ folders, personal, workshop, composing, version: await packageVersion(), tell });
  sockets = new Sockets(handlersOf(desk), (peer) => {
    for (const key of peer.views) workshop.endView(key);
  });
  if (configuration.project !== null) {
    // a project that does not open any more is no reason not to start: the start screen says what is wrong with it
    await desk.open(configuration.project, 'normal').catch(() => undefined);
  }
  const host = await openHost({
    address: configuration.address,
    port: configuration.port,
    extraOrigins: configuration.extraOrigins,
    credentials,
    files: await DeskFiles.read(path.join(packageRoot(), 'dist/renderer')),
    desk,
    sockets,
  });
  letGo = async () => {
    await host.close();
    await desk.end();
    await Promise.all([workshop.dispose(), composing.dispose()]);
  };
  toSupervisor({ type: 'ready', port: host.port, pid: process.pid });
  setInterval(() => toSupervisor({ type: 'alive' }), HEARTBEAT_MS);
}

main().catch((cause: unknown) => {
  toSupervisor({ type: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100);
});
