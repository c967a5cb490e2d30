/** `penumbra serve`: the desk in a browser, on this machine. */
import path from 'node:path';
import { Supervisor } from '../../host/supervisor.ts';
import { packageRoot } from '../../package-root.ts';
import type { CliCommand } from '../command.ts';
import { flagOption, integerOption, parseOptions, textOption } from '../options.ts';

const help = `Usage: penumbra serve [PROJECT] [--port N] [--host ADDRESS] [--json]

Starts the engine and serves the desk to a browser. The address that it prints lets in whoever has it; it is good until
the command ends. The engine is started again when it dies, with nothing lost.

  --port N          port; default: a free one
  --host ADDRESS    address to listen on, for a tablet on set; default 127.0.0.1, this machine alone. Unencrypted: on a
                    network you trust
  --json            {"url"} as the first line on stdout

Examples:
  penumbra serve
  penumbra serve kitchen.penumbra --port 7000
`;

export const serve: CliCommand = {
  name: 'serve',
  summary: 'serves the desk to a browser on this machine',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      { port: { type: 'string' }, host: { type: 'string' }, json: { type: 'boolean' } },
      { names: ['PROJECT'], required: 0 },
    );
    const [project] = parsed.positionals;
    const address = textOption(parsed, 'host');
    const port = integerOption(parsed, 'port', 0, 65535);
    const supervisor = new Supervisor({
      node: process.execPath,
      program: path.join(packageRoot(), 'dist/engine/host/main.js'),
      ...(address === undefined ? {} : { address }),
      ...(port === undefined ? {} : { port }),
      project: project === undefined ? null : path.resolve(project),
    });
    const ended = new Promise<string | null>((resolve) => {
      supervisor.onState((state) => {
        if (state.state === 'restarting')
          process.stderr.write(`the engine is started again: ${state.reason}\n`);
        if (state.state === 'failed') resolve(state.reason);
      });
      const watch = setInterval(() => {
        if (!signal.aborted) return;
        clearInterval(watch);
        resolve(null);
      }, 50);
    });
    try {
      await supervisor.start();
      const { url } = supervisor;
      process.stdout.write(
        flagOption(parsed, 'json')
          ? `${JSON.stringify({ url })}\n`
          : `The desk is at ${url}\nCtrl+C ends it.\n`,
      );
      const reason = await ended;
      if (reason !== null)
        throw new Error(`the engine died three times in a minute; the last time: ${reason}`);
      return 0;
    } finally {
      await supervisor.stop();
    }
  },
};
