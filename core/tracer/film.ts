/** What a render has gathered so far, read off the device, and the images that come out of it. */
import { transform3, type Mat3 } from '../color/matrix3.ts';
import { RGB_SPACES, rgbFromFilmXyz, rgbFromRgb, type RgbSpace } from '../color/rgb-spaces.ts';
import type { FilmPlanes } from './film-planes.ts';

export class Film {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly planes: FilmPlanes;
  readonly lightGroups: readonly string[];
  readonly #data: Float32Array;

  /** `data`: planes of width × height × 4 floats as the kernel keeps them. */
  constructor(
    width: number,
    height: number,
    samples: number,
    planes: FilmPlanes,
    lightGroups: readonly string[],
    data: Float32Array,
  ) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.planes = planes;
    this.lightGroups = lightGroups;
    this.#data = data;
  }

  #plane(index: number): Float32Array {
    const size = 4 * this.width * this.height;
    return this.#data.subarray(index * size, (index + 1) * size);
  }

  /** Raw sums of a plane, 4 floats a pixel. */
  sums(plane: number): Float32Array {
    return this.#plane(plane);
  }

  /** Mean CIE XYZ of the picture, Y in nits: 3 floats a pixel. */
  xyz(): Float32Array {
    return this.#mean(0);
  }

  #mean(plane: number): Float32Array {
    const source = this.#plane(plane);
    const out = new Float32Array((source.length / 4) * 3);
    const scale = 1 / Math.max(1, this.samples);
    for (let i = 0, o = 0; i < source.length; i += 4) {
      out[o++] = source[i]! * scale;
      out[o++] = source[i + 1]! * scale;
      out[o++] = source[i + 2]! * scale;
    }
    return out;
  }

  /** Fraction of each pixel that something covers. */
  alpha(): Float32Array {
    return Float32Array.from(
      { length: this.width * this.height },
      (_, i) => this.#data[4 * i + 3]! / Math.max(1, this.samples),
    );
  }

  /** The picture in nits, linear RGB of `space`, 3 floats a pixel; relative to D65 white. */
  rgb(space: RgbSpace = RGB_SPACES.rec709): Float32Array {
    return rgbOfXyz(this.xyz(), space);
  }

  /** Radiance due to one light group, as `rgb`. @throws RangeError for a group the film does not keep. */
  lightGroup(name: string, space: RgbSpace = RGB_SPACES.rec709): Float32Array {
    const index = this.lightGroups.indexOf(name);
    if (index < 0 || this.planes.lightGroups === null)
      throw new RangeError(`the film keeps no light group '${name}'`);
    return rgbOfXyz(this.#mean(this.planes.lightGroups + index), space);
  }

  /** Reflectance of the first surface, linear RGB. Null when not kept. */
  albedo(space: RgbSpace = RGB_SPACES.rec709): Float32Array | null {
    if (this.planes.albedo === null) return null;
    const albedo = this.#mean(this.planes.albedo);
    return space === RGB_SPACES.rec709 ? albedo : rgbThrough(rgbFromRgb(RGB_SPACES.rec709, space), albedo);
  }

  /** Mean world normal of the first surface. Null when not kept. */
  normal(): Float32Array | null {
    return this.planes.normal === null ? null : this.#mean(this.planes.normal);
  }

  /** Variance of the pixel's mean in X, Y, Z: sample variance ÷ samples. Null when not kept. */
  varianceXyz(): Float32Array | null {
    if (this.planes.squares === null) return null;
    const sums = this.#plane(0);
    const squares = this.#plane(this.planes.squares);
    const n = Math.max(2, this.samples);
    const out = new Float32Array((sums.length / 4) * 3);
    for (let i = 0, o = 0; i < sums.length; i += 4) {
      for (let c = 0; c < 3; c++) {
        const mean = sums[i + c]! / n;
        out[o++] = Math.max(0, (squares[i + c]! / n - mean * mean) / (n - 1));
      }
    }
    return out;
  }

  /** Rays traced so far, when sums of squares are kept. */
  raysTraced(): number {
    if (this.planes.squares === null) return 0;
    const squares = this.#plane(this.planes.squares);
    let rays = 0;
    for (let i = 3; i < squares.length; i += 4) rays += squares[i]!;
    return rays;
  }
}

const rgbOfXyz = (xyz: Float32Array, space: RgbSpace): Float32Array => rgbThrough(rgbFromFilmXyz(space), xyz);

function rgbThrough(matrix: Mat3, xyz: Float32Array): Float32Array {
  const out = new Float32Array(xyz.length);
  for (let i = 0; i < xyz.length; i += 3) out.set(transform3(matrix, [xyz[i]!, xyz[i + 1]!, xyz[i + 2]!]), i);
  return out;
}
