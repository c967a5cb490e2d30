/** A composed scene of a project changed as one undo step: opened, changed, saved, and closed whatever happens. */
import type { Command, Document } from '../../core/document/index.ts';
import type { SceneInWords } from '../../core/generate/revise/index.ts';
import { UsageError } from '../cli/usage-error.ts';
import { openProject } from '../project/index.ts';
import { composedScene } from './composed-scene.ts';
import { recordCounts, type RecordCounts } from './record-counts.ts';
import { SceneChangeError } from './scene-in-words.ts';

export interface ChangedProject {
  readonly project: string;
  /** Name of the scene. */
  readonly scene: string;
  readonly records: RecordCounts;
}

export interface SceneChange<Told> {
  readonly command: Command;
  /** What else there is to report. */
  readonly told: Told;
}

/**
 * @param wanted name or number of a scene; null takes the first that was composed.
 * @throws UsageError where there is no such scene and where it cannot be changed so; ProjectError when the project cannot be opened.
 */
export async function changeProject<Told>(
  directory: string,
  wanted: string | null,
  change: (document: Document, scene: SceneInWords) => SceneChange<Told> | Promise<SceneChange<Told>>,
): Promise<ChangedProject & Told> {
  const project = await openProject(directory);
  try {
    const { document } = project;
    const { name, scene } = composedScene(document, directory, wanted);
    const { command, told } = await change(document, scene);
    if (command.edits.length > 0) {
      await project.apply(command);
      await project.save();
    }
    return { project: directory, scene: name, records: recordCounts(command), ...told };
  } catch (error) {
    if (error instanceof SceneChangeError) throw new UsageError(`${directory}: ${error.message}`);
    throw error;
  } finally {
    await project.close();
  }
}
