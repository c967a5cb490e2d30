/** What a meter says of a lamp at a distance, and which stop that is for the camera that exposes. */
import type { CameraRecord, LightRecord } from '../../../../core/document/index.ts';
import { exposureSettingsOf } from '../camera/exposure-of.ts';
import { illuminanceForCard } from '../../../../core/optics/exposure.ts';
import { formatTStop } from '../../../../core/optics/stop-scale.ts';
import { formatQuantity, METRIC, stopsText } from '../../../../core/units/quantity-text.ts';
import { luxAt } from './light-magnitude.ts';

export interface LampReading {
  /** With gels and dimmer. */
  readonly lux: number;
  /** For an 18 % card at middle grey with the camera's other settings. */
  readonly tStop: number | null;
  /** Stops over what the camera is set to. */
  readonly over: number | null;
}

/** Null where the level is in a file. */
export function lampReading(
  light: LightRecord,
  distanceM: number,
  transmission: number,
  camera: CameraRecord | null,
): LampReading | null {
  const full = luxAt(light.emitter, light.magnitude, distanceM);
  if (full === null) return null;
  const lux = full * transmission * light.dimmer * (light.enabled ? 1 : 0);
  if (camera === null || lux <= 0) return { lux, tStop: null, over: null };
  const ratio = lux / illuminanceForCard(exposureSettingsOf(camera));
  // the light that is needed grows with the square of the stop
  return { lux, tStop: camera.tStop * Math.sqrt(ratio), over: Math.log2(ratio) };
}

/** "1,250 lx (116 fc)" */
export const luxAndFootCandles = (lux: number): string =>
  `${formatQuantity(lux, 'illuminance', METRIC)} (${formatQuantity(lux, 'illuminance', { lengthUnit: 'm', illuminanceUnit: 'fc' })})`;

/** "T5.6⅓ at EI 800, 2⅓ stops over" */
export function stopSentence(reading: LampReading, camera: CameraRecord): string | null {
  if (reading.tStop === null || reading.over === null) return null;
  const thirds = Math.round(reading.over * 3) / 3;
  const size = stopsText(Math.abs(thirds), false);
  const against =
    Math.abs(thirds) < 1 / 6
      ? 'just what the camera is set to'
      : `${size} ${Math.abs(thirds) <= 1 ? 'stop' : 'stops'} ${thirds > 0 ? 'over' : 'under'} ${camera.name}`;
  return `${formatTStop(Math.min(128, Math.max(0.5, reading.tStop)))} at EI ${Math.round(camera.exposureIndex)}: ${against}.`;
}
