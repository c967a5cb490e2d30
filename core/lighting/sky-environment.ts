/**
 * A clear sky over flat ground as an equirectangular image in nits, in the layout of core/scene's RenderEnvironment:
 * linear Rec.709, centre column along −Z (North), u grows to +X (East), top row +Y.
 *
 * Above the horizon: Hošek–Wilkie [1]. Below it: Lambertian ground of the given albedo under that sky and sun, so that
 * what shines up from below is what the same light put there. The sun's disc is not in the image: it is a light of its
 * own (sun-light.ts), because no image of sensible size resolves it.
 *
 * The model is defined for a sun above the horizon. Below 0° its 0° sky is kept in shape and scaled so that the ground
 * receives what is published for the end of civil, nautical and astronomical twilight [2]; that is an extension of ours,
 * good for the level of light and not for the colours of the twilight arch.
 *
 * [1] Hošek & Wilkie 2012 (hosek-wilkie.ts).
 * [2] P. K. Seidelmann (ed.), Explanatory Supplement to the Astronomical Almanac, 1992: clear twilight gives 3.40 lx at
 *     −6°, 0.00831 lx at −12°, 0.000653 lx at −18°.
 */
import type { Vec3 } from '../math/vec3.ts';
import { radiansFromDegrees } from '../units/conversions.ts';
import { degrees } from '../units/units.ts';
import { LUMENS_PER_WATT, xyzOfSpectrum, type Xyz } from '../color/cie-observer.ts';
import { transform3 } from '../color/matrix3.ts';
import { RGB_SPACES, rgbFromXyz } from '../color/rgb-spaces.ts';
import { skyState, skyXyz, type SkyState } from './hosek-wilkie.ts';
import { directionFromCompass } from './solar-position.ts';
import { checkTurbidity, sunIrradiance, sunLight, type SunOptions } from './sun-light.ts';

export interface SkyOptions extends SunOptions {
  /** Diffuse reflectance of the ground, 0…1: grass .2, concrete .4, snow .85. */
  readonly groundAlbedo: number;
}
export interface SkyImage {
  readonly width: number;
  readonly height: number;
  /** rgb per pixel, nits, never negative. */
  readonly data: Float32Array;
}

const TWILIGHT: readonly (readonly [number, number])[] = [
  [-6, 3.4],
  [-12, 0.00831],
  [-18, 0.000653],
];
/**
 * Horizontal illuminance with the sun below the horizon, lux: from the model's own level at 0° logarithmically through the
 * published points, constant after the last.
 */
const twilightLux = (elevation: number, atHorizon: number): number => {
  const points = [[0, atHorizon] as const, ...TWILIGHT];
  const i = points.findIndex(([at]) => elevation >= at);
  if (i < 0) return points[points.length - 1]![1];
  const [a, b] = [points[Math.max(i - 1, 0)]!, points[i]!];
  const t = a[0] === b[0] ? 0 : (elevation - a[0]) / (b[0] - a[0]);
  return Math.exp(Math.log(a[1]) * (1 - t) + Math.log(b[1]) * t);
};

interface Dome {
  readonly state: SkyState;
  readonly sun: Vec3;
  readonly scale: number;
}

const domeOf = (options: SkyOptions): Dome => {
  checkTurbidity(options.turbidity);
  if (!(Math.abs(options.sunElevation) <= 90))
    throw new RangeError(`sun elevation: expected −90 to 90 degrees, got ${options.sunElevation}`);
  if (!(options.groundAlbedo >= 0 && options.groundAlbedo <= 1))
    throw new RangeError(`ground albedo: expected 0 to 1, got ${options.groundAlbedo}`);
  const elevation = degrees(Math.max(options.sunElevation, 0));
  const dome: Dome = {
    state: skyState(radiansFromDegrees(elevation), options.turbidity, options.groundAlbedo),
    sun: directionFromCompass(elevation, options.sunAzimuth),
    scale: LUMENS_PER_WATT,
  };
  if (options.sunElevation >= 0) return dome;
  const atHorizon = skyIlluminance(dome)[1];
  return { ...dome, scale: (dome.scale * twilightLux(options.sunElevation, atHorizon)) / atHorizon };
};

const luminanceToward = (dome: Dome, [x, y, z]: Vec3): Xyz => {
  const cosGamma = Math.min(Math.max(x * dome.sun[0] + y * dome.sun[1] + z * dome.sun[2], -1), 1);
  const [X, Y, Z] = skyXyz(dome.state, Math.max(y, 0), Math.acos(cosGamma));
  return [Math.max(X, 0) * dome.scale, Math.max(Y, 0) * dome.scale, Math.max(Z, 0) * dome.scale];
};

/** XYZ of the sky in a direction above the horizon, Y in nits. */
export const skyLuminance = (options: SkyOptions, direction: Vec3): Xyz =>
  luminanceToward(domeOf(options), direction);

const RINGS = 48;
const SECTORS = 96;
/** Horizontal illuminance from the sky alone as XYZ, Y in lux: midpoint rule, uniform in sin² of elevation. */
const skyIlluminance = (dome: Dome): Xyz => {
  const sum = [0, 0, 0];
  for (let ring = 0; ring < RINGS; ring++) {
    // Equal steps in cos²θ have equal projected solid angle: every sample weighs the same.
    const y = Math.sqrt((ring + 0.5) / RINGS);
    const r = Math.sqrt(1 - y * y);
    for (let sector = 0; sector < SECTORS; sector++) {
      const phi = (2 * Math.PI * (sector + 0.5)) / SECTORS;
      luminanceToward(dome, [r * Math.sin(phi), y, -r * Math.cos(phi)]).forEach((v, i) => (sum[i]! += v));
    }
  }
  const weight = Math.PI / (RINGS * SECTORS);
  return [sum[0]! * weight, sum[1]! * weight, sum[2]! * weight];
};

export interface HorizontalIlluminance {
  /** Lux from the sky without the sun. */
  readonly sky: number;
  /** Lux from the sun on level ground. */
  readonly sun: number;
}
/** What a light meter lying on the ground reads. */
export const horizontalIlluminance = (options: SkyOptions): HorizontalIlluminance => ({
  sky: skyIlluminance(domeOf(options))[1],
  sun: sunLight(options).illuminance * Math.max(Math.sin(radiansFromDegrees(options.sunElevation)), 0),
});

const groundXyz = (options: SkyOptions, dome: Dome): Xyz => {
  const fromSky = skyIlluminance(dome);
  const { sun } = horizontalIlluminance(options);
  const sunXyz = xyzOfSpectrum(sunIrradiance(options.sunElevation, options.turbidity));
  const toXyz = (i: 0 | 1 | 2): number =>
    (options.groundAlbedo / Math.PI) * (fromSky[i] + (sunXyz[1] > 0 ? (sun * sunXyz[i]) / sunXyz[1] : 0));
  return [toXyz(0), toXyz(1), toXyz(2)];
};

export interface SkyImageOptions extends SkyOptions {
  readonly width: number;
  readonly height: number;
}

/** @throws RangeError for turbidity outside 1…10, albedo outside 0…1, or an image that is not at least 2×2 whole pixels. */
export const skyEnvironment = (options: SkyImageOptions): SkyImage => {
  const { width, height } = options;
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 2 && height >= 2))
    throw new RangeError(`sky image: expected whole width and height of at least 2, got ${width}×${height}`);
  const dome = domeOf(options);
  const toRgb = rgbFromXyz(RGB_SPACES.rec709);
  const ground: Xyz = groundXyz(options, dome);
  const data = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const elevation = (0.5 - (row + 0.5) / height) * Math.PI;
    for (let column = 0; column < width; column++) {
      const azimuth = ((column + 0.5) / width - 0.5) * 2 * Math.PI;
      const direction: Vec3 = [
        Math.cos(elevation) * Math.sin(azimuth),
        Math.sin(elevation),
        -Math.cos(elevation) * Math.cos(azimuth),
      ];
      const xyz = elevation > 0 ? luminanceToward(dome, direction) : ground;
      // The deepest blues leave Rec.709 a little; a negative amount of light cannot be rendered.
      const rgb = transform3(toRgb, xyz);
      const at = (row * width + column) * 3;
      for (let i = 0; i < 3; i++) data[at + i] = Math.max(rgb[i]!, 0);
    }
  }
  return { width, height, data };
};
