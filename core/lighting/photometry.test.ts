import { describe, expect, it } from 'vitest';
import { candela, lumens, lux, metres, nits, radians } from '../units/units.ts';
import {
  areaCandela,
  areaLumens,
  areaNits,
  candelaFromLux,
  discLux,
  luxAtDistance,
  pointCandela,
  pointLumens,
  spotCandela,
  spotFalloff,
  spotLumens,
  spotSolidAngle,
  type AreaEmitter,
} from './photometry.ts';

describe('photometry', () => {
  it('a point of 1 cd gives 4π lm and 1 lx at 1 m', () => {
    expect(pointLumens(candela(1))).toBeCloseTo(4 * Math.PI, 12);
    expect(pointCandela(lumens(1000))).toBeCloseTo(79.577, 3);
    expect(luxAtDistance(candela(100), metres(5))).toBe(4);
    expect(candelaFromLux(lux(4), metres(5))).toBe(100);
  });
  // Numeric integration of the falloff against the closed form; catches a ramp that is not squared.
  it('the spot’s solid angle is the integral of its falloff', () => {
    for (const [inner, outer] of [
      [0, 0.4],
      [0.2, 0.5],
      [0.3, 0.3],
      [0, Math.PI],
    ] as const) {
      let sum = 0;
      const n = 20000;
      for (let i = 0; i < n; i++) {
        const angle = ((i + 0.5) / n) * outer;
        sum +=
          spotFalloff(radians(angle), radians(inner), radians(outer)) *
          2 *
          Math.PI *
          Math.sin(angle) *
          (outer / n);
      }
      expect(spotSolidAngle(radians(inner), radians(outer)) / sum).toBeCloseTo(1, 4);
    }
    expect(spotSolidAngle(radians(Math.PI), radians(Math.PI))).toBeCloseTo(4 * Math.PI, 12);
    expect(
      spotCandela(spotLumens(candela(500), radians(0.1), radians(0.3)), radians(0.1), radians(0.3)),
    ).toBeCloseTo(500, 9);
    expect(() => spotSolidAngle(radians(0.5), radians(0.2))).toThrow(/inner ≤ outer/);
  });
  it('Lambertian areas: lumens, nits and far-field candela agree', () => {
    const emitters: readonly AreaEmitter[] = [
      { kind: 'rect', width: metres(0.6), height: metres(0.3), twoSided: false },
      { kind: 'disc', radius: metres(0.2), twoSided: false },
      { kind: 'sphere', radius: metres(0.05) },
    ];
    for (const emitter of emitters) {
      expect(areaNits(areaLumens(nits(750), emitter), emitter)).toBeCloseTo(750, 9);
      // A flat Lambertian face radiates π times its axial intensity, a sphere 4π times.
      const ratio = areaLumens(nits(1), emitter) / areaCandela(nits(1), emitter);
      expect(ratio).toBeCloseTo(emitter.kind === 'sphere' ? 4 * Math.PI : Math.PI, 12);
    }
    expect(() => areaNits(lumens(10), { kind: 'disc', radius: metres(0), twoSided: false })).toThrow(
      /positive emitting area/,
    );
    expect(
      discLux(nits(1000), metres(0.1), metres(50)) /
        luxAtDistance(candela(1000 * Math.PI * 0.01), metres(50)),
    ).toBeCloseTo(1, 4);
  });
});
