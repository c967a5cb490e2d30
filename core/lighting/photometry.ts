/**
 * Photometric conversions that need geometry: lumens, candela, nits and lux of the emitters that a scene can hold.
 *
 * All are exact integrals of the emitter's own distribution, so a light entered in lumens and read back in candela
 * describes the same lamp. Conversions without geometry (feet, foot-candles) are in core/units.
 *
 * [1] CIE S 017:2020 (ILV): luminous flux 17-21-039, intensity 17-21-045, luminance 17-21-050, illuminance 17-21-060.
 * [2] KHR_lights_punctual: inner and outer cone angles and their smooth falloff.
 */
import type { Candela, Lumens, Lux, Metres, Nits, Radians, Steradians } from '../units/units.ts';

/** Isotropic point: Φ = 4π·I. */
export const pointLumens = (intensity: Candela): Lumens => (intensity * 4 * Math.PI) as Lumens;
export const pointCandela = (flux: Lumens): Candela => (flux / (4 * Math.PI)) as Candela;

/**
 * Relative intensity of a spot at `angle` from its axis [2]: 1 inside the inner half-angle, 0 outside the outer,
 * between them the square of the linear ramp in the cosine.
 */
export const spotFalloff = (angle: Radians, inner: Radians, outer: Radians): number => {
  const cosInner = Math.cos(inner);
  const cosOuter = Math.cos(outer);
  const ramp = (Math.cos(angle) - cosOuter) / Math.max(cosInner - cosOuter, 1e-6);
  return Math.min(Math.max(ramp, 0), 1) ** 2;
};

/**
 * ∫ falloff dω of that spot, steradians: 2π·((1 − cos i) + (cos i − cos o)/3), the last term being the ramp squared.
 * @throws RangeError unless 0 ≤ inner ≤ outer ≤ π and outer > 0.
 */
export const spotSolidAngle = (inner: Radians, outer: Radians): Steradians => {
  if (!(inner >= 0 && inner <= outer && outer <= Math.PI && outer > 0))
    throw new RangeError(`spot: expected 0 ≤ inner ≤ outer ≤ π, got inner ${inner}, outer ${outer}`);
  const cosInner = Math.cos(inner);
  return (2 * Math.PI * (1 - cosInner + (cosInner - Math.cos(outer)) / 3)) as Steradians;
};
export const spotLumens = (peak: Candela, inner: Radians, outer: Radians): Lumens =>
  (peak * spotSolidAngle(inner, outer)) as Lumens;
export const spotCandela = (flux: Lumens, inner: Radians, outer: Radians): Candela =>
  (flux / spotSolidAngle(inner, outer)) as Candela;

/** Emitting area of a Lambertian source. */
export type AreaEmitter =
  | { readonly kind: 'rect'; readonly width: Metres; readonly height: Metres; readonly twoSided: boolean }
  | { readonly kind: 'disc'; readonly radius: Metres; readonly twoSided: boolean }
  | { readonly kind: 'sphere'; readonly radius: Metres };

/** Square metres that shine. */
export const emittingArea = (emitter: AreaEmitter): number => {
  switch (emitter.kind) {
    case 'rect':
      return emitter.width * emitter.height * (emitter.twoSided ? 2 : 1);
    case 'disc':
      return Math.PI * emitter.radius ** 2 * (emitter.twoSided ? 2 : 1);
    case 'sphere':
      return 4 * Math.PI * emitter.radius ** 2;
  }
};
/** Lambertian: Φ = π·L·A. */
export const areaLumens = (luminance: Nits, emitter: AreaEmitter): Lumens =>
  (luminance * Math.PI * emittingArea(emitter)) as Lumens;
/** @throws RangeError for an emitter without area. */
export const areaNits = (flux: Lumens, emitter: AreaEmitter): Nits => {
  const area = emittingArea(emitter);
  if (!(area > 0)) throw new RangeError(`${emitter.kind} light: expected a positive emitting area`);
  return (flux / (Math.PI * area)) as Nits;
};
/** Intensity along the axis of a Lambertian emitter, from one face: L × its area as seen from there. */
export const areaCandela = (luminance: Nits, emitter: AreaEmitter): Candela => {
  switch (emitter.kind) {
    case 'rect':
      return (luminance * emitter.width * emitter.height) as Candela;
    case 'disc':
    case 'sphere':
      return (luminance * Math.PI * emitter.radius ** 2) as Candela;
  }
};

/** E = I/d² on a surface facing the light: the far field, good to 1 % beyond five times the source's size. */
export const luxAtDistance = (intensity: Candela, distance: Metres): Lux =>
  (intensity / distance ** 2) as Lux;
/** The intensity that a published reading of `lux` at `distance` implies. */
export const candelaFromLux = (illuminance: Lux, distance: Metres): Candela =>
  (illuminance * distance ** 2) as Candela;

/** On the axis of a Lambertian disc: E = π·L·R²/(R² + d²), exact at any distance. */
export const discLux = (luminance: Nits, radius: Metres, distance: Metres): Lux =>
  ((Math.PI * luminance * radius ** 2) / (radius ** 2 + distance ** 2)) as Lux;
