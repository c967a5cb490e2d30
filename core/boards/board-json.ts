/**
 * `board.json`: the board as data, for scripts and other programs. Fields are those of `BoardModel`, units in their
 * names; what JSON cannot say is null: a focus distance or far limit at infinity, and a frame that was not rendered.
 * The overhead plan is left out: it is a drawing, and its facts (positions, fields of view) are in the fields.
 */
import type { BoardModel, BoardShot } from './board-model.ts';
import { frameFileName } from './frame-file.ts';

/** Rises when a field changes its meaning or goes; new fields alone do not raise it. */
export const BOARD_JSON_VERSION = 1;

export interface BoardFrameSize {
  readonly width: number;
  readonly height: number;
}

const CONVENTIONS = {
  lengths: 'metres; millimetres where the name ends in Mm',
  angles: 'degrees',
  distances: 'focus and depth of field count from the film plane; null is infinity',
  positions: '[x, y, z] in metres, right-handed, y up',
  framelines: 'fractions of the frame image, from its top left corner, y down',
};

/** Ten significant digits: free of the last bit's noise, far finer than any instrument on a set. */
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value;

/** @param frames pixel size of the frames there are, by shot id. */
export function boardJson(model: BoardModel, frames: ReadonlyMap<string, BoardFrameSize>): string {
  const withFrame = (shot: BoardShot): object => {
    const size = frames.get(shot.id);
    const frame =
      size === undefined ? null : { file: frameFileName(shot), widthPx: size.width, heightPx: size.height };
    return { ...shot, plan: undefined, frame };
  };
  const board = {
    format: 'penumbra-board',
    version: BOARD_JSON_VERSION,
    conventions: CONVENTIONS,
    project: model.project,
    shots: model.shots.map(withFrame),
  };
  return `${JSON.stringify(board, rounded, 2)}\n`;
}
