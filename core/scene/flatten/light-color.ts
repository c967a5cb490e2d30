/** A light's colour as the crew says it, as the spectrum that core/lighting makes of it. */
import { DocumentError, type LightColor } from '../../document/index.ts';
import type { GelName } from '../../lighting/gels.ts';
import { lightSpectrum, type LightColour, type LightSpectrum } from '../../lighting/light-spectrum.ts';
import { DAYLIGHT_MIN_KELVIN } from '../../color/illuminants.ts';

function asLightColour(color: LightColor): LightColour {
  switch (color.type) {
    case 'cct':
      return {
        kind: color.cctK < DAYLIGHT_MIN_KELVIN ? 'planckian' : 'daylight',
        kelvin: color.cctK,
        duv: color.duv,
      };
    case 'led':
      return { kind: 'led', kelvin: color.cctK, duv: color.duv };
    case 'illuminant':
      return { kind: 'illuminant', name: color.illuminant, duv: color.duv };
    case 'rgb':
      return { kind: 'rgb', rgb: color.rgb };
  }
}

/** Fitting a tint takes tens of milliseconds, and most changes of a scene leave its colours as they are. */
const known = new Map<string, LightSpectrum>();
const MOST_KNOWN = 1000;

/**
 * @param owner id of the record, for the message.
 * @throws DocumentError when the colour cannot be made (a tint far from the locus).
 */
export function spectrumOfColor(color: LightColor, gels: readonly GelName[], owner: string): LightSpectrum {
  const key = JSON.stringify([color, gels]);
  const before = known.get(key);
  if (before) return before;
  try {
    const { spectrum, transmission } = lightSpectrum(asLightColour(color), gels);
    // Without gels nothing is lost, not even the rounding of a normalised float32 spectrum.
    const result = { spectrum, transmission: gels.length === 0 ? 1 : transmission };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, result);
    return result;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DocumentError([
      { file: owner, field: 'color', expected: 'a colour that can be made', got: error.message },
    ]);
  }
}
