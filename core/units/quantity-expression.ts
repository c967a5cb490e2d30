/**
 * Sums and products of measures, as they are typed into a field: `1.2+0.3`, `2*3m`, `(6' 2 1/2" - 4in)/2`. A number without a unit
 * counts in the field's own unit when it is added to something, and is a plain factor when it multiplies.
 */
import { isFoot, isInch } from './quantity-units.ts';

/** What was typed is no quantity; the message says what would be. */
export class QuantityTextError extends Error {
  override readonly name = 'QuantityTextError';
}

interface Measure {
  readonly value: number;
  /** False: a plain number, in no unit yet. */
  readonly hasUnit: boolean;
}

export interface ExpressionUnits {
  /** By name in lower case; a measure's value is its number times this. */
  readonly units: Readonly<Record<string, number>>;
  /** Of a number without a unit. */
  readonly bare: number;
  /** Ends the message: "a length such as 1.2m". */
  readonly example: string;
}

const VULGAR: Readonly<Record<string, string>> = {
  '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4', '⅛': '1/8', '⅜': '3/8', '⅝': '5/8', '⅞': '7/8',
}; // prettier-ignore

/** One spelling for signs that look alike: primes, minus, fractions, spaces. */
export const plainText = (text: string): string =>
  text
    .replace(/[½⅓⅔¼¾⅛⅜⅝⅞]/gu, (sign) => ` ${VULGAR[sign]!}`)
    .replace(/[′’‘`´]/gu, "'")
    .replace(/''|[″”“]/gu, '"')
    .replace(/[−–—]/gu, '-')
    .replace(/×|·/gu, '*')
    .replace(/÷/gu, '/')
    .replace(/\s+/gu, ' ')
    .trim();

/** "1,250" has a thousands comma, "1,5" and "0,250" a decimal one. */
function numberOf(text: string): number {
  if (!text.includes(',')) return Number(text);
  const isGrouped = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/u.test(text);
  return Number(isGrouped ? text.replaceAll(',', '') : text.replace(',', '.'));
}

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)(?:e[+-]?\d+)?/iu;
const FRACTION = /^ ?(\d+)\/(\d+)(?![\d.])/u;
/** Letters and signs that a unit can be written with; the longest that is known is taken. */
const UNIT = /^ ?([a-z°%²"'][a-z0-9°%²/-]*|['"])/iu;

/** @throws QuantityTextError */
export function evaluateExpression(text: string, kind: ExpressionUnits): number {
  let rest = plainText(text);
  const fail = (): never => {
    throw new QuantityTextError(`“${text.trim()}” is not ${kind.example}`);
  };
  const isNext = (pattern: RegExp): boolean => pattern.test(rest);
  const take = (length: number): void => {
    rest = rest.slice(length);
  };
  const skip = (): void => {
    rest = rest.trimStart();
  };

  function takeUnit(): string | null {
    const match = UNIT.exec(rest);
    if (match === null) return null;
    const word = match[1]!.toLowerCase();
    for (let length = word.length; length > 0; length--) {
      const unit = word.slice(0, length);
      // what follows must not be the rest of a longer word
      if (Object.hasOwn(kind.units, unit) && !/^[a-z]/iu.test(word.slice(length))) {
        take(match[0].length - word.length + length);
        return unit;
      }
    }
    return fail();
  }

  /** A number, a fraction, or both: 2, 1/2, 2 1/2. */
  function takeNumber(): number | null {
    const fraction = FRACTION.exec(rest);
    const match = NUMBER.exec(rest);
    // 1/2 by itself is left to the division; so is 12/4
    if (match === null) return null;
    if (fraction !== null && !rest.startsWith(' ')) {
      take(match[0].length);
      return numberOf(match[0]);
    }
    take(match[0].length);
    const whole = numberOf(match[0]);
    const part = rest.startsWith(' ') ? FRACTION.exec(rest) : null;
    if (part === null) return whole;
    take(part[0].length);
    if (Number(part[2]) === 0) return fail();
    return whole + Number(part[1]) / Number(part[2]);
  }

  /** A fraction directly before an inch mark belongs to it: 1/2". */
  function takeFractionOfUnit(): Measure | null {
    const match = FRACTION.exec(rest);
    if (match === null || Number(match[2]) === 0) return null;
    const before = rest;
    take(match[0].length);
    const unit = takeUnitQuietly();
    if (unit === null) {
      rest = before;
      return null;
    }
    return { value: (Number(match[1]) / Number(match[2])) * kind.units[unit]!, hasUnit: true };
  }
  function takeUnitQuietly(): string | null {
    const before = rest;
    try {
      return takeUnit();
    } catch {
      rest = before;
      return null;
    }
  }

  function measure(): Measure {
    const fraction = takeFractionOfUnit();
    if (fraction !== null) return fraction;
    const number = takeNumber();
    if (number === null) return fail();
    const unit = takeUnit();
    if (unit === null) return { value: number, hasUnit: false };
    let value = number * kind.units[unit]!;
    if (isFoot(unit) && Object.hasOwn(kind.units, '"')) value += inchesAfterFeet();
    return { value, hasUnit: true };
  }

  /** `6'2"`, `6' 2`, `6'-2"`, `6ft 2 1/2in`; a dash with spaces around it is a minus. */
  function inchesAfterFeet(): number {
    const before = rest;
    if (isNext(/^-\d/u)) take(1);
    else skip();
    const fraction = takeFractionOfUnit();
    if (fraction !== null) return fraction.value;
    const number = takeNumber();
    if (number === null) {
      rest = before;
      return 0;
    }
    const unit = takeUnitQuietly();
    if (unit !== null && !isInch(unit)) return fail();
    return number * kind.units['"']!;
  }

  function factor(): Measure {
    skip();
    if (isNext(/^[+-]/u)) {
      const sign = rest.startsWith('-') ? -1 : 1;
      take(1);
      const inner = factor();
      return { ...inner, value: sign * inner.value };
    }
    if (isNext(/^\(/u)) {
      take(1);
      const inner = sum();
      skip();
      if (!isNext(/^\)/u)) return fail();
      take(1);
      return inner;
    }
    return measure();
  }

  function product(): Measure {
    let left = factor();
    for (skip(); isNext(/^[*/]/u); skip()) {
      const isDivision = rest.startsWith('/');
      take(1);
      const right = factor();
      if (isDivision ? right.hasUnit && !left.hasUnit : right.hasUnit && left.hasUnit) return fail();
      if (isDivision && right.value === 0) throw new QuantityTextError('nothing can be divided by zero');
      left = {
        value: isDivision ? left.value / right.value : left.value * right.value,
        hasUnit: isDivision ? left.hasUnit && !right.hasUnit : left.hasUnit || right.hasUnit,
      };
    }
    return left;
  }

  const inUnit = (m: Measure): number => (m.hasUnit ? m.value : m.value * kind.bare);
  function sum(): Measure {
    let left = product();
    for (skip(); isNext(/^[+-]/u); skip()) {
      const sign = rest.startsWith('-') ? -1 : 1;
      take(1);
      const right = product();
      left =
        left.hasUnit || right.hasUnit
          ? { value: inUnit(left) + sign * inUnit(right), hasUnit: true }
          : { value: left.value + sign * right.value, hasUnit: false };
    }
    return left;
  }

  const result = sum();
  skip();
  if (rest !== '') return fail();
  const value = inUnit(result);
  return Number.isFinite(value) ? value : fail();
}
