import { describe, expect, it } from 'vitest';
import {
  copyKeys,
  findTrack,
  keyFrames,
  withEasing,
  withKey,
  withMovedKeys,
  withoutKeys,
  withPastedKeys,
} from './shot-keys.ts';
import { createShotRecord, shotSchema, type ShotRecord } from './records/index.ts';

const CAMERA = 'cam_a';
const LAMP = 'lgt_a';
const shot = (): ShotRecord => {
  let made = createShotRecord({ id: 'sht_a', name: 'A', sceneId: 'scn_a', cameraId: CAMERA, endFrame: 48 });
  made = withKey(made, CAMERA, 'focalLengthMm', 1, 35);
  made = withKey(made, CAMERA, 'focalLengthMm', 24, 50);
  return withKey(made, LAMP, 'dimmer', 12, 0.5, 'hold');
};
const frames = (of: ShotRecord, property: 'focalLengthMm' | 'dimmer'): number[] =>
  (findTrack(of, property === 'dimmer' ? LAMP : CAMERA, property)?.keys ?? []).map((key) => key.frame);

describe('keys of a shot', () => {
  it('are set in order of time and make valid records', () => {
    const made = withKey(shot(), CAMERA, 'focalLengthMm', 12, 40);
    expect(frames(made, 'focalLengthMm')).toEqual([1, 12, 24]);
    expect(shotSchema.safeParse(made).success).toBe(true);
    expect(frames(shot(), 'focalLengthMm')).toEqual([1, 24]);
  });
  it('replace the value and keep the easing of one that is there', () => {
    const eased = withEasing(shot(), [{ targetId: CAMERA, property: 'focalLengthMm', frame: 1 }], 'linear');
    const again = withKey(eased, CAMERA, 'focalLengthMm', 1, 28);
    expect(findTrack(again, CAMERA, 'focalLengthMm')?.keys[0]).toEqual({
      frame: 1,
      value: 28,
      easing: 'linear',
    });
  });
  it('take their track along when the last one goes', () => {
    const less = withoutKeys(shot(), [{ targetId: LAMP, property: 'dimmer', frame: 12 }]);
    expect(findTrack(less, LAMP, 'dimmer')).toBeNull();
    expect(less.tracks).toHaveLength(1);
  });
  it('move together and push aside what they land on', () => {
    const moved = withMovedKeys(
      shot(),
      [
        { targetId: CAMERA, property: 'focalLengthMm', frame: 1 },
        { targetId: LAMP, property: 'dimmer', frame: 12 },
      ],
      23,
    );
    expect(frames(moved, 'focalLengthMm')).toEqual([24]);
    expect(findTrack(moved, CAMERA, 'focalLengthMm')?.keys[0]?.value).toBe(35);
    expect(frames(moved, 'dimmer')).toEqual([35]);
    // keys that pass each other stay in order
    const passed = withMovedKeys(shot(), [{ targetId: CAMERA, property: 'focalLengthMm', frame: 1 }], 30);
    expect(frames(passed, 'focalLengthMm')).toEqual([24, 31]);
  });
  it('are copied with their distances and pasted over others', () => {
    const copied = copyKeys(shot(), [
      { targetId: CAMERA, property: 'focalLengthMm', frame: 24 },
      { targetId: LAMP, property: 'dimmer', frame: 12 },
    ]);
    const pasted = withPastedKeys(shot(), copied, 30);
    expect(frames(pasted, 'dimmer')).toEqual([12, 30]);
    expect(frames(pasted, 'focalLengthMm')).toEqual([1, 24, 42]);
    expect(shotSchema.safeParse(pasted).success).toBe(true);
    const elsewhere = withPastedKeys({ ...shot(), tracks: [] }, copied, 5);
    expect(keyFrames(elsewhere.tracks)).toEqual([5, 17]);
  });
});
