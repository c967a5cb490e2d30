/**
 * Reads quantities as people on a set write them, and writes them so.
 *
 * Relative entry: `+=0.5`, `-=2in`, `*=2`, `/=2`, and a leading `*` or `/`, change the value that is there. A leading + or − does so
 * as well where a quantity cannot be below zero (kelvins, lux, sizes …); where it can (positions, angles, stops) it is the sign.
 */
import { QuantityTextError, evaluateExpression, plainText } from './quantity-expression.ts';
import { bareFactor, KINDS, METRIC, type Quantity, type WritingHabits } from './quantity-units.ts';

export { QuantityTextError } from './quantity-expression.ts';
export { formatQuantity, stopsText, timecode } from './quantity-format.ts';
export { METRIC, type Quantity, type WritingHabits } from './quantity-units.ts';

export interface ReadingOptions {
  /** What relative entries change; without one they are refused. */
  readonly current?: number | undefined;
  /** Whether a leading sign is a sign; default: by the quantity. */
  readonly isSigned?: boolean | undefined;
  /** Whether ∞ is a value: focus. */
  readonly mayBeInfinite?: boolean | undefined;
}

const RELATIVE = /^([+\-*/])=\s*(.+)$/u;
const LEADING_FACTOR = /^([*/])\s*(.+)$/u;
const LEADING_SIGN = /^([+-])\s*(.+)$/u;

/**
 * @returns the value in the unit that the document keeps.
 * @throws QuantityTextError with a sentence for the person who typed.
 */
export function parseQuantity(
  text: string,
  quantity: Quantity,
  habits: WritingHabits = METRIC,
  options: ReadingOptions = {},
): number {
  const kind = KINDS[quantity];
  const plain = plainText(text);
  if (plain === '') throw new QuantityTextError(`Type ${kind.example}`);
  if (/^(∞|inf|infinity)$/iu.test(plain)) {
    if (options.mayBeInfinite === true) return Infinity;
    throw new QuantityTextError('Infinity is not possible here');
  }
  const isSigned = options.isSigned ?? kind.isSigned;
  const relative =
    RELATIVE.exec(plain) ?? LEADING_FACTOR.exec(plain) ?? (isSigned ? null : LEADING_SIGN.exec(plain));
  if (relative === null) return absolute(plain, quantity, habits);

  const { current } = options;
  if (current === undefined || !Number.isFinite(current))
    throw new QuantityTextError('There is no single value to change: type the value itself');
  const [, sign, amount] = relative as unknown as readonly [string, string, string];
  if (sign === '*' || sign === '/') {
    const by = evaluateExpression(amount, {
      units: {},
      bare: 1,
      example: 'a number to multiply or divide by',
    });
    if (sign === '/' && by === 0) throw new QuantityTextError('nothing can be divided by zero');
    return sign === '*' ? current * by : current / by;
  }
  const by = absolute(amount, quantity, habits);
  return sign === '+' ? current + by : current - by;
}

function absolute(text: string, quantity: Quantity, habits: WritingHabits): number {
  const special = SPECIAL[quantity]?.(text, habits) ?? null;
  if (special !== null) return special;
  const { units, example } = KINDS[quantity];
  const stripped = text.replace(/^(?:ei|iso)\s+(?=\d)/iu, '');
  const value = evaluateExpression(quantity === 'exposure-index' ? stripped : text, {
    units,
    bare: bareFactor(quantity, habits),
    example,
  });
  // five and a half kelvins are nobody's: 5.6k
  if (quantity === 'kelvin' && /k$/iu.test(text) && value < 100) return value * 1000;
  return quantity === 'frames' || quantity === 'count' ? Math.round(value) : value;
}

/** Ways of writing that are no sums of measures. Null: read it as one. */
const SPECIAL: Partial<Record<Quantity, (text: string, habits: WritingHabits) => number | null>> = {
  shutter: shutterAngle,
  frames: frameCount,
  density: densityStops,
  'time-of-day': timeOfDay,
  aspect: aspectRatio,
};

/** 1/48, 1/48 s: a time at the camera's frame rate; everything else is degrees. */
function shutterAngle(text: string, { fps = 24 }: WritingHabits): number | null {
  const match = /^1\s*\/\s*(\d+(?:\.\d+)?)\s*s?$/iu.exec(text);
  return match === null || Number(match[1]) === 0 ? null : (360 * fps) / Number(match[1]);
}

/** hh:mm:ss:ff, mm:ss:ff, ss:ff, and 2s. Timecode counts whole frames of the rounded rate, without drop. */
function frameCount(text: string, { fps = 24 }: WritingHabits): number | null {
  const inSeconds = /^(-?)(\d+(?:\.\d+)?)\s*(?:s|sec|seconds?)$/iu.exec(text);
  if (inSeconds !== null) return Math.round(Number(inSeconds[1] + inSeconds[2]!) * fps);
  const match = /^(-?)(\d+(?:[:;]\d+){1,3})$/u.exec(text);
  if (match === null) return null;
  const parts = match[2]!.split(/[:;]/u).map(Number);
  const rate = Math.round(fps);
  const [frames = 0, seconds = 0, minutes = 0, hours = 0] = [...parts].reverse();
  if (frames >= rate || seconds >= 60 || minutes >= 60)
    throw new QuantityTextError(
      `“${text}” is not a timecode at ${rate} frames a second: frames go to ${rate - 1}, seconds and minutes to 59`,
    );
  const total = ((hours * 60 + minutes) * 60 + seconds) * rate + frames;
  return match[1] === '-' ? -total : total;
}

const STOPS_PER_DENSITY = 1 / 0.3;
/**
 * ND 0.9 and 0.9 are densities as engraved (0.3 a stop), ND8 a factor, 3 stops and a bare whole number stops. A bare number is a
 * density when it is one that filters are engraved with: 0.3, 0.6 … 2.1.
 */
function densityStops(text: string): number | null {
  const named = /^nd\s*(\d*\.?\d+)$/iu.exec(text);
  if (named !== null) {
    const value = Number(named[1]);
    const isFactor = Number.isInteger(value) && value >= 2 && !named[1]!.includes('.');
    return isFactor ? Math.round(Math.log2(value) * 3) / 3 : Number((value * STOPS_PER_DENSITY).toFixed(6));
  }
  if (!/^\d*\.\d+$/u.test(text)) return null;
  const stops = Number((Number(text) * STOPS_PER_DENSITY).toFixed(6));
  return Number.isInteger(stops) && stops >= 1 && stops <= 7 ? stops : null;
}

/** Hours: 14:30, 14:30:20, 2:30 pm, 6pm. */
function timeOfDay(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))(?::(\d{2}))?\s*(am|pm)?$|^(\d{1,2})\s*(am|pm)$/iu.exec(text);
  if (match === null) return null;
  const half = (match[4] ?? match[6])?.toLowerCase();
  // 9.50 with a point is a decimal number unless a half of the day is named
  if (text.includes('.') && half === undefined) return null;
  const hour = Number(match[1] ?? match[5]);
  const [minute, second] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (hour > 24 || minute > 59 || second > 59 || (half !== undefined && (hour < 1 || hour > 12)))
    throw new QuantityTextError(`“${text}” is not ${KINDS['time-of-day'].example}`);
  const shifted = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return shifted + minute / 60 + second / 3600;
}

/** 16:9, 2.39:1 */
function aspectRatio(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*[:x]\s*(\d+(?:\.\d+)?)$/iu.exec(text);
  return match === null || Number(match[2]) === 0 ? null : Number(match[1]) / Number(match[2]);
}
