/** Writes quantities as they are read on a set: with as many digits as matter there, and the unit that the person uses. */
import { FEET_PER_METRE, LUX_PER_FOOT_CANDLE, type Quantity, type WritingHabits } from './quantity-units.ts';

const MINUS = '−';

/** Number with at most `digits` decimals, without zeros at the end, and a true minus sign. */
export function trimmed(value: number, digits: number): string {
  const text = String(Number(Math.abs(value).toFixed(digits)));
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Number with exactly so many decimals: columns of them stand still while they change. */
function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Three or four figures and commas between thousands: 1,250; 12.5; 0.035. */
export function significant(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const digits =
    size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(size)));
  const [whole = '', part] = trimmed(value, digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

const EIGHTHS = ['', '⅛', '¼', '⅜', '½', '⅝', '¾', '⅞'];

/** Feet, inches and eighths: 6′ 2½″; under a foot 9¾″. */
export function feetAndInches(metres: number): string {
  const eighths = Math.round(Math.abs(metres) * FEET_PER_METRE * 96);
  const sign = metres < 0 && eighths > 0 ? MINUS : '';
  const feet = Math.floor(eighths / 96);
  const inches = Math.floor((eighths % 96) / 8);
  const part = EIGHTHS[eighths % 8]!;
  const inchText = `${inches === 0 && part !== '' ? '' : inches}${part}″`;
  return sign + (feet === 0 ? inchText : `${feet}′ ${inchText}`);
}

function length(metres: number, habits: WritingHabits): string {
  switch (habits.lengthUnit) {
    case 'm': {
      const isToTheCentimetre = Math.abs(metres * 100 - Math.round(metres * 100)) < 0.05;
      return `${fixed(metres, isToTheCentimetre || Math.abs(metres) >= 100 ? 2 : 3)} m`;
    }
    case 'cm':
      return `${fixed(metres * 100, 1)} cm`;
    case 'mm':
      return `${trimmed(metres * 1000, 1)} mm`;
    case 'ft-in':
      return feetAndInches(metres);
  }
}

const THIRDS: Readonly<Record<number, string>> = { 0: '', 1: '⅓', 2: '⅔' };
/** Whole stops and thirds where they are: +1⅓, −⅔, 0; else decimals. */
export function stopsText(stops: number, withSign: boolean): string {
  const sign = stops < 0 ? MINUS : withSign && stops > 0 ? '+' : '';
  const size = Math.abs(stops);
  const thirds = Math.round(size * 3);
  if (Math.abs(thirds / 3 - size) > 0.005) return `${sign}${trimmed(size, 2)}`;
  const whole = Math.floor(thirds / 3);
  const part = THIRDS[thirds % 3]!;
  if (thirds === 0) return '0';
  return `${sign}${whole === 0 ? '' : whole}${part}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** hh:mm:ss:ff at the rounded rate, without drop. */
export function timecode(frames: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const size = Math.abs(Math.round(frames));
  const seconds = Math.floor(size / rate);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, size % rate];
  return (frames < 0 ? MINUS : '') + parts.map(twoDigits).join(':');
}

/** The value with its unit. */
export function formatQuantity(value: number, quantity: Quantity, habits: WritingHabits): string {
  if (value === Infinity) return '∞';
  switch (quantity) {
    case 'length':
      return length(value, habits);
    case 'focal-length':
      return `${trimmed(value, 1)} mm`;
    case 'angle':
      return `${trimmed(value, 1)}°`;
    case 'shutter':
      return `${trimmed(value, 2)}°`;
    case 'stops':
      return `${stopsText(value, false)} ${Math.abs(value) > 0 && Math.abs(value) <= 1 ? 'stop' : 'stops'}`;
    case 'density':
      return value === 0 ? 'none' : `ND ${fixed(value * 0.3, 1)}`;
    case 'kelvin':
      return `${Math.round(value)} K`;
    case 'illuminance':
      return habits.illuminanceUnit === 'fc'
        ? `${significant(value / LUX_PER_FOOT_CANDLE)} fc`
        : `${significant(value)} lx`;
    case 'intensity':
      return `${significant(value)} cd`;
    case 'flux':
      return `${significant(value)} lm`;
    case 'luminance':
      return `${significant(value)} nits`;
    case 'fraction':
      return `${trimmed(value * 100, 1)} %`;
    case 'fps':
      return `${trimmed(value, 3)} fps`;
    case 'frames':
    case 'count':
      return trimmed(value, 0);
    case 'time-of-day': {
      const minutes = Math.round(value * 60);
      return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    }
    case 'exposure-index':
      return `EI ${trimmed(value, 0)}`;
    case 'aspect':
      return `${fixed(value, 2)}:1`;
    case 'number':
      return trimmed(value, 3);
  }
}
