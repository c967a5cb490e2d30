import { describe, expect, it } from 'vitest';
import { CAMERA_DEFAULTS, type AnyRecord, type CameraRecord } from '../../../core/document/index.ts';
import { safetyOf } from './safety.ts';
import { selectionText } from './selection-text.ts';
import { cameraSlate } from '../../state/camera-slate.ts';

const camera = (changes: Partial<CameraRecord> = {}): CameraRecord => ({
  ...CAMERA_DEFAULTS,
  id: 'camera_1',
  name: 'A',
  sceneId: 'scene_1',
  focalLengthMm: 40,
  tStop: 2.8,
  focusDistanceM: 2.4,
  ...changes,
});
const named = (kind: string, name: string): AnyRecord => ({ kind, name, id: name }) as unknown as AnyRecord;

describe('status bar', () => {
  it('says what the camera is set to', () => {
    expect(cameraSlate(camera(), 'm').slice(0, 3)).toEqual(['40 mm', 'T2.8', '2.40 m']);
    expect(cameraSlate(camera(), 'ft-in')[2]).toBe('7′ 10½″');
    expect(cameraSlate(camera({ focusDistanceM: 'infinity' }), 'm')[2]).toBe('∞');
    expect(cameraSlate(camera({ ndStops: 3, tint: -4 }), 'm').slice(-2)).toEqual(['5600 K −4', 'ND 0.9']);
  });

  it('sums up the selection', () => {
    expect(selectionText([])).toBe('Nothing selected');
    expect(selectionText([named('light', 'Key')])).toBe('Key');
    expect(selectionText([named('light', 'a'), named('light', 'b'), named('camera', 'c')])).toBe(
      '2 lights and 1 camera',
    );
    expect(selectionText(['light', 'camera', 'object'].map((kind) => named(kind, kind)))).toBe('3 things');
  });

  it('never calls work saved that is not', () => {
    expect(safetyOf({ isConnected: false, isSlow: false, hasUnsaved: false })).toBe('waiting');
    expect(safetyOf({ isConnected: true, isSlow: true, hasUnsaved: false })).toBe('saving');
    expect(safetyOf({ isConnected: true, isSlow: false, hasUnsaved: true })).toBe('journal');
    expect(safetyOf({ isConnected: true, isSlow: false, hasUnsaved: false })).toBe('saved');
  });
});
