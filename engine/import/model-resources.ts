/**
 * The files that a glTF document points at: only inside the model's own folder, never over a network. Names are
 * percent-decoded; a wrong case, common in models made on Windows, is forgiven.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §2.8 "URIs". [2] RFC 2397 (data URIs), RFC 3986.
 */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportContext } from '../../core/interchange/gltf/import-context.ts';

/** Bytes of a data URI. @throws ModelImportError when it is malformed. */
function readDataUri(uri: string, field: string, context: ImportContext): Uint8Array {
  const comma = uri.indexOf(',');
  if (comma === -1) context.fail(field, 'expected a data URI with a comma before its data');
  const base64 = /;base64$/i.test(uri.slice(0, comma));
  context.allocate(uri.length - comma, field);
  if (!base64) return Buffer.from(percentDecode(uri.slice(comma + 1), field, context), 'latin1');
  const text = uri.slice(comma + 1);
  if (!/^[A-Za-z0-9+/\-_%\s]*=*\s*$/.test(text)) context.fail(field, 'expected base64 data');
  return Buffer.from(text.includes('%') ? percentDecode(text, field, context) : text, 'base64');
}

function percentDecode(text: string, field: string, context: ImportContext): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return context.fail(field, `expected a valid percent-encoding in "${text.slice(0, 80)}"`);
  }
}

/** What a URI led to: bytes, or the reason why there is no such file. */
export type ResourceResult = { readonly bytes: Uint8Array } | { readonly missing: string };

/**
 * Reads what `uri` names.
 * @param folder real path of the model's folder
 * @throws ModelImportError when the URI leaves the folder, asks for a network, or is malformed.
 */
export async function readResource(
  uri: string,
  folder: string,
  field: string,
  context: ImportContext,
): Promise<ResourceResult> {
  if (/^data:/i.test(uri)) return { bytes: readDataUri(uri, field, context) };
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1];
  if (scheme !== undefined)
    context.fail(
      field,
      `expected a file beside the model; Penumbra works offline and does not fetch ${scheme}: addresses ("${uri.slice(0, 120)}")`,
    );
  const relative = percentDecode(uri, field, context).replaceAll('\\', '/');
  if (relative.includes('\0')) context.fail(field, 'expected a file name without NUL');
  const steps = path.posix.normalize(relative).split('/');
  if (relative.startsWith('/') || /^[a-z]:/i.test(relative) || steps[0] === '..')
    context.fail(field, `expected a file inside the model's folder, found "${relative.slice(0, 120)}"`);

  let found = folder;
  for (const step of steps.filter((s) => s !== '' && s !== '.')) {
    const next = await entryOf(found, step);
    if (next === null) return { missing: relative };
    found = next;
  }
  const real = await realpath(found);
  if (real !== folder && !real.startsWith(folder + path.sep))
    context.fail(
      field,
      `expected a file inside the model's folder; "${relative.slice(0, 120)}" is a link that leads out of it`,
    );
  const info = await stat(real);
  if (!info.isFile()) return { missing: relative };
  context.allocate(info.size, field);
  return { bytes: await readFile(real) };
}

/** Path of `name` in `folder`, or of the one entry that differs from it in case only; null where there is none. */
async function entryOf(folder: string, name: string): Promise<string | null> {
  const entries: readonly string[] = await readdir(folder).catch(() => []);
  if (entries.includes(name)) return path.join(folder, name);
  const folded = entries.filter(
    (entry) => entry.normalize('NFC').toLowerCase() === name.normalize('NFC').toLowerCase(),
  );
  return folded.length === 1 && folded[0] !== undefined ? path.join(folder, folded[0]) : null;
}
