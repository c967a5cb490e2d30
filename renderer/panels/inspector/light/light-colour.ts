/** What the colour of a lamp looks like and what a meter would say of it, gels included: by the spectra that the renderer uses. */
import type { LightColor, LightRecord } from '../../../../core/document/index.ts';
import { chromaticityOf, xyzOfChromaticity, xyzOfSpectrum } from '../../../../core/color/cie-observer.ts';
import {
  chromaticityOfTemperature,
  colourTemperatureOf,
  miredsOfKelvin,
} from '../../../../core/color/colour-temperature.ts';
import { transform3, type Triple } from '../../../../core/color/matrix3.ts';
import { RGB_SPACES, rgbFromXyz } from '../../../../core/color/rgb-spaces.ts';
import { encodeSrgb } from '../../../../core/color/transfer-functions.ts';
import { gelInfo, type GelName } from '../../../../core/lighting/gels.ts';
import { spectrumOfColor } from '../../../../core/scene/flatten/light-color.ts';

const FROM_XYZ = rgbFromXyz(RGB_SPACES.rec709);

/** The brightest that the screen can show of a colour; what it cannot show at all is moved to its edge. */
export function cssOfLinear(rgb: Triple): string {
  const most = Math.max(...rgb, 1e-9);
  const code = (v: number): number => Math.round(255 * encodeSrgb(Math.min(1, Math.max(0, v / most))));
  return `rgb(${code(rgb[0])} ${code(rgb[1])} ${code(rgb[2])})`;
}

export const cssOfTemperature = (kelvin: number, duv = 0): string =>
  cssOfLinear(transform3(FROM_XYZ, xyzOfChromaticity(chromaticityOfTemperature({ kelvin, duv }))));

export interface ColourReading {
  readonly css: string;
  /** Null where a colour temperature means nothing: saturated light. */
  readonly kelvin: number | null;
  readonly duv: number;
  /** Of all gels together, 0…1. */
  readonly transmission: number;
}

/** Farther from the locus than this, no one speaks of kelvins. */
const FARTHEST_DUV = 0.03;

/** Null when the colour cannot be made (a tint that its spectrum does not reach). */
export function colourReading(color: LightColor, gels: readonly GelName[]): ColourReading | null {
  try {
    const { spectrum, transmission } = spectrumOfColor(color, gels, 'light');
    const xyz = xyzOfSpectrum(spectrum);
    const { kelvin, duv } = colourTemperatureOf(chromaticityOf(xyz));
    return {
      css: cssOfLinear(transform3(FROM_XYZ, xyz)),
      kelvin: Math.abs(duv) > FARTHEST_DUV ? null : kelvin,
      duv,
      transmission,
    };
  } catch {
    return null;
  }
}

const readings = new WeakMap<LightRecord['color'], Map<string, ColourReading | null>>();
/** Kept by colour: a reading takes milliseconds, a panel draws often. */
export function readingOf(light: Pick<LightRecord, 'color' | 'gels'>): ColourReading | null {
  const byGels = readings.get(light.color) ?? new Map<string, ColourReading | null>();
  readings.set(light.color, byGels);
  const key = light.gels.join(' ');
  const known = byGels.get(key);
  if (known !== undefined) return known;
  const reading = colourReading(light.color, light.gels);
  byGels.set(key, reading);
  return reading;
}

/** "3200 K", "2070 K, 0.004 green": what a colour meter shows. */
export function meterText({ kelvin, duv }: ColourReading): string {
  if (kelvin === null) return 'saturated colour';
  const tint = Math.abs(duv) < 0.001 ? '' : `, Duv ${duv < 0 ? '−' : '+'}${Math.abs(duv).toFixed(3)}`;
  return `${Math.round(kelvin / 10) * 10} K${tint}`;
}

/** "+64 mired, −0.3 stop" */
export function gelText(name: GelName): string {
  const { miredShift, luminousTransmission } = gelInfo(name);
  const stops = -Math.log2(luminousTransmission);
  const shift =
    miredShift === null || miredShift === 0
      ? ''
      : `${miredShift < 0 ? '−' : '+'}${Math.abs(miredShift)} mired, `;
  return `${shift}−${stops.toFixed(1)} ${stops < 1.05 ? 'stop' : 'stops'}`;
}

/** White light through the gel, as its swatch looks against the sky. */
const swatches = new Map<GelName, string>();
export function gelCss(name: GelName): string {
  const known = swatches.get(name);
  if (known !== undefined) return known;
  const reading = colourReading({ type: 'illuminant', illuminant: 'D65', duv: 0 }, [name]);
  const css = reading?.css ?? 'transparent';
  swatches.set(name, css);
  return css;
}

/** Mireds between the lamp and a white balance: how warm it looks there. */
export const miredsFrom = (kelvin: number, balanceK: number): number =>
  Math.round(miredsOfKelvin(kelvin) - miredsOfKelvin(balanceK));
