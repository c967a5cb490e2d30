/**
 * Rules that no single record can check: what is pointed to exists and is of the right kind, groups hold things
 * of their own scene and never themselves, shots use cameras of their scene, and there is one project record.
 */
import type { Document } from './document.ts';
import { recordsOf } from './document.ts';
import { describe, formatPath, issuesFromZod, type Issue } from './issues.ts';
import { RECORD_SCHEMAS, type AnyRecord } from './records/index.ts';
import { plainJson } from './json.ts';
import { referencesOf } from './references.ts';

/** How an issue names the file of a record. */
export type FileOf = (id: string) => string;
export const idAsFile: FileOf = (id) => id;

/** Checks one record's own fields. @returns the frozen record, or what is wrong with it. */
export function parseRecord(
  value: unknown,
  kind: AnyRecord['kind'],
  file: string,
):
  | { readonly record: AnyRecord; readonly issues: null }
  | { readonly record: null; readonly issues: readonly Issue[] } {
  const result = RECORD_SCHEMAS[kind].safeParse(value);
  if (!result.success) return { record: null, issues: issuesFromZod(file, result.error, value) };
  return { record: plainJson(result.data) as unknown as AnyRecord, issues: null };
}

/** Checks how `ids` stand to the rest of the document. */
export function checkRelations(
  document: Document,
  ids: Iterable<string>,
  fileOf: FileOf = idAsFile,
): Issue[] {
  const issues: Issue[] = [];
  for (const id of ids) {
    const record = document.records.get(id);
    if (record === undefined) continue;
    const say = (field: string, expected: string, got: string): void => {
      issues.push({ file: fileOf(id), field, expected, got });
    };
    for (const reference of referencesOf(record))
      if (!document.records.has(reference.id))
        say(
          formatPath(reference.path),
          `the id of a ${reference.targets.join(' or ')} in this project`,
          `${describe(reference.id)}, which does not exist`,
        );
    checkHierarchy(document, record, say);
    if (record.kind === 'shot') checkShot(document, record, say);
  }
  return issues;
}

/** One project record: the production has one name. */
export function checkProjectRecord(document: Document): Issue[] {
  const projects = recordsOf(document, 'project');
  if (projects.length === 1) return [];
  return [
    {
      file: 'records/project',
      field: '',
      expected: 'exactly one project record',
      got: projects.length === 0 ? 'none' : projects.map((project) => project.id).join(', '),
    },
  ];
}

type Say = (field: string, expected: string, got: string) => void;

function checkHierarchy(document: Document, record: AnyRecord, say: Say): void {
  if (record.kind !== 'object' && record.kind !== 'camera' && record.kind !== 'light') return;
  if (record.parentId === null) return;
  const parent = document.records.get(record.parentId);
  if (parent?.kind !== 'object') return;
  if (parent.content.type !== 'group')
    say('parentId', 'the id of a group', `${record.parentId}, a ${parent.content.type}`);
  if (parent.sceneId !== record.sceneId)
    say('parentId', `a group of scene ${record.sceneId}`, `${record.parentId} of scene ${parent.sceneId}`);

  const seen = new Set([record.id]);
  for (let above: AnyRecord | undefined = parent; above?.kind === 'object';) {
    if (seen.has(above.id)) {
      say(
        'parentId',
        'a group that is not inside this one',
        `${record.parentId}, which leads back to ${above.id}`,
      );
      return;
    }
    seen.add(above.id);
    above = above.parentId === null ? undefined : document.records.get(above.parentId);
  }
}

function checkShot(document: Document, shot: Extract<AnyRecord, { kind: 'shot' }>, say: Say): void {
  const inScene = (id: string, field: string): void => {
    const target = document.records.get(id);
    if (target === undefined || !('sceneId' in target) || target.sceneId === shot.sceneId) return;
    say(field, `a ${target.kind} of scene ${shot.sceneId}`, `${id} of scene ${target.sceneId}`);
  };
  inScene(shot.cameraId, 'cameraId');
  shot.subjectIds.forEach((id, i) => inScene(id, `subjectIds[${i}]`));
  shot.tracks.forEach((track, i) => inScene(track.targetId, `tracks[${i}].targetId`));
}
