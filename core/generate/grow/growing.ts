/** A place while it is grown, turned so that it grows ahead, towards −z. Things that are not touched stay the same objects. */
import type { ComposedThing, ComposedWorld, SceneComposition } from '../composition/scene-composition.ts';
import { withDependents } from '../composition/dependents.ts';
import { Draft, type DrawOptions } from '../grammar/draft/draft.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { drawKey } from '../grammar/keys.ts';
import type { Random } from '../grammar/random.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

/** Why a place cannot grow so, as a sentence. */
export class CannotGrowError extends Error {}

export interface GrowingOptions {
  readonly scene: SceneComposition;
  readonly byM: number;
  readonly locked: ReadonlySet<string>;
  readonly random: Random;
}

export class Growing {
  things: readonly ComposedThing[];
  readonly world: ComposedWorld;
  readonly camera: SceneComposition['camera'];
  readonly byM: number;
  readonly locked: ReadonlySet<string>;
  readonly random: Random;
  /** Keys of parts of the place that are new. */
  readonly fresh = new Set<string>();
  private readonly taken: Set<string>;
  private readonly pieces: Draft;

  constructor({ scene, byM, locked, random }: GrowingOptions) {
    this.things = scene.things;
    this.world = scene.world;
    this.camera = scene.camera;
    this.byM = byM;
    this.locked = locked;
    this.random = random;
    this.taken = new Set(scene.things.map(({ key }) => key));
    const { setting, timeOfDay, weather, mood } = scene.world;
    this.pieces = new Draft(setting, { setting, timeOfDay, weather, mood }, random);
  }

  of(...classes: readonly ThingId[]): readonly ComposedThing[] {
    return this.things.filter(({ thing }) => classes.includes(thing));
  }

  replace(next: ComposedThing): void {
    this.things = this.things.map((thing) => (thing.key === next.key ? next : thing));
  }

  remove(key: string): void {
    const gone = withDependents(this.things, [key]);
    this.things = this.things.filter((thing) => !gone.has(thing.key));
  }

  /** Another like it, as a thing of its own. */
  add(like: ComposedThing): ComposedThing {
    const key = drawKey(this.taken, this.random);
    const thing = { ...like, key, seed: this.random.integer(0, 65535) };
    this.things = [...this.things, thing];
    this.fresh.add(key);
    return thing;
  }

  /** A new thing as the grammar draws it, not standing anywhere yet. */
  draw(thing: ThingId, options: DrawOptions): Omit<ComposedThing, 'positionM' | 'yawDeg' | 'on'> | null {
    const piece = this.pieces.draw(thing, options);
    if (piece === null) return null;
    const placed = this.pieces.put(piece, 0, 0, 0, { force: true, y: 0, on: null });
    if (placed === null) return null;
    this.pieces.remove(placed.key);
    return placed;
  }

  /** Throws where a part of the place that has to change is locked. */
  mayChange({ key, thing }: ComposedThing): void {
    if (this.locked.has(key))
      throw new CannotGrowError(`The ${thing} on this side is locked: unlock it, or grow to another side.`);
  }
}

/** What a place has grown by. */
export interface Grown {
  /** Of the plan, for what is new. */
  readonly strip: Bounds;
  /** Longer by so much, and where its own origin has gone: metres ahead. */
  readonly longerM: number;
  readonly originAheadM: number;
  /** As a model knows such a place: frames in which the strip is where such a place usually has its things, one after the other. */
  readonly views: readonly View[];
  /** Part of the plan that things usually stand in, in such a frame. */
  readonly usual: Bounds;
}

export interface View {
  /** Origin of the frame. */
  readonly x: number;
  readonly z: number;
  /** Looking ahead, or as the place is looked into. */
  readonly isAhead: boolean;
}
