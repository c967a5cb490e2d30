/** `penumbra board`: renders every shot that needs it and writes the printed board. */
import { LAYOUTS, PAPERS } from '../../../core/boards/index.ts';
import { DEVICE_CHOICES } from '../../devices/open-device.ts';
import type { CliCommand } from '../command.ts';
import {
  choiceOption,
  flagOption,
  integerOption,
  numberOption,
  parseOptions,
  sizeOption,
  textOption,
} from '../options.ts';
import { UsageError } from '../usage-error.ts';

const DEFAULT_SAMPLES = 64;
const DEFAULT_BOUNCES = 8;
const DEFAULT_BOX = [1280, 1280] as const;

const help = `Usage: penumbra board PROJECT --out DIR [OPTIONS]

Renders the shots of PROJECT (a folder, an archive or a scene .json file) at their delivery framing, denoised, exposed
by their cameras, and writes board.pdf, frames/, board.json and shots.csv to DIR. A shot whose scene, camera and
settings have not changed since its last frame is not rendered again; frames are kept in the project's renders/board/,
or in DIR/renders for an archive or a scene file.

  --out DIR              where to; made when missing
  --layout L             shots on a page: ${LAYOUTS.join(', ')} (default 1)
  --paper P              ${PAPERS.join(' or ')} (default a4)
  --shots LIST           shot numbers, names or ids, with commas, in the order of printing (default: all)
  --size WxH             box in pixels that frames fit into (default ${DEFAULT_BOX.join('x')})
  --spp N                samples a pixel (default ${DEFAULT_SAMPLES})      --time S  render each shot for S seconds instead
  --max-bounces N        indirect bounces (default ${DEFAULT_BOUNCES})    --seed N  another pattern of noise (default 0)
  --device D             ${DEVICE_CHOICES.join(', ')} (default auto)    --threads N  worker threads of wasm
  --force                render every shot anew
  --json                 {"files", "pages", "shots": [{"id", "shotNumber", "frame", "reused", ...}], "warnings"}

A board that is stopped goes on where it was: finished frames are kept, and a long one leaves a checkpoint.

Examples:
  penumbra board kitchen.penumbra --out boards/kitchen
  penumbra board kitchen.penumbra --out boards/tech --layout 3x2 --paper letter --shots 1,2A,4 --time 60
`;

export const board: CliCommand = {
  name: 'board',
  summary: "renders a project's shots and writes the printed board",
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        out: { type: 'string', short: 'o' },
        layout: { type: 'string' },
        paper: { type: 'string' },
        shots: { type: 'string' },
        size: { type: 'string' },
        spp: { type: 'string' },
        time: { type: 'string' },
        'max-bounces': { type: 'string' },
        seed: { type: 'string' },
        device: { type: 'string' },
        threads: { type: 'string' },
        force: { type: 'boolean' },
        json: { type: 'boolean' },
      },
      { names: ['PROJECT'], required: 1 },
    );
    const out = textOption(parsed, 'out');
    if (out === undefined || out === '')
      throw new UsageError('--out: expected a folder to write the board to');
    const request = {
      project: parsed.positionals[0]!,
      out,
      layout: choiceOption(parsed, 'layout', LAYOUTS) ?? '1',
      paper: choiceOption(parsed, 'paper', PAPERS) ?? 'a4',
      shots:
        textOption(parsed, 'shots')
          ?.split(',')
          .map((name) => name.trim()) ?? null,
      box: sizeOption(parsed, 'size') ?? DEFAULT_BOX,
      samples: integerOption(parsed, 'spp', 1, 1_000_000) ?? DEFAULT_SAMPLES,
      seconds: numberOption(parsed, 'time', 0.01) ?? null,
      maxBounces: integerOption(parsed, 'max-bounces', 0, 1000) ?? DEFAULT_BOUNCES,
      seed: integerOption(parsed, 'seed', 0, 0xffffffff) ?? 0,
      device: choiceOption(parsed, 'device', DEVICE_CHOICES) ?? 'auto',
      threads: integerOption(parsed, 'threads', 1, 256),
      force: flagOption(parsed, 'force'),
    } as const;
    // the page writer and its fonts are loaded for this command alone
    const { makeBoard } = await import('./board/make-board.ts');
    const made = await makeBoard(request, signal);
    for (const warning of made.warnings) process.stderr.write(`warning: ${warning}\n`);
    if (flagOption(parsed, 'json')) {
      process.stdout.write(`${JSON.stringify(made)}\n`);
      return 0;
    }
    const reused = made.shots.filter((shot) => shot.reused).length;
    process.stdout.write(
      `${made.files.at(-1)}: ${made.pages} page${made.pages === 1 ? '' : 's'}, ${made.shots.length} shots, ` +
        `${made.shots.length - reused} rendered, ${reused} unchanged\n`,
    );
    return 0;
  },
};
