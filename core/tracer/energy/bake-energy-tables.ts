/**
 * Computes the energy tables from integrals. Takes some seconds, so the result is kept in energy-tables.json;
 * scripts/bake-energy-tables.ts writes it again, and a test recomputes entries of it.
 */
import { fuzzAlbedo } from './fuzz-albedo.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import * as L from './layout.ts';
import { microfacetAlbedo } from './microfacet-albedo.ts';

const axis = (index: number, count: number) => index / (count - 1);
const alphaOf = (roughness: number) => Math.max(L.MIN_ALPHA, roughness * roughness);
const cosineOf = (x: number, power: number) => Math.max(L.MIN_COSINE, x ** power);

/** Entry of the conductor table. */
export function bakeConductor(roughness: number, cosine: number): number {
  const alpha = alphaOf(axis(roughness, L.CONDUCTOR_ROUGHNESSES) ** 2);
  const query = { cosine: cosineOf(axis(cosine, L.CONDUCTOR_COSINES), 2), azimuth: 0, eta: null };
  return microfacetAlbedo({ ...query, alphaX: alpha, alphaY: alpha }, 64).reflected;
}

/** Both channels of an entry of the dielectric table: reflected, reflected + refracted. */
export function bakeDielectric(
  side: 0 | 1,
  index: number,
  roughness: number,
  cosine: number,
): readonly [number, number] {
  const t = axis(index, L.DIELECTRIC_INDICES) / 2;
  // just off 1 on index 0: an interface between equals has no Snell angle to compute
  const ratio = Math.max((1 + t) / (1 - t), 1 + 1e-9);
  const alpha = alphaOf(axis(roughness, L.DIELECTRIC_ROUGHNESSES) ** 1.25);
  const { reflected, refracted } = microfacetAlbedo(
    {
      cosine: cosineOf(axis(cosine, L.DIELECTRIC_COSINES), 1.5),
      azimuth: 0,
      alphaX: alpha,
      alphaY: alpha,
      eta: side === 0 ? ratio : 1 / ratio,
    },
    side === 0 ? 32 : 80,
  );
  return [reflected, reflected + refracted];
}

/** Share of the quarter turn at an azimuth node. */
const azimuthAxis = (index: number) => 1 - (1 - axis(index, L.ANISOTROPIC_AZIMUTHS)) ** 2;

/** Entry of the anisotropy table. */
export function bakeAnisotropic(
  anisotropy: number,
  roughness: number,
  azimuth: number,
  cosine: number,
): number {
  const r = axis(roughness, L.ANISOTROPIC_ROUGHNESSES);
  const aspect = (1 - axis(anisotropy, L.ANISOTROPIES)) ** 2;
  const major = r * r * Math.sqrt(2 / (1 + aspect * aspect));
  return microfacetAlbedo(
    {
      cosine: cosineOf(axis(cosine, L.ANISOTROPIC_COSINES), 2),
      azimuth: (azimuthAxis(azimuth) * Math.PI) / 2,
      alphaX: Math.max(L.MIN_ALPHA, major),
      alphaY: Math.max(L.MIN_ALPHA, major * aspect),
      eta: null,
    },
    40,
  ).reflected;
}

/** Entry of the fuzz table. */
export function bakeFuzz(roughness: number, cosine: number): number {
  const r = L.MIN_FUZZ_ROUGHNESS + (1 - L.MIN_FUZZ_ROUGHNESS) * axis(roughness, L.FUZZ_ROUGHNESSES);
  return fuzzAlbedo(cosineOf(axis(cosine, L.FUZZ_COSINES), 2), r, 64);
}

/**
 * Weights of table nodes in ∫ 2μ·E(μ) dμ, for E interpolated linearly between nodes at μ = x²: the average must be
 * that of the interpolated table, or light would be lost between the two.
 */
function cosineAverageWeights(count: number): Float64Array {
  const weights = new Float64Array(count);
  const q = gaussLegendre(8);
  for (let i = 0; i + 1 < count; i++) {
    for (let j = 0; j < 8; j++) {
      const f = q.nodes[j]!;
      const x = (i + f) / (count - 1);
      // μ = x², so 2μ dμ = 4x³ dx
      const w = (q.weights[j]! * 4 * x ** 3) / (count - 1);
      weights[i]! += w * (1 - f);
      weights[i + 1]! += w * f;
    }
  }
  return weights;
}

/** Weights of azimuth nodes in the average over a quarter turn, likewise. */
function azimuthAverageWeights(): Float64Array {
  const count = L.ANISOTROPIC_AZIMUTHS;
  const weights = new Float64Array(count);
  const q = gaussLegendre(8);
  for (let i = 0; i + 1 < count; i++) {
    for (let j = 0; j < 8; j++) {
      const f = q.nodes[j]!;
      // azimuth = 1 − (1−x)², so its differential is 2·(1−x) dx
      const w = (q.weights[j]! * 2 * (1 - (i + f) / (count - 1))) / (count - 1);
      weights[i]! += w * (1 - f);
      weights[i + 1]! += w * f;
    }
  }
  return weights;
}

/** All tables in the order of layout.ts. */
export function bakeEnergyTables(): Float64Array {
  const out = new Float64Array(L.ENERGY_TABLE_LENGTH);
  const conductorWeights = cosineAverageWeights(L.CONDUCTOR_COSINES);
  let at = L.CONDUCTOR_OFFSET;
  for (let r = 0; r < L.CONDUCTOR_ROUGHNESSES; r++) {
    for (let c = 0; c < L.CONDUCTOR_COSINES; c++) {
      const albedo = bakeConductor(r, c);
      out[at++] = albedo;
      out[L.AVERAGE_OFFSET + r]! += conductorWeights[c]! * albedo;
    }
  }

  at = L.DIELECTRIC_OFFSET;
  for (const side of [0, 1] as const) {
    for (let i = 0; i < L.DIELECTRIC_INDICES; i++) {
      for (let r = 0; r < L.DIELECTRIC_ROUGHNESSES; r++) {
        for (let c = 0; c < L.DIELECTRIC_COSINES; c++) {
          const [reflected, total] = bakeDielectric(side, i, r, c);
          out[at++] = reflected;
          out[at++] = total;
        }
      }
    }
  }

  const azimuthWeights = azimuthAverageWeights();
  const anisotropicWeights = cosineAverageWeights(L.ANISOTROPIC_COSINES);
  at = L.ANISOTROPY_OFFSET;
  for (let a = 0; a < L.ANISOTROPIES; a++) {
    for (let r = 0; r < L.ANISOTROPIC_ROUGHNESSES; r++) {
      const average = L.ANISOTROPIC_AVERAGE_OFFSET + a * L.ANISOTROPIC_ROUGHNESSES + r;
      for (let p = 0; p < L.ANISOTROPIC_AZIMUTHS; p++) {
        const share = azimuthWeights[p]!;
        for (let c = 0; c < L.ANISOTROPIC_COSINES; c++) {
          const albedo = bakeAnisotropic(a, r, p, c);
          out[at++] = albedo;
          out[average]! += share * anisotropicWeights[c]! * albedo;
        }
      }
    }
  }

  at = L.FUZZ_OFFSET;
  for (let r = 0; r < L.FUZZ_ROUGHNESSES; r++) {
    for (let c = 0; c < L.FUZZ_COSINES; c++) out[at++] = bakeFuzz(r, c);
  }
  return out;
}
