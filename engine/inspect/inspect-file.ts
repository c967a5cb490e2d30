/** What a file is and holds, for `penumbra info`: one report for each kind of file. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CheckpointError, decodeCheckpoint } from '../../core/tracer/checkpoint.ts';
import { UsageError } from '../cli/usage-error.ts';
import { inspectGltf } from '../import/inspect-gltf.ts';
import { readSceneFile } from '../project-scene/scene-file.ts';
import { unpackProject } from '../project/index.ts';
import { kindOfFile, type FileKind } from './file-kind.ts';
import { inspectExr, inspectHdr, inspectPlainImage } from './inspect-image.ts';
import { describeDocument, inspectProject } from './inspect-project.ts';
import { beamFigures, readLightProfile } from './read-light-profile.ts';

export interface FileReport {
  readonly file: string;
  readonly kind: FileKind;
  /** Facts of this kind of file: plain JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

/** @throws the reader's error, which names file, field and expectation, when the file is not in order. */
export async function inspectFile(file: string): Promise<FileReport> {
  const kind = await kindOfFile(file);
  const { warnings, ...facts } = await inspect(file, kind);
  return { file, kind, facts, warnings };
}

async function inspect(
  file: string,
  kind: FileKind,
): Promise<{ readonly warnings: readonly string[] } & Record<string, unknown>> {
  switch (kind) {
    case 'project':
      return inspectProject(file);
    case 'archive':
      return unpacked(file, async (folder) => ({
        bytes: (await stat(file)).size,
        ...(await inspectProject(folder)),
      }));
    case 'scene':
      return { ...describeDocument(await readSceneFile(file)), warnings: [] };
    case 'model':
      return { ...(await inspectGltf(file)) };
    case 'exr':
      return inspectExr(file);
    case 'hdr':
      return inspectHdr(file);
    case 'image':
      return inspectPlainImage(file);
    case 'ies':
    case 'ldt': {
      const { profile, lampLumens, watts, description } = await readLightProfile(file, kind);
      return { ...beamFigures(profile), lampLumens, watts, description, warnings: [] };
    }
    case 'checkpoint':
      return inspectCheckpoint(file);
  }
}

/** Unpacks an archive aside for as long as `use` runs: unpacking is what checks all of it. */
export async function unpacked<T>(file: string, use: (folder: string) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'penumbra-'));
  try {
    const folder = path.join(scratch, 'project.penumbra');
    await unpackProject(file, folder);
    return await use(folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function inspectCheckpoint(file: string) {
  try {
    const { header } = decodeCheckpoint(new Uint8Array(await readFile(file)));
    return { ...header, warnings: [] };
  } catch (cause) {
    if (cause instanceof CheckpointError) throw new UsageError(`${file}: ${cause.message}`);
    throw cause;
  }
}
