/** A folder for a test's files, in memory where the system has such a place: tests of crashes sync thousands of times. */
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';

export function scratchFolder(name: string): string {
  let parent = tmpdir();
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    parent = IN_MEMORY;
  } catch {
    // Not this system: the temporary folder does, only slower.
  }
  return mkdtempSync(join(parent, `penumbra-${name}-`));
}
