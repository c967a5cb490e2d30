/** Where a new thing stands when nobody says where: on free floor, as near as can be to what the first camera is focused on. */
import {
  inOrder,
  recordsOf,
  worldFromGroup,
  type CameraRecord,
  type Document,
} from '../../core/document/index.ts';
import { fromTrs, multiply, transformDirection, transformPoint } from '../../core/math/mat4.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { flattenDocument, type SceneResources } from '../../core/scene/flatten/index.ts';
import { freeFloor, type FreePlace } from '../../core/scene/placing/free-floor.ts';
import { fieldMesh } from '../project-scene/field-meshes.ts';
import { loadResources, type AssetSource } from '../project-scene/load-resources.ts';

/** From the camera, along the floor: nearer a thing hides everything, farther it is lost. */
const NEAREST_M = 1.5;
const FARTHEST_M = 8;
const WITHOUT_FOCUS_M = 4;
/** Finer cells of fields show nothing more on a plan of floor, and take six times as long. */
const FINEST_CELL_M = 0.03;

const toMillimetre = (value: number): number => Math.round(1000 * value) / 1000;

/** The camera of the scene's first shot, or the first camera. */
function firstCamera(document: Document, sceneId: string): CameraRecord | undefined {
  const own = <T extends { readonly sceneId: string }>(records: readonly T[]): readonly T[] =>
    records.filter((record) => record.sceneId === sceneId);
  const cameras = own(recordsOf(document, 'camera'));
  const [shot] = inOrder(own(recordsOf(document, 'shot')));
  return cameras.find(({ id }) => id === shot?.cameraId) ?? cameras[0];
}

function lookedAt(document: Document, camera: CameraRecord): Vec3 {
  const { pose, parentId, focusDistanceM } = camera;
  const world = multiply(
    worldFromGroup(document, parentId),
    fromTrs(pose.translationM, pose.rotation, [1, 1, 1]),
  );
  const [x, , z] = transformPoint(world, [0, 0, 0]);
  const [dx, , dz] = transformDirection(world, [0, 0, -1]);
  const level = Math.hypot(dx, dz);
  // straight up or down: below the camera
  if (level < 1e-3) return [x, 0, z];
  const focus = focusDistanceM === 'infinity' ? WITHOUT_FOCUS_M : focusDistanceM;
  const away = Math.min(FARTHEST_M, Math.max(NEAREST_M, focus * level)) / level;
  return [x + dx * away, 0, z + dz * away];
}

/** @param sizeM full extents of the thing, metres. @throws Error of an asset that cannot be read. */
export async function heroPlace(
  document: Document,
  source: AssetSource,
  sceneId: string,
  sizeM: Vec3,
): Promise<FreePlace> {
  const camera = firstCamera(document, sceneId);
  const resources = await loadResources(document, source);
  const coarse: SceneResources = {
    ...resources,
    field: (node, cellSizeM) => fieldMesh(node, Math.max(FINEST_CELL_M, cellSizeM)),
  };
  const scene = flattenDocument(document, coarse, { sceneId });
  const near: Vec3 = camera === undefined ? [0, 0, 0] : lookedAt(document, camera);
  const { at, isFree } = freeFloor(scene, sizeM, near);
  return { at: [toMillimetre(at[0]), toMillimetre(at[1]), toMillimetre(at[2])], isFree };
}
