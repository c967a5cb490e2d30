/**
 * Physical clean-up: whatever a model or a hand composed becomes a place where nothing floats, sinks or stands in anything else, and
 * where what words asked for is there, as often and as they said. Each thing goes to the nearest place that can take it; what has
 * no room and was not asked for goes. Held things are not touched. Boxes decide first; the scene's own distance fields have the last word.
 */
import { firstView, type ViewedPlace } from '../camera/first-view.ts';
import type { RelationFact, ThingFact } from '../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { MAX_THINGS } from '../composition/scene-composition.ts';
import { Draft, type Piece } from '../grammar/draft/draft.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import type { WishUnit } from '../grammar/draft/wish-units.ts';
import { SHELLS } from '../grammar/draft/wish-units.ts';
import { frame } from '../grammar/layout/framing.ts';
import { collisions } from '../grammar/measure/collisions.ts';
import { floating } from '../grammar/measure/floating.ts';
import { holdsBetween } from '../grammar/measure/relations.ts';
import { Random } from '../grammar/random.ts';
import type { Wish } from '../grammar/wish.ts';
import { fulfil } from '../grammar/wishes/fulfil.ts';
import { scan, shrunk } from '../grammar/wishes/scan.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { aimLamps } from './aim-lamps.ts';
import { agreement, asAsked, placeAsAsked } from './as-asked.ts';
import { cameraInside } from './camera-inside.ts';
import { correctionsBetween, type Correction } from './correction.ts';
import { pieceOf } from './piece-of.ts';
import { placeThing } from './place-thing.ts';
import { settleOnFields } from './settle-on-fields.ts';
import { isPlace, snapPlace } from './snap-place.ts';

export interface CleanUpOptions {
  readonly wish: Wish;
  /** Keys of things that stay to the bit, and with them what holds them. */
  readonly held?: ReadonlySet<string>;
  readonly isCameraHeld?: boolean;
  /** The place stays as it was found, whatever the wish says of it. */
  readonly isWorldHeld?: boolean;
  /** What is asked for is asked for beside what is held, not to be found among it. */
  readonly isMoreAsked?: boolean;
  /** The part of the plan that is left for what is not held, about the place's own origin; the whole place unless given. */
  readonly within?: Bounds;
  /** Whole, ≥ 0. */
  readonly seed: number;
}

export interface CleanScene {
  readonly composition: SceneComposition;
  readonly corrections: readonly Correction[];
}

/** Of mending; what collides after the last is told. */
const ROUNDS = 5;

/** Parts of a place that words count: two lakes are two. */
const COUNTED_SHELLS: ReadonlySet<ThingId> = new Set<ThingId>(['water', 'hill', 'mountain', 'dune']);

class CleanUp {
  readonly draft: Draft;
  private readonly found: SceneComposition;
  private readonly held: ReadonlySet<string>;
  private readonly tried = new Set<string>();
  private readonly options: CleanUpOptions;

  constructor(found: SceneComposition, options: CleanUpOptions, held: ReadonlySet<string>, random: Random) {
    const { wish } = options;
    this.options = options;
    const { setting, timeOfDay, weather, mood } = found.world;
    this.held = held;
    this.draft = new Draft(setting, { ...wish, setting, timeOfDay, weather, mood }, random);
    this.draft.extentM = found.world.extentM;
    // a scene that was grown holds more than one that is found at once
    if (found.things.length > MAX_THINGS) this.draft.mostThings = found.things.length + MAX_THINGS;
    this.draft.reserve(found.things.map(({ key }) => key));
    this.found = { ...found, things: found.things.flatMap((thing) => this.placeAsked(thing)) };
  }

  /** Parts of the place as words have them; more of them than were asked for, none. */
  private placeAsked(thing: ComposedThing): readonly ComposedThing[] {
    if (!isPlace(thing.thing)) return [thing];
    const unit = this.unitOf(thing);
    const fact = this.factOf(thing, unit);
    if (fact === 'surplus') return this.held.has(thing.key) ? [thing] : [];
    if (unit !== null) unit.key = thing.key;
    if (this.held.has(thing.key)) return [thing];
    return [{ ...thing, ...asAsked(thing, fact, this.draft.hour, this.draft.random) }];
  }

  run(): void {
    const { draft, found, held } = this;
    for (const thing of found.things) if (held.has(thing.key)) this.putHeld(thing);
    snapPlace(draft, found, held);
    const { within } = this.options;
    if (within !== undefined) draft.bounds = within;
    this.openLost();
    for (const { key } of draft.units.units) if (key !== null) draft.claim(key);
    draft.setCamera(cameraInside(draft, found.camera), 0.6);
    const asked = found.things.filter(({ thing }) => draft.units.isWished(thing) && !isPlace(thing));
    for (const thing of asked) if (!this.isSubject(thing)) this.place(thing);
    for (const thing of asked) this.place(thing);
    for (const thing of found.things) this.place(thing);
    // mending may take what was asked for with what it hung on
    for (let round = 0; round < 2; round++) {
      fulfil(draft);
      this.sweep();
      this.openLost();
    }
  }

  /** What is wished for and is gone is open again. */
  private openLost(): void {
    for (const unit of this.draft.units.units)
      if (unit.key !== null && this.draft.thing(unit.key) === null) unit.key = null;
  }

  private putHeld(thing: ComposedThing): void {
    const [x, y, z] = thing.positionM;
    const isCounted = !isPlace(thing.thing) && this.options.isMoreAsked !== true;
    const unit = isCounted ? this.unitOf(thing) : null;
    const piece: Piece = { ...pieceOf(thing), sizeM: thing.sizeM, unit };
    const scatter = thing.scatter === null ? {} : { scatter: thing.scatter };
    this.draft.put(piece, x, z, thing.yawDeg, {
      y,
      on: thing.on,
      force: true,
      takesNoRoom: isPlace(thing.thing) && thing.thing !== 'facade',
      ...scatter,
    });
    // walls that stand within a place that was grown
    if (thing.thing === 'wall' && this.options.within !== undefined) this.draft.keepOut(thing.key);
    this.draft.claim(thing.key);
    this.tried.add(thing.key);
  }

  /** Subject of a relation: it waits for its object. */
  private isSubject({ thing }: ComposedThing): boolean {
    return this.draft.units.units.some(({ fact, isDeferred }) => fact.thing === thing && isDeferred);
  }

  /** The open unit of its class that says most of what is true of it already. */
  private unitOf(thing: ComposedThing): WishUnit | null {
    const open = this.draft.units.units.filter(({ fact, key }) => fact.thing === thing.thing && key === null);
    let best: WishUnit | null = null;
    for (const unit of open)
      if (best === null || agreement(thing, unit.fact) > agreement(thing, best.fact)) best = unit;
    return best;
  }

  /** The fact that it is to follow, null when none says anything, 'surplus' when more than were asked for. */
  private factOf(thing: ComposedThing, unit: WishUnit | null): ThingFact | null | 'surplus' {
    if (unit !== null) return unit.fact;
    const { units } = this.draft;
    const open = units.openFact(thing.thing);
    if (COUNTED_SHELLS.has(thing.thing) && open !== null && open.count !== null) return 'surplus';
    if (open !== null || SHELLS.has(thing.thing)) return open;
    return units.next(thing.thing) === 'closed' ? 'surplus' : null;
  }

  /** Its host first, then itself; each thing once. */
  private place(thing: ComposedThing): void {
    if (this.tried.has(thing.key) || isPlace(thing.thing)) return;
    this.tried.add(thing.key);
    const host = this.found.things.find(({ key }) => key === thing.on);
    if (host !== undefined) this.place(host);
    const unit = this.unitOf(thing);
    const fact = this.factOf(thing, unit);
    if (fact === 'surplus') return;
    const looks = asAsked(thing, fact, this.draft.hour, this.draft.random);
    const piece: Piece = { ...pieceOf(thing), ...looks, unit };
    // what is counted stands by itself
    const scatter = unit !== null && unit.fact.count !== null ? null : thing.scatter;
    const placed = placeThing(this.draft, { ...thing, ...looks, scatter }, piece);
    if (placed === null || unit === null || !unit.isDeferred) return;
    if (!this.isRelated(placed, unit)) this.draft.undo(placed, piece);
  }

  /** Do all relations of which it is the subject hold? */
  private isRelated(placed: ComposedThing, unit: WishUnit): boolean {
    const { draft } = this;
    const own = (draft.wish.relations ?? []).filter(({ subject }) => subject === unit.factIndex);
    return own.every((relation: RelationFact) =>
      draft.units.units
        .filter(({ factIndex, key }) => factIndex === relation.object && key !== null)
        .map(({ key }) => draft.thing(key!))
        .some((object) => object !== null && holdsBetween(draft.camera, placed, relation.relation, object)),
    );
  }

  /** What still collides or floats goes, the unasked first; what was asked for is looked a place for all over, smaller if need be. */
  private sweep(): void {
    for (let round = 0; round < ROUNDS; round++) {
      const { things } = this.draft;
      const pairs = collisions({ things }).map(({ a, b }) => (this.mayGo(a) && !this.mayGo(b) ? a : b));
      const bad = new Set([...floating({ things }), ...pairs].filter((key) => this.mayMend(key)));
      if (bad.size === 0) return;
      for (const key of bad) this.mend(key, round);
    }
  }

  private mayMend(key: string): boolean {
    const thing = this.draft.thing(key);
    if (thing === null || this.held.has(key)) return false;
    // of the place itself only what was brought in late
    const isNew = !this.found.things.some((one) => one.key === key);
    return !isPlace(thing.thing) || thing.thing === 'facade' || isNew;
  }

  private mayGo(key: string): boolean {
    const thing = this.draft.thing(key);
    if (thing === null || this.held.has(key)) return false;
    return this.draft.isEvictable(key) || (thing.thing === 'facade' && !this.draft.isAskedFor(thing));
  }

  private mend(key: string, round: number): void {
    const { draft } = this;
    const thing = draft.thing(key);
    // it went with what it stood on
    if (thing === null) return;
    const unit = draft.units.units.find((one) => one.key === key) ?? null;
    const isFree = this.mayGo(key);
    draft.remove(key);
    if (isFree || isPlace(thing.thing)) return;
    const piece: Piece = { ...pieceOf(thing), sizeM: thing.sizeM, unit };
    if (unit !== null) unit.key = null;
    const again = (one: Piece): ComposedThing | null =>
      (round === 0 ? placeThing(draft, thing, one) : null) ?? scan(draft, one, { blocksDoors: round > 1 });
    const placed = again(piece) ?? again(shrunk(piece, 0.4));
    if (placed !== null) draft.claim(placed.key);
  }
}

/** With what they stand on, hang from or are set into: moved, that would take them along. */
function withHosts(things: readonly ComposedThing[], keys: ReadonlySet<string>): ReadonlySet<string> {
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  const all = new Set<string>();
  for (const key of keys)
    for (let at = byKey.get(key); at !== undefined && !all.has(at.key); at = byKey.get(at.on ?? ''))
      all.add(at.key);
  return all;
}

/** Same input, same output, on every machine. */
export function cleanUp(found: SceneComposition, options: CleanUpOptions): CleanScene {
  const { wish, isCameraHeld = false, isWorldHeld = false, seed } = options;
  const held = withHosts(found.things, options.held ?? new Set());
  const random = new Random(seed);
  const world = isWorldHeld ? found.world : placeAsAsked(found.world, wish, random);
  const cleaning = new CleanUp({ ...found, world }, options, held, random);
  cleaning.run();
  const { draft } = cleaning;
  if (!isCameraHeld) {
    frame(draft);
    draft.camera = firstView(draft.camera, viewedPlace(draft));
  }
  const originals = new Map(found.things.map((thing) => [thing.key, thing]));
  const order = new Map(found.things.map(({ key }, i) => [key, i]));
  const settled = settleOnFields(draft.things, held);
  const things = aimLamps(settled, draft.camera, held, (thing) => draft.isAskedFor(thing))
    .map((thing) => (held.has(thing.key) ? originals.get(thing.key)! : thing))
    .sort((a, b) => (order.get(a.key) ?? Infinity) - (order.get(b.key) ?? Infinity) || 0);
  const camera = isCameraHeld ? found.camera : rounded(draft.camera);
  const composition = { world, things, camera };
  return { composition, corrections: correctionsBetween(found, composition) };
}

const FROM_WALLS_M = 0.3;

function viewedPlace(draft: Draft): ViewedPlace {
  const { bounds, things, setting, wish } = draft;
  const margin = draft.isEnclosed ? -FROM_WALLS_M : 0;
  const objectsOf = (index: number): readonly ComposedThing[] =>
    draft.units.units.flatMap(({ factIndex, key }) => {
      const thing = factIndex === index && key !== null ? draft.thing(key) : null;
      return thing === null ? [] : [thing];
    });
  return {
    setting,
    things,
    isAskedFor: (thing) => draft.isAskedFor(thing),
    standing: {
      x0: bounds.x0 - margin,
      x1: bounds.x1 + margin,
      z0: bounds.z0 - margin,
      // into a room without a front wall from as far as the camera that was found
      z1: Math.max(bounds.z1 + margin, draft.camera.positionM[2]),
    },
    relationsHeld: (camera) =>
      (wish.relations ?? []).filter(({ subject, relation, object }) =>
        objectsOf(subject).every((a) => objectsOf(object).some((b) => holdsBetween(camera, a, relation, b))),
      ).length,
  };
}

const rounded = ({
  positionM,
  targetM,
  focalLengthMm,
}: SceneComposition['camera']): SceneComposition['camera'] => {
  const at = ([x, y, z]: readonly [number, number, number]) =>
    [Number(x.toFixed(3)), Number(y.toFixed(3)), Number(z.toFixed(3))] as const;
  return { positionM: at(positionM), targetM: at(targetM), focalLengthMm };
};
