import { describe, expect, it } from 'vitest';
import type { ComposedThing, SceneComposition } from '../../composition/scene-composition.ts';
import { collisions } from './collisions.ts';
import { factsOf } from './facts-of.ts';
import { floating } from './floating.ts';
import { relationHolds } from './relations.ts';

const thing = (key: string, changes: Partial<ComposedThing>): ComposedThing => ({
  key,
  thing: 'crate',
  variant: '',
  positionM: [0, 0, 0],
  yawDeg: 0,
  sizeM: [0.7, 0.6, 0.6],
  shape: [0.5, 0.5, 0.5, 0.5],
  body: null,
  accent: null,
  light: null,
  scatter: null,
  on: null,
  seed: 1,
  ...changes,
});

const scene = (...things: readonly ComposedThing[]): SceneComposition => ({
  world: {
    setting: 'warehouse',
    timeOfDay: 'noon',
    weather: 'clear',
    mood: 'neutral',
    extentM: [22, 7, 30],
    headingDeg: 0,
    hazePerM: 0,
    wetness: 0,
  },
  things,
  camera: { positionM: [0, 1.5, 8], targetM: [0, 1, 0], focalLengthMm: 35 },
});

describe('what a composition holds', () => {
  it('finds what stands in each other, and lets chairs under tables', () => {
    const table = thing('table', { thing: 'table', variant: 'four-legged', sizeM: [1.5, 0.75, 0.85] });
    const chair = (z: number) =>
      thing('chair', { thing: 'chair', variant: 'slat-back', sizeM: [0.45, 0.9, 0.5], positionM: [0, 0, z] });
    expect(collisions(scene(table, chair(0.55)))).toEqual([]);
    expect(collisions(scene(table, chair(0.2)))).toHaveLength(1);
    expect(collisions(scene(thing('a', {}), thing('b', { positionM: [0.6, 0, 0] })))[0]?.depthM).toBeCloseTo(
      0.1,
    );
    expect(collisions(scene(thing('a', {}), thing('b', { positionM: [0.69, 0, 0] })))).toEqual([]);
  });

  it('finds what floats', () => {
    const crate = thing('a', {});
    const book = (y: number) =>
      thing('b', { thing: 'book', sizeM: [0.16, 0.03, 0.24], positionM: [0, y, 0], on: 'a' });
    expect(floating(scene(crate, book(0.6)))).toEqual([]);
    expect(floating(scene(crate, book(0.65)))).toEqual(['b']);
    expect(floating(scene(thing('a', { positionM: [0, 0.05, 0] })))).toEqual(['a']);
    expect(floating(scene(thing('a', { on: 'gone' })))).toEqual(['a']);
  });

  it('decides relations as the camera sees them', () => {
    const a = thing('a', { positionM: [-1.5, 0, 0] });
    const b = thing('b', {
      thing: 'barrel',
      variant: 'cask',
      sizeM: [0.58, 0.88, 0.58],
      positionM: [0, 0, 0],
    });
    const c = thing('c', {
      thing: 'man',
      variant: 'standing',
      sizeM: [0.6, 1.78, 0.4],
      positionM: [0, 0, -2],
    });
    const all = scene(a, b, c);
    expect(relationHolds(all, 'a', 'left of', 'b')).toBe(true);
    expect(relationHolds(all, 'b', 'right of', 'a')).toBe(true);
    expect(relationHolds(all, 'a', 'right of', 'b')).toBe(false);
    expect(relationHolds(all, 'c', 'behind', 'b')).toBe(true);
    expect(relationHolds(all, 'b', 'in front of', 'c')).toBe(true);
    expect(relationHolds(all, 'c', 'facing', 'b')).toBe(true);
    expect(relationHolds(all, 'a', 'beside', 'b')).toBe(false);
    expect(relationHolds(all, 'a', 'beside', 'nobody')).toBe(false);
  });

  it('names groups, with colours, sizes and numbers', () => {
    const red = { substance: 'painted wood', color: [0.42, 0.025, 0.022] } as const;
    const facts = factsOf(
      scene(
        thing('a', { body: red }),
        thing('b', { body: red, positionM: [2, 0, 0] }),
        thing('c', { sizeM: [1.4, 1.4, 1.4], positionM: [4, 0, 0] }),
      ),
    );
    expect(facts.things).toMatchObject([
      { thing: 'crate', count: 2, color: 'red', substance: 'painted wood', size: null },
      { thing: 'crate', count: 1, color: null, size: 'large' },
    ]);
    expect(facts).toMatchObject({ setting: 'warehouse', hazy: false, wet: false, spacing: null });
  });
});
