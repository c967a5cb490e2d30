/** A manifest's text as JSON; what it must say is checked by whoever asks. */
import { readFile, stat } from 'node:fs/promises';
import { ModelError } from './model-error.ts';

const MOST_BYTES = 4 * 2 ** 20;

/** @throws ModelError when it cannot be read, is far too large or is no JSON. */
export async function readManifestJson(file: string): Promise<unknown> {
  const text = await stat(file)
    .then(({ size }) => {
      if (size > MOST_BYTES)
        throw new ModelError(file, 'file', `a model manifest of at most ${MOST_BYTES} bytes`, String(size));
      return readFile(file, 'utf8');
    })
    .catch((error: unknown) => {
      if (error instanceof ModelError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      throw new ModelError(file, 'file', 'a model manifest', code ?? message);
    });
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelError(file, 'content', 'JSON', 'something else');
  }
}
