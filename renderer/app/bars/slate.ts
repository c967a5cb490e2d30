/** What a camera is set to, in the order of a camera report, and what is selected: lines of the status bar. */
import {
  formatExposureIndex,
  formatFeetInches,
  formatFocalLength,
  formatMetres,
  formatShutterAngle,
  formatWhiteBalance,
} from '../../../core/optics/slate.ts';
import { formatTStop } from '../../../core/optics/stop-scale.ts';
import type { AnyRecord, CameraRecord } from '../../../core/document/index.ts';
import type { Settings } from '../../../core/protocol/index.ts';
import { degrees, kelvin, metres } from '../../../core/units/units.ts';
import { counted } from '../words.ts';

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${Math.abs(value)}`;

/** "35 mm", "T2.8", "2.40 m", "180°", "EI 800", "5600 K" */
export function slateOf(camera: CameraRecord, lengthUnit: Settings['lengthUnit']): readonly string[] {
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

/** "Key light", "3 lights", "2 lights and 1 camera", "7 things" */
export function selectionText(records: readonly AnyRecord[]): string {
  const [only] = records;
  if (only === undefined) return 'Nothing selected';
  if (records.length === 1) return only.name;
  const kinds = new Map<string, number>();
  for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (kinds.size > 2) return counted(records.length, 'thing');
  return [...kinds].map(([kind, count]) => counted(count, kind)).join(' and ');
}
