/** The wasm device by itself: its memory's borders, cancelling, progress, and letting go. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelledError } from '../../../core/ports/cancel.ts';
import type { KernelDevice, KernelInstance } from '../../../core/ports/kernel-device.ts';
import { FRAME_BYTES, writeFrame } from '../../../core/tracer/generated/kernel-structs.ts';
import { PICTURE_ONLY } from '../../../core/tracer/film-planes.ts';
import { packScene } from '../../../core/tracer/pack/pack-scene.ts';
import { packageRoot } from '../../package-root.ts';
import { soup, soupCamera, soupScene } from '../../bench/soup.ts';
import { openWasmDevice } from './wasm-device.ts';

const SIZE = 128;
const packed = packScene(soupScene(soup(2000)), soupCamera, {
  width: SIZE,
  height: SIZE,
  film: PICTURE_ONLY,
});
let device: KernelDevice;
let kernel: KernelInstance;

beforeAll(async () => {
  device = openWasmDevice(2);
  kernel = await device.load('rays', {
    film: SIZE * SIZE * 16,
    ...Object.fromEntries(Object.entries(packed.buffers).map(([name, data]) => [name, data.byteLength])),
  });
  for (const name of ['bvh', 'attributes', 'instances', 'tables'] as const)
    kernel.write(name, 0, packed.buffers[name]);
});
afterAll(() => device.dispose());

function frameOf(sampleCount: number): Uint8Array {
  const bytes = new Uint8Array(FRAME_BYTES);
  writeFrame(new DataView(bytes.buffer), 0, {
    ...packed.frame,
    windowOrigin: [0, 0],
    windowSize: [SIZE, SIZE],
    sampleFirst: 0,
    sampleCount,
    log2Samples: 8,
    seed: 1,
    maxBounces: 4,
  });
  return bytes;
}

describe('memory', () => {
  it('is refused beyond a binding, and for bindings that are not there', async () => {
    expect(() => kernel.write('film', SIZE * SIZE * 16 - 4, new Uint8Array(8))).toThrow(RangeError);
    expect(() => kernel.write('nothing', 0, new Uint8Array(4))).toThrow(RangeError);
    await expect(kernel.read('film', -4, 4)).rejects.toThrow(RangeError);
    await expect(kernel.read('film', 0, SIZE * SIZE * 16 + 4)).rejects.toThrow(RangeError);
  });

  it('says so when a scene is too large to address', async () => {
    await expect(device.load('rays', { film: 5 * 2 ** 30 })).rejects.toThrow(/4 GiB/);
  });
});

describe('runs', () => {
  it('report ascending progress up to all invocations', async () => {
    kernel.write('frame', 0, frameOf(64));
    const seen: number[] = [];
    await kernel.run('rays', SIZE * SIZE, { onProgress: (done) => seen.push(done) });
    expect(seen[seen.length - 1]).toBe(SIZE * SIZE);
    expect(seen.every((done, i) => i === 0 || done >= seen[i - 1]!)).toBe(true);
  });

  // caught: workers that take no notice of the flag finish the run, and it resolves
  it('stop when cancelled, and the device goes on to the next', async () => {
    kernel.write('frame', 0, frameOf(20_000));
    const signal = { aborted: false };
    const run = kernel.run('rays', SIZE * SIZE, { signal, onProgress: () => (signal.aborted = true) });
    await expect(run).rejects.toThrow(CancelledError);
    kernel.write('frame', 0, frameOf(1));
    await kernel.run('rays', SIZE * SIZE);
  });

  it('of an entry point that is not there fail and leave the device usable', async () => {
    await expect(kernel.run('nothing', 8)).rejects.toThrow(/entry point 'nothing'/);
    kernel.write('frame', 0, frameOf(1));
    await kernel.run('rays', SIZE * SIZE);
  });
});

// caught: idle workers do not keep the process alive, so that waiting for their end ended the process instead
it('lets a process go on after it was disposed of', async () => {
  const run = promisify(execFile);
  const script = path.join(packageRoot(), 'scripts/run-ts.mjs');
  for (let i = 0; i < 3; i++) {
    const { stdout } = await run(process.execPath, [script, 'engine/devices/wasm/testing/dispose-child.ts'], {
      cwd: packageRoot(),
    });
    expect(stdout).toBe('disposed\n');
  }
});
