/** A composed scene of a project changed by words, as one undo step. */
import { inOrder, recordsOf, type Document } from '../../core/document/index.ts';
import {
  compositionOf,
  readEdit,
  reviseComposition,
  revisionCommand,
  type SceneInWords,
} from '../../core/generate/revise/index.ts';
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
  readonly records: { readonly added: number; readonly changed: number; readonly removed: number };
}

/** @throws UsageError where the project has no such scene. */
function sceneOf(
  document: Document,
  directory: string,
  wanted: string | null,
): { name: string; scene: SceneInWords } {
  for (const record of inOrder(recordsOf(document, 'scene'))) {
    if (wanted !== null && record.name !== wanted && record.sceneNumber !== wanted) continue;
    const scene = compositionOf(document, record.id);
    if (scene !== null) return { name: record.name, scene };
  }
  throw new UsageError(
    `${directory}: ${wanted === null ? 'scenes' : `scene "${wanted}"`}: expected a scene that was composed from words, found none`,
  );
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
    const { name, scene } = sceneOf(project.document, directory, wanted);
    const revised = reviseComposition(scene.composition, reading.edits, { locked: scene.locked, seed });
    const command = revisionCommand(project.document, scene, revised.composition, words.slice(0, 60));
    const count = (op: string): number => command.edits.filter((edit) => edit.op === op).length;
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
      records: {
        added: count('add'),
        changed: count('put') + count('set') + count('unset'),
        removed: count('remove'),
      },
    };
  } finally {
    await project.close();
  }
}
