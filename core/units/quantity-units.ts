/**
 * The quantities that people type on a set, with the units that each may be written in. Factors lead to the unit that the
 * document keeps: metres, millimetres of focal length, degrees, stops, kelvins, lux, candela, lumens, nits, frames, shares of one.
 */
export const QUANTITIES = [
  'length',
  'focal-length',
  'angle',
  'stops',
  'density',
  'kelvin',
  'illuminance',
  'intensity',
  'flux',
  'luminance',
  'fraction',
  'shutter',
  'fps',
  'frames',
  'time-of-day',
  'exposure-index',
  'aspect',
  'number',
  'count',
] as const;
export type Quantity = (typeof QUANTITIES)[number];

export type LengthUnit = 'm' | 'cm' | 'mm' | 'ft-in';
export type IlluminanceUnit = 'lx' | 'fc';

/** How a person writes numbers, and what some of them need to be understood. */
export interface WritingHabits {
  readonly lengthUnit: LengthUnit;
  readonly illuminanceUnit: IlluminanceUnit;
  /** For shutters as times and frames as timecode. */
  readonly fps?: number;
}
export const METRIC: WritingHabits = { lengthUnit: 'm', illuminanceUnit: 'lx', fps: 24 };

export interface QuantityKind {
  /** "a length such as 1.2m, 120 cm or 3' 11\"": how the message for bad input ends. */
  readonly example: string;
  /** Unit as written, lower case, to its factor. */
  readonly units: Readonly<Record<string, number>>;
  /** Values below zero make sense; else a leading + or − moves the value. */
  readonly isSigned: boolean;
}

const M_PER_FOOT = 0.3048;
const M_PER_INCH = M_PER_FOOT / 12;
export const LUX_PER_FOOT_CANDLE = 1 / M_PER_FOOT ** 2;
const NITS_PER_FOOT_LAMBERT = LUX_PER_FOOT_CANDLE / Math.PI;

const LENGTH_UNITS = {
  m: 1,
  metre: 1,
  metres: 1,
  meter: 1,
  meters: 1,
  cm: 0.01,
  mm: 0.001,
  km: 1000,
  ft: M_PER_FOOT,
  foot: M_PER_FOOT,
  feet: M_PER_FOOT,
  "'": M_PER_FOOT,
  in: M_PER_INCH,
  inch: M_PER_INCH,
  inches: M_PER_INCH,
  '"': M_PER_INCH,
  yd: 3 * M_PER_FOOT,
};
export const isFoot = (unit: string): boolean =>
  LENGTH_UNITS[unit as keyof typeof LENGTH_UNITS] === M_PER_FOOT;
export const isInch = (unit: string): boolean =>
  LENGTH_UNITS[unit as keyof typeof LENGTH_UNITS] === M_PER_INCH;

const DEGREES = { '°': 1, deg: 1, degree: 1, degrees: 1, rad: 180 / Math.PI };
const STOPS = { stop: 1, stops: 1, st: 1 };

export const KINDS: Readonly<Record<Quantity, QuantityKind>> = {
  length: {
    example: `a length such as 1.2m, 120 cm, 6'2" or 6ft 2in`,
    units: LENGTH_UNITS,
    isSigned: true,
  },
  'focal-length': {
    example: 'a focal length such as 35 or 35mm',
    units: { mm: 1, cm: 10, in: 25.4, '"': 25.4 },
    isSigned: false,
  },
  angle: { example: 'an angle such as 45 or 45°', units: DEGREES, isSigned: true },
  stops: { example: 'stops such as 1/3, ⅔ or -1 1/3', units: STOPS, isSigned: true },
  density: {
    example: 'a filter such as ND 0.9, ND8 or 3 stops',
    units: STOPS,
    isSigned: false,
  },
  kelvin: {
    example: 'a colour temperature such as 5600, 5600K or 5.6k',
    units: { k: 1, kelvin: 1 },
    isSigned: false,
  },
  illuminance: {
    example: 'a light level such as 500 lx or 46 fc',
    units: {
      lx: 1,
      lux: 1,
      klx: 1000,
      fc: LUX_PER_FOOT_CANDLE,
      'foot-candles': LUX_PER_FOOT_CANDLE,
      footcandles: LUX_PER_FOOT_CANDLE,
      k: 1000,
    },
    isSigned: false,
  },
  intensity: {
    example: 'an intensity such as 8000 cd or 8 kcd',
    units: { cd: 1, candela: 1, kcd: 1000, k: 1000 },
    isSigned: false,
  },
  flux: {
    example: 'a light output such as 12000 lm or 12 klm',
    units: { lm: 1, lumen: 1, lumens: 1, klm: 1000, k: 1000 },
    isSigned: false,
  },
  luminance: {
    example: 'a luminance such as 100 nits, 100 cd/m² or 30 fL',
    units: {
      nit: 1,
      nits: 1,
      nt: 1,
      'cd/m²': 1,
      'cd/m2': 1,
      fl: NITS_PER_FOOT_LAMBERT,
      'foot-lamberts': NITS_PER_FOOT_LAMBERT,
      k: 1000,
    },
    isSigned: false,
  },
  fraction: {
    example: 'a percentage such as 75 or 75%',
    units: { '%': 0.01, percent: 0.01 },
    isSigned: false,
  },
  shutter: {
    example: 'a shutter such as 180°, 172.8 or 1/48',
    units: { '°': 1, deg: 1, degrees: 1 },
    isSigned: false,
  },
  fps: { example: 'a frame rate such as 24 or 23.976 fps', units: { fps: 1, p: 1 }, isSigned: false },
  frames: {
    example: 'frames such as 48, 2s or 00:00:02:00',
    units: { f: 1, fr: 1, frame: 1, frames: 1 },
    isSigned: true,
  },
  'time-of-day': {
    example: 'a time of day such as 14:30, 9.5 or 6pm',
    units: { h: 1, am: 1, pm: 1 },
    isSigned: false,
  },
  'exposure-index': { example: 'an exposure index such as 800', units: { ei: 1, iso: 1 }, isSigned: false },
  aspect: { example: 'an aspect ratio such as 2.39, 2.39:1 or 16:9', units: {}, isSigned: false },
  number: { example: 'a number', units: {}, isSigned: true },
  count: { example: 'a whole number', units: {}, isSigned: true },
};

/** The factor of a number without a unit. */
export function bareFactor(quantity: Quantity, habits: WritingHabits): number {
  switch (quantity) {
    case 'length':
      return { m: 1, cm: 0.01, mm: 0.001, 'ft-in': M_PER_FOOT }[habits.lengthUnit];
    case 'illuminance':
      return habits.illuminanceUnit === 'fc' ? LUX_PER_FOOT_CANDLE : 1;
    case 'fraction':
      return 0.01;
    case 'focal-length':
    case 'angle':
    case 'stops':
    case 'density':
    case 'kelvin':
    case 'intensity':
    case 'flux':
    case 'luminance':
    case 'shutter':
    case 'fps':
    case 'frames':
    case 'time-of-day':
    case 'exposure-index':
    case 'aspect':
    case 'number':
    case 'count':
      return 1;
  }
}

export const FEET_PER_METRE = 1 / M_PER_FOOT;
