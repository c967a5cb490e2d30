import { inOrder, recordsOf, type Document } from '../../core/document/index.ts';
import { compositionOf, type SceneInWords } from '../../core/generate/revise/index.ts';
import { UsageError } from '../cli/usage-error.ts';

/**
 * A scene of a project that was composed from words, by name or number; null takes the first.
 * @throws UsageError where the project has no such scene.
 */
export function composedScene(
  document: Document,
  directory: string,
  wanted: string | null,
): { readonly name: string; readonly scene: SceneInWords } {
  for (const record of inOrder(recordsOf(document, 'scene'))) {
    if (wanted !== null && record.name !== wanted && record.sceneNumber !== wanted) continue;
    const scene = compositionOf(document, record.id);
    if (scene !== null) return { name: record.name, scene };
  }
  const field = wanted === null ? 'scenes' : `scene "${wanted}"`;
  throw new UsageError(`${directory}: ${field}: expected a scene that was composed from words, found none`);
}
