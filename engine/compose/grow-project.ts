/** A composed scene of a project grown beyond its border, as one undo step. */
import { randomBytes } from 'node:crypto';
import { readPrompt, type AskedAndFound, type ThingCount } from '../../core/generate/ask/index.ts';
import type { GrowSide } from '../../core/generate/grow/index.ts';
import { changesBetween } from '../../core/generate/revise/index.ts';
import { CancelledError, type CancelSignal } from '../../core/ports/cancel.ts';
import { changeProject, type ChangedProject } from './change-project.ts';
import { drained } from './drained.ts';
import { growScene, growthCommand, growthOf } from './grow-scene.ts';
import { openComposer, type ComposerChoice } from './scene-composer.ts';
import { readingWarnings } from './warnings.ts';

export interface GrowProjectRequest extends ComposerChoice {
  readonly directory: string;
  readonly side: GrowSide;
  /** Metres. */
  readonly byM: number;
  /** What is to stand there; null is more of what the scene was asked for. */
  readonly words: string | null;
  /** Name or number of a scene; null takes the first that was composed. */
  readonly scene: string | null;
  /** Whole, 0…2³²−1; null draws one. */
  readonly seed: number | null;
  readonly signal: CancelSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface GrowReport extends ChangedProject, AskedAndFound {
  readonly to: GrowSide;
  readonly byM: number;
  readonly seed: number;
  readonly composer: 'model' | 'grammar';
  /** What is new, and what of the place made way or moved, by class. */
  readonly added: readonly ThingCount[];
  readonly removed: readonly ThingCount[];
  readonly changed: readonly ThingCount[];
  readonly moved: readonly ThingCount[];
  /** Words of what is to stand there that mean nothing here. */
  readonly notUnderstood: readonly string[];
  readonly warnings: readonly string[];
}

/** @throws UsageError where the scene cannot grow so; ProjectError when the project cannot be opened. */
export async function growProject(request: GrowProjectRequest): Promise<GrowReport> {
  const { directory, side, byM, words, signal, onProgress } = request;
  const seed = request.seed ?? randomBytes(4).readUInt32LE();
  return changeProject(directory, request.scene, async (document, scene) => {
    const growth = growthOf(document, scene.sceneId, side, byM, words);
    const composer = await openComposer(request);
    const shouldStop = (): boolean => signal.aborted;
    const steps = growScene(composer, { ...growth, seed, takes: 1, shouldStop });
    const made = await drained(steps, ({ step, steps: all }) => onProgress?.(step, all)).finally(() =>
      composer.release(),
    );
    const take = made?.[0];
    if (take === undefined) throw new CancelledError('composing');
    const { composition: grown, asked, found, missing } = take;
    const { added, removed, changed, moved } = changesBetween(scene.composition, grown);
    const reading = words === null ? null : readPrompt(words);
    return {
      command: growthCommand(document, scene, grown, side),
      told: {
        to: side,
        byM,
        seed,
        composer: composer.kind,
        asked,
        found,
        missing,
        notUnderstood: reading?.notUnderstood ?? [],
        added,
        removed,
        changed,
        moved,
        warnings: [
          ...(composer.warning === null ? [] : [composer.warning]),
          ...(reading === null ? [] : readingWarnings(reading)),
        ],
      },
    };
  });
}
