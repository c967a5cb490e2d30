/**
 * A composed scene grown beyond its border: the place goes on to one side, and what stands there is found with what is there already
 * held. What is to grow is settled where the document is, growing it may go on in another process, and nothing of the document is needed
 * for that. Put the result into the document with `growthCommand`.
 */
import type { Command, Document } from '../../core/document/index.ts';
import {
  askedAndFound,
  readPrompt,
  saysNothing,
  takeSeed,
  type CondensingStep,
  type PromptReading,
} from '../../core/generate/ask/index.ts';
import type { SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import {
  askedAnew,
  askedBeyond,
  CannotGrowError,
  fillGrowth,
  GROW_M,
  planGrowth,
  seenFrom,
  sideWords,
  type GrowSide,
  type GrowthPlan,
  type GrowthView,
} from '../../core/generate/grow/index.ts';
import {
  readingNow,
  revisionCommand,
  type RevisionOptions,
  type SceneInWords,
} from '../../core/generate/revise/index.ts';
import { WHOLE_WORLD, type Locks } from '../../core/generate/sampler/index.ts';
import type { FoundAnew } from './regenerate-scene.ts';
import type { SceneComposer } from './scene-composer.ts';
import { SceneChangeError, sceneInWords } from './scene-in-words.ts';

export interface Growth {
  readonly scene: SceneInWords;
  readonly side: GrowSide;
  readonly byM: number;
  /** What stands there; null is more of what the scene was asked for. */
  readonly words: string | null;
}

/** As the undo menu has it. */
export const growLabel = (side: GrowSide): string => `Grow ${sideWords(side)}`;

/**
 * What is to grow.
 * @throws SceneChangeError for a scene that was not composed or cannot grow so, a length out of bounds, and words that say nothing.
 */
export function growthOf(
  document: Document,
  sceneId: string,
  side: GrowSide,
  byM: number,
  words: string | null,
): Growth {
  const scene = sceneInWords(document, sceneId);
  if (!(byM >= GROW_M.least && byM <= GROW_M.most))
    throw new SceneChangeError(
      `A place grows by ${GROW_M.least} to ${GROW_M.most} m at once, not by ${byM} m.`,
    );
  if (words !== null && saysNothing(readPrompt(words)))
    throw new SceneChangeError(
      'Not a word of what is to stand there was understood: name things, such as "two benches and a tree".',
    );
  const growth = { scene, side, byM, words };
  // what cannot grow is known before anything is composed
  planned(growth, 0);
  return growth;
}

export interface GrowingScene extends Growth {
  /** Of the first take, whole, 0…2³²−1; the others count on from it. */
  readonly seed: number;
  /** 1…4 */
  readonly takes: number;
  readonly shouldStop: () => boolean;
}

function planned({ scene, side, byM }: Growth, seed: number): GrowthPlan {
  try {
    return planGrowth(scene.composition, { side, byM, locked: scene.locked, seed });
  } catch (error) {
    if (error instanceof CannotGrowError) throw new SceneChangeError(error.message);
    throw error;
  }
}

/** What is there is held; of what words ask for more of, the model is not shown what there is. */
function locksOf({ scene }: GrowthView, reading: PromptReading, isAnew: boolean): Locks {
  const asked = new Set(isAnew ? reading.facts.things.map(({ thing }) => thing) : []);
  const things = scene.things.filter(({ thing }) => !asked.has(thing));
  return {
    composition: { ...scene, things },
    things: new Map(things.map(({ key }) => [key, 'all'] as const)),
    world: WHOLE_WORLD,
  };
}

interface Asking {
  readonly prompt: string;
  readonly reading: PromptReading;
  readonly isAnew: boolean;
  readonly seed: number;
  readonly shouldStop: () => boolean;
}

interface ViewStep {
  readonly step: number;
  readonly steps: number;
  readonly scene: SceneComposition;
}

/** View by view; returns what was found in each, null when it was stopped. */
async function* foundInViews(
  composer: SceneComposer,
  plan: GrowthPlan,
  { prompt, reading, isAnew, seed, shouldStop }: Asking,
): AsyncGenerator<ViewStep, readonly SceneComposition[] | null, undefined> {
  const found: SceneComposition[] = [];
  for (const [i, view] of plan.views.entries()) {
    const locks = locksOf(view, reading, isAnew);
    const own = takeSeed(seed, i);
    const asking = { prompt, reading, seed: own, takes: 1, steps: null, locks, shouldStop };
    const composing = composer.compose(asking);
    let next = await composing.next();
    for (; next.done !== true; next = await composing.next()) {
      const { step, steps, scenes } = next.value;
      yield {
        step: i * steps + step,
        steps: plan.views.length * steps,
        scene: seenFrom(plan, i, scenes[0]!),
      };
    }
    const [take] = next.value ?? [];
    if (take === undefined) return null;
    found.push(take.composition);
  }
  return found;
}

const newOnes = (before: SceneComposition, after: SceneComposition): SceneComposition => {
  const old = new Set(before.things.map(({ key }) => key));
  return { ...after, things: after.things.filter(({ key }) => !old.has(key)) };
};

/**
 * Hands out the steps; returns the takes, null when it was stopped.
 * @throws SceneChangeError where the place cannot grow so.
 */
export async function* growScene(
  composer: SceneComposer,
  { seed, takes: count, shouldStop, ...growth }: GrowingScene,
): AsyncGenerator<CondensingStep, readonly FoundAnew[] | null, undefined> {
  const { scene, words } = growth;
  const { composition: before, recipe } = scene;
  const isAnew = words !== null;
  const prompt = words ?? recipe.prompt;
  const reading = isAnew
    ? askedAnew(readPrompt(words), before.world)
    : askedBeyond(readingNow(readPrompt(recipe.prompt), before), before.world);
  const shown: SceneComposition[] = Array.from({ length: count }, () => before);
  const takes: FoundAnew[] = [];
  for (let take = 0; take < count; take++) {
    const own = takeSeed(seed, take);
    const plan = planned(growth, own);
    const finding = foundInViews(composer, plan, { prompt, reading, isAnew, seed: own, shouldStop });
    let next = await finding.next();
    for (; next.done !== true; next = await finding.next()) {
      const { step, steps, scene: now } = next.value;
      shown[take] = now;
      yield { step: take * steps + step, steps: count * steps, scenes: [...shown] };
    }
    if (next.value === null || shouldStop()) return null;
    const composition = fillGrowth(plan, next.value, {
      facts: reading.facts,
      excluded: reading.excluded,
      isMoreAsked: isAnew,
      seed: own,
    });
    shown[take] = composition;
    const counted = isAnew
      ? askedAndFound(reading.facts, newOnes(before, composition))
      : askedAndFound(readPrompt(recipe.prompt).facts, composition);
    takes.push({ composition, ...counted });
  }
  return takes;
}

/** A camera stands where it stood, whatever the place has become. */
export const GROWTH_KEEPS: RevisionOptions = { keeps: ['camera'] };

/** The grown scene as one undo step: what was there stays to the byte, but for what of the place itself had to change. */
export const growthCommand = (
  document: Document,
  scene: SceneInWords,
  grown: SceneComposition,
  side: GrowSide,
): Command => revisionCommand(document, scene, grown, growLabel(side), GROWTH_KEEPS);
