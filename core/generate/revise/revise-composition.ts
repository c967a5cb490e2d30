/**
 * "Again, but …": edits in words done to a composition. What they do not speak of is held to the bit; what they add, move or change
 * is put where it has room. An edit that cannot be done is told with its reason and changes nothing.
 */
import { cleanUp, type Correction } from '../cleanup/index.ts';
import { asAsked } from '../cleanup/as-asked.ts';
import { aboutOrigin, backFromOrigin } from '../composition/frame.ts';
import { bareFact, type SceneFacts, type ThingFact } from '../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { drawKey } from '../grammar/keys.ts';
import { drawLight } from '../grammar/lamps.ts';
import { Random } from '../grammar/random.ts';
import { drawSize } from '../grammar/sizes.ts';
import type { Wish } from '../grammar/wish.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import type { EditTarget, SceneEdit } from '../words/scene-edit.ts';
import { moved } from './moved.ts';
import { factOf, targetsOf } from './targets.ts';
import { changedAmount, changedWorld } from './world-edits.ts';

export interface RevisedScene {
  readonly composition: SceneComposition;
  readonly done: readonly SceneEdit[];
  readonly undone: readonly { readonly edit: SceneEdit; readonly reason: string }[];
  readonly corrections: readonly Correction[];
}

export interface ReviseOptions {
  /** Keys of things that no edit may touch. */
  readonly locked?: ReadonlySet<string>;
  /** Whole, ≥ 0. */
  readonly seed: number;
}

/** What an edit makes of the scene before it is put straight. */
interface Draft {
  readonly composition: SceneComposition;
  readonly wish: Wish;
  /** Keys that are not held. */
  readonly free: ReadonlySet<string>;
  /** The place itself changed: everything may follow it. */
  readonly isPlaceChanged?: boolean;
}

class NotDone extends Error {}

const NOTHING: ReadonlySet<string> = new Set();
const keysOf = (things: readonly ComposedThing[]): ReadonlySet<string> =>
  new Set(things.map(({ key }) => key));

class Reviser {
  private readonly random: Random;
  private readonly locked: ReadonlySet<string>;

  constructor(random: Random, locked: ReadonlySet<string>) {
    this.random = random;
    this.locked = locked;
  }

  /** @throws NotDone where the scene has nothing of the kind, or all of it is locked. */
  private targets({ things }: SceneComposition, target: EditTarget): readonly ComposedThing[] {
    const named = targetsOf(things, target);
    if (named.length === 0) throw new NotDone(`there is no such ${target.thing} here`);
    const open = named.filter(({ key }) => !this.locked.has(key));
    if (open.length === 0) throw new NotDone(`the ${target.thing} is locked`);
    return open;
  }

  private changed(
    scene: SceneComposition,
    targets: readonly ComposedThing[],
    change: (thing: ComposedThing) => ComposedThing,
  ): Draft {
    const keys = keysOf(targets);
    const things = scene.things.map((thing) => (keys.has(thing.key) ? change(thing) : thing));
    return { composition: { ...scene, things }, wish: {}, free: keys };
  }

  private without(scene: SceneComposition, gone: ReadonlySet<string>): Draft {
    const left = scene.things.filter(({ key }) => !gone.has(key));
    // what stood on it looks for another place
    const free = keysOf(left.filter(({ on, key }) => on !== null && gone.has(on) && !this.locked.has(key)));
    const things = left.map((thing) =>
      thing.on !== null && gone.has(thing.on) ? { ...thing, on: null } : thing,
    );
    return { composition: { ...scene, things }, wish: {}, free };
  }

  /** More of a fact than there are; others of its class count as they are. */
  private wishFor({ things }: SceneComposition, fact: ThingFact, more: number): ThingFact[] {
    const own = things.filter(({ thing }) => thing === fact.thing).length;
    const added = { ...fact, count: more, many: false };
    return own === 0 ? [added] : [added, bareFact(fact.thing, own)];
  }

  private add(scene: SceneComposition, edit: Extract<SceneEdit, { kind: 'add' }>): Draft {
    const count = edit.thing.count ?? (edit.thing.many ? 4 : 2);
    const facts = this.wishFor(scene, edit.thing, count);
    if (edit.place === null) return { composition: scene, wish: { things: facts }, free: NOTHING };
    const { relation, object } = edit.place;
    const hosts = targetsOf(scene.things, object);
    if (hosts.length === 0) throw new NotDone(`there is no such ${object.thing} here`);
    const things = [...facts, factOf(object, hosts.length)];
    const relations = [{ subject: 0, relation, object: things.length - 1 }];
    return { composition: scene, wish: { things, relations }, free: NOTHING };
  }

  private number(scene: SceneComposition, edit: Extract<SceneEdit, { kind: 'number' }>): Draft {
    const own = this.targets(scene, { ...edit.target, isAll: true });
    const stands = own.filter(({ scatter }) => scatter !== null);
    if (stands.length > 0) {
      const share = edit.isMore ? 1.6 : 0.6;
      return this.changed(scene, stands, (thing) => {
        const { scatter } = thing;
        if (scatter === null) return thing;
        return {
          ...thing,
          scatter: { ...scatter, count: Math.min(200, Math.max(2, Math.round(scatter.count * share))) },
        };
      });
    }
    const by = Math.max(1, Math.round(own.length * 0.5));
    if (edit.isMore) {
      const things = this.wishFor(scene, factOf(edit.target, by), by);
      return { composition: scene, wish: { things }, free: NOTHING };
    }
    return this.without(scene, keysOf(own.slice(-by)));
  }

  private swap(scene: SceneComposition, edit: Extract<SceneEdit, { kind: 'swap' }>): Draft {
    const targets = this.targets(scene, edit.target);
    const taken = new Set(scene.things.map(({ key }) => key));
    const fresh = targets.map((old): ComposedThing => {
      const { thing } = edit.thing;
      const variant = edit.thing.variant ?? thingFacts(thing).variants[0] ?? '';
      const raw: ComposedThing = {
        ...old,
        key: drawKey(taken, this.random),
        thing,
        variant,
        sizeM: drawSize(thing, variant, edit.thing.size, this.random),
        shape: [0.5, 0.5, 0.5, 0.5],
        body: null,
        accent: null,
        light: null,
        scatter: null,
        seed: this.random.integer(0, 65535),
      };
      return { ...raw, ...asAsked(raw, edit.thing, scene.world, this.random) };
    });
    const { composition, free } = this.without(scene, keysOf(targets));
    return {
      composition: { ...composition, things: [...composition.things, ...fresh] },
      wish: {},
      free: new Set([...free, ...keysOf(fresh)]),
    };
  }

  private lights(scene: SceneComposition, lit: boolean): Draft {
    const lamps = scene.things.filter(
      ({ key, thing, light }) =>
        !this.locked.has(key) &&
        (lit ? thingFacts(thing).family === 'practical' && light === null : light !== null),
    );
    if (lamps.length === 0) throw new NotDone(lit ? 'no lamp is off' : 'no lamp is on');
    return this.changed(scene, lamps, (thing) => ({
      ...thing,
      light: lit ? drawLight(thing.thing, scene.world, true, this.random) : null,
    }));
  }

  private place(scene: SceneComposition, edit: Extract<SceneEdit, { kind: 'place' }>): Draft {
    const targets = this.targets(scene, edit.target);
    const objects = targetsOf(scene.things, edit.object);
    if (objects.length === 0) throw new NotDone(`there is no such ${edit.object.thing} here`);
    const things = [factOf(edit.target, targets.length), factOf(edit.object, objects.length)];
    const free = new Set(keysOf(targets));
    return {
      composition: scene,
      wish: { things, relations: [{ subject: 0, relation: edit.relation, object: 1 }] },
      free,
    };
  }

  draft(scene: SceneComposition, edit: SceneEdit): Draft {
    switch (edit.kind) {
      case 'world': {
        if (edit.change.setting && edit.change.setting !== scene.world.setting)
          throw new NotDone('another place is another scene: ask for it as a new one');
        const composition = changedWorld(scene, edit.change as Partial<SceneFacts>, this.random, this.locked);
        const isPlaceChanged = composition.world.extentM[0] !== scene.world.extentM[0];
        return { composition, wish: {}, free: NOTHING, isPlaceChanged };
      }
      case 'amount':
        return {
          composition: changedAmount(scene, edit.of, edit.isMore, this.locked),
          wish: {},
          free: NOTHING,
        };
      case 'add':
        return this.add(scene, edit);
      case 'remove':
        return this.without(scene, keysOf(this.targets(scene, edit.target)));
      case 'number':
        return this.number(scene, edit);
      case 'change': {
        const fact = { ...bareFact(edit.target.thing, 1), ...edit.change };
        return this.changed(scene, this.targets(scene, edit.target), (thing) => ({
          ...thing,
          ...asAsked(thing, fact, scene.world, this.random),
        }));
      }
      case 'lights':
        return this.lights(scene, edit.lit);
      case 'swap':
        return this.swap(scene, edit);
      case 'move':
        return moved(scene, this.targets(scene, edit.target), edit.direction);
      case 'place':
        return this.place(scene, edit);
    }
  }
}

/** Same input, same output, on every machine. */
export function reviseComposition(
  composition: SceneComposition,
  edits: readonly SceneEdit[],
  { locked = NOTHING, seed }: ReviseOptions,
): RevisedScene {
  const reviser = new Reviser(new Random(seed), locked);
  const about = aboutOrigin(composition);
  let scene = about;
  const done: SceneEdit[] = [];
  const undone: { edit: SceneEdit; reason: string }[] = [];
  const corrections: Correction[] = [];
  for (const edit of edits) {
    try {
      const { composition: found, wish, free, isPlaceChanged } = reviser.draft(scene, edit);
      const held =
        isPlaceChanged === true ? locked : keysOf(found.things.filter(({ key }) => !free.has(key)));
      const clean = cleanUp(found, { wish, held, isCameraHeld: true, isWorldHeld: true, seed });
      scene = clean.composition;
      corrections.push(...clean.corrections);
      done.push(edit);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      undone.push({ edit, reason: error.message });
    }
  }
  return { composition: backFromOrigin(composition, about, scene), done, undone, corrections };
}
