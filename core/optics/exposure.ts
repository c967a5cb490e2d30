/**
 * Exposure as a light meter and a camera department reckon it.
 *
 * The chain, with T-numbers, so that the lens' transmittance is already counted:
 *
 *   focal-plane exposure   H = (π/4) · L · t / T²                                    (1)
 *   reflected-light meter  L = K · T² / (t · EI),  K = 12.5 cd·s/m²                  (2)  [1]
 *   incident-light meter   E = C · T² / (t · EI),  C = 250 lx·s flat, 310…340 dome   (3)  [1]
 *
 * (1) is the camera equation H = (π/4)·L·t·τ/N² on axis and at infinity, with T = N/√τ; [2] writes it H = q·L·t/N²
 * with q = (π/4)·τ·v·cos⁴θ ≈ 0.65 for a typical lens 10° off axis. Vignetting and cos⁴ are not part of a T-number and
 * are left to the renderer's geometry.
 *
 * Which constant maps EI to the picture. This desk is **meter-calibrated**: the luminance that a K = 12.5 meter would
 * call correct (2) becomes 18 % grey, scene-linear 0.18; so
 *
 *   nitsAtLinearOne = K · T² · 2^nd / (0.18 · t · EI)                                (4)
 *
 * (1) and (2) give H = (π/4)·12.5/EI = 9.82/EI lx·s for that grey. ISO 12232's standard output sensitivity defines
 * S = 10/H for the same 18 % grey [2]: 0.026 stop apart, so EI here and a camera's SOS rating agree. Saturation-based
 * ISO (S = 78/H_sat) concerns clipping and does not place grey.
 *
 * A grey card and the incident meter: a Lambertian ρ has L = ρE/π, so (2) and (3) agree for ρ = πK/C = 15.7 % at
 * C = 250. An 18 % card read by the flat incident constant therefore lands 0.2 stop above grey; that is the
 * well-known gap between the two meter constants and not an error here.
 *
 * [1] ISO 2720:1974, Photographic exposure meters: guide to product specification (K 10.6…13.4, C 240…400 recommended).
 * [2] ISO 12232:2019, Digital still cameras: exposure index, ISO speed, SOS and REI.
 */
import {
  seconds,
  stops,
  type Degrees,
  type FramesPerSecond,
  type Lux,
  type LuxSeconds,
  type Nits,
  type Seconds,
  type Stops,
} from '../units/units.ts';
import { requireBetween, requirePositive } from './require.ts';

/** Reflected-light calibration constant of Canon, Nikon and Sekonic meters, cd·s/m² [1]. */
export const REFLECTED_K = 12.5;
/** Incident-light calibration constant for a flat (cosine) receptor, lx·s [1]. */
export const INCIDENT_C_FLAT = 250;
/** Incident-light calibration constant for a hemispherical receptor as Sekonic states it, lx·s. */
export const INCIDENT_C_DOME = 340;
/** Scene-linear value that the meter-calibrated grey is exposed to. */
export const MIDDLE_GREY = 0.18;

/** What decides an exposure. `ei` is the exposure index; `ndStops` the loss in all filters together. */
export interface ExposureSettings {
  readonly tStop: number;
  readonly shutterAngle: Degrees;
  readonly frameRate: FramesPerSecond;
  readonly ei: number;
  readonly ndStops?: Stops;
}

/** Time the shutter is open, s: angle / (360 · rate). @throws RangeError outside 0 < angle ≤ 360. */
export function shutterTime(angle: Degrees, rate: FramesPerSecond): Seconds {
  requirePositive('shutter angle', angle);
  requireBetween('shutter angle', angle, 0, 360);
  requirePositive('frame rate', rate);
  return seconds(angle / 360 / rate);
}

/** Shutter angle that gives exposure time `time` at `rate`: inverse of `shutterTime`; may exceed 360° (impossible). */
export const shutterAngleForTime = (time: Seconds, rate: FramesPerSecond): Degrees =>
  (time * 360 * rate) as Degrees;

/** T = N / √τ for a transmittance τ in (0, 1]. */
export function tStopFromFStop(fStop: number, transmittance: number): number {
  requirePositive('f-number', fStop);
  requireTransmittance(transmittance);
  return fStop / Math.sqrt(transmittance);
}

/** N = T · √τ: the geometric f-number, which decides depth of field, behind a T-number, which decides exposure. */
export function fStopFromTStop(tStop: number, transmittance: number): number {
  requirePositive('T-stop', tStop);
  requireTransmittance(transmittance);
  return tStop * Math.sqrt(transmittance);
}

function requireTransmittance(value: number): void {
  requirePositive('transmittance', value);
  requireBetween('transmittance', value, 0, 1);
}

/** Exposure value at the set speed: EV = log₂(T²/t). */
export const exposureValue = (tStop: number, time: Seconds): number => Math.log2((tStop * tStop) / time);

/** Exposure value referred to ISO 100: the light level a scene "has", EV₁₀₀ = log₂(T²·2^nd/t · 100/EI). */
export function ev100(settings: ExposureSettings): number {
  const time = shutterTime(settings.shutterAngle, settings.frameRate);
  requirePositive('exposure index', settings.ei);
  return exposureValue(settings.tStop, time) + (settings.ndStops ?? 0) - Math.log2(settings.ei / 100);
}

/** Luminance that a K meter assigns to EV₁₀₀, nits: L = K/100 · 2^EV (EV 15 → 4096 nits). */
export const luminanceFromEv100 = (ev: number, k = REFLECTED_K): Nits => ((k / 100) * 2 ** ev) as Nits;
/** Inverse of `luminanceFromEv100`. */
export const ev100FromLuminance = (luminance: Nits, k = REFLECTED_K): number =>
  Math.log2((luminance * 100) / k);

/** Exposure on the film, lx·s, eq. (1), behind `ndStops` of filters. */
export function focalPlaneExposure(luminance: Nits, settings: Omit<ExposureSettings, 'ei'>): LuxSeconds {
  const time = shutterTime(settings.shutterAngle, settings.frameRate);
  requirePositive('T-stop', settings.tStop);
  const throughFilters = luminance / 2 ** (settings.ndStops ?? 0);
  return ((Math.PI / 4) * throughFilters * (time / settings.tStop ** 2)) as LuxSeconds;
}

/** Luminance that these settings render as middle grey, nits: eq. (2) with filters. */
export function greyLuminance(settings: ExposureSettings, k = REFLECTED_K): Nits {
  requirePositive('T-stop', settings.tStop);
  requirePositive('exposure index', settings.ei);
  const time = shutterTime(settings.shutterAngle, settings.frameRate);
  return ((k * settings.tStop ** 2 * 2 ** (settings.ndStops ?? 0)) / (time * settings.ei)) as Nits;
}

/** Scene nits that these settings map to scene-linear 1.0, eq. (4). */
export const nitsAtLinearOne = (settings: ExposureSettings, k = REFLECTED_K): Nits =>
  (greyLuminance(settings, k) / MIDDLE_GREY) as Nits;

/** Scene-linear value of a luminance under these settings: 0.18 for the metered grey. */
export const linearFromNits = (luminance: Nits, settings: ExposureSettings): number =>
  luminance / nitsAtLinearOne(settings);

/** Stops of `luminance` above (+) or below (−) middle grey; −Infinity for black. */
export const stopsFromGrey = (luminance: Nits, settings: ExposureSettings): Stops =>
  stops(Math.log2(luminance / greyLuminance(settings)));

/** Illuminance that an incident meter with constant `c` asks for, lux: eq. (3) with filters. */
export const incidentIlluminance = (settings: ExposureSettings, c = INCIDENT_C_FLAT): Lux =>
  ((greyLuminance(settings) / REFLECTED_K) * c) as Lux;

/**
 * Illuminance on a Lambertian card of `reflectance` that brings it to `reflectance` in the picture (an 18 % card to
 * 0.18, which is grey): E = π · nitsAtLinearOne, whatever the card. `over` asks for the card so many stops above that.
 */
export const illuminanceForCard = (settings: ExposureSettings, over: Stops = stops(0)): Lux =>
  (Math.PI * nitsAtLinearOne(settings) * 2 ** over) as Lux;

/** T-stop that puts `luminance` at middle grey with the other settings held. */
export function tStopForLuminance(luminance: Nits, settings: Omit<ExposureSettings, 'tStop'>): number {
  requirePositive('luminance', luminance);
  return Math.sqrt(luminance / greyLuminance({ ...settings, tStop: 1 }));
}

/** How much brighter (+ stops) the picture gets from settings `a` to settings `b`. */
export const exposureChange = (a: ExposureSettings, b: ExposureSettings): Stops =>
  stops(Math.log2(nitsAtLinearOne(a) / nitsAtLinearOne(b)));
