/**
 * The pinhole: world points to pixels and back.
 *
 * Pixel (0, 0) is the top left corner of the picture, x to the right and y down; the centre of the first pixel is
 * (0.5, 0.5). Depth is the distance along the lens axis (−Z), not along the ray. The picture is desqueezed: it spans
 * filmWidth × squeeze by filmHeight at the focal length. A lens shift of (sx, sy) moves the film centre by sx film widths
 * to the scene's right and sy heights up: a rising front (sy > 0) shows more above.
 *
 * Reference: R. Hartley, A. Zisserman, Multiple View Geometry, 2nd ed., §6.1.
 */
import { invertAffine, transformDirection, transformPoint, type Mat4 } from '../math/mat4.ts';
import { normalize, type Vec3 } from '../math/vec3.ts';
import type { Metres } from '../units/units.ts';
import type { FilmAndLens } from './field-of-view.ts';
import { requirePositive } from './require.ts';

export interface PinholeView extends FilmAndLens {
  /** Rigid: the camera's pose. */
  readonly worldFromCamera: Mat4;
  readonly pixelsWide: number;
  readonly pixelsHigh: number;
  readonly shift?: readonly [number, number];
}

export interface PixelPoint {
  readonly x: number;
  readonly y: number;
  /** Along the lens axis, metres, > 0. */
  readonly depth: number;
}

/** Tangents of the half fields, horizontal (desqueezed) and vertical. */
function halfTangents(view: PinholeView): readonly [number, number] {
  requirePositive('focal length', view.focalLength);
  return [(view.filmWidth * view.squeeze) / 2 / view.focalLength, view.filmHeight / 2 / view.focalLength];
}

/** Pixel of a world point; null for a point at or behind the lens. May lie outside the picture. */
export function pixelFromWorld(view: PinholeView, point: Vec3): PixelPoint | null {
  const [x, y, z] = transformPoint(invertAffine(view.worldFromCamera), point);
  const depth = -z;
  if (!(depth > 0)) return null;
  const [tx, ty] = halfTangents(view);
  const [sx, sy] = view.shift ?? [0, 0];
  return {
    x: (0.5 + x / depth / (2 * tx) - sx) * view.pixelsWide,
    y: (0.5 - y / depth / (2 * ty) + sy) * view.pixelsHigh,
    depth,
  };
}

/** World point at `depth` under a pixel: inverse of `pixelFromWorld`. */
export function worldFromPixel(view: PinholeView, pixel: PixelPoint): Vec3 {
  const [x, y] = filmTangents(view, pixel.x, pixel.y);
  return transformPoint(view.worldFromCamera, [x * pixel.depth, y * pixel.depth, -pixel.depth]);
}

/** Ray through a pixel, in the world: from the lens, unit direction. */
export function rayFromPixel(view: PinholeView, x: number, y: number): { origin: Vec3; direction: Vec3 } {
  const [tx, ty] = filmTangents(view, x, y);
  return {
    origin: transformPoint(view.worldFromCamera, [0, 0, 0]),
    direction: normalize(transformDirection(view.worldFromCamera, [tx, ty, -1])),
  };
}

function filmTangents(view: PinholeView, x: number, y: number): readonly [number, number] {
  const [tx, ty] = halfTangents(view);
  const [sx, sy] = view.shift ?? [0, 0];
  return [(x / view.pixelsWide - 0.5 + sx) * 2 * tx, (0.5 - y / view.pixelsHigh + sy) * 2 * ty];
}

/** Focal length in pixels, horizontal: what disparity and matchmove formulas call f. */
export const focalLengthPixels = (view: FilmAndLens & { readonly pixelsWide: number }): number =>
  (view.focalLength / (view.filmWidth * view.squeeze)) * view.pixelsWide;

/** Disparity in pixels of a point at `depth` between two parallel cameras `baseline` apart: f·b/Z. */
export function disparity(focalPixels: number, baseline: Metres, depth: Metres): number {
  requirePositive('depth', depth);
  return (focalPixels * baseline) / depth;
}
