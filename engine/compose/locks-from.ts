/** What is locked in a composed scene of a project: it stays while another scene is composed about it. */
import { inOrder, recordsOf } from '../../core/document/index.ts';
import { compositionOf } from '../../core/generate/revise/index.ts';
import type { Locks } from '../../core/generate/sampler/index.ts';
import { UsageError } from '../cli/usage-error.ts';
import { readProject } from '../project/index.ts';

/** The first scene with locked things. @throws UsageError where there is none, ProjectError for what is no project. */
export async function locksFrom(directory: string): Promise<Locks> {
  const { document } = await readProject(directory);
  for (const { id } of inOrder(recordsOf(document, 'scene'))) {
    const scene = compositionOf(document, id);
    if (scene === null || scene.locked.size === 0) continue;
    const things = new Map([...scene.locked].map((key) => [key, 'all' as const]));
    return { composition: scene.composition, things, world: [] };
  }
  throw new UsageError(`--lock: ${directory}: expected a composed scene with locked things, found none`);
}
