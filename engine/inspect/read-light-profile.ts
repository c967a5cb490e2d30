/** IES and EULUMDAT files from disk, and what a gaffer asks of them. */
import { readFile } from 'node:fs/promises';
import { parseIes } from '../../core/lighting/ies.ts';
import { profileLumens, type IntensityProfile } from '../../core/lighting/intensity-profile.ts';
import { parseLdt } from '../../core/lighting/ldt.ts';
import { PhotometricFileError, type PhotometricFile } from '../../core/lighting/photometric-file.ts';
import { UsageError } from '../cli/usage-error.ts';

/** @throws UsageError naming file, line, field and expectation. */
export async function readLightProfile(file: string, kind: 'ies' | 'ldt'): Promise<PhotometricFile> {
  const text = await readFile(file, 'latin1');
  try {
    return kind === 'ies' ? parseIes(text, file) : parseLdt(text, file);
  } catch (cause) {
    if (cause instanceof PhotometricFileError) throw new UsageError(cause.message);
    throw cause;
  }
}

export interface BeamFigures {
  readonly lumens: number;
  readonly peakCandela: number;
  /** Full angles, degrees, at which intensity has fallen to this share of the value on the axis; null when it never does. */
  readonly beamAngleDeg: number | null;
  readonly fieldAngleDeg: number | null;
}

/** CIE and IES: the beam ends at half of the axial intensity, the field at a tenth, averaged around the axis. */
export function beamFigures(profile: IntensityProfile): BeamFigures {
  return {
    lumens: profileLumens(profile),
    peakCandela: profile.candela.reduce((most, value) => Math.max(most, value), 0),
    beamAngleDeg: angleAt(profile, 0.5),
    fieldAngleDeg: angleAt(profile, 0.1),
  };
}

function angleAt(profile: IntensityProfile, share: number): number | null {
  const { verticalAngles } = profile;
  const mean = meanOverTurns(profile);
  const limit = share * mean[0]!;
  if (!(limit > 0)) return null;
  for (let v = 1; v < mean.length; v++) {
    const [above, below] = [mean[v - 1]!, mean[v]!];
    if (below > limit) continue;
    const t = above === below ? 0 : (above - limit) / (above - below);
    const radians = verticalAngles[v - 1]! + t * (verticalAngles[v]! - verticalAngles[v - 1]!);
    return (2 * radians * 180) / Math.PI;
  }
  return null;
}

/** Intensity by vertical angle, averaged over horizontal angle by the trapezium rule. */
function meanOverTurns({ verticalAngles, horizontalAngles, candela }: IntensityProfile): Float64Array {
  const rows = verticalAngles.length;
  const mean = new Float64Array(rows);
  for (let h = 0; h + 1 < horizontalAngles.length; h++) {
    const weight = (horizontalAngles[h + 1]! - horizontalAngles[h]!) / (2 * Math.PI);
    for (let v = 0; v < rows; v++)
      mean[v]! += (weight * (candela[h * rows + v]! + candela[(h + 1) * rows + v]!)) / 2;
  }
  return mean;
}
