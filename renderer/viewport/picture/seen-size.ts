/** How large things are in the picture, roughly: enough to say which comes first. */
import { Sphere, Vector3, type Box3, type Matrix4, type Object3D } from 'three';

export interface Eye {
  readonly position: Vector3;
  readonly forward: Vector3;
}

export function eyeOf(rig: Object3D): Eye {
  rig.updateWorldMatrix(true, false);
  return {
    position: new Vector3().setFromMatrixPosition(rig.matrixWorld),
    forward: new Vector3(0, 0, -1).transformDirection(rig.matrixWorld),
  };
}

/** What lies behind the lens counts as so much smaller. */
const BEHIND = 0.1;

/** @param bounds in the space that `worldFromLocal` leads from. @returns radius over distance, 0…1; less for what is behind the lens. */
export function seenSize(bounds: Box3, worldFromLocal: Matrix4, { position, forward }: Eye): number {
  const ball = bounds.getBoundingSphere(new Sphere()).applyMatrix4(worldFromLocal);
  const way = ball.center.clone().sub(position);
  const size = ball.radius / Math.max(ball.radius, way.length());
  return way.dot(forward) < -ball.radius ? BEHIND * size : size;
}
