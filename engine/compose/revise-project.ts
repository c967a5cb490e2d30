/** A composed scene of a project changed by words, as one undo step. */
import { readEdit, reviseComposition, revisionCommand } from '../../core/generate/revise/index.ts';
import { composedScene } from './composed-scene.ts';
import { recordCounts, type RecordCounts } from './record-counts.ts';
import { openProject } from '../project/index.ts';
import { UsageError } from '../cli/usage-error.ts';

export interface ReviseRequest {
  readonly directory: string;
  /** "make it dawn", "remove the car". */
  readonly words: string;
  /** Name or number of a scene; null takes the first that was composed. */
  readonly scene: string | null;
  /** Whole, 0…2³²−1. */
  readonly seed: number;
}

export interface ReviseReport {
  readonly project: string;
  readonly scene: string;
  /** How many edits the words asked for were done. */
  readonly done: number;
  readonly undone: readonly string[];
  readonly notUnderstood: readonly string[];
  /** Records added, changed and removed. */
  readonly records: RecordCounts;
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
  const project = await openProject(directory);
  try {
    const { name, scene } = composedScene(project.document, directory, wanted);
    const revised = reviseComposition(scene.composition, reading.edits, { locked: scene.locked, seed });
    const command = revisionCommand(project.document, scene, revised.composition, words.slice(0, 60));
    if (command.edits.length > 0) {
      await project.apply(command);
      await project.save();
    }
    return {
      project: directory,
      scene: name,
      done: revised.done.length,
      undone: revised.undone.map(({ reason }) => reason),
      notUnderstood: reading.notUnderstood,
      records: recordCounts(command),
    };
  } finally {
    await project.close();
  }
}
