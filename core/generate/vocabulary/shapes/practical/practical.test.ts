import { describe, expect, it } from 'vitest';
import { thingFacts, type ThingId } from '../../catalogue.ts';
import { parameterValue, typicalCoordinate } from '../../shape-input.ts';
import type { ThingShape } from '../../thing-class.ts';
import { checkFamily } from '../prop/testing/family-checks.ts';
import { PRACTICAL_SHAPES } from './index.ts';

describe('practicals', () => {
  checkFamily(PRACTICAL_SHAPES);

  it.each(Object.entries(PRACTICAL_SHAPES) as [ThingId, ThingShape][])('%s gives light', (id, shape) => {
    const { typicalSizeM, variants, light } = thingFacts(id);
    const parameters = shape.parameters.map((p) => parameterValue(p, typicalCoordinate(p)));
    expect(light).not.toBeNull();
    for (const variant of variants.length > 0 ? variants : ['']) {
      const input = { sizeM: typicalSizeM, parameters, variant, seed: 1 };
      const glows = shape
        .parts(input)
        .some(({ surface }) => typeof surface === 'object' && surface.substance === 'glow');
      expect(glows || (shape.lamps?.(input).length ?? 0) > 0).toBe(true);
    }
  });
});
