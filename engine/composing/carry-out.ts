/** Orders of the desk carried out: a scene composed from words, a part of one found anew, one changed by words, one grown. */
import { readPrompt, type AskedAndFound, type CondensingStep } from '../../core/generate/ask/index.ts';
import type { SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { collisions, floating } from '../../core/generate/grammar/index.ts';
import { readEdit, reviseComposition } from '../../core/generate/revise/index.ts';
import { drained } from '../compose/drained.ts';
import { growScene } from '../compose/grow-scene.ts';
import { findAnew, type FoundAnew } from '../compose/regenerate-scene.ts';
import type { SceneComposer } from '../compose/scene-composer.ts';
import { readingWarnings, takeWarnings } from '../compose/warnings.ts';
import type {
  ChangeOrder,
  ComposedTake,
  ComposedTakes,
  ComposeOrder,
  NewSceneOrder,
  GrowOrder,
  RegenerateOrder,
  ReviseOrder,
} from './messages.ts';
import { scenePlanOf } from './scene-plan-of.ts';

export interface CarryingOut {
  /** Opens what composes, where it is not open yet. */
  readonly composer: () => Promise<SceneComposer>;
  readonly onStep: (step: CondensingStep) => void;
  readonly shouldStop: () => boolean;
}

type Found = AskedAndFound & { readonly composition: SceneComposition };

const takeOf = ({ composition, asked, found, missing }: Found): ComposedTake => ({
  composition,
  plan: scenePlanOf(composition),
  asked,
  found,
  missing,
});

/** What is wrong with changed scenes that was not wrong before. */
function newFaults({ scene }: ChangeOrder, takes: readonly Found[]): readonly string[] {
  const before = {
    collisions: collisions(scene.composition).length,
    floating: floating(scene.composition).length,
  };
  return takeWarnings(
    takes.map(({ composition }) => ({
      composition,
      collisions: collisions(composition).length - before.collisions,
      floating: floating(composition).length - before.floating,
    })),
  );
}

const madeBy = ({ kind, modelName }: SceneComposer): Pick<ComposedTakes, 'composer' | 'model'> => ({
  composer: kind,
  model: modelName,
});

async function newScene(order: NewSceneOrder, carrying: CarryingOut): Promise<ComposedTakes | null> {
  const { shouldStop, onStep } = carrying;
  const composer = await carrying.composer();
  if (shouldStop()) return null;
  const reading = readPrompt(order.prompt);
  const made = await drained(composer.compose({ ...order, reading, locks: null, shouldStop }), onStep);
  if (made === null) return null;
  const { warning } = composer;
  return {
    ...madeBy(composer),
    takes: made.map(takeOf),
    notDone: [],
    warnings: [...(warning === null ? [] : [warning]), ...readingWarnings(reading), ...takeWarnings(made)],
  };
}

/** What a composer finds for a scene, by steps; returns the takes, null when it was stopped. */
type Finding = AsyncGenerator<CondensingStep, readonly FoundAnew[] | null, undefined>;

async function changed(
  order: RegenerateOrder | GrowOrder,
  { composer: opened, shouldStop, onStep }: CarryingOut,
  find: (composer: SceneComposer) => Finding,
): Promise<ComposedTakes | null> {
  const composer = await opened();
  if (shouldStop()) return null;
  const found = await drained(find(composer), onStep);
  if (found === null) return null;
  const { warning } = composer;
  return {
    ...madeBy(composer),
    takes: found.map(takeOf),
    notDone: [],
    warnings: [...(warning === null ? [] : [warning]), ...newFaults(order, found)],
  };
}

/** Words change a scene by rules: no model is opened for it. */
function revise(order: ReviseOrder): ComposedTakes {
  const { scene, words, seed } = order;
  const reading = readEdit(words);
  const { composition, undone } = reviseComposition(scene.composition, reading.edits, {
    locked: scene.locked,
    seed,
  });
  const takes = [{ composition, asked: [], found: [], missing: [] }];
  return {
    composer: 'grammar',
    model: null,
    takes: takes.map(takeOf),
    notDone: undone.map(({ reason }) => reason),
    warnings: [...readingWarnings(reading), ...newFaults(order, takes)],
  };
}

/** @returns null when it was stopped. */
export async function carryOut(order: ComposeOrder, carrying: CarryingOut): Promise<ComposedTakes | null> {
  const { shouldStop } = carrying;
  switch (order.kind) {
    case 'scene':
      return newScene(order, carrying);
    case 'regenerate':
      return changed(order, carrying, (composer) => findAnew(composer, { ...order, shouldStop }));
    case 'grow':
      return changed(order, carrying, (composer) => growScene(composer, { ...order, shouldStop }));
    case 'revise':
      return revise(order);
  }
}
