/** `penumbra info`: what a file is and what is in it. */
import type { CliCommand } from '../command.ts';
import { flagOption, parseOptions } from '../options.ts';

const help = `Usage: penumbra info FILE [--json]

Says what FILE is and what it holds: a project (records, shots, assets, journal), a glTF model, an EXR or HDR image
(size, channels, colour, nits), another image, an IES or LDT light profile (lumens, beam and field angle), a scene .json
file, or the checkpoint of a render.

  --json    {"file", "kind", "facts", "warnings"} on stdout

Examples:
  penumbra info kitchen.penumbra
  penumbra info 4A.exr --json
`;

export const info: CliCommand = {
  name: 'info',
  summary: 'says what a file is and what it holds',
  help,
  run: async (args) => {
    const parsed = parseOptions(args, { json: { type: 'boolean' } }, { names: ['FILE'], required: 1 });
    const { inspectFile } = await import('../../inspect/inspect-file.ts');
    const report = await inspectFile(parsed.positionals[0]!);
    if (flagOption(parsed, 'json')) {
      process.stdout.write(`${JSON.stringify(report)}\n`);
      return 0;
    }
    process.stdout.write(`${report.file}: ${report.kind}\n${outline(report.facts, '  ')}`);
    for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
    return 0;
  },
};

/** Facts as indented lines; lists of plain records become one line each. */
function outline(facts: Readonly<Record<string, unknown>>, indent: string): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => {
      if (Array.isArray(value) && value.some(isRecord))
        return `${indent}${name}:\n${value.map((item) => `${indent}  ${inline(item)}\n`).join('')}`;
      if (isRecord(value)) return `${indent}${name}:\n${outline(value, `${indent}  `)}`;
      return `${indent}${name}: ${inline(value)}\n`;
    })
    .join('');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function inline(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(5);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inline).join(', ');
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, item]) => `${name} ${inline(item)}`)
      .join(', ');
  return String(value);
}
