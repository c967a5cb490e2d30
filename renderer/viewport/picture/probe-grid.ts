/**
 * Indirect light as a grid of probes: at each the light from all sides, as spherical harmonics of the second order, in the layout that
 * three's own probe grids have. The grid refines itself between pictures, a few milliseconds at a time, and starts again when light or
 * set have changed; what it knew stays on view until the new is better.
 */
import {
  Box3,
  ClampToEdgeWrapping,
  Data3DTexture,
  DataUtils,
  HalfFloatType,
  Light,
  LinearFilter,
  RGBAFormat,
  Vector3,
} from 'three';
import type { LightTracer } from './radiance.ts';

const COEFFICIENTS = 9;
const MOST_PROBES = 288;
const SPACING_M = 0.7;
const RAYS_A_PASS = 16;
const PASSES = 8;
/** Rays that meet backs stand for a probe inside of something. */
const INSIDE_SHARE = 0.25;

/** What three looks for in a light to take it as a probe grid. */
export class ProbeLight extends Light {
  readonly isLightProbeGrid = true;
  readonly priority = 0;
  readonly boundingBox = new Box3();
  readonly resolution = new Vector3(1, 1, 1);
  texture: Data3DTexture | null = null;
}

/** Number of probes along each side of a box. */
export function gridOf(bounds: Box3): readonly [number, number, number] {
  const size = bounds.getSize(new Vector3());
  let spacing = SPACING_M;
  for (;;) {
    const count = [size.x, size.y, size.z].map((side) =>
      Math.min(24, Math.max(2, Math.ceil(side / spacing))),
    );
    const [x, y, z] = count as [number, number, number];
    if (x * y * z <= MOST_PROBES) return [x, y, z];
    spacing *= 1.1;
  }
}

/** The first nine real spherical harmonics of a unit direction. */
export function harmonics(x: number, y: number, z: number, into: Float64Array): void {
  into[0] = 0.282095;
  into[1] = 0.488603 * y;
  into[2] = 0.488603 * z;
  into[3] = 0.488603 * x;
  into[4] = 1.092548 * x * y;
  into[5] = 1.092548 * y * z;
  into[6] = 0.315392 * (3 * z * z - 1);
  into[7] = 1.092548 * x * z;
  into[8] = 0.546274 * (x * x - y * y);
}

/** Radiance harmonics → lux on a surface that faces this way: each band times its share of the cosine. */
const BANDS = [Math.PI, 2.094395, 2.094395, 2.094395, 0.785398, 0.785398, 0.785398, 0.785398, 0.785398];

/** Even directions over the sphere; `turn` makes every pass another set. */
export function sphereDirection(i: number, count: number, turn: number, into: Vector3): Vector3 {
  const y = 1 - (2 * (i + 0.5)) / count;
  const r = Math.sqrt(Math.max(0, 1 - y * y));
  const a = i * 2.399963229728653 + turn;
  return into.set(r * Math.cos(a), y, r * Math.sin(a));
}

export class ProbeGrid {
  readonly light = new ProbeLight();
  #tracer: LightTracer | null = null;
  #count: readonly [number, number, number] = [0, 0, 0];
  #sums = new Float64Array(0);
  #backs = new Uint16Array(0);
  #rays = new Uint16Array(0);
  /** What is shown and what bounces see: means of the passes before. */
  #known = new Float32Array(0);
  #isKnown = false;
  #next = 0;
  #pass = PASSES;
  #seed = 1;

  constructor() {
    // dark probes from the start: surfaces are made for them once
    this.light.boundingBox.set(new Vector3(-1, -1, -1), new Vector3(1, 1, 1));
    this.light.texture = atlas([1, 1, 1]);
  }

  /** Starts over in a box of the world. */
  start(tracer: LightTracer, bounds: Box3): void {
    const count = gridOf(bounds);
    const same = count.every((n, i) => n === this.#count[i]) && bounds.equals(this.light.boundingBox);
    this.#tracer = tracer;
    this.#count = count;
    const probes = count[0] * count[1] * count[2];
    this.#sums = new Float64Array(probes * COEFFICIENTS * 3);
    this.#backs = new Uint16Array(probes);
    this.#rays = new Uint16Array(probes);
    if (!same) {
      this.#known = new Float32Array(probes * COEFFICIENTS * 3);
      this.#isKnown = false;
      this.light.boundingBox.copy(bounds);
      this.light.resolution.set(...count);
      this.light.texture?.dispose();
      this.light.texture = atlas(count);
    }
    this.#next = 0;
    this.#pass = 0;
  }

  get isDone(): boolean {
    return this.#pass >= PASSES;
  }

  /** Passes that are finished. */
  get pass(): number {
    return this.#pass;
  }

  /**
   * Works for about this long.
   * @returns true when a pass was finished: there is something better to show.
   */
  work(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    const probes = this.#rays.length;
    while (!this.isDone && performance.now() < end) {
      this.#trace(this.#next++);
      if (this.#next < probes) continue;
      this.#next = 0;
      this.#pass++;
      this.#settle();
      return true;
    }
    return false;
  }

  readonly #random = (): number => {
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
    return this.#seed / 4294967296;
  };
  readonly #direction = new Vector3();
  readonly #place = new Vector3();
  readonly #basis = new Float64Array(COEFFICIENTS);
  readonly #light = [0, 0, 0];

  /** Centre of the probe's cell. */
  #at(probe: number, into: Vector3): Vector3 {
    const [nx, ny, nz] = this.#count;
    const { min, max } = this.light.boundingBox;
    const x = probe % nx;
    const y = Math.floor(probe / nx) % ny;
    const z = Math.floor(probe / (nx * ny));
    return into.set(
      min.x + ((x + 0.5) / nx) * (max.x - min.x),
      min.y + ((y + 0.5) / ny) * (max.y - min.y),
      min.z + ((z + 0.5) / nz) * (max.z - min.z),
    );
  }

  #trace(probe: number): void {
    const tracer = this.#tracer;
    if (tracer === null) return;
    const at = this.#at(probe, this.#place);
    const turn = this.#random() * 6.283185;
    const known = this.#isKnown ? this.irradiance : null;
    const weight = (4 * Math.PI) / RAYS_A_PASS;
    for (let i = 0; i < RAYS_A_PASS; i++) {
      const d = sphereDirection(i, RAYS_A_PASS, turn, this.#direction);
      const distance = tracer.radiance(at, d, this.#random, known, this.#light);
      if (distance < 0) this.#backs[probe]!++;
      harmonics(d.x, d.y, d.z, this.#basis);
      const base = probe * COEFFICIENTS * 3;
      for (let k = 0; k < COEFFICIENTS; k++)
        for (let c = 0; c < 3; c++)
          this.#sums[base + 3 * k + c]! += this.#basis[k]! * this.#light[c]! * weight;
    }
    this.#rays[probe]! += 1;
  }

  /** Means become known; probes inside of things take the mean of their neighbours. */
  #settle(): void {
    const [nx, ny, nz] = this.#count;
    const probes = this.#rays.length;
    const SIZE = COEFFICIENTS * 3;
    const isInside = (probe: number): boolean =>
      this.#backs[probe]! > INSIDE_SHARE * RAYS_A_PASS * this.#rays[probe]!;
    for (let probe = 0; probe < probes; probe++)
      for (let i = 0; i < SIZE; i++)
        this.#known[probe * SIZE + i] = this.#sums[probe * SIZE + i]! / Math.max(1, this.#rays[probe]!);
    const filled = Uint8Array.from({ length: probes }, (_, probe) => (isInside(probe) ? 0 : 1));
    for (let round = 0; round < 3; round++) {
      const before = filled.slice();
      for (let probe = 0; probe < probes; probe++) {
        if (before[probe] === 1) continue;
        const x = probe % nx;
        const y = Math.floor(probe / nx) % ny;
        const z = Math.floor(probe / (nx * ny));
        const near = [
          x > 0 ? probe - 1 : -1,
          x < nx - 1 ? probe + 1 : -1,
          y > 0 ? probe - nx : -1,
          y < ny - 1 ? probe + nx : -1,
          z > 0 ? probe - nx * ny : -1,
          z < nz - 1 ? probe + nx * ny : -1,
        ].filter((other) => other >= 0 && before[other] === 1);
        if (near.length === 0) continue;
        for (let i = 0; i < SIZE; i++) {
          let sum = 0;
          for (const other of near) sum += this.#known[other * SIZE + i]!;
          this.#known[probe * SIZE + i] = sum / near.length;
        }
        filled[probe] = 1;
      }
    }
    this.#isKnown = true;
    this.#upload();
  }

  /** Seven stacked volumes of four numbers, each with its first and last slice twice: as three's shader reads them. */
  #upload(): void {
    const { texture } = this.light;
    if (texture === null) return;
    const [nx, ny, nz] = this.#count;
    const data = texture.image.data as unknown as Uint16Array;
    const padded = nz + 2;
    const SIZE = COEFFICIENTS * 3;
    for (let part = 0; part < 7; part++)
      for (let slice = 0; slice < padded; slice++) {
        const z = Math.min(nz - 1, Math.max(0, slice - 1));
        for (let y = 0; y < ny; y++)
          for (let x = 0; x < nx; x++) {
            const from = (x + nx * (y + ny * z)) * SIZE + 4 * part;
            const to = 4 * (x + nx * (y + ny * (part * padded + slice)));
            for (let i = 0; i < 4; i++) data[to + i] = 4 * part + i < SIZE ? half(this.#known[from + i]!) : 0;
          }
      }
    texture.needsUpdate = true;
  }

  /** Lux on a surface by what is known, from the nearest probe on its outer side. */
  readonly irradiance = (at: Vector3, normal: Vector3, into: number[]): void => {
    const [nx, ny, nz] = this.#count;
    const { min, max } = this.light.boundingBox;
    const cell = (value: number, low: number, high: number, n: number): number =>
      Math.min(n - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * n)));
    const x = cell(at.x + (normal.x * (max.x - min.x)) / nx / 2, min.x, max.x, nx);
    const y = cell(at.y + (normal.y * (max.y - min.y)) / ny / 2, min.y, max.y, ny);
    const z = cell(at.z + (normal.z * (max.z - min.z)) / nz / 2, min.z, max.z, nz);
    const base = (x + nx * (y + ny * z)) * COEFFICIENTS * 3;
    const basis = this.#normalBasis;
    harmonics(normal.x, normal.y, normal.z, basis);
    for (let c = 0; c < 3; c++) {
      let sum = 0;
      for (let k = 0; k < COEFFICIENTS; k++) sum += BANDS[k]! * basis[k]! * this.#known[base + 3 * k + c]!;
      into[c] = Math.max(0, sum);
    }
  };
  readonly #normalBasis = new Float64Array(COEFFICIENTS);

  dispose(): void {
    this.light.texture?.dispose();
    this.light.removeFromParent();
  }
}

const LARGEST_HALF = 65_000;
const half = (value: number): number =>
  DataUtils.toHalfFloat(Math.min(LARGEST_HALF, Math.max(-LARGEST_HALF, value)));

function atlas([nx, ny, nz]: readonly [number, number, number]): Data3DTexture {
  const depth = 7 * (nz + 2);
  const texture = new Data3DTexture(new Uint16Array(4 * nx * ny * depth), nx, ny, depth);
  texture.format = RGBAFormat;
  texture.type = HalfFloatType;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.wrapS = ClampToEdgeWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.wrapR = ClampToEdgeWrapping;
  texture.generateMipmaps = false;
  texture.needsUpdate = true;
  return texture;
}
