/** `penumbra render` through the real process: what a reading in the file means, and what the options do. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ball,
  camera,
  mean,
  penumbra,
  penumbraJson,
  readExr,
  scratchFolder,
  spot,
  writeScene,
} from './testing/cli.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const at = (name: string): string => scratch.at(name);
const SMALL = ['--size', '32x24', '--device', 'wasm'] as const;

beforeAll(async () => {
  scratch = await scratchFolder();
  const shot = (id: string, shotNumber: string, rest: object = {}) => ({
    kind: 'shot',
    id,
    name: `Shot ${shotNumber}`,
    cameraId: 'cam_a',
    shotNumber,
    ...rest,
  });
  await writeScene(at('empty.json'), [camera('cam_a', 'A')]);
  await writeScene(at('ball.json'), [ball, camera('cam_a', 'A')]);
  await writeScene(at('set.json'), [
    ball,
    spot,
    camera('cam_a', 'A'),
    camera('cam_b', 'B'),
    shot('sht_1', '1'),
  ]);
});
afterAll(() => scratch.remove());

const luminance = async (file: string): Promise<Float32Array> => {
  const { channel } = await readExr(file);
  const [r, g, b] = ['R', 'G', 'B'].map(channel) as [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];
  return Float32Array.from(r, (_, i) => 0.2126 * r[i]! + 0.7152 * g[i]! + 0.0722 * b[i]!);
};

describe('readings', () => {
  it('an even dome of 100 nits reads 100 nits, in Rec.709 chromaticities, with alpha 0', async () => {
    // Catches a factor of π, an exposure that was not asked for, and alpha that counts the background.
    const report = await penumbraJson(
      'render', at('empty.json'), '--env', 'uniform:100', '--spp', '256', '--float', ...SMALL, '--out', at('dome.exr'),
    ); // prettier-ignore
    expect(report).toMatchObject({
      device: 'wasm',
      samplesPerPixel: 256,
      warnings: [],
      files: [at('dome.exr')],
    });
    expect(report['renderSeconds']).toBeGreaterThan(0);
    expect(report['raysPerSecond']).toBeGreaterThan(0);
    const nits = await luminance(at('dome.exr'));
    expect(Math.abs(mean(nits) - 100)).toBeLessThan(0.3);
    // what is left is the noise of 256 × 4 wavelengths a pixel
    for (const value of nits) expect(Math.abs(value - 100)).toBeLessThan(8);
    const { image, channel } = await readExr(at('dome.exr'));
    for (const name of ['R', 'G', 'B']) expect(Math.abs(mean(channel(name)) - 100)).toBeLessThan(1);
    expect(mean(channel('A'))).toBe(0);
    const chromaticities = image.attributes['chromaticities'];
    expect(chromaticities?.type).toBe('chromaticities');
    if (chromaticities?.type !== 'chromaticities') return;
    const { red, green, blue, white } = chromaticities.value;
    [red, green, blue, white]
      .flat()
      .forEach((v, i) => expect(v).toBeCloseTo([0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329][i]!, 5));
  });

  it('a ball in the dome reads between nothing and the dome', async () => {
    await penumbra(
      'render',
      at('ball.json'),
      '--env',
      'uniform:100',
      '--spp',
      '64',
      ...SMALL,
      '--out',
      at('ball.exr'),
    );
    const [nits, { channel }] = [await luminance(at('ball.exr')), await readExr(at('ball.exr'))];
    const covered = [...nits].filter((_, i) => channel('A')[i]! === 1);
    expect(covered.length).toBeGreaterThan(10);
    expect(mean(covered)).toBeGreaterThan(5);
    expect(mean(covered)).toBeLessThan(95);
  });

  it('without light a scene is black, not helpfully lit', async () => {
    await penumbra('render', at('ball.json'), '--spp', '4', ...SMALL, '--out', at('black.exr'));
    expect(Math.max(...(await luminance(at('black.exr'))))).toBe(0);
    expect(mean((await readExr(at('black.exr'))).channel('A'))).toBeGreaterThan(0.05);
  });

  it('--exposure divides by the nits that become 1 and says so in whiteLuminance', async () => {
    // ISO 2720: EV 5 at ISO 100 calls 0.125 · 2⁵ = 4 nits middle grey, 18 % of 1.
    await penumbra(
      'render', at('empty.json'), '--env', 'uniform:100', '--exposure', '5', '--float', '--spp', '64', ...SMALL, '--out', at('ev.exr'),
    ); // prettier-ignore
    expect(mean(await luminance(at('ev.exr'))) / (100 / (4 / 0.18))).toBeCloseTo(1, 2);
    const { image } = await readExr(at('ev.exr'));
    expect(image.attributes['whiteLuminance']).toMatchObject({ type: 'float' });
    const facts = (await penumbraJson('info', at('ev.exr')))['facts'] as { nits: { mean: number } };
    expect(Math.abs(facts.nits.mean - 100)).toBeLessThan(1);
  });
});

describe('options', () => {
  it('the same seed gives the same bytes for any number of threads, another seed others', async () => {
    const args = ['render', at('set.json'), '--spp', '4', ...SMALL];
    await penumbra(...args, '--threads', '1', '--out', at('one.exr'));
    await penumbra(...args, '--threads', '3', '--out', at('three.exr'));
    await penumbra(...args, '--seed', '1', '--out', at('seed.exr'));
    const [one, three, seed] = await Promise.all(
      ['one', 'three', 'seed'].map((name) => readFile(at(`${name}.exr`))),
    );
    expect(one!.equals(three!)).toBe(true);
    expect(one!.equals(seed!)).toBe(false);
  });

  it('--frames numbers its files, with #### or without; --aovs all has every layer', async () => {
    const args = ['render', at('set.json'), '--shot', '1', '--spp', '1', '--size', '8x6', '--device', 'wasm'];
    const report = await penumbraJson(...args, '--frames', '2-3', '--out', at('f.##.exr'));
    expect(report['files']).toEqual([at('f.02.exr'), at('f.03.exr')]);
    expect(existsSync(at('f.02.exr')) && existsSync(at('f.03.exr'))).toBe(true);
    const plain = await penumbraJson(...args, '--frames', '5-5', '--aovs', 'all', '--out', at('g.exr'));
    const files = plain['files'] as string[];
    const { image } = await readExr(files[0]!);
    expect(image.channels.map((c) => c.name)).toEqual(
      expect.arrayContaining(
        ['R', 'G', 'B', 'A', 'albedo.R', 'normal.X', 'Z', 'position.X', 'object.id', 'material.id', 'motion.X', 'samples', 'variance.X', 'light_default.R'], // prettier-ignore
      ),
    );
  });
});
