/** Frames of a shot keep their order whichever is moved. */
import { expect, it } from 'vitest';
import { createShotRecord } from '../../../../core/document/index.ts';
import { withFrames } from './shot-frames.ts';

const shot = createShotRecord({
  id: 'sht_a',
  name: 'Shot',
  sceneId: 'scn_a',
  cameraId: 'cam_a',
  startFrame: 10,
  endFrame: 50,
  boardFrame: 20,
});
const framesOf = ({ startFrame, endFrame, boardFrame }: typeof shot) => [startFrame, endFrame, boardFrame];

it.each([
  ['startFrame', 30, [30, 50, 30]],
  ['startFrame', 80, [80, 80, 80]],
  ['endFrame', 15, [10, 15, 15]],
  ['endFrame', 5, [5, 5, 5]],
  ['boardFrame', 99, [10, 50, 50]],
  ['boardFrame', 24.6, [10, 50, 25]],
] as const)('%s to %d', (field, frame, frames) =>
  expect(framesOf(withFrames(shot, field, frame))).toEqual(frames),
);
