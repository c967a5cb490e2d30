/**
 * A physical camera as the kernel reads it, for an image of a given shape.
 *
 * The view is the pinhole view of the focal length: it does not breathe with focus. Thin-lens circles of confusion are
 * A·f·|S₂ − S₁| / (S₂·(S₁ − f)); in a view of constant width that takes a pupil larger by S₁/(S₁ − f).
 */
import type { Camera } from '../generated/kernel-structs.ts';
import type { RenderCamera } from '../../scene/render-scene.ts';

/** Rays end here when a camera has no far plane; the kernel calls this infinite. */
export const INFINITE_DISTANCE = 1e30;

/**
 * An image of another shape than the film shows the largest part of the film that has its shape, never more.
 */
export function packCamera(camera: RenderCamera, imageWidth: number, imageHeight: number): Camera {
  const isFlat = camera.projection === 'orthographic';
  const reach = isFlat ? 1 : camera.focalLength;
  let halfWidth = (camera.filmWidth * (isFlat ? 1 : camera.squeeze)) / 2 / reach;
  let halfHeight = camera.filmHeight / 2 / reach;
  const filmShift = [camera.shift[0] * 2 * halfWidth, camera.shift[1] * 2 * halfHeight] as const;
  const aspect = imageWidth / imageHeight;
  if (aspect > halfWidth / halfHeight) halfHeight = halfWidth / aspect;
  else halfWidth = halfHeight * aspect;

  const isFocused = Number.isFinite(camera.focusDistance) && camera.focusDistance > camera.focalLength;
  const pupil =
    camera.apertureRadius *
    (isFocused ? camera.focusDistance / (camera.focusDistance - camera.focalLength) : 1);
  return {
    halfExtent: [halfWidth, halfHeight],
    shift: [filmShift[0] / halfWidth, filmShift[1] / halfHeight],
    pupilRadius: isFlat ? [0, 0] : [pupil * camera.pupilAspect, pupil],
    focusDistance: isFocused ? camera.focusDistance : 0,
    irisBlades: camera.irisBlades < 3 ? 0 : Math.floor(camera.irisBlades),
    irisRotation: camera.irisRotation,
    orthographic: isFlat ? 1 : 0,
    near: camera.near,
    far: Number.isFinite(camera.far) ? camera.far : INFINITE_DISTANCE,
  };
}
