/**
 * IES photometric files, LM-63-1986 to LM-63-2019.
 *
 * Type C photometry, TILT=NONE and TILT=INCLUDE (the tilt table is read and not applied: it corrects a lamp's output
 * for the luminaire's slope, which the file does not know). Types A and B, and TILT from another file, are refused by
 * name. Candelas are multiplied by the file's multiplier, ballast factor and ballast–lamp factor (the latter is
 * "future use" and 1 since 1995).
 *
 * [1] ANSI/IES LM-63-19, Approved method: IES standard file format for the electronic transfer of photometric data.
 */
import { closeProfile, type ProfilePlane } from './intensity-profile.ts';
import { fail, MAX_ANGLES, MAX_SAMPLES, parseDecimal, type PhotometricFile } from './photometric-file.ts';

interface Token {
  readonly text: string;
  readonly line: number;
}

/** Numbers in file order, wherever the lines break; each knows its line for error messages. */
class NumberStream {
  private readonly tokens: readonly Token[];
  private readonly file: string;
  private next = 0;
  private readonly lastLine: number;
  constructor(lines: readonly string[], firstLine: number, file: string) {
    this.file = file;
    this.lastLine = lines.length;
    this.tokens = lines.slice(firstLine).flatMap((line, i) =>
      line
        .split(/[\s,]+/)
        .filter((text) => text !== '')
        .map((text) => ({ text, line: firstLine + i + 1 })),
    );
  }
  number(field: string, expected: string, accept: (v: number) => boolean): number {
    const token = this.tokens[this.next++] ?? { text: '', line: this.lastLine };
    const value = parseDecimal(token.text);
    return Number.isFinite(value) && accept(value)
      ? value
      : fail(this.file, token.line, field, expected, token.text);
  }
  numbers(count: number, field: string, expected: string, accept: (v: number) => boolean): number[] {
    const left = this.tokens.length - this.next;
    if (count > left) {
      const line = this.tokens[this.tokens.length - 1]?.line ?? this.lastLine;
      return fail(this.file, line, field, `${count} numbers`, `${left} before the end of the file`);
    }
    return Array.from({ length: count }, (_, i) => this.number(`${field} ${i + 1}`, expected, accept));
  }
}

const isCount = (v: number): boolean => Number.isInteger(v) && v >= 1;
const isPositive = (v: number): boolean => v > 0;
const notNegative = (v: number): boolean => v >= 0;
const any = (): boolean => true;

const ascending = (angles: readonly number[], file: string, line: number, field: string): void =>
  angles.forEach((angle, i) => {
    if (i > 0 && !(angle > angles[i - 1]!))
      fail(file, line, `${field} ${i + 1}`, `an angle above ${angles[i - 1]}`, `${angle}`);
  });

/** The file's planes mirrored to a full turn [1, §5.15]: by where the last (and first) horizontal angle stands. */
const expand = (planes: readonly ProfilePlane[], file: string, line: number): readonly ProfilePlane[] => {
  const first = planes[0]!.degrees;
  const last = planes[planes.length - 1]!.degrees;
  const mirrored = (about: number): readonly ProfilePlane[] =>
    planes.map((plane) => ({ degrees: 2 * about - plane.degrees, candela: plane.candela }));
  const turned = (list: readonly ProfilePlane[]): readonly ProfilePlane[] => {
    const unique = new Map<number, ProfilePlane>();
    for (const plane of list) {
      const degrees = ((plane.degrees % 360) + 360) % 360;
      if (!unique.has(degrees)) unique.set(degrees, { degrees, candela: plane.candela });
    }
    return [...unique.values()];
  };
  if (planes.length === 1) return [{ degrees: 0, candela: planes[0]!.candela }];
  if (first === 0 && last === 360) return planes;
  if (first === 0 && last === 180) return turned([...planes, ...mirrored(180)]);
  if (first === 90 && last === 270) return turned([...planes, ...mirrored(90)]);
  if (first === 0 && last === 90) {
    const half = [...planes, ...mirrored(90)];
    return turned([...half, ...half.map((p) => ({ degrees: 360 - p.degrees, candela: p.candela }))]);
  }
  return fail(
    file,
    line,
    'horizontal angles',
    'a range of 0, 0…90, 0…180, 90…270 or 0…360',
    `${first}…${last}`,
  );
};

/**
 * @param text the file as text (ISO 8859-1 or UTF-8)
 * @param file its name, for error messages
 * @throws PhotometricFileError naming line and field
 */
export const parseIes = (text: string, file: string): PhotometricFile => {
  const lines = text.split(/\r\n|\r|\n/);
  const tiltLine = lines.findIndex((line) => /^\s*TILT\s*=/i.test(line));
  if (tiltLine < 0) fail(file, lines.length, 'TILT', 'a line TILT=NONE or TILT=INCLUDE', '');
  const description: Record<string, string> = {};
  for (const line of lines.slice(0, tiltLine)) {
    const keyword = /^\s*\[([A-Za-z0-9_]+)\]\s*(.*)$/.exec(line);
    if (keyword) description[keyword[1]!.toUpperCase()] = keyword[2]!.trim();
  }

  const tilt = lines[tiltLine]!.split('=')[1]!.trim().toUpperCase();
  if (tilt !== 'NONE' && tilt !== 'INCLUDE')
    fail(file, tiltLine + 1, 'TILT', 'NONE or INCLUDE (a separate tilt file is not read)', tilt);
  const stream = new NumberStream(lines, tiltLine + 1, file);
  if (tilt === 'INCLUDE') {
    stream.number('lamp-to-luminaire geometry', '1, 2 or 3', (v) => v === 1 || v === 2 || v === 3);
    const pairs = stream.number(
      'tilt angle count',
      'a whole number from 1',
      (v) => isCount(v) && v <= MAX_ANGLES,
    );
    stream.numbers(pairs, 'tilt angle', 'degrees', any);
    stream.numbers(pairs, 'tilt factor', 'a number from 0', notNegative);
  }

  const lamps = stream.number('number of lamps', 'a whole number from 1', isCount);
  const lumensPerLamp = stream.number(
    'lumens per lamp',
    'a positive number, or −1 for absolute photometry',
    (v) => v === -1 || v > 0,
  );
  const multiplier = stream.number('candela multiplier', 'a positive number', isPositive);
  const verticalCount = stream.number(
    'vertical angle count',
    'a whole number from 2',
    (v) => isCount(v) && v >= 2 && v <= MAX_ANGLES,
  );
  const horizontalCount = stream.number(
    'horizontal angle count',
    'a whole number from 1',
    (v) => isCount(v) && v * verticalCount <= MAX_SAMPLES,
  );
  stream.number('photometric type', '1 (type C); types A and B are not supported', (v) => v === 1);
  stream.number('units type', '1 (feet) or 2 (metres)', (v) => v === 1 || v === 2);
  stream.numbers(3, 'luminous dimension', 'a number', any);
  const ballast = stream.number('ballast factor', 'a positive number', isPositive);
  const ballastLamp = stream.number('ballast–lamp factor', 'a positive number', isPositive);
  const watts = stream.number('input watts', 'a number from 0', notNegative);

  const vertical = stream.numbers(
    verticalCount,
    'vertical angle',
    'degrees 0…180',
    (v) => v >= 0 && v <= 180,
  );
  ascending(vertical, file, tiltLine + 2, 'vertical angle');
  const horizontal = stream.numbers(
    horizontalCount,
    'horizontal angle',
    'degrees 0…360',
    (v) => v >= 0 && v <= 360,
  );
  ascending(horizontal, file, tiltLine + 2, 'horizontal angle');
  const scale = multiplier * ballast * ballastLamp;
  const planes = horizontal.map((degrees) => ({
    degrees,
    candela: stream
      .numbers(verticalCount, `candela of plane ${degrees}°, value`, 'a number from 0', notNegative)
      .map((v) => Math.min(v * scale, 3e38)),
  }));
  return {
    profile: closeProfile(vertical, expand(planes, file, tiltLine + 2)),
    lampLumens: lumensPerLamp === -1 ? null : lamps * lumensPerLamp,
    watts: watts > 0 ? watts : null,
    description,
  };
};
