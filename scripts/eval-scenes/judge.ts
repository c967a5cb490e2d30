/** How much of what was asked for a scene holds, counted fact by fact. */
import type { SceneFacts, ThingFact } from '../../core/generate/composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { collisions, floating, relationHolds } from '../../core/generate/grammar/index.ts';
import { ATTRIBUTES, hasAttribute, isMeant } from '../../core/generate/grammar/measure/attributes.ts';

export const MEASURES = [
  'recall',
  'counts to four',
  'attributes',
  'relations',
  'setting',
  'time of day',
  'weather',
  'mood',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Share {
  good: number;
  all: number;
}

export class Tally {
  readonly shares = new Map<Measure, Share>(MEASURES.map((name) => [name, { good: 0, all: 0 }]));
  collisions = 0;
  floating = 0;
  scenes = 0;

  add(measure: Measure, isGood: boolean): void {
    const share = this.shares.get(measure)!;
    share.all++;
    if (isGood) share.good++;
  }

  /** 0…1; NaN where nothing was asked. */
  share(measure: Measure): number {
    const { good, all } = this.shares.get(measure)!;
    return good / all;
  }
}

const copies = (things: readonly ComposedThing[]): number =>
  things.reduce((sum, { scatter }) => sum + (scatter?.count ?? 1), 0);

/** Open numbers are met by two. */
const wantedOf = ({ count }: ThingFact): number => count ?? 2;
const COUNTED_TO = 4;

/** Those of the class of which all that is said is true. */
const meant = (scene: SceneComposition, fact: ThingFact): readonly ComposedThing[] =>
  scene.things.filter((thing) => isMeant(thing, fact));

/** Adds one scene to the tally. Counts of a class sum over all that words ask for of it. */
export function judge(facts: SceneFacts, scene: SceneComposition, tally: Tally): void {
  tally.scenes++;
  tally.collisions += collisions(scene).length;
  tally.floating += floating(scene).length;
  const classes = new Map<string, readonly ThingFact[]>();
  for (const fact of facts.things) classes.set(fact.thing, [...(classes.get(fact.thing) ?? []), fact]);
  for (const [thing, own] of classes) {
    const found = scene.things.filter((one) => one.thing === thing);
    tally.add('recall', found.length > 0);
    const wanted = own.reduce((sum, fact) => sum + wantedOf(fact), 0);
    const isOpen = own.some(({ count }) => count === null);
    if (!isOpen && wanted <= COUNTED_TO) tally.add('counts to four', copies(found) === wanted);
  }
  for (const fact of facts.things) {
    const own = scene.things.filter(({ thing }) => thing === fact.thing);
    for (const name of ATTRIBUTES) {
      if (fact[name] === null) continue;
      const wanted = Math.min(wantedOf(fact), Math.max(1, copies(own)));
      tally.add('attributes', copies(own.filter((one) => hasAttribute(one, fact, name))) >= wanted);
    }
  }
  for (const { subject, relation, object } of facts.relations) {
    const [as, bs] = [meant(scene, facts.things[subject]!), meant(scene, facts.things[object]!)];
    tally.add(
      'relations',
      as.some((a) => bs.some((b) => relationHolds(scene, a.key, relation, b.key))),
    );
  }
  if (facts.setting !== null) tally.add('setting', scene.world.setting === facts.setting);
  if (facts.timeOfDay !== null) tally.add('time of day', scene.world.timeOfDay === facts.timeOfDay);
  if (facts.weather !== null) tally.add('weather', scene.world.weather === facts.weather);
  if (facts.mood !== null) tally.add('mood', scene.world.mood === facts.mood);
}

/** Nearer than this two takes have the thing in the same place, metres. */
const SAME_PLACE_M = 0.5;

/** How different two takes are: the share of their things that the other has not, or has elsewhere. 0 the same … 1 nothing in common. */
export function difference(a: SceneComposition, b: SceneComposition): number {
  const apart = (from: SceneComposition, to: SceneComposition): number =>
    from.things.filter(
      (one) =>
        !to.things.some(
          (other) =>
            other.thing === one.thing &&
            Math.hypot(...one.positionM.map((x, i) => x - other.positionM[i]!)) < SAME_PLACE_M,
        ),
    ).length;
  const all = a.things.length + b.things.length;
  return all === 0 ? 0 : (apart(a, b) + apart(b, a)) / all;
}
