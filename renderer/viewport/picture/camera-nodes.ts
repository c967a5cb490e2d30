/** The cameras of the document as rigs, and the active one as the renderer sees it: its lens, its exposure, its white. */
import { Group, Matrix4 } from 'three';
import {
  findRecord,
  projectOf,
  recordsOf,
  type CameraRecord,
  type Document,
} from '../../../core/document/index.ts';
import type { OpticsCatalog } from '../../../core/optics/catalog.ts';
import { flattenCamera } from '../../../core/scene/flatten/flatten-camera.ts';
import { posePlaced, withoutScale, type Placement } from '../../../core/scene/flatten/motion.ts';
import type { Animation } from '../../../core/scene/flatten/tracks.ts';
import type { RenderCamera } from '../../../core/scene/render-scene.ts';
import type { Mat4 } from '../../../core/math/mat4.ts';
import { registerObject, unregisterObject } from './stage-scene.ts';

interface CameraNode {
  readonly rig: Group;
  matrix: Mat4 | null;
}

export interface Lens {
  readonly cameraId: string;
  readonly camera: RenderCamera;
  /** Width ÷ height of the delivery. */
  readonly deliveryRatio: number;
}

/** For a body or a lens that is not in the catalogue, or before the catalogue has come. */
const PLAIN = {
  bodyId: null,
  recordingModeId: null,
  lensId: null,
  customSensor: { widthMm: 24.89, heightMm: 18.66 },
} as const;

export class CameraNodes {
  readonly #root: Group;
  readonly #nodes = new Map<string, CameraNode>();

  constructor(root: Group) {
    this.#root = root;
  }

  sync(document: Document, sceneId: string | null, placement: Placement): void {
    const cameras = recordsOf(document, 'camera').filter((camera) => camera.sceneId === sceneId);
    const shown = new Set(cameras.map((camera) => camera.id));
    for (const [id, { rig }] of this.#nodes)
      if (!shown.has(id)) {
        rig.removeFromParent();
        this.#nodes.delete(id);
        unregisterObject(id);
      }
    for (const camera of cameras) {
      const node = this.#node(camera.id);
      const [{ worldFromLocal }] = withoutScale([
        { time: 0, worldFromLocal: placement.worldFromLocal(posePlaced(camera)) },
      ]);
      if (node.matrix?.every((value, i) => value === worldFromLocal[i])) continue;
      node.matrix = worldFromLocal;
      new Matrix4()
        .fromArray(worldFromLocal)
        .decompose(node.rig.position, node.rig.quaternion, node.rig.scale);
    }
  }

  #node(id: string): CameraNode {
    const known = this.#nodes.get(id);
    if (known) return known;
    const node: CameraNode = { rig: new Group(), matrix: null };
    this.#nodes.set(id, node);
    this.#root.add(node.rig);
    registerObject(id, node.rig);
    return node;
  }

  dispose(): void {
    for (const [id, { rig }] of this.#nodes) {
      rig.removeFromParent();
      unregisterObject(id);
    }
    this.#nodes.clear();
  }
}

/** @returns null when there is no such camera. */
export function lensOf(
  document: Document,
  catalog: OpticsCatalog,
  cameraId: string | null,
  shotId: string | null,
  animation: Animation,
  frame: number,
): Lens | null {
  const record = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  if (record === null) return null;
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  const seen = (camera: CameraRecord): RenderCamera =>
    flattenCamera(camera, {
      catalog,
      animation,
      frame,
      motion: [{ time: 0, worldFromLocal: new Matrix4().toArray() as unknown as Mat4 }],
      deliveryRatio: null,
      warn: () => undefined,
    });
  let camera: RenderCamera;
  try {
    camera = seen(record);
  } catch {
    camera = seen({ ...record, ...PLAIN });
  }
  const [first] = projectOf(document).deliveryAspectRatios;
  return {
    cameraId: record.id,
    camera,
    deliveryRatio:
      shot?.aspectRatio ?? first?.ratio ?? (camera.filmWidth * camera.squeeze) / camera.filmHeight,
  };
}
