/**
 * Gels: colour filters in front of lights, as transmission spectra.
 *
 * Makers' curves are theirs. What is public is what a gel does: the mired shift and the luminous transmission that the
 * maker prints on the swatch. Each gel here is a parametric curve fitted to those two figures, so it converts the
 * light as named and costs the stops that it should; its fine structure is not that of the real dye. Conversion and
 * correction gels are
 *   T(λ) = Tmax · x / (1 + x⁴)^¼,  x = exp(a + b·(1 − 560/λ) + c·green(λ)),
 * an Arrhenius-like exponential in 1/λ — which shifts every black body by the same mireds — that saturates at the base
 * film's transmission. Party colours are products of soft edges. Parameters and published figures: data/gels.json.
 */
import table from './data/gels.json';
import { spectrumOf, type Spectrum } from '../color/spectrum.ts';

/** Transmission of clear polyester base, about 8 % lost to its two faces. */
const BASE_TRANSMISSION = 0.92;

interface FittedGel {
  readonly kind: string;
  readonly level?: number;
  readonly slope?: number;
  readonly green?: number;
  readonly transmission?: number;
  readonly bands?: readonly (readonly number[])[];
}

export type GelName = keyof typeof table.gels;
export const GEL_NAMES = Object.keys(table.gels) as GelName[];

export interface GelInfo {
  /** What it is called on set. */
  readonly label: string;
  /** Published mired shift; null where the maker gives none. */
  readonly miredShift: number | null;
  /** Luminous transmission 0…1 as published; assumed for plus and half plus green, as their source says. */
  readonly luminousTransmission: number;
}
export const gelInfo = (name: GelName): GelInfo => {
  const gel = table.gels[name];
  return { label: gel.label, miredShift: gel.miredShift, luminousTransmission: gel.luminousTransmission };
};

/** The smooth hump that plus and minus green act on. */
const greenHump = (nm: number): number => Math.exp(-(((nm - 545) / 60) ** 2));

const conversion = (nm: number, level: number, slope: number, green: number): number => {
  const x = Math.exp(level + slope * (1 - 560 / nm) + green * greenHump(nm));
  return (BASE_TRANSMISSION * x) / (1 + x ** 4) ** 0.25;
};

/** Rises from 0 to 1 around `edge` over about `width` nanometres. */
const softEdge = (nm: number, edge: number, width: number): number =>
  1 / (1 + Math.exp((-4 * (nm - edge)) / width));

/** Sum of pass bands, each [from nm, to nm, edge width nm, peak transmission], over a floor of 0.2 %. */
const partyColour = (nm: number, bands: readonly (readonly number[])[]): number =>
  bands.reduce(
    (sum, [from, to, width, peak]) =>
      Math.min(
        BASE_TRANSMISSION,
        sum + peak! * softEdge(nm, from!, width!) * (1 - softEdge(nm, to!, width!)),
      ),
    0.002,
  );

/** Transmission 0…1 on the spectral grid. */
export const gelTransmission = (name: GelName): Spectrum => {
  const gel: FittedGel = table.gels[name].curve;
  switch (gel.kind) {
    case 'neutral':
      return spectrumOf(() => gel.transmission!);
    case 'party':
      return spectrumOf((nm) => partyColour(nm, gel.bands!));
    default:
      return spectrumOf((nm) => conversion(nm, gel.level!, gel.slope!, gel.green!));
  }
};
