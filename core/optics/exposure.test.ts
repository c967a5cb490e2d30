// Exposure against ISO 2720's equations written out, published exposure-value tables, and the camera equation by
// independent numerical integration of the pupil's solid angle.
import { describe, expect, it } from 'vitest';
import { degrees, framesPerSecond, nits, seconds, stops } from '../units/units.ts';
import {
  ev100,
  ev100FromLuminance,
  exposureChange,
  exposureValue,
  focalPlaneExposure,
  fStopFromTStop,
  greyLuminance,
  illuminanceForCard,
  incidentIlluminance,
  INCIDENT_C_DOME,
  linearFromNits,
  luminanceFromEv100,
  nitsAtLinearOne,
  shutterAngleForTime,
  shutterTime,
  stopsFromGrey,
  tStopFromFStop,
  tStopForLuminance,
  type ExposureSettings,
} from './exposure.ts';

const settings: ExposureSettings = {
  tStop: 2.8,
  shutterAngle: degrees(180),
  frameRate: framesPerSecond(24),
  ei: 800,
};

describe('shutter', () => {
  it('180° at 24 fps is 1/48 s, 172.8° at 24 fps and 144° at 20 fps are 1/50 s', () => {
    expect(shutterTime(degrees(180), framesPerSecond(24))).toBeCloseTo(1 / 48, 15);
    expect(shutterTime(degrees(172.8), framesPerSecond(24))).toBeCloseTo(1 / 50, 15);
    expect(shutterTime(degrees(144), framesPerSecond(20))).toBeCloseTo(1 / 50, 15);
  });
  it('inverts', () => {
    const t = shutterTime(degrees(137.3), framesPerSecond(29.97));
    expect(shutterAngleForTime(t, framesPerSecond(29.97))).toBeCloseTo(137.3, 12);
  });
  it.each([0, -1, 361, NaN, Infinity])('refuses an angle of %s', (angle) => {
    expect(() => shutterTime(degrees(angle), framesPerSecond(24))).toThrow(/shutter angle must/);
  });
});

describe('T-stops and f-stops', () => {
  it('a Master Prime of f/1.2 at 85.2 % is T1.3', () => {
    expect(tStopFromFStop(1.2, (1.2 / 1.3) ** 2)).toBeCloseTo(1.3, 12);
    expect(fStopFromTStop(1.3, (1.2 / 1.3) ** 2)).toBeCloseTo(1.2, 12);
  });
  // Catches the square root left out: half the light is one stop, √2 in the number.
  it('half the transmittance is one stop', () => {
    expect(tStopFromFStop(2, 0.5)).toBeCloseTo(2 * Math.SQRT2, 12);
  });
  it('refuses a lens that makes light', () => {
    expect(() => tStopFromFStop(2, 1.1)).toThrow(/transmittance must lie between/);
    expect(() => fStopFromTStop(2, 0)).toThrow(/transmittance must be/);
  });
});

describe('exposure value', () => {
  // Published: EV 0 = 1 s at f/1; EV 15 = 1/125 s (exactly 1/128) at f/16 (sunny sixteen at ISO 100).
  it('matches the definition table', () => {
    expect(exposureValue(1, seconds(1))).toBe(0);
    expect(exposureValue(16, seconds(1 / 128))).toBeCloseTo(15, 12);
    expect(exposureValue(Math.SQRT2, seconds(1 / 2))).toBeCloseTo(2, 12);
  });
  // Published: with K = 12.5 an EV100 of 0 is 0.125 cd/m², EV100 15 is 4096 cd/m² [ISO 2720; common tables].
  it('is 0.125 nits at EV 0 and 4096 nits at EV 15', () => {
    expect(luminanceFromEv100(0)).toBe(0.125);
    expect(luminanceFromEv100(15)).toBe(4096);
    expect(ev100FromLuminance(nits(4096))).toBeCloseTo(15, 12);
  });
  it('agrees with grey luminance through any settings', () => {
    expect(luminanceFromEv100(ev100(settings))).toBeCloseTo(greyLuminance(settings), 10);
  });
  it('counts ND as light the scene must have more', () => {
    expect(ev100({ ...settings, ndStops: stops(3) }) - ev100(settings)).toBeCloseTo(3, 12);
  });
});

describe('reflected-light equation', () => {
  // ISO 2720: L = K N²/(t S). T2.8, 1/48 s, EI 800: 12.5 · 7.84 · 48 / 800 = 5.88 nits.
  // Catches EI in the numerator (376 nits·…), t in the numerator and T unsquared.
  it('gives 5.88 nits for T2.8, 180° at 24 fps, EI 800', () => {
    expect(greyLuminance(settings)).toBeCloseTo(5.88, 10);
    expect(nitsAtLinearOne(settings)).toBeCloseTo(5.88 / 0.18, 10);
  });
  it('puts the metered luminance at 0.18 and a doubling one stop above', () => {
    const grey = greyLuminance(settings);
    expect(linearFromNits(grey, settings)).toBeCloseTo(0.18, 14);
    expect(stopsFromGrey(nits(grey * 2), settings)).toBeCloseTo(1, 12);
    expect(stopsFromGrey(nits(0), settings)).toBe(-Infinity);
  });
  it.each([
    ['one T-stop', { tStop: 2.8 * Math.SQRT2 }, -1],
    ['half the shutter', { shutterAngle: degrees(90) }, -1],
    ['twice the frame rate', { frameRate: framesPerSecond(48) }, -1],
    ['twice the EI', { ei: 1600 }, 1],
    ['ND 0.6', { ndStops: stops(2) }, -2],
  ])('%s changes the picture by whole stops', (_, change, expected) => {
    expect(exposureChange(settings, { ...settings, ...change })).toBeCloseTo(expected, 12);
  });
  it('solves for the T-stop', () => {
    const rest = { shutterAngle: degrees(180), frameRate: framesPerSecond(24), ei: 800, ndStops: stops(1) };
    const t = tStopForLuminance(nits(100), rest);
    expect(greyLuminance({ ...rest, tStop: t })).toBeCloseTo(100, 10);
  });
  it.each([
    ['tStop', 0],
    ['ei', -800],
    ['ei', NaN],
  ] as const)('refuses %s of %s', (field, value) => {
    expect(() => greyLuminance({ ...settings, [field]: value })).toThrow(/must be a positive number/);
  });
});

describe('incident light', () => {
  // ISO 2720: E = C N²/(t S): 250 · 7.84 · 48/800 = 117.6 lx.
  it('gives 117.6 lux with C = 250, more with the dome', () => {
    expect(incidentIlluminance(settings)).toBeCloseTo(117.6, 10);
    expect(incidentIlluminance(settings, INCIDENT_C_DOME)).toBeCloseTo(117.6 * (340 / 250), 10);
  });
  // Lambert's card, by the definition L = ρE/π. Catches a missing π.
  it('lights an 18 % card to grey', () => {
    const lux = illuminanceForCard(settings);
    expect((0.18 * lux) / Math.PI).toBeCloseTo(greyLuminance(settings), 10);
    expect(illuminanceForCard(settings, stops(2)) / lux).toBeCloseTo(4, 12);
  });
  // The known gap between the constants: π·12.5/250 = 15.7 % is the card for which both meters agree.
  it('differs from the flat incident meter by log2(18/15.7) = 0.2 stop', () => {
    const gap = Math.log2(incidentIlluminance(settings) / illuminanceForCard(settings));
    expect(gap).toBeCloseTo(Math.log2(0.18 / ((Math.PI * 12.5) / 250)), 12);
    expect(gap).toBeCloseTo(0.197, 3);
  });
});

describe('focal-plane exposure', () => {
  // Independent: illuminance behind a lossless lens at infinity is L·∫cosθ dω over the exit cone, whose half angle has
  // sin θ = 1/(2N). Integrated numerically. Catches π/4 written as π or 1/4.
  it('equals the integral over the exit cone', () => {
    const n = 2.8;
    const half = Math.asin(1 / (2 * n));
    const steps = 20000;
    let solid = 0;
    for (let i = 0; i < steps; i++) {
      const theta = ((i + 0.5) / steps) * half;
      solid += Math.cos(theta) * Math.sin(theta) * 2 * Math.PI * (half / steps);
    }
    const h = focalPlaneExposure(nits(100), { ...settings, tStop: n });
    expect(h).toBeCloseTo((100 * solid) / 48, 7);
  });
  // ISO 12232: standard output sensitivity S = 10/H for 18 % grey; K = 12.5 with T-numbers gives 9.82/S.
  it('of the metered grey is 9.82/EI, 0.03 stop from SOS 10/EI', () => {
    const h = focalPlaneExposure(greyLuminance(settings), settings);
    expect(h * 800).toBeCloseTo((Math.PI / 4) * 12.5, 10);
    expect(Math.abs(Math.log2((h * 800) / 10))).toBeLessThan(0.03);
  });
});
