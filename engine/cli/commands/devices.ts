/** `penumbra devices`: what this machine can render on. */
import { availableParallelism, cpus } from 'node:os';
import { mayHaveGpuDriver } from '../../devices/vulkan-drivers.ts';
import type { AdapterSummary } from '../../devices/webgpu/list-adapters.ts';
import type { CliCommand } from '../command.ts';
import { flagOption, parseOptions } from '../options.ts';

const help = `Usage: penumbra devices [--json]

Lists what can be rendered on: the processor through WebAssembly, always, and each graphics adapter through WebGPU.
'auto' takes a real graphics adapter where there is one, never a software one, else the processor.

  --json    {"devices": [{"device", "name", ...}], "auto"} on stdout

Examples:
  penumbra devices
  penumbra devices --json
`;

export const devices: CliCommand = {
  name: 'devices',
  summary: 'lists what this machine can render on',
  help,
  run: async (args) => {
    const parsed = parseOptions(args, { json: { type: 'boolean' } }, { names: [], required: 0 });
    const adapters = await findAdapters();
    const wasm = {
      device: 'wasm',
      name: cpus()[0]?.model.trim() ?? 'processor',
      threads: availableParallelism(),
    };
    const auto = adapters.some(({ software }) => !software) ? 'webgpu' : 'wasm';
    if (flagOption(parsed, 'json')) {
      const all = [wasm, ...adapters.map((adapter) => ({ device: 'webgpu', ...adapter }))];
      process.stdout.write(`${JSON.stringify({ devices: all, auto })}\n`);
      return 0;
    }
    process.stdout.write(`wasm    ${wasm.name}, ${wasm.threads} threads\n`);
    for (const adapter of adapters) process.stdout.write(`webgpu  ${adapterLine(adapter)}\n`);
    if (adapters.length === 0) process.stdout.write('webgpu  no graphics adapter was found\n');
    process.stdout.write(`auto renders on ${auto}\n`);
    return 0;
  },
};

/** Adapters of WebGPU; Dawn is loaded only where a driver can exist. */
export async function findAdapters(): Promise<readonly AdapterSummary[]> {
  if (!mayHaveGpuDriver()) return [];
  const { listWebGpuAdapters } = await import('../../devices/webgpu/list-adapters.ts');
  return listWebGpuAdapters();
}

const GIB = 2 ** 30;
const adapterLine = (a: AdapterSummary): string =>
  `${a.name}${a.software ? ' (software)' : ''}, buffers up to ${(a.maxBufferBytes / GIB).toFixed(1)} GiB, ` +
  `bindings up to ${(a.maxStorageBindingBytes / GIB).toFixed(1)} GiB`;
