import { describe, expect, it } from 'vitest';
import { compileField } from '../../../../scene/fields/compile-field.ts';
import { checkFamily } from '../prop/testing/family-checks.ts';
import { VEGETATION_SHAPES } from './index.ts';

// at their own cells: what is thinner than a cell lies on the grid that those make
describe('vegetation', () => checkFamily(VEGETATION_SHAPES, { coarser: 1 }));

describe('a conifer', () => {
  it('stands on a stem from the ground into its crown', () => {
    const parts = VEGETATION_SHAPES.conifer.parts({
      sizeM: [4, 12, 4],
      parameters: [12, 0.4, 0.5],
      variant: '',
      seed: 1,
    });
    const stem = compileField(parts.find(({ name }) => name === 'Trunk')!.field);
    for (const y of [0.1, 1, 2.5, 5, 7]) expect(stem.distance(0, y, 0)).toBeLessThan(0);
  });
});
