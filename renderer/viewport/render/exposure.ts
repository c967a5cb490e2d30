/**
 * How a rendered picture is exposed on the desk: by the settings of its camera, moved by the offset that someone looks with, under the
 * camera's white balance. What every tool here (picture, false colour, spot meter, scopes) reads.
 */
import type { WhiteBalance } from '../../../core/color/white-balance.ts';
import { findRecord, type CameraRecord, type Document } from '../../../core/document/index.ts';
import { nitsAtLinearOne } from '../../../core/optics/exposure.ts';
import type { RenderFrameHeader } from '../../../core/protocol/index.ts';
import { degrees, framesPerSecond, stops } from '../../../core/units/units.ts';

export interface Exposure {
  /** Scene nits that come out as linear 1.0, the viewing offset included. */
  readonly nitsAtOne: number;
  /** The same as the camera is set, without the viewing offset. */
  readonly cameraNitsAtOne: number;
  readonly whiteBalance: WhiteBalance | null;
}

/** Nits at linear 1.0 of a camera as it is set. */
export function nitsAtOneOfCamera(camera: CameraRecord): number {
  const filterStops = camera.filters.reduce((sum, filter) => sum + filter.stops, 0);
  return nitsAtLinearOne({
    tStop: camera.tStop,
    shutterAngle: degrees(camera.shutterAngleDeg),
    frameRate: framesPerSecond(camera.fps),
    ei: camera.exposureIndex,
    ndStops: stops(camera.ndStops + filterStops),
  });
}

export const whiteBalanceOfCamera = (camera: CameraRecord): WhiteBalance => ({
  kelvin: camera.whiteBalanceK,
  duv: camera.tint / 1000,
});

/** For a picture whose camera knows no exposure, where no camera is active either: 100 nits are one stop under white. */
const USUAL_NITS_AT_ONE = 200;

/**
 * The picture's own camera decides; a free view is seen through the settings of the active camera.
 * @param active the stage's active camera
 */
export function exposureOf(
  header: RenderFrameHeader,
  active: CameraRecord | null,
  isFreeView: boolean,
  offsetStops: number,
): Exposure {
  const ofActive = active === null ? null : nitsAtOneOfCamera(active);
  const own = isFreeView ? (ofActive ?? header.nitsAtOne) : (header.nitsAtOne ?? ofActive);
  const cameraNitsAtOne = own !== null && own > 0 ? own : USUAL_NITS_AT_ONE;
  const ownBalance: WhiteBalance | null =
    header.whiteBalanceK === null ? null : { kelvin: header.whiteBalanceK, duv: header.whiteBalanceDuv };
  const balanceOfActive = active === null ? null : whiteBalanceOfCamera(active);
  return {
    nitsAtOne: cameraNitsAtOne / 2 ** offsetStops,
    cameraNitsAtOne,
    whiteBalance: isFreeView ? (balanceOfActive ?? ownBalance) : (ownBalance ?? balanceOfActive),
  };
}

export const activeCamera = (document: Document, cameraId: string | null): CameraRecord | null =>
  cameraId === null ? null : findRecord(document, 'camera', cameraId);
