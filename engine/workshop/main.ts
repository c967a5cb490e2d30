/** The workshop's process: listens to its parent and ends with it. */
import { constants, setPriority } from 'node:os';
import type { FromWorkshop, ToWorkshop } from './messages.ts';
import { WorkshopServer } from './workshop-server.ts';

/** How this process ends when only a new one can go on (a lost GPU). */
const EXIT_REPLACE_ME = 70;

function run(): void {
  if (!process.send) {
    process.stderr.write('the workshop is started by the engine, not by hand\n');
    process.exit(2);
  }
  try {
    // the desk and its engine come first
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // not everywhere allowed, nowhere needed
  }
  const tell = (message: FromWorkshop): void => {
    if (process.connected) process.send!(message, undefined, undefined, () => undefined);
  };
  let server: WorkshopServer | null = null;
  process.on('message', (message) => {
    const heard = message as ToWorkshop;
    if (heard.kind === 'setup') {
      server = new WorkshopServer(heard.setup, tell, (error) => {
        process.stderr.write(`${error.message}\n`);
        process.exit(EXIT_REPLACE_ME);
      });
    } else server?.hear(heard);
  });
  process.on('disconnect', () => process.exit(0));
  // an interrupt at the terminal reaches the whole group: the parent decides what becomes of it
  process.on('SIGINT', () => undefined);
}

run();
