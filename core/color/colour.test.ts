import { describe, expect, it } from 'vitest';
import { agx, agxCurve, AGX_INSET } from './agx.ts';
import { chromaticityOf, xyzOfSpectrum, type Xyz } from './cie-observer.ts';
import { chromaticityOfTemperature, colourTemperatureOf } from './colour-temperature.ts';
import { falseColour, FALSE_COLOUR_BANDS, stopsOfNits } from './false-colour.ts';
import { illuminantSpectrum, planckianSpectrum } from './illuminants.ts';
import { invert3, multiply3, transform3, type Mat3, type Triple } from './matrix3.ts';
import {
  adaptationMatrix,
  ACES_WHITE,
  D65_CHROMATICITY,
  RGB_SPACES,
  rgbFromFilmXyz,
  rgbFromRgb,
  rgbFromXyz,
  xyzFromRgb,
} from './rgb-spaces.ts';
import { D65_WHITE, emissionSpectrum, reflectanceSpectrum, SRGB_BASIS } from './srgb-spectrum.ts';
import {
  decodeAcesCct,
  decodePq,
  decodeSrgb,
  encodeAcesCct,
  encodePq,
  encodeSrgb,
} from './transfer-functions.ts';
import { neutralShoulder, viewTransform, type ViewOptions } from './view-transform.ts';
import { whiteBalanceMatrix } from './white-balance.ts';

const closeMatrix = (got: Mat3, expected: readonly number[], tolerance: number): void =>
  got.forEach((v, i) => expect(Math.abs(v - expected[i]!), `element ${i}`).toBeLessThan(tolerance));

describe('sRGB spectra', () => {
  // Catches any slip in basis, observer, D65 or matrix: all four must fit together. Without the fitting script's
  // correction this fails at 2·10⁻⁴.
  it('round-trip exactly under D65 on the render grid', () => {
    const toRgb = rgbFromXyz(RGB_SPACES.rec709);
    const white = xyzOfSpectrum(D65_WHITE)[1];
    for (const rgb of [
      [1, 1, 1],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0.18, 0.18, 0.18],
      [0.9, 0.4, 0.05],
    ] as const) {
      const xyz = xyzOfSpectrum(emissionSpectrum(rgb[0], rgb[1], rgb[2])).map((v) => v / white) as [
        number,
        number,
        number,
      ];
      transform3(toRgb, xyz).forEach((v, i) => expect(Math.abs(v - rgb[i]!)).toBeLessThan(1e-5));
    }
  });
  it('sum to one, and stay physical for every colour of the gamut', () => {
    for (const v of reflectanceSpectrum(1, 1, 1)) expect(v).toBe(1);
    for (const part of [SRGB_BASIS.red, SRGB_BASIS.green, SRGB_BASIS.blue]) {
      expect(Math.min(...part)).toBeGreaterThan(0);
      expect(Math.max(...part)).toBeLessThan(1);
    }
  });
  it('their white is CIE D65 to 0.04 %', () => {
    const d65 = illuminantSpectrum('D65');
    const scale = D65_WHITE[40]! / d65[40]!;
    D65_WHITE.forEach((v, i) => expect(Math.abs(v / (d65[i]! * scale) - 1)).toBeLessThan(6e-4));
    const [x, y] = chromaticityOf(xyzOfSpectrum(D65_WHITE));
    expect(x).toBeCloseTo(0.3127, 6);
    expect(y).toBeCloseTo(0.329, 6);
  });
});

describe('RGB spaces', () => {
  // Published matrices: IEC 61966-2-1, ITU-R BT.2020, AMPAS S-2014-004 and TB-2014-004. Catches a transposed matrix.
  it('match the published matrices', () => {
    closeMatrix(
      xyzFromRgb(RGB_SPACES.rec709),
      [0.4123908, 0.3575843, 0.1804808, 0.212639, 0.7151687, 0.0721923, 0.0193308, 0.1191948, 0.9505322],
      1e-6,
    );
    closeMatrix(
      xyzFromRgb(RGB_SPACES.rec2020),
      [0.636958, 0.1446169, 0.168881, 0.2627002, 0.6779981, 0.0593017, 0, 0.0280727, 1.0609851],
      1e-6,
    );
    closeMatrix(
      rgbFromXyz(RGB_SPACES.ap1),
      [
        1.6410233797, -0.3248032942, -0.2364246952, -0.6636628587, 1.6153315917, 0.0167563477, 0.0117218943,
        -0.008284442, 0.9883948585,
      ],
      1e-6,
    );
    closeMatrix(
      xyzFromRgb(RGB_SPACES.ap0),
      [0.9525523959, 0, 0.0000936786, 0.3439664498, 0.7281660966, -0.0721325464, 0, 0, 1.0088251844],
      1e-6,
    );
    closeMatrix(
      rgbFromRgb(RGB_SPACES.ap0, RGB_SPACES.ap1),
      [
        1.4514393161, -0.2365107469, -0.2149285693, -0.0765537734, 1.1762296998, -0.0996759264, 0.0083161484,
        -0.0060324498, 0.9977163014,
      ],
      1e-6,
    );
    // Bradford D65 → ACES white: the conversion that OCIO's ACES configurations publish for linear Rec.709 → ACEScg.
    closeMatrix(
      rgbFromRgb(RGB_SPACES.rec709, RGB_SPACES.ap1),
      [0.6130974, 0.3395231, 0.0473794, 0.0701937, 0.9163539, 0.0134524, 0.0206156, 0.1095698, 0.8698147],
      2e-5,
    );
  });
  it('ACEScg ↔ XYZ and every neutral survive the way there and back', () => {
    const back = multiply3(xyzFromRgb(RGB_SPACES.ap1), rgbFromXyz(RGB_SPACES.ap1));
    closeMatrix(back, [1, 0, 0, 0, 1, 0, 0, 0, 1], 1e-12);
    const d65: Xyz = [0.3127 / 0.329, 1, (1 - 0.3127 - 0.329) / 0.329];
    for (const space of Object.values(RGB_SPACES))
      for (const cat of ['bradford', 'cat02'] as const)
        transform3(rgbFromFilmXyz(space, cat), d65).forEach((v) => expect(v).toBeCloseTo(1, 10));
  });
  it('adaptation undoes itself', () => {
    const there = adaptationMatrix(D65_CHROMATICITY, ACES_WHITE);
    closeMatrix(
      multiply3(adaptationMatrix(ACES_WHITE, D65_CHROMATICITY), there),
      [1, 0, 0, 0, 1, 0, 0, 0, 1],
      1e-12,
    );
    expect(() => invert3([1, 2, 3, 2, 4, 6, 0, 0, 1])).toThrow(/singular/);
  });
});

describe('transfer functions', () => {
  it('hit the standards’ points and invert', () => {
    expect(encodeSrgb(0.18)).toBeCloseTo(0.46135613, 7);
    expect(encodePq(100)).toBeCloseTo(0.5080784, 6); // ST 2084: 100 nits is code .508
    expect(encodeAcesCct(0.18)).toBeCloseTo(0.4135884, 6);
    for (const v of [0.0001, 0.003, 0.2, 0.99]) {
      expect(decodeSrgb(encodeSrgb(v))).toBeCloseTo(v, 12);
      expect(decodeSrgb(encodeSrgb(-v))).toBeCloseTo(-v, 12);
      expect(decodePq(encodePq(v * 1000))).toBeCloseTo(v * 1000, 6);
      expect(decodeAcesCct(encodeAcesCct(v))).toBeCloseTo(v, 12);
    }
  });
});

describe('colour temperature', () => {
  // Acceptance 16. Catches u/v from the wrong diagram and a Duv of the wrong sign.
  it.each([1500, 2700, 3200, 5600, 6500, 12000, 20000])('a Planckian at %d K is on the locus', (kelvin) => {
    const found = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(planckianSpectrum(kelvin))));
    expect(Math.abs(found.kelvin / kelvin - 1)).toBeLessThan(1e-4);
    expect(Math.abs(found.duv)).toBeLessThan(1e-6);
  });
  it.each([
    // Ohno 2013, table of test illuminants: D65 6503 K Duv +.0032; F11 3999 K Duv −.0001; F2 4225 K +.0019 (CIE 15 CCTs).
    ['D65', 6503, 0.0032],
    ['D50', 5002, 0.0032],
    ['F11', 3999, 0.0001],
    ['F2', 4225, 0.0019],
  ] as const)('%s has its published CCT and Duv', (name, kelvin, duv) => {
    const found = colourTemperatureOf(chromaticityOf(xyzOfSpectrum(illuminantSpectrum(name))));
    expect(Math.abs(found.kelvin - kelvin)).toBeLessThan(5);
    expect(Math.abs(found.duv - duv)).toBeLessThan(5e-4);
  });
  it('goes there and back off the locus', () => {
    for (const kelvin of [2000, 3200, 5600, 9000])
      for (const duv of [-0.02, -0.005, 0.006, 0.02]) {
        const found = colourTemperatureOf(chromaticityOfTemperature({ kelvin, duv }));
        expect(Math.abs(found.kelvin / kelvin - 1)).toBeLessThan(2e-4);
        expect(Math.abs(found.duv - duv)).toBeLessThan(1e-5);
      }
  });
});

describe('white balance', () => {
  // Catches adaptation in the wrong direction: the named light must come out neutral.
  it('makes the light it names neutral', () => {
    for (const white of [
      { kelvin: 3200, duv: 0 },
      { kelvin: 5600, duv: 0.004 },
      { kelvin: 9000, duv: -0.01 },
    ]) {
      const [x, y] = chromaticityOfTemperature(white);
      const rgb = transform3(rgbFromXyz(RGB_SPACES.rec709), [x / y, 1, (1 - x - y) / y]);
      const [r, g, b] = transform3(whiteBalanceMatrix(white), rgb);
      expect(r).toBeCloseTo(g, 9);
      expect(b).toBeCloseTo(g, 9);
    }
    expect(whiteBalanceMatrix(null)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });
});

describe('AgX', () => {
  // Entries of the published AgX_Default_Contrast.spi1d (seven digits). Catches any slip in slope, pivot or powers.
  it('is the published contrast table', () => {
    const published = [
      [1, 0.0000142],
      [50, 0.0007343],
      [100, 0.0015268],
      [1000, 0.0370196],
      [3767, 0.9668905],
      [3768, 0.9670292],
      [3771, 0.9674436],
      [4051, 0.9967452],
      [4060, 0.997435],
      [4085, 0.9992857],
      [4090, 0.9996447],
      [4094, 0.9999292],
    ] as const;
    for (const [index, value] of published)
      expect(Math.abs(agxCurve(index / 4095) - value), `entry ${index}`).toBeLessThan(1e-7);
    expect(agxCurve(0)).toBeCloseTo(0, 12);
    expect(agxCurve(1)).toBeCloseTo(1, 12);
    expect(agxCurve(10 / 16.5)).toBe(0.5);
  });
  // The inset is Rec.709 with primaries pushed out by 1/(1 − 0.2) about D65: derived here independently.
  it('its inset is 20 % toward D65', () => {
    const out = (p: readonly [number, number]): readonly [number, number] => [
      0.3127 + (p[0] - 0.3127) / 0.8,
      0.329 + (p[1] - 0.329) / 0.8,
    ];
    const { red, green, blue, white } = RGB_SPACES.rec709;
    const wide = { red: out(red), green: out(green), blue: out(blue), white };
    closeMatrix(multiply3(rgbFromXyz(wide), xyzFromRgb(RGB_SPACES.rec709)), AGX_INSET, 3e-4);
  });
  it('keeps greys grey, rises with exposure and answers the table lookup within half a code', () => {
    let last = -1;
    for (let stops = -12; stops <= 9; stops += 0.37) {
      const v = 0.18 * 2 ** stops;
      const [r, g, b] = agx([v, v, v]);
      expect(Math.abs(r - g)).toBeLessThan(1e-3);
      expect(Math.abs(b - g)).toBeLessThan(1e-3);
      expect(g).toBeGreaterThanOrEqual(last);
      last = g;
      // OCIO's path: the 4096-entry table, linearly interpolated. The difference must be below half an 8-bit code.
      const x = Math.min(Math.max((Math.log2(v) + 12.47393) / 16.499999, 0), 1) * 4095;
      const i = Math.min(Math.floor(x), 4094);
      const table = agxCurve(i / 4095) * (1 - (x - i)) + agxCurve((i + 1) / 4095) * (x - i);
      expect(Math.abs(table - agxCurve(x / 4095)) * 255).toBeLessThan(0.01);
    }
    expect(agx([-1, -1, -1])).toEqual([0, 0, 0].map(() => agxCurve(0)));
    const [r, g] = agx([0.5, 0.2, 0.1], 'punchy');
    const [r0, g0] = agx([0.5, 0.2, 0.1]);
    expect(r - g).toBeGreaterThan(r0 - g0);
  });
});

describe('view transforms', () => {
  const options: ViewOptions = { nitsAtOne: 100, whiteBalance: null, transform: 'linear' };
  it('put 18 % grey at sRGB 118 and clip at the ends', () => {
    expect([...viewTransform(new Float32Array([18, 18, 18, 100, 500, -5]), options)]).toEqual([
      118, 118, 118, 255, 255, 0,
    ]);
    expect([...viewTransform(new Float32Array([NaN, Infinity, -Infinity]), options)]).toEqual([0, 255, 0]);
    expect(() => viewTransform(new Float32Array(4), options)).toThrow(/three floats/);
    expect(() => viewTransform(new Float32Array(3), { ...options, nitsAtOne: 0 })).toThrow(/nitsAtOne/);
  });
  // Catches a shoulder with a kink: value and slope must meet at the knee.
  it('neutral joins smoothly and never reaches past one', () => {
    expect(neutralShoulder(0.8)).toBe(0.8);
    expect((neutralShoulder(0.8 + 1e-6) - 0.8) / 1e-6).toBeCloseTo(1, 4);
    expect(neutralShoulder(1e9)).toBeLessThanOrEqual(1);
    expect(neutralShoulder(-1)).toBe(0);
  });
  it('agx puts mid grey at the pivot', () => {
    const grey = viewTransform(new Float32Array([18, 18, 18]), { ...options, transform: 'agx' });
    for (const v of grey) expect(Math.abs(v - 127.5)).toBeLessThan(1);
  });
  it('false colour paints the stop it stands for', () => {
    let edge = -Infinity;
    for (const band of FALSE_COLOUR_BANDS) {
      expect(band.fromStops).toBe(edge);
      edge = band.toStops;
    }
    expect(edge).toBe(Infinity);
    const at = (stops: number): Triple =>
      falseColour([0.18 * 2 ** stops, 0.18 * 2 ** stops, 0.18 * 2 ** stops]);
    expect(at(0)).toEqual(FALSE_COLOUR_BANDS[3]!.colour);
    expect(at(1)).toEqual(FALSE_COLOUR_BANDS[5]!.colour);
    expect(at(8)).toEqual(FALSE_COLOUR_BANDS[8]!.colour);
    expect(falseColour([0, 0, 0])).toEqual(FALSE_COLOUR_BANDS[0]!.colour);
    expect(at(-2)[0]).toBeCloseTo(4 / 12, 6);
    expect(stopsOfNits(36, 100)).toBeCloseTo(1, 12);
  });
});
