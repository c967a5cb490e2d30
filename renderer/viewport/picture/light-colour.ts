/** Spectra as linear Rec.709 of luminance 1: what multiplies a photometric magnitude in the proxy. */
import { xyzOfSpectrum } from '../../../core/color/cie-observer.ts';
import { transform3, type Triple } from '../../../core/color/matrix3.ts';
import { metalOptics, normalReflectance } from '../../../core/color/metals.ts';
import { RGB_SPACES, rgbFromXyz } from '../../../core/color/rgb-spaces.ts';
import { D65_WHITE } from '../../../core/color/srgb-spectrum.ts';
import type { MeasuredMetal, Spectrum } from '../../../core/scene/render-scene.ts';

const WHITE: Triple = [1, 1, 1];
const REC709_FROM_XYZ = rgbFromXyz(RGB_SPACES.rec709);

/** Channels below zero, of light beyond the gamut, are left out. */
const inGamut = ([x, y, z]: Triple): Triple => {
  const [r, g, b] = transform3(REC709_FROM_XYZ, [x, y, z]);
  return [Math.max(r, 0), Math.max(g, 0), Math.max(b, 0)];
};

const known = new WeakMap<Spectrum, Triple>();

/** @param spectrum null is D65. */
export function lightColour(spectrum: Spectrum | null, tint: Triple = WHITE): Triple {
  if (spectrum === null) return tint;
  const own = known.get(spectrum) ?? colourOf(spectrum);
  known.set(spectrum, own);
  return [own[0] * tint[0], own[1] * tint[1], own[2] * tint[2]];
}

function colourOf(spectrum: Spectrum): Triple {
  const [x, y, z] = xyzOfSpectrum(spectrum);
  return y > 0 ? inGamut([x / y, 1, z / y]) : WHITE;
}

const metals = new Map<MeasuredMetal, Triple>();

/** Reflectance of a measured metal at normal incidence, seen under D65. */
export function metalColour(name: MeasuredMetal): Triple {
  const before = metals.get(name);
  if (before !== undefined) return before;
  const lit = normalReflectance(metalOptics(name)).map((value, i) => value * D65_WHITE[i]!);
  const white = xyzOfSpectrum(D65_WHITE)[1];
  const [x, y, z] = xyzOfSpectrum(lit);
  const colour = inGamut([x / white, y / white, z / white]);
  metals.set(name, colour);
  return colour;
}
