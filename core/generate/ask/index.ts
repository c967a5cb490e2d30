/** Asking for scenes in words. */
export { askedAndFound, type AskedAndFound, type ThingCount } from './asked-and-found.ts';
export { composeFromWords, readPrompt, saysNothing, type SceneFromWords } from './compose-from-words.ts';
