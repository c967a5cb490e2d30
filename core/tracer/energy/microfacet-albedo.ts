/**
 * Directional albedo of single-scattering microsurfaces, by numeric integration: the numbers behind energy
 * compensation. Independent of the kernels on purpose, so that each checks the other.
 *
 * Integrals run over the visible normals of [1] by the parameterisation of [2], in which the integrand is smooth:
 * ∫ f·|cos θi| dωi = ∫ F·G₂/G₁ over the unit square. G₂ is the height-correlated Smith function [3].
 *
 * [1] Heitz, "Sampling the GGX Distribution of Visible Normals", JCGT 7(4), 2018.
 * [2] Dupuy & Benyoub, "Sampling Visible GGX Normals with Spherical Caps", HPG 2023.
 * [3] Heitz, "Understanding the Masking-Shadowing Function in Microfacet-Based BRDFs", JCGT 3(2), 2014, eq. 72, 99.
 */
import { gaussLegendre, type Quadrature } from './gauss-legendre.ts';

export interface MicrofacetAlbedo {
  readonly reflected: number;
  readonly refracted: number;
}

export interface AlbedoQuery {
  /** Cosine of wo with the normal, (0, 1]. */
  readonly cosine: number;
  /** Azimuth of wo from the x axis, radians. */
  readonly azimuth: number;
  readonly alphaX: number;
  readonly alphaY: number;
  /** Transmitted over incident refractive index; null: a perfect reflector. */
  readonly eta: number | null;
}

const quadratures = new Map<number, Quadrature>();
function quadrature(count: number): Quadrature {
  let q = quadratures.get(count);
  if (!q) quadratures.set(count, (q = gaussLegendre(count)));
  return q;
}

/** @param resolution quadrature nodes per dimension and half turn */
export function microfacetAlbedo(query: AlbedoQuery, resolution: number): MicrofacetAlbedo {
  const { cosine, azimuth, alphaX, alphaY, eta } = query;
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
  const ox = sine * Math.cos(azimuth);
  const oy = sine * Math.sin(azimuth);
  const lambda = (x: number, y: number, z: number) =>
    (Math.sqrt(1 + ((alphaX * x) ** 2 + (alphaY * y) ** 2) / (z * z)) - 1) / 2;
  const lambdaO = lambda(ox, oy, cosine);

  // wo in the space where the microsurface is a hemisphere
  const length = Math.hypot(alphaX * ox, alphaY * oy, cosine);
  const sx = (alphaX * ox) / length;
  const sy = (alphaY * oy) / length;
  const sz = cosine / length;
  const plane = Math.atan2(sy, sx);

  const isotropic = alphaX === alphaY;
  // an isotropic surface is symmetric about the plane of incidence: half a turn is enough
  const turn = isotropic ? Math.PI : 2 * Math.PI;
  const around = quadrature(isotropic ? resolution : 2 * resolution);
  const along = quadrature(resolution);
  let reflected = 0;
  let refracted = 0;
  for (let i = 0; i < around.nodes.length; i++) {
    const phi = plane + turn * around.nodes[i]!;
    const cosPhi = Math.cos(phi);
    const sinPhi = Math.sin(phi);
    for (let j = 0; j < along.nodes.length; j++) {
      const weight = around.weights[i]! * along.weights[j]!;
      const z = (1 - along.nodes[j]!) * (1 + sz) - sz;
      const s = Math.sqrt(Math.max(0, 1 - z * z));
      let mx = alphaX * (s * cosPhi + sx);
      let my = alphaY * (s * sinPhi + sy);
      let mz = z + sz;
      const norm = Math.hypot(mx, my, mz);
      mx /= norm;
      my /= norm;
      mz /= norm;
      const c = ox * mx + oy * my + cosine * mz;

      let fresnel = 1;
      let cosTransmitted = 0;
      if (eta !== null) {
        const sin2 = (1 - c * c) / (eta * eta);
        if (sin2 < 1) {
          cosTransmitted = Math.sqrt(1 - sin2);
          const rs = (c - eta * cosTransmitted) / (c + eta * cosTransmitted);
          const rp = (eta * c - cosTransmitted) / (eta * c + cosTransmitted);
          fresnel = (rs * rs + rp * rp) / 2;
        }
      }
      const rz = 2 * c * mz - cosine;
      if (rz > 0) {
        const l = lambda(2 * c * mx - ox, 2 * c * my - oy, rz);
        reflected += (weight * fresnel * (1 + lambdaO)) / (1 + lambdaO + l);
      }
      if (eta !== null && fresnel < 1) {
        const k = c / eta - cosTransmitted;
        const tz = k * mz - cosine / eta;
        if (tz < 0) {
          const l = lambda(k * mx - ox / eta, k * my - oy / eta, tz);
          refracted += (weight * (1 - fresnel) * (1 + lambdaO)) / (1 + lambdaO + l);
        }
      }
    }
  }
  return { reflected, refracted };
}
