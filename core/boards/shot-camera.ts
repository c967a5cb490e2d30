/** A shot's camera as a camera report has it, with the optics derived at the board frame. */
import { transformDirection, type Mat4 } from '../math/mat4.ts';
import {
  filmSize,
  findCamera,
  findLens,
  findMode,
  lensSqueeze,
  lensTransmittance,
} from '../optics/catalog.ts';
import { isZoom } from '../optics/catalog-types.ts';
import { confusionLimit, depthOfField } from '../optics/depth-of-field.ts';
import { fStopFromTStop, shutterTime } from '../optics/exposure.ts';
import { fieldOfView } from '../optics/field-of-view.ts';
import { imageDistance, principalPlaneDistance } from '../optics/focus.ts';
import type { Format } from '../optics/format-equivalents.ts';
import { DEFAULT_TRANSMITTANCE } from '../optics/render-camera.ts';
import { posePlaced } from '../scene/flatten/motion.ts';
import { degreesFromRadians, millimetresFromMetres } from '../units/conversions.ts';
import { degrees, framesPerSecond, metres, radians, type Metres } from '../units/units.ts';
import type { BoardCamera, BoardDepthOfField } from './board-model.ts';
import { floorBelow } from './floor-level.ts';
import { originOf, type ShotStage } from './shot-stage.ts';

/** Recorded area and squeeze of the shot's camera. @throws RangeError for a body or lens that is not in the catalogue. */
export function shotFormat({ camera, catalog }: ShotStage): Format {
  const film =
    camera.customSensor === null
      ? filmSize(findMode(findCamera(catalog, camera.bodyId ?? ''), camera.recordingModeId ?? ''))
      : {
          filmWidth: metres(camera.customSensor.widthMm / 1000),
          filmHeight: metres(camera.customSensor.heightMm / 1000),
        };
  const glass = camera.lensId === null ? null : findLens(catalog, camera.lensId);
  return {
    ...film,
    squeeze: glass === null ? camera.genericLens.squeeze : lensSqueeze(glass.set, glass.lens),
  };
}

/** @throws RangeError naming the body, mode or lens that is not in the catalogue. */
export function shotCamera(stage: ShotStage): BoardCamera {
  const { camera, catalog, animation, shot } = stage;
  const frame = shot.boardFrame;
  const body = camera.bodyId === null ? null : findCamera(catalog, camera.bodyId);
  const mode = body === null ? null : findMode(body, camera.recordingModeId ?? '');
  const glass = camera.lensId === null ? null : findLens(catalog, camera.lensId);
  const format = shotFormat(stage);

  // What the tracks drive, at the board frame.
  const focalLengthMm = animation.number(camera.id, 'focalLengthMm', camera.focalLengthMm, frame);
  const focalLength = metres(focalLengthMm / 1000);
  const tStop = animation.number(camera.id, 'tStop', camera.tStop, frame);
  const still = camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM;
  const focusDistanceM = animation.number(camera.id, 'focusDistanceM', still, frame);

  const transmittance = (glass === null ? null : lensTransmittance(glass.lens)) ?? DEFAULT_TRANSMITTANCE;
  const fStop = fStopFromTStop(tStop, transmittance);
  const field = fieldOfView({ ...format, focalLength });
  const worldFromCamera = stage.worldFromLocal(posePlaced(camera));
  const positionM = originOf(worldFromCamera);
  return {
    id: camera.id,
    name: camera.name,
    body: body === null ? null : `${body.maker} ${body.model}`,
    recordingMode: mode?.name ?? null,
    sensorWidthMm: millimetresFromMetres(format.filmWidth),
    sensorHeightMm: millimetresFromMetres(format.filmHeight),
    squeeze: format.squeeze,
    lensSet: glass === null ? null : `${glass.set.maker} ${glass.set.name}`,
    zoom: glass !== null && isZoom(glass.lens) ? glass.lens.name : null,
    focalLengthMm,
    tStop,
    fStop,
    focusDistanceM,
    depthOfField: depthFromFilmPlane(format, focalLength, fStop, metres(focusDistanceM)),
    shutterAngleDeg: camera.shutterAngleDeg,
    shutterTimeS: shutterTime(degrees(camera.shutterAngleDeg), framesPerSecond(camera.fps)),
    fps: camera.fps,
    exposureIndex: camera.exposureIndex,
    whiteBalanceK: camera.whiteBalanceK,
    tint: camera.tint,
    ndStops: animation.number(camera.id, 'ndStops', camera.ndStops, frame),
    filters: camera.filters,
    horizontalFieldDeg: degreesFromRadians(field.horizontal),
    verticalFieldDeg: degreesFromRadians(field.vertical),
    positionM,
    heightM: positionM[1] - floorBelow(stage.scene, positionM),
    ...attitude(worldFromCamera),
    support: camera.support,
    notes: camera.notes,
  };
}

/** Limits of sharpness as a tape measures them: the formulas count from the principal plane, the crew from the film. */
function depthFromFilmPlane(
  format: Format,
  focalLength: Metres,
  fStop: number,
  focusRing: Metres,
): BoardDepthOfField | null {
  if (focusRing < 4 * focalLength) return null;
  const confusion = confusionLimit(format.filmWidth, format.filmHeight);
  const focus = principalPlaneDistance(focalLength, focusRing);
  const { near, far, hyperfocal } = depthOfField({ focalLength, fStop }, focus, confusion);
  const toFilm = imageDistance(focalLength, focus);
  return {
    nearM: near + toFilm,
    farM: far + toFilm,
    hyperfocalM: hyperfocal,
    circleOfConfusionMm: millimetresFromMetres(confusion),
  };
}

/** Tilt above the horizon and roll about the lens axis, degrees; pan is drawn, not written. */
function attitude(worldFromCamera: Mat4): { tiltDeg: number; rollDeg: number } {
  const forward = transformDirection(worldFromCamera, [0, 0, -1]);
  const right = transformDirection(worldFromCamera, [1, 0, 0]);
  const up = transformDirection(worldFromCamera, [0, 1, 0]);
  const upright = Math.hypot(right[1], up[1]);
  return {
    tiltDeg: degreesFromRadians(radians(Math.asin(Math.min(1, Math.max(-1, forward[1]))))),
    // Looking straight up or down there is no horizon to roll against.
    rollDeg: upright < 1e-6 ? 0 : degreesFromRadians(radians(Math.atan2(-right[1], up[1]))),
  };
}
