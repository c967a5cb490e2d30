/** A composed scene of a project changed by words, as one undo step. */
import { readEdit, reviseComposition, revisionCommand } from '../../core/generate/revise/index.ts';
import { UsageError } from '../cli/usage-error.ts';
import { changeProject, type ChangedProject } from './change-project.ts';

export interface ReviseRequest {
  readonly directory: string;
  /** "make it dawn", "remove the car". */
  readonly words: string;
  /** Name or number of a scene; null takes the first that was composed. */
  readonly scene: string | null;
  /** Whole, 0…2³²−1. */
  readonly seed: number;
}

export interface ReviseReport extends ChangedProject {
  /** How many edits the words asked for were done. */
  readonly done: number;
  readonly undone: readonly string[];
  readonly notUnderstood: readonly string[];
}

/** @throws UsageError for words that ask for no change; ProjectError when the project cannot be opened. */
export async function reviseProject({
  directory,
  words,
  scene: wanted,
  seed,
}: ReviseRequest): Promise<ReviseReport> {
  const reading = readEdit(words);
  if (reading.edits.length === 0)
    throw new UsageError(
      `WORDS: expected a change such as "make it dawn" or "remove the car", understood none of "${words.slice(0, 80)}"`,
    );
  return changeProject(directory, wanted, (document, scene) => {
    const { composition, done, undone } = reviseComposition(scene.composition, reading.edits, {
      locked: scene.locked,
      seed,
    });
    return {
      command: revisionCommand(document, scene, composition, words.slice(0, 60)),
      told: {
        done: done.length,
        undone: undone.map(({ reason }) => reason),
        notUnderstood: reading.notUnderstood,
      },
    };
  });
}
