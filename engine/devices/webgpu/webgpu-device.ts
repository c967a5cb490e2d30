/**
 * Kernels on a GPU through Dawn's Node bindings (npm `webgpu`).
 *
 * Long dispatches are killed by drivers, so a run is cut into dispatches whose length is steered towards
 * `TARGET_DISPATCH_MS`. The object that `create()` returns stays referenced for the life of the process: Dawn
 * crashes when it is collected.
 */
import { create, globals } from 'webgpu';
import { CancelledError } from '../../../core/ports/cancel.ts';
import type { KernelDevice, KernelInstance, RunOptions } from '../../../core/ports/kernel-device.ts';
import { loadKernelArtifact, type KernelArtifact } from '../kernel-artifact.ts';

const TARGET_DISPATCH_MS = 50;
const FIRST_DISPATCH_INVOCATIONS = 4096;
/** WebGPU's guaranteed limit is 65535 workgroups a dimension; kernels use 64 invocations a workgroup. */
const MAX_DISPATCH_INVOCATIONS = 65535 * 64;

let instance: GPU | null = null;

function gpu(): GPU {
  if (!instance) {
    Object.assign(globalThis, globals);
    instance = create([]);
  }
  return instance;
}

/** The first adapter that Dawn accepts, or null where there is none. */
export async function findWebGpuAdapter(): Promise<GPUAdapter | null> {
  return gpu().requestAdapter({ powerPreference: 'high-performance' });
}

/** Opens a device with the largest buffers the adapter has. @returns null where no adapter exists. */
export async function openWebGpuDevice(): Promise<KernelDevice | null> {
  const adapter = await findWebGpuAdapter();
  if (!adapter) return null;
  const { limits } = adapter;
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxStorageBuffersPerShaderStage: 8,
    },
  });
  return new WebGpuDevice(device, adapter.info.description || adapter.info.vendor);
}

class WebGpuDevice implements KernelDevice {
  readonly kind = 'webgpu';
  readonly #lost: Promise<never>;
  readonly #device: GPUDevice;
  readonly label: string;

  constructor(device: GPUDevice, label: string) {
    this.#device = device;
    this.label = label;
    this.#lost = device.lost.then((info) => {
      throw new Error(`the GPU was lost: ${info.message}`);
    });
    // every use races against the loss; unused, it must not end the process
    this.#lost.catch(() => undefined);
  }

  async load(name: string, byteLengths: Readonly<Record<string, number>>): Promise<KernelInstance> {
    const kernel = await loadKernelArtifact(name);
    return WebGpuKernel.create(this.#device, this.#lost, kernel, byteLengths);
  }

  dispose(): Promise<void> {
    this.#device.destroy();
    return Promise.resolve();
  }
}

class WebGpuKernel implements KernelInstance {
  readonly #device: GPUDevice;
  readonly #lost: Promise<never>;
  readonly #module: GPUShaderModule;
  readonly #layout: GPUPipelineLayout;
  readonly #group: GPUBindGroup;
  readonly #buffers: ReadonlyMap<string, GPUBuffer>;
  readonly #pipelines = new Map<string, Promise<GPUComputePipeline>>();
  #invocationsPerDispatch = FIRST_DISPATCH_INVOCATIONS;

  private constructor(
    device: GPUDevice,
    lost: Promise<never>,
    module: GPUShaderModule,
    layout: GPUPipelineLayout,
    group: GPUBindGroup,
    buffers: ReadonlyMap<string, GPUBuffer>,
  ) {
    this.#device = device;
    this.#lost = lost;
    this.#module = module;
    this.#layout = layout;
    this.#group = group;
    this.#buffers = buffers;
  }

  static async create(
    device: GPUDevice,
    lost: Promise<never>,
    kernel: KernelArtifact,
    byteLengths: Readonly<Record<string, number>>,
  ): Promise<WebGpuKernel> {
    device.pushErrorScope('validation');
    device.pushErrorScope('out-of-memory');
    const module = device.createShaderModule({ label: kernel.name, code: kernel.wgsl });
    const entries: GPUBindGroupLayoutEntry[] = [];
    const buffers = new Map<string, GPUBuffer>();
    for (const binding of kernel.reflection.bindings) {
      const size = alignTo16(Math.max(byteLengths[binding.name] ?? 0, binding.minByteLength, 16));
      const uniform = binding.addressSpace === 'uniform';
      buffers.set(
        binding.name,
        device.createBuffer({
          label: binding.name,
          size,
          usage:
            (uniform ? GPUBufferUsage.UNIFORM : GPUBufferUsage.STORAGE) |
            GPUBufferUsage.COPY_DST |
            GPUBufferUsage.COPY_SRC,
        }),
      );
      entries.push({
        binding: binding.binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: uniform ? 'uniform' : binding.access === 'read' ? 'read-only-storage' : 'storage' },
      });
    }
    const groupLayout = device.createBindGroupLayout({ label: kernel.name, entries });
    const group = device.createBindGroup({
      label: kernel.name,
      layout: groupLayout,
      entries: kernel.reflection.bindings.map((b) => ({
        binding: b.binding,
        resource: { buffer: buffers.get(b.name)! },
      })),
    });
    const layout = device.createPipelineLayout({ bindGroupLayouts: [groupLayout] });
    const memory = await device.popErrorScope();
    const validation = await device.popErrorScope();
    const failure = memory ?? validation;
    if (failure) throw new Error(`kernel ${kernel.name} cannot be loaded on this GPU: ${failure.message}`);
    return new WebGpuKernel(device, lost, module, layout, group, buffers);
  }

  #buffer(binding: string): GPUBuffer {
    const buffer = this.#buffers.get(binding);
    if (!buffer) throw new RangeError(`the kernel has no binding '${binding}'`);
    return buffer;
  }

  write(binding: string, byteOffset: number, data: ArrayBufferView): void {
    const buffer = this.#buffer(binding);
    if (byteOffset + data.byteLength > buffer.size)
      throw new RangeError(`write beyond the end of '${binding}'`);
    // queue.writeBuffer takes whole words
    const words = alignTo4(data.byteLength);
    if (words === data.byteLength) {
      this.#device.queue.writeBuffer(
        buffer,
        byteOffset,
        data.buffer as ArrayBuffer,
        data.byteOffset,
        data.byteLength,
      );
      return;
    }
    const padded = new Uint8Array(words);
    padded.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    this.#device.queue.writeBuffer(buffer, byteOffset, padded);
  }

  async read(binding: string, byteOffset: number, byteLength: number): Promise<Uint8Array> {
    const source = this.#buffer(binding);
    if (byteOffset + byteLength > source.size) throw new RangeError(`read beyond the end of '${binding}'`);
    const size = alignTo4(byteLength);
    const staging = this.#device.createBuffer({
      size,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, byteOffset, staging, 0, size);
    this.#device.queue.submit([encoder.finish()]);
    try {
      await Promise.race([staging.mapAsync(GPUMapMode.READ), this.#lost]);
      return new Uint8Array(staging.getMappedRange().slice(0, byteLength));
    } finally {
      staging.destroy();
    }
  }

  #pipeline(entryPoint: string): Promise<GPUComputePipeline> {
    let pipeline = this.#pipelines.get(entryPoint);
    if (!pipeline) {
      pipeline = this.#device.createComputePipelineAsync({
        label: entryPoint,
        layout: this.#layout,
        compute: { module: this.#module, entryPoint },
      });
      this.#pipelines.set(entryPoint, pipeline);
    }
    return pipeline;
  }

  async run(entry: string, invocations: number, options: RunOptions = {}): Promise<void> {
    const pipeline = await this.#pipeline(entry);
    this.#device.pushErrorScope('validation');
    try {
      for (let first = 0; first < invocations;) {
        await options.hold?.();
        if (options.signal?.aborted) throw new CancelledError(`kernel ${entry}`);
        const count = Math.min(invocations - first, this.#invocationsPerDispatch);
        this.write('dispatch', 0, new Uint32Array([first, first + count, 0, 0]));
        const encoder = this.#device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, this.#group);
        pass.dispatchWorkgroups(Math.ceil(count / 64));
        pass.end();
        const startedAt = performance.now();
        this.#device.queue.submit([encoder.finish()]);
        await Promise.race([this.#device.queue.onSubmittedWorkDone(), this.#lost]);
        this.#steer(count, performance.now() - startedAt);
        first += count;
        options.onProgress?.(first);
      }
    } finally {
      const failure = await this.#device.popErrorScope();
      if (failure) throw new Error(`the GPU refused kernel ${entry}: ${failure.message}`);
    }
  }

  /** Lengthens or shortens the next dispatch towards the target, by at most a factor of four a step. */
  #steer(count: number, elapsedMs: number): void {
    const ratio = Math.min(4, Math.max(0.25, TARGET_DISPATCH_MS / Math.max(elapsedMs, 0.01)));
    const next = Math.round((count * ratio) / 64) * 64;
    this.#invocationsPerDispatch = Math.min(MAX_DISPATCH_INVOCATIONS, Math.max(64, next));
  }

  dispose(): void {
    for (const buffer of this.#buffers.values()) buffer.destroy();
  }
}

const alignTo4 = (n: number): number => (n + 3) & ~3;
const alignTo16 = (n: number): number => (n + 15) & ~15;
