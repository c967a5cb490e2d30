/**
 * What must hold of any camera, lens and filter by physics and by how they are built, whoever typed the numbers in.
 * A misplaced digit breaks at least one of these; they do not prove an entry right.
 */
import {
  isZoom,
  type CameraBody,
  type Lens,
  type LensSet,
  type OpticalFilter,
  type RecordingMode,
} from './catalog-types.ts';

/** Photosites of cinema sensors lie between these pitches, µm. */
const PITCH_UM = [2, 12] as const;
/** Published millimetres are rounded to a tenth; pitch across and down may differ by that and by binning of a line. */
const PITCH_TOLERANCE = 0.03;
const FILM_EXTENT_MM = [3, 75] as const;

/** Each returns what is wrong, or null. */
export const physicalFault = {
  mode: modeFault,
  camera: cameraFault,
  lensSet: lensSetFault,
  filter: filterFault,
};

function modeFault(mode: RecordingMode, medium: CameraBody['medium']): string | null {
  const at = `mode ${mode.id}`;
  for (const extent of [mode.widthMm, mode.heightMm])
    if (extent < FILM_EXTENT_MM[0] || extent > FILM_EXTENT_MM[1])
      return `${at}: active area must lie between ${FILM_EXTENT_MM[0]} and ${FILM_EXTENT_MM[1]} mm, got ${extent}`;
  const { photositesWide, photositesHigh } = mode;
  if ((photositesWide === undefined) !== (photositesHigh === undefined))
    return `${at}: photosites must be given for both directions or neither`;
  if (photositesWide === undefined || photositesHigh === undefined) return null;
  if (medium === 'film') return `${at}: film has no photosites`;
  const across = (mode.widthMm / photositesWide) * 1000;
  const down = (mode.heightMm / photositesHigh) * 1000;
  for (const pitch of [across, down])
    if (pitch < PITCH_UM[0] || pitch > PITCH_UM[1])
      return `${at}: pixel pitch must lie between ${PITCH_UM[0]} and ${PITCH_UM[1]} µm, got ${pitch.toFixed(2)}`;
  if (Math.abs(across / down - 1) > PITCH_TOLERANCE)
    return `${at}: pixel pitch across (${across.toFixed(3)} µm) and down (${down.toFixed(3)} µm) must agree`;
  return null;
}

function cameraFault(body: CameraBody): string | null {
  const repeated = firstRepeated(body.modes.map((m) => m.id));
  if (repeated !== null) return `mode ids must be unique, "${repeated}" is repeated`;
  if (body.baseEi !== undefined && !ascending(body.baseEi)) return 'base exposure indices must ascend';
  if (body.eiRange !== undefined && body.eiRange[0] >= body.eiRange[1])
    return 'exposure index range must ascend';
  for (const mode of body.modes) {
    const fault = modeFault(mode, body.medium);
    if (fault !== null) return fault;
  }
  return null;
}

function lensSetFault(set: LensSet): string | null {
  const repeated = firstRepeated(set.lenses.map((l) => l.id));
  if (repeated !== null) return `lens ids must be unique, "${repeated}" is repeated`;
  const anamorphic = set.kind.startsWith('anamorphic');
  if (anamorphic !== set.squeeze > 1) return `squeeze ${set.squeeze} does not fit kind ${set.kind}`;
  if (anamorphic !== (set.anamorphot !== undefined))
    return 'anamorphot must be given for anamorphic sets, and only there';
  if (!notDescending(set.lenses.map(shortestFocal))) return 'lenses must be sorted by focal length';
  for (const lens of set.lenses) {
    if (!lens.id.startsWith(`${set.id}/`)) return `lens id "${lens.id}" must start with "${set.id}/"`;
    if (isZoom(lens) !== set.kind.endsWith('zoom')) return `lens ${lens.id} does not fit kind ${set.kind}`;
    const fault = lensFault(lens);
    if (fault !== null) return `lens ${lens.id}: ${fault}`;
  }
  return null;
}

function lensFault(lens: Lens): string | null {
  const longest = isZoom(lens) ? lens.focalRangeMm[1] : lens.focalLengthMm;
  if (isZoom(lens)) {
    if (lens.focalRangeMm[0] >= longest) return 'zoom range must ascend';
    if (lens.tStopLong !== undefined && lens.tStopLong < lens.tStop)
      return 'T-stop must not widen toward the long end';
  }
  if (shortestFocal(lens) < 3 || longest > 2000) return 'focal length must lie between 3 and 2000 mm';
  if (lens.tStop < 0.7 || lens.tStop > 22) return 'widest T-stop must lie between 0.7 and 22';
  if (lens.fStop !== undefined && lens.fStop > lens.tStop)
    return 'T-stop must not be below the f-number: glass only loses light';
  if (lens.closeFocusM !== undefined) {
    // At life size object and image are both 2f away: nearer than 4f from the film no thin lens focuses, and only macros come near.
    if (lens.closeFocusM * 1000 <= longest) return 'close focus must exceed the focal length';
    if (lens.closeFocusM > 10) return 'close focus must be given in metres, at most 10';
  }
  if (lens.frontDiameterMm !== undefined && lens.frontDiameterMm < (longest / lens.tStop) * 0.7)
    return 'front diameter must not be smaller than the entrance pupil';
  return null;
}

function filterFault(filter: OpticalFilter): string | null {
  if (filter.kind === 'close-up' && filter.dioptres === undefined)
    return 'a close-up lens needs its dioptres';
  if (filter.kind === 'colour-conversion' && filter.miredShift === undefined)
    return 'a conversion filter needs its mired shift';
  return null;
}

const shortestFocal = (lens: Lens): number => (isZoom(lens) ? lens.focalRangeMm[0] : lens.focalLengthMm);
const ascending = (values: readonly number[]): boolean =>
  values.every((v, i) => i === 0 || v > values[i - 1]!);
const notDescending = (values: readonly number[]): boolean =>
  values.every((v, i) => i === 0 || v >= values[i - 1]!);

/** The first value that occurs twice, or null. */
export function firstRepeated(ids: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}
