/** Where a point of the set appears on the page through the starter scene's camera: worked out anew from its lens and its pose. */
import type { Page } from 'playwright-core';

type Point3 = readonly [number, number, number];

/** Of the starter scene: pose, focal length and recorded area of its camera. */
const EYE: Point3 = [0.75, 1.48, 3.35];
const TARGET: Point3 = [-0.16, 1.44, 0];
const FOCAL_LENGTH_MM = 47;
const FILM_WIDTH_MM = 27.99;

const sub = (a: Point3, b: Point3): Point3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Point3, b: Point3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Point3, b: Point3): Point3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Point3): Point3 => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};

const FORWARD = unit(sub(TARGET, EYE));
const RIGHT = unit(cross(FORWARD, [0, 1, 0]));
const UP = cross(RIGHT, FORWARD);

export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** @returns pixels of the page. */
export async function throughLens(page: Page, point: Point3): Promise<PagePoint> {
  const frame = await page.locator('.pn-guide-recorded').first().boundingBox();
  if (frame === null) throw new Error('the frame of the camera is not on the stage');
  const away = sub(point, EYE);
  const scale = ((FOCAL_LENGTH_MM / FILM_WIDTH_MM) * frame.width) / dot(away, FORWARD);
  return {
    x: frame.x + frame.width / 2 + scale * dot(away, RIGHT),
    y: frame.y + frame.height / 2 - scale * dot(away, UP),
  };
}

/** Distance along the lens axis, metres from the lens. */
export const alongAxis = (point: Point3): number => dot(sub(point, EYE), FORWARD);
