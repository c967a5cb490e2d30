/**
 * Million rays per second: the kernel on the wasm device with one and with all threads, beside a scalar JavaScript
 * tracer in the same run, on a 20,000-triangle soup and on 1,000,000 triangles, four diffuse bounces.
 *
 * Rounds alternate between the tracers and the best round of each counts: this machine may be busy with other things.
 */
import { openWasmDevice } from '../engine/devices/wasm/wasm-device.ts';
import type { KernelDevice } from '../core/ports/kernel-device.ts';
import { PICTURE_ONLY } from '../core/tracer/film-planes.ts';
import { FRAME_BYTES, writeFrame } from '../core/tracer/generated/kernel-structs.ts';
import { packScene } from '../core/tracer/pack/pack-scene.ts';
import { buildScalarBvh, traceScalar } from './scalar-tracer.ts';
import { soup, soupCamera, soupScene } from '../engine/bench/soup.ts';

const SIZE = 256;
const BOUNCES = 4;
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const THREADS = Number(process.env['THREADS'] ?? 2);

async function kernelRays(device: KernelDevice, packed: ReturnType<typeof packScene>) {
  const kernel = await device.load('rays', {
    frame: FRAME_BYTES,
    film: SIZE * SIZE * 16,
    ...Object.fromEntries(Object.entries(packed.buffers).map(([name, data]) => [name, data.byteLength])),
  });
  for (const [name, data] of Object.entries(packed.buffers)) {
    // the ray kernel has no use for materials, lights and texels
    if (
      data.byteLength > 0 &&
      ['bvh', 'attributes', 'instances', 'materials', 'tables', 'texels'].includes(name)
    )
      kernel.write(name, 0, data);
  }
  const frame = new Uint8Array(FRAME_BYTES);
  writeFrame(new DataView(frame.buffer), 0, {
    ...packed.frame,
    windowOrigin: [0, 0],
    windowSize: [SIZE, SIZE],
    sampleFirst: 0,
    sampleCount: 1,
    log2Samples: 4,
    seed: 1,
    maxBounces: BOUNCES,
  });
  kernel.write('frame', 0, frame);
  return async (): Promise<number> => {
    kernel.write('film', 0, new Uint8Array(SIZE * SIZE * 16));
    const startedAt = performance.now();
    await kernel.run('rays', SIZE * SIZE);
    const seconds = (performance.now() - startedAt) / 1000;
    const film = await kernel.read('film', 0, SIZE * SIZE * 16);
    const sums = new Float32Array(film.buffer, film.byteOffset, SIZE * SIZE * 4);
    let rays = 0;
    for (let i = 0; i < sums.length; i += 4) rays += sums[i]!;
    return rays / seconds / 1e6;
  };
}

for (const triangles of [20_000, 1_000_000]) {
  const mesh = soup(triangles);
  let startedAt = performance.now();
  const packed = packScene(soupScene(mesh), soupCamera, { width: SIZE, height: SIZE, film: PICTURE_ONLY });
  const packSeconds = (performance.now() - startedAt) / 1000;
  startedAt = performance.now();
  const scalar = buildScalarBvh(mesh);
  const scalarSeconds = (performance.now() - startedAt) / 1000;
  const one = openWasmDevice(1);
  const many = openWasmDevice(THREADS);
  const runOne = await kernelRays(one, packed);
  const runMany = await kernelRays(many, packed);
  const best = { scalar: 0, one: 0, many: 0 };
  for (let round = 0; round <= ROUNDS; round++) {
    startedAt = performance.now();
    const { rays } = traceScalar(scalar, SIZE, 1, BOUNCES, packed.frame.camera.halfExtent[0]);
    const rate = rays / ((performance.now() - startedAt) / 1000) / 1e6;
    const [single, threaded] = [await runOne(), await runMany()];
    // the first round warms up the compilers
    if (round === 0) continue;
    best.scalar = Math.max(best.scalar, rate);
    best.one = Math.max(best.one, single);
    best.many = Math.max(best.many, threaded);
  }
  await one.dispose();
  await many.dispose();
  const row = (label: string, rate: number): string =>
    `  ${label.padEnd(24)} ${rate.toFixed(2).padStart(6)} Mrays/s  ${(rate / best.scalar).toFixed(1).padStart(5)}×`;
  console.log(
    `${triangles.toLocaleString('en')} triangles (packed in ${packSeconds.toFixed(1)} s, scalar hierarchy in ${scalarSeconds.toFixed(1)} s)`,
  );
  console.log(row('scalar JavaScript', best.scalar));
  console.log(row('wasm, 1 thread', best.one));
  console.log(row(`wasm, ${THREADS} threads`, best.many));
}
