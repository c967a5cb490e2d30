/** `penumbra revise`: a composed scene, again, but … */
import type { CliCommand } from '../command.ts';
import { printLacking } from '../lacking.ts';
import { flagOption, integerOption, parseOptions, textOption } from '../options.ts';

const help = `Usage: penumbra revise PROJECT "WORDS" [OPTIONS]

Changes a scene that was composed from words: its hour, weather or width, its lamps, or single things, which are added, removed,
moved, recoloured or swapped. Everything that the words do not speak of stays as it is, locked things whatever they say. One undo step.

  --scene NAME    name or number of the scene (default: the first that was composed)
  --seed N        for what the change leaves open (default 1)
  --json          {"project", "scene", "done", "undone", "notUnderstood", "records"} on stdout

Examples:
  penumbra revise alley.penumbra "make it dawn, and remove the car"
  penumbra revise bar.penumbra "add two stools beside the table; turn off the neon sign"
`;

export const revise: CliCommand = {
  name: 'revise',
  summary: 'changes a composed scene by words',
  help,
  run: async (args) => {
    const parsed = parseOptions(
      args,
      { scene: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
      { names: ['PROJECT', 'WORDS'], required: 2 },
    );
    const { reviseProject } = await import('../../compose/revise-project.ts');
    const report = await reviseProject({
      directory: parsed.positionals[0]!,
      words: parsed.positionals[1]!,
      scene: textOption(parsed, 'scene') ?? null,
      seed: integerOption(parsed, 'seed', 0, 2 ** 32 - 1) ?? 1,
    });
    if (flagOption(parsed, 'json')) {
      process.stdout.write(`${JSON.stringify(report)}\n`);
      return 0;
    }
    const { added, changed, removed } = report.records;
    process.stdout.write(`${report.scene}: ${added} records added, ${changed} changed, ${removed} removed\n`);
    for (const reason of report.undone) process.stdout.write(`not done: ${reason}\n`);
    printLacking([], report.notUnderstood);
    return 0;
  },
};
