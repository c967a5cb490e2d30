/** Frames of a shot that stay in order: a first frame that is pushed past the last takes it along, the board frame stays inside. */
import type { ShotRecord } from '../../../../core/document/index.ts';

export type FrameField = 'startFrame' | 'endFrame' | 'boardFrame';

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export function withFrames(shot: ShotRecord, field: FrameField, value: number): ShotRecord {
  const frame = Math.round(value);
  const startFrame =
    field === 'startFrame'
      ? frame
      : field === 'endFrame'
        ? Math.min(shot.startFrame, frame)
        : shot.startFrame;
  const endFrame =
    field === 'endFrame' ? frame : field === 'startFrame' ? Math.max(shot.endFrame, frame) : shot.endFrame;
  const board = field === 'boardFrame' ? frame : shot.boardFrame;
  return { ...shot, startFrame, endFrame, boardFrame: within(board, startFrame, endFrame) };
}
