/**
 * The camera and lens cupboard: all catalogue files together, looked up by id, and the questions a crew asks of it.
 *
 * This layer reads no files: whoever can (engine, a test) parses the JSON and hands it in as `CatalogFile`s, one per file
 * of `assets/cameras`, `assets/lenses` and `assets/filters`.
 */
import { millimetresFromMetres } from '../units/conversions.ts';
import { metres, type Metres } from '../units/units.ts';
import { firstRepeated } from './catalog-plausibility.ts';
import { CatalogError, parseCameras, parseFilters, parseLensSets } from './catalog-schema.ts';
import {
  isZoom,
  type CameraBody,
  type Lens,
  type LensSet,
  type OpticalFilter,
  type RecordingMode,
} from './catalog-types.ts';

export interface CatalogFile {
  /** For messages. */
  readonly name: string;
  /** Parsed JSON. */
  readonly json: unknown;
}
export interface CatalogFiles {
  readonly cameras: readonly CatalogFile[];
  readonly lenses: readonly CatalogFile[];
  readonly filters: readonly CatalogFile[];
}

export interface OpticsCatalog {
  readonly cameras: readonly CameraBody[];
  readonly lensSets: readonly LensSet[];
  readonly filters: readonly OpticalFilter[];
}

/** Validates and joins the files. @throws CatalogError naming the file and field, also for an id used twice. */
export function createCatalog(files: CatalogFiles): OpticsCatalog {
  const cameras = files.cameras.flatMap((f) => parseCameras(f.json, f.name));
  const lensSets = files.lenses.flatMap((f) => parseLensSets(f.json, f.name));
  const filters = files.filters.flatMap((f) => parseFilters(f.json, f.name));
  for (const [what, ids] of [
    ['cameras', cameras.map((c) => c.id)],
    ['lens sets', lensSets.map((s) => s.id)],
    ['filters', filters.map((f) => f.id)],
  ] as const) {
    const repeated = firstRepeated(ids);
    if (repeated !== null) throw new CatalogError(what, repeated, 'id must be unique in the whole catalogue');
  }
  return { cameras, lensSets, filters };
}

function found<T>(value: T | undefined, what: string, id: string): T {
  if (value === undefined) throw new RangeError(`${what} "${id}" is not in the catalogue`);
  return value;
}

/** @throws RangeError when it is not in the catalogue. */
export const findCamera = (catalog: OpticsCatalog, id: string): CameraBody =>
  found(
    catalog.cameras.find((c) => c.id === id),
    'camera',
    id,
  );

/** @throws RangeError when the body has no such mode. */
export const findMode = (body: CameraBody, id: string): RecordingMode =>
  found(
    body.modes.find((m) => m.id === id),
    `recording mode of ${body.maker} ${body.model}`,
    id,
  );

/** @throws RangeError when it is not in the catalogue. */
export const findLensSet = (catalog: OpticsCatalog, id: string): LensSet =>
  found(
    catalog.lensSets.find((s) => s.id === id),
    'lens set',
    id,
  );

/** A lens by its full id (`set-id/…`) with the set it belongs to. @throws RangeError */
export function findLens(catalog: OpticsCatalog, id: string): { set: LensSet; lens: Lens } {
  for (const set of catalog.lensSets) {
    const lens = set.lenses.find((l) => l.id === id);
    if (lens !== undefined) return { set, lens };
  }
  throw new RangeError(`lens "${id}" is not in the catalogue`);
}

/** @throws RangeError when it is not in the catalogue. */
export const findFilter = (catalog: OpticsCatalog, id: string): OpticalFilter =>
  found(
    catalog.filters.find((f) => f.id === id),
    'filter',
    id,
  );

/** Film size of a mode, branded. */
export const filmSize = (mode: RecordingMode): { filmWidth: Metres; filmHeight: Metres } => ({
  filmWidth: metres(mode.widthMm / 1000),
  filmHeight: metres(mode.heightMm / 1000),
});

/** Widest and longest focal length; equal for a prime. */
export const focalRange = (lens: Lens): { wide: Metres; long: Metres } => {
  const [wide, long] = isZoom(lens) ? lens.focalRangeMm : [lens.focalLengthMm, lens.focalLengthMm];
  return { wide: metres(wide / 1000), long: metres(long / 1000) };
};

/**
 * Widest T-stop at a focal length. Ramping zooms publish their ends only; between them the stop is interpolated in
 * log focal length from the wide end on (real zooms hold and then ramp: this is the cautious, darker reading).
 */
export function widestTStop(lens: Lens, focalLength: Metres): number {
  if (!isZoom(lens) || lens.tStopLong === undefined) return lens.tStop;
  const { wide, long } = focalRange(lens);
  const u = Math.min(1, Math.max(0, Math.log(focalLength / wide) / Math.log(long / wide)));
  return lens.tStop * (lens.tStopLong / lens.tStop) ** u;
}

/** Transmittance from a published wide-open pair, (f/T)²; null where the maker gives no f-number. */
export const lensTransmittance = (lens: Lens): number | null =>
  lens.fStop === undefined ? null : (lens.fStop / lens.tStop) ** 2;

export const lensSqueeze = (set: LensSet, lens: Lens): number => lens.squeeze ?? set.squeeze;
export const lensIrisBlades = (set: LensSet, lens: Lens): number | null =>
  lens.irisBlades ?? set.irisBlades ?? null;

/** Name as on a camera report: "Cooke S4/i 40 mm T2". */
export function lensName(set: LensSet, lens: Lens): string {
  const focal = isZoom(lens) ? lens.name : `${lens.focalLengthMm} mm`;
  const stop =
    isZoom(lens) && lens.tStopLong !== undefined ? `${lens.tStop}–${lens.tStopLong}` : String(lens.tStop);
  return `${set.maker} ${set.name} ${focal} T${stop}`;
}

/** Image circles, mm, that a coverage class stands for when a lens publishes no figure of its own. */
const COVERAGE_CIRCLE_MM = { S16: 14.5, S35: 31.1, 'S35+': 34.5, FF: 43.3, LF: 46.3, '65': 60 } as const;

export interface CoverageAnswer {
  readonly imageCircleMm: number;
  readonly neededMm: number;
  /** True when the circle came from the coverage class and not from a published figure. */
  readonly estimated: boolean;
  readonly covers: boolean;
}

/** Whether a lens lights the corners of an area on film; a shortfall means vignetting, not refusal. */
export function coverage(
  set: LensSet,
  lens: Lens,
  film: { filmWidth: Metres; filmHeight: Metres },
): CoverageAnswer {
  const published = lens.imageCircleMm ?? set.imageCircleMm;
  const imageCircleMm = published ?? COVERAGE_CIRCLE_MM[set.coverage];
  const neededMm = millimetresFromMetres(metres(Math.hypot(film.filmWidth, film.filmHeight)));
  return { imageCircleMm, neededMm, estimated: published === undefined, covers: imageCircleMm >= neededMm };
}

/** The lens of a set that comes nearest to a wished focal length, by ratio; zooms count as nearest when they include it. */
export function nearestLens(set: LensSet, focalLength: Metres): Lens {
  const miss = (lens: Lens): number => {
    const { wide, long } = focalRange(lens);
    return Math.max(0, Math.log(wide / focalLength), Math.log(focalLength / long));
  };
  return set.lenses.reduce((best, lens) => (miss(lens) < miss(best) ? lens : best));
}
