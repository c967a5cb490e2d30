import { describe, expect, it } from 'vitest';
import { parseIes } from './ies.ts';
import { profileIntensity, profileLumens } from './intensity-profile.ts';
import { parseLdt } from './ldt.ts';
import { PhotometricFileError } from './photometric-file.ts';

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
const rad = (deg: number): number => (deg * Math.PI) / 180;

interface Synthetic {
  readonly vertical: readonly number[];
  readonly horizontal: readonly number[];
  readonly candela: (vertical: number, horizontal: number) => number;
  readonly tilt?: string;
  readonly factors?: string;
  readonly multiplier?: number;
  readonly lumens?: number;
}
/** An LM-63-2002 file, numbers broken over lines the way that real ones are. */
const ies = ({
  vertical,
  horizontal,
  candela,
  tilt = 'TILT=NONE',
  factors = '1 1 75',
  multiplier = 1,
  lumens = -1,
}: Synthetic): string => {
  const wrap = (values: readonly number[]): string =>
    values.reduce((text, v, i) => `${text}${i % 7 === 6 ? '\r\n' : ' '}${v}`, '').trim();
  return [
    'IESNA:LM-63-2002',
    '[TEST] synthetic',
    '[MANUFAC] none',
    tilt,
    `1 ${lumens} ${multiplier} ${vertical.length} ${horizontal.length} 1 2 0.1 0.1 0`,
    factors,
    wrap(vertical),
    wrap(horizontal),
    ...horizontal.map((h) => wrap(vertical.map((v) => candela(v, h)))),
    '',
  ].join('\r\n');
};
const lambert = (v: number): number => (v < 90 ? 1000 * Math.cos(rad(v)) : 0);

describe('IES LM-63', () => {
  // Acceptance 15: ∫I dω = Φ to 0.1 %. A Lambertian of 1000 cd emits 1000π lm; isotropic 100 cd emits 400π.
  // Catches a missing sin γ and a missing factor of two in any symmetry.
  it.each([
    ['rotational', [0]],
    ['quadrant', range(0, 90, 15)],
    ['bilateral about C0', range(0, 180, 15)],
    ['bilateral about C90', range(90, 270, 15)],
    ['none', range(0, 360, 15)],
  ] as const)('integrates to the flux with %s symmetry', (_, horizontal) => {
    const half = parseIes(ies({ vertical: range(0, 90, 2.5), horizontal, candela: lambert }), 'a.ies');
    expect(Math.abs(profileLumens(half.profile) / (1000 * Math.PI) - 1)).toBeLessThan(1e-3);
    const full = parseIes(ies({ vertical: range(0, 180, 5), horizontal, candela: () => 100 }), 'a.ies');
    expect(Math.abs(profileLumens(full.profile) / (400 * Math.PI) - 1)).toBeLessThan(1e-6);
    expect(full.profile.horizontalAngles[0]).toBe(0);
    expect(full.profile.horizontalAngles.at(-1)).toBeCloseTo(2 * Math.PI, 5);
  });
  // An asymmetric web, I = 500 + 200·cos(C)·sin(γ): its integral is that of the constant. Catches mirrored planes in the wrong order.
  it('puts every plane where it belongs', () => {
    const candela = (v: number, h: number): number => 500 + 200 * Math.cos(rad(h)) * Math.sin(rad(v));
    for (const horizontal of [range(0, 180, 10), range(0, 360, 10)]) {
      const { profile } = parseIes(ies({ vertical: range(0, 180, 5), horizontal, candela }), 'b.ies');
      for (const h of [0, 40, 130, 200, 330])
        expect(profileIntensity(profile, rad(60), rad(h)) / candela(60, h)).toBeCloseTo(1, 4);
      expect(Math.abs(profileLumens(profile) / (2000 * Math.PI) - 1)).toBeLessThan(1e-4);
    }
    const sideways = (v: number, h: number): number => 500 + 200 * Math.sin(rad(h)) * Math.sin(rad(v));
    const { profile } = parseIes(
      ies({ vertical: range(0, 180, 5), horizontal: range(90, 270, 10), candela: sideways }),
      'c.ies',
    );
    for (const h of [20, 90, 160, 250, 300])
      expect(profileIntensity(profile, rad(60), rad(h)) / sideways(60, h)).toBeCloseTo(1, 4);
  });
  it('applies multiplier and ballast factors, and reads rated lumens, TILT=INCLUDE and comma separators', () => {
    const file = ies({
      vertical: [0, 90],
      horizontal: [0],
      candela: () => 10,
      multiplier: 3,
      factors: '0.5,1,75',
      lumens: 1200,
      tilt: 'TILT=INCLUDE\r\n1\r\n3\r\n0 45 90\r\n1 .95 .9',
    });
    const parsed = parseIes(file, 'd.ies');
    expect(profileIntensity(parsed.profile, 0.5, 0)).toBeCloseTo(15, 5);
    expect(parsed.lampLumens).toBe(1200);
    expect(parsed.watts).toBe(75);
    expect(parsed.description['MANUFAC']).toBe('none');
    expect(profileIntensity(parsed.profile, rad(100), 0)).toBe(0);
  });
  it.each([
    ['', /x\.ies:1: TILT: expected a line TILT=NONE or TILT=INCLUDE, got nothing/],
    ['TILT=lamp.tlt\n', /TILT: expected NONE or INCLUDE/],
    [
      ies({ vertical: [0, 90], horizontal: [0], candela: () => 1 }).replace('2 1 1 2', '2 1 3 2'),
      /x\.ies:5: photometric type: expected 1 \(type C\)/,
    ],
    [
      ies({ vertical: [0, 90, 45], horizontal: [0], candela: () => 1 }),
      /vertical angle 3: expected an angle above 90, got "45"/,
    ],
    [
      ies({ vertical: [0, 90], horizontal: [0, 45], candela: () => 1 }),
      /horizontal angles: expected a range of 0/,
    ],
    [
      ies({ vertical: [0, 90], horizontal: [0], candela: () => -1 }),
      /candela of plane 0°, value 1: expected a number from 0/,
    ],
    ['TILT=NONE\n1 -1 1 99999 99999 1 1 0 0 0 1 1 1', /vertical angle count/],
    ['TILT=NONE\n1 -1 1 500 1 1 1 0 0 0 1 1 1 0', /500 numbers, got "1 before the end of the file"/],
  ])('refuses broken input %# with one clear line', (text, message) => {
    expect(() => parseIes(text, 'x.ies')).toThrow(message);
    expect(() => parseIes(text, 'x.ies')).toThrow(PhotometricFileError);
  });
});

interface SyntheticLdt {
  readonly symmetry: number;
  readonly planes: number;
  readonly stored: readonly number[];
  readonly vertical: readonly number[];
  readonly candela: (vertical: number, horizontal: number) => number;
  readonly lumens?: number;
}
/** A EULUMDAT file; `candela` is divided by the kilolumens as the format wants. */
const ldt = ({ symmetry, planes, stored, vertical, candela, lumens = 2500 }: SyntheticLdt): string => {
  const angles = Array.from({ length: planes }, (_, i) => (360 / planes) * i);
  return [
    'none',
    '1',
    `${symmetry}`,
    `${planes}`,
    `${360 / planes}`,
    `${vertical.length}`,
    '5',
    'report',
    'synthetic',
    'no',
    'file',
    'date',
    '100',
    '100',
    '0',
    '100',
    '100',
    '0',
    '0',
    '0',
    '0',
    '100',
    '100',
    '1,0',
    '0',
    '1',
    '1',
    'lamp',
    `${lumens}`,
    '3000',
    '80',
    '25',
    ...Array.from({ length: 10 }, () => '0.5'),
    ...angles.map(String),
    ...vertical.map(String),
    ...stored.flatMap((plane) => vertical.map((v) => `${(candela(v, plane) * 1000) / lumens}`)),
    '',
  ].join('\n');
};

describe('EULUMDAT', () => {
  const quadrants = (v: number, h: number): number => 500 + 100 * Math.cos(rad(2 * h)) * Math.sin(rad(v));
  const aboutC0 = (v: number, h: number): number => 500 + 100 * Math.cos(rad(h)) * Math.sin(rad(v));
  const aboutC90 = (v: number, h: number): number => 500 + 100 * Math.sin(rad(h)) * Math.sin(rad(v));
  const around = (from: number, to: number): number[] => range(from, to, 15).map((h) => h % 360);
  // Each web has exactly the symmetry that its indicator claims. Catches any confusion of C0 with C90.
  it.each([
    [0, around(0, 345), aboutC0],
    [1, [0], (): number => 500],
    [2, around(0, 180), aboutC0],
    [3, around(270, 450), aboutC90],
    [4, around(0, 90), quadrants],
  ] as const)('expands symmetry %d', (symmetry, stored, candela) => {
    const { profile, lampLumens, watts } = parseLdt(
      ldt({ symmetry, planes: 24, stored, vertical: range(0, 180, 5), candela }),
      'a.ldt',
    );
    for (const h of [0, 30, 105, 195, 240, 345])
      expect(profileIntensity(profile, rad(60), rad(h)) / candela(60, h), `C${h}`).toBeCloseTo(1, 4);
    expect(Math.abs(profileLumens(profile) / (2000 * Math.PI) - 1)).toBeLessThan(1e-3);
    expect(lampLumens).toBe(2500);
    expect(watts).toBe(25);
  });
  it('refuses broken input with one clear line', () => {
    const good = ldt({ symmetry: 1, planes: 24, stored: [0], vertical: [0, 90], candela: () => 1 });
    expect(() => parseLdt('', 'x.ldt')).toThrow(
      'x.ldt:1: symmetry indicator: expected 0, 1, 2, 3 or 4, got nothing',
    );
    expect(() => parseLdt(good.replace('\n1\n24\n', '\n7\n24\n'), 'x.ldt')).toThrow(/x\.ldt:3: symmetry/);
    expect(() => parseLdt(good.split('\n').slice(0, 60).join('\n'), 'x.ldt')).toThrow(
      /C angle|G angle|intensity/,
    );
  });
});

describe('mutations', () => {
  // Any damage ends in a profile or in one PhotometricFileError: no other exception, no hang, no huge allocation.
  it('2000 damaged files end in a profile or a clear error', () => {
    let seed = 20260101;
    const random = (): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 32;
    };
    const sources: readonly (readonly [string, (text: string) => unknown])[] = [
      [
        ies({ vertical: range(0, 90, 10), horizontal: range(0, 90, 30), candela: lambert }),
        (t) => parseIes(t, 'm.ies'),
      ],
      [
        ldt({
          symmetry: 2,
          planes: 12,
          stored: range(0, 180, 30),
          vertical: range(0, 90, 10),
          candela: lambert,
        }),
        (t) => parseLdt(t, 'm.ldt'),
      ],
    ];
    const nasty = ['-', '9', '1e308', 'NaN', '\n', ' ', '.', ',', '0', '99999999', 'TILT=', '\u0000', 'é'];
    let errors = 0;
    for (let round = 0; round < 2000; round++) {
      const [source, parse] = sources[round % 2]!;
      let text = source;
      for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits--) {
        const at = Math.floor(random() * text.length);
        const length = Math.floor(random() * 6);
        const insert = random() < 0.7 ? nasty[Math.floor(random() * nasty.length)]! : '';
        text = random() < 0.1 ? text.slice(0, at) : text.slice(0, at) + insert + text.slice(at + length);
      }
      try {
        parse(text);
      } catch (error) {
        errors++;
        expect(error).toBeInstanceOf(PhotometricFileError);
        expect((error as Error).message).toMatch(/^m\.(ies|ldt):\d+: .+: expected .+, got .+$/);
      }
    }
    expect(errors).toBeGreaterThan(500);
  });
});
