/**
 * Scenes from words by the trained model: what the words say outright is given, the flow finds the rest from noise and the words, and
 * clean-up makes a place of it that stands. Each step of the flow is handed out, so that the scenes are seen condensing.
 */
import { cleanUp, type Correction } from '../cleanup/index.ts';
import type { SceneFacts } from '../composition/facts.ts';
import { MAX_THINGS, type SceneComposition } from '../composition/scene-composition.ts';
import { collisions, floating } from '../grammar/index.ts';
import {
  sampleScenes,
  type GivenPlace,
  type InferenceBackend,
  type Locks,
  type TextTokens,
} from '../sampler/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import type { PromptReading } from '../words/prompt-reading.ts';
import { askedAndFound } from './asked-and-found.ts';
import type { SceneFromWords } from './compose-from-words.ts';
import { joinedAgain, locksWithin } from './locks-within.ts';
import { wantedThings } from './wanted-things.ts';
import { without } from './without.ts';

/** A model with its own list of words. */
export interface SceneModel {
  readonly backend: InferenceBackend;
  readonly encode: (prompt: string) => TextTokens;
}

export interface ModelTakes {
  /** Whole, ≥ 0; take k is the same scene whatever the number of takes. */
  readonly seed: number;
  /** 1…16 */
  readonly takes: number;
  /** 2…50; 12 unless given. */
  readonly steps?: number;
  readonly guidance?: number;
  /** Slots that the flow may fill; fewer are faster. */
  readonly slots?: number;
  /** What stays of a scene that is there, while the rest is found anew. */
  readonly locks?: Locks;
  readonly shouldStop?: () => boolean;
}

export interface CondensingStep {
  readonly step: number;
  readonly steps: number;
  /** One a take, as far as they are known: not mended yet. */
  readonly scenes: readonly SceneComposition[];
}

export interface ModelScene extends SceneFromWords {
  readonly corrections: readonly Correction[];
}

/** What words say of the place. */
export function givenPlace({ setting, timeOfDay, weather, mood }: SceneFacts): GivenPlace {
  return {
    ...(setting === null ? {} : { setting }),
    ...(timeOfDay === null ? {} : { timeOfDay }),
    ...(weather === null ? {} : { weather }),
    ...(mood === null ? {} : { mood }),
  };
}

/** Keys of the things that stay to the bit. */
export const heldKeys = (locks: Locks | undefined): ReadonlySet<string> =>
  new Set([...(locks?.things ?? [])].filter(([, how]) => how === 'all').map(([key]) => key));

/** The sampled scene as a place that stands, with what was asked for. @param seed of the take. */
export function finishedScene(
  reading: PromptReading,
  sampled: SceneComposition,
  seed: number,
  locks?: Locks,
): ModelScene {
  const held = heldKeys(locks);
  const isCameraHeld = locks?.world.includes('camera') ?? false;
  const { facts, excluded } = reading;
  const wanted = facts.things.map(({ thing }) => thing);
  const unwanted = excluded.filter((thing) => !wanted.includes(thing));
  const { composition, corrections } = cleanUp(without(sampled, unwanted, held), {
    wish: facts,
    held,
    isCameraHeld,
    seed,
  });
  return {
    composition,
    corrections,
    ...askedAndFound(facts, composition),
    collisions: collisions(composition).length,
    floating: floating(composition).length,
  };
}

/** Of the wanted classes those that things which are there do not fill already, whole or in part. */
function stillWanted(facts: SceneFacts, locks: Locks | undefined): readonly ThingId[] {
  const filled = (locks?.composition.things ?? [])
    .filter(({ key }) => locks?.things.has(key))
    .map(({ thing }) => thing);
  return wantedThings(facts).filter((thing) => {
    const at = filled.indexOf(thing);
    if (at >= 0) filled.splice(at, 1);
    return at < 0;
  });
}

/**
 * Hands out every step, then returns the finished takes; null when it was stopped.
 * @param prompt the words that `reading` was read from.
 */
export async function* composeWithModel(
  model: SceneModel,
  prompt: string,
  reading: PromptReading,
  options: ModelTakes,
): AsyncGenerator<CondensingStep, readonly ModelScene[] | null, undefined> {
  const { seed, takes, locks, shouldStop } = options;
  const { facts } = reading;
  const slots = options.slots ?? MAX_THINGS;
  const within = locks === undefined ? null : locksWithin(locks, slots);
  const steps = sampleScenes(model.backend, {
    prompt: model.encode(prompt),
    seed,
    takes,
    named: stillWanted(facts, locks).slice(0, slots - (within?.locks.things.size ?? 0)),
    asked: new Set(facts.things.map(({ thing }) => thing)),
    ...(within === null ? {} : { locks: within.locks }),
    place: givenPlace(facts),
    ...(options.steps === undefined ? {} : { steps: options.steps }),
    ...(options.guidance === undefined ? {} : { guidance: options.guidance }),
    slots,
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
  let last: readonly SceneComposition[] | null = null;
  for await (const { step, steps: all, scenes } of steps) {
    yield { step, steps: all, scenes };
    last = step === all ? scenes : null;
  }
  return last === null
    ? null
    : last.map((scene, take) =>
        finishedScene(reading, within === null ? scene : joinedAgain(scene, within), seed + take, locks),
      );
}
