/** Part of a project's composed scene found anew, as one undo step. */
import { randomBytes } from 'node:crypto';
import { recordsOf } from '../../core/document/index.ts';
import { revisionCommand } from '../../core/generate/revise/index.ts';
import { CancelledError, type CancelSignal } from '../../core/ports/cancel.ts';
import { UsageError } from '../cli/usage-error.ts';
import { changeProject, type ChangedProject } from './change-project.ts';
import { drained } from './drained.ts';
import { anewLabel, findAnew, regenerationOf } from './regenerate-scene.ts';
import { openComposer } from './scene-composer.ts';

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

export interface RegenerateReport extends ChangedProject {
  readonly seed: number;
}

/** @throws UsageError for names that the scene has not; ProjectError when the project cannot be opened. */
export async function regenerateProject(request: RegenerateProjectRequest): Promise<RegenerateReport> {
  const { directory, what, names, signal, onProgress } = request;
  const seed = request.seed ?? randomBytes(4).readUInt32LE();
  return changeProject(directory, request.scene, async (document, scene) => {
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
    return { command: revisionCommand(document, scene, found, anewLabel(what)), told: { seed } };
  });
}
