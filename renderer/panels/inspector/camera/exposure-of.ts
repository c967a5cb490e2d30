/** What decides a camera's exposure, as core/optics takes it. */
import type { CameraRecord } from '../../../../core/document/index.ts';
import type { ExposureSettings } from '../../../../core/optics/exposure.ts';
import { degrees, framesPerSecond, stops } from '../../../../core/units/units.ts';

export const exposureSettingsOf = (camera: CameraRecord): ExposureSettings => ({
  tStop: camera.tStop,
  shutterAngle: degrees(camera.shutterAngleDeg),
  frameRate: framesPerSecond(camera.fps),
  ei: camera.exposureIndex,
  ndStops: stops(camera.filters.reduce((sum, filter) => sum + filter.stops, camera.ndStops)),
});
