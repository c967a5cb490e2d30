/** The fields of a document, shaped before flattening asks for them: flattening waits for nothing. */
import { recordsOf, type Document, type FieldNode } from '../../../core/document/index.ts';
import { CancelledError, type ProgressListener } from '../../../core/ports/cancel.ts';
import { hasFieldMesh } from '../../project-scene/field-meshes.ts';
import type { FieldShaper } from './field-shaper.ts';

interface SceneField {
  readonly field: FieldNode;
  readonly cellSizeM: number;
}

function* missingFields(document: Document, sceneId: string | null): Generator<SceneField> {
  for (const { content, visible, sceneId: own } of recordsOf(document, 'object'))
    if (content.type === 'field' && visible && (sceneId === null || own === sceneId))
      if (!hasFieldMesh(content.field, content.cellSizeM)) yield content;
}

export const areFieldsShaped = (document: Document, sceneId: string): boolean =>
  missingFields(document, sceneId).next().done === true;

/**
 * A field that cannot be shaped is left to flattening, which names its record.
 * @throws CancelledError when the signal is aborted.
 */
export async function shapeFields(
  document: Document,
  fields: FieldShaper,
  {
    signal,
    sceneId,
    onProgress,
  }: { readonly signal?: AbortSignal; readonly sceneId?: string; readonly onProgress?: ProgressListener },
): Promise<void> {
  const missing = [...missingFields(document, sceneId ?? null)];
  let done = 0;
  await Promise.all(
    missing.map(async ({ field, cellSizeM }) => {
      await fields.shape({ field, cellSizeM, level: 'final' }, signal).catch(() => undefined);
      onProgress?.({ label: 'Shaping things', done: ++done, total: missing.length });
    }),
  );
  if (signal?.aborted) throw new CancelledError('shaping the scene');
}
