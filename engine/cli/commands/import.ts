/** `penumbra import`: a file from outside into a project. */
import type { CliCommand } from '../command.ts';
import { flagOption, numberOption, parseOptions, pointOption, textOption } from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: penumbra import FILE --into PROJECT [OPTIONS]

Brings FILE into the project folder PROJECT, which is made when there is none, as one step that can be undone:
  .glb .gltf           an object; its cameras and punctual lights become cameras and lights of the scene
  .exr .hdr            the scene's environment
  .ies .ldt            a light, pointing down
  .png .jpg .webp …    a standing card with the picture on it

  --into PROJECT   project folder
  --name N         what it is called (default: the file's name)
  --at X,Y,Z       where it stands, metres
  --scale S        size of a model, nits of 1.0 in a panorama, factor of a light, height of a card in metres (default 1)
  --json           {"project", "created", "kind", "assets", "records", "understood", "warnings"} on stdout

Examples:
  penumbra import chair.glb --into kitchen.penumbra --at 1.2,0,-0.5
  penumbra import morning.exr --into kitchen.penumbra --scale 2500
`;

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'brings models, panoramas, light profiles and images into a project',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        into: { type: 'string' },
        name: { type: 'string' },
        at: { type: 'string' },
        scale: { type: 'string' },
        json: { type: 'boolean' },
      },
      { names: ['FILE'], required: 1 },
    );
    const into = textOption(parsed, 'into');
    if (into === undefined || into === '') throw new UsageError('--into: expected a project folder');
    const name = textOption(parsed, 'name');
    if (name !== undefined && (name === '' || name.length > 200))
      throw new UsageError('--name: expected 1 to 200 letters');
    const progress = new ProgressLine();
    const startedAt = performance.now();
    const { importFile } = await import('../../project-import/import-file.ts');
    const request = {
      file: parsed.positionals[0]!,
      into,
      name: name ?? null,
      at: pointOption(parsed, 'at') ?? null,
      scale: numberOption(parsed, 'scale', 1e-6, 1e9) ?? null,
      signal,
      onProgress: ({ label, done, total }: { label: string; done: number; total: number }) => {
        if (performance.now() - startedAt > 1000)
          progress.show(total > 0 ? `${label} ${done}/${total}` : label);
      },
    };
    const report = await importFile(request).finally(() => progress.end());
    for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
    if (flagOption(parsed, 'json')) {
      process.stdout.write(`${JSON.stringify(report)}\n`);
      return 0;
    }
    process.stdout.write(
      `${into}: ${report.created ? 'made, with' : 'added'} ${recordList(report.records)}\n`,
    );
    return 0;
  },
};

const recordList = (records: readonly { readonly kind: string; readonly name: string }[]): string =>
  records.map(({ kind, name }) => `${kind} "${name}"`).join(', ');
