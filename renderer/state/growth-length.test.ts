import { describe, expect, it } from 'vitest';
import { createSceneRecord, type Document } from '../../core/document/index.ts';
import { suitableGrowthM } from './growth-length.ts';
import { documentOfRecords, sampleDocument } from './testing/sample-document.ts';

const place = (widthM: number, depthM: number): Document =>
  documentOfRecords([
    createSceneRecord({
      id: 'scn_a',
      name: 'Place',
      recipe: {
        prompt: 'a place',
        seed: 1,
        composer: 'grammar',
        stem: 'abcdef',
        world: {
          setting: 'street',
          timeOfDay: 'noon',
          weather: 'clear',
          mood: 'neutral',
          extentM: [widthM, 3, depthM],
          headingDeg: 0,
          hazePerM: 0,
          wetness: 0,
        },
        camera: { positionM: [0, 1, 0], targetM: [0, 1, -1], focalLengthMm: 35 },
      },
    }),
  ]);

describe('a place grows, where nobody says how far,', () => {
  it('by half of what it measures to that side, in half metres', () => {
    expect(suitableGrowthM(place(5.2, 40), 'scn_a', 'left')).toBe(2.5);
    expect(suitableGrowthM(place(5.2, 40), 'scn_a', 'right')).toBe(2.5);
    expect(suitableGrowthM(place(5.2, 40), 'scn_a', 'front')).toBe(20);
  });
  it('no less than it can, and no more than is wanted at once', () => {
    expect(suitableGrowthM(place(0.6, 300), 'scn_a', 'left')).toBe(0.5);
    expect(suitableGrowthM(place(0.6, 300), 'scn_a', 'back')).toBe(40);
  });
  it('as little as can be where it was not composed', () => {
    expect(suitableGrowthM(sampleDocument(), 'scn_b', 'left')).toBe(0.5);
    expect(suitableGrowthM(sampleDocument(), null, 'left')).toBe(0.5);
  });
});
