/** A model's manifest: checked against this program's latent before any weights are read. */
import { z } from 'zod';
import { LAYOUT_VERSION, ROW_WIDTH } from '../../core/generate/latent/index.ts';
import type { ModelManifest } from '../../core/generate/sampler/index.ts';
import { modelFileSchema } from '../../core/generate/sampler/model-file.ts';
import { readManifestJson } from './manifest-json.ts';
import { ModelError } from './model-error.ts';

const schema = z.object({
  kind: z.literal('penumbra-scene-model'),
  id: z.string().min(1),
  name: z.string().min(1),
  licence: z.string().min(1),
  layout: z.object({ version: z.number().int(), rowWidth: z.number().int(), sha256: z.string() }),
  words: z.array(z.string()).min(2),
  maxTokens: z.number().int().positive(),
  maxSlots: z.number().int().positive(),
  textWidth: z.number().int().positive(),
  parameters: z.number().int().nonnegative(),
  trainedSteps: z.number().int().nonnegative(),
  files: z.object({ text: modelFileSchema, step: modelFileSchema }),
});

/** @throws ModelError when it cannot be read, is not a manifest or speaks another latent. */
export async function readManifest(file: string): Promise<ModelManifest> {
  const fail = (field: string, expected: string, found: string): ModelError =>
    new ModelError(file, field, expected, found);
  const json = await readManifestJson(file);
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw fail(issue?.path.join('.') ?? 'content', 'a valid value', issue?.message ?? 'an invalid one');
  }
  const { layout } = parsed.data;
  if (layout.version !== LAYOUT_VERSION)
    throw fail('layout.version', String(LAYOUT_VERSION), String(layout.version));
  if (layout.rowWidth !== ROW_WIDTH)
    throw fail('layout.rowWidth', String(ROW_WIDTH), String(layout.rowWidth));
  return parsed.data;
}
