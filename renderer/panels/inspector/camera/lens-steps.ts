/**
 * Lenses as they are changed on set: the next longer or wider of the set that is in the cases, and on a zoom the next mark of its
 * barrel. A generic lens steps through the focal lengths that sets usually have.
 */
import {
  findLens,
  findLensSet,
  focalRange,
  nearestLens,
  type OpticsCatalog,
} from '../../../../core/optics/catalog.ts';
import { isZoom, type Lens, type LensSet } from '../../../../core/optics/catalog-types.ts';
import type { CameraRecord } from '../../../../core/document/index.ts';
import { metres } from '../../../../core/units/units.ts';

export interface Glass {
  readonly set: LensSet;
  readonly lens: Lens;
}

/** Null for the generic lens, and for one that this catalogue does not have. */
export function glassOf(camera: CameraRecord, catalog: OpticsCatalog): Glass | null {
  if (camera.lensId === null) return null;
  try {
    return findLens(catalog, camera.lensId);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const USUAL_MM = [12, 14, 16, 18, 21, 25, 27, 32, 35, 40, 50, 65, 75, 85, 100, 135, 180, 250, 350, 500];
const ZOOM_MARKS_MM = [
  12, 14, 16, 18, 20, 24, 28, 32, 35, 40, 50, 60, 75, 85, 100, 120, 135, 150, 180, 200, 250, 300, 400,
];
const SAME = 1e-6;

const rangeMm = (lens: Lens): readonly [number, number] => {
  const { wide, long } = focalRange(lens);
  return [wide * 1000, long * 1000];
};

const nextOf = (marks: readonly number[], from: number, direction: 1 | -1): number | null =>
  direction === 1
    ? (marks.find((mark) => mark > from * (1 + SAME)) ?? null)
    : (marks.findLast((mark) => mark < from * (1 - SAME)) ?? null);

export type LensChange = Pick<CameraRecord, 'lensId' | 'focalLengthMm'>;

/** Null at the end of the set. */
export function nextFocalLength(
  camera: CameraRecord,
  catalog: OpticsCatalog,
  direction: 1 | -1,
): LensChange | null {
  const glass = glassOf(camera, catalog);
  if (glass === null) {
    const focal = nextOf(USUAL_MM, camera.focalLengthMm, direction);
    return focal === null ? null : { lensId: camera.lensId, focalLengthMm: focal };
  }
  const { set, lens } = glass;
  if (isZoom(lens)) {
    const [wide, long] = rangeMm(lens);
    const marks = [wide, ...ZOOM_MARKS_MM.filter((mm) => mm > wide && mm < long), long];
    const focal = nextOf(marks, camera.focalLengthMm, direction);
    if (focal !== null) return { lensId: lens.id, focalLengthMm: focal };
  }
  // past the end of a zoom, and on primes: the next lens of the set
  const edge = (candidate: Lens): number => rangeMm(candidate)[direction === 1 ? 0 : 1];
  const others = set.lenses.filter(
    (other) => other.id !== lens.id && (edge(other) - edge(lens)) * direction > SAME,
  );
  const next = others.sort((a, b) => (edge(a) - edge(b)) * direction)[0];
  return next === undefined ? null : { lensId: next.id, focalLengthMm: edge(next) };
}

/** A lens of the set: the one nearest to the focal length that is on now. */
export function lensOfSet(catalog: OpticsCatalog, setId: string, focalLengthMm: number): LensChange {
  const lens = nearestLens(findLensSet(catalog, setId), metres(focalLengthMm / 1000));
  const [wide, long] = rangeMm(lens);
  return { lensId: lens.id, focalLengthMm: Math.min(long, Math.max(wide, focalLengthMm)) };
}

/** That lens, at the focal length nearest to the one that is on now. */
export function lensById(catalog: OpticsCatalog, lensId: string, focalLengthMm: number): LensChange {
  const { lens } = findLens(catalog, lensId);
  const [wide, long] = rangeMm(lens);
  return { lensId, focalLengthMm: Math.min(long, Math.max(wide, focalLengthMm)) };
}

/** "35 mm T1.8", "24–290 mm T2.8" */
export function lensLabel(lens: Lens): string {
  const [wide, long] = rangeMm(lens);
  const mm = (value: number): string => String(Number(value.toFixed(1)));
  const stop =
    isZoom(lens) && lens.tStopLong !== undefined && lens.tStopLong !== lens.tStop
      ? `T${lens.tStop}–${lens.tStopLong}`
      : `T${lens.tStop}`;
  return `${isZoom(lens) ? `${mm(wide)}–${mm(long)}` : mm(wide)} mm ${stop}`;
}
