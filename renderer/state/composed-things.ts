/** What of the scene on the stage was composed from words, and may be found anew. */
import { recordsOf, type AnyRecord, type Document, type ObjectRecord } from '../../core/document/index.ts';

/** The scene, where it was composed from words; null for every other. */
export function composedSceneId(document: Document, sceneId: string | null): string | null {
  const scene = document.records.get(sceneId ?? '');
  return scene?.kind === 'scene' && scene.recipe !== undefined ? scene.id : null;
}

/** The composed thing that a record is, or is a part of; null for what hands have put there. */
function composedThing(document: Document, id: string): ObjectRecord | null {
  for (let at: AnyRecord | undefined = document.records.get(id); at !== undefined;) {
    if (at.kind === 'object' && at.recipe !== undefined) return at;
    if (at.kind !== 'object' && at.kind !== 'light') return null;
    at = at.parentId === null ? undefined : document.records.get(at.parentId);
  }
  return null;
}

/** Of the picked records those that are composed things of the scene, or parts of one. */
export const pickedThings = (
  document: Document,
  sceneId: string | null,
  picked: readonly string[],
): readonly string[] => picked.filter((id) => composedThing(document, id)?.sceneId === sceneId);

/** Keys of all that was composed in a scene. */
export const composedKeys = (document: Document, sceneId: string): ReadonlySet<string> =>
  new Set(
    recordsOf(document, 'object').flatMap((object) =>
      object.sceneId === sceneId && object.recipe !== undefined ? [object.recipe.key] : [],
    ),
  );

export const hasOpenThings = (document: Document, sceneId: string | null): boolean =>
  recordsOf(document, 'object').some(
    (object) => object.sceneId === sceneId && object.recipe !== undefined && !object.locked,
  );
