/** The page that `penumbra help` prints. */
import type { CliCommand } from './command.ts';

export function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map((c) => c.name.length));
  const rows = commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`);
  return `Penumbra: previsualization with true light.

Usage: penumbra COMMAND [ARGUMENTS]

${rows.join('\n')}

'penumbra help COMMAND' shows a command's options and examples. Every command that takes longer than a second shows
its progress on stderr; --json prints one JSON object on stdout. Exit codes: 0 done, 1 failed, 2 wrong usage or input.
`;
}
