/** Names of project folders: what a person typed, made fit for every file system, and free. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_SUFFIX } from '../project/layout.ts';

const LONGEST = 80;
/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Without suffix. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST)
    .trim();
  return plain === '' || RESERVED.test(plain) ? `Project ${plain}`.trim() : plain;
}

/** The folder of this name in `parent`, or of this name and a number, that does not exist yet. */
export async function freeFolder(parent: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const folder = path.join(parent, `${name}${n === 1 ? '' : ` ${n}`}${PROJECT_SUFFIX}`);
    const isTaken = await stat(folder).then(
      () => true,
      () => false,
    );
    if (!isTaken) return folder;
  }
}
