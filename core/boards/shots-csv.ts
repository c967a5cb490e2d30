/**
 * The shot list as a table: RFC 4180 (CRLF, quotes doubled), UTF-8 with a byte order mark, which spreadsheets need to
 * read anything but English.
 *
 * A cell that starts with =, +, −, @ or a control character would be run as a formula by a spreadsheet [1]. Text that
 * starts so gets an apostrophe in front; numbers are written as numbers.
 *
 * [1] OWASP, "CSV Injection".
 */
import type { BoardShot } from './board-model.ts';
import { frameFileName } from './frame-file.ts';
import { lightLine } from './layout/shot-data.ts';

type Value = string | number | null;

const decimal = (value: number, digits: number): number => Number(value.toFixed(digits));
/** Infinity as the word that lens scales have. */
const distance = (value: number | undefined): Value =>
  value === undefined ? null : Number.isFinite(value) ? decimal(value, 3) : 'infinity';

const COLUMNS: readonly (readonly [string, (shot: BoardShot, rendered: boolean) => Value])[] = [
  ['scene', ({ scene }) => scene.sceneNumber || scene.name],
  ['scene_slug', ({ scene }) => scene.slug],
  ['shot', ({ shotNumber }) => shotNumber],
  ['name', ({ name }) => name],
  ['slug', ({ slug }) => slug],
  ['size', ({ size }) => size],
  ['angle', ({ angle }) => angle],
  ['move', ({ move }) => move],
  ['equipment', ({ equipment }) => equipment],
  ['aspect', ({ picture }) => picture.deliveryLabel],
  ['camera', ({ camera }) => camera.name],
  ['body', ({ camera }) => camera.body ?? 'custom sensor'],
  ['recording_mode', ({ camera }) => camera.recordingMode],
  [
    'lens',
    ({ camera }) => [camera.lensSet ?? 'generic', camera.zoom].filter((part) => part !== null).join(' '),
  ],
  ['squeeze', ({ camera }) => camera.squeeze],
  ['focal_mm', ({ camera }) => decimal(camera.focalLengthMm, 2)],
  ['t_stop', ({ camera }) => decimal(camera.tStop, 2)],
  ['focus_m', ({ camera }) => distance(camera.focusDistanceM)],
  ['near_m', ({ camera }) => distance(camera.depthOfField?.nearM)],
  ['far_m', ({ camera }) => distance(camera.depthOfField?.farM)],
  ['shutter_deg', ({ camera }) => decimal(camera.shutterAngleDeg, 2)],
  ['fps', ({ camera }) => camera.fps],
  ['ei', ({ camera }) => camera.exposureIndex],
  ['white_balance_k', ({ camera }) => camera.whiteBalanceK],
  ['nd_stops', ({ camera }) => decimal(camera.ndStops, 2)],
  ['filters', ({ camera }) => camera.filters.map((filter) => filter.name).join('; ')],
  ['height_m', ({ camera }) => decimal(camera.heightM, 3)],
  ['tilt_deg', ({ camera }) => decimal(camera.tiltDeg, 1)],
  ['support', ({ camera }) => camera.support],
  ['start_frame', ({ timing }) => timing.startFrame],
  ['end_frame', ({ timing }) => timing.endFrame],
  ['duration_s', ({ timing }) => decimal(timing.durationS, 3)],
  ['action', ({ action }) => action],
  ['dialogue', ({ dialogue }) => dialogue],
  ['notes', ({ notes }) => notes],
  ['subjects', ({ subjects }) => subjects.map((subject) => subject.name).join('; ')],
  ['lighting', ({ lights }) => lights.map(lightLine).join('\n')],
  ['frame', (shot, rendered) => (rendered ? frameFileName(shot) : null)],
  ['id', ({ id }) => id],
];

const FORMULA = /^[=+\-−@\t\r\n]/;

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param rendered ids of the shots that have a frame file. */
export function shotsCsv(shots: readonly BoardShot[], rendered: ReadonlySet<string>): string {
  const rows = shots.map((shot) => COLUMNS.map(([, read]) => cell(read(shot, rendered.has(shot.id)))));
  return `\uFEFF${[COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`;
}
