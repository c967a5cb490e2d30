/** Between pixels of a pane and points of the set. */
import { Matrix3, Raycaster, Vector2, Vector3, type Intersection, type Object3D } from 'three';
import type { Pane } from '../picture/pane.ts';
import { recordOfObject, recordsRoot } from '../picture/stage-scene.ts';

export interface PanePoint {
  /** CSS pixels from the top left of the pane. */
  readonly x: number;
  readonly y: number;
  readonly isBehind: boolean;
}

const scratch = new Vector3();

/** Where a point of the set lies in a pane. */
export function paneFromWorld(pane: Pane, point: Vector3): PanePoint {
  const { camera, rect } = pane;
  const inView = scratch.copy(point).applyMatrix4(camera.matrixWorldInverse);
  const isBehind = 'isPerspectiveCamera' in camera && inView.z >= 0;
  const ndc = inView.applyMatrix4(camera.projectionMatrix);
  return { x: ((ndc.x + 1) / 2) * rect.width, y: ((1 - ndc.y) / 2) * rect.height, isBehind };
}

const raycaster = new Raycaster();
/** The ray through a pixel of a pane. The object is shared: use it at once. */
export function rayAt(pane: Pane, x: number, y: number): Raycaster {
  const ndc = new Vector2((x / pane.rect.width) * 2 - 1, 1 - (y / pane.rect.height) * 2);
  pane.camera.updateMatrixWorld();
  raycaster.setFromCamera(ndc, pane.camera);
  return raycaster;
}

export interface Hit {
  readonly recordId: string;
  readonly pointM: Vector3;
  /** Unit, facing the eye. */
  readonly normal: Vector3;
  readonly distanceM: number;
}

export const isShown = (object: Object3D): boolean => {
  for (let at: Object3D | null = object; at !== null; at = at.parent) if (!at.visible) return false;
  return true;
};

/** The nearest surface of a record under a pixel. @param without records that are looked through. */
export function hitAt(
  pane: Pane,
  x: number,
  y: number,
  without: ReadonlySet<string> = new Set(),
): Hit | null {
  const ray = rayAt(pane, x, y);
  const hits: Intersection[] = ray.intersectObject(recordsRoot, true);
  for (const { object, point, face, distance } of hits) {
    const recordId = recordOfObject(object);
    if (recordId === null || !('isMesh' in object) || without.has(recordId) || !isShown(object)) continue;
    const normal = (face?.normal ?? new Vector3(0, 1, 0))
      .clone()
      .applyNormalMatrix(new Matrix3().getNormalMatrix(object.matrixWorld));
    if (normal.dot(ray.ray.direction) > 0) normal.negate();
    return { recordId, pointM: point.clone(), normal, distanceM: distance };
  }
  return null;
}

/** The point of the floor under a pixel; null when the ray does not come down within sight. */
export function floorAt(pane: Pane, x: number, y: number): Vector3 | null {
  const { origin, direction } = rayAt(pane, x, y).ray;
  const distance = -origin.y / direction.y;
  const FARTHEST_M = 500;
  if (!(distance > 0) || distance > FARTHEST_M) return null;
  return origin.clone().addScaledVector(direction, distance);
}
