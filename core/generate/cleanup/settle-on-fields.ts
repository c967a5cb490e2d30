/**
 * The last small corrections, on the scene's own distance fields instead of boxes: what stands on something touches it, and what reaches
 * into each other lawfully by its box – a chair under a table – does not do so by its surface. Steps follow the fields' distances
 * (sphere tracing down, the gradient of the deepest point sideways) and are bounded: a correction that would have to be large is no
 * correction.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { penetration } from '../grammar/layout/box.ts';
import { isGroundLayer } from '../grammar/layout/layers.ts';
import { wholeBox } from '../grammar/layout/solids.ts';
import { collisions } from '../grammar/measure/collisions.ts';
import { floating } from '../grammar/measure/floating.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { ThingBodies } from './thing-body.ts';

/** Largest correction down or up, and sideways, metres. */
const DROP_M = 0.018;
const PUSH_M = 0.15;
/** Deeper than this two surfaces are in each other, metres. */
export const DEEP_M = 0.01;
const ROUNDS = 8;

export interface FieldContact {
  /** Keys. */
  readonly a: string;
  readonly b: string;
  /** How deep the deepest point of a that was looked at lies in b, metres. */
  readonly depthM: number;
}

const standsOnTop = (thing: ComposedThing, host: ComposedThing): boolean =>
  thingFacts(thing.thing).support === 'surface' &&
  thing.scatter === null &&
  host.scatter === null &&
  !isGroundLayer(host.thing) &&
  thingFacts(host.thing).family !== 'figure';

/** Things whose surfaces matter to each other; what is set into, hangs on or sits on another is joined with it. */
const mayReach = (a: ComposedThing, b: ComposedThing): boolean => {
  const isSolid = ({ thing, scatter }: ComposedThing): boolean =>
    scatter === null &&
    !isGroundLayer(thing) &&
    thing !== 'curtain' &&
    thing !== 'umbrella' &&
    thingFacts(thing).support !== 'opening' &&
    thingFacts(thing).family !== 'vegetation';
  return isSolid(a) && isSolid(b) && a.on !== b.key && b.on !== a.key && !(a.on !== null && a.on === b.on);
};

/** Pairs that reach into each other by box, and how deep by surface. Only pairs deeper than `DEEP_M`. */
export function fieldContacts(
  things: readonly ComposedThing[],
  bodies = new ThingBodies(),
): readonly FieldContact[] {
  const found: FieldContact[] = [];
  things.forEach((a, i) => {
    for (const b of things.slice(i + 1)) {
      if (!mayReach(a, b) || penetration(wholeBox(a), wholeBox(b)) < DEEP_M) continue;
      const depthM = Math.max(deepest(bodies, a, b)?.depthM ?? 0, deepest(bodies, b, a)?.depthM ?? 0);
      if (depthM > DEEP_M) found.push({ a: a.key, b: b.key, depthM });
    }
  });
  return found;
}

/** The point of a that lies deepest in b. */
function deepest(
  bodies: ThingBodies,
  a: ComposedThing,
  b: ComposedThing,
): { readonly point: Vec3; readonly depthM: number } | null {
  const other = bodies.of(b);
  let best: { point: Vec3; depthM: number } | null = null;
  for (const point of bodies.of(a).inner()) {
    const depthM = -other.distance(...point);
    if (depthM > (best?.depthM ?? 0)) best = { point, depthM };
  }
  return best;
}

/** How far down it has to go to touch what it stands on; up is negative. Sphere tracing, bounded. */
function dropOf(bodies: ThingBodies, thing: ComposedThing, host: ComposedThing): number {
  const below = bodies.of(host);
  const foot = bodies.of(thing).foot();
  let drop = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let gap = Infinity;
    for (const [x, y, z] of foot) gap = Math.min(gap, below.distance(x, y - drop, z));
    if (Math.abs(gap) < 1e-4) break;
    drop += gap;
    // nothing below within reach: it overhangs an edge, and stays
    if (drop > DROP_M || drop < -DROP_M) return 0;
  }
  return drop;
}

/** The way out of the other, on the floor plan; null where the field has none there. */
function wayOut(
  bodies: ThingBodies,
  other: ComposedThing,
  [x, y, z]: Vec3,
): readonly [number, number] | null {
  const { distance } = bodies.of(other);
  const step = 0.004;
  const gx = distance(x + step, y, z) - distance(x - step, y, z);
  const gz = distance(x, y, z + step) - distance(x, y, z - step);
  const length = Math.hypot(gx, gz);
  return length < step * 0.2 ? null : [gx / length, gz / length];
}

const shifted = (thing: ComposedThing, [x, y, z]: Vec3): ComposedThing => ({
  ...thing,
  positionM: [
    Number((thing.positionM[0] + x).toFixed(4)),
    Number((thing.positionM[1] + y).toFixed(4)),
    Number((thing.positionM[2] + z).toFixed(4)),
  ],
});

class Settling {
  private readonly bodies = new ThingBodies();
  private readonly things: Map<string, ComposedThing>;
  private readonly held: ReadonlySet<string>;

  constructor(things: readonly ComposedThing[], held: ReadonlySet<string>) {
    this.things = new Map(things.map((thing) => [thing.key, thing]));
    this.held = held;
  }

  result(): readonly ComposedThing[] {
    return [...this.things.values()];
  }

  /** Moves it with everything on it. */
  private shift(key: string, by: Vec3): void {
    const thing = this.things.get(key);
    if (thing === undefined) return;
    this.things.set(key, shifted(thing, by));
    for (const other of [...this.things.values()]) if (other.on === key) this.shift(other.key, by);
  }

  private isFree(key: string): boolean {
    return (
      !this.held.has(key) && ![...this.things.values()].some((t) => t.on === key && this.held.has(t.key))
    );
  }

  drop(): void {
    for (const { key, on } of this.result()) {
      const [thing, host] = [this.things.get(key)!, this.things.get(on ?? '')];
      if (host === undefined || !this.isFree(key) || !standsOnTop(thing, host)) continue;
      const drop = dropOf(this.bodies, thing, host);
      if (Math.abs(drop) > 5e-4) this.shift(key, [0, -drop, 0]);
    }
  }

  push(): void {
    for (const { a, b } of fieldContacts(this.result(), this.bodies)) {
      const volume = (key: string): number => this.things.get(key)!.sizeM.reduce((v, s) => v * s, 1);
      const [mover, other] = volume(a) <= volume(b) ? [a, b] : [b, a];
      if (!this.tryPush(mover, other)) this.tryPush(other, mover);
    }
  }

  /** Follows the field out; taken back where that leaves the scene worse than it was. */
  private tryPush(key: string, from: string): boolean {
    const thing = this.things.get(key)!;
    if (!this.isFree(key) || thing.on !== null) return false;
    const other = this.things.get(from)!;
    const before = new Map(this.things);
    const depth = (): number =>
      Math.max(
        deepest(this.bodies, this.things.get(key)!, other)?.depthM ?? 0,
        deepest(this.bodies, other, this.things.get(key)!)?.depthM ?? 0,
      );
    const was = { depth: depth(), faults: this.faults() };
    let moved = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const worst = deepest(this.bodies, this.things.get(key)!, other);
      if (worst === null || worst.depthM <= DEEP_M) break;
      const way = wayOut(this.bodies, other, worst.point);
      const step = worst.depthM + 0.002;
      if (way === null || moved + step > PUSH_M) break;
      moved += step;
      this.shift(key, [way[0] * step, 0, way[1] * step]);
    }
    if (moved > 0 && depth() < was.depth * 0.5 && this.faults() <= was.faults) return true;
    this.things.clear();
    for (const [k, t] of before) this.things.set(k, t);
    return false;
  }

  private faults(): number {
    const things = this.result();
    return collisions({ things }).length + floating({ things }).length;
  }
}

/** Same things in the same order. @param held keys that stay to the bit. */
export function settleOnFields(
  things: readonly ComposedThing[],
  held: ReadonlySet<string> = new Set(),
): readonly ComposedThing[] {
  const settling = new Settling(things, held);
  settling.push();
  settling.drop();
  return settling.result();
}
