/** What a view sees of the document: the flat scene and the one camera that looks at it. */
import { findRecord, recordsOf, type Document } from '../../../core/document/index.ts';
import type { Mat4 } from '../../../core/math/mat4.ts';
import type { RenderSource, RenderSpec } from '../../../core/protocol/index.ts';
import { flattenDocument, type SceneResources } from '../../../core/scene/flatten/index.ts';
import { DEFAULT_CAMERA } from '../../../core/scene/render-defaults.ts';
import type { RenderCamera, RenderScene } from '../../../core/scene/render-scene.ts';
import { metres, type Nits } from '../../../core/units/units.ts';

export interface ViewScene {
  readonly scene: RenderScene;
  readonly camera: RenderCamera;
  /** Width ÷ height of the picture. */
  readonly aspectRatio: number;
}

type ViewOf = Pick<RenderSpec, 'sceneId' | 'source' | 'framing' | 'lightsOut' | 'maxWidthPx' | 'maxHeightPx'>;

/** @throws Error naming the record that is missing or cannot be flattened. */
export function viewScene(all: Document, resources: SceneResources, spec: ViewOf): ViewScene {
  const { source, sceneId, framing } = spec;
  const document = withoutLights(all, spec.lightsOut);
  if (!findRecord(document, 'scene', sceneId)) throw new Error(`scene ${sceneId}: it is not in the project`);
  if (source.type === 'free') {
    const scene = flattenDocument(withCameras(document, []), resources, { sceneId });
    const camera = freeCamera(source, spec, sceneExposure(document, resources, sceneId));
    return { scene, camera, aspectRatio: spec.maxWidthPx / spec.maxHeightPx };
  }
  const { cameraId, shotId, frame } = source;
  if (!findRecord(document, 'camera', cameraId))
    throw new Error(`camera ${cameraId}: it is not in the project`);
  const through = throughCamera(withCameras(document, [cameraId]), cameraId, shotId);
  const scene = flattenDocument(through, resources, {
    framing,
    ...(shotId === null ? { sceneId } : { shotId, frame }),
  });
  const camera = scene.cameras[0];
  if (!camera) throw new Error(`camera ${cameraId}: expected one of scene ${sceneId}`);
  return { scene, camera, aspectRatio: aspectOf(camera) };
}

/** Other cameras cannot be seen, and what is wrong with them is of no concern. */
export function withCameras(document: Document, ids: readonly string[]): Document {
  const records = new Map(document.records);
  for (const { id } of recordsOf(document, 'camera')) if (!ids.includes(id)) records.delete(id);
  return { records };
}

/** The sun goes with its sky. */
function withoutLights(document: Document, ids: readonly string[]): Document {
  if (ids.length === 0) return document;
  const out = new Set(ids);
  const stays = ({ id, kind }: { readonly id: string; readonly kind: string }): boolean =>
    !(out.has(id) && (kind === 'light' || kind === 'environment'));
  return { records: new Map([...document.records].filter(([, record]) => stays(record))) };
}

/** The shot as another camera sees it. */
function throughCamera(document: Document, cameraId: string, shotId: string | null): Document {
  if (shotId === null) return document;
  const shot = findRecord(document, 'shot', shotId);
  if (!shot) throw new Error(`shot ${shotId}: it is not in the project`);
  if (shot.cameraId === cameraId) return document;
  return { records: new Map(document.records).set(shotId, { ...shot, cameraId }) };
}

const aspectOf = (camera: RenderCamera): number => (camera.filmWidth * camera.squeeze) / camera.filmHeight;

/** The exposure of the scene's first camera that can be had; null when there is none. */
function sceneExposure(document: Document, resources: SceneResources, sceneId: string): Nits | null {
  for (const { id } of recordsOf(document, 'camera').filter((c) => c.sceneId === sceneId)) {
    const alone = withCameras(document, [id]);
    // without objects and lights this is quick
    const records = new Map([...alone.records].filter(([, r]) => r.kind !== 'object' && r.kind !== 'light'));
    try {
      return flattenDocument({ records }, resources, { sceneId }).cameras[0]?.nitsAtOne ?? null;
    } catch {
      continue;
    }
  }
  return null;
}

const FREE_FILM_HEIGHT_M = 0.024;

function freeCamera(
  source: Extract<RenderSource, { type: 'free' }>,
  { maxWidthPx, maxHeightPx }: ViewOf,
  nitsAtOne: Nits | null,
): RenderCamera {
  const focalLength = FREE_FILM_HEIGHT_M / 2 / Math.tan((source.verticalFovDeg * Math.PI) / 360);
  return {
    ...DEFAULT_CAMERA,
    name: 'free view',
    motion: [{ time: 0, worldFromLocal: source.worldFromCamera as unknown as Mat4 }],
    filmHeight: metres(FREE_FILM_HEIGHT_M),
    filmWidth: metres((FREE_FILM_HEIGHT_M * maxWidthPx) / maxHeightPx),
    focalLength: metres(focalLength),
    near: metres(0.001),
    nitsAtOne,
  };
}
