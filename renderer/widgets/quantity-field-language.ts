/**
 * What a quantity field can hold: the quantities of core/units and T-stops, which are named by core/optics. Reading, writing, and what
 * one step of a key or of a scrub is for each.
 */
import {
  formatStop,
  nearestThird,
  parseStop,
  apertureValue,
  stopFromApertureValue,
} from '../../core/optics/stop-scale.ts';
import {
  formatQuantity,
  parseQuantity,
  QuantityTextError,
  type Quantity,
  type WritingHabits,
} from '../../core/units/quantity-text.ts';
import type { ReadingOptions } from '../../core/units/quantity-text.ts';

export type FieldQuantity = Quantity | 't-stop';

/**
 * A T-stop is said as T2.8, 2.8 1/3, T2.8⅓; "+1/3", "-2/3" and "+=1" move it by stops, up being a smaller opening.
 * @throws QuantityTextError
 */
function readTStop(text: string, habits: WritingHabits, current: number | undefined): number {
  const relative = /^\s*([+−-])=?\s*(.+)$/u.exec(text);
  if (relative !== null) {
    if (current === undefined)
      throw new QuantityTextError('There is no single stop to change: type the stop itself');
    const stops = parseQuantity(relative[2]!, 'stops', habits);
    return stopFromApertureValue(apertureValue(exactStop(current)) + (relative[1] === '+' ? stops : -stops));
  }
  try {
    return parseStop(text.replace(',', '.').replace(/[½⅓⅔¼¾]/u, (part) => ` ${part}`));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new QuantityTextError(`“${text.trim()}” is not a stop such as T2.8, 2.8 1/3 or +1/3`);
  }
}

/** 2.8 stands for 2.828: engraved full stops are counted from where they truly are. */
const exactStop = (stop: number): number => parseStop(String(Number(stop.toFixed(3))));

/** @throws QuantityTextError with a sentence for the person who typed. */
export const readQuantity = (
  text: string,
  quantity: FieldQuantity,
  habits: WritingHabits,
  options: ReadingOptions = {},
): number =>
  quantity === 't-stop'
    ? readTStop(text, habits, options.current)
    : parseQuantity(text, quantity, habits, options);

/** A stop with one decimal, as barrels and data sheets have it: 1.9, 3.1, 2.8. */
const isMarked = (stop: number): boolean => Math.abs(Number(stop.toFixed(1)) - stop) < 1e-9;
/** In thirds where it is one (to a twentieth of a stop), as the number else and where a maker marked it so. */
const stopText = (stop: number): string =>
  !isMarked(stop) && Math.abs(apertureValue(stop) - apertureValue(nearestThird(stop))) < 0.05
    ? `T${formatStop(stop)}`
    : `T${Number(stop.toFixed(2))}`;

export const writeQuantity = (value: number, quantity: FieldQuantity, habits: WritingHabits): string =>
  quantity === 't-stop' ? stopText(value) : formatQuantity(value, quantity, habits);

export type StepSize = 'fine' | 'normal' | 'coarse';

const EI_THIRDS = [100, 125, 160];
/** 100, 125, 160, 200, 250, 320 … as cameras offer them. */
export function exposureIndexAt(third: number): number {
  const octave = Math.floor(third / 3);
  const exact = EI_THIRDS[third - octave * 3]! * 2 ** octave;
  return exact >= 100 ? exact : Math.max(1, Math.round(exact));
}
const thirdOfIndex = (ei: number): number => Math.round(Math.log2(ei / 100) * 3);

/** Quantities whose scrubs go from mark to mark. */
const DISCRETE: ReadonlySet<FieldQuantity> = new Set([
  't-stop',
  'stops',
  'density',
  'exposure-index',
  'frames',
  'count',
]);
export const isDiscrete = (quantity: FieldQuantity): boolean => DISCRETE.has(quantity);

const withoutNoise = (value: number): number => Number(value.toPrecision(12));
const toGrid = (value: number, grid: number): number => withoutNoise(Math.round(value / grid) * grid);

/** The usual step of a quantity that is counted evenly, in what the document keeps. */
function evenStep(quantity: FieldQuantity, value: number, habits: WritingHabits): number {
  switch (quantity) {
    case 'length': {
      if (habits.lengthUnit === 'ft-in') return 0.0254;
      const size = Math.abs(value);
      return size < 0.02 ? 0.001 : size < 0.2 ? 0.01 : 0.1;
    }
    case 'stops':
      return 1 / 3;
    case 'kelvin':
      return 100;
    case 'fraction':
      return 0.05;
    case 'time-of-day':
      return 0.25;
    case 'aspect':
      return 0.01;
    case 'number':
      return 0.1;
    case 't-stop':
    case 'focal-length':
    case 'angle':
    case 'density':
    case 'illuminance':
    case 'intensity':
    case 'flux':
    case 'luminance':
    case 'shutter':
    case 'fps':
    case 'frames':
    case 'exposure-index':
    case 'count':
      return 1;
  }
}

const FACTOR: Readonly<Record<StepSize, number>> = { fine: 0.1, normal: 1, coarse: 10 };
/** For quantities that are counted by ratios: stops of light. */
const STOPS: Readonly<Record<StepSize, number>> = { fine: 0.1, normal: 1 / 3, coarse: 1 };
const threeFigures = (value: number): number => Number(value.toPrecision(3));

export interface Stepping {
  readonly quantity: FieldQuantity;
  readonly habits: WritingHabits;
  /** Instead of the usual step. */
  readonly step?: number | undefined;
}

/** The value so many steps further. Up is more: a higher number, also of a T-stop. */
export function stepped(value: number, steps: number, size: StepSize, how: Stepping): number {
  const { quantity, habits, step } = how;
  if (!Number.isFinite(value)) return steps < 0 ? 100 : value;
  if (step === undefined)
    switch (quantity) {
      case 't-stop': {
        if (size === 'fine') return stopFromApertureValue(toGrid(apertureValue(value) + steps * 0.1, 0.1));
        const thirds = steps * (size === 'coarse' ? 3 : 1);
        const here = apertureValue(value) * 3;
        // off the marks, the next mark in the direction comes first
        // engravings are rounded: 11 stands for 11.3, a quarter of a third away
        const isOnMark = Math.abs(here - Math.round(here)) < 0.3;
        const from = isOnMark ? Math.round(here) : steps > 0 ? Math.floor(here) : Math.ceil(here);
        return stopFromApertureValue((from + thirds) / 3);
      }
      case 'exposure-index':
        return exposureIndexAt(thirdOfIndex(value) + Math.round(steps * (size === 'coarse' ? 3 : 1)));
      case 'illuminance':
      case 'intensity':
      case 'flux':
      case 'luminance':
        return value === 0 ? (steps > 0 ? 1 : 0) : threeFigures(value * 2 ** (steps * STOPS[size]));
      case 'focal-length':
      case 'length':
      case 'angle':
      case 'stops':
      case 'density':
      case 'kelvin':
      case 'fraction':
      case 'shutter':
      case 'fps':
      case 'frames':
      case 'time-of-day':
      case 'aspect':
      case 'number':
      case 'count':
        break;
    }
  const isWhole = quantity === 'frames' || quantity === 'count';
  const one = (step ?? evenStep(quantity, value, habits)) * (isWhole && size === 'fine' ? 1 : FACTOR[size]);
  const next = withoutNoise(value + steps * one);
  return isWhole ? Math.round(next) : Number.isInteger(steps) ? next : toGrid(next, one / 10);
}
