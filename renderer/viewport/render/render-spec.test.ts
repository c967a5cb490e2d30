import { describe, expect, it } from 'vitest';
import { renderSpecSchema } from '../../../core/protocol/index.ts';
import { sampleDocument } from '../../state/testing/sample-document.ts';
import { clipAround, fitted, regionBetween, regionMoved } from './picture-rect.ts';
import { renderSettingsStore } from './render-settings.ts';
import { renderSpec } from './render-spec.ts';
import { durationText, nitsText, noiseText, stopsText } from './render-words.ts';
import { pictureFileOf } from './take-picture.ts';
import { sidesOf } from './use-layers.ts';
import { bandRange } from './FalseColourKey.tsx';
import { addPin, clearPins, moveOffset, movePin, viewingStore } from './viewing-store.ts';
import { createTakeRecord, recordsOf } from '../../../core/document/index.ts';

const STAGE = { sceneId: 'scn_b', cameraId: 'cam_a', shotId: 'sht_1', frame: 12.4 };
const BOX = { width: 800, height: 450, devicePixelRatio: 2 };
const SETTINGS = renderSettingsStore.getState();
const ALL = { solo: [], muted: [] };
const FREE = {
  worldFromCamera: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 2, 1.6, 5, 1] as const,
  verticalFovDeg: 40,
};

describe('what a pane asks for', () => {
  it('is the camera and the frame of the shot, in pixels of the screen by the quality', () => {
    const spec = renderSpec(
      sampleDocument(),
      STAGE,
      'camera',
      null,
      BOX,
      { ...SETTINGS, resolution: 'half' },
      ALL,
    )!;
    expect(spec).toMatchObject({
      source: { type: 'camera', cameraId: 'cam_a', shotId: 'sht_1', frame: 12 },
      maxWidthPx: 800,
      maxHeightPx: 450,
    });
    expect(renderSpecSchema.safeParse(spec).success).toBe(true);
  });
  it('is the eye of the free view', () => {
    const spec = renderSpec(sampleDocument(), STAGE, 'free', FREE, BOX, SETTINGS, ALL)!;
    expect(spec.source).toMatchObject({ type: 'free', verticalFovDeg: 40 });
    expect(renderSpecSchema.safeParse(spec).success).toBe(true);
  });
  it('leaves out the lights that the stage leaves out', () => {
    const document = sampleDocument();
    const [first] = recordsOf(document, 'light');
    const ask = (solo: readonly string[], muted: readonly string[]) =>
      renderSpec(document, STAGE, 'camera', null, BOX, SETTINGS, { solo, muted })!.lightsOut;
    expect(ask([], [])).toEqual([]);
    expect(ask([], [first!.id])).toEqual([first!.id]);
    expect(ask([first!.id], [])).not.toContain(first!.id);
  });
  it('is nothing where nothing can be rendered', () => {
    const ask = (changes: object, view: 'camera' | 'free' | 'top' = 'camera', box = BOX) =>
      renderSpec(sampleDocument(), { ...STAGE, ...changes }, view, null, box, SETTINGS, ALL);
    expect(ask({}, 'top')).toBeNull();
    expect(ask({}, 'free')).toBeNull();
    expect(ask({ cameraId: 'cam_gone' })).toBeNull();
    expect(ask({ sceneId: 'scn_a' })).toBeNull();
    expect(ask({}, 'camera', { ...BOX, width: 0 })).toBeNull();
    expect(ask({ shotId: 'sht_gone' })?.source).toMatchObject({ shotId: null });
  });
});

describe('rectangles', () => {
  it('fit an aspect ratio into the middle', () => {
    expect(fitted(2, { x: 10, y: 0, width: 100, height: 100 })).toEqual({
      x: 10,
      y: 25,
      width: 100,
      height: 50,
    });
  });
  it('leave a rectangle out', () => {
    expect(clipAround({ x: 10, y: 20, width: 30, height: 40 })).toContain('M10 20h30v40h-30Z');
  });
  it('make regions from any two corners, inside the picture', () => {
    expect(regionBetween([0.75, 1.4], [0.25, 0.5])).toEqual({ x: 0.25, y: 0.5, width: 0.5, height: 0.5 });
    expect(regionBetween([0.5, 0.5], [0.505, 0.9])).toBeNull();
    const region = { x: 0.5, y: 0.5, width: 0.5, height: 0.25 };
    expect(regionMoved(region, 0.1, 0.1, false)).toEqual({ ...region, y: 0.6 });
    expect(regionMoved(region, 0.1, 0.1, true)).toEqual({ ...region, height: 0.35 });
  });
  it('split at the wipe without gap or overlap', () => {
    const { render, other } = sidesOf({ isOn: true, axis: 'horizontal', at: 0.3 });
    expect(render).toEqual({ x: 0, y: 0, width: 1, height: 0.3 });
    expect(other).toEqual({ x: 0, y: 0.3, width: 1, height: 0.7 });
    expect(sidesOf({ isOn: false, axis: 'vertical', at: 0.3 }).other).toBeNull();
  });
});

describe('words and small things', () => {
  it('are as people read them', () => {
    expect([8.4, 100, 7500].map(durationText)).toEqual(['8 s', '1 min 40 s', '2 h 5 min']);
    expect([0.123, 0.018, 0.0035].map(noiseText)).toEqual(['12 %', '1.8 %', '0.35 %']);
    expect([1.25, -0.66, -0.01, -Infinity].map(stopsText)).toEqual(['+1.3', '−0.7', '0.0', '−∞']);
    expect([1240, 12.44, 0.0309, -0.102, 0, 1e-5].map(nitsText)).toEqual([
      '1,240',
      '12.4',
      '0.031',
      '−0.102',
      '0',
      '<0.001',
    ]);
    expect(bandRange(-Infinity, -6)).toBe('below −6');
    expect(bandRange(0.75, 1.25)).toBe('+0.75 to +1.25');
  });
  it('find the picture of a take nearest to the frame', () => {
    const take = (...files: string[]) =>
      createTakeRecord({
        id: 'tak_a',
        name: 'A',
        shotId: 'sht_1',
        createdAt: '2026-01-01T00:00:00Z',
        files,
      });
    expect(pictureFileOf(take('a/f.0001.exr', 'a/f.0001.png', 'a/f.0010.png'), 9)).toBe(2);
    expect(pictureFileOf(take('a/f.0001.exr'), 1)).toBeNull();
  });
  it('move the viewing offset in thirds that come back to nothing', () => {
    for (let i = 0; i < 3; i++) moveOffset(1 / 3);
    expect(viewingStore.getState().offsetStops).toBe(1);
    for (let i = 0; i < 3; i++) moveOffset(-1 / 3);
    expect(viewingStore.getState().offsetStops).toBe(0);
  });
  it('keep pins in the picture', () => {
    const id = addPin(0.5, 1.2);
    movePin(id, -1, 0.25);
    expect(viewingStore.getState().pins).toEqual([{ id, u: 0, v: 0.25 }]);
    clearPins();
  });
});
