/** Projects through the command line: what comes in, goes out and is printed. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importGltf } from '../../engine/import/import-gltf.ts';
import { openProject, readProject } from '../../engine/project/index.ts';
import { recordsOf } from '../../core/document/index.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import { ball, camera, penumbra, penumbraJson, scratchFolder, spot, writeScene } from './testing/cli.ts';

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
const at = (name: string): string => scratch.at(name);
const shot = (id: string, shotNumber: string, cameraId: string, order: number): object => ({
  kind: 'shot',
  id,
  name: `Shot ${shotNumber}`,
  cameraId,
  shotNumber,
  order,
});

beforeAll(async () => {
  scratch = await scratchFolder();
  await writeScene(at('set.json'), [
    ball,
    spot,
    camera('cam_a', 'A'),
    camera('cam_b', 'B', { focalLengthMm: 75 }),
    shot('sht_one', '1', 'cam_a', 1),
    shot('sht_two', '2A', 'cam_b', 2),
  ]);
});
afterAll(() => scratch.remove());

describe('export', () => {
  it('scene JSON round-trips to the same bytes', async () => {
    await penumbraJson('export', at('set.json'), '--as', 'json', '--out', at('once.json'));
    await penumbraJson('export', at('once.json'), '--as', 'json', '--out', at('twice.json'));
    expect(await readFile(at('twice.json'), 'utf8')).toBe(await readFile(at('once.json'), 'utf8'));
  });

  it('GLB reads back: the mesh, the cameras by angle, the spot by its candela and colour', async () => {
    // Catches a focal length taken for an angle, and an intensity that forgets that colours are scaled to 1.
    const report = await penumbraJson('export', at('set.json'), '--as', 'glb', '--out', at('set.glb'));
    expect(report).toMatchObject({ format: 'glb', file: at('set.glb'), warnings: [] });
    const scene = await importGltf(at('set.glb'));
    expect(scene.instances.map((instance) => instance.name)).toEqual(['Ball']);
    const a = scene.cameras.find((c) => c.name === 'A')!;
    expect(a.filmHeight / a.focalLength).toBeCloseTo(18.66 / 35, 5);
    expect(a.filmWidth / a.filmHeight).toBeCloseTo(24.89 / 18.66, 5);
    const [light] = scene.lights;
    expect(light?.kind).toBe('spot');
    if (light?.kind !== 'spot') return;
    const [r, g, b] = light.tint;
    expect(light.intensity * (0.2126 * r + 0.7152 * g + 0.0722 * b)).toBeCloseTo(1000, 0);
    expect(r).toBeGreaterThan(g);
    expect(g).toBeGreaterThan(b);
    expect((light.outerAngle * 180) / Math.PI).toBeCloseTo(30, 4);
  });

  it('the shot list has a line for each shot', async () => {
    await penumbra('export', at('set.json'), '--as', 'csv', '--out', at('shots.csv'));
    const [header, ...rows] = (await readFile(at('shots.csv'), 'utf8')).split('\r\n');
    expect(header).toMatch(/focal_mm/);
    expect(rows.filter((row) => /,(1|2A),Shot /.test(row))).toHaveLength(2);
  });
});

describe('import', () => {
  it('a model makes the project; its cameras and lights become records, once; a light profile joins them', async () => {
    await penumbra('export', at('set.json'), '--as', 'glb', '--out', at('model.glb'));
    const report = await penumbraJson(
      'import',
      at('model.glb'),
      '--into',
      at('p.penumbra'),
      '--at',
      '1,0,2',
      '--scale',
      '2',
    );
    expect(report).toMatchObject({
      created: true,
      kind: 'model',
      understood: { cameras: 2, lights: 1, meshes: 1 },
    });
    const { document } = await readProject(at('p.penumbra'));
    expect(
      recordsOf(document, 'camera')
        .map((c) => c.name)
        .sort(),
    ).toEqual(['A', 'B']);
    const [light] = recordsOf(document, 'light');
    expect(light?.magnitude).toMatchObject({ quantity: 'intensity' });
    if (light?.magnitude.quantity === 'intensity') expect(light.magnitude.intensityCd).toBeCloseTo(1000, 0);
    // the model itself gives no light any more, or its lamps would shine twice
    const rendered = await penumbraJson('render', at('p.penumbra'), '--camera', 'A', '--size', '16x12', '--spp', '2', '--device', 'wasm', '--aovs', 'lights', '--out', at('p.exr')); // prettier-ignore
    expect(rendered['device']).toBe('wasm');
    const stored = await importGltf(`${at('p.penumbra')}/assets/${(report['assets'] as string[])[0]}.glb`);
    expect([stored.lights.length, stored.instances.length]).toEqual([0, 1]);
    expect((await penumbraJson('validate', at('p.penumbra')))['valid']).toBe(true);

    const before = (await readProject(at('p.penumbra'))).document.records.size;
    await writeFile(at('lamp.ies'), IES);
    await penumbraJson('import', at('lamp.ies'), '--into', at('p.penumbra'), '--name', 'Downlight');
    const lights = recordsOf((await readProject(at('p.penumbra'))).document, 'light');
    expect(lights.find((l) => l.name === 'Downlight')?.emitter.type).toBe('profile');
    expect((await readProject(at('p.penumbra'))).document.records.size).toBe(before + 1);
  });

  it('panoramas and pictures find their place; what was there is kept', async () => {
    await penumbra('render', at('set.json'), '--env', 'uniform:7', '--size', '16x8', '--spp', '1', '--device', 'wasm', '--out', at('sky.exr')); // prettier-ignore
    await penumbraJson('import', at('sky.exr'), '--into', at('q.penumbra'));
    const again = await penumbraJson('import', at('sky.exr'), '--into', at('q.penumbra'), '--name', 'Second', '--scale', '50'); // prettier-ignore
    expect(again['warnings']).toEqual(expect.arrayContaining([expect.stringMatching(/"sky" is kept/)]));
    const png = encodePng({ width: 4, height: 2, components: 3, data: new Uint8Array(24).fill(128) });
    await writeFile(at('card.png'), png);
    await penumbraJson('import', at('card.png'), '--into', at('q.penumbra'));
    const project = await openProject(at('q.penumbra'));
    try {
      const { document } = project;
      expect(recordsOf(document, 'environment')).toHaveLength(2);
      const used = recordsOf(document, 'scene')[0]!.environmentId;
      expect(document.records.get(used!)).toMatchObject({ name: 'Second', source: { nitsPerUnit: 50 } });
      expect(recordsOf(document, 'object')[0]!.content).toMatchObject({ shape: { widthM: 2, depthM: 1 } });
    } finally {
      await project.close();
    }
    await penumbraJson('export', at('q.penumbra'), '--as', 'penumbra', '--out', at('sent.penumbra'));
    const facts = (await penumbraJson('info', at('sent.penumbra')))['facts'] as {
      records: Record<string, number>;
    };
    expect(facts.records).toMatchObject({ environment: 2, object: 1, material: 1 });

    // an asset whose bytes are no longer what its name says
    const asset = recordsOf((await readProject(at('q.penumbra'))).document, 'environment')[0]!.source;
    if (asset.type !== 'image') throw new Error('expected a panorama');
    await copyFile(at('card.png'), `${at('q.penumbra')}/assets/${asset.imageAsset}.exr`);
    const { code, stdout } = await penumbra('validate', at('q.penumbra'));
    expect(code).toBe(2);
    expect(stdout).toMatch(/assets\/[0-9a-f]{64}\.exr: expected bytes whose SHA-256 is its name/);
  });
});

describe('board', () => {
  const args = (out: string): string[] => ['board', at('set.json'), '--out', at(out), '--size', '64x64', '--spp', '2', '--device', 'wasm']; // prettier-ignore

  it('renders each shot once, and again only what changed', async () => {
    const first = await penumbraJson(...args('board'));
    const shotsOf = (made: Record<string, unknown>) => made['shots'] as { id: string; reused: boolean; width: number; height: number }[]; // prettier-ignore
    expect(shotsOf(first).map(({ id, reused }) => [id, reused])).toEqual([['sht_one', false], ['sht_two', false]]); // prettier-ignore
    expect(shotsOf(first)[0]).toMatchObject({ width: 65, height: 27 });
    expect(first['pages']).toBe(2);
    for (const name of ['board.pdf', 'board.json', 'shots.csv', 'frames/sht_one.png', 'frames/sht_two.png'])
      expect(existsSync(at(`board/${name}`)), name).toBe(true);
    expect((await readFile(at('board/board.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');

    // Catches a fingerprint that leaves the camera out: camera B alone is changed.
    const text = await readFile(at('set.json'), 'utf8');
    await writeFile(at('set.json'), text.replace('"focalLengthMm":75', '"focalLengthMm":80'));
    const second = await penumbraJson(...args('board'), '--layout', '2', '--paper', 'letter');
    expect(shotsOf(second).map(({ id, reused }) => [id, reused])).toEqual([['sht_one', true], ['sht_two', false]]); // prettier-ignore
    expect(second['pages']).toBe(1);

    // a damaged frame is not taken for a finished one
    await mkdir(at('old'), { recursive: true });
    await rename(at('board/renders/sht_one.png'), at('old/sht_one.png'));
    await writeFile(at('board/renders/sht_one.png'), 'half');
    const third = await penumbraJson(...args('board'), '--shots', '1');
    expect(shotsOf(third)).toMatchObject([{ id: 'sht_one', reused: false }]);
    // the same scene, seed and device: the same bytes
    expect(
      (await readFile(at('board/frames/sht_one.png'))).equals(await readFile(at('old/sht_one.png'))),
    ).toBe(true);
  });
});

/** 1000 lumens of lamp in an even lower hemisphere. */
const IES = `IESNA:LM-63-2002
[MANUFAC] Test bench
[LUMINAIRE] Downlight
TILT=NONE
1 1000 1 3 1 1 2 0.1 0.1 0
1 1 10
0 45 90
0
159.155 159.155 159.155
`;
