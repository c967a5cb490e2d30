/**
 * What can be saved of a project that cannot be opened: a copy beside it with every record that can be read, references to what is gone
 * let go of, and the commands of the journal that still fit. The damaged project is only looked at.
 */
import {
  applyCommand,
  createId,
  createProjectRecord,
  DocumentError,
  formatIssue,
  projectOf,
  readRecordFile,
  recordsOf,
  referencesOf,
  removeRecord,
  type AnyRecord,
  type Document,
  type Issue,
} from '../../core/document/index.ts';
import { createProject, secureRandom, type Project } from '../project/index.ts';
import { parseSegment, MAX_SEGMENT_BYTES } from '../project/journal.ts';
import { ASSETS, inProject, segmentPath } from '../project/layout.ts';
import { readAsset } from '../project/project.ts';
import { findGenerations, listAssets, readSnapshot, readWorkingFiles } from '../project/saved-state.ts';
import { nodeFileSystem } from '../storage/file-system.ts';

export interface Salvaged {
  readonly project: Project;
  /** What was left out, and why. */
  readonly left: readonly Issue[];
}

/** @param target folder of the copy; must not exist. */
export async function salvageProject(directory: string, target: string, name: string): Promise<Salvaged> {
  const fs = nodeFileSystem;
  const left: Issue[] = [];
  const found = await findGenerations(directory, fs);
  const files =
    found.unfinished === null
      ? await readWorkingFiles(directory, fs)
      : await readSnapshot(directory, found.unfinished, fs);
  const assets = await listAssets(directory, fs);
  let document = soundPart(files, name, left);
  if (found.segment !== null && found.unfinished === null) {
    const bytes = await fs
      .read(inProject(directory, segmentPath(found.segment)), MAX_SEGMENT_BYTES)
      .catch(() => new Uint8Array());
    document = withJournal(document, bytes, left);
  }

  const production = projectOf(document);
  const others = [...document.records.values()].filter((record) => record.kind !== 'project');
  const project = await createProject(target, { ...production, name }, others);
  for (const [hash, fileName] of assets) {
    try {
      const bytes = await readAsset(directory, assets, hash, fs);
      await project.importAsset(bytes, fileName.slice(fileName.lastIndexOf('.') + 1));
    } catch (cause) {
      left.push({
        file: `${ASSETS}/${fileName}`,
        field: '',
        expected: 'an asset that can be read',
        got: cause instanceof Error ? cause.message : String(cause),
      });
    }
  }
  return { project, left };
}

/** All records that are valid by themselves and stand rightly to each other. */
export function soundPart(files: ReadonlyMap<string, string>, name: string, left: Issue[]): Document {
  const records = new Map<string, AnyRecord>();
  for (const path of files.keys()) {
    const { record, issues } = readRecordFile(files, path);
    left.push(...issues);
    if (record !== null) records.set(record.id, record);
  }
  const [first, ...spare] = recordsOf({ records }, 'project');
  for (const { id } of spare) records.delete(id);
  if (first === undefined) {
    const date = new Date().toISOString().slice(0, 10);
    const project = createProjectRecord({ id: createId('project', secureRandom), name, date });
    records.set(project.id, project);
  }
  return letGoOfMissing({ records }, left);
}

/** Removes mentions of records that are not there, as if those had just been removed by hand, until none is left. */
function letGoOfMissing(document: Document, left: Issue[]): Document {
  for (let result = document; ;) {
    const dangling = firstDangling(result);
    if (dangling === null) return result;
    const { from, id } = dangling;
    left.push({
      file: from,
      field: '',
      expected: `${id} to be in the project`,
      got: 'nothing: it was let go of',
    });
    result = withoutMentionsOf(result, id);
  }
}

function firstDangling(document: Document): { readonly from: string; readonly id: string } | null {
  for (const record of document.records.values())
    for (const { id } of referencesOf(record)) if (!document.records.has(id)) return { from: record.id, id };
  return null;
}

function withoutMentionsOf(document: Document, id: string): Document {
  // a stand-in under the missing id, removed by the ordinary command with all that hangs on it
  const standIn = { id, kind: 'object', name: id } as unknown as AnyRecord;
  const records = new Map(document.records).set(id, standIn);
  const { edits } = removeRecord({ records }, id, { cascade: true });
  const rest = edits.filter((edit) => !(edit.op === 'remove' && edit.id === id));
  try {
    return applyCommand(document, { label: 'Let go', edits: rest }).document;
  } catch (cause) {
    if (!(cause instanceof DocumentError)) throw cause;
    // relations of other missing records are still open: drop those that mention this one
    const kept = [...document.records].filter(
      ([, record]) => !referencesOf(record).some((reference) => reference.id === id),
    );
    return { records: new Map(kept) };
  }
}

function withJournal(document: Document, bytes: Uint8Array, left: Issue[]): Document {
  let result = document;
  for (const entry of parseSegment(bytes).entries) {
    try {
      result = applyCommand(result, entry.command).document;
    } catch (cause) {
      const got = cause instanceof DocumentError ? cause.issues.map(formatIssue).join('; ') : String(cause);
      left.push({
        file: 'journal',
        field: `entry ${entry.sequence}`,
        expected: 'a command that still fits',
        got,
      });
    }
  }
  return recordsOf(result, 'project').length === 1 ? result : document;
}
