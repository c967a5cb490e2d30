/** A project in another form: one file of a format that others read. */
import { buildBoardModel, shotsCsv } from '../../core/boards/index.ts';
import { assetsOf, formatJson, type Document, type Json } from '../../core/document/index.ts';
import type { CancelSignal, ProgressListener } from '../../core/ports/cancel.ts';
import { UsageError } from '../cli/usage-error.ts';
import { loadCatalog } from '../project-scene/load-catalog.ts';
import { loadScene } from '../project-scene/load-scene.ts';
import { readSceneFile, SCENE_FORMAT } from '../project-scene/scene-file.ts';
import { packProject, readProject } from '../project/index.ts';
import { writeFileAtomic } from '../storage/atomic-write.ts';

export type ExportFormat = 'penumbra' | 'json' | 'glb' | 'csv';

export interface ExportRequest {
  /** A project folder or a scene file. */
  readonly source: string;
  readonly isFolder: boolean;
  readonly format: ExportFormat;
  readonly out: string;
  /** With frames that were rendered, in an archive. */
  readonly renders: boolean;
  readonly signal: CancelSignal;
  readonly onProgress: ProgressListener;
}

/** @returns warnings about what the format could not hold. */
export async function exportProject(request: ExportRequest): Promise<readonly string[]> {
  const { source, isFolder, format, out } = request;
  switch (format) {
    case 'penumbra':
      if (!isFolder) throw new UsageError(`${source}: expected a project folder to pack, got a file`);
      await packProject(source, out, { renders: request.renders });
      return [];
    case 'json': {
      const document = await readDocument(request);
      await writeFileAtomic(out, sceneJson(document));
      const assets = new Set(
        [...document.records.values()].flatMap((r) => assetsOf(r).map((use) => use.hash)),
      );
      return assets.size === 0
        ? []
        : [
            `a scene file holds records alone: its ${assets.size} assets stay behind; --as penumbra takes them along`,
          ];
    }
    case 'csv': {
      const document = await readDocument(request);
      await writeFileAtomic(out, await shotList(document));
      return [];
    }
    case 'glb': {
      const { sceneToGlb } = await import('./scene-to-glb.ts');
      const loaded = await loadScene(source, request);
      const { glb, warnings } = await sceneToGlb(loaded.flatten());
      await writeFileAtomic(out, glb);
      return [...new Set([...loaded.warnings, ...warnings])];
    }
  }
}

const readDocument = async ({ source, isFolder }: ExportRequest): Promise<Document> =>
  isFolder ? (await readProject(source)).document : readSceneFile(source);

/** Records in the order of their ids, so that the same document gives the same text. */
export function sceneJson(document: Document): string {
  const records = [...document.records.keys()]
    .sort()
    .map((id) => document.records.get(id)! as unknown as Json);
  return formatJson({ format: SCENE_FORMAT, version: 1, records });
}

async function shotList(document: Document): Promise<string> {
  try {
    const { shots } = buildBoardModel(document, { catalog: await loadCatalog() });
    return shotsCsv(shots, new Set());
  } catch (cause) {
    if (cause instanceof RangeError) throw new UsageError(cause.message);
    throw cause;
  }
}
