/**
 * The through-lens eye: the projection of a render camera, widened so that the pane shows what lies around the frame. A point of the set
 * lands on the same pixel as core/optics/projection.ts says.
 */
import type { PerspectiveCamera } from 'three';
import { frameline } from '../../../core/optics/framing.ts';
import type { RenderCamera } from '../../../core/scene/render-scene.ts';
import type { PixelRect } from './pane.ts';

/** Share of the shorter side that stays free around the frame. */
const SURROUND = 0.045;

type Film = Pick<RenderCamera, 'filmWidth' | 'filmHeight' | 'squeeze'>;

/** Where all that the camera records lies in a pane of this size: as large as fits inside the surround, in the middle. */
export function recordedRect(film: Film, width: number, height: number): PixelRect {
  const aspect = (film.filmWidth * film.squeeze) / film.filmHeight;
  const margin = SURROUND * Math.min(width, height);
  const room = { width: Math.max(1, width - 2 * margin), height: Math.max(1, height - 2 * margin) };
  const w = Math.min(room.width, room.height * aspect);
  const h = w / aspect;
  return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
}

/** The delivery frame inside the recorded one. */
export function deliveryRect(film: Film, recorded: PixelRect, ratio: number): PixelRect {
  const line = frameline(film, ratio);
  return {
    x: recorded.x + line.x * recorded.width,
    y: recorded.y + line.y * recorded.height,
    width: line.width * recorded.width,
    height: line.height * recorded.height,
  };
}

/** Gives the eye the lens of the camera. Its pose is set by whoever holds the camera's rig. */
export function setLens(
  eye: PerspectiveCamera,
  camera: Film & Pick<RenderCamera, 'focalLength' | 'shift'>,
  pane: { readonly width: number; readonly height: number },
  recorded: PixelRect,
  near: number,
  far: number,
): void {
  const halfX = (camera.filmWidth * camera.squeeze) / 2 / camera.focalLength;
  const halfY = camera.filmHeight / 2 / camera.focalLength;
  const [shiftX, shiftY] = camera.shift;
  // tangents of the rays through the edges of the pane, by the fraction of the recorded frame that the edge lies at
  const tangentX = (u: number): number => (u - 0.5 + shiftX) * 2 * halfX;
  const tangentY = (v: number): number => (0.5 - v + shiftY) * 2 * halfY;
  const left = tangentX(-recorded.x / recorded.width);
  const right = tangentX((pane.width - recorded.x) / recorded.width);
  const top = tangentY(-recorded.y / recorded.height);
  const bottom = tangentY((pane.height - recorded.y) / recorded.height);
  eye.near = near;
  eye.far = far;
  // what others read of the eye; the matrix below is what counts
  eye.aspect = pane.width / Math.max(1, pane.height);
  eye.fov = ((Math.atan(top) - Math.atan(bottom)) * 180) / Math.PI;
  eye.projectionMatrix.makePerspective(left * near, right * near, top * near, bottom * near, near, far);
  eye.projectionMatrixInverse.copy(eye.projectionMatrix).invert();
}
