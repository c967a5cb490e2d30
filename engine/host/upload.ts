/**
 * Files that a desk sends to be imported. Each becomes a job, and so one step to undo; an archive becomes a job for each model in it. The
 * file lies in a folder of its own until its jobs have ended.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { idPattern } from '../../core/document/records/fields.ts';
import { MAX_UPLOAD_BYTES, ROUTES } from '../../core/protocol/index.ts';
import type { Desk } from '../desk/desk.ts';
import { archiveEntries } from '../project-import/import-archive.ts';
import { json, text, type Answer } from './response.ts';

export async function takeUpload(desk: Desk, request: IncomingMessage, url: URL): Promise<Answer> {
  void desk.project;
  const name = nameOf(url.searchParams.get('name') ?? '');
  if (name === null) return text(400, `${ROUTES.import}: name: expected the name of a file`);
  const ontoId = url.searchParams.get('ontoId');
  if (ontoId !== null && !idPattern('light').test(ontoId) && !idPattern('environment').test(ontoId))
    return text(400, `${ROUTES.import}: ontoId: expected the id of a light or an environment`);
  const declared = Number(request.headers['content-length'] ?? '0');
  if (declared > MAX_UPLOAD_BYTES) return text(413, tooBig(name, MAX_UPLOAD_BYTES));

  const uploads = path.join(desk.options.folders.cache, 'uploads');
  await mkdir(uploads, { recursive: true });
  const folder = await mkdtemp(path.join(uploads, 'file-'));
  const away = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, name);
  try {
    await pipeline(request, limited(name, MAX_UPLOAD_BYTES), createWriteStream(file, { flags: 'wx' }));
  } catch (cause) {
    await away();
    return text(413, cause instanceof Error ? cause.message : `${name}: the upload broke off`);
  }
  let entries: readonly (string | null)[];
  try {
    entries = (await isArchive(file, name)) ? await archiveEntries(file, name) : [null];
  } catch (cause) {
    await away();
    return text(400, (cause instanceof Error ? cause.message : String(cause)).replaceAll(file, name));
  }
  const wish = {
    kind: 'import',
    files: [{ name, path: file }],
    sceneId: url.searchParams.get('sceneId'),
    ...(ontoId === null ? {} : { ontoId }),
  } as const;
  const place = pointOf(url.searchParams.get('atM') ?? '');
  const jobs = entries.map((entry, i) =>
    desk.startJob('import', `Import ${entry === null ? name : path.posix.basename(entry)}`, {
      ...wish,
      atM: place === null ? null : [place[0] + i * BESIDE_M, place[1], place[2]],
      ...(entry === null ? {} : { entry }),
    }),
  );
  void Promise.all(jobs.map(({ ended }) => ended)).then(away, away);
  return json({ jobIds: jobs.map(({ jobId }) => jobId) });
}

/** Models of one archive do not stand in each other. */
const BESIDE_M = 2;

/** Null for what names no file in a folder. */
function nameOf(given: string): string | null {
  const name = path.posix.basename(given.replaceAll('\\', '/'));
  const isName =
    name !== '' && name !== '.' && name !== '..' && name.length <= 200 && !/[\p{Cc}]/u.test(name);
  return isName ? name : null;
}

function pointOf(words: string): readonly [number, number, number] | null {
  const point = words.split(',').map(Number);
  return words !== '' && point.length === 3 && point.every(Number.isFinite)
    ? [point[0]!, point[1]!, point[2]!]
    : null;
}

/** A zip that is not a project of ours. */
async function isArchive(file: string, name: string): Promise<boolean> {
  if (/\.penumbra$/i.test(name)) return false;
  const handle = await open(file, 'r');
  try {
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    return head.equals(Buffer.from('PK\x03\x04', 'latin1')) || /\.zip$/i.test(name);
  } finally {
    await handle.close();
  }
}

const tooBig = (name: string, most: number): string =>
  `${name}: expected at most ${(most / 1024 ** 3).toFixed(1)} GiB, got more`;

/** Passes bytes on until there are too many. @param most bytes. */
export function limited(name: string, most: number): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      if (count > most) done(new Error(tooBig(name, most)));
      else done(null, chunk);
    },
  });
}
