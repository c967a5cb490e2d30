/**
 * Pearson's χ² test of samples against a density.
 *
 * [1] Press et al., Numerical Recipes, 3rd ed., §6.2 (incomplete gamma function) and §14.3.1 (χ² test).
 * [2] Jakob et al., Mitsuba 3, src/core/tests and chi2.py: pooling of cells with few expected samples.
 */

/** ln Γ(x) for x > 0 by Lanczos' series [1, §6.1]. */
function logGamma(x: number): number {
  const c = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 1.208650973866179e-3,
    -5.395239384953e-6,
  ];
  const t = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const series = c.reduce((sum, v, i) => sum + v / (x + 1 + i), 1.000000000190015);
  return -t + Math.log((2.5066282746310005 * series) / x);
}

/** Q(a, x), the upper regularised incomplete gamma function. */
export function upperGamma(a: number, x: number): number {
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-15; n++) sum += term *= x / (a + n);
    return 1 - front * sum;
  }
  // Lentz's continued fraction
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * h;
}

/** Chance of counts this far from `expected`, were they drawn from it. Cells of few or no expected samples are pooled. */
export function chiSquareP(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  minExpected = 5,
): number {
  const order = Array.from({ length: expected.length }, (_, i) => i).sort(
    (a, b) => expected[a]! - expected[b]!,
  );
  let statistic = 0;
  let cells = 0;
  let pooledObserved = 0;
  let pooledExpected = 0;
  const close = () => {
    statistic += (pooledObserved - pooledExpected) ** 2 / pooledExpected;
    cells++;
    pooledObserved = 0;
    pooledExpected = 0;
  };
  for (const i of order) {
    pooledObserved += observed[i]!;
    pooledExpected += expected[i]!;
    if (pooledExpected >= minExpected) close();
  }
  if (pooledExpected > 0) close();
  return upperGamma((cells - 1) / 2, statistic / 2);
}

/** Significance per test that keeps the chance of any false alarm among `tests` at `alpha` (Šidák). */
export const sidak = (alpha: number, tests: number) => 1 - (1 - alpha) ** (1 / tests);
