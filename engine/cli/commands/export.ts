/** `penumbra export`: a project as a file of another format. */
import path from 'node:path';
import type { ExportFormat } from '../../project-export/export-project.ts';
import type { CliCommand } from '../command.ts';
import { choiceOption, flagOption, parseOptions, textOption } from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { withProject } from '../project-argument.ts';
import { UsageError } from '../usage-error.ts';

const SUFFIX = { penumbra: '.penumbra', json: '.json', glb: '.glb', csv: '.csv' } as const satisfies Readonly<
  Record<ExportFormat, string>
>;
const FORMATS = Object.keys(SUFFIX) as readonly ExportFormat[];

const help = `Usage: penumbra export PROJECT --as FORMAT --out FILE [OPTIONS]

Writes PROJECT (a folder, an archive or a scene .json file) as one file:
  penumbra   single-file archive of records and assets, for sending; --renders takes rendered frames along
  json       scene JSON: the records alone, which every command reads back
  glb        the opening scene as glTF 2.0: meshes, materials, cameras, point, spot and directional lights
  csv        the shot list, for spreadsheets

What a format cannot hold is said in warnings.

  --as FORMAT   ${FORMATS.join(', ')}
  --out FILE    file to make or replace
  --json        {"file", "format", "warnings"} on stdout

Examples:
  penumbra export kitchen.penumbra --as glb --out kitchen.glb
  penumbra export kitchen.penumbra --as penumbra --out send/kitchen.penumbra --renders
`;

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'writes a project as an archive, scene JSON, glTF or shot list',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        as: { type: 'string' },
        out: { type: 'string', short: 'o' },
        renders: { type: 'boolean' },
        json: { type: 'boolean' },
      },
      { names: ['PROJECT'], required: 1 },
    );
    const format = choiceOption(parsed, 'as', FORMATS);
    if (format === undefined) throw new UsageError(`--as: expected ${FORMATS.join(', ')}`);
    const out = textOption(parsed, 'out');
    if (out === undefined || path.extname(out).toLowerCase() !== SUFFIX[format])
      throw new UsageError(`--out: expected a file name that ends in ${SUFFIX[format]}, got '${out ?? ''}'`);
    const project = parsed.positionals[0]!;
    if (path.resolve(project) === path.resolve(out))
      throw new UsageError(`--out ${out}: expected another file than the project itself`);
    const progress = new ProgressLine();
    const { exportProject } = await import('../../project-export/export-project.ts');
    const warnings = await withProject(project, (opened) =>
      exportProject({
        source: opened.path,
        isFolder: opened.isFolder,
        format,
        out,
        renders: flagOption(parsed, 'renders'),
        signal,
        onProgress: ({ label, done, total }) =>
          progress.show(total > 0 ? `${label} ${done}/${total}` : label),
      }),
    ).finally(() => progress.end());
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
    process.stdout.write(
      flagOption(parsed, 'json') ? `${JSON.stringify({ file: out, format, warnings })}\n` : `${out}\n`,
    );
    return 0;
  },
};
