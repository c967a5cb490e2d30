/** What clean-up changed, told by comparing before and after: nothing is mended in silence. */
import { distance } from '../../math/vec3.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { turnBetweenDeg } from '../composition/turn.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

export const CORRECTIONS = ['moved', 'turned', 'resized', 'refinished', 'added', 'removed'] as const;
export type CorrectionKind = (typeof CORRECTIONS)[number];

export interface Correction {
  readonly kind: CorrectionKind;
  /** Of the thing. */
  readonly key: string;
  readonly thing: ThingId;
  /** Metres for moved, degrees for turned, the largest ratio less 1 for resized, 0 for others. */
  readonly amount: number;
}

/** Smaller changes are not worth a word: metres, degrees, share. */
const SLIGHT = { moved: 0.005, turned: 0.5, resized: 0.01 };

const sizeRatio = (a: ComposedThing, b: ComposedThing): number =>
  Math.max(...a.sizeM.map((size, i) => Math.max(size / b.sizeM[i]!, b.sizeM[i]! / size))) - 1;
const looksOf = ({ variant, body, accent, light }: ComposedThing): string =>
  JSON.stringify([variant, body, accent, light === null]);

function changesOf(before: ComposedThing, after: ComposedThing): readonly Correction[] {
  const { key, thing } = after;
  const amounts = {
    moved: distance(before.positionM, after.positionM),
    turned: turnBetweenDeg(before.yawDeg, after.yawDeg),
    resized: sizeRatio(before, after),
  };
  const changed = (Object.keys(amounts) as (keyof typeof amounts)[])
    .filter((kind) => amounts[kind] > SLIGHT[kind])
    .map((kind): Correction => ({ kind, key, thing, amount: Number(amounts[kind].toFixed(3)) }));
  return looksOf(before) === looksOf(after)
    ? changed
    : [...changed, { kind: 'refinished', key, thing, amount: 0 }];
}

/** In the order of the things after, then what was removed. */
export function correctionsBetween(
  before: Pick<SceneComposition, 'things'>,
  after: Pick<SceneComposition, 'things'>,
): readonly Correction[] {
  const old = new Map(before.things.map((thing) => [thing.key, thing]));
  const left = new Set(after.things.map(({ key }) => key));
  const kept = after.things.flatMap((thing): readonly Correction[] => {
    const was = old.get(thing.key);
    return was === undefined
      ? [{ kind: 'added', key: thing.key, thing: thing.thing, amount: 0 }]
      : changesOf(was, thing);
  });
  const gone = before.things
    .filter(({ key }) => !left.has(key))
    .map(({ key, thing }): Correction => ({ kind: 'removed', key, thing, amount: 0 }));
  return [...kept, ...gone];
}
