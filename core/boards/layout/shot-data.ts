/** A shot's figures as words: what each label of a board says. */
import {
  formatDepthOfField,
  formatDistance,
  formatFeetInches,
  formatFocalLength,
  formatMetres,
  formatNeutralDensity,
  formatShutterAngle,
  formatShutterTime,
  formatSqueeze,
  formatTilt,
  formatWhiteBalance,
} from '../../optics/slate.ts';
import { formatTStop } from '../../optics/stop-scale.ts';
import { radiansFromDegrees } from '../../units/conversions.ts';
import { degrees, kelvin, metres, seconds, stops } from '../../units/units.ts';
import type { BoardCamera, BoardLight, BoardShot } from '../board-model.ts';
import type { DataEntry } from './data-table.ts';

const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const bodyText = (camera: BoardCamera): string => camera.body ?? 'Custom sensor';
const sensorText = (camera: BoardCamera): string =>
  `${trimmed(camera.sensorWidthMm, 2)} × ${trimmed(camera.sensorHeightMm, 2)} mm`;
const modeText = (camera: BoardCamera): string =>
  camera.recordingMode === null ? sensorText(camera) : `${camera.recordingMode}, ${sensorText(camera)}`;
const focalText = (camera: BoardCamera): string => formatFocalLength(metres(camera.focalLengthMm / 1000));
export const tStopText = (camera: BoardCamera): string => formatTStop(camera.tStop);

function lensText(camera: BoardCamera): string {
  const name = [camera.lensSet ?? 'Generic', camera.zoom].filter((part) => part !== null).join(' ');
  const squeeze = camera.squeeze === 1 && camera.lensSet !== null ? '' : `, ${formatSqueeze(camera.squeeze)}`;
  return `${name}${squeeze}`;
}

function depthText(camera: BoardCamera): string {
  const depth = camera.depthOfField;
  if (depth === null) return 'nearer than the lens focuses';
  const [near, far] = [metres(depth.nearM), metres(depth.farM)];
  return `${formatDepthOfField(near, far)} / ${formatFeetInches(near)} – ${formatFeetInches(far)}`;
}

const shutterText = (camera: BoardCamera): string =>
  `${formatShutterAngle(degrees(camera.shutterAngleDeg))} (${formatShutterTime(seconds(camera.shutterTimeS))})`;

function balanceText(camera: BoardCamera): string {
  const tint = trimmed(Math.abs(camera.tint), 1);
  const sign = camera.tint < 0 ? '−' : '+';
  return formatWhiteBalance(kelvin(camera.whiteBalanceK)) + (camera.tint === 0 ? '' : ` ${sign}${tint}`);
}

const filterText = (camera: BoardCamera): string =>
  camera.filters
    .map(({ name, stops: loss }) => (loss === 0 ? name : `${name} (${trimmed(loss, 1)})`))
    .join(', ');

function tiltText(camera: BoardCamera): string {
  const tilt = formatTilt(radiansFromDegrees(degrees(camera.tiltDeg)));
  const roll = formatTilt(radiansFromDegrees(degrees(camera.rollDeg)));
  return roll === '0°' ? tilt : `${tilt}, roll ${roll}`;
}

/** Everything about the camera. */
export function cameraEntries({ camera, timing }: BoardShot): DataEntry[] {
  return [
    {
      label: 'Camera',
      value: `${bodyText(camera)}${camera.name === '' ? '' : `  (${camera.name})`}`,
      wide: true,
    },
    { label: 'Mode', value: modeText(camera), wide: true },
    { label: 'Lens', value: lensText(camera), wide: true },
    { label: 'Focal', value: focalText(camera) },
    { label: 'T-stop', value: tStopText(camera) },
    { label: 'Focus', value: formatDistance(metres(camera.focusDistanceM)), wide: true },
    { label: 'DoF', value: depthText(camera), wide: true },
    { label: 'Shutter', value: shutterText(camera) },
    { label: 'FPS', value: trimmed(camera.fps, 3) },
    { label: 'EI', value: String(Math.round(camera.exposureIndex)) },
    { label: 'WB', value: balanceText(camera) },
    { label: 'ND', value: formatNeutralDensity(stops(camera.ndStops)) },
    {
      label: 'FoV',
      value: `${trimmed(camera.horizontalFieldDeg, 1)}° × ${trimmed(camera.verticalFieldDeg, 1)}°`,
    },
    { label: 'Filters', value: filterText(camera) },
    { label: 'Height', value: formatDistance(metres(camera.heightM)) },
    { label: 'Tilt', value: tiltText(camera) },
    { label: 'Support', value: camera.support },
    {
      label: 'Frames',
      value: `${timing.startFrame}–${timing.endFrame} (${trimmed(timing.durationS, 2)} s), board ${timing.boardFrame}`,
      wide: true,
    },
  ];
}

/** What a grid of shots has room for, the most asked-for first. */
export function briefEntries({ camera }: BoardShot): DataEntry[] {
  return [
    { label: 'Camera', value: bodyText(camera), wide: true },
    { label: 'Lens', value: `${lensText(camera)} ${focalText(camera)}`, wide: true },
    { label: 'T-stop', value: tStopText(camera) },
    { label: 'Focus', value: formatMetres(metres(camera.focusDistanceM)) },
    { label: 'DoF', value: depthText(camera), wide: true },
    { label: 'Shutter', value: formatShutterAngle(degrees(camera.shutterAngleDeg)) },
    { label: 'FPS', value: trimmed(camera.fps, 3) },
    { label: 'EI', value: String(Math.round(camera.exposureIndex)) },
    { label: 'WB', value: balanceText(camera) },
    { label: 'Height', value: formatMetres(metres(camera.heightM)) },
    { label: 'Tilt', value: tiltText(camera) },
    { label: 'ND', value: camera.ndStops === 0 ? '' : formatNeutralDensity(stops(camera.ndStops)) },
    { label: 'Filters', value: filterText(camera) },
    { label: 'Mode', value: camera.recordingMode ?? sensorText(camera), wide: true },
  ];
}

/** One line under a small picture: "35 mm  T2.8  focus 2.40 m". */
export const contactLine = ({ camera }: BoardShot): string =>
  `${focalText(camera)}  ${tStopText(camera)}  ${formatMetres(metres(camera.focusDistanceM))}`;

/** "MCU · eye level · dolly in · dolly" */
export const framingWords = ({ size, angle, move, equipment }: BoardShot): string =>
  [size, angle, move, equipment].filter((word) => word !== '').join('  ·  ');

export const lightLine = (light: BoardLight): string =>
  [
    `${light.key}  ${light.name}`,
    light.fixture,
    light.output,
    [light.color, ...light.gels].join(' + '),
    light.dimmer === 1 ? '' : `dimmed to ${trimmed(100 * light.dimmer, 1)} %`,
    light.enabled ? '' : 'off',
  ]
    .filter((part) => part !== '')
    .join(' · ');

export const lightingText = ({ lights, environment }: BoardShot): string =>
  [...lights.map(lightLine), environment].filter((line) => line !== '').join('\n');

/** "Anna 2.40 m / 7′ 10½″" a line. */
export const subjectsText = ({ subjects }: BoardShot): string =>
  subjects.map(({ name, distanceM }) => `${name}  ${formatDistance(metres(distanceM))}`).join('\n');
