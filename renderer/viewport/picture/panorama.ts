/**
 * Environment images between the renderer's convention and three's. The renderer's centre column looks along −Z and the top row is first;
 * three's centre column looks along +X and the bottom row is first. Values are nits.
 */
import {
  ClampToEdgeWrapping,
  DataTexture,
  EquirectangularReflectionMapping,
  HalfFloatType,
  LinearFilter,
  LinearSRGBColorSpace,
  DataUtils,
  RepeatWrapping,
  RGBAFormat,
} from 'three';
import type { Triple } from '../../../core/color/matrix3.ts';
import type { RenderEnvironment } from '../../../core/scene/render-scene.ts';
import { lightColour } from './light-colour.ts';

/** The most that a half float of the texture holds. */
const BRIGHTEST_NITS = 60_000;

export interface World {
  readonly width: number;
  readonly height: number;
  /** rgb in nits, rows from the top, the centre column along −Z before `rotationY`. */
  readonly nits: Float32Array;
  readonly rotationY: number;
  readonly isSeen: boolean;
}

export function worldOf(environment: RenderEnvironment): World {
  const { image, scale, spectrum, rotationY, visibleToCamera } = environment;
  const tint = lightColour(spectrum);
  const nits = image.data.map((value, i) => value * scale * tint[i % 3]!);
  return { width: image.width, height: image.height, nits, rotationY, isSeen: visibleToCamera };
}

/** Nits that come from a unit direction of the set. */
export function worldAlong(world: World, x: number, y: number, z: number, into: number[]): void {
  // undo the turn about +Y
  const c = Math.cos(world.rotationY);
  const s = Math.sin(world.rotationY);
  const lx = c * x - s * z;
  const lz = s * x + c * z;
  const u = Math.atan2(lx, -lz) / (2 * Math.PI) + 0.5;
  const v = Math.acos(Math.min(1, Math.max(-1, y))) / Math.PI;
  const column = Math.min(world.width - 1, Math.floor(u * world.width));
  const row = Math.min(world.height - 1, Math.floor(v * world.height));
  const at = 3 * (row * world.width + column);
  into[0] = world.nits[at]!;
  into[1] = world.nits[at + 1]!;
  into[2] = world.nits[at + 2]!;
}

/** An image in the renderer's convention as a texture for three: background, or source of reflections. */
/** @param rotationY turns the image about +Y, radians. */
export function equirectTexture(
  width: number,
  height: number,
  rgb: Float32Array,
  rotationY = 0,
): DataTexture {
  const data = new Uint16Array(4 * width * height);
  const one = DataUtils.toHalfFloat(1);
  const turn = Math.round(width / 4 + (rotationY / (2 * Math.PI)) * width);
  const wrapped = (column: number): number => ((column % width) + width) % width;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const from = 3 * (row * width + wrapped(column + turn));
      const to = 4 * ((height - 1 - row) * width + column);
      for (let c = 0; c < 3; c++)
        data[to + c] = DataUtils.toHalfFloat(Math.min(BRIGHTEST_NITS, Math.max(0, rgb[from + c]!)));
      data[to + 3] = one;
    }
  const texture = new DataTexture(data, width, height, RGBAFormat, HalfFloatType);
  texture.mapping = EquirectangularReflectionMapping;
  texture.colorSpace = LinearSRGBColorSpace;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.wrapS = RepeatWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.needsUpdate = true;
  return texture;
}

/** Mean luminance over the sphere, nits. */
export function meanOfWorld(world: World): Triple {
  const sum = [0, 0, 0];
  let weight = 0;
  for (let row = 0; row < world.height; row++) {
    const solid = Math.sin(((row + 0.5) / world.height) * Math.PI);
    for (let column = 0; column < world.width; column++) {
      const at = 3 * (row * world.width + column);
      for (let c = 0; c < 3; c++) sum[c]! += world.nits[at + c]! * solid;
      weight += solid;
    }
  }
  return [sum[0]! / weight, sum[1]! / weight, sum[2]! / weight];
}
