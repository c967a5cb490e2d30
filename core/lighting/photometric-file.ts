/** What the IES and EULUMDAT readers share: their result, their one error, and numbers that say where they stood. */
import type { IntensityProfile } from './intensity-profile.ts';

export interface PhotometricFile {
  readonly profile: IntensityProfile;
  /** Rated lumens of the lamps together; null for absolute photometry. */
  readonly lampLumens: number | null;
  /** Input power, watts; null where the file gives none. */
  readonly watts: number | null;
  /** Keyword or header lines by name: manufacturer, luminaire, lamp … */
  readonly description: Readonly<Record<string, string>>;
}

/** A file that cannot be read: names file, line, field and what was expected. */
export class PhotometricFileError extends Error {
  override readonly name = 'PhotometricFileError';
}

export const fail = (file: string, line: number, field: string, expected: string, got: string): never => {
  const shown = got.length > 40 ? `${got.slice(0, 40)}…` : got;
  throw new PhotometricFileError(
    `${file}:${line}: ${field}: expected ${expected}, got ${shown === '' ? 'nothing' : `"${shown}"`}`,
  );
};

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
/** A decimal number, or NaN: unlike `Number()`, hexadecimal, blanks and "Infinity" are not numbers here. */
export const parseDecimal = (text: string): number => (NUMBER.test(text) ? Number(text) : NaN);

/** Angles and candelas of any real luminaire fit well within this; a broken count must not exhaust memory. */
export const MAX_SAMPLES = 2_000_000;
export const MAX_ANGLES = 20_000;
