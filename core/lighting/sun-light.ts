/**
 * Direct sunlight at the ground: its spectrum, illuminance and size.
 *
 * The extraterrestrial spectrum, dimmed by three clear-air extinctions over Kasten and Young's air mass:
 *   E(λ) = E₀(λ)·exp(−m·(τ_Rayleigh + τ_aerosol + τ_ozone)).
 * Turbidity is Linke-like as in Preetham et al.: it sets the aerosol by Ångström's law, and is the same parameter that
 * the skylight model takes, so sun and sky agree. Water vapour and oxygen are left out: their bands lie at the red end,
 * where they cost less than 1 % of the light.
 *
 * [1] ASTM G173-03 (extraterrestrial spectrum); mean Earth–Sun distance is assumed (±3.4 % over the year).
 * [2] J. E. Hansen & L. D. Travis, Space Sci. Rev. 16, 527 (1974), Rayleigh optical depth at sea level, eq. 2.30.
 * [3] A. Preetham, P. Shirley & B. Smits, A Practical Analytic Model for Daylight, SIGGRAPH 1999, appendix A (Ångström
 *     β = 0.04608·T − 0.04586, exponent 1.3).
 * [4] F. Kasten & A. T. Young, Appl. Opt. 28, 4735 (1989), air mass.
 */
import table from './data/solar-atmosphere.json';
import type { Vec3 } from '../math/vec3.ts';
import { radiansFromDegrees } from '../units/conversions.ts';
import { lux, radians, type Degrees, type Lux, type Radians } from '../units/units.ts';
import { normalizeSpectrum, photometricOfSpectrum } from '../color/cie-observer.ts';
import { resampleSpectrum, wavelengthOf, type Spectrum } from '../color/spectrum.ts';
import { directionFromCompass } from './solar-position.ts';

export const MIN_TURBIDITY = 1;
export const MAX_TURBIDITY = 10;
/** 0.533°: the sun's mean diameter. */
export const SUN_ANGULAR_DIAMETER: Radians = radiansFromDegrees(0.533 as Degrees);
/** Molecules per m² in one Dobson unit, and a mid-latitude column. */
const DOBSON_UNIT = 2.687e20;
const OZONE_DOBSON = 300;

const centres = table.solarIrradiance.map(
  (_, i) => table.binCentresFirstNanometres + table.binNanometres * i,
);
const EXTRATERRESTRIAL = resampleSpectrum(centres, table.solarIrradiance, 'hold');
/** In units of 10⁻²⁵ m², so that single precision holds it. */
const OZONE = resampleSpectrum(
  centres,
  table.ozoneCrossSection.map((v) => v * 1e25),
  'hold',
);

/** Relative optical path through the atmosphere at an apparent elevation [4]; 1 at the zenith, 38 at the horizon. */
export const airMass = (elevation: Degrees): number => {
  const h = Math.max(elevation, 0);
  return 1 / (Math.sin(radiansFromDegrees(h as Degrees)) + 0.50572 * (h + 6.07995) ** -1.6364);
};

/** Spectral irradiance on a surface facing the sun, W·m⁻²·nm⁻¹. */
export const sunIrradiance = (elevation: Degrees, turbidity: number): Spectrum => {
  const mass = airMass(elevation);
  const beta = Math.max(0.04608 * turbidity - 0.04586, 0);
  return EXTRATERRESTRIAL.map((irradiance, i) => {
    const um = wavelengthOf(i) / 1000;
    const rayleigh = (0.008569 / um ** 4) * (1 + 0.0113 / um ** 2 + 0.00013 / um ** 4);
    const aerosol = beta * um ** -1.3;
    const ozone = OZONE[i]! * 1e-25 * OZONE_DOBSON * DOBSON_UNIT;
    return irradiance * Math.exp(-mass * (rayleigh + aerosol + ozone));
  });
};

export interface SunOptions {
  /** Apparent elevation of the disc's centre above the horizon. */
  readonly sunElevation: Degrees;
  /** Compass direction, clockwise from North. */
  readonly sunAzimuth: Degrees;
  /** 1 pure air, 2 very clear, 3 clear, 6 hazy, 10 foggy. */
  readonly turbidity: number;
}
export interface SunLight {
  /** On a surface facing the sun. 0 once the disc is below the horizon. */
  readonly illuminance: Lux;
  readonly angularDiameter: Radians;
  /** 683·Σ S·ȳ·Δλ = 1. */
  readonly spectrum: Spectrum;
  /** Unit vector from the ground toward the sun; light travels the other way. */
  readonly direction: Vec3;
}

/** Part of the disc that stands above a flat horizon, 0…1. */
const visiblePart = (elevation: number): number => {
  const x = (elevation * Math.PI) / 180 / (SUN_ANGULAR_DIAMETER / 2);
  if (x >= 1) return 1;
  if (x <= -1) return 0;
  return (Math.acos(-x) + x * Math.sqrt(1 - x * x)) / Math.PI;
};

export const checkTurbidity = (turbidity: number): void => {
  if (!(turbidity >= MIN_TURBIDITY && turbidity <= MAX_TURBIDITY))
    throw new RangeError(`turbidity: expected ${MIN_TURBIDITY} to ${MAX_TURBIDITY}, got ${turbidity}`);
};

/** @throws RangeError for a turbidity outside 1…10 or an elevation that is not −90…90°. */
export const sunLight = ({ sunElevation, sunAzimuth, turbidity }: SunOptions): SunLight => {
  checkTurbidity(turbidity);
  if (!(Math.abs(sunElevation) <= 90))
    throw new RangeError(`sun elevation: expected −90 to 90 degrees, got ${sunElevation}`);
  const irradiance = sunIrradiance(sunElevation, turbidity);
  return {
    illuminance: lux(photometricOfSpectrum(irradiance) * visiblePart(sunElevation)),
    angularDiameter: radians(SUN_ANGULAR_DIAMETER),
    spectrum: normalizeSpectrum(irradiance),
    direction: directionFromCompass(sunElevation, sunAzimuth),
  };
};
