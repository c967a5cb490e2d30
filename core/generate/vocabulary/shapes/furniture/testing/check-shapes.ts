/** What every shape of a family promises, as tests. */
import { describe, expect, it } from 'vitest';
import { fieldNodeSchema } from '../../../../../document/records/field-node.ts';
import { compileField } from '../../../../../scene/fields/compile-field.ts';
import { polygoniseField } from '../../../../../scene/fields/polygonise-field.ts';
import { Random } from '../../../../grammar/random.ts';
import { thingFacts, type ThingId } from '../../../catalogue.ts';
import { shapeInput } from '../../../shape-input.ts';
import type { ShapeInput, ThingShape } from '../../../thing-class.ts';

const CASES = 6;
const MAX_TRIANGLES = 40_000;

function randomInput(id: ThingId, variant: string, random: Random): ShapeInput {
  const { minSizeM: low, maxSizeM: high, typicalSizeM: usual } = thingFacts(id);
  const side = (i: 0 | 1 | 2): number =>
    random.pick([low[i], high[i], random.uniform(low[i], high[i]), usual[i]]);
  const edge = (): number => random.pick([0, 1, random.unit(), random.unit()]);
  return shapeInput(id, {
    sizeM: [side(0), side(1), side(2)],
    shape: [edge(), edge(), edge(), edge()],
    variant,
    seed: random.integer(0, 100_000),
  });
}

/** The sides of the box that the part leaves, by more than is allowed. */
function outside(
  [x0, y0, z0, x1, y1, z1]: readonly number[],
  [w, h, d]: readonly number[],
): readonly string[] {
  const over = (name: string, by: number, side: number): readonly string[] =>
    by > 0.05 * side + 0.02 ? [`${name} by ${by.toFixed(3)}`] : [];
  return [
    ...over('-x', -w! / 2 - x0!, w!),
    ...over('+x', x1! - w! / 2, w!),
    ...over('-y', -y0!, h!),
    ...over('+y', y1! - h!, h!),
    ...over('-z', -d! / 2 - z0!, d!),
    ...over('+z', z1! - d! / 2, d!),
  ];
}

function checkInput(shape: ThingShape, input: ShapeInput): void {
  const parts = shape.parts(input);
  const said = JSON.stringify(input);
  expect(JSON.stringify(shape.parts(input)), said).toBe(JSON.stringify(parts));
  expect(parts.length).toBeGreaterThanOrEqual(1);
  expect(parts.length).toBeLessThanOrEqual(6);
  for (const { name, field, cellSizeM } of parts) {
    const result = fieldNodeSchema.safeParse(field);
    expect(result.success, `${name} ${said} ${result.error?.message ?? ''}`).toBe(true);
    const { bounds } = compileField(field);
    expect(
      bounds.every((x) => Number.isFinite(x)),
      `${name} ${said}`,
    ).toBe(true);
    expect(outside(bounds, input.sizeM), `${name} ${said}`).toEqual([]);
    expect(cellSizeM).toBeGreaterThan(0.003);
  }
  const lamps = shape.lamps?.(input) ?? [];
  if (lamps.length > 0) expect(lamps.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
}

/** Tests of all shapes of a family. */
export function checkShapes(shapes: Readonly<Partial<Record<ThingId, ThingShape>>>): void {
  for (const id of Object.keys(shapes) as readonly ThingId[]) {
    const shape = shapes[id]!;
    const { variants, typicalSizeM } = thingFacts(id);
    describe(id, () => {
      for (const variant of variants.length > 0 ? variants : [''])
        it(
          variant === ''
            ? 'stays in its box and repeats itself'
            : `as ${variant} stays in its box and repeats itself`,
          () => {
            const random = new Random(7);
            for (let i = 0; i < CASES; i++) checkInput(shape, randomInput(id, variant, random));
            const usual = shapeInput(id, { sizeM: typicalSizeM, shape: [], variant, seed: 1 });
            checkInput(shape, usual);
            for (const { name, field, cellSizeM } of shape.parts(usual)) {
              const { indices } = polygoniseField(name, compileField(field), { cellSize: 2 * cellSizeM });
              expect(indices.length / 3, name).toBeGreaterThan(0);
              expect(indices.length / 3, name).toBeLessThan(MAX_TRIANGLES);
            }
          },
        );
    });
  }
}
