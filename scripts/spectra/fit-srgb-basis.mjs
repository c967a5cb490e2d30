/**
 * Makes core/color/data/srgb-basis.json: the Mallett–Yuksel basis and the white of rendering, exact on our grid.
 * Usage: node scripts/spectra/fit-srgb-basis.mjs
 *
 * The published basis [1] covers 380…780 nm and is exact for the sums that its authors used. On our grid (360…830 nm,
 * 5 nm, rectangle sum) it is off by 6·10⁻⁵…2·10⁻⁴, and D65's own chromaticity on the grid, (.31271, .32901), is not the
 * (.3127, .3290) that sRGB's matrix [2] is built on. Two small corrections remove both:
 *  1. D65 is multiplied with the quadratic in wavelength that moves it to the standard's white point;
 *  2. the red and green functions take the least change, weighted by their distance from 0 and 1, that makes
 *     every primary's XYZ under that white exact; blue is 1 − red − green, so the three sum to 1 by definition.
 *
 * [1] Mallett & Yuksel, Spectral Primary Decomposition for Rendering with sRGB Reflectance, EGSR 2019.
 * [2] IEC 61966-2-1:1999.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const data = new URL('../../core/color/data/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, data), 'utf8'));
const { cie1931 } = read('cie-observers.json');
const { d65 } = read('cie-daylight.json');
const published = read('mallett-yuksel-2019.json');

const N = d65.length;
const GRID_FIRST = 360;
const STEP = 5;
const observer = [cie1931.x, cie1931.y, cie1931.z];

/** Solves the 3×3 system A·x = b by Cramer's rule. */
const det3 = (m) =>
  m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
  m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
  m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
const solve3 = (A, b) =>
  [0, 1, 2].map((column) => det3(A.map((row, r) => row.map((v, c) => (c === column ? b[r] : v)))) / det3(A));

const xyz = (x, y) => [x / y, 1, (1 - x - y) / y];
const white = xyz(0.3127, 0.329);
const primaries = [xyz(0.64, 0.33), xyz(0.3, 0.6), xyz(0.15, 0.06)];
const weights = solve3(
  [0, 1, 2].map((r) => primaries.map((p) => p[r])),
  white,
);
const targets = primaries.map((p, i) => p.map((v) => v * weights[i]));

// 1. the white of rendering
const position = (i) => (2 * i) / (N - 1) - 1;
const shapes = [() => 1, (i) => position(i), (i) => position(i) ** 2 - 1 / 3];
const sum = (f) => Array.from({ length: N }, (_, i) => f(i)).reduce((a, b) => a + b, 0);
const norm = 1 / sum((i) => observer[1][i] * d65[i]);
const coefficients = solve3(
  observer.map((bar) => shapes.map((shape) => norm * sum((i) => bar[i] * d65[i] * shape(i)))),
  white,
);
const factor = (i) => coefficients.reduce((a, c, s) => a + c * shapes[s](i), 0);
const renderingWhite = d65.map((v, i) => v * factor(i));

// 2. the basis
const extended = (column) =>
  Array.from({ length: N }, (_, i) => {
    const j = (GRID_FIRST + STEP * i - published.firstNanometres) / STEP;
    return column[Math.min(Math.max(j, 0), column.length - 1)];
  });
const basis = [extended(published.red), extended(published.green)];
const blueOf = (i) => 1 - basis[0][i] - basis[1][i];
const sensitivity = observer.map((bar) => bar.map((v, i) => v * renderingWhite[i] * norm));
for (const [channel, rho] of basis.entries()) {
  const slack = rho.map((v, i) => v * (1 - v) * blueOf(i) * (1 - blueOf(i)) + 1e-5);
  const error = sensitivity.map((s, row) => targets[channel][row] - sum((i) => s[i] * rho[i]));
  const gram = sensitivity.map((a) => sensitivity.map((b) => sum((i) => a[i] * slack[i] * b[i])));
  const lambda = solve3(gram, error);
  basis[channel] = rho.map(
    (v, i) => v + slack[i] * sensitivity.reduce((a, s, row) => a + s[i] * lambda[row], 0),
  );
}

const change = Math.max(
  ...basis.flatMap((rho, c) =>
    rho.map((v, i) => Math.abs(v - extended(c ? published.green : published.red)[i])),
  ),
);
const whiteChange = Math.max(...renderingWhite.map((v, i) => Math.abs(v / d65[i] - 1)));
const round = (v) => Number(v.toPrecision(12));
writeFileSync(
  new URL('srgb-basis.json', data),
  `${JSON.stringify({
    provenance: `Computed by scripts/spectra/fit-srgb-basis.mjs from Mallett & Yuksel 2019 and CIE illuminant D65; largest change of the basis ${change.toExponential(1)}, of D65 ${(100 * whiteChange).toFixed(3)} %.`,
    white: renderingWhite.map(round),
    red: basis[0].map(round),
    green: basis[1].map(round),
  })}\n`,
);
process.stdout.write(`basis changed by at most ${change}, D65 by ${whiteChange}\n`);
