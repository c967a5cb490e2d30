/** The workshop as the host sees it: a process of its own, its calls, its jobs, and its end. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { applyCommand, type Document, type TakeRecord } from '../../core/document/index.ts';
import { decodeBinaryFrame, type RenderStatus } from '../../core/protocol/index.ts';
import { writeCube } from './testing/a-model.ts';
import { createWorkshop, type Workshop, type WorkshopOptions, type WorkshopProject } from './index.ts';
import { inScratch, TINY, tinyProject, tinySpec } from './testing/tiny-project.ts';

let workshop: Workshop | null = null;
afterEach(() => workshop?.dispose());

async function opened(
  folder: string,
  options: Partial<WorkshopOptions> = {},
): Promise<{ workshop: Workshop; project: WorkshopProject; document: Document }> {
  const project = await tinyProject(folder);
  workshop = createWorkshop({ cacheDirectory: path.join(folder, 'cache'), device: 'wasm', ...options });
  workshop.setProject(project);
  return { workshop, project, document: { records: new Map(project.records.map((r) => [r.id, r])) } };
}

/** Resolves with the first status that fits. */
function watch(shop: Workshop, fits: (status: RenderStatus) => boolean): Promise<RenderStatus> {
  return new Promise((resolve) => {
    shop.view('key', 'v', tinySpec, {
      frame: () => undefined,
      status: (status) => {
        if (fits(status)) resolve(status);
      },
    });
  });
}

describe('the workshop', () => {
  it('renders views, reads meters and makes proxies in its own process', () =>
    inScratch(async (folder) => {
      const { workshop: shop } = await opened(folder);
      expect(await shop.device()).toMatch(/wasm/);
      const halfs: Uint8Array[] = [];
      await new Promise<void>((resolve) => {
        shop.view('key', 'v', tinySpec, {
          frame: (_, pixels) => halfs.push(pixels),
          status: ({ phase }) => (phase === 'done' ? resolve() : undefined),
        });
      });
      expect(halfs.at(-1)!.byteOffset % 2).toBe(0);
      expect(halfs.at(-1)!.some((byte) => byte > 0)).toBe(true);

      const reading = await shop.incident({
        sceneId: TINY.scene,
        shotId: null,
        frame: 1,
        pointM: [2, 0, 2],
        normal: [0, 1, 0],
      });
      // 200 cd at (1, 2.5, 1), a little more from the ball
      const distance2 = 1 + 2.5 ** 2 + 1;
      const direct = (200 / distance2) * (2.5 / Math.sqrt(distance2));
      expect(reading.illuminanceLx).toBeGreaterThan(0.97 * direct);
      expect(reading.illuminanceLx).toBeLessThan(1.3 * direct);

      const field = { op: 'sphere', radiusM: 0.4 } as never;
      const { bytes } = await shop.proxy({ type: 'field', field, cellSizeM: 0.1, level: 'final' });
      const { header } = decodeBinaryFrame(bytes.slice().buffer);
      expect(header).toMatchObject({ type: 'proxy-model' });
      await expect.poll(() => readdir(path.join(folder, 'cache/proxies')).catch(() => [])).toHaveLength(1);
      await expect(shop.proxy({ type: 'model', hash: 'a'.repeat(64) })).rejects.toThrow(
        /^asset a+: expected a file in the project's assets, got none$/,
      );
    }));

  it('is replaced when it ends unexpectedly; views start again, the rest fails with one line', () =>
    inScratch(async (folder) => {
      let restarted = '';
      const { workshop: shop } = await opened(folder, { onRestart: (reason) => (restarted = reason) });
      await watch(shop, ({ phase }) => phase === 'done');
      const job = shop.runJob({ kind: 'renderShot', ...LONG_RENDER });
      const failed = expect(job).rejects.toThrow(/^the process that renders ended unexpectedly/);
      const again = watch(shop, ({ phase, generation }) => phase === 'done' && generation === 1);
      process.kill(childOf(shop), 'SIGKILL');
      await failed;
      await again;
      expect(restarted).toMatch(/SIGKILL/);
    }));

  it('stops jobs that are cancelled', () =>
    inScratch(async (folder) => {
      const { workshop: shop } = await opened(folder);
      const abort = new AbortController();
      const job = shop.runJob(
        { kind: 'renderShot', ...LONG_RENDER },
        { signal: abort.signal, onProgress: () => abort.abort() },
      );
      await expect(job).rejects.toMatchObject({ name: 'CancelledError' });
    }));
});

const LONG_RENDER = {
  shotId: TINY.shot,
  startFrame: 1,
  endFrame: 2,
  widthPx: 512,
  heightPx: 512,
  samples: 100_000,
};

describe('jobs', () => {
  it('keep the picture of a view, and frames of a shot, as takes', () =>
    inScratch(async (folder) => {
      const { workshop: shop, project, document } = await opened(folder);
      await watch(shop, ({ phase }) => phase === 'done');
      const kept = await shop.runJob({ kind: 'keepTake', viewKey: 'key', shotId: TINY.shot, name: 'Warm' });
      const first = applyCommand(document, kept.command!).document;
      shop.documentChanged(kept.command!);
      expect(first.records.get(kept.recordIds[0]!)).toMatchObject({
        name: 'Warm',
        takeNumber: 1,
        widthPx: 320,
      });

      const progress: number[] = [];
      const rendered = await shop.runJob(
        { kind: 'renderShot', ...LONG_RENDER, widthPx: 96, heightPx: 96, samples: 3 },
        { onProgress: ({ fraction }) => fraction !== null && progress.push(fraction) },
      );
      const second = applyCommand(first, rendered.command!).document;
      const take = second.records.get(rendered.recordIds[0]!) as TakeRecord;
      expect(take).toMatchObject({
        takeNumber: 2,
        startFrame: 1,
        endFrame: 2,
        samplesPerPixel: 3,
        widthPx: 96,
      });
      expect(take.files).toHaveLength(4);
      for (const file of take.files)
        expect((await stat(path.join(project.directory, 'renders', file))).size).toBeGreaterThan(500);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));
    }));

  it('import a model onto the floor as one step', () =>
    inScratch(async (folder) => {
      const { workshop: shop, document } = await opened(folder);
      const file = path.join(folder, 'chair.glb');
      await writeCube(file);
      const result = await shop.runJob({
        kind: 'import',
        files: [{ name: 'chair.glb', path: file }],
        sceneId: TINY.scene,
        atM: [1, 0, 2],
      });
      expect(result.assets).toHaveLength(1);
      const after = applyCommand(document, result.command!).document;
      // the cube of the model reaches from −1 to 1
      expect(after.records.get(result.recordIds[0]!)).toMatchObject({
        name: 'chair',
        sceneId: TINY.scene,
        transform: { translationM: [1, 1, 2] },
      });
    }));

  it('write boards and exports into their folder', () =>
    inScratch(async (folder) => {
      const { workshop: shop } = await opened(folder);
      const board = await shop.runJob({
        kind: 'board',
        shotIds: null,
        options: { paper: 'a4', layout: '1', widthPx: 96, heightPx: 96, secondsPerFrame: 0.2 },
        outDirectory: path.join(folder, 'out'),
      });
      expect(board.files.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['board.pdf', 'board.json', 'shots.csv']),
      );
      const list = await shop.runJob({
        kind: 'export',
        format: 'shotlist',
        sceneId: null,
        outDirectory: path.join(folder, 'list'),
      });
      expect(list.files.map(({ name }) => name)).toEqual(['Tiny.csv']);
      expect(await readFile(path.join(list.directory!, 'Tiny.csv'), 'utf8')).toMatch(/1/);
    }));

  it('make thumbnails of shots by themselves, and none again for the same picture', () =>
    inScratch(async (folder) => {
      const versions: string[] = [];
      const made = new Promise<void>((resolve) => {
        void opened(folder, {
          onThumbnail: (_, version) => {
            versions.push(version);
            resolve();
          },
        });
      });
      await made;
      const file = await workshop!.thumbnail(TINY.shot);
      expect(file).toMatchObject({ version: versions[0] });
      expect([...file!.png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    }));
});

const childOf = (shop: Workshop): number => (shop as Workshop & { readonly pid: number }).pid;
