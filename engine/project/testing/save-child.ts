/**
 * Run as a process of its own: plays the session and ends itself with SIGKILL before file operation number `killAt` of the save.
 * Usage: node save-child.mjs DIRECTORY killAt [torn]
 */
import { nodeFileSystem } from '../../storage/file-system.ts';
import { countingFileSystem } from '../../storage/testing/counting-file-system.ts';
import { runSession } from './save-session.ts';

const [directory = '', killAt = '0', torn = ''] = process.argv.slice(2);
let saving = false;
let operations = 0;

const fs = countingFileSystem(nodeFileSystem, async (_, operation, half) => {
  if (!saving) return;
  operations++;
  if (operations !== Number(killAt)) return;
  if (torn === 'torn' && operation === 'write') await half();
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
});

await runSession(
  directory,
  { fs },
  {
    acknowledged: () => undefined,
    saving: () => {
      saving = true;
    },
    saved: () => {
      saving = false;
    },
  },
);
process.stdout.write(`${operations}\n`);
