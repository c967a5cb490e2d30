import { describe, expect, it } from 'vitest';
import { createObjectRecord, getRecord, type Document } from '../../../core/document/index.ts';
import { withKey } from '../../../core/document/shot-keys.ts';
import { documentOfRecords, sampleDocument } from '../../state/testing/sample-document.ts';
import { durationText, lensText, parseRange, suggestedSize } from './shot-facts.ts';
import { sizeFromFraming } from './shot-size.ts';

const shot = getRecord(sampleDocument(), 'shot', 'sht_1');

describe('facts of a shot', () => {
  it('has the lens, and the range of a zoom', () => {
    expect(lensText(sampleDocument(), shot)).toBe('35 mm T2.8');
    const zoomed = withKey(
      withKey(shot, 'cam_a', 'focalLengthMm', 1, 35),
      'cam_a',
      'focalLengthMm',
      40,
      85.5,
    );
    expect(lensText(sampleDocument(), zoomed)).toBe('35–85.5 mm T2.8');
    expect(durationText(shot, 24)).toBe('2 s');
  });
  it('reads ranges as people type them', () => {
    expect(parseRange('1-96', 1)).toEqual([1, 96]);
    expect(parseRange(' 10 – 20 ', 1)).toEqual([10, 20]);
    expect(parseRange('48', 5)).toEqual([5, 52]);
    expect(parseRange('soon', 1)).toBeNull();
  });
  it('knows sizes by where the frame cuts a figure', () => {
    expect(['ECU', 'CU', 'MCU', 'MS', 'MWS', 'FS', 'WS', 'EWS']).toEqual(
      [0.2, 0.45, 0.7, 1, 1.4, 2, 4, 9].map((height) => sizeFromFraming(height, 1.75)),
    );
  });
  it('suggests the size of a figure in frame', () => {
    const withFigure = (z: number): Document =>
      documentOfRecords([
        ...sampleDocument().records.values(),
        createObjectRecord({
          id: 'obj_person',
          name: 'Person',
          sceneId: 'scn_b',
          role: 'figure',
          transform: { translationM: [0, 0.9, z], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
          content: {
            type: 'primitive',
            shape: { type: 'cylinder', radiusM: 0.2, heightM: 1.8, capped: true },
            materialId: null,
          },
        }),
      ]);
    const catalog = { cameras: [], lensSets: [], filters: [] };
    // 24.89 mm wide film cut to 2.39 on 35 mm is 0.3 m high for every metre of distance
    expect(suggestedSize(withFigure(0), shot, catalog)).toBe('MWS');
    expect(suggestedSize(withFigure(3), shot, catalog)).toBe('MCU');
    expect(suggestedSize(sampleDocument(), shot, catalog)).toBeNull();
  });
});
