/** What every shape of a family must hold to: valid fields inside the size, the same parts again, lamps that share one flux, moderate meshes. */
import { describe, expect, it } from 'vitest';
import { fieldNodeSchema } from '../../../../../document/records/field-node.ts';
import { compileField } from '../../../../../scene/fields/compile-field.ts';
import { polygoniseField } from '../../../../../scene/fields/polygonise-field.ts';
import { Random } from '../../../../grammar/random.ts';
import type { Vec3 } from '../../../../../math/vec3.ts';
import { thingFacts, type ThingId } from '../../../catalogue.ts';
import { parameterValue, typicalCoordinate } from '../../../shape-input.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../../thing-class.ts';

const SAMPLES = 6;
const MOST_TRIANGLES = 40_000;
const FACE_STEPS = 14;

type Box = readonly [low: Vec3, high: Vec3];
export interface Limits {
  /** The box that parts must stay in; by default the size with 5 % and 2 cm of room. */
  readonly box?: (input: ShapeInput) => Box;
  /** Meshes are counted at cells this much coarser, and so have about its square fewer triangles. */
  readonly coarser?: number;
}

const sizeBox = ({ sizeM: [w, h, d] }: ShapeInput): Box => {
  const out = (x: number): number => x * 1.05 + 0.02;
  return [
    [-out(w / 2), -(0.05 * h + 0.02), -out(d / 2)],
    [out(w / 2), out(h), out(d / 2)],
  ];
};

/** Whether the field is outside everywhere on the faces of the box. */
function staysIn({ field }: ThingPart, [low, high]: Box): boolean {
  const { bounds, distance } = compileField(field);
  if ([0, 1, 2].every((i) => bounds[i]! >= low[i]! && bounds[i + 3]! <= high[i]!)) return true;
  const p = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++)
    for (const side of [low, high])
      for (let a = 0; a <= FACE_STEPS; a++)
        for (let b = 0; b <= FACE_STEPS; b++) {
          const [s, t] = [(axis + 1) % 3, (axis + 2) % 3] as const;
          p[axis] = side[axis as 0 | 1 | 2];
          p[s] = low[s as 0 | 1 | 2] + (high[s as 0 | 1 | 2] - low[s as 0 | 1 | 2]) * (a / FACE_STEPS);
          p[t] = low[t as 0 | 1 | 2] + (high[t as 0 | 1 | 2] - low[t as 0 | 1 | 2]) * (b / FACE_STEPS);
          if (!(distance(p[0]!, p[1]!, p[2]!) > 0)) return false;
        }
  return true;
}

function randomInput(thing: ThingId, shape: ThingShape, variant: string, random: Random): ShapeInput {
  const { minSizeM, maxSizeM } = thingFacts(thing);
  // Within a class proportions vary less than sizes do.
  const t = random.unit();
  const axis = (i: 0 | 1 | 2): number => {
    const s = Math.min(1, Math.max(0, t + random.uniform(-0.25, 0.25)));
    return minSizeM[i] * (maxSizeM[i] / minSizeM[i]) ** s;
  };
  return {
    sizeM: [axis(0), axis(1), axis(2)],
    parameters: shape.parameters.map((parameter) => parameterValue(parameter, random.unit())),
    variant,
    seed: random.integer(0, 1_000_000),
  };
}

export function checkFamily(shapes: Partial<Record<ThingId, ThingShape>>, limits: Limits = {}): void {
  const { box: boxOf = sizeBox, coarser = 2 } = limits;
  for (const [id, shape] of Object.entries(shapes) as readonly (readonly [ThingId, ThingShape])[]) {
    const { typicalSizeM, variants } = thingFacts(id);
    for (const variant of variants.length > 0 ? variants : [''])
      describe(`${id} ${variant}`.trim(), () => {
        it('has at most four parameters, typical ones within range', () => {
          expect(shape.parameters.length).toBeLessThanOrEqual(4);
          for (const { min, typical, max } of shape.parameters) {
            expect(typical).toBeGreaterThanOrEqual(min);
            expect(typical).toBeLessThanOrEqual(max);
          }
        });

        it('is valid, inside its size and the same again at any size and parameters', () => {
          const random = new Random(id.length * 131 + variant.length);
          for (let i = 0; i < SAMPLES; i++) {
            const input = randomInput(id, shape, variant, random);
            const parts = shape.parts(input);
            const why = JSON.stringify(input);
            expect(JSON.stringify(shape.parts(input)), why).toBe(JSON.stringify(parts));
            expect(parts.length, why).toBeGreaterThan(0);
            expect(parts.length, why).toBeLessThanOrEqual(6);
            for (const part of parts) {
              const valid = fieldNodeSchema.safeParse(part.field);
              expect(valid.success ? '' : valid.error.message, `${part.name} ${why}`).toBe('');
              expect(part.cellSizeM, `${part.name} ${why}`).toBeGreaterThan(0);
              expect(staysIn(part, boxOf(input)), `${part.name} ${why}`).toBe(true);
            }
            const lamps = shape.lamps?.(input) ?? [];
            if (lamps.length > 0)
              expect(
                lamps.reduce((sum, { share }) => sum + share, 0),
                why,
              ).toBeCloseTo(1, 6);
            const [low, high] = boxOf(input);
            for (const { positionM } of lamps)
              for (const k of [0, 1, 2] as const) {
                expect(positionM[k], why).toBeGreaterThanOrEqual(low[k]);
                expect(positionM[k], why).toBeLessThanOrEqual(high[k]);
              }
          }
        });

        it('has meshes of moderate size', () => {
          const parameters = shape.parameters.map((p) => parameterValue(p, typicalCoordinate(p)));
          for (const { name, field, cellSizeM } of shape.parts({
            sizeM: typicalSizeM,
            parameters,
            variant,
            seed: 1,
          })) {
            const mesh = polygoniseField(name, compileField(field), { cellSize: coarser * cellSizeM });
            expect(mesh.indices.length, name).toBeGreaterThan(0);
            expect((mesh.indices.length / 3) * coarser ** 2, name).toBeLessThan(MOST_TRIANGLES);
          }
        });
      });
  }
}
