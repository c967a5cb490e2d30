/**
 * The command line. Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, with one clear line on stderr.
 */
import { COMMANDS } from './commands/index.ts';
import { overview } from './help.ts';
import { badInputMessage } from './bad-input.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import { UsageError } from './usage-error.ts';

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const topic = COMMANDS.find((command) => command.name === rest[0]);
    process.stdout.write(topic ? topic.help : overview(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(`'${name}' is no command; 'penumbra help' lists them`);
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(command.help);
    return 0;
  }
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
  return command.run(rest, abort.signal);
}

/** One line, whatever the message holds. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

// The process ends when the command does, not when its event loop happens to be empty while workers are let go.
setInterval(() => undefined, 2 ** 30);

main(process.argv.slice(2)).then(
  (code) => {
    // workers and native devices are let go with the process
    process.exit(code);
  },
  (cause: unknown) => {
    const input = badInputMessage(cause);
    if (input !== null) {
      process.stderr.write(`penumbra: ${oneLine(input)}\n`);
      process.exit(2);
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`penumbra: ${oneLine(message)}\n`);
    if (process.env['PENUMBRA_DEBUG'] && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
    process.exit(cause instanceof CancelledError ? 130 : 1);
  },
);
