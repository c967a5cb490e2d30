/** Reads command-line options with clear errors: each says which option, what it got and what it expected. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Vec3 } from '../../core/math/vec3.ts';
import { UsageError } from './usage-error.ts';

type OptionTable = NonNullable<ParseArgsConfig['options']>;
export interface ParsedOptions {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** @throws UsageError for options that the command does not know, and for too few or too many arguments. */
export function parseOptions(
  args: readonly string[],
  options: OptionTable,
  positionals: { readonly names: readonly string[]; readonly required: number },
): ParsedOptions {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message.replace(/\s+/g, ' '));
  }
  if (parsed.positionals.length < positionals.required) {
    throw new UsageError(`missing ${positionals.names[parsed.positionals.length] ?? 'argument'}`);
  }
  if (parsed.positionals.length > positionals.names.length) {
    throw new UsageError(`unexpected argument '${parsed.positionals[positionals.names.length]}'`);
  }
  return { positionals: parsed.positionals, values: parsed.values as ParsedOptions['values'] };
}

export const textOption = (parsed: ParsedOptions, name: string): string | undefined => {
  const value = parsed.values[name];
  return typeof value === 'string' ? value : undefined;
};
export const flagOption = (parsed: ParsedOptions, name: string): boolean => parsed.values[name] === true;

/** A finite number in [min, max]. @throws UsageError otherwise. */
export function numberOption(
  parsed: ParsedOptions,
  name: string,
  min: number,
  max = Infinity,
): number | undefined {
  const text = textOption(parsed, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < min || value > max) {
    throw new UsageError(`--${name}: expected a number ${rangeText(min, max)}, got '${text}'`);
  }
  return value;
}

/** A whole number in [min, max]. @throws UsageError otherwise. */
export function integerOption(
  parsed: ParsedOptions,
  name: string,
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = numberOption(parsed, name, min, max);
  if (value !== undefined && !Number.isInteger(value)) {
    throw new UsageError(`--${name}: expected a whole number, got '${textOption(parsed, name)}'`);
  }
  return value;
}

const rangeText = (min: number, max: number): string =>
  max === Infinity || max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;

/** One of the names. @throws UsageError otherwise. */
export function choiceOption<T extends string>(
  parsed: ParsedOptions,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = textOption(parsed, name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`--${name}: expected ${choices.join(', ')}, got '${text}'`);
  return found;
}

/** WxH in whole pixels. @throws UsageError otherwise. */
export function sizeOption(parsed: ParsedOptions, name: string): readonly [number, number] | undefined {
  const text = textOption(parsed, name);
  if (text === undefined) return undefined;
  const match = /^(\d+)x(\d+)$/i.exec(text);
  const size = [Number(match?.[1]), Number(match?.[2])] as const;
  if (!match || size.some((v) => v < 1 || v > 32768)) {
    throw new UsageError(`--${name}: expected WIDTHxHEIGHT in pixels, each 1 to 32768, got '${text}'`);
  }
  return size;
}

/** X,Y,Z in metres. @throws UsageError otherwise. */
export function pointOption(parsed: ParsedOptions, name: string): Vec3 | undefined {
  const text = textOption(parsed, name);
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [x, y, z] = parts;
  if (parts.length !== 3 || !parts.every((value) => Number.isFinite(value)))
    throw new UsageError(`--${name}: expected X,Y,Z in metres, got '${text}'`);
  return [x!, y!, z!];
}
