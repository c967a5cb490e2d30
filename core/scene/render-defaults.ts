/** Defaults for render-scene records, so that a maker of scenes states only what differs. */
import { IDENTITY } from '../math/mat4.ts';
import { metres, radians, type Nits } from '../units/units.ts';
import type { ColorParam, LinearRgb, RenderCamera, RenderMaterial, ScalarParam } from './render-scene.ts';

export const scalar = (value: number): ScalarParam => ({ value });
export const color = (value: LinearRgb): ColorParam => ({ value });

/** OpenPBR's defaults: an opaque grey dielectric of roughness 0.3 and IOR 1.5. */
export const DEFAULT_MATERIAL: RenderMaterial = {
  name: 'default',
  baseWeight: 1,
  baseColor: color([0.8, 0.8, 0.8]),
  baseDiffuseRoughness: 0,
  baseMetalness: scalar(0),
  metal: null,
  specularWeight: scalar(1),
  specularColor: color([1, 1, 1]),
  specularRoughness: scalar(0.3),
  specularAnisotropy: scalar(0),
  specularRotation: 0,
  specularIor: 1.5,
  transmissionWeight: scalar(0),
  transmissionColor: color([1, 1, 1]),
  transmissionDepth: 0,
  dispersionAbbe: 0,
  coatWeight: scalar(0),
  coatColor: [1, 1, 1],
  coatRoughness: scalar(0),
  coatIor: 1.6,
  fuzzWeight: 0,
  fuzzColor: color([1, 1, 1]),
  fuzzRoughness: scalar(0.5),
  emissionNits: 0 as Nits,
  emissionColor: color([1, 1, 1]),
  emissionSpectrum: null,
  opacity: scalar(1),
  alphaFromBaseColor: false,
  alphaMode: 'opaque',
  alphaCutoff: 0.5,
  thinWalled: false,
  doubleSided: true,
  normalMap: null,
  unlit: false,
};

/** A pinhole at the origin that looks along −Z: 36 × 24 mm of film behind 50 mm, in focus everywhere, an instant long. */
export const DEFAULT_CAMERA: RenderCamera = {
  name: 'camera',
  motion: [{ time: 0, worldFromLocal: IDENTITY }],
  projection: 'perspective',
  filmWidth: metres(0.036),
  filmHeight: metres(0.024),
  focalLength: metres(0.05),
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
  near: metres(0),
  far: metres(Infinity),
};
