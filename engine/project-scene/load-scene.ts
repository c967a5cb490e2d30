/** SCENE on the command line: a project folder, a glTF model, or a scene JSON file, as something that gives render scenes. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { projectOf, recordsOf, type Document } from '../../core/document/index.ts';
import type { CancelSignal, ProgressListener } from '../../core/ports/cancel.ts';
import { flattenDocument, type FlattenOptions, type SceneResources } from '../../core/scene/flatten/index.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { importGltf } from '../import/import-gltf.ts';
import { MODEL_SUFFIXES } from '../import/read-model.ts';
import { inProject } from '../project/layout.ts';
import { readProject } from '../project/index.ts';
import { UsageError } from '../cli/usage-error.ts';
import { loadResources, type AssetSource } from './load-resources.ts';
import { readSceneFile } from './scene-file.ts';

export interface LoadedScene {
  /** Null for a bare model. */
  readonly document: Document | null;
  readonly resources: SceneResources | null;
  /** Frames per second of the project; null for a bare model. */
  readonly framesPerSecond: number | null;
  readonly warnings: readonly string[];
  /** The render scene at a moment of a shot, or as the document stands. */
  flatten(options?: FlattenOptions): RenderScene;
}

const NO_ASSETS: AssetSource = {
  assetName: () => null,
  assetPath: (hash) => hash,
  readAsset: (hash) => Promise.reject(new Error(`asset ${hash}: a scene file has no assets`)),
};

/** @throws UsageError for something that is no scene; the reader's error for one that is broken. */
export async function loadScene(
  file: string,
  options: {
    readonly signal?: CancelSignal;
    readonly onProgress?: ProgressListener;
    readonly time?: number;
  } = {},
): Promise<LoadedScene> {
  const info = await stat(file).catch(() => {
    throw new UsageError(
      `${file}: expected a project folder, a .glb, .gltf or scene .json file; there is nothing there`,
    );
  });
  if (info.isDirectory()) {
    const project = await readProject(file);
    const source: AssetSource = {
      assetName: (hash) => project.assetName(hash),
      assetPath: (hash) => inProject(file, `assets/${project.assetName(hash) ?? hash}`),
      readAsset: (hash) => project.readAsset(hash),
    };
    const warnings = project.warnings.map((issue) => `${issue.file}: ${issue.expected}`);
    return fromDocument(project.document, await loadResources(project.document, source, options), warnings);
  }
  const suffix = path.extname(file).toLowerCase();
  if (MODEL_SUFFIXES.some((s) => s === suffix)) {
    const scene = await importGltf(file, options);
    return {
      document: null,
      resources: null,
      framesPerSecond: null,
      warnings: scene.warnings,
      flatten: () => scene,
    };
  }
  if (suffix === '.json') {
    const document = await readSceneFile(file);
    return fromDocument(document, await loadResources(document, NO_ASSETS, options), []);
  }
  throw new UsageError(`${file}: expected a project folder, a .glb, .gltf or scene .json file`);
}

function fromDocument(
  document: Document,
  resources: SceneResources,
  warnings: readonly string[],
): LoadedScene {
  return {
    document,
    resources,
    framesPerSecond: projectOf(document).fps,
    warnings,
    flatten: (flattenOptions = {}) => flattenDocument(document, resources, flattenOptions),
  };
}

/** Id of the shot with this id, number or name. @throws UsageError naming the shots there are. */
export function findShot(document: Document, text: string): string {
  const shots = recordsOf(document, 'shot');
  const found = shots.find((s) => s.id === text || s.shotNumber === text || s.name === text);
  if (!found)
    throw new UsageError(
      `shot '${text}': expected one of ${shots.map((s) => s.shotNumber).join(', ') || 'none'}`,
    );
  return found.id;
}
