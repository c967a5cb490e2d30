/** `penumbra validate`: what is wrong with a file. */
import type { CliCommand } from '../command.ts';
import { flagOption, parseOptions } from '../options.ts';
import { ProgressLine } from '../progress-line.ts';

const help = `Usage: penumbra validate FILE [--json]

Checks a project folder or archive (with its assets), a scene .json, a glTF model, an EXR, HDR or other image, or an IES
or LDT light profile. Prints 'valid' and exits with 0, or prints every problem on a line of its own (file: field:
expected, got) and exits with 2. Warnings go to stderr and change nothing.

  --json    {"file", "kind", "valid", "problems", "warnings"} on stdout

Examples:
  penumbra validate kitchen.penumbra
  penumbra validate chair.glb --json
`;

export const validate: CliCommand = {
  name: 'validate',
  summary: 'says what is wrong with a file',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(args, { json: { type: 'boolean' } }, { names: ['FILE'], required: 1 });
    const file = parsed.positionals[0]!;
    const { validateFile } = await import('../../inspect/validate-file.ts');
    const progress = new ProgressLine();
    const startedAt = performance.now();
    const { kind, problems, warnings } = await validateFile(file, {
      signal,
      onProgress: ({ label, done, total }) => {
        if (performance.now() - startedAt > 1000)
          progress.show(total > 0 ? `${label} ${done}/${total}` : label);
      },
    });
    progress.end();
    const valid = problems.length === 0;
    if (flagOption(parsed, 'json')) {
      process.stdout.write(`${JSON.stringify({ file, kind, valid, problems, warnings })}\n`);
    } else {
      for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
      process.stdout.write(valid ? `${file}: valid\n` : problems.map((problem) => `${problem}\n`).join(''));
    }
    if (!valid)
      process.stderr.write(
        `penumbra: ${file}: ${problems.length} problem${problems.length === 1 ? '' : 's'}\n`,
      );
    return valid ? 0 : 2;
  },
};
