/**
 * Gauss–Legendre quadrature on [0, 1], for the smooth integrands of the energy tables: 48 nodes do what some
 * thousand evenly spaced ones would.
 *
 * [1] Press et al., Numerical Recipes, 3rd ed., §4.6: nodes by Newton's method from a cosine guess.
 */
export interface Quadrature {
  readonly nodes: Float64Array;
  /** Sum to 1. */
  readonly weights: Float64Array;
}

export function gaussLegendre(count: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let derivative = 0;
    for (let step = 0; step < 100; step++) {
      let p = 1;
      let previous = 0;
      for (let j = 0; j < count; j++) [p, previous] = [((2 * j + 1) * z * p - j * previous) / (j + 1), p];
      derivative = (count * (z * p - previous)) / (z * z - 1);
      const correction = p / derivative;
      z -= correction;
      if (Math.abs(correction) < 1e-15) break;
    }
    nodes[i] = (1 - z) / 2;
    weights[i] = 1 / ((1 - z * z) * derivative * derivative);
  }
  return { nodes, weights };
}
