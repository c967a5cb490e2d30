/** The scene that someone wants to change by words, or a reason why it cannot be. */
import type { Document } from '../../core/document/index.ts';
import { compositionOf, type SceneInWords } from '../../core/generate/revise/index.ts';

/** Why a scene cannot be changed, in a sentence. */
export class SceneChangeError extends Error {}

/** @throws SceneChangeError for a scene that was not composed from words. */
export function sceneInWords(document: Document, sceneId: string): SceneInWords {
  const scene = compositionOf(document, sceneId);
  if (scene === null)
    throw new SceneChangeError(
      'This scene was not composed from words: there are no words to find it anew or change it by.',
    );
  return scene;
}
