import { expect, it } from 'vitest';
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';
import { between } from './between.ts';
import { listed, thingsCounted } from '../../state/counted-words.ts';
import { takeWords } from './take-words.ts';

const thing = (key: string, x: number, yawDeg: number): PlanThing => ({
  key,
  class: 'chair',
  family: 'furniture',
  positionM: [x, 0, 0],
  yawDeg,
  sizeM: [1, 1, 1],
  color: '#808080',
  light: null,
  copies: [],
});
const plan = (...things: PlanThing[]): ScenePlan => ({
  setting: 'office',
  timeOfDay: 'noon',
  weather: 'clear',
  isIndoors: true,
  extentM: [4, 3, 4],
  camera: { positionM: [0, 1, things.length], targetM: [0, 1, 0], focalLengthMm: 35 },
  things,
});

it('moves what stays the short way round, lets in what is new and out what is gone', () => {
  const from = plan(thing('stays', 0, 170), thing('goes', 5, 0));
  const to = plan(thing('stays', 2, -170), thing('comes', -5, 0), thing('other', 1, 0));
  const half = between(from, to, 0.5);
  const byKey = new Map(half.things.map((one) => [one.key, one]));
  expect(byKey.get('stays')?.positionM[0]).toBe(1);
  expect(byKey.get('stays')?.yawDeg).toBe(180);
  expect(byKey.get('comes')?.sizeM).toEqual([0.5, 0.5, 0.5]);
  expect(byKey.get('goes')?.sizeM).toEqual([0.5, 0.5, 0.5]);
  expect(half.camera.positionM[2]).toBe(2.5);
  expect(between(from, to, 1)).toBe(to);
});

it('counts in words', () => {
  expect(['man', 'bus', 'bench', 'bookshelf', 'stairs'].map((name) => thingsCounted(2, name))).toEqual([
    '2 men',
    '2 buses',
    '2 benches',
    '2 bookshelves',
    '2 stairs',
  ]);
  expect(thingsCounted(1, 'bus')).toBe('1 bus');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
});

it('tells what was asked for, what is there and what lacks', () => {
  const counts = [
    { class: 'stool', count: 3 },
    { class: 'woman', count: 1 },
  ];
  expect(takeWords({ asked: counts, found: counts, missing: [] })).toEqual({
    asked: 'Asked for 3 stools and 1 woman',
    found: 'found 3 stools and 1 woman',
    missing: null,
  });
  const lacking = takeWords({ asked: counts, found: [], missing: counts.slice(0, 1) });
  expect([lacking.found, lacking.missing]).toEqual(['none found', 'No room was found for 3 stools']);
});
