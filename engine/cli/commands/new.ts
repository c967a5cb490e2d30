/** `penumbra new`: a scene from words, as a project that can be shot at once. */
import type { CliCommand } from '../command.ts';
import { countsText, printLacking } from '../lacking.ts';
import { flagOption, integerOption, parseOptions, textOption } from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: penumbra new "PROMPT" --out PROJECT [OPTIONS]

Composes a scene from words — a place, things and people where they belong, lights that have a reason, weather, a first camera —
and writes it as the project folder PROJECT, which must not exist.

  --out PROJECT   project folder
  --seed N        the same words and seed give the same scene (default: drawn, and told)
  --takes K       so many scenes of the same words, 1 to 16 (default 1)
  --steps N       steps from noise to scene, 2 to 50 (default 12): more are slower and a little surer
  --lock PROJECT  the locked things of a composed scene stay, and the new one is composed about them
  --composer C    model or grammar; default: the model that comes with Penumbra, or the grammar where it cannot be read
  --model FILE    a model of your own: the manifest beside its ONNX files
  --json          {"project", "composer", "model", "seed", "takes", "asked", "found", "missing", "notUnderstood", "corrections",
                  "warnings"} on stdout

Words are read in English. What the prompt asks for and what the scene holds is counted and told; words that nothing came of are
named.

Examples:
  penumbra new "a narrow alley at night after rain, two figures under an umbrella, one sodium lamp" --out alley.penumbra
  penumbra new "INT. BAR – NIGHT. Four stools, a neon sign." --takes 4 --seed 7 --out bar.penumbra
`;

const MOST_TAKES = 16;
const MOST_STEPS = 50;

export const newCommand: CliCommand = {
  name: 'new',
  summary: 'composes a scene from words',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        out: { type: 'string' },
        seed: { type: 'string' },
        takes: { type: 'string' },
        steps: { type: 'string' },
        lock: { type: 'string' },
        composer: { type: 'string' },
        model: { type: 'string' },
        json: { type: 'boolean' },
      },
      { names: ['PROMPT'], required: 1 },
    );
    const out = textOption(parsed, 'out');
    if (out === undefined || out === '') throw new UsageError('--out: expected a project folder');
    const composer = textOption(parsed, 'composer') ?? 'auto';
    if (composer !== 'auto' && composer !== 'model' && composer !== 'grammar')
      throw new UsageError(`--composer: expected model or grammar, got '${composer}'`);
    const progress = new ProgressLine();
    const startedAt = performance.now();
    const { composeProject } = await import('../../compose/compose-project.ts');
    const report = await composeProject({
      prompt: parsed.positionals[0]!,
      seed: integerOption(parsed, 'seed', 0, 2 ** 32 - 1) ?? null,
      takes: integerOption(parsed, 'takes', 1, MOST_TAKES) ?? 1,
      steps: integerOption(parsed, 'steps', 2, MOST_STEPS) ?? null,
      composer,
      modelFile: textOption(parsed, 'model') ?? null,
      lockFrom: textOption(parsed, 'lock') ?? null,
      directory: out,
      signal,
      onProgress: (done, total) => {
        if (performance.now() - startedAt > 1000) progress.show(`composing ${done}/${total}`);
      },
    }).finally(() => progress.end());
    for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
    if (flagOption(parsed, 'json')) {
      process.stdout.write(`${JSON.stringify(report)}\n`);
      return 0;
    }
    process.stdout.write(`${out}: made, with seed ${report.seed}\n`);
    if (report.asked.length > 0) process.stdout.write(`asked for: ${countsText(report.asked)}\n`);
    printLacking(report.missing, report.notUnderstood);
    return 0;
  },
};
