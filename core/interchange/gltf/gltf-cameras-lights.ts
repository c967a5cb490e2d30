/**
 * glTF cameras and punctual lights. Neither is changed in size by its node's scale: only position and direction count.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.10 "Cameras". [2] KHR_lights_punctual.
 */
import type { Camera } from '@gltf-transform/core';
import type { Light } from '@gltf-transform/extensions';
import { cross, normalize, scale, sub, dot, type Vec3 } from '../../math/vec3.ts';
import type { Mat4 } from '../../math/mat4.ts';
import type { RenderCamera, RenderLight } from '../../scene/render-scene.ts';
import { candela, lux, metres, radians } from '../../units/units.ts';
import type { ImportContext } from './import-context.ts';

/** glTF knows angles, not film: 24 mm tall as in a 35 mm still camera, 36 mm wide where no aspect ratio is given. */
const FILM_HEIGHT = 0.024;
const FILM_WIDTH = 0.036;
/** An orthographic view has no focal length; this is a value that divides. */
const ORTHOGRAPHIC_FOCAL_LENGTH = 0.05;
export const IMPORTED_LIGHT_GROUP = 'default';

/** The rotation and position of an affine transform, without scale, shear and mirroring: −Z and up are kept. */
export function rigid(m: Mat4): Mat4 {
  const axis = (v: Vec3, fallback: Vec3): Vec3 => (Math.hypot(...v) > 1e-12 ? normalize(v) : fallback);
  const z = axis([m[8], m[9], m[10]], [0, 0, 1]);
  const yRaw: Vec3 = [m[4], m[5], m[6]];
  const spare: Vec3 = Math.abs(z[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const flat = (v: Vec3): Vec3 => sub(v, scale(z, dot(v, z)));
  const y = axis(flat(axis(yRaw, spare)), normalize(flat(spare)));
  const x = cross(y, z);
  return [x[0], x[1], x[2], 0, y[0], y[1], y[2], 0, z[0], z[1], z[2], 0, m[12], m[13], m[14], 1];
}

/** A pinhole whose vertical field of view is exact. @throws ModelImportError for an orthographic view without extent. */
export function mapCamera(
  camera: Camera,
  name: string,
  worldFromNode: Mat4,
  field: string,
  context: ImportContext,
): RenderCamera {
  const perspective = camera.getType() === 'perspective';
  const aspect = camera.getAspectRatio();
  const [xmag, ymag] = [Math.abs(camera.getXMag()), Math.abs(camera.getYMag())];
  if (!perspective && !(xmag > 0 && ymag > 0))
    context.fail(`${field}/orthographic`, `expected xmag and ymag other than 0, found ${xmag} and ${ymag}`);
  const near = camera.getZNear();
  const far = perspective ? (camera.getZFar() ?? Infinity) : camera.getZFar();
  if (!(far > near))
    context.fail(`${field}/${camera.getType()}/zfar`, `expected more than znear (${near}), found ${far}`);
  return {
    name,
    motion: [{ time: 0, worldFromLocal: rigid(worldFromNode) }],
    projection: perspective ? 'perspective' : 'orthographic',
    filmWidth: metres(perspective ? (aspect === null ? FILM_WIDTH : FILM_HEIGHT * aspect) : 2 * xmag),
    filmHeight: metres(perspective ? FILM_HEIGHT : 2 * ymag),
    focalLength: metres(
      perspective ? FILM_HEIGHT / 2 / Math.tan(camera.getYFov() / 2) : ORTHOGRAPHIC_FOCAL_LENGTH,
    ),
    squeeze: 1,
    shift: [0, 0],
    focusDistance: metres(Infinity),
    apertureRadius: metres(0),
    irisBlades: 0,
    irisRotation: radians(0),
    pupilAspect: 1,
    shutterOpen: 0,
    shutterClose: 0,
    nitsAtOne: null,
    whiteBalanceKelvin: null,
    near: metres(Math.max(0, near)),
    far: metres(far),
  };
}

/** Candela for points and spots, lux for directional lights, as [2] says; colour tints a D65 source. */
export function mapLight(
  light: Light,
  name: string,
  worldFromNode: Mat4,
  field: string,
  context: ImportContext,
): RenderLight {
  const [r, g, b] = light.getColor();
  const base = {
    name,
    motion: [{ time: 0, worldFromLocal: rigid(worldFromNode) }] as const,
    spectrum: null,
    tint: [Math.max(0, r), Math.max(0, g), Math.max(0, b)] as const,
    lightGroup: IMPORTED_LIGHT_GROUP,
    visibleToCamera: false,
  };
  if (light.getRange() !== null && light.getType() !== 'directional')
    context.warn(`light "${name}": its range was ignored, light falls off with the square of the distance`);
  const intensity = light.getIntensity();
  if (light.getType() === 'directional')
    return { ...base, kind: 'directional', illuminance: lux(intensity), angularDiameter: radians(0) };
  if (light.getType() === 'point')
    return { ...base, kind: 'point', intensity: candela(intensity), radius: metres(0) };
  const [inner, outer] = [light.getInnerConeAngle(), light.getOuterConeAngle()];
  if (!(inner < outer && outer <= Math.PI / 2 + 1e-6))
    context.fail(
      `${field}/spot`,
      `expected innerConeAngle < outerConeAngle ≤ π/2, found ${inner} and ${outer}`,
    );
  return {
    ...base,
    kind: 'spot',
    intensity: candela(intensity),
    innerAngle: radians(inner),
    outerAngle: radians(Math.min(outer, Math.PI / 2)),
    radius: metres(0),
  };
}
