/** What a project holds: records, shots, assets, and what its journal says. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { shotsInOrder } from '../../core/boards/index.ts';
import {
  assetsOf,
  findRecord,
  formatIssue,
  projectOf,
  RECORD_KINDS,
  recordsOf,
  type Document,
} from '../../core/document/index.ts';
import { readProject } from '../project/index.ts';
import { loadProject } from '../project/recover.ts';
import { findGenerations, listAssets } from '../project/saved-state.ts';
import { nodeFileSystem } from '../storage/file-system.ts';

/** Counts and the list of shots: what a scene file has too. */
export function describeDocument(document: Document) {
  const { name, director, cinematographer, draft, date, fps } = projectOf(document);
  const counts = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, recordsOf(document, kind).length]));
  return {
    name,
    director,
    cinematographer,
    draft,
    date,
    framesPerSecond: fps,
    records: counts,
    shots: shotsInOrder(document).map((shot) => ({
      id: shot.id,
      shotNumber: shot.shotNumber,
      name: shot.name,
      camera: findRecord(document, 'camera', shot.cameraId)?.name ?? '',
      startFrame: shot.startFrame,
      endFrame: shot.endFrame,
    })),
  };
}

/** @throws ProjectError, DocumentError when it is no project or not in order. */
export async function inspectProject(directory: string) {
  const { document, warnings } = await readProject(directory);
  const generations = await findGenerations(directory, nodeFileSystem);
  const { segment } = await loadProject(directory, generations, nodeFileSystem);
  const assets = await listAssets(directory, nodeFileSystem);
  const used = new Set(
    [...document.records.values()].flatMap((record) => assetsOf(record).map((a) => a.hash)),
  );
  const described = await Promise.all(
    [...assets].sort().map(async ([hash, name]) => ({
      name,
      bytes: (await stat(path.join(directory, 'assets', name))).size,
      used: used.has(hash),
    })),
  );
  return {
    ...describeDocument(document),
    assets: described,
    assetBytes: described.reduce((sum, asset) => sum + asset.bytes, 0),
    journal: {
      generation: generations.newest,
      unsavedCommands: segment?.usable.length ?? 0,
      unfinishedSave: generations.unfinished !== null,
    },
    warnings: warnings.map(formatIssue),
  };
}
