/** A model's manifest: checked against this program's latent before any weights are read. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LAYOUT_VERSION, ROW_WIDTH } from '../../core/generate/latent/index.ts';
import type { ModelManifest } from '../../core/generate/sampler/index.ts';
import { ModelError } from './model-error.ts';

/** A name beside the manifest: no folders, so that a manifest cannot reach for other files. */
const fileName = z
  .string()
  .min(1)
  .refine((name) => name === path.basename(name) && !name.includes('\\') && name !== '..', {
    message: 'a file name without folders',
  });
const modelFile = z.object({
  file: fileName,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});
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
  files: z.object({ text: modelFile, step: modelFile }),
});

/** @throws ModelError when it cannot be read, is not a manifest or speaks another latent. */
export async function readManifest(file: string): Promise<ModelManifest> {
  const fail = (field: string, expected: string, found: string): ModelError =>
    new ModelError(file, field, expected, found);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw fail('file', 'a model manifest', error.code ?? error.message);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw fail('content', 'JSON', 'something else');
  }
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
