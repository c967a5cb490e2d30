/**
 * Which thing holds which: a slot says the family of what holds it and where that stands, as an offset. The nearest thing of that
 * family holds it, and the thing is then placed by the offset from it, which is finer than its place in the scene.
 */
import { add, distance, sub, type Vec3 } from '../../math/vec3.ts';
import type { ThingFamily } from '../vocabulary/thing-class.ts';

export interface SupportWish {
  readonly family: ThingFamily;
  readonly offsetM: Vec3;
}

export interface Unresolved {
  readonly family: ThingFamily;
  /** Where the slot itself says it stands. */
  readonly positionM: Vec3;
  readonly wish: SupportWish | null;
}

export interface Resolved {
  /** Index of what holds it, null is the ground. */
  readonly on: number | null;
  readonly positionM: Vec3;
}

/** Whether `from` is held, at any remove, by `by`. */
function isHeldBy(from: number, by: number, on: readonly (number | null)[]): boolean {
  for (let at: number | null = from; at !== null; at = on[at] ?? null) if (at === by) return true;
  return false;
}

/** Same order. Things whose family of support is not there stand on the ground where they say. */
export function resolveSupports(things: readonly Unresolved[]): readonly Resolved[] {
  const on: (number | null)[] = things.map(() => null);
  things.forEach(({ wish, positionM }, i) => {
    if (wish === null) return;
    const expected = sub(positionM, wish.offsetM);
    let nearest = Infinity;
    things.forEach((other, j) => {
      if (j === i || other.family !== wish.family || isHeldBy(j, i, on)) return;
      const gap = distance(other.positionM, expected);
      if (gap >= nearest) return;
      nearest = gap;
      on[i] = j;
    });
  });
  const placed: (Vec3 | undefined)[] = [];
  const place = (i: number): Vec3 => {
    const known = placed[i];
    if (known !== undefined) return known;
    const { wish, positionM } = things[i]!;
    const holder = on[i] ?? null;
    const at = holder === null || wish === null ? positionM : add(place(holder), wish.offsetM);
    placed[i] = at;
    return at;
  };
  return things.map((_, i) => ({ on: on[i] ?? null, positionM: place(i) }));
}
