/** Wrong usage and bad input: exit code 2 and one clear line on stderr that names what is wrong. */
import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ball, camera, penumbra, penumbraJson, scratchFolder, writeScene } from './testing/cli.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const at = (name: string): string => scratch.at(name);

beforeAll(async () => {
  scratch = await scratchFolder();
  await writeScene(at('set.json'), [ball, camera('cam_a', 'A')]);
  await writeScene(at('bad.json'), [ball, camera('cam_a', 'A', { tStop: 'wide open', fps: -1 })]);
  await writeFile(at('empty.glb'), '');
  await writeFile(at('notes.txt'), 'a reminder');
  await writeFile(at('broken.exr'), Buffer.from('762f310102000000ffff', 'hex'));
  await mkdir(at('damaged.penumbra/records/camera'), { recursive: true });
  await writeFile(at('damaged.penumbra/format.json'), '{"format": "penumbra-project", "formatVersion": 1');
});
afterAll(() => scratch.remove());

const out = ['--out', 'never.exr'];

describe('bad input', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no such command', ['develop'], /'develop' is no command/],
    ['a missing scene', ['render', '@nothing.glb', ...out], /nothing\.glb: expected .*nothing there/],
    ['an empty model', ['render', '@empty.glb', ...out], /empty\.glb: .*expected/],
    ['a damaged project', ['render', '@damaged.penumbra', ...out], /format\.json: expected JSON text/],
    [
      'a wrong field',
      ['render', '@bad.json', ...out],
      /cam_a.*tStop: expected a number.*"wide open".*1 more/,
    ],
    [
      'an output of another kind',
      ['render', '@set.json', '--out', 'x.tga'],
      /--out x\.tga: expected .*\.exr or \.png/,
    ],
    [
      'an unknown camera',
      ['render', '@set.json', '--camera', 'Z', ...out],
      /--camera: expected one of 'A', got 'Z'/,
    ],
    ['a number that is none', ['render', '@set.json', '--spp', 'many', ...out], /--spp: expected a number/],
    [
      'a board without shots',
      ['board', '@set.json', '--out', '@b'],
      /set\.json: shots: expected at least one/,
    ],
    [
      'a board in no layout',
      ['board', '@set.json', '--out', '@b', '--layout', '9'],
      /--layout: expected 1, 2, 3x2/,
    ],
    [
      'a format there is not',
      ['export', '@set.json', '--as', 'usd', '--out', 'x.usd'],
      /--as: expected .*glb.*'usd'/,
    ],
    [
      'an import of notes',
      ['import', '@notes.txt', '--into', '@p.penumbra'],
      /notes\.txt: expected .*another kind/,
    ],
    [
      'an import of a scene',
      ['import', '@set.json', '--into', '@p.penumbra'],
      /set\.json: expected a glTF model/,
    ],
    [
      'an import to nowhere',
      ['import', '@empty.glb', '--into', '@p.penumbra', '--at', '1,2'],
      /--at: expected X,Y,Z/,
    ],
    ['what info does not know', ['info', '@notes.txt'], /notes\.txt: expected .*another kind/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await penumbra(...args.map((arg) => arg.replace(/^@/, at('/'))));
    expect([code, stdout], stderr).toEqual([2, '']);
    const lines = stderr.trim().split('\n');
    expect(lines.at(-1)).toMatch(/^penumbra: /);
    expect(lines.at(-1)).toMatch(message);
    // nothing else but progress
    expect(lines.filter((line) => line.startsWith('penumbra: '))).toHaveLength(1);
  });
});

describe('validate', () => {
  it('lists every problem with file and field', async () => {
    const { code, stdout, stderr } = await penumbra('validate', at('bad.json'));
    expect(code).toBe(2);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toMatch(/bad\.json: .*cam_a.*tStop: expected a number, got "wide open"/);
    expect(lines.join('\n')).toMatch(
      /bad\.json: .*cam_a.*fps: expected a number that is at least 0\.1, got -1/,
    );
    expect(stderr).toBe(`penumbra: ${at('bad.json')}: 2 problems\n`);
  });

  it('tells good from bad in JSON', async () => {
    const good = await penumbraJson('validate', at('set.json'));
    expect(good).toEqual({ file: at('set.json'), kind: 'scene', valid: true, problems: [], warnings: [] });
    const { code, stdout } = await penumbra('validate', at('broken.exr'), '--json');
    const bad = JSON.parse(stdout) as { valid: boolean; kind: string; problems: string[] };
    expect([code, bad.valid, bad.kind, bad.problems.length]).toEqual([2, false, 'exr', 1]);
    expect(bad.problems[0]).toMatch(/broken\.exr: /);
  });
});

describe('help, schema, devices, bench', () => {
  it('help lists the commands; each has examples', async () => {
    const { code, stdout } = await penumbra('help');
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1]!);
    expect(names).toEqual(expect.arrayContaining(['render', 'board', 'import', 'export', 'info', 'validate', 'schema', 'devices', 'bench'])); // prettier-ignore
    for (const { stdout: page } of await Promise.all([
      penumbra('help', 'board'),
      penumbra('import', '--help'),
    ]))
      expect(page).toMatch(/Examples:\n {2}penumbra /);
  });

  it('schema is the JSON Schema of all kinds of records', async () => {
    const { stdout } = await penumbra('schema');
    const schema = JSON.parse(stdout) as { $schema: string; $defs: Record<string, unknown> };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.keys(schema.$defs)).toEqual(expect.arrayContaining(['project', 'camera', 'light', 'shot']));
  });

  it('the processor is always a device and can be measured', async () => {
    const { devices } = (await penumbraJson('devices')) as { devices: { device: string; threads: number }[] };
    expect(devices[0]).toMatchObject({ device: 'wasm' });
    expect(devices[0]!.threads).toBeGreaterThan(0);
    const { results } = (await penumbraJson('bench', '--seconds', '0.05')) as {
      results: Record<string, unknown>[];
    };
    expect(results[0]).toMatchObject({ device: 'wasm', name: 'wasm, 1 thread' });
    for (const result of results) expect(result['raysPerSecond']).toBeGreaterThan(0);
  });
});
