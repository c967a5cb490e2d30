/** Asking for scenes in words. */
export { askedAndFound, type AskedAndFound, type ThingCount } from './asked-and-found.ts';
export { composeFromWords, readPrompt, saysNothing, type SceneFromWords } from './compose-from-words.ts';
export {
  composeWithModel,
  finishedScene,
  givenPlace,
  heldKeys,
  type CondensingStep,
  type ModelScene,
  type ModelTakes,
  type SceneModel,
} from './compose-with-model.ts';
export { wantedThings } from './wanted-things.ts';
export type { PromptReading } from '../words/prompt-reading.ts';
export { takeSeed } from './take-seed.ts';
