/**
 * A document as the text files of its project folder, and back: `format.json` says which version of the format the
 * rest is in, `records/<kind>/<id>.json` holds one record each. Nothing here touches a disk.
 */
import { FORMAT_VERSION, migrateRecord, OLDEST_FORMAT_VERSION } from './migrations.ts';
import type { Document } from './document.ts';
import { checkProjectRecord, checkRelations, parseRecord } from './integrity.ts';
import { describe, DocumentError, type Issue } from './issues.ts';
import { formatJson, isJsonObject, plainJson, type Json } from './json.ts';
import { idPattern, RECORD_KINDS, type RecordKind } from './records/fields.ts';
import type { AnyRecord } from './records/index.ts';
import { assetsOf } from './references.ts';

export const FORMAT_FILE = 'format.json';
export const FORMAT_NAME = 'penumbra-project';
/** A record larger than this was not written by us. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

export const recordPath = (kind: RecordKind, id: string): string => `records/${kind}/${id}.json`;

/** Which record a path is for, or null when no record lies there. */
export function recordOfPath(path: string): { readonly kind: RecordKind; readonly id: string } | null {
  const match = /^records\/([a-z]+)\/([^/]+)\.json$/.exec(path);
  const kind = RECORD_KINDS.find((candidate) => candidate === match?.[1]);
  const id = match?.[2];
  return kind !== undefined && id !== undefined && idPattern(kind).test(id) ? { kind, id } : null;
}

/** Text by path, forward slashes; the same document always gives the same text. */
export function filesFromDocument(document: Document): Map<string, string> {
  const files = new Map<string, string>();
  files.set(FORMAT_FILE, formatJson({ format: FORMAT_NAME, formatVersion: FORMAT_VERSION }));
  for (const id of [...document.records.keys()].sort()) {
    const record = document.records.get(id)!;
    files.set(recordPath(record.kind, id), formatJson(record as unknown as Json));
  }
  return files;
}

export interface Validation {
  /** Null when there are errors. */
  readonly document: Document | null;
  readonly errors: readonly Issue[];
  readonly warnings: readonly Issue[];
}

/**
 * Reads and checks the files of a project.
 * @param files text by path inside the project folder, forward slashes.
 * @param assets hashes of the assets that are there; null leaves them unchecked.
 */
export function validateProject(
  files: ReadonlyMap<string, string>,
  assets: ReadonlySet<string> | null = null,
): Validation {
  const errors: Issue[] = [];
  const warnings: Issue[] = [];
  const version = readFormatVersion(files, errors);
  if (version === null) return { document: null, errors, warnings };

  const records = new Map<string, AnyRecord>();
  const pathOfId = new Map<string, string>();
  for (const path of [...files.keys()].sort()) {
    if (path === FORMAT_FILE) continue;
    const place = recordOfPath(path);
    if (place === null) {
      warnings.push({
        file: path,
        field: '',
        expected: 'records/<kind>/<id>.json',
        got: 'a file that is not read',
      });
      continue;
    }
    const record = readRecord(path, place, files.get(path)!, version, errors);
    if (record === null) continue;
    records.set(record.id, record);
    pathOfId.set(record.id, path);
  }
  // A record that could not be read would make every mention of it dangle: its own error says enough.
  if (errors.length > 0) return { document: null, errors, warnings };

  const document: Document = { records };
  errors.push(...checkProjectRecord(document));
  errors.push(...checkRelations(document, records.keys(), (id) => pathOfId.get(id) ?? id));
  if (assets !== null) warnings.push(...missingAssets(document, assets));
  return { document: errors.length === 0 ? document : null, errors, warnings };
}

/** @throws DocumentError with everything that is wrong. */
export function documentFromFiles(files: ReadonlyMap<string, string>): Document {
  const { document, errors } = validateProject(files);
  if (document === null) throw new DocumentError(errors);
  return document;
}

/** One record's file by itself: what it points to does not count. The present format is assumed where `format.json` is no help. */
export function readRecordFile(
  files: ReadonlyMap<string, string>,
  path: string,
): { readonly record: AnyRecord | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const place = recordOfPath(path);
  const text = files.get(path);
  if (place === null || text === undefined) return { record: null, issues };
  const version = readFormatVersion(files, []) ?? FORMAT_VERSION;
  return { record: readRecord(path, place, text, version, issues), issues };
}

function missingAssets(document: Document, assets: ReadonlySet<string>): Issue[] {
  return [...document.records.values()].flatMap((record) =>
    assetsOf(record)
      .filter(({ hash }) => !assets.has(hash))
      .map(({ path, hash }) => ({
        file: recordPath(record.kind, record.id),
        field: path.join('.'),
        expected: 'an asset that lies in assets/',
        got: `${hash.slice(0, 12)}…, which does not`,
      })),
  );
}

function readFormatVersion(files: ReadonlyMap<string, string>, errors: Issue[]): number | null {
  const say = (field: string, expected: string, got: string): null => {
    errors.push({ file: FORMAT_FILE, field, expected, got });
    return null;
  };
  const text = files.get(FORMAT_FILE);
  if (text === undefined) return say('', 'a project folder with this file', 'no such file');
  const value = parseJson(FORMAT_FILE, text, errors);
  if (value === undefined) return null;
  if (!isJsonObject(value)) return say('', 'an object', describe(value));
  if (value['format'] !== FORMAT_NAME) return say('format', `"${FORMAT_NAME}"`, describe(value['format']));
  const version = value['formatVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < OLDEST_FORMAT_VERSION)
    return say('formatVersion', `a whole number from ${OLDEST_FORMAT_VERSION}`, describe(version));
  if (version > FORMAT_VERSION)
    return say(
      'formatVersion',
      `at most ${FORMAT_VERSION}: the project was saved by a newer Penumbra`,
      describe(version),
    );
  for (const key of Object.keys(value))
    if (key !== 'format' && key !== 'formatVersion')
      return say(key, 'only format and formatVersion', `the field ${describe(key)}`);
  return version;
}

function readRecord(
  path: string,
  place: { readonly kind: RecordKind; readonly id: string },
  text: string,
  version: number,
  errors: Issue[],
): AnyRecord | null {
  const value = parseJson(path, text, errors);
  if (value === undefined) return null;
  const wrong = (field: string, expected: string, got: unknown): null => {
    errors.push({ file: path, field, expected, got: describe(got) });
    return null;
  };
  if (!isJsonObject(value)) return wrong('', 'an object', value);
  if (value['kind'] !== place.kind)
    return wrong('kind', `"${place.kind}", as its folder says`, value['kind']);
  if (value['id'] !== place.id) return wrong('id', `"${place.id}", as its file name says`, value['id']);
  const parsed = parseRecord(migrateRecord(value, place.kind, version), place.kind, path);
  if (parsed.issues !== null) errors.push(...parsed.issues);
  return parsed.record;
}

/** @returns undefined after reporting what is wrong with the text. */
function parseJson(path: string, text: string, errors: Issue[]): Json | undefined {
  const fail = (got: string): undefined => {
    errors.push({ file: path, field: '', expected: 'JSON text', got });
    return undefined;
  };
  if (text.length > MAX_RECORD_BYTES) return fail(`${text.length} characters, more than ${MAX_RECORD_BYTES}`);
  if (/^<{7} |^>{7} /m.test(text)) return fail('an unresolved merge conflict');
  try {
    return plainJson(JSON.parse(text));
  } catch (error) {
    return fail(error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'something else');
  }
}
