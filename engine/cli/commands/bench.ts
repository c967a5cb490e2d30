/** `penumbra bench`: how fast this machine renders, in a few seconds. */
import { availableParallelism } from 'node:os';
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import {
  BENCH_BOUNCES,
  BENCH_SIZE,
  BENCH_TRIANGLES,
  measureDevice,
  type DeviceMeasure,
} from '../../bench/measure-device.ts';
import { openDevice } from '../../devices/open-device.ts';
import { openWasmDevice } from '../../devices/wasm/wasm-device.ts';
import type { CliCommand } from '../command.ts';
import { flagOption, numberOption, parseOptions } from '../options.ts';
import { ProgressLine } from '../progress-line.ts';
import { findAdapters } from './devices.ts';

const DEFAULT_SECONDS = 2;

const help = `Usage: penumbra bench [--seconds S] [--json]

Renders a fixed scene (${BENCH_TRIANGLES.toLocaleString('en')} triangles, ${BENCH_BOUNCES} bounces, ${BENCH_SIZE}×${BENCH_SIZE}) on the processor with one thread and with all,
and on the graphics adapter where there is a real one, and prints rays per second of each. Loading and warming up do not count.

  --seconds S   how long each is measured (default ${DEFAULT_SECONDS})
  --json        {"scene", "results": [{"device", "name", "raysPerSecond", "samplesPerSecond", "seconds"}]} on stdout

Examples:
  penumbra bench
  penumbra bench --seconds 10 --json
`;

interface Candidate {
  readonly device: 'wasm' | 'webgpu';
  readonly open: () => Promise<KernelDevice>;
}

export const bench: CliCommand = {
  name: 'bench',
  summary: 'measures how fast this machine renders',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      { seconds: { type: 'string' }, json: { type: 'boolean' } },
      { names: [], required: 0 },
    );
    const seconds = numberOption(parsed, 'seconds', 0.01, 60) ?? DEFAULT_SECONDS;
    const threads = availableParallelism();
    const candidates: Candidate[] = [{ device: 'wasm', open: () => Promise.resolve(openWasmDevice(1)) }];
    if (threads > 1)
      candidates.push({ device: 'wasm', open: () => Promise.resolve(openWasmDevice(threads)) });
    // a software driver on a busy machine can take minutes to compile alone: it is never the better choice
    if ((await findAdapters()).some(({ software }) => !software))
      candidates.push({ device: 'webgpu', open: () => openDevice('webgpu') });

    const progress = new ProgressLine();
    const results: ({ device: string; name: string } & DeviceMeasure)[] = [];
    for (const { device: kind, open } of candidates) {
      const device = await open();
      progress.show(`measuring ${device.label}`);
      try {
        results.push({ device: kind, name: device.label, ...(await measureDevice(device, seconds, signal)) });
      } finally {
        progress.end();
        await device.dispose();
      }
    }
    if (flagOption(parsed, 'json')) {
      const scene = {
        triangles: BENCH_TRIANGLES,
        bounces: BENCH_BOUNCES,
        width: BENCH_SIZE,
        height: BENCH_SIZE,
      };
      process.stdout.write(`${JSON.stringify({ scene, results })}\n`);
      return 0;
    }
    for (const { name, raysPerSecond, samplesPerSecond } of results) {
      process.stdout.write(
        `${name.padEnd(28)} ${(raysPerSecond / 1e6).toFixed(2).padStart(8)} million rays a second, ` +
          `${(samplesPerSecond / 1e6).toFixed(2)} million samples a second\n`,
      );
    }
    return 0;
  },
};
