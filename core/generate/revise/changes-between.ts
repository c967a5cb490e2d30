/** What changed from one composition to the next, counted by class, for people to read. */
import { distance } from '../../math/vec3.ts';
import type { ThingCount } from '../ask/asked-and-found.ts';
import type { ComposedThing, ComposedWorld, SceneComposition } from '../composition/scene-composition.ts';
import { turnBetweenDeg } from '../composition/turn.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

export interface SceneChanges {
  /** Of the place as a whole: "dawn", "rain", "wider", "more haze", "drier". */
  readonly place: readonly string[];
  readonly added: readonly ThingCount[];
  readonly removed: readonly ThingCount[];
  /** In shape, size, look or number of copies; where such a thing moved as well, it counts here alone. */
  readonly changed: readonly ThingCount[];
  readonly moved: readonly ThingCount[];
  readonly lit: readonly ThingCount[];
  readonly unlit: readonly ThingCount[];
}

/** Less is not seen. */
const MOVED_M = 0.01;
const TURNED_DEG = 1;

const morePhrase = (now: number, before: number, more: string, less: string): readonly string[] =>
  now === before ? [] : [now > before ? more : less];

function placeChanges(before: ComposedWorld, after: ComposedWorld): readonly string[] {
  const hasWeather = before.weather !== after.weather;
  return [
    ...(['setting', 'timeOfDay', 'weather', 'mood'] as const).flatMap((of) =>
      before[of] === after[of] ? [] : [of === 'mood' ? `${after.mood} light` : after[of]],
    ),
    ...morePhrase(after.extentM[0], before.extentM[0], 'wider', 'narrower'),
    // rain is wet and fog is thick: that goes without saying
    ...(hasWeather
      ? []
      : [
          ...morePhrase(after.hazePerM, before.hazePerM, 'more haze', 'less haze'),
          ...morePhrase(after.wetness, before.wetness, 'wetter', 'drier'),
        ]),
  ];
}

function hasMoved(before: ComposedThing, after: ComposedThing): boolean {
  return (
    distance(before.positionM, after.positionM) > MOVED_M ||
    turnBetweenDeg(before.yawDeg, after.yawDeg) > TURNED_DEG
  );
}

/** What a thing is, apart from where it stands and whether it is lit. */
const looksOf = ({ variant, sizeM, shape, body, accent, light, scatter, seed }: ComposedThing): string =>
  JSON.stringify([variant, sizeM, shape, body, accent, light, scatter, seed]);

const countOf = ({ scatter }: ComposedThing): number => scatter?.count ?? 1;

class Counts {
  readonly #counts = new Map<ThingId, number>();
  add(thing: ComposedThing): void {
    this.#counts.set(thing.thing, (this.#counts.get(thing.thing) ?? 0) + countOf(thing));
  }
  list(): readonly ThingCount[] {
    return [...this.#counts].map(([thing, count]) => ({ class: thing, count }));
  }
}

/** A thing is the same one by its key; what became of another class is one removed and one added. */
export function changesBetween(before: SceneComposition, after: SceneComposition): SceneChanges {
  const was = new Map(before.things.map((thing) => [thing.key, thing]));
  const counts = {
    added: new Counts(),
    removed: new Counts(),
    changed: new Counts(),
    moved: new Counts(),
    lit: new Counts(),
    unlit: new Counts(),
  };
  // a wider place takes its things along
  const isStretched = before.world.extentM[0] !== after.world.extentM[0];
  const left = new Set(was.keys());
  for (const thing of after.things) {
    const old = was.get(thing.key);
    if (old?.thing !== thing.thing) {
      counts.added.add(thing);
      continue;
    }
    left.delete(thing.key);
    if (looksOf(old) !== looksOf(thing)) {
      const isSwitched = (old.light === null) !== (thing.light === null);
      const isOnlySwitched = isSwitched && looksOf(old) === looksOf({ ...thing, light: old.light });
      (isOnlySwitched ? (thing.light === null ? counts.unlit : counts.lit) : counts.changed).add(thing);
    } else if (!isStretched && hasMoved(old, thing)) counts.moved.add(thing);
  }
  for (const key of left) counts.removed.add(was.get(key)!);
  return {
    place: placeChanges(before.world, after.world),
    added: counts.added.list(),
    removed: counts.removed.list(),
    changed: counts.changed.list(),
    moved: counts.moved.list(),
    lit: counts.lit.list(),
    unlit: counts.unlit.list(),
  };
}
