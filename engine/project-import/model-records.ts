/**
 * The records that a model becomes: one object, and where the model brings cameras or punctual lights, a group that holds
 * them all, so that moving the group moves everything together.
 */
import {
  createCameraRecord,
  createId,
  createLightRecord,
  createObjectRecord,
  type AnyRecord,
  type CameraRecord,
  type Emitter,
  type LightRecord,
  type Magnitude,
} from '../../core/document/index.ts';
import { luminanceOf } from '../../core/color/false-colour.ts';
import { transformPoint, type Mat4 } from '../../core/math/mat4.ts';
import { quatFromMat4 } from '../../core/math/quat.ts';
import { distance, type Vec3 } from '../../core/math/vec3.ts';
import type { RenderCamera, RenderLight, RenderScene } from '../../core/scene/render-scene.ts';
import { secureRandom } from '../project/index.ts';

export interface Placement {
  readonly name: string;
  readonly sceneId: string;
  readonly at: Vec3;
  readonly scale: number;
}

export interface ModelRecords {
  readonly records: readonly AnyRecord[];
  readonly cameras: readonly string[];
  readonly lights: readonly string[];
  readonly warnings: readonly string[];
}

/** glTF cameras have no stop: a middling one. */
const IMPORTED_T_STOP = 5.6;
/** Ends of what a lens record can hold, millimetres. */
const FOCAL_RANGE = [1, 5000] as const;
const MAX_SENSOR_MM = 1000;
const NEAREST_FOCUS_M = 0.1;

export function modelRecords(model: RenderScene, modelAsset: string, placement: Placement): ModelRecords {
  const { name, sceneId, at, scale } = placement;
  const transform = {
    translationM: at,
    rotation: [0, 0, 0, 1],
    scale: [scale, scale, scale],
  } as const;
  const content = { type: 'model', modelAsset, nodeName: null, materialOverrides: {} } as const;
  const warnings: string[] = [];
  const perspective = model.cameras.filter((camera) => camera.projection === 'perspective');
  for (const camera of model.cameras)
    if (camera.projection !== 'perspective')
      warnings.push(`camera "${camera.name}" is orthographic: cameras here have lenses, so it was left out`);
  if (perspective.length === 0 && model.lights.length === 0) {
    const object = createObjectRecord({
      id: createId('object', secureRandom),
      name,
      sceneId,
      transform,
      content,
    });
    return { records: [object], cameras: [], lights: [], warnings };
  }
  const group = createObjectRecord({
    id: createId('object', secureRandom),
    name,
    sceneId,
    transform,
    content: { type: 'group' },
  });
  const owner = { sceneId, parentId: group.id };
  const object = createObjectRecord({ id: createId('object', secureRandom), name, ...owner, content });
  const middle = middleOf(model);
  const cameras = perspective.map((camera) => cameraRecord(camera, owner, scale, middle, warnings));
  const lights = model.lights.flatMap((light) => lightRecord(light, owner, warnings));
  return {
    records: [group, object, ...cameras, ...lights],
    cameras: cameras.map((camera) => camera.name),
    lights: lights.map((light) => light.name),
    warnings,
  };
}

interface Owner {
  readonly sceneId: string;
  readonly parentId: string;
}

const displayName = (name: string, fallback: string): string => name.trim().slice(0, 200) || fallback;

/** The record keeps place and turn: neither cameras nor lights change their size with their node's scale. */
function poseOf(worldFromLocal: Mat4): CameraRecord['pose'] {
  return {
    translationM: [worldFromLocal[12], worldFromLocal[13], worldFromLocal[14]],
    rotation: [...quatFromMat4(worldFromLocal)] as [number, number, number, number],
  };
}

function cameraRecord(
  camera: RenderCamera,
  owner: Owner,
  scale: number,
  middle: Vec3 | null,
  warnings: string[],
): CameraRecord {
  const pose = camera.motion[0].worldFromLocal;
  // glTF states an angle: any sensor of that shape with the focal length that goes with it is the same camera
  const shrink = Math.min(1, MAX_SENSOR_MM / (1000 * Math.max(camera.filmWidth, camera.filmHeight)));
  const focal = 1000 * camera.focalLength * shrink;
  const focalLengthMm = Math.min(FOCAL_RANGE[1], Math.max(FOCAL_RANGE[0], focal));
  if (focalLengthMm !== focal)
    warnings.push(
      `camera "${camera.name}": its angle needs ${focal.toPrecision(3)} mm, beyond ${FOCAL_RANGE.join(' to ')} mm`,
    );
  const name = displayName(camera.name, 'Camera');
  warnings.push(
    `camera "${name}": glTF states no exposure or focus; T${IMPORTED_T_STOP} at EI 800 was taken`,
  );
  const focus = middle === null ? null : scale * distance([pose[12], pose[13], pose[14]], middle);
  return createCameraRecord({
    ...owner,
    id: createId('camera', secureRandom),
    name,
    pose: poseOf(pose),
    customSensor: { widthMm: 1000 * camera.filmWidth * shrink, heightMm: 1000 * camera.filmHeight * shrink },
    focalLengthMm,
    tStop: IMPORTED_T_STOP,
    focusDistanceM: focus === null ? 'infinity' : Math.max(NEAREST_FOCUS_M, focus),
  });
}

function lightRecord(light: RenderLight, owner: Owner, warnings: string[]): LightRecord[] {
  const power = luminanceOf(light.tint);
  const as = (emitter: Emitter, magnitude: Magnitude): LightRecord[] => [
    createLightRecord({
      ...owner,
      id: createId('light', secureRandom),
      name: displayName(light.name, 'Light'),
      pose: poseOf(light.motion[0].worldFromLocal),
      emitter,
      magnitude,
      color:
        power > 0 && !light.tint.every((channel) => channel === light.tint[0])
          ? { type: 'rgb', rgb: [...light.tint] as [number, number, number] }
          : { type: 'illuminant', illuminant: 'D65', duv: 0 },
      visibleToCamera: light.visibleToCamera,
    }),
  ];
  // a colour's brightness counts in glTF; records keep colour and magnitude apart
  switch (light.kind) {
    case 'point':
      return as(
        { type: 'point', radiusM: light.radius },
        { quantity: 'intensity', intensityCd: light.intensity * power },
      );
    case 'spot':
      return as(
        {
          type: 'spot',
          innerAngleDeg: (light.innerAngle * 180) / Math.PI,
          outerAngleDeg: Math.min(90, Math.max(0.01, (light.outerAngle * 180) / Math.PI)),
          radiusM: light.radius,
        },
        { quantity: 'intensity', intensityCd: light.intensity * power },
      );
    case 'directional':
      return as(
        { type: 'directional', angularDiameterDeg: (light.angularDiameter * 180) / Math.PI },
        { quantity: 'illuminance', illuminanceLx: light.illuminance * power, distanceM: null },
      );
    case 'profile':
    case 'rect':
    case 'disc':
    case 'sphere':
      warnings.push(`light "${light.name}": a ${light.kind} light is none of glTF's and was left out`);
      return [];
  }
}

/** Middle of the model's bounds in its own space; null for a model without triangles. */
function middleOf(model: RenderScene): Vec3 | null {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { mesh, motion } of model.instances) {
    const { positions } = model.meshes[mesh]!;
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
  return [(low[0]! + high[0]!) / 2, (low[1]! + high[1]!) / 2, (low[2]! + high[2]!) / 2];
}
