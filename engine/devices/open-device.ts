/** Chooses where to render: what the user asked for, or the best that this machine has. */
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import { openWasmDevice } from './wasm/wasm-device.ts';

export type DeviceChoice = 'wasm' | 'webgpu' | 'auto';

/**
 * `auto` takes a GPU when it is a real one: a software Vulkan driver is slower than the wasm device.
 * @throws Error when `webgpu` is asked for and there is no adapter.
 */
export async function openDevice(choice: DeviceChoice, threads?: number): Promise<KernelDevice> {
  if (choice !== 'wasm') {
    // loaded on demand: Dawn is a large native library that the wasm device does not need
    const { findWebGpuAdapter, openWebGpuDevice } = await import('./webgpu/webgpu-device.ts');
    const adapter = await findWebGpuAdapter();
    const software = /llvmpipe|swiftshader|software/i.test(`${adapter?.info.description} ${adapter?.info.vendor}`);
    if (adapter && (choice === 'webgpu' || !software)) {
      const device = await openWebGpuDevice();
      if (device) return device;
    }
    if (choice === 'webgpu') throw new Error('no WebGPU adapter was found on this machine: use --device wasm');
  }
  return openWasmDevice(threads);
}
