/** A camera for models that bring none: three-quarter view from slightly above, the whole model in frame. */
import { lookAt, transformPoint } from '../../core/math/mat4.ts';
import { add, length, normalize, scale, sub, type Vec3 } from '../../core/math/vec3.ts';
import { DEFAULT_CAMERA } from '../../core/scene/render-defaults.ts';
import type { RenderCamera, RenderScene } from '../../core/scene/render-scene.ts';

const VIEW_FROM: Vec3 = [0.55, 0.35, 1];
/** Air around the model. */
const MARGIN = 1.1;

/** Null for a scene without triangles. */
export function framingCamera(scene: RenderScene): RenderCamera | null {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const { mesh, motion } of scene.instances) {
    const { positions } = scene.meshes[mesh]!;
    for (let v = 0; v < positions.length; v += 3) {
      const p = transformPoint(motion[0].worldFromLocal, [
        positions[v]!,
        positions[v + 1]!,
        positions[v + 2]!,
      ]);
      for (let axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis]!, p[axis]!);
        high[axis] = Math.max(high[axis]!, p[axis]!);
      }
    }
  }
  if (!Number.isFinite(low[0])) return null;
  const centre = scale(add(low, high), 0.5);
  const radius = Math.max(length(sub(high, low)) / 2, 1e-6);
  // the sphere around the model touches the frame's top and bottom
  const distance =
    (MARGIN * radius) / Math.sin(Math.atan(DEFAULT_CAMERA.filmHeight / 2 / DEFAULT_CAMERA.focalLength));
  const eye = add(centre, scale(normalize(VIEW_FROM), distance));
  return {
    ...DEFAULT_CAMERA,
    name: 'framing',
    motion: [{ time: 0, worldFromLocal: lookAt(eye, centre) }],
  };
}
