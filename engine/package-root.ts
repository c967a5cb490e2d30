/** Where the package lies: data, kernels and workers are found from here, in a checkout and once installed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | null = null;

/** The nearest folder at or above this file that holds package.json and assets/. */
export function packageRoot(): string {
  if (found) return found;
  let dir = path.dirname(fileURLToPath(import.meta.url));
  while (!(existsSync(path.join(dir, 'package.json')) && existsSync(path.join(dir, 'assets')))) {
    const parent = path.dirname(dir);
    if (parent === dir)
      throw new Error('the Penumbra installation is incomplete: no package.json above the engine');
    dir = parent;
  }
  found = dir;
  return dir;
}
