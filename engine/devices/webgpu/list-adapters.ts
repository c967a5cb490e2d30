/** Every adapter that Dawn offers on this machine, with what it can hold: for `penumbra devices`. */
import { create, globals } from 'webgpu';
import { isSoftwareAdapter } from '../open-device.ts';

export interface AdapterSummary {
  readonly name: string;
  readonly vendor: string;
  readonly architecture: string;
  /** Runs on the processor. */
  readonly software: boolean;
  readonly maxBufferBytes: number;
  readonly maxStorageBindingBytes: number;
  readonly maxStorageBuffersPerStage: number;
  readonly maxWorkgroupsPerDimension: number;
}

/** Kept for the life of the process: Dawn crashes when it is collected. */
let instance: GPU | null = null;

const REQUESTS: readonly GPURequestAdapterOptions[] = [
  { powerPreference: 'high-performance' },
  { powerPreference: 'low-power' },
  { forceFallbackAdapter: true },
];

export async function listWebGpuAdapters(): Promise<readonly AdapterSummary[]> {
  if (instance === null) {
    Object.assign(globalThis, globals);
    instance = create([]);
  }
  const found = new Map<string, AdapterSummary>();
  for (const request of REQUESTS) {
    const adapter = await instance.requestAdapter(request);
    if (adapter === null) continue;
    const { info, limits } = adapter;
    const name = info.description || info.device || info.vendor;
    found.set(`${info.vendor} ${name}`, {
      name,
      vendor: info.vendor,
      architecture: info.architecture,
      software: isSoftwareAdapter(info),
      maxBufferBytes: limits.maxBufferSize,
      maxStorageBindingBytes: limits.maxStorageBufferBindingSize,
      maxStorageBuffersPerStage: limits.maxStorageBuffersPerShaderStage,
      maxWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
    });
  }
  return [...found.values()];
}
