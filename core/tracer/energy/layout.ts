/**
 * Layout of the energy tables: what `core/kernels/bsdf/energy.wgsl` reads from `tables[frame.energyTable + …]`. Both
 * files name the same numbers; engine/acceptance/bsdf-fresnel.test.ts compares the kernel's lookups with the integrals.
 *
 * All values are in [0, 1]; all lookups are multilinear, clamped at the ends.
 *
 * | table      | axes, slowest first                     | value                                                    |
 * | ---------- | --------------------------------------- | -------------------------------------------------------- |
 * | conductor  | roughness, cosine                       | albedo of a perfectly reflecting GGX microsurface        |
 * | average    | roughness                               | its cosine-weighted average over the hemisphere          |
 * | dielectric | side, index, roughness, cosine, channel | albedo of a dielectric: reflected, reflected + refracted |
 * | anisotropy | anisotropy, roughness, azimuth, cosine  | albedo of the perfectly reflecting anisotropic surface   |
 * | aniso. av. | anisotropy, roughness                   | its cosine-weighted average                              |
 * | fuzz       | roughness, cosine                       | albedo of the white sheen lobe                           |
 *
 * Roughness r gives α = r². Nodes sit at axis positions x = i/(n−1):
 * - cosine = x², dielectric: x^1.5
 * - roughness = x² (conductor), x^1.25 (dielectric), x (anisotropy), MIN_FUZZ_ROUGHNESS … 1 (fuzz)
 * - index: |η−1|/(η+1) = x/2; side 0 for η ≥ 1, side 1 for η < 1 (η: transmitted over incident side)
 * - azimuth from the major axis = (1 − (1−x)²)·π/2; narrow over wide α = (1−x)² (anisotropy)
 */
export const CONDUCTOR_ROUGHNESSES = 32;
export const CONDUCTOR_COSINES = 32;
export const DIELECTRIC_INDICES = 16;
export const DIELECTRIC_ROUGHNESSES = 20;
export const DIELECTRIC_COSINES = 32;
export const ANISOTROPIES = 8;
export const ANISOTROPIC_ROUGHNESSES = 14;
export const ANISOTROPIC_AZIMUTHS = 10;
export const ANISOTROPIC_COSINES = 24;
export const FUZZ_ROUGHNESSES = 16;
export const FUZZ_COSINES = 16;

export const CONDUCTOR_OFFSET = 0;
export const AVERAGE_OFFSET = CONDUCTOR_OFFSET + CONDUCTOR_ROUGHNESSES * CONDUCTOR_COSINES;
export const DIELECTRIC_OFFSET = AVERAGE_OFFSET + CONDUCTOR_ROUGHNESSES;
export const ANISOTROPY_OFFSET =
  DIELECTRIC_OFFSET + 2 * DIELECTRIC_INDICES * DIELECTRIC_ROUGHNESSES * DIELECTRIC_COSINES * 2;
export const ANISOTROPIC_AVERAGE_OFFSET =
  ANISOTROPY_OFFSET + ANISOTROPIES * ANISOTROPIC_ROUGHNESSES * ANISOTROPIC_AZIMUTHS * ANISOTROPIC_COSINES;
export const FUZZ_OFFSET = ANISOTROPIC_AVERAGE_OFFSET + ANISOTROPIES * ANISOTROPIC_ROUGHNESSES;
export const ENERGY_TABLE_LENGTH = FUZZ_OFFSET + FUZZ_ROUGHNESSES * FUZZ_COSINES;

/** Smallest cosine and α that are integrated: below, the tables are constant. */
export const MIN_COSINE = 1e-4;
export const MIN_ALPHA = 1e-5;
/** Smallest fuzz roughness: below, the published sheen lobe reflects more light at grazing angles than it gets. */
export const MIN_FUZZ_ROUGHNESS = 0.27;
