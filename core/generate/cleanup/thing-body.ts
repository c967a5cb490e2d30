/** A composed thing as one implicit body in the scene: the union of its parts' fields, where it stands. */
import type { Vec3 } from '../../math/vec3.ts';
import { compileField } from '../../scene/fields/compile-field.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { shapeInput, shapeOf } from '../vocabulary/shape-input.ts';

/** Grid of points looked at along each side of a thing's box. */
const INNER = 7;
const FOOT = 6;
/** Points this high above the base, within this of the surface, are its foot, metres. */
const FOOT_M = 0.005;

export interface ThingBody {
  /** Signed distance at a point of the scene, metres; negative inside. */
  readonly distance: (x: number, y: number, z: number) => number;
  /** Points of the scene inside it. */
  readonly inner: () => readonly Vec3[];
  /** Points of the scene at which it touches what it stands on. */
  readonly foot: () => readonly Vec3[];
}

interface Shape {
  readonly distance: (x: number, y: number, z: number) => number;
  readonly inner: readonly Vec3[];
  readonly foot: readonly Vec3[];
}

/** Bodies of one clean-up: shapes are compiled once for things that are alike. */
export class ThingBodies {
  private readonly shapes = new Map<string, Shape>();

  of(thing: ComposedThing): ThingBody {
    const { distance, inner, foot } = this.shape(thing);
    const turn = (thing.yawDeg * Math.PI) / 180;
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    const [px, py, pz] = thing.positionM;
    const placed = (points: readonly Vec3[]): readonly Vec3[] =>
      points.map(([x, y, z]) => [px + x * cos + z * sin, py + y, pz - x * sin + z * cos]);
    return {
      distance: (x, y, z) => {
        const [dx, dz] = [x - px, z - pz];
        return distance(dx * cos - dz * sin, y - py, dx * sin + dz * cos);
      },
      inner: () => placed(inner),
      foot: () => placed(foot),
    };
  }

  private shape(thing: ComposedThing): Shape {
    const { sizeM, shape, variant, seed } = thing;
    const key = JSON.stringify([thing.thing, variant, sizeM, shape, seed]);
    const known = this.shapes.get(key);
    if (known !== undefined) return known;
    const parts = shapeOf(thing.thing).parts(shapeInput(thing.thing, thing));
    const fields = parts.map(({ field }) => compileField(field));
    const distance = (x: number, y: number, z: number): number => {
      let least = Infinity;
      for (const field of fields) least = Math.min(least, field.distance(x, y, z));
      return least;
    };
    const [w, h, d] = sizeM;
    const at = (i: number, count: number): number => (i + 0.5) / count - 0.5;
    const inner: Vec3[] = [];
    const foot: Vec3[] = [];
    for (let i = 0; i < INNER; i++)
      for (let j = 0; j < INNER; j++)
        for (let k = 0; k < INNER; k++) {
          const p: Vec3 = [at(i, INNER) * w, (at(j, INNER) + 0.5) * h, at(k, INNER) * d];
          if (distance(...p) < 0) inner.push(p);
        }
    for (let i = 0; i < FOOT; i++)
      for (let k = 0; k < FOOT; k++) {
        const p: Vec3 = [at(i, FOOT) * w, FOOT_M, at(k, FOOT) * d];
        if (distance(...p) < FOOT_M) foot.push([p[0], 0, p[2]]);
      }
    const made = { distance, inner, foot: foot.length > 0 ? foot : [[0, 0, 0] as const] };
    this.shapes.set(key, made);
    return made;
  }
}
