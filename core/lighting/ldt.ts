/**
 * EULUMDAT (.ldt) photometric files.
 *
 * One value a line in a fixed order [1]; intensities are candela per kilolumen of lamp flux and come out here in
 * candela, with the file's conversion factor applied. Symmetries 0…4 are expanded to a full turn. A decimal comma
 * is read as a point. A negative lamp count marks absolute photometry (LED luminaires).
 *
 * [1] A. Stockmar, EULUMDAT – ein Leuchtendatenformat für den europäischen Beleuchtungsplaner, Licht '90.
 */
import { closeProfile, type ProfilePlane } from './intensity-profile.ts';
import { fail, MAX_ANGLES, MAX_SAMPLES, parseDecimal, type PhotometricFile } from './photometric-file.ts';

/** Lines 1…26 of the header, counted from 0. */
const LINE = {
  company: 0,
  symmetry: 2,
  planeCount: 3,
  angleCount: 5,
  luminaire: 8,
  conversion: 23,
  lampSets: 25,
};
const LINES_PER_LAMP_SET = 6;
const UTILISATION_LINES = 10;

const clampIntensity = (v: number): number => Math.min(v, 3e38);

/**
 * @param text the file as text (ISO 8859-1 or UTF-8)
 * @param file its name, for error messages
 * @throws PhotometricFileError naming line and field
 */
export const parseLdt = (text: string, file: string): PhotometricFile => {
  const lines = text.split(/\r\n|\r|\n/);
  const number = (index: number, field: string, expected: string, accept: (v: number) => boolean): number => {
    const raw = (lines[index] ?? '').trim();
    const value = parseDecimal(raw.replace(',', '.'));
    return Number.isFinite(value) && accept(value)
      ? value
      : fail(file, Math.min(index + 1, lines.length), field, expected, raw);
  };
  const wholeUpTo = (limit: number) => (v: number) => Number.isInteger(v) && v >= 1 && v <= limit;

  const symmetry = number(LINE.symmetry, 'symmetry indicator', '0, 1, 2, 3 or 4', (v) =>
    [0, 1, 2, 3, 4].includes(v),
  );
  const planeCount = number(
    LINE.planeCount,
    'number of C planes',
    'a whole number from 1',
    wholeUpTo(MAX_ANGLES),
  );
  const angleCount = number(
    LINE.angleCount,
    'number of intensities per C plane',
    'a whole number from 2',
    (v) => wholeUpTo(MAX_ANGLES)(v) && v >= 2 && v * planeCount <= MAX_SAMPLES,
  );
  const conversion = number(LINE.conversion, 'conversion factor', 'a positive number', (v) => v > 0);
  const lampSets = number(LINE.lampSets, 'number of lamp sets', 'a whole number 1…20', wholeUpTo(20));

  let lumens = 0;
  let watts = 0;
  let absolute = false;
  for (let set = 0; set < lampSets; set++) {
    const at = LINE.lampSets + 1 + set * LINES_PER_LAMP_SET;
    const count = number(
      at,
      `lamp set ${set + 1}: number of lamps`,
      'a whole number other than 0',
      (v) => Number.isInteger(v) && v !== 0,
    );
    absolute ||= count < 0;
    lumens += number(at + 2, `lamp set ${set + 1}: total lumens`, 'a number from 0', (v) => v >= 0);
    watts += number(at + 5, `lamp set ${set + 1}: watts`, 'a number from 0', (v) => v >= 0);
  }
  const anglesAt = LINE.lampSets + 1 + lampSets * LINES_PER_LAMP_SET + UTILISATION_LINES;
  const series = (at: number, count: number, field: string, limit: number): number[] => {
    const values = Array.from({ length: count }, (_, i) =>
      number(at + i, `${field} ${i + 1}`, `degrees 0…${limit}`, (v) => v >= 0 && v <= limit),
    );
    values.forEach((v, i) => {
      if (i > 0 && !(v > values[i - 1]!))
        fail(file, at + i + 1, `${field} ${i + 1}`, `an angle above ${values[i - 1]}`, `${v}`);
    });
    return values;
  };
  const horizontal = series(anglesAt, planeCount, 'C angle', 360);
  const vertical = series(anglesAt + planeCount, angleCount, 'G angle', 180);

  // Which planes are stored, by symmetry [1]: all · one for all · C0…C180 · C270…C90 · C0…C90.
  const quarter = planeCount / 4;
  if ((symmetry === 2 && planeCount % 2 !== 0) || (symmetry > 2 && planeCount % 4 !== 0))
    fail(
      file,
      LINE.planeCount + 1,
      'number of C planes',
      `a multiple of ${symmetry === 2 ? 2 : 4} for symmetry ${symmetry}`,
      `${planeCount}`,
    );
  const stored: readonly number[] = {
    0: horizontal.map((_, i) => i),
    1: [0],
    2: Array.from({ length: planeCount / 2 + 1 }, (_, i) => i % planeCount),
    3: Array.from({ length: planeCount / 2 + 1 }, (_, i) => (3 * quarter + i) % planeCount),
    4: Array.from({ length: quarter + 1 }, (_, i) => i % planeCount),
  }[symmetry as 0 | 1 | 2 | 3 | 4];
  const intensitiesAt = anglesAt + planeCount + angleCount;
  const scale = (conversion * lumens) / 1000;
  const columns = stored.map((_, column) =>
    Array.from({ length: angleCount }, (_, v) =>
      clampIntensity(
        scale *
          number(
            intensitiesAt + column * angleCount + v,
            `intensity ${v + 1} of plane ${column + 1}`,
            'a number from 0',
            (i) => i >= 0,
          ),
      ),
    ),
  );

  // Where a plane that is not stored is mirrored from: about C0–C180 (2), about C90–C270 (3), or both (4).
  const images = (plane: number): readonly number[] =>
    ({
      2: [-plane],
      3: [planeCount / 2 - plane],
      4: [-plane, planeCount / 2 - plane, planeCount / 2 + plane],
    })[symmetry] ?? [];
  const columnOf = (plane: number): readonly number[] => {
    const candidates = [plane, ...images(plane)].map((p) => stored.indexOf((p + planeCount) % planeCount));
    return columns[candidates.find((column) => column >= 0) ?? 0]!;
  };
  const planes: readonly ProfilePlane[] =
    symmetry === 1
      ? [{ degrees: 0, candela: columns[0]! }]
      : horizontal.map((degrees, i) => ({ degrees, candela: columnOf(i) }));
  const name = (index: number): string => (lines[index] ?? '').trim();
  return {
    profile: closeProfile(vertical, planes),
    lampLumens: absolute ? null : lumens,
    watts: watts > 0 ? watts : null,
    description: { MANUFAC: name(LINE.company), LUMINAIRE: name(LINE.luminaire) },
  };
};
