/** How much of a project is in its journal alone: asked without opening it. */
import { nodeFileSystem, type FileSystem } from '../storage/file-system.ts';
import { loadProject } from './recover.ts';
import { findGenerations } from './saved-state.ts';

/** Commands of a session that ended without saving. @throws as {@link loadProject}. */
export async function countUnsavedCommands(
  directory: string,
  fs: FileSystem = nodeFileSystem,
): Promise<number> {
  const { segment } = await loadProject(directory, await findGenerations(directory, fs), fs);
  return segment?.usable.length ?? 0;
}
