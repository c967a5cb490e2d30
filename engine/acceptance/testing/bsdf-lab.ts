/**
 * Puts questions to the BSDF kernels on every device that this machine has: core/kernels/testing/bsdf-lab.wgsl is the
 * other half.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import type { KernelDevice, KernelDeviceKind, KernelInstance } from '../../../core/ports/kernel-device.ts';
import { energyTables } from '../../../core/tracer/energy/energy-tables.ts';
import { openWasmDevice } from '../../devices/wasm/wasm-device.ts';
import { findWebGpuAdapter, openWebGpuDevice } from '../../devices/webgpu/webgpu-device.ts';

export type Vec3 = readonly [number, number, number];
export type Vec4 = readonly [number, number, number, number];
/** One number stands for four equal lanes. */
export type Lanes = number | Vec4;

/** The parameters of a surface as in core/kernels/bsdf/surface.wgsl; what is left out is surfaceDefault's. */
export interface SurfaceParams {
  readonly baseColor?: Lanes;
  readonly specularColor?: Lanes;
  readonly metalEta?: Lanes;
  readonly metalK?: Lanes;
  readonly ior?: Lanes;
  readonly transmissionColor?: Lanes;
  readonly coatColor?: Lanes;
  readonly fuzzColor?: Lanes;
  readonly alpha?: readonly [number, number];
  readonly diffuseRoughness?: number;
  readonly metalness?: number;
  readonly specularWeight?: number;
  readonly transmission?: number;
  readonly coat?: number;
  readonly coatAlpha?: number;
  readonly coatIor?: number;
  readonly fuzz?: number;
  readonly fuzzRoughness?: number;
  readonly flags?: number;
}

export const THIN_WALLED = 1;
export const MEASURED_METAL = 2;
export const DISPERSIVE = 4;
export const HERO_ONLY = 8;
export const DELTA = 1;
export const TRANSMIT = 2;
export const DISPERSED = 4;

const COUNT = 131072;
const RECORDS = 131088;
const RECORD = 64;
const MAX_RECORDS = 4096;
const MAX_FILM = 3 * 1_000_000;

function lanes(value: Lanes | undefined, fallback: number): Vec4 {
  const v = value ?? fallback;
  return typeof v === 'number' ? [v, v, v, v] : v;
}

export interface Question {
  readonly surface: SurfaceParams;
  readonly wo: Vec3;
  readonly seed?: number;
  /** Floats 52…: what the entry point reads besides. */
  readonly more?: readonly number[];
}

function record({ surface: s, wo, seed, more }: Question): number[] {
  return [
    ...[450, 500, 550, 650],
    ...lanes(s.baseColor, 1),
    ...lanes(s.specularColor, 1),
    ...lanes(s.metalEta, 1),
    ...lanes(s.metalK, 0),
    ...lanes(s.ior, 1.5),
    ...lanes(s.transmissionColor, 1),
    ...lanes(s.coatColor, 1),
    ...lanes(s.fuzzColor, 1),
    ...(s.alpha ?? [0, 0]),
    s.diffuseRoughness ?? 0,
    s.metalness ?? 0,
    s.specularWeight ?? 1,
    s.transmission ?? 0,
    s.coat ?? 0,
    s.coatAlpha ?? 0,
    s.coatIor ?? 1.6,
    s.fuzz ?? 0,
    s.fuzzRoughness ?? 0.5,
    s.flags ?? 0,
    ...wo,
    seed ?? 0,
    ...(more ?? []),
  ];
}

export class BsdfLab {
  readonly #kernel: KernelInstance;

  private constructor(kernel: KernelInstance) {
    this.#kernel = kernel;
  }

  static async open(device: KernelDevice): Promise<BsdfLab> {
    const kernel = await device.load('bsdf-lab', {
      dispatch: 16,
      frame: 1024,
      tables: 4 * (RECORDS + RECORD * MAX_RECORDS),
      film: 16 * MAX_FILM,
    });
    kernel.write('tables', 0, energyTables());
    return new BsdfLab(kernel);
  }

  dispose(): void {
    this.#kernel.dispose();
  }

  async #run(
    entry: string,
    records: readonly (readonly number[])[],
    perRecord: number,
    samples: number,
    perInvocation: number,
  ): Promise<Float32Array> {
    if (records.length > MAX_RECORDS) throw new RangeError(`${records.length} records do not fit`);
    const data = new Float32Array(RECORD * records.length);
    records.forEach((r, i) => data.set(r, RECORD * i));
    this.#kernel.write('tables', 4 * COUNT, new Float32Array([perRecord, samples]));
    this.#kernel.write('tables', 4 * RECORDS, data);
    const invocations = records.length * perRecord;
    await this.#kernel.run(entry, invocations);
    const bytes = await this.#kernel.read('film', 0, 16 * perInvocation * invocations);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }

  /** Twelve floats a sample: wi, pdf, weight ×4, flags, 0, 0, 0. */
  draw(question: Question, samples: number): Promise<Float32Array> {
    return this.#run('draw', [record(question)], samples, 0, 3);
  }

  /** Average pdf in each cell of a `rows` (cosine −1…1) × `columns` (azimuth) grid, by side² points. */
  async averagePdf(
    surface: SurfaceParams,
    wo: Vec3,
    rows: number,
    columns: number,
    side: number,
  ): Promise<Float64Array> {
    const question = record({ surface, wo, more: [columns, rows] });
    const out = await this.#run('averagePdf', [question], rows * columns, side, 1);
    return Float64Array.from({ length: rows * columns }, (_, i) => out[4 * i]!);
  }

  async evaluate(
    questions: readonly { readonly surface: SurfaceParams; readonly wo: Vec3; readonly wi: Vec3 }[],
  ): Promise<{ value: number[]; pdf: number; isDelta: boolean }[]> {
    const out = await this.#run(
      'evaluate',
      questions.map((q) => record({ ...q, more: q.wi })),
      1,
      0,
      2,
    );
    return questions.map((_, i) => ({
      value: [...out.subarray(8 * i, 8 * i + 4)],
      pdf: out[8 * i + 4]!,
      isDelta: out[8 * i + 5] === 1,
    }));
  }

  /** Light from a uniform surrounding, by 64 × `samples` evenly spread samples. */
  async furnace(
    questions: readonly Question[],
    samples = 64,
  ): Promise<{ reflected: number[]; transmitted: number[]; estimate: number[]; failed: number }[]> {
    const chunks = 64;
    const out = await this.#run('furnace', questions.map(record), chunks, samples, 4);
    return questions.map((_, q) => {
      const sums = new Float64Array(16);
      for (let c = 0; c < chunks; c++) {
        for (let j = 0; j < 16; j++) sums[j]! += out[16 * (q * chunks + c) + j]! / chunks;
      }
      return {
        reflected: [...sums.subarray(0, 4)],
        transmitted: [...sums.subarray(4, 8)],
        estimate: [...sums.subarray(8, 12)],
        failed: sums[12]!,
      };
    });
  }

  /** See `functions` in bsdf-lab.wgsl; sixteen floats an answer. */
  async functions(
    questions: readonly {
      readonly cosine: number;
      readonly roughness?: number;
      readonly eta?: number;
      readonly abbe?: number;
      readonly metalEta?: Lanes;
      readonly metalK?: Lanes;
      readonly direction?: Vec3;
      readonly alpha?: readonly [number, number];
    }[],
  ): Promise<number[][]> {
    const records = questions.map((q) => [
      ...[q.cosine, q.roughness ?? 0.5, q.eta ?? 1.5, q.abbe ?? 0],
      ...lanes(q.metalEta, 1),
      ...lanes(q.metalK, 0),
      ...(q.direction ?? [0, 0, 1]),
      0,
      ...(q.alpha ?? [0.25, 0.25]),
    ]);
    const out = await this.#run('functions', records, 1, 0, 4);
    return questions.map((_, i) => [...out.subarray(16 * i, 16 * i + 16)]);
  }
}

async function openDevice(kind: KernelDeviceKind): Promise<KernelDevice> {
  if (kind === 'wasm') return openWasmDevice();
  const device = await openWebGpuDevice();
  if (!device) throw new Error('the WebGPU adapter went away');
  return device;
}

const kinds: readonly KernelDeviceKind[] = (await findWebGpuAdapter()) ? ['wasm', 'webgpu'] : ['wasm'];

/** Runs `body` as a suite on each device of this machine; `lab()` is valid inside tests. */
export function describeOnEachDevice(name: string, body: (lab: () => BsdfLab) => void): void {
  describe.each(kinds)(`${name} (%s)`, (kind) => {
    let device: KernelDevice;
    let lab: BsdfLab;
    beforeAll(async () => {
      device = await openDevice(kind);
      lab = await BsdfLab.open(device);
    });
    afterAll(async () => {
      lab.dispose();
      await device.dispose();
    });
    body(() => lab);
  });
}

/** Unit direction at `theta` from the normal and azimuth `phi`, radians. */
export function direction(theta: number, phi = 0): Vec3 {
  return [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)];
}

/** α along and across for OpenPBR's roughness and anisotropy. */
export function alphaOf(roughness: number, anisotropy = 0): readonly [number, number] {
  const aspect = 1 - anisotropy;
  const along = roughness ** 2 * Math.sqrt(2 / (1 + aspect ** 2));
  return [along, along * aspect];
}
