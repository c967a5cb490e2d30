/** What a camera assistant writes on the slate. */
import type { CameraRecord } from '../../../core/document/index.ts';
import { formatMarkedTStop } from '../../../core/optics/stop-scale.ts';
import { lengthText } from './gesture-words.ts';

export const cameraSlate = (camera: CameraRecord): readonly string[] => [
  `${Math.round(camera.focalLengthMm * 10) / 10} mm`,
  formatMarkedTStop(camera.tStop),
  camera.focusDistanceM === 'infinity' ? '∞' : lengthText(camera.focusDistanceM),
  `${camera.shutterAngleDeg}°`,
  `EI ${camera.exposureIndex}`,
  `${camera.whiteBalanceK} K`,
  ...(camera.ndStops > 0 ? [`ND ${(camera.ndStops * 0.3).toFixed(1)}`] : []),
];
