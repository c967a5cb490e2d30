/** A finished film as files: OpenEXR with its layers and the camera's data, or a PNG through a view transform. */
import { viewTransform, type ViewTransformName } from '../../core/color/view-transform.ts';
import { RGB_SPACES, type RgbSpaceName } from '../../core/color/rgb-spaces.ts';
import type { WhiteBalance } from '../../core/color/white-balance.ts';
import { encodeExr } from '../../core/interchange/exr/encode-exr.ts';
import type { ExrAttributes, ExrChannel, ExrPixelType } from '../../core/interchange/exr/exr-image.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import { invertAffine } from '../../core/math/mat4.ts';
import type { RenderCamera } from '../../core/scene/render-scene.ts';
import type { Film } from '../../core/tracer/film.ts';
import { poseAt } from '../../core/tracer/pack/motion.ts';
import type { AovName } from './aovs.ts';

export interface ExrOptions {
  readonly aovs: ReadonlySet<AovName>;
  readonly space: RgbSpaceName;
  /** Scene nits that become 1.0; null keeps nits. */
  readonly nitsAtOne: number | null;
  /** Sample type of colour; geometry and ids are always float. */
  readonly pixelType: 'half' | 'float';
  readonly camera: RenderCamera;
  readonly framesPerSecond: number | null;
}

export function exrOfFilm(film: Film, options: ExrOptions): Uint8Array {
  const { aovs, camera } = options;
  const space = RGB_SPACES[options.space];
  const scale = options.nitsAtOne === null ? 1 : 1 / options.nitsAtOne;
  const channels: ExrChannel[] = [
    ...rgbChannels('', film.rgb(space), options.pixelType, scale),
    { name: 'A', type: options.pixelType, data: film.alpha() },
  ];
  const addVector = (layer: string, names: string, values: Float32Array | null, type: ExrPixelType): void => {
    if (!values) return;
    [...names].forEach((name, c) =>
      channels.push({ name: `${layer}.${name}`, type, data: component(values, names.length, c) }),
    );
  };
  if (aovs.has('albedo')) addVector('albedo', 'RGB', film.albedo(space), 'half');
  if (aovs.has('normal')) addVector('normal', 'XYZ', film.normal(), 'float');
  if (aovs.has('variance')) addVector('variance', 'XYZ', film.varianceXyz(), 'float');
  if (aovs.has('samples')) {
    const count = new Float32Array(film.width * film.height).fill(film.samples);
    channels.push({ name: 'samples', type: 'float', data: count });
  }
  const { position, identity } = film.planes;
  if (position !== null) {
    const sums = film.sums(position);
    if (aovs.has('depth')) channels.push({ name: 'Z', type: 'float', data: component(sums, 4, 3) });
    if (aovs.has('position')) {
      [...'XYZ'].forEach((name, c) =>
        channels.push({ name: `position.${name}`, type: 'float', data: component(sums, 4, c) }),
      );
    }
  }
  if (identity !== null) {
    const sums = film.sums(identity);
    if (aovs.has('object'))
      channels.push({ name: 'object.id', type: 'uint', data: Uint32Array.from(component(sums, 4, 0)) });
    if (aovs.has('material'))
      channels.push({ name: 'material.id', type: 'uint', data: Uint32Array.from(component(sums, 4, 1)) });
    if (aovs.has('motion')) {
      channels.push({ name: 'motion.X', type: 'float', data: component(sums, 4, 2) });
      channels.push({ name: 'motion.Y', type: 'float', data: component(sums, 4, 3) });
    }
  }
  if (aovs.has('lights')) {
    for (const group of film.lightGroups) {
      channels.push(
        ...rgbChannels(
          `light_${group.replace(/[^\w-]+/g, '_')}.`,
          film.lightGroup(group, space),
          options.pixelType,
          scale,
        ),
      );
    }
  }
  return encodeExr({
    width: film.width,
    height: film.height,
    channels,
    attributes: cameraAttributes(camera, options),
  });
}

function rgbChannels(prefix: string, rgb: Float32Array, type: ExrPixelType, scale: number): ExrChannel[] {
  return [...'RGB'].map((name, c) => ({ name: prefix + name, type, data: component(rgb, 3, c, scale) }));
}

function component(values: Float32Array, stride: number, offset: number, scale = 1): Float32Array {
  const out = new Float32Array(values.length / stride);
  for (let i = 0; i < out.length; i++) out[i] = values[i * stride + offset]! * scale;
  return out;
}

/** Standard attributes of OpenEXR where there is one, in their units. */
function cameraAttributes(
  camera: RenderCamera,
  { space, nitsAtOne, framesPerSecond }: ExrOptions,
): ExrAttributes {
  const { red, green, blue, white } = chromaticitiesOf(space);
  const worldToCamera = invertAffine(poseAt(camera.motion, (camera.shutterOpen + camera.shutterClose) / 2));
  const exposure = camera.shutterClose - camera.shutterOpen;
  const attributes: Record<string, ExrAttributes[string]> = {
    chromaticities: { type: 'chromaticities', value: { red, green, blue, white } },
    // luminance of RGB (1, 1, 1) in cd/m²: pixels are nits unless an exposure was asked for
    whiteLuminance: { type: 'float', value: nitsAtOne ?? 1 },
    software: { type: 'string', value: 'Penumbra' },
    cameraLabel: { type: 'string', value: camera.name },
    worldToCamera: { type: 'm44f', value: [...worldToCamera] },
  };
  if (camera.projection === 'perspective') {
    attributes['nominalFocalLength'] = { type: 'float', value: camera.focalLength * 1000 };
    attributes['cameraFilmWidthMm'] = { type: 'float', value: camera.filmWidth * 1000 };
    attributes['cameraFilmHeightMm'] = { type: 'float', value: camera.filmHeight * 1000 };
    if (camera.apertureRadius > 0) {
      attributes['aperture'] = { type: 'float', value: camera.focalLength / (2 * camera.apertureRadius) };
    }
    if (Number.isFinite(camera.focusDistance))
      attributes['focus'] = { type: 'float', value: camera.focusDistance };
  }
  if (exposure > 0) attributes['expTime'] = { type: 'float', value: exposure };
  if (framesPerSecond !== null) {
    attributes['framesPerSecond'] = { type: 'rational', value: [Math.round(framesPerSecond * 1000), 1000] };
  }
  return attributes;
}

function chromaticitiesOf(space: RgbSpaceName) {
  const { red, green, blue, white } = RGB_SPACES[space];
  return { red, green, blue, white };
}

export interface PngOptions {
  readonly nitsAtOne: number;
  readonly whiteBalance: WhiteBalance | null;
  readonly transform: ViewTransformName;
}

export function pngOfFilm(film: Film, options: PngOptions): Uint8Array {
  const data = viewTransform(film.rgb(), options);
  return encodePng({ width: film.width, height: film.height, components: 3, data });
}

/** The light that a camera calls white; null is D65. */
export const whiteBalanceOf = ({ whiteBalanceKelvin, whiteBalanceDuv }: RenderCamera): WhiteBalance | null =>
  whiteBalanceKelvin === null ? null : { kelvin: whiteBalanceKelvin, duv: whiteBalanceDuv ?? 0 };

/** Exposure for pictures whose camera knows none: the log average of what is lit becomes middle grey. */
export function meteredNitsAtOne(film: Film): number {
  const xyz = film.xyz();
  let sum = 0;
  let count = 0;
  for (let i = 1; i < xyz.length; i += 3) {
    if (xyz[i]! > 1e-6) {
      sum += Math.log(xyz[i]!);
      count++;
    }
  }
  return count === 0 ? 1 : Math.exp(sum / count) / 0.18;
}
