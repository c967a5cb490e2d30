/** `penumbra grow`: a composed scene beyond its border. */
import { GROW_M, GROW_SIDES, sideWords } from '../../../core/generate/grow/side.ts';
import type { CliCommand } from '../command.ts';
import { printLacking } from '../lacking.ts';
import {
  choiceOption,
  flagOption,
  integerOption,
  numberOption,
  parseOptions,
  textOption,
} from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: penumbra grow PROJECT --to SIDE --by METRES [OPTIONS]

Lets a scene that was composed from words go on beyond its border: the street past the last house or round a corner, the room past its
wall, the wood past the last tree. Everything that is there stays as it is, but for what of the place itself has to make way: ground,
walls, fronts. One undo step.

  --to SIDE       left, right, front or back, seen as the place is looked into
  --by METRES     how far, ${GROW_M.least} to ${GROW_M.most}
  --prompt TEXT   what stands there (default: more of what the scene was asked for)
  --scene NAME    name or number of the scene (default: the first that was composed)
  --composer WHO  "auto", "model" or "grammar" (default auto)
  --seed N        another seed finds another part (default: drawn, and told)
  --json          {"project", "scene", "to", "byM", "seed", "composer", "asked", "found", "missing", "notUnderstood", "added",
                  "removed", "changed", "moved", "records", "warnings"} on stdout

Examples:
  penumbra grow street.penumbra --to back --by 30
  penumbra grow street.penumbra --to right --by 25 --prompt "a cafe terrace, two tables with chairs" --seed 4
  penumbra grow kitchen.penumbra --to left --by 3
`;

const COMPOSERS = ['auto', 'model', 'grammar'] as const;

export const grow: CliCommand = {
  name: 'grow',
  summary: 'lets a composed scene go on beyond its border',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        to: { type: 'string' },
        by: { type: 'string' },
        prompt: { type: 'string' },
        scene: { type: 'string' },
        composer: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean' },
      },
      { names: ['PROJECT'], required: 1 },
    );
    const side = choiceOption(parsed, 'to', GROW_SIDES);
    if (side === undefined)
      throw new UsageError(`--to: expected one of ${GROW_SIDES.join(', ')}, found none`);
    const byM = numberOption(parsed, 'by', GROW_M.least, GROW_M.most);
    if (byM === undefined)
      throw new UsageError(`--by: expected metres, ${GROW_M.least} to ${GROW_M.most}, found none`);
    const progress = new ProgressLine();
    const { growProject } = await import('../../compose/grow-project.ts');
    const report = await growProject({
      directory: parsed.positionals[0]!,
      side,
      byM,
      words: textOption(parsed, 'prompt') ?? null,
      scene: textOption(parsed, 'scene') ?? null,
      composer: choiceOption(parsed, 'composer', COMPOSERS) ?? 'auto',
      modelFile: null,
      seed: integerOption(parsed, 'seed', 0, 2 ** 32 - 1) ?? null,
      signal,
      onProgress: (done, total) => progress.show(`composing ${done}/${total}`),
    }).finally(() => progress.end());
    for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
    if (flagOption(parsed, 'json')) process.stdout.write(`${JSON.stringify(report)}\n`);
    else {
      const { added, changed, removed } = report.records;
      const things = report.added.reduce((sum, { count }) => sum + count, 0);
      const counts = `${added} records added, ${changed} changed, ${removed} removed`;
      process.stdout.write(
        `${report.scene}, seed ${report.seed}: ${things} things more ${sideWords(side)}; ${counts}\n`,
      );
      printLacking(report.missing, report.notUnderstood);
    }
    return 0;
  },
};
