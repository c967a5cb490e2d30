/**
 * Convex faces into a buffer of nearness and faces. In a perspective picture 1/z of a plane is linear in x and y, so each face is filled row by
 * row from its plane alone. No library and no GPU: a picture of the size of a stamp takes milliseconds.
 */
import { cross, dot, normalize, sub, type Vec3 } from '../../../core/math/vec3.ts';

export interface Eye {
  readonly positionM: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
  /** Pixels to the tangent of the angle off the axis. */
  readonly focalPx: number;
  readonly width: number;
  readonly height: number;
}

const NEAR_M = 0.02;

/** @param halfWidth tangent of half the horizontal angle of view. */
export function eyeAt(positionM: Vec3, targetM: Vec3, halfWidth: number, width: number, height: number): Eye {
  const away = sub(targetM, positionM);
  const forward = dot(away, away) > 1e-12 ? normalize(away) : ([0, 0, -1] as Vec3);
  const level: Vec3 = Math.abs(forward[1]) > 0.999 ? [0, 0, -1] : [0, 1, 0];
  const right = normalize(cross(forward, level));
  return {
    positionM,
    forward,
    right,
    up: cross(right, forward),
    focalPx: width / 2 / halfWidth,
    width,
    height,
  };
}

export class Raster {
  readonly width: number;
  readonly height: number;
  /** 1/z, 1/m; 0 where there is nothing. */
  readonly nearness: Float32Array;
  /** Number of the face; −1 where there is none. */
  readonly faces: Int32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.nearness = new Float32Array(width * height);
    this.faces = new Int32Array(width * height).fill(-1);
  }

  clear(): void {
    this.nearness.fill(0);
    this.faces.fill(-1);
  }

  /**
   * @param points of a convex face, counter-clockwise from its front, in the world.
   * @param normal of the face, unit. Faces that turn their back are left out.
   */
  fill(eye: Eye, points: readonly Vec3[], normal: Vec3, face: number): void {
    const first = points[0];
    if (first === undefined) return;
    const offset = dot(normal, sub(first, eye.positionM));
    // seen from behind, or along the plane
    if (offset > -1e-9) return;
    const outline = projected(eye, points);
    if (outline.length < 6) return;
    // 1/z = (n·ray)/offset with the ray of the pixel, whose part along the axis is 1
    const nx = dot(normal, eye.right) / offset / eye.focalPx;
    const ny = -dot(normal, eye.up) / offset / eye.focalPx;
    const n0 = dot(normal, eye.forward) / offset;
    this.#fillOutline(outline, nx, ny, n0, face);
  }

  #fillOutline(outline: readonly number[], nx: number, ny: number, n0: number, face: number): void {
    const { width, height, nearness, faces } = this;
    let [top, bottom] = [Infinity, -Infinity];
    for (let i = 1; i < outline.length; i += 2) {
      top = Math.min(top, outline[i]!);
      bottom = Math.max(bottom, outline[i]!);
    }
    const firstRow = Math.max(0, Math.ceil(top - 0.5));
    const lastRow = Math.min(height - 1, Math.ceil(bottom - 0.5) - 1);
    for (let row = firstRow; row <= lastRow; row++) {
      const y = row + 0.5;
      let [left, right] = [Infinity, -Infinity];
      for (let i = 0; i < outline.length; i += 2) {
        const j = i + 2 < outline.length ? i + 2 : 0;
        const [y0, y1] = [outline[i + 1]!, outline[j + 1]!];
        if (y0 <= y === y1 <= y) continue;
        const x = outline[i]! + ((y - y0) / (y1 - y0)) * (outline[j]! - outline[i]!);
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
      const from = Math.max(0, Math.ceil(left - 0.5));
      const to = Math.min(width - 1, Math.ceil(right - 0.5) - 1);
      let near = n0 + nx * (from + 0.5 - width / 2) + ny * (y - height / 2);
      for (let at = row * width + from, end = row * width + to; at <= end; at++, near += nx)
        if (near > nearness[at]!) {
          nearness[at] = near;
          faces[at] = face;
        }
    }
  }
}

/** Outline in pixels, x and y by turns, cut off before the eye. */
function projected(eye: Eye, points: readonly Vec3[]): readonly number[] {
  const { positionM, right, up, forward, focalPx, width, height } = eye;
  const seen = points.map((point): Vec3 => {
    const away = sub(point, positionM);
    return [dot(away, right), dot(away, up), dot(away, forward)];
  });
  const outline: number[] = [];
  const add = (x: number, y: number, z: number): void => {
    outline.push(width / 2 + (focalPx * x) / z, height / 2 - (focalPx * y) / z);
  };
  for (let i = 0; i < seen.length; i++) {
    const [x, y, z] = seen[i]!;
    const [nextX, nextY, nextZ] = seen[(i + 1) % seen.length]!;
    if (z >= NEAR_M) add(x, y, z);
    if (z >= NEAR_M !== nextZ >= NEAR_M) {
      const t = (NEAR_M - z) / (nextZ - z);
      add(x + t * (nextX - x), y + t * (nextY - y), NEAR_M);
    }
  }
  return outline;
}
