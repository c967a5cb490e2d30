/**
 * Acceptance row 27: the same scene, seed and device give the same bytes for any number of threads, passes, windows, stops
 * and resumes.
 *
 * Seen to fail: pass sums added apart (passes), a resume that forgets one sample (stops), samples numbered by the window
 * (windows), a tile that leaves out its last invocation at odd sizes (threads, command line).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, translation } from '../../core/math/mat4.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import { scalar } from '../../core/scene/render-defaults.ts';
import type { Motion } from '../../core/scene/render-scene.ts';
import { icosphere } from '../../core/scene/shapes/icosphere.ts';
import { CheckpointError, decodeCheckpoint } from '../../core/tracer/checkpoint.ts';
import { ALL_PLANES } from '../../core/tracer/film-planes.ts';
import type { Film } from '../../core/tracer/film.ts';
import { DEFAULT_MAX_BOUNCES, Render, type RenderSettings } from '../../core/tracer/render.ts';
import { metres, nits } from '../../core/units/units.ts';
import { openWasmDevice } from '../devices/wasm/wasm-device.ts';
import { packageRoot } from '../package-root.ts';
import { loadScene } from '../project-scene/load-scene.ts';
import { filmFor } from '../render/aovs.ts';
import { chooseEnvironment } from '../render/environment-option.ts';
import { renderFrame } from '../render/render-frame.ts';
import {
  floor,
  glass,
  matte,
  pinhole,
  rectLight,
  sceneOf,
  sphereLight,
  still,
  uniformSky,
} from './testing/scene-kit.ts';
import { describeOnEachTracer } from './testing/shoot.ts';

/** A bit of everything: motion, glass, metal, an area light, a sky, depth of field. */
const moving: Motion = [-0.02, 0.02].map((time) => ({ time, worldFromLocal: translation([0.9 + 8 * time, 0.5, 0.3]) })) as unknown as Motion; // prettier-ignore
const scene = sceneOf({
  parts: [
    { mesh: floor(6), material: matte([0.6, 0.5, 0.4]) },
    { mesh: icosphere('glass', 0.5, 3), material: glass(1.5, 0.1), motion: still(translation([-0.6, 0.5, 0])) },
    { mesh: icosphere('gold', 0.4, 2), material: matte(1, { metal: 'Au', baseMetalness: scalar(1) }), motion: moving },
  ],
  lights: [
    rectLight({ luminance: nits(900), width: metres(1), height: metres(1), motion: still(lookAt([1, 3, 1], [0, 0, 0])) }),
    sphereLight({ luminance: nits(4000), radius: metres(0.1), motion: still(translation([-1, 1.4, 0.7])) }),
  ],
  environment: uniformSky(20),
}); // prettier-ignore
const camera = {
  ...pinhole([0, 1.2, 4], [0, 0.4, 0], 45),
  apertureRadius: metres(0.02),
  focusDistance: metres(4),
  shutterOpen: -0.02,
  shutterClose: 0.02,
};
const settings: RenderSettings = {
  width: 40,
  height: 28,
  samples: 8,
  maxBounces: 5,
  seed: 77,
  film: ALL_PLANES,
};

const bytesOf = (film: Film): Buffer =>
  Buffer.concat(
    Array.from({ length: film.planes.count }, (_, plane) => {
      const sums = film.sums(plane);
      return Buffer.from(sums.buffer, sums.byteOffset, sums.byteLength);
    }),
  );

async function inPasses(device: KernelDevice, passes: readonly number[], more: Partial<RenderSettings> = {}): Promise<Buffer> {
  const render = await Render.prepare(device, scene, camera, { ...settings, ...more });
  for (const samples of passes) await render.advance(samples);
  const bytes = bytesOf(await render.film());
  render.dispose();
  return bytes;
} // prettier-ignore

describeOnEachTracer('The same bytes', (device) => {
  it('for any split into passes, and again; others for another seed', async () => {
    const whole = await inPasses(device(), [8]);
    expect(whole.some((v) => v !== 0)).toBe(true);
    expect(whole.equals(await inPasses(device(), [8]))).toBe(true);
    expect(whole.equals(await inPasses(device(), [1, 2, 5]))).toBe(true);
    expect(whole.equals(await inPasses(device(), [7, 1]))).toBe(true);
    expect(whole.equals(await inPasses(device(), [8], { seed: 78 }))).toBe(false);
  });

  it('after a stop at a checkpoint, in the same render and in a new one', async () => {
    const whole = await inPasses(device(), [8]);
    const first = await Render.prepare(device(), scene, camera, settings);
    await first.advance(3);
    const checkpoint = await first.checkpoint();
    // cancelled midway: what it has is thrown away
    const signal = { aborted: true };
    await expect(first.advance(5, { signal })).rejects.toThrow(CancelledError);
    first.restore(checkpoint);
    await first.advance(5);
    expect(bytesOf(await first.film()).equals(whole)).toBe(true);
    first.dispose();
    const second = await Render.prepare(device(), scene, camera, settings);
    second.restore(checkpoint);
    expect(second.samplesDone).toBe(3);
    await second.advance(5);
    expect(bytesOf(await second.film()).equals(whole)).toBe(true);
    second.dispose();
    const other = await Render.prepare(device(), scene, camera, { ...settings, seed: 1 });
    expect(() => other.restore(checkpoint)).toThrow(CheckpointError);
    other.dispose();
  });

  it('in windows as in the whole picture', async () => {
    const whole = new Float32Array((await inPasses(device(), [8])).buffer.slice(0));
    const window = { x: 9, y: 5, width: 17, height: 13 };
    const part = new Float32Array((await inPasses(device(), [8], { window })).buffer.slice(0));
    let inside = 0;
    let outside = 0;
    const pixels = settings.width * settings.height;
    for (let i = 0; i < part.length; i++) {
      const pixel = Math.floor(i / 4) % pixels;
      const [x, y] = [(pixel % settings.width) - window.x, Math.floor(pixel / settings.width) - window.y];
      const isInside = x >= 0 && y >= 0 && x < window.width && y < window.height;
      if (isInside && part[i] !== whole[i]) inside++;
      if (!isInside && part[i] !== 0) outside++;
    }
    expect({ inside, outside }).toEqual({ inside: 0, outside: 0 });
  });
});

describe('The same bytes on the wasm device', () => {
  it('for 1, 2, 3 and 7 threads, and resumed on another count', async () => {
    const made: Buffer[] = [];
    for (const threads of [1, 2, 3, 7]) {
      const device = openWasmDevice(threads);
      made.push(await inPasses(device, [8]));
      await device.dispose();
    }
    for (const bytes of made.slice(1)) expect(bytes.equals(made[0]!)).toBe(true);
    const [one, three] = [openWasmDevice(1), openWasmDevice(3)];
    const start = await Render.prepare(one, scene, camera, settings);
    await start.advance(2);
    const end = await Render.prepare(three, scene, camera, settings);
    end.restore(await start.checkpoint());
    await end.advance(6);
    expect(bytesOf(await end.film()).equals(made[0]!)).toBe(true);
    await Promise.all([one.dispose(), three.dispose()]);
  });
});

describe('The command line writes the same file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'penumbra-same-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const main = path.join(packageRoot(), 'dist/engine/cli/main.js');
  const runFile = promisify(execFile);

  it('for any number of threads, and when another process takes up a stopped one', async () => {
    const file = path.join(folder, 'scene.json');
    await writeFile(
      file,
      JSON.stringify({
        format: 'penumbra-scene',
        version: 1,
        records: [
          {
            kind: 'object',
            id: 'obj_ball',
            content: { type: 'primitive', shape: { type: 'sphere', radiusM: 0.5 }, materialId: null },
          },
          { kind: 'camera', id: 'cam_a', pose: { translationM: [0, 0, 3], rotation: [0, 0, 0, 1] } },
        ],
      }),
    );
    const cli = async (out: string, ...more: string[]): Promise<Buffer> => {
      const args = [
        'render',
        file,
        '--size',
        '32x24',
        '--spp',
        '40',
        '--env',
        'sky:30,120',
        '--device',
        'wasm',
      ];
      await runFile(process.execPath, [main, ...args, '--out', path.join(folder, out), ...more]);
      return readFile(path.join(folder, out));
    };
    const one = await cli('one.exr', '--threads', '1');
    expect(one.length).toBeGreaterThan(1000);
    expect(one.equals(await cli('two.exr', '--threads', '2'))).toBe(true);

    // the same frame, stopped here after its first checkpoint, and finished by the command line
    const loaded = (await loadScene(file)).flatten();
    const env = await chooseEnvironment('sky:30,120');
    const whole = { ...loaded, environment: env.environment, lights: [...loaded.lights, ...env.lights] };
    const device = openWasmDevice(2);
    const checkpointFile = path.join(folder, 'three.exr.checkpoint');
    const stop = { aborted: false };
    const stopped = renderFrame(
      device,
      whole,
      whole.cameras[0]!,
      {
        width: 32,
        height: 24,
        samples: 40,
        maxBounces: DEFAULT_MAX_BOUNCES,
        seed: 0,
        film: filmFor(new Set()),
      },
      {
        checkpointFile,
        checkpointEverySeconds: 0,
        signal: stop,
        onProgress: ({ samplesDone }) => (stop.aborted = samplesDone > 10),
      },
    );
    await expect(stopped).rejects.toThrow(CancelledError);
    await device.dispose();
    const { header } = decodeCheckpoint(await readFile(checkpointFile));
    expect(header.samplesDone).toBeGreaterThan(0);
    expect(header.samplesDone).toBeLessThan(40);
    expect(one.equals(await cli('three.exr'))).toBe(true);
    await expect(readFile(checkpointFile)).rejects.toThrow('ENOENT');
  });
});
