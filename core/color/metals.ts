/**
 * Measured complex refractive indices n + ik of metals, on the spectral grid.
 *
 * Each metal's source is in its `provenance`; the tables hold the published points and are interpolated linearly in
 * wavelength here. n and k are interpolated, not the reflectance: Fresnel's equations need both at every angle.
 */
import tables from './data/metals.json';
import { resampleSpectrum, type Spectrum } from './spectrum.ts';

export type MetalName = keyof typeof tables;

export interface MetalOptics {
  /** Real part of the refractive index, on the grid. */
  readonly n: Spectrum;
  /** Extinction coefficient, on the grid. */
  readonly k: Spectrum;
  /** Where the numbers were published. */
  readonly provenance: string;
}

export const METAL_NAMES: readonly MetalName[] = [
  'Ag',
  'Al',
  'Au',
  'Cr',
  'Cu',
  'Fe',
  'Ni',
  'Ti',
  'W',
  'brass',
];

const resampled = new Map<MetalName, MetalOptics>();

/** n and k of a metal on the spectral grid. */
export const metalOptics = (name: MetalName): MetalOptics => {
  const known = resampled.get(name);
  if (known) return known;
  const table = tables[name];
  const optics: MetalOptics = {
    n: resampleSpectrum(table.nanometres, table.n, 'hold'),
    k: resampleSpectrum(table.nanometres, table.k, 'hold'),
    provenance: table.provenance,
  };
  resampled.set(name, optics);
  return optics;
};

/** Reflectance at normal incidence in air, ((n−1)² + k²) / ((n+1)² + k²), on the grid. */
export const normalReflectance = ({ n, k }: MetalOptics): Spectrum =>
  n.map((real, i) => ((real - 1) ** 2 + k[i]! ** 2) / ((real + 1) ** 2 + k[i]! ** 2));
