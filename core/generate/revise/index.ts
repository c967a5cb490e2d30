/** Revision: composed scenes changed by words, with the rest as it was. */
export { compositionOf, type SceneInWords } from './composition-of.ts';
export { changesBetween, type SceneChanges } from './changes-between.ts';
export { faultyKeys } from './faults.ts';
export { hasLitLamp, litForNight } from './lit-for-night.ts';
export { onlyPicked } from './only-picked.ts';
export { readingNow } from './reading-now.ts';
export { ChangedMeanwhileError, rebased } from './rebased.ts';
export { reviseComposition, type RevisedScene, type ReviseOptions } from './revise-composition.ts';
export { revisionCommand, type RevisionOptions } from './revise-records.ts';
export { readEdit, type EditReading, type SceneEdit } from '../words/read-edit.ts';
