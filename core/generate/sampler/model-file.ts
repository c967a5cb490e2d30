/** How a manifest names a file beside it: by name, length and hash, so that every byte is checked before it is used. */
import { z } from 'zod';

export const modelFileSchema = z.strictObject({
  /** A name beside the manifest: no folders, so that a manifest cannot reach for other files. */
  file: z
    .string()
    .min(1)
    .max(200)
    .refine(
      (name) => !/[/\\\0:]/.test(name) && name !== '.' && name !== '..',
      'a file name without folders, of a file beside the manifest',
    ),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'),
  bytes: z.int().min(1),
});
