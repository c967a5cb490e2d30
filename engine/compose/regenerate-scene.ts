/**
 * Part of a composed scene found anew: what is picked, or all but what is picked. Locked things stay in either case. What is to be found is
 * settled where the document is, finding it may go on in another process, and nothing of the document is needed for that.
 */
import type { Document } from '../../core/document/index.ts';
import {
  askedAndFound,
  heldKeys,
  readPrompt,
  takeSeed,
  type AskedAndFound,
  type CondensingStep,
} from '../../core/generate/ask/index.ts';
import { withDependents } from '../../core/generate/composition/dependents.ts';
import type { SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { Random } from '../../core/generate/grammar/index.ts';
import {
  hasLitLamp,
  litForNight,
  onlyPicked,
  readingNow,
  type SceneInWords,
} from '../../core/generate/revise/index.ts';
import { WHOLE_WORLD, type Locks, type ThingPartName } from '../../core/generate/sampler/index.ts';
import type { SceneComposer } from './scene-composer.ts';
import { SceneChangeError, sceneInWords } from './scene-in-words.ts';

/** 'picked' finds the picked things anew, 'rest' everything but them. */
export type WhatIsFound = 'picked' | 'rest';

/** As the undo menu has it. */
export const anewLabel = (what: WhatIsFound): string =>
  what === 'picked' ? 'Find what is picked anew' : 'Find the rest anew';

export interface Regeneration {
  readonly scene: SceneInWords;
  readonly what: WhatIsFound;
  /** Keys of the things that may change: what stands on them goes along. */
  readonly anew: ReadonlySet<string>;
}

/** A scene with its part found anew. */
export interface FoundAnew extends AskedAndFound {
  readonly composition: SceneComposition;
}

/** Keys of the composed things that the objects are, or are part of. */
function keysOf(document: Document, scene: SceneInWords, objectIds: readonly string[]): ReadonlySet<string> {
  const byObject = new Map([...scene.objectIds].map(([key, id]) => [id, key]));
  const keys = new Set<string>();
  for (const objectId of objectIds) {
    for (let at: string | null = objectId; at !== null;) {
      const key = byObject.get(at);
      if (key !== undefined) keys.add(key);
      const record = document.records.get(at);
      at = record?.kind === 'object' || record?.kind === 'light' ? record.parentId : null;
    }
  }
  return keys;
}

/**
 * What is to be found anew.
 * @param objectIds what is picked: groups of composed things, or anything in them.
 * @throws SceneChangeError for a scene that was not composed, and where nothing may change.
 */
export function regenerationOf(
  document: Document,
  sceneId: string,
  what: WhatIsFound,
  objectIds: readonly string[],
): Regeneration {
  const scene = sceneInWords(document, sceneId);
  const picked = keysOf(document, scene, objectIds);
  if (what === 'picked' && picked.size === 0)
    throw new SceneChangeError(
      'Nothing that came from words is picked: pick the things that are to be found anew.',
    );
  const { things } = scene.composition;
  const isAnew = (key: string): boolean => !scene.locked.has(key) && picked.has(key) === (what === 'picked');
  const anew = withDependents(things, things.map(({ key }) => key).filter(isAnew), scene.locked);
  if (anew.size === 0)
    throw new SceneChangeError(
      what === 'picked'
        ? 'What is picked is locked: unlock what may change.'
        : 'Everything else is locked or picked: nothing is left to be found anew.',
    );
  return { scene, what, anew };
}

/** A thing that is found anew stays what it is. */
const STAYS: readonly ThingPartName[] = ['class'];

export interface FindingAnew extends Regeneration {
  /** Of the first take, whole, 0…2³²−1; the others count on from it. */
  readonly seed: number;
  /** 1…4 */
  readonly takes: number;
  readonly shouldStop: () => boolean;
}

/** Hands out the steps; returns the takes, null when it was stopped. */
export async function* findAnew(
  composer: SceneComposer,
  { scene, what, anew, seed, takes: count, shouldStop }: FindingAnew,
): AsyncGenerator<CondensingStep, readonly FoundAnew[] | null, undefined> {
  const { composition: before, recipe } = scene;
  const held = before.things.filter(({ key }) => !anew.has(key));
  const locks: Locks = {
    composition: before,
    things: new Map<string, 'all' | readonly ThingPartName[]>([
      ...held.map(({ key }) => [key, 'all'] as const),
      ...(what === 'picked' ? [...anew].map((key) => [key, STAYS] as const) : []),
    ]),
    world: WHOLE_WORLD,
  };
  const { prompt } = recipe;
  const reading = readingNow(readPrompt(prompt), before);
  const steps = composer.compose({ prompt, reading, seed, takes: count, steps: null, locks, shouldStop });
  const known = new Set(before.things.map(({ key }) => key));
  let next = await steps.next();
  for (; next.done !== true; next = await steps.next()) {
    const { scenes, ...step } = next.value;
    // what the flow puts beside the picked things will not stay
    const own = (scene: SceneComposition): SceneComposition =>
      what === 'rest' ? scene : { ...scene, things: scene.things.filter(({ key }) => known.has(key)) };
    yield { ...step, scenes: scenes.map(own) };
  }
  if (next.value === null) return null;
  return next.value.map(({ composition: found }, take) => {
    const things = what === 'picked' ? onlyPicked(found, before, anew) : found.things;
    const bare = { ...before, things };
    // a place that lamps lit is not left dark
    const composition = hasLitLamp(before)
      ? { ...bare, things: litForNight(bare, new Random(takeSeed(seed, take)), heldKeys(locks)) }
      : bare;
    return { composition, ...askedAndFound(reading.facts, composition) };
  });
}
