/** Sizes and haze. */
import { expect, it } from 'vitest';
import { createObjectRecord, type ObjectRecord } from '../../../../core/document/index.ts';
import { PRIMITIVES } from '../../../state/create-records.ts';
import { extinctionOf, hazeWord, visibilityOf } from './haze-words.ts';
import { dimensionsOf, scaleFor, shapeFields } from './object-size.ts';

const box = (scale: readonly [number, number, number]): ObjectRecord =>
  createObjectRecord({
    id: 'obj_a',
    name: 'Box',
    sceneId: 'scn_a',
    content: { type: 'primitive', shape: { type: 'box', sizeM: [1, 2, 3], bevelM: 0 }, materialId: null },
    transform: { translationM: [0, 0, 0], rotation: [0, 0, 0, 1], scale },
  });

it('dimensions count the scale, mirrored or not', () =>
  expect(dimensionsOf(box([2, 1, -1]))).toEqual([2, 2, 3]));
it('a wished size is a scale', () => {
  expect(scaleFor(box([2, 1, 1]), 0, 3, false)).toEqual([3, 1, 1]);
  expect(scaleFor(box([2, 1, 1]), 1, 4, true)).toEqual([4, 2, 2]);
});
it('every shape has fields that read what it is', () => {
  for (const shape of Object.values(PRIMITIVES))
    for (const field of shapeFields(shape.type)) expect(field.read(shape)).toBeGreaterThanOrEqual(field.min);
});
it('visibility and extinction are each other', () => {
  expect(visibilityOf(extinctionOf(80))).toBeCloseTo(80, 9);
  expect(visibilityOf(0)).toBe(Infinity);
  expect(extinctionOf(Infinity)).toBe(0);
  expect(hazeWord(0)).toBe('clear air');
});
