/** Part of a project's composed scene found anew, as one undo step. */
import { randomBytes } from 'node:crypto';
import { recordsOf } from '../../core/document/index.ts';
import { revisionCommand } from '../../core/generate/revise/index.ts';
import { CancelledError, type CancelSignal } from '../../core/ports/cancel.ts';
import { UsageError } from '../cli/usage-error.ts';
import { openProject } from '../project/index.ts';
import { composedScene } from './composed-scene.ts';
import { recordCounts, type RecordCounts } from './record-counts.ts';
import { drained } from './drained.ts';
import { anewLabel, findAnew, regenerationOf } from './regenerate-scene.ts';
import { openComposer } from './scene-composer.ts';
import { SceneChangeError } from './scene-in-words.ts';

export interface RegenerateProjectRequest {
  readonly directory: string;
  readonly what: 'picked' | 'rest';
  /** Of objects of the scene. */
  readonly names: readonly string[];
  readonly scene: string | null;
  /** Whole, 0…2³²−1; null draws one. */
  readonly seed: number | null;
  readonly signal: CancelSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RegenerateReport {
  readonly project: string;
  readonly scene: string;
  readonly seed: number;
  readonly records: RecordCounts;
}

/** @throws UsageError for names that the scene has not; ProjectError when the project cannot be opened. */
export async function regenerateProject(request: RegenerateProjectRequest): Promise<RegenerateReport> {
  const { directory, what, names, signal, onProgress } = request;
  const seed = request.seed ?? randomBytes(4).readUInt32LE();
  const project = await openProject(directory);
  try {
    const { document } = project;
    const { name, scene } = composedScene(document, directory, request.scene);
    const { sceneId } = scene;
    const objects = recordsOf(document, 'object').filter((object) => object.sceneId === sceneId);
    const objectIds = names.map((wanted) => {
      const object = objects.find((one) => one.name === wanted);
      if (object === undefined)
        throw new UsageError(`${directory}: objects: expected one called "${wanted}", found none`);
      return object.id;
    });
    const regeneration = regenerationOf(document, sceneId, what, objectIds);
    const composer = await openComposer({ composer: 'auto', modelFile: null });
    const shouldStop = (): boolean => signal.aborted;
    const steps = findAnew(composer, { ...regeneration, seed, takes: 1, shouldStop });
    const made = await drained(steps, ({ step, steps: all }) => onProgress?.(step, all)).finally(() =>
      composer.release(),
    );
    const found = made?.[0]?.composition;
    if (found === undefined) throw new CancelledError('composing');
    const command = revisionCommand(document, scene, found, anewLabel(what));
    if (command.edits.length > 0) {
      await project.apply(command);
      await project.save();
    }
    return { project: directory, scene: name, seed, records: recordCounts(command) };
  } catch (error) {
    if (error instanceof SceneChangeError) throw new UsageError(`${directory}: ${error.message}`);
    throw error;
  } finally {
    await project.close();
  }
}
