/** Scenes that were grown hold more things than the model has slots: it is shown what is nearest to what it is to find. */
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import type { Locks } from '../sampler/index.ts';

/** Slots that are left for what is found beside what is held in part. */
const LEAST_FREE = 12;

export interface LocksWithin {
  readonly locks: Locks;
  /** What the model is not shown: it stays, and clean-up knows of it. */
  readonly unseen: readonly ComposedThing[];
}

const middleOf = (things: readonly ComposedThing[]): readonly [number, number] => [
  things.reduce((sum, { positionM }) => sum + positionM[0], 0) / Math.max(1, things.length),
  things.reduce((sum, { positionM }) => sum + positionM[2], 0) / Math.max(1, things.length),
];

/** The same locks where they fit. @param slots of the model. */
export function locksWithin(locks: Locks, slots: number): LocksWithin {
  const { composition, things: held } = locks;
  if (composition.things.length <= slots) return { locks, unseen: [] };
  const kept = composition.things.filter(({ key }) => held.has(key));
  const inPart = kept.filter(({ key }) => held.get(key) !== 'all');
  const [x, z] = middleOf(
    inPart.length > 0 ? inPart : composition.things.filter(({ key }) => !held.has(key)),
  );
  const away = ({ positionM }: ComposedThing): number => Math.hypot(positionM[0] - x, positionM[2] - z);
  const whole = kept.filter(({ key }) => held.get(key) === 'all').sort((a, b) => away(a) - away(b));
  const shown = new Set([...inPart, ...whole].slice(0, slots - LEAST_FREE));
  return {
    locks: {
      ...locks,
      composition: { ...composition, things: composition.things.filter((thing) => shown.has(thing)) },
      things: new Map([...held].filter(([key]) => [...shown].some((thing) => thing.key === key))),
    },
    unseen: kept.filter((thing) => !shown.has(thing)),
  };
}

/** What was found, with what the model was not shown; what stood on that stands there again. */
export function joinedAgain(scene: SceneComposition, { locks, unseen }: LocksWithin): SceneComposition {
  if (unseen.length === 0) return scene;
  const held = new Map(
    locks.composition.things
      .filter(({ key }) => locks.things.get(key) === 'all')
      .map((thing) => [thing.key, thing]),
  );
  return { ...scene, things: [...scene.things.map((thing) => held.get(thing.key) ?? thing), ...unseen] };
}
