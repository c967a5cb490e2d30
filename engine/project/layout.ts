/** Names inside a project folder, and which of them anyone may give. */
import { join } from 'node:path';

export const PROJECT_SUFFIX = '.penumbra';
export const ASSETS = 'assets';
export const RECORDS = 'records';
export const RENDERS = 'renders';
export const JOURNAL = 'journal';
export const LOCK = '.lock';

/** 4 GiB: more than any texture or scan that a set is dressed with. */
export const MAX_ASSET_BYTES = 4 * 1024 ** 3;

/** Only work, not its by-products, belongs in version control; and nobody may change line ends in it. */
export const HOUSEKEEPING_FILES: ReadonlyMap<string, string> = new Map([
  ['.gitignore', '/journal/\n/renders/\n/.lock\n*.partial\n'],
  ['.gitattributes', '*.json text eol=lf\n/assets/** binary\n'],
]);

const ASSET_NAME = /^([0-9a-f]{64})\.([0-9a-z]{1,8})$/;
const EXTENSION = /^[0-9a-z]{1,8}$/;

export const isExtension = (text: string): boolean => EXTENSION.test(text);

/** The hash that an asset's file name says, or null when it is no asset's name. */
export const hashOfAssetName = (name: string): string | null => ASSET_NAME.exec(name)?.[1] ?? null;

const UNSAFE_SEGMENT = /^\.{1,2}$|[\\:*?"<>|]|[. ]$/;
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const FIRST_PRINTABLE = 0x20;

/** True for a relative path with forward slashes that stays in its folder on every platform. */
export const isSafeRelativePath = (path: string): boolean =>
  path.length > 0 &&
  path.length <= 500 &&
  path
    .split('/')
    .every(
      (part) =>
        part.length > 0 &&
        !UNSAFE_SEGMENT.test(part) &&
        !DEVICE_NAME.test(part) &&
        [...part].every((letter) => letter.codePointAt(0)! >= FIRST_PRINTABLE),
    );

/** Joins a path of the format (forward slashes) to the project folder. */
export const inProject = (directory: string, path: string): string => join(directory, ...path.split('/'));

const GENERATION_DIGITS = 6;
const generationName = (generation: number): string => String(generation).padStart(GENERATION_DIGITS, '0');
export const snapshotPath = (generation: number): string =>
  `${JOURNAL}/${generationName(generation)}.snapshot.json`;
export const segmentPath = (generation: number): string => `${JOURNAL}/${generationName(generation)}.jsonl`;
export const setAsidePath = (generation: number, mark: string): string =>
  `${JOURNAL}/${generationName(generation)}.${mark}.set-aside.jsonl`;

const GENERATION_FILE = /^(\d{6,12})\.(snapshot\.json|jsonl)$/;
/** What a file of the journal folder is, or null when it is none of ours. */
export function generationOf(
  name: string,
): { readonly generation: number; readonly type: 'snapshot' | 'segment' } | null {
  const match = GENERATION_FILE.exec(name);
  // Written one way only: 0000007 is not 000007 and would be looked for under the wrong name.
  if (match === null || match[1] !== generationName(Number(match[1]))) return null;
  return { generation: Number(match[1]), type: match[2] === 'jsonl' ? 'segment' : 'snapshot' };
}
