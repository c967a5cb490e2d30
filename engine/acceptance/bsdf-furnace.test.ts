/**
 * White furnace, acceptance rows 3 and 6 at the level of one surface: in a uniform surrounding a lossless surface
 * looks as bright as the surrounding, at every roughness and incidence, and no surface looks brighter.
 *
 * Seen to fail: without metalMs (rough and stretched metals), without baseGain (gloss, rough glass), with the diffuse
 * part not scaled by 1 − reflected (gloss over white, layers), without wallGain (thin walls), without EON's multiple
 * scattering (diffuse), with 1/η where 1/η² belongs (glass, dispersive glass).
 */
import { expect, it } from 'vitest';
import {
  alphaOf,
  describeOnEachDevice,
  direction,
  DISPERSIVE,
  MEASURED_METAL,
  THIN_WALLED,
  type Question,
  type SurfaceParams,
} from './testing/bsdf-lab.ts';

const degrees = (d: number) => (d * Math.PI) / 180;
const ANGLES = [0, 20, 40, 60, 75, 85, 88.5].map(degrees);

const total = (r: { reflected: number[]; transmitted: number[] }) =>
  r.reflected.map((v, i) => v + r.transmitted[i]!);

/** The question from each of several angles, on both sides where `within`. */
function fromAngles(surface: SurfaceParams, { within = false, azimuths = [0.3] } = {}): Question[] {
  const outside = azimuths.flatMap((phi) => ANGLES.map((a) => ({ surface, wo: direction(a, phi) })));
  return within
    ? [...outside, ...outside.map((q) => ({ ...q, wo: [q.wo[0], q.wo[1], -q.wo[2]] as const }))]
    : outside;
}

/** The last 2° hold a thousandth of a surface's projected solid angle; interpolated tables are coarser there. */
const isGrazing = (q: Question) => Math.abs(q.wo[2]) < 0.035;

const describeQuestion = (q: Question) =>
  `${JSON.stringify(q.surface)} from ${q.wo.map((v) => v.toFixed(3)).join(' ')}`;

describeOnEachDevice('white furnace', (lab) => {
  async function expectWhite(questions: Question[], tolerance: number, samples = 64): Promise<void> {
    const answers = await lab().furnace(questions, samples);
    const wrong = answers.flatMap((answer, i) =>
      total(answer).every((v) => Math.abs(v - 1) <= (isGrazing(questions[i]!) ? 2 : 1) * tolerance)
        ? []
        : [
            `${describeQuestion(questions[i]!)}: ${total(answer)
              .map((v) => v.toFixed(4))
              .join(' ')}`,
          ],
    );
    expect(wrong).toEqual([]);
  }

  it('rough metals of reflectance 1', async () => {
    const roughnesses = [0.02, 0.1, 0.2, 0.35, 0.5, 0.71, 0.85, 1];
    await expectWhite(
      roughnesses.flatMap((r) => fromAngles({ metalness: 1, alpha: alphaOf(r) })),
      0.01,
    );
  });

  it('stretched metals of reflectance 1', async () => {
    const surfaces = [0.3, 0.6, 1].flatMap((r) =>
      [0.3, 0.6, 0.9].map((a) => ({ metalness: 1, alpha: alphaOf(r, a) })),
    );
    await expectWhite(
      surfaces.flatMap((s) => fromAngles(s, { azimuths: [0, 0.8, 1.5] })),
      0.01,
      128,
    );
  });

  it('diffuse surfaces of albedo 1, at every diffuse roughness', async () => {
    // ior 1 takes the gloss away
    const surfaces = [0, 0.3, 0.7, 1].map((diffuseRoughness) => ({ diffuseRoughness, ior: 1 }));
    await expectWhite(
      surfaces.flatMap((s) => fromAngles(s)),
      0.002,
      256,
    );
  });

  it('gloss over white', async () => {
    const surfaces = [0, 0.15, 0.4, 0.7, 1].flatMap((r) =>
      [1.3, 1.5, 2.2].map((ior) => ({ alpha: alphaOf(r), ior })),
    );
    await expectWhite(
      surfaces.flatMap((s) => fromAngles(s)),
      0.01,
    );
  });

  it('smooth and rough glass, from both sides', async () => {
    const surfaces = [0, 0.15, 0.4, 0.7, 1].flatMap((r) =>
      [1.33, 1.5, 2.4].map((ior) => ({ transmission: 1, alpha: alphaOf(r), ior })),
    );
    await expectWhite(
      surfaces.flatMap((s) => fromAngles(s, { within: true })),
      0.005,
      512,
    );
  });

  it('thin walls', async () => {
    const surfaces = [0, 0.3, 0.7, 1].map((r) => ({
      transmission: 1,
      alpha: alphaOf(r),
      flags: THIN_WALLED,
    }));
    await expectWhite(
      surfaces.flatMap((s) => fromAngles(s, { within: true })),
      0.01,
    );
  });

  it('everything on top of each other', async () => {
    const layered: SurfaceParams[] = [
      { coat: 1, coatAlpha: 0, alpha: alphaOf(0.4) },
      { coat: 0.6, coatAlpha: 0.2, alpha: alphaOf(0.3), diffuseRoughness: 0.5 },
      { fuzz: 1, fuzzRoughness: 0.4, alpha: alphaOf(0.5) },
      { fuzz: 0.7, fuzzRoughness: 0.8, coat: 1, coatAlpha: 0.1, alpha: alphaOf(0.3), metalness: 0.5 },
      { transmission: 0.5, alpha: alphaOf(0.5), coat: 0.5, coatAlpha: 0.05 },
      { transmission: 0.5, alpha: alphaOf(0.3), metalness: 0.3, fuzz: 0.3 },
      { transmission: 0.4, alpha: alphaOf(0.3), flags: THIN_WALLED, coat: 1 },
    ];
    await expectWhite(
      layered.flatMap((s) => fromAngles(s)),
      0.01,
    );
  });

  it('no surface reflects more than it gets', async () => {
    const surfaces: SurfaceParams[] = [
      { alpha: alphaOf(0.5), baseColor: 0.5 },
      { alpha: alphaOf(0.8, 0.7), transmission: 1 },
      {
        alpha: alphaOf(0.5),
        metalness: 1,
        metalEta: [1.5, 0.9, 0.4, 0.2],
        metalK: [1.9, 1.9, 2.4, 3.2],
        flags: MEASURED_METAL,
      },
      { alpha: alphaOf(0.9), metalness: 1, baseColor: [0.9, 0.5, 0.2, 0], specularColor: 0.5 },
      { fuzz: 1, fuzzRoughness: 0, alpha: alphaOf(0.3), fuzzColor: 1 },
      { coat: 1, coatColor: 0.3, coatAlpha: 0.3, alpha: alphaOf(0.5), coatIor: 2 },
      { alpha: alphaOf(0.6), specularColor: 0, specularWeight: 1 },
      { alpha: alphaOf(0.6), specularWeight: 0 },
    ];
    const questions = surfaces.flatMap((s) => fromAngles(s));
    const answers = await lab().furnace(questions);
    answers.forEach((answer, i) => {
      expect(Math.max(...total(answer)), describeQuestion(questions[i]!)).toBeLessThan(1.01);
      expect(Math.min(...total(answer)), describeQuestion(questions[i]!)).toBeGreaterThanOrEqual(0);
    });
  });

  it('dispersive glass keeps the hero wavelength whole', async () => {
    const surface = {
      transmission: 1,
      alpha: alphaOf(0.4),
      ior: [1.53, 1.52, 1.515, 1.51] as const,
      flags: DISPERSIVE,
    };
    const answers = await lab().furnace(fromAngles(surface, { within: true }));
    for (const answer of answers) {
      expect(Math.abs(total(answer)[0]! - 1)).toBeLessThan(0.005);
      expect(answer.transmitted.slice(1)).toEqual([0, 0, 0]);
    }
  });

  it('the albedo estimate tells what the furnace shows', async () => {
    const surfaces: SurfaceParams[] = [
      { baseColor: [0.2, 0.4, 0.6, 0.8], alpha: alphaOf(0.4) },
      { baseColor: [0.2, 0.4, 0.6, 0.8], alpha: alphaOf(0.2), metalness: 1 },
      { baseColor: 0.5, alpha: alphaOf(0.4), coat: 1, coatAlpha: 0.1, fuzz: 0.5, fuzzColor: 0.3 },
    ];
    const questions = surfaces.flatMap((surface) =>
      [0, 50].map((a) => ({ surface, wo: direction(degrees(a)) })),
    );
    const answers = await lab().furnace(questions);
    answers.forEach((answer, i) => {
      answer.estimate.forEach((v, lane) => {
        expect(Math.abs(v - answer.reflected[lane]!), describeQuestion(questions[i]!)).toBeLessThan(0.03);
      });
    });
  });
});
