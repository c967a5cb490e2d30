/**
 * Acceptance row 4 for surfaces: every sampler draws what its pdf says (χ² on 10⁶ samples), pdfs integrate to one
 * minus the share of failed samples, and weights are value ÷ pdf.
 *
 * Seen to fail: the pdf of visible normals without 1/(1 + Λ) (metals, gloss, glass), refraction without η² in its
 * Jacobian (glass from both sides), cosine sampling without its square root (diffuse), half the pdf of the fuzz (layers).
 */
import { expect, it } from 'vitest';
import { chiSquareP, sidak } from './testing/chi-square.ts';
import {
  alphaOf,
  describeOnEachDevice,
  direction,
  MEASURED_METAL,
  THIN_WALLED,
  DISPERSIVE,
  TRANSMIT,
  type SurfaceParams,
  type Vec3,
} from './testing/bsdf-lab.ts';

const SAMPLES = 1_000_000;
const ROWS = 40;
const COLUMNS = 80;

const below = (v: Vec3): Vec3 => [v[0], v[1], -v[2]];

const CASES: readonly { name: string; surface: SurfaceParams; wo: Vec3 }[] = [
  { name: 'rough diffuse', surface: { diffuseRoughness: 0.8, ior: 1 }, wo: direction(1.2, 0.4) },
  {
    name: 'rough metal',
    surface: { metalness: 1, alpha: alphaOf(0.7), baseColor: 0.9 },
    wo: direction(0.9, 2),
  },
  {
    name: 'measured metal, stretched',
    surface: { metalness: 1, alpha: alphaOf(0.65, 0.6), flags: MEASURED_METAL, metalEta: 0.2, metalK: 3.2 },
    wo: direction(1.1, 1),
  },
  { name: 'gloss over diffuse', surface: { alpha: alphaOf(0.5), baseColor: 0.5 }, wo: direction(1, 5) },
  {
    name: 'rough glass from outside',
    surface: { transmission: 1, alpha: alphaOf(0.6) },
    wo: direction(0.7, 1),
  },
  {
    name: 'rough glass from within',
    surface: { transmission: 1, alpha: alphaOf(0.6) },
    wo: below(direction(0.5, 1)),
  },
  {
    name: 'dispersive stretched glass',
    surface: { transmission: 1, alpha: alphaOf(0.7, 0.4), ior: [1.8, 1.79, 1.78, 1.77], flags: DISPERSIVE },
    wo: direction(1.2, 4),
  },
  {
    name: 'rough thin wall, half opaque',
    surface: { transmission: 0.5, alpha: alphaOf(0.6), flags: THIN_WALLED },
    wo: direction(0.8, 3),
  },
  {
    name: 'all layers',
    surface: {
      ...{ fuzz: 0.5, fuzzRoughness: 0.4, coat: 0.7, coatAlpha: 0.25, transmission: 0.3, metalness: 0.3 },
      ...{ alpha: alphaOf(0.7), diffuseRoughness: 0.5, baseColor: [0.9, 0.5, 0.3, 0.1] },
    },
    wo: direction(0.8, 0.5),
  },
];

describeOnEachDevice('BSDF samplers', (lab) => {
  it.each(CASES)('$name: samples follow the pdf', async ({ surface, wo }) => {
    const drawn = await lab().draw({ surface, wo, seed: 7 }, SAMPLES);
    const observed = new Float64Array(ROWS * COLUMNS);
    let failed = 0;
    let flagsWrong = 0;
    for (let k = 0; k < SAMPLES; k++) {
      const [x, y, z, pdf] = drawn.subarray(12 * k, 12 * k + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      if (!(pdf > 0)) {
        failed++;
        continue;
      }
      const row = Math.min(ROWS - 1, Math.floor(((z + 1) / 2) * ROWS));
      const turn = Math.atan2(y, x) / (2 * Math.PI);
      const column = Math.min(COLUMNS - 1, Math.floor((turn - Math.floor(turn)) * COLUMNS));
      observed[row * COLUMNS + column]!++;
      if (((drawn[12 * k + 8]! & TRANSMIT) !== 0) !== z * wo[2] < 0) flagsWrong++;
    }
    expect(flagsWrong).toBe(0);

    const density = await lab().averagePdf(surface, wo, ROWS, COLUMNS, 12);
    const cell = (4 * Math.PI) / (ROWS * COLUMNS);
    const expected = density.map((p) => p * cell * SAMPLES);
    const integral = density.reduce((a, b) => a + b, 0) * cell;
    expect(Math.abs(integral + failed / SAMPLES - 1)).toBeLessThan(2e-3);
    expect(chiSquareP(observed, expected)).toBeGreaterThan(sidak(0.01, CASES.length));
  });

  it('weights are value ÷ pdf, and the hero alone goes on through dispersive glass', async () => {
    for (const { surface, wo } of CASES) {
      const drawn = await lab().draw({ surface, wo, seed: 3 }, 200);
      const samples = Array.from({ length: 200 }, (_, k) => [...drawn.subarray(12 * k, 12 * k + 12)]).filter(
        (d) => d[3]! > 0,
      );
      const answers = await lab().evaluate(
        samples.map((d) => ({ surface, wo, wi: [d[0]!, d[1]!, d[2]!] as const })),
      );
      answers.forEach(({ value, pdf }, k) => {
        const d = samples[k]!;
        expect(Math.abs(pdf / d[3]! - 1)).toBeLessThan(1e-3);
        const dispersed = surface.flags === DISPERSIVE && d[2]! * wo[2] < 0;
        // in evaluation the hero stands for all four lanes; after sampling, the path itself sees to that
        const scale = dispersed ? 4 : 1;
        value.forEach((v, lane) =>
          expect(Math.abs(v - d[4 + lane]! * pdf * scale)).toBeLessThan(1e-3 * (1 + v)),
        );
        if (dispersed) expect(value.slice(1)).toEqual([0, 0, 0]);
      });
    }
  });
});
