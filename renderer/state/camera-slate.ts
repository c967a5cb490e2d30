/** What a camera is set to, in the order of a camera report. */
import type { CameraRecord } from '../../core/document/index.ts';
import {
  formatExposureIndex,
  formatFeetInches,
  formatFocalLength,
  formatMetres,
  formatShutterAngle,
  formatWhiteBalance,
} from '../../core/optics/slate.ts';
import { formatTStop } from '../../core/optics/stop-scale.ts';
import type { Settings } from '../../core/protocol/index.ts';
import { degrees, kelvin, metres } from '../../core/units/units.ts';

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${Math.abs(value)}`;

/** "35 mm", "T2.8", "2.40 m", "180°", "EI 800", "5600 K" */
export function cameraSlate(camera: CameraRecord, lengthUnit: Settings['lengthUnit']): readonly string[] {
  const distance = metres(camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM);
  return [
    formatFocalLength(metres(camera.focalLengthMm / 1000)),
    formatTStop(camera.tStop),
    lengthUnit === 'ft-in' ? formatFeetInches(distance) : formatMetres(distance),
    formatShutterAngle(degrees(camera.shutterAngleDeg)),
    formatExposureIndex(camera.exposureIndex),
    formatWhiteBalance(kelvin(camera.whiteBalanceK)) + (camera.tint === 0 ? '' : ` ${signed(camera.tint)}`),
    ...(camera.ndStops === 0 ? [] : [`ND ${(camera.ndStops * 0.3).toFixed(1)}`]),
  ];
}
