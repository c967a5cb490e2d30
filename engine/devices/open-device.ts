/** Chooses where to render: what the user asked for, or the best that this machine has. */
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import { mayHaveGpuDriver } from './vulkan-drivers.ts';
import { openWasmDevice } from './wasm/wasm-device.ts';

export const DEVICE_CHOICES = ['wasm', 'webgpu', 'auto'] as const;
export type DeviceChoice = (typeof DEVICE_CHOICES)[number];

/** True for drivers that run shaders on the processor: slower than the wasm device. */
export const isSoftwareAdapter = ({ description, vendor, device }: GPUAdapterInfo): boolean =>
  /llvmpipe|lavapipe|swiftshader|software|\bwarp\b|basic render/i.test(`${description} ${vendor} ${device}`);

/**
 * `auto` takes a GPU when it is a real one: a software Vulkan driver is slower than the wasm device.
 * @throws Error when `webgpu` is asked for and there is no adapter.
 */
export async function openDevice(choice: DeviceChoice, threads?: number): Promise<KernelDevice> {
  if (choice === 'webgpu' || (choice === 'auto' && mayHaveGpuDriver())) {
    // loaded on demand: Dawn is a large native library that the wasm device does not need
    const { findWebGpuAdapter, openWebGpuDevice } = await import('./webgpu/webgpu-device.ts');
    const adapter = await findWebGpuAdapter();
    if (adapter && (choice === 'webgpu' || !isSoftwareAdapter(adapter.info))) {
      const device = await openWebGpuDevice();
      if (device) return device;
    }
    if (choice === 'webgpu')
      throw new Error('no WebGPU adapter was found on this machine: use --device wasm');
  }
  return openWasmDevice(threads);
}
