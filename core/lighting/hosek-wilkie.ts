/**
 * The Hošek–Wilkie skylight model: radiance of a clear sky as CIE XYZ.
 *
 * The published coefficients [1] (data/hosek-wilkie-xyz.json) hold, for each channel, 9 shape parameters and a mean
 * radiance as quintic Bézier curves over the cube root of solar elevation, for integer turbidity 1…10 and ground
 * albedo 0 and 1; between those both are linear. For zenith angle θ and angle γ to the sun [1, eq. 8 with §5.1]:
 *   F = (1 + A·e^(B/(cos θ + 0.01)))·(C + D·e^(Eγ) + F·cos²γ + G·χ(H,γ) + I·√cos θ).
 * Values are W·m⁻²·sr⁻¹ weighted by the observer; times 683 they are nits. The sun's disc is not part of it.
 *
 * [1] L. Hošek & A. Wilkie, An Analytic Model for Full Spectral Sky-Dome Radiance, ACM TOG 31(4), 2012; data 1.4a.
 */
import table from './data/hosek-wilkie-xyz.json';
import type { Xyz } from '../color/cie-observer.ts';

const CONTROL_POINTS = 6;
const SHAPE_PARAMETERS = 9;
const TURBIDITIES = 10;

interface Channel {
  readonly shape: readonly number[];
  readonly radiance: number;
}
/** A sky of one sun elevation, turbidity and albedo, ready to be asked for directions. */
export type SkyState = readonly [Channel, Channel, Channel];

const BINOMIAL = [1, 5, 10, 10, 5, 1];

/** Σ Bernstein₅(t)·control points, then linear in turbidity and albedo. `stride` numbers belong to one control point. */
const interpolate = (
  data: readonly number[],
  stride: number,
  offset: number,
  turbidity: number,
  albedo: number,
  t: number,
): number => {
  const curve = (albedoIndex: number, turbidityIndex: number): number => {
    const base = (albedoIndex * TURBIDITIES + turbidityIndex - 1) * CONTROL_POINTS;
    let sum = 0;
    for (let k = 0; k < CONTROL_POINTS; k++)
      sum += BINOMIAL[k]! * (1 - t) ** (5 - k) * t ** k * data[(base + k) * stride + offset]!;
    return sum;
  };
  const low = Math.min(Math.floor(turbidity), TURBIDITIES);
  const rest = turbidity - low;
  const at = (turbidityIndex: number): number =>
    (1 - albedo) * curve(0, turbidityIndex) + albedo * curve(1, turbidityIndex);
  return rest === 0 ? at(low) : (1 - rest) * at(low) + rest * at(low + 1);
};

/** @param sunElevation radians above the horizon, 0…π/2; @param turbidity 1…10; @param albedo 0…1 */
export const skyState = (sunElevation: number, turbidity: number, albedo: number): SkyState => {
  const t = Math.cbrt(sunElevation / (Math.PI / 2));
  const channel = (index: 0 | 1 | 2): Channel => ({
    shape: Array.from({ length: SHAPE_PARAMETERS }, (_, i) =>
      interpolate(table.shape[index]!, SHAPE_PARAMETERS, i, turbidity, albedo, t),
    ),
    radiance: interpolate(table.radiance[index]!, 1, 0, turbidity, albedo, t),
  });
  return [channel(0), channel(1), channel(2)];
};

const channelRadiance = ({ shape, radiance }: Channel, cosTheta: number, gamma: number): number => {
  const [a, b, c, d, e, f, g, i, h] = shape as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const cosGamma = Math.cos(gamma);
  const aureole = (1 + cosGamma * cosGamma) / (1 + h * h - 2 * h * cosGamma) ** 1.5;
  return (
    radiance *
    (1 + a * Math.exp(b / (cosTheta + 0.01))) *
    (c + d * Math.exp(e * gamma) + f * cosGamma * cosGamma + g * aureole + i * Math.sqrt(cosTheta))
  );
};

/** XYZ radiance toward zenith angle θ (cosine ≥ 0) at angle `gamma` radians from the sun. Times 683: nits. */
export const skyXyz = (state: SkyState, cosTheta: number, gamma: number): Xyz => [
  channelRadiance(state[0], cosTheta, gamma),
  channelRadiance(state[1], cosTheta, gamma),
  channelRadiance(state[2], cosTheta, gamma),
];
