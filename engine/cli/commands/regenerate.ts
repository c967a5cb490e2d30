/** `penumbra regenerate`: part of a composed scene found anew. */
import type { CliCommand } from '../command.ts';
import { flagOption, integerOption, parseOptions, textOption } from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: penumbra regenerate PROJECT (--vary NAMES | --keep NAMES) [OPTIONS]

Finds part of a composed scene anew, from the words that it was asked for in. All else stays as it is, and so do locked things. One
undo step.

  --vary NAMES    these things in other places and shapes: names of objects, with commas between
  --keep NAMES    everything but these things
  --scene NAME    name or number of the scene (default: the first that was composed)
  --seed N        another seed finds others (default: drawn, and told)
  --json          {"project", "scene", "seed", "records"} on stdout

Examples:
  penumbra regenerate kitchen.penumbra --vary "Table,Chair 2" --seed 4
  penumbra regenerate alley.penumbra --keep "Street lamp,Man,Man 2"
`;

export const regenerate: CliCommand = {
  name: 'regenerate',
  summary: 'finds part of a composed scene anew',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        vary: { type: 'string' },
        keep: { type: 'string' },
        scene: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean' },
      },
      { names: ['PROJECT'], required: 1 },
    );
    const [vary, keep] = [textOption(parsed, 'vary'), textOption(parsed, 'keep')];
    if ((vary === undefined) === (keep === undefined))
      throw new UsageError('expected one of --vary NAMES and --keep NAMES');
    const progress = new ProgressLine();
    const { regenerateProject } = await import('../../compose/regenerate-project.ts');
    const names = (vary ?? keep ?? '').split(',').map((name) => name.trim());
    const report = await regenerateProject({
      directory: parsed.positionals[0]!,
      what: vary === undefined ? 'rest' : 'picked',
      names: names.filter((name) => name !== ''),
      scene: textOption(parsed, 'scene') ?? null,
      seed: integerOption(parsed, 'seed', 0, 2 ** 32 - 1) ?? null,
      signal,
      onProgress: (done, total) => progress.show(`composing ${done}/${total}`),
    }).finally(() => progress.end());
    if (flagOption(parsed, 'json')) process.stdout.write(`${JSON.stringify(report)}\n`);
    else {
      const { added, changed, removed } = report.records;
      const counts = `${added} records added, ${changed} changed, ${removed} removed`;
      process.stdout.write(`${report.scene}, seed ${report.seed}: ${counts}\n`);
    }
    return 0;
  },
};
