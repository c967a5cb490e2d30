/**
 * Directional albedo of the sheen lobe, by numeric integration: how much light the fuzz takes from what lies below.
 *
 * [1] Estevez & Kulla, "Production Friendly Microfacet Sheen BRDF", SIGGRAPH 2017 course notes: D of eq. 2, the
 *     fitted Λ of eq. 3 and table 1.
 */
import { gaussLegendre } from './gauss-legendre.ts';

const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** Λ of [1] for a cosine with the normal. */
function sheenLambda(cosine: number, alpha: number): number {
  const t = (1 - alpha) ** 2;
  const a = mix(21.5473, 25.3245, t);
  const b = mix(3.82987, 3.32435, t);
  const c = mix(0.19823, 0.16801, t);
  const d = mix(-1.9776, -1.27393, t);
  const e = mix(-4.32054, -4.85967, t);
  const l = (x: number) => a / (1 + b * x ** c) + d * x + e;
  return cosine < 0.5 ? Math.exp(l(cosine)) : Math.exp(2 * l(0.5) - l(1 - cosine));
}

/** Albedo of D·G/(4·cos θo·cos θi), white, for α = roughness². @param cosine of wo, (0, 1] */
export function fuzzAlbedo(cosine: number, roughness: number, resolution: number): number {
  const q = gaussLegendre(resolution);
  const alpha = roughness * roughness;
  const exponent = 1 / alpha;
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
  const lambdaO = sheenLambda(cosine, alpha);
  let sum = 0;
  for (let i = 0; i < resolution; i++) {
    // cubed, so that nodes crowd towards grazing light, where the lobe is strongest
    const cosI = q.nodes[i]! ** 3;
    const jacobian = 3 * q.nodes[i]! ** 2;
    const sinI = Math.sqrt(1 - cosI * cosI);
    const g = 1 / (1 + lambdaO + sheenLambda(cosI, alpha));
    for (let j = 0; j < resolution; j++) {
      const phi = Math.PI * q.nodes[j]!;
      const hx = sine + sinI * Math.cos(phi);
      const hy = sinI * Math.sin(phi);
      const hz = cosine + cosI;
      const sin2 = (hx * hx + hy * hy) / (hx * hx + hy * hy + hz * hz);
      const d = ((2 + exponent) * sin2 ** (exponent / 2)) / (2 * Math.PI);
      sum += q.weights[i]! * q.weights[j]! * jacobian * ((2 * Math.PI * d * g) / (4 * cosine));
    }
  }
  return sum;
}
