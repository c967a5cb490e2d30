import { describe, expect, it } from 'vitest';
import { chromaticityOf } from '../color/cie-observer.ts';
import { colourTemperatureOf } from '../color/colour-temperature.ts';
import { xyzOfSpectrum } from '../color/cie-observer.ts';
import { degrees } from '../units/units.ts';
import { skyState, skyXyz } from './hosek-wilkie.ts';
import { horizontalIlluminance, skyEnvironment, skyLuminance, type SkyOptions } from './sky-environment.ts';
import { directionFromCompass, julianDay, refraction, solarPosition } from './solar-position.ts';
import { airMass, sunIrradiance, sunLight } from './sun-light.ts';
import { HOSEK_WILKIE_REFERENCE } from './testing/hosek-wilkie-reference.ts';

describe('solar position', () => {
  it('Julian day of Meeus, examples 7.a and J2000', () => {
    expect(julianDay({ year: 1957, month: 10, day: 4, hours: 19.44, utcOffsetHours: 0 })).toBeCloseTo(
      2436116.31,
      5,
    );
    expect(julianDay({ year: 2000, month: 1, day: 1, hours: 12, utcOffsetHours: 0 })).toBe(2451545);
  });
  // Meeus example 25.a: 1992 October 13, 0h TD, apparent declination −7.78507°. Catches degrees/radians and the obliquity.
  it('declination of Meeus, example 25.a', () => {
    const at = solarPosition(
      { year: 1992, month: 10, day: 13, hours: 0, utcOffsetHours: 0 },
      { latitude: degrees(0), longitude: degrees(0) },
    );
    expect(Math.abs(at.declination + 7.78507)).toBeLessThan(0.003);
    // Example 28.b, the same instant: equation of time +13 m 42.6 s.
    expect(Math.abs(at.equationOfTimeMinutes - 13.71)).toBeLessThan(0.03);
  });
  // NREL's solar position algorithm report (TP-560-34302, table A5.1): 17 Oct 2003, 12:30:30, UTC−7, Golden, Colorado:
  // zenith 50.11162°, azimuth 194.34024°. Their refraction differs by seconds of arc. Catches east/west and azimuth origin.
  it('agrees with NREL’s published example', () => {
    const at = solarPosition(
      { year: 2003, month: 10, day: 17, hours: 12 + 30.5 / 60, utcOffsetHours: -7 },
      { latitude: degrees(39.742476), longitude: degrees(-105.1786) },
    );
    expect(Math.abs(90 - at.elevation - 50.11162)).toBeLessThan(0.02);
    expect(Math.abs(at.azimuth - 194.34024)).toBeLessThan(0.02);
  });
  it('stands east in the morning, south at noon, west in the evening, north of a southern city', () => {
    const at = (hours: number, latitude: number): number =>
      solarPosition(
        { year: 2024, month: 3, day: 20, hours, utcOffsetHours: 0 },
        { latitude: degrees(latitude), longitude: degrees(0) },
      ).azimuth;
    expect(Math.abs(at(7, 50) - 90)).toBeLessThan(20);
    expect(Math.abs(at(12.12, 50) - 180)).toBeLessThan(1);
    expect(Math.abs(at(17, 50) - 270)).toBeLessThan(20);
    const southern = at(12.12, -34);
    expect(Math.min(southern, 360 - southern)).toBeLessThan(2);
    expect(directionFromCompass(degrees(0), degrees(90))[0]).toBeCloseTo(1, 12);
    expect(directionFromCompass(degrees(0), degrees(0))[2]).toBeCloseTo(-1, 12);
    expect(refraction(0)).toBeCloseTo(0.4819, 3);
    expect(() => at(12, 91)).toThrow(/latitude/);
  });
});

describe('sunlight', () => {
  const sun = (elevation: number, turbidity = 2.5): ReturnType<typeof sunLight> =>
    sunLight({ sunElevation: degrees(elevation), sunAzimuth: degrees(180), turbidity });
  it('air mass of Kasten and Young', () => {
    expect(airMass(degrees(90))).toBeCloseTo(1, 2);
    expect(airMass(degrees(30))).toBeCloseTo(1.995, 2);
    expect(airMass(degrees(0))).toBeCloseTo(37.9, 1);
  });
  // Bucholtz, Appl. Opt. 34, 2765 (1995): Rayleigh optical depth .364 at 400 nm and .0984 at 550 nm; 300 Dobson units of
  // ozone add .027 at 550 nm. Recovered from two air masses, as a sun photometer does. Catches a wrong power of λ.
  it('has the optical depth of clean air', () => {
    const depth = (nm: number): number => {
      const i = (nm - 360) / 5;
      const high = sunIrradiance(degrees(90), 1)[i]!;
      const low = sunIrradiance(degrees(30), 1)[i]!;
      return Math.log(high / low) / (airMass(degrees(30)) - airMass(degrees(90)));
    };
    expect(Math.abs(depth(400) - 0.364)).toBeLessThan(0.006);
    expect(Math.abs(depth(550) - 0.125)).toBeLessThan(0.004);
  });
  // Published: the luminous solar constant is 133 klx; clear noon sun about 100 klx normal (IES handbook), sunset ≤ a few klx.
  it('is about 100 klx high up and fades and reddens to the horizon', () => {
    expect(sun(60).illuminance).toBeGreaterThan(85_000);
    expect(sun(60).illuminance).toBeLessThan(110_000);
    expect(sun(5).illuminance).toBeGreaterThan(3_000);
    expect(sun(5).illuminance).toBeLessThan(35_000);
    expect(sun(0).illuminance).toBeLessThan(1_500);
    expect(sun(-1).illuminance).toBe(0);
    let last = Infinity;
    for (const elevation of [80, 50, 30, 15, 8, 4, 1]) {
      const { kelvin } = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(sun(elevation).spectrum)));
      expect(kelvin).toBeLessThan(last);
      last = kelvin;
    }
    const noon = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(sun(60).spectrum))).kelvin;
    expect(noon).toBeGreaterThan(5000);
    expect(noon).toBeLessThan(5700);
    expect(last).toBeLessThan(3000);
    expect(sun(45, 8).illuminance).toBeLessThan(sun(45, 2).illuminance);
    expect(() => sun(45, 0.5)).toThrow(/turbidity/);
  });
});

describe('skylight', () => {
  // Acceptance 15: the published model to 1.7 %. Independent: numbers from the authors' C implementation.
  // Catches H and I exchanged (the file's order), and elevation without its cube root.
  it('is the published Hošek–Wilkie model', () => {
    let worst = 0;
    for (const [turbidity, albedo, elevation, theta, gamma, ...xyz] of HOSEK_WILKIE_REFERENCE) {
      const got = skyXyz(skyState(elevation, turbidity, albedo), Math.cos(theta), gamma);
      xyz.forEach((expected, i) => (worst = Math.max(worst, Math.abs(got[i]! / expected - 1))));
    }
    expect(HOSEK_WILKIE_REFERENCE.length).toBeGreaterThan(40);
    expect(worst).toBeLessThan(2e-5);
  });
  const options = (elevation: number, azimuth = 120): SkyOptions => ({
    sunElevation: degrees(elevation),
    sunAzimuth: degrees(azimuth),
    turbidity: 3,
    groundAlbedo: 0.2,
  });
  // CIE and IES give 10–20 klx of clear skylight at high sun, zenith luminance a few thousand nits.
  it('has the luminance of a real sky', () => {
    const { sky, sun } = horizontalIlluminance(options(60));
    expect(sky).toBeGreaterThan(9_000);
    expect(sky).toBeLessThan(25_000);
    expect(sun).toBeGreaterThan(65_000);
    const zenith = skyLuminance(options(45), [0, 1, 0]);
    expect(zenith[1]).toBeGreaterThan(1_500);
    expect(zenith[1]).toBeLessThan(8_000);
    const { kelvin } = colourTemperatureOf(chromaticityOf(skyLuminance(options(45), [0, 0.9, 0.436])));
    expect(kelvin).toBeGreaterThan(8_000);
    // Seidelmann: 3.4 lx when civil twilight ends, 0.00831 lx when nautical does; no step at the horizon.
    expect(horizontalIlluminance(options(-6)).sky).toBeCloseTo(3.4, 3);
    expect(horizontalIlluminance(options(-12)).sky).toBeCloseTo(0.00831, 5);
    expect(horizontalIlluminance(options(-30)).sky).toBeCloseTo(0.000653, 6);
    expect(horizontalIlluminance(options(-1e-6)).sky / horizontalIlluminance(options(0)).sky).toBeCloseTo(
      1,
      4,
    );
  });
  // Catches mirrored azimuth and a flipped v: the brightest pixel must be where the sun is.
  it.each([0, 90, 180, 250])('is brightest toward a sun at azimuth %d°', (azimuth) => {
    const image = skyEnvironment({ ...options(30, azimuth), width: 144, height: 72 });
    // Along the row at the sun's height: the horizon below it may be brighter still.
    const row = 24;
    const green = (column: number): number => image.data[(row * image.width + column) * 3 + 1]!;
    let best = 0;
    for (let column = 0; column < image.width; column++) if (green(column) > green(best)) best = column;
    const found = ((((best + 0.5) / image.width - 0.5) * 360 + 720) % 360) - azimuth;
    expect(Math.min(Math.abs(found), 360 - Math.abs(found))).toBeLessThanOrEqual(2.5);
    const toward = directionFromCompass(
      degrees(90 - ((row + 0.5) / 72) * 180),
      degrees(((best + 0.5) / 144 - 0.5) * 360),
    );
    const at = (row * image.width + best) * 3;
    const Y = 0.212639 * image.data[at]! + 0.7151687 * image.data[at + 1]! + 0.0721923 * image.data[at + 2]!;
    expect(Y / skyLuminance(options(30, azimuth), toward)[1]).toBeCloseTo(1, 4);
    expect(Math.min(...image.data)).toBeGreaterThanOrEqual(0);
  });
  // The image must carry the same light as the function it samples: integrate it back over the upper half.
  it('the image integrates to the sky’s illuminance, and the ground to its albedo', () => {
    const setup = options(40);
    const image = skyEnvironment({ ...setup, width: 128, height: 64 });
    let lux = 0;
    for (let row = 0; row < 32; row++) {
      const top = Math.PI / 2 - (row * Math.PI) / 64;
      const bottom = Math.PI / 2 - ((row + 1) * Math.PI) / 64;
      const projected = (Math.sin(top) ** 2 - Math.sin(bottom) ** 2) / 2;
      for (let column = 0; column < 128; column++) {
        const at = (row * 128 + column) * 3;
        const Y =
          0.212639 * image.data[at]! + 0.7151687 * image.data[at + 1]! + 0.0721923 * image.data[at + 2]!;
        lux += Y * projected * ((2 * Math.PI) / 128);
      }
    }
    const { sky, sun } = horizontalIlluminance(setup);
    expect(Math.abs(lux / sky - 1)).toBeLessThan(0.01);
    const at = (50 * 128 + 64) * 3;
    const ground =
      0.212639 * image.data[at]! + 0.7151687 * image.data[at + 1]! + 0.0721923 * image.data[at + 2]!;
    expect((ground * Math.PI) / (0.2 * (sky + sun))).toBeCloseTo(1, 4);
    expect(() => skyEnvironment({ ...setup, width: 1, height: 5 })).toThrow(/1×5/);
    expect(() => skyEnvironment({ ...setup, groundAlbedo: 2, width: 4, height: 4 })).toThrow(/albedo/);
  });
});
