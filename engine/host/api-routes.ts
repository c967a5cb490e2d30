/** The engine's HTTP routes besides the page: tickets, proxies, pictures, uploads, outputs. Names in paths are checked by pattern, never joined to a path. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { fieldNodeSchema, findRecord } from '../../core/document/index.ts';
import { fieldLevelSchema, ROUTES } from '../../core/protocol/index.ts';
import type { Desk } from '../desk/desk.ts';
import { readThumbnail, thumbnailKey } from '../desk/project-cards.ts';
import { inProject, isSafeRelativePath, RENDERS } from '../project/layout.ts';
import type { ProxyRequest } from '../workshop/workshop-api.ts';
import type { Credentials } from './credentials.ts';
import { immutable, json, text, type Answer } from './response.ts';
import { takeUpload } from './upload.ts';

const HASH = /^[0-9a-f]{64}$/;
const MAX_FIELD_BYTES = 8 * 1024 * 1024;
const SMALLEST_IMAGE_PX = 16;
const LARGEST_IMAGE_PX = 8192;

const fieldRequest = z.strictObject({
  field: fieldNodeSchema,
  cellSizeM: z.number().min(1e-4).max(1e3),
  level: fieldLevelSchema,
});

export interface ApiContext {
  readonly desk: Desk;
  readonly credentials: Credentials;
}

/** @returns null when no route of the API is meant; `'sent'` when the answer was streamed. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: ApiContext,
): Promise<Answer | 'sent' | null> {
  const { desk, credentials } = context;
  const method = request.method ?? 'GET';
  const found = Object.entries(ROUTES).find(
    ([, route]) => url.pathname === route || url.pathname.startsWith(`${route}/`),
  );
  if (found === undefined) return null;
  const [name, route] = found as [keyof typeof ROUTES, string];
  const rest = url.pathname.slice(route.length + 1);
  const takesPost = name === 'ticket' || name === 'proxyField' || name === 'import';
  if (method !== (takesPost ? 'POST' : 'GET'))
    return text(405, `${route}: expected ${takesPost ? 'POST' : 'GET'}`);

  switch (name) {
    case 'ticket':
      return rest === '' ? json({ ticket: credentials.newTicket() }) : notFound();
    case 'socket':
      return text(426, 'this address is for a WebSocket');
    case 'proxyModel':
    case 'proxyMesh':
    case 'proxyPanorama':
    case 'proxyImage': {
      if (!HASH.test(rest)) return text(400, `${route}: expected the SHA-256 of an asset`);
      return proxy(desk, response, proxyRequest(name, rest, url));
    }
    case 'proxyField': {
      const body = fieldRequest.safeParse(await readJson(request, MAX_FIELD_BYTES));
      if (!body.success) return text(400, `${route}: expected {field, cellSizeM, level}`);
      return proxy(desk, response, { type: 'field', ...body.data });
    }
    case 'shotThumbnail': {
      if (!/^sht_[0-9a-z-]{1,40}$/.test(rest)) return text(400, `${route}: expected the id of a shot`);
      const thumbnail = await desk.options.workshop.thumbnail(rest);
      // no error: a page's console would call a missing picture one
      if (thumbnail === null) return { status: 204, type: 'image/png', body: '' };
      return { status: 200, type: 'image/png', body: thumbnail.png };
    }
    case 'projectThumbnail':
      return projectThumbnail(desk, rest);
    case 'takeFile':
      return takeFile(desk, rest, url);
    case 'import':
      return rest === '' ? takeUpload(desk, request, url) : notFound();
    case 'output':
      return output(desk, rest, response);
  }
}

const notFound = (): Answer => text(404, 'there is nothing here');

function proxyRequest(
  name: 'proxyModel' | 'proxyMesh' | 'proxyPanorama' | 'proxyImage',
  hash: string,
  url: URL,
): ProxyRequest {
  switch (name) {
    case 'proxyModel':
      return { type: 'model', hash };
    case 'proxyMesh':
      return { type: 'mesh', hash };
    case 'proxyPanorama':
      return { type: 'panorama', hash };
    case 'proxyImage': {
      const asked = Number(url.searchParams.get('max') ?? '1024');
      const maxPx = Number.isInteger(asked)
        ? Math.min(LARGEST_IMAGE_PX, Math.max(SMALLEST_IMAGE_PX, asked))
        : 1024;
      return { type: 'image', hash, maxPx };
    }
  }
}

async function proxy(desk: Desk, response: ServerResponse, asked: ProxyRequest): Promise<Answer> {
  void desk.project;
  const abort = new AbortController();
  // whoever asked has hung up: nobody waits for it any more
  response.once('close', () => {
    if (!response.writableFinished) abort.abort();
  });
  const { bytes, mimeType } = await desk.options.workshop.proxy(asked, abort.signal);
  return asked.type === 'field' ? { status: 200, type: mimeType, body: bytes } : immutable(mimeType, bytes);
}

async function projectThumbnail(desk: Desk, rest: string): Promise<Answer> {
  const key = /^([0-9a-f]{32})-\d+$/.exec(rest)?.[1];
  const directories = desk.options.personal.recents.map((recent) => recent.directory);
  const known = [...directories, ...(await desk.projectFolders())];
  const directory = known.find((candidate) => thumbnailKey(candidate) === key);
  if (key === undefined || directory === undefined) return notFound();
  const png = await readThumbnail(directory).catch(() => null);
  return png === null ? notFound() : immutable('image/png', png);
}

async function takeFile(desk: Desk, takeId: string, url: URL): Promise<Answer> {
  const take = findRecord(desk.project.document, 'take', takeId);
  const name = take?.files[Number(url.searchParams.get('file') ?? '0')];
  if (name === undefined || !isSafeRelativePath(name)) return notFound();
  const file = inProject(desk.project.directory, `${RENDERS}/${name}`);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return notFound();
  return { status: 200, type: name.endsWith('.png') ? 'image/png' : 'application/octet-stream', body: bytes };
}

async function output(desk: Desk, rest: string, response: ServerResponse): Promise<Answer | 'sent'> {
  const [jobId = '', encoded = ''] = rest.split('/', 2);
  let name: string;
  try {
    name = decodeURIComponent(encoded);
  } catch {
    return notFound();
  }
  const file = desk.jobs.outputFile(jobId, name);
  const info = file === null ? null : await stat(file).catch(() => null);
  if (file === null || info === null || !info.isFile()) return notFound();
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(info.size),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(path.basename(name))}`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'",
  });
  await pipeline(createReadStream(file), response);
  return 'sent';
}

async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
