/** A material of one's own, only where someone else wears it too. */
import { expect, it } from 'vitest';
import {
  applyCommand,
  createMaterialRecord,
  createObjectRecord,
  createProjectRecord,
  createSceneRecord,
  type AnyRecord,
  type Document,
  type ObjectRecord,
} from '../../../../core/document/index.ts';
import { shadeSphere } from './swatch.ts';
import { materialIdOf, uniqueEdits, usersOf } from './material-uses.ts';

const thing = (id: string): ObjectRecord =>
  createObjectRecord({
    id,
    name: id,
    sceneId: 'scn_a',
    content: { type: 'primitive', shape: { type: 'sphere', radiusM: 1 }, materialId: 'mat_a' },
  });
const material = createMaterialRecord({ id: 'mat_a', name: 'Oak' });
const documentOf = (...things: readonly AnyRecord[]): Document => ({
  records: new Map(
    [
      createProjectRecord({ id: 'prj_a', name: 'Test', date: '2026-01-01' }),
      createSceneRecord({ id: 'scn_a', name: 'Scene' }),
      material,
      ...things,
    ].map((record) => [record.id, record]),
  ),
});

it('a shared material is copied for the one', () => {
  const document = documentOf(thing('obj_a'), thing('obj_b'));
  const { edits, materialId } = uniqueEdits(document, material, [thing('obj_a')], () => 0.5);
  const after = applyCommand(document, { label: 'Make unique', edits }).document;
  expect(materialId).not.toBe('mat_a');
  expect(materialIdOf(after.records.get('obj_a') as ObjectRecord)).toBe(materialId);
  expect(usersOf(after, 'mat_a').map(({ id }) => id)).toEqual(['obj_b']);
  expect(after.records.get(materialId)?.name).toBe('Oak 2');
});
it('one that is alone stays', () =>
  expect(uniqueEdits(documentOf(thing('obj_a')), material, [thing('obj_a')], () => 0.5).edits).toEqual([]));

it('a swatch is brighter towards its light, and metal takes its colour', () => {
  const size = 32;
  const pixels = shadeSphere(
    createMaterialRecord({
      id: 'mat_b',
      name: 'Paint',
      baseColor: { value: [0.5, 0.1, 0.1], texture: null },
    }),
    size,
  );
  const at = (x: number, y: number): readonly number[] => [
    ...pixels.slice((y * size + x) * 4, (y * size + x) * 4 + 4),
  ];
  const lit = at(11, 11);
  const dark = at(23, 23);
  expect(lit[0]!).toBeGreaterThan(dark[0]!);
  expect(lit[0]!).toBeGreaterThan(lit[1]!);
  expect(at(0, 0)[3]).toBe(0);
});
