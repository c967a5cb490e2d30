/** Questions to the volumetric scene: how far, inside or not, which way is out, made of what. */
import { normalize, type Vec3 } from '../../math/vec3.ts';
import type { FieldEvaluator } from './evaluator.ts';

/** A field and the material (index or name, the caller's) that fills it. */
export interface FieldPart<Material> {
  readonly field: FieldEvaluator;
  readonly material: Material;
}

/** Signed distance, metres; negative inside. */
export const distanceAt = (field: FieldEvaluator, [x, y, z]: Vec3): number => field.distance(x, y, z);

export const insideAt = (field: FieldEvaluator, [x, y, z]: Vec3): boolean => field.distance(x, y, z) < 0;

/** Gradient by central differences over 2·`step` metres; unit length where the field is a true distance. */
export function gradientAt({ distance }: FieldEvaluator, [x, y, z]: Vec3, step = 1e-5): Vec3 {
  const s = 0.5 / step;
  return [
    (distance(x + step, y, z) - distance(x - step, y, z)) * s,
    (distance(x, y + step, z) - distance(x, y - step, z)) * s,
    (distance(x, y, z + step) - distance(x, y, z - step)) * s,
  ];
}

/** Unit direction outward. */
export const normalAt = (field: FieldEvaluator, p: Vec3): Vec3 => normalize(gradientAt(field, p));

/** Material of the part that p lies deepest in, or outside all, of the nearest; null without parts. */
export function materialAt<Material>(parts: readonly FieldPart<Material>[], p: Vec3): Material | null {
  let nearest: FieldPart<Material> | null = null;
  let least = Infinity;
  for (const part of parts) {
    const d = distanceAt(part.field, p);
    if (d < least) {
      least = d;
      nearest = part;
    }
  }
  return nearest ? nearest.material : null;
}
