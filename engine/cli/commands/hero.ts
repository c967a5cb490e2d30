/** `penumbra hero`: a single thing from words, by a model of the user's own. */
import type { CliCommand } from '../command.ts';
import {
  flagOption,
  integerOption,
  numberOption,
  parseOptions,
  pointOption,
  textOption,
} from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

const help = `Usage: penumbra hero PROJECT "WORDS" --model MANIFEST [OPTIONS]

Makes one thing — a hero prop, a statue, a creature — with a model of your own and adds it to a scene: an object with a material, on the
floor, as one step that can be undone. The model is an ONNX file that gives a mesh, or a field of distances, beside a manifest that says
so; docs/models.md describes it. It runs in a process of its own, from bytes whose hash the manifest names.

  --model MANIFEST  the model's manifest, a JSON file beside its ONNX file
  --height M        scaled to this height in metres (default: the model's own size)
  --at X,Y,Z        where it stands, metres: the middle of its base (default: free floor near what the first camera looks at)
  --seed N          the same words and seed give the same thing (default: drawn, and told)
  --name NAME       what it is called (default: the words)
  --scene NAME      name or number of the scene (default: the one that opens first)
  --seconds S       ends a model that takes longer (default 600)
  --memory GIB      ends a model that takes more memory (default: half of the machine's, at most 8)
  --json            {"project", "scene", "object", "model", "seed", "at", "sizeM", "vertices", "triangles", "areaM2", "volumeM3",
                    "asset", "warnings"} on stdout

Examples:
  penumbra hero alley.penumbra "a rusty robot dog" --model models/creatures.json --height 0.7
  penumbra hero hall.penumbra "a bust of an old man" --model busts.json --seed 4 --at=-1.2,0.9,0 --name Bust
`;

export const hero: CliCommand = {
  name: 'hero',
  summary: 'adds a single thing that a model of your own makes from words',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        model: { type: 'string' },
        height: { type: 'string' },
        at: { type: 'string' },
        seed: { type: 'string' },
        name: { type: 'string' },
        scene: { type: 'string' },
        seconds: { type: 'string' },
        memory: { type: 'string' },
        json: { type: 'boolean' },
      },
      { names: ['PROJECT', 'WORDS'], required: 2 },
    );
    const manifestFile = textOption(parsed, 'model');
    if (manifestFile === undefined || manifestFile === '')
      throw new UsageError(
        '--model: expected the manifest of a model, got nothing; docs/models.md says what it is',
      );
    const name = textOption(parsed, 'name');
    if (name !== undefined && (name === '' || name.length > 200))
      throw new UsageError('--name: expected 1 to 200 letters');
    const { addHero } = await import('../../hero/add-hero.ts');
    const { heroLimits } = await import('../../hero/hero-process.ts');
    const own = heroLimits();
    const gib = numberOption(parsed, 'memory', 0.25, 1024);
    const progress = new ProgressLine();
    const report = await addHero({
      directory: parsed.positionals[0]!,
      words: parsed.positionals[1]!,
      manifestFile,
      seed: integerOption(parsed, 'seed', 0, 2 ** 32 - 1) ?? null,
      heightM: numberOption(parsed, 'height', 0.001, 1000) ?? null,
      at: pointOption(parsed, 'at') ?? null,
      name: name ?? null,
      scene: textOption(parsed, 'scene') ?? null,
      limits: {
        seconds: numberOption(parsed, 'seconds', 1, 86_400) ?? own.seconds,
        memoryBytes: gib === undefined ? own.memoryBytes : gib * 2 ** 30,
      },
      signal,
      onProgress: ({ label, done, total }) => progress.show(total > 0 ? `${label} ${done}/${total}` : label),
    }).finally(() => progress.end());
    for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`);
    if (flagOption(parsed, 'json')) process.stdout.write(`${JSON.stringify(report)}\n`);
    else {
      const size = report.sizeM.map((value) => value.toFixed(2)).join(' × ');
      const at = report.at.map((value) => Number(value.toFixed(2))).join(', ');
      process.stdout.write(
        `${report.scene}: added "${report.object.name}", seed ${report.seed}: ${size} m, ${report.triangles} triangles, at ${at}\n`,
      );
    }
    return 0;
  },
};
