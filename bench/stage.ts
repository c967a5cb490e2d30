/**
 * The stage in a browser: how long its pictures take and how long a hand waits for the picture of its movement, with 100,000 and
 * 1,000,000 triangles, plain and lit. A model is dropped on the desk, then the free view is turned with the mouse for some seconds. What
 * is measured is told by the page itself: a picture begins when its fence is set and is there when the fence has been passed.
 *
 * Run: npm run bench:stage [-- SECONDS]. `PENUMBRA_CHROMIUM` names another browser; `--gpu` leaves the graphics card to it.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { IDENTITY } from '../core/math/mat4.ts';
import { DEFAULT_MATERIAL } from '../core/scene/render-defaults.ts';
import { startDesk, type Desk } from '../e2e/desk/testing/desk.ts';
import { dropFile } from '../e2e/desk/testing/drop-file.ts';
import { enginePid, workshopPid } from '../e2e/desk/testing/engine-process.ts';
import { inOutliner } from '../e2e/desk/testing/hand.ts';
import { sceneToGlb } from '../engine/project-export/scene-to-glb.ts';

const SECONDS = Number(process.argv[2] ?? 6);

declare global {
  interface Window {
    stageBench?: { pictureMs: number[]; latencyMs: number[]; renderer: string };
  }
}

/** Runs in the page, before its own scripts. */
function watchPictures(): void {
  const bench = { pictureMs: [] as number[], latencyMs: [] as number[], renderer: '' };
  window.stageBench = bench;
  let touchedAt = Infinity;
  window.addEventListener('pointermove', (event) => (touchedAt = Math.min(touchedAt, event.timeStamp)), true);
  const begun = new WeakMap<WebGLSync, { at: number; touchedAt: number }>();
  const proto = WebGL2RenderingContext.prototype;
  const { fenceSync, clientWaitSync } = proto;
  proto.fenceSync = function (...args) {
    const sync = fenceSync.apply(this, args);
    if (sync !== null) begun.set(sync, { at: performance.now(), touchedAt });
    touchedAt = Infinity;
    bench.renderer ||= String(
      this.getParameter(
        this.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? this.RENDERER,
      ),
    );
    return sync;
  };
  proto.clientWaitSync = function (sync, ...rest) {
    const status = clientWaitSync.call(this, sync, ...rest);
    const start = begun.get(sync);
    if (start !== undefined && status !== this.TIMEOUT_EXPIRED) {
      begun.delete(sync);
      const now = performance.now();
      bench.pictureMs.push(now - start.at);
      if (Number.isFinite(start.touchedAt)) bench.latencyMs.push(now - start.touchedAt);
    }
    return status;
  };
}

/** Rolling ground of about so many triangles, 20 m wide. */
async function field(triangles: number): Promise<Uint8Array> {
  const side = Math.round(Math.sqrt(triangles / 2));
  const positions = new Float32Array(3 * (side + 1) ** 2);
  const indices = new Uint32Array(6 * side * side);
  for (let row = 0, v = 0, i = 0; row <= side; row++)
    for (let column = 0; column <= side; column++, v++) {
      const [x, z] = [(20 * column) / side - 10, (20 * row) / side - 10];
      positions.set([x, 0.5 * Math.sin(x) * Math.cos(0.7 * z), z], 3 * v);
      if (row === side || column === side) continue;
      const below = v + side + 1;
      indices.set([v, below, v + 1, v + 1, below, below + 1], i);
      i += 6;
    }
  const mesh = {
    name: 'field',
    positions,
    indices,
    normals: null,
    tangents: null,
    uvs: null,
    uvs1: null,
    colors: null,
  };
  const { glb } = await sceneToGlb({
    meshes: [mesh],
    materials: [{ ...DEFAULT_MATERIAL, name: 'Ground' }],
    textures: [],
    instances: [
      { name: 'Field', mesh: 0, material: 0, motion: [{ time: 0, worldFromLocal: IDENTITY }], objectId: 1 },
    ],
    lights: [],
    cameras: [],
    environment: null,
    warnings: [],
  });
  return glb;
}

const middle = (values: readonly number[], share: number): string => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0
    ? '–'
    : `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)} ms`;
};

/** Where the processor draws, one lit picture can take longer than a few seconds. */
const STILL_MS = 15_000;
const MOST_MS = 240_000;
/** Fewer pictures of a movement say little about their spread. */
const FEWEST_PICTURES = 10;
/** Waits until no picture has been drawn for a while: shaders are made, indirect light is gathered. */
async function settled(page: Page): Promise<void> {
  const count = (): Promise<number> => page.evaluate(() => window.stageBench!.pictureMs.length);
  const endsAt = Date.now() + MOST_MS;
  for (let before = -1, now = 0; before !== now && Date.now() < endsAt;) {
    before = now;
    await page.waitForTimeout(STILL_MS);
    now = await count();
    if (now === 0) before = -1;
  }
}

/** @returns seconds that the view was turned for: as many as are asked for, or until there are enough pictures. */
async function turn(page: Page): Promise<number> {
  const box = await page.locator('.pn-pane').first().boundingBox();
  if (box === null) throw new Error('there is no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate(() => {
    window.stageBench!.pictureMs.length = 0;
    window.stageBench!.latencyMs.length = 0;
  });
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  const count = (): Promise<number> => page.evaluate(() => window.stageBench!.pictureMs.length);
  const startedAt = Date.now();
  const seconds = (): number => (Date.now() - startedAt) / 1000;
  const isShort = async (): Promise<boolean> =>
    seconds() < SECONDS || (1000 * seconds() < MOST_MS && (await count()) < FEWEST_PICTURES);
  for (let i = 0; await isShort(); i++) {
    await page.mouse.move(x + 150 * Math.sin(i / 20), y + 40 * Math.cos(i / 20));
    await page.waitForTimeout(8);
  }
  await page.mouse.up({ button: 'right' });
  return seconds();
}

const bytesOf = (pid: number): number => {
  const [, kib] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  return 1024 * Number(kib);
};
const mebibytes = (pids: readonly number[]): string =>
  `${Math.round(pids.reduce((sum, pid) => sum + bytesOf(pid), 0) / 2 ** 20)} MiB`;

/** Memory of the page, of what draws for it, and of the engine with its workshop, each page of it counted once. */
async function memory({ page, hostPid }: Desk): Promise<string> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = (type: string): readonly number[] =>
    processInfo.filter((info) => info.type === type).map(({ id }) => id);
  const engine = [enginePid(hostPid()), workshopPid(hostPid())];
  return `page ${mebibytes(pids('renderer'))}, its graphics ${mebibytes(pids('GPU'))}, engine ${mebibytes(engine)}`;
}

for (const triangles of [100_000, 1_000_000]) {
  const desk = await startDesk();
  try {
    const { page } = desk;
    await page.addInitScript(watchPictures);
    await page.reload();
    await page.getByRole('button', { name: 'Start with nothing' }).click();
    await page.locator('.pn-workspace').waitFor();
    await dropFile(page, 'field.glb', await field(triangles));
    await inOutliner(page, 'field').waitFor({ timeout: 300_000 });
    await page.getByRole('radio', { name: 'Free' }).click();
    for (const shading of ['Solid', 'Lit']) {
      await page.evaluate(() => (window.stageBench!.pictureMs.length = 0));
      await page.getByRole('radio', { name: shading }).click();
      await settled(page);
      const seconds = await turn(page);
      const { pictureMs, latencyMs, renderer } = await page.evaluate(() => window.stageBench!);
      console.log(
        `${triangles} triangles, ${shading}: ${pictureMs.length} pictures in ${seconds.toFixed(0)} s; a picture takes ${middle(pictureMs, 0.5)} (95 %: ${middle(pictureMs, 0.95)}); ` +
          `from the hand to the picture ${middle(latencyMs, 0.5)} (95 %: ${middle(latencyMs, 0.95)}); ${renderer}`,
      );
    }
    console.log(`${triangles} triangles, memory: ${await memory(desk)}`);
  } finally {
    await desk.stop();
  }
}
