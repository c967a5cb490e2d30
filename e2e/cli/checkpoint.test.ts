/** Renders that are killed and stopped: what is left behind, and that the picture does not show it. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ball,
  camera,
  finished,
  penumbra,
  scratchFolder,
  spot,
  startScript,
  writeScene,
} from './testing/cli.ts';

const SAMPLES = '256';
const KILLS = 3;
const CHILD = 'e2e/cli/testing/render-child.ts';
let scratch: Awaited<ReturnType<typeof scratchFolder>>;

beforeAll(async () => {
  scratch = await scratchFolder();
  const environment = { kind: 'environment', id: 'env_sky', name: 'Sky', source: { type: 'uniform', luminanceNits: 50, color: { type: 'cct', cctK: 6500, duv: 0 } } }; // prettier-ignore
  await writeScene(scratch.at('scene.json'), [ball, spot, environment, camera('cam_a', 'A')]);
});
afterAll(() => scratch.remove());

/** The same delays in every run of the test. */
function* delays(): Generator<number, never> {
  for (let state = 7; ;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield (state >>> 16) % 400;
  }
}

describe('a killed render', () => {
  it('goes on to the bytes of one that was left alone', async () => {
    // Catches a checkpoint that forgets the sample count, and a resume that starts the sampling sequence anew.
    const scene = scratch.at('scene.json');
    const [whole, killed] = [scratch.at('whole.exr'), scratch.at('killed.exr')];
    const waits = delays();
    let resumed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startScript('scripts/run-ts.mjs', [CHILD, killed, scene, SAMPLES]);
      const end = finished(child);
      let ended = false;
      void end.then(() => (ended = true));
      const before = existsSync(`${killed}.checkpoint`) ? await readFile(`${killed}.checkpoint`) : null;
      // wait for a checkpoint of this run, then for a moment in the middle of something
      while (!ended) {
        const now = existsSync(`${killed}.checkpoint`) ? await readFile(`${killed}.checkpoint`) : null;
        if (now !== null && (before === null || !now.equals(before))) break;
        await delay(5);
      }
      await delay(waits.next().value);
      child.kill('SIGKILL');
      const { stdout } = await end;
      if (kill > 0 && /^from [1-9]/.test(stdout)) resumed++;
      if (existsSync(killed)) break;
    }
    expect(resumed).toBeGreaterThan(0);
    const last = await finished(startScript('scripts/run-ts.mjs', [CHILD, killed, scene, SAMPLES]));
    expect(last.code, last.stderr).toBe(0);
    const alone = await finished(startScript('scripts/run-ts.mjs', [CHILD, whole, scene, SAMPLES]));
    expect(alone.stdout).toMatch(/^from 0/);
    expect((await readFile(killed)).equals(await readFile(whole))).toBe(true);
    expect(existsSync(`${killed}.checkpoint`)).toBe(false);
  });

  it('of another scene is not continued: the checkpoint is refused and the render starts over', async () => {
    const out = scratch.at('other.exr');
    await writeFile(`${out}.checkpoint`, 'PnCk');
    const args = [
      'render',
      scratch.at('scene.json'),
      '--size',
      '16x12',
      '--spp',
      '2',
      '--device',
      'wasm',
      '--out',
    ];
    const { code, stderr } = await penumbra(...args, out);
    expect(code).toBe(0);
    expect(stderr).toMatch(/other\.exr\.checkpoint: .*starting over/);
    await penumbra(...args, scratch.at('fresh.exr'));
    expect((await readFile(out)).equals(await readFile(scratch.at('fresh.exr')))).toBe(true);
  });
});

describe('a stopped render', () => {
  it('ends with 130, one line, and no half-written picture', async () => {
    const out = scratch.at('stopped.exr');
    const child = startScript('scripts/penumbra.mjs', [
      'render', scratch.at('scene.json'), '--size', '640x480', '--spp', '4096', '--device', 'wasm', '--out', out,
    ]); // prettier-ignore
    const end = finished(child);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const { code, stderr, stdout } = await end;
    expect(code).toBe(130);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^penumbra: .*cancelled$/);
    expect(stdout).toBe('');
    expect(existsSync(out)).toBe(false);
  });
});
