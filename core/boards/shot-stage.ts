/** One shot at its board frame: where everything stands and what the tracks say there. */
import { getRecord, type CameraRecord, type Document, type ShotRecord } from '../document/index.ts';
import type { Mat4 } from '../math/mat4.ts';
import type { Vec3 } from '../math/vec3.ts';
import type { OpticsCatalog } from '../optics/catalog.ts';
import { Placement, type Placed } from '../scene/flatten/motion.ts';
import { Animation } from '../scene/flatten/tracks.ts';
import type { RenderScene } from '../scene/render-scene.ts';

export interface ShotStage {
  readonly document: Document;
  readonly catalog: OpticsCatalog;
  readonly shot: ShotRecord;
  readonly camera: CameraRecord;
  readonly animation: Animation;
  /** The set as flattened for this shot; null when none was handed in: then the plan shows no set. */
  readonly scene: RenderScene | null;
  /** Placement of a record at a frame of the shot; default its board frame. */
  readonly worldFromLocal: (placed: Placed, frame?: number) => Mat4;
}

export function stageShot(
  document: Document,
  shot: ShotRecord,
  catalog: OpticsCatalog,
  scene: RenderScene | null,
): ShotStage {
  const animation = new Animation(shot);
  const camera = getRecord(document, 'camera', shot.cameraId);
  const worldFromLocal = (placed: Placed, frame = shot.boardFrame): Mat4 =>
    new Placement(document, animation, { frame, fps: camera.fps, openS: 0, closeS: 0 }).worldFromLocal(
      placed,
    );
  return { document, catalog, shot, camera, animation, scene, worldFromLocal };
}

/** Origin of a placement, world metres. */
export const originOf = (m: Mat4): Vec3 => [m[12], m[13], m[14]];
