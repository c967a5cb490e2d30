/**
 * The first set that anyone sees: one figure before a wall, lit with key, fill and a warm edge, framed as a medium shot on a real
 * body and lens. Small enough to render in a breath, and every thing in it is worth moving.
 */
import {
  createCameraRecord,
  createEnvironmentRecord,
  createLightRecord,
  createMaterialRecord,
  createObjectRecord,
  createSceneRecord,
  createShotRecord,
  type AnyRecord,
  type LightRecord,
  type MaterialRecord,
} from '../../../core/document/index.ts';
import { lookAt, type Mat4 } from '../../../core/math/mat4.ts';
import { quatFromMat4 } from '../../../core/math/quat.ts';
import { dot, normalize, sub, type Vec3 } from '../../../core/math/vec3.ts';
import { filmPlaneDistance } from '../../../core/optics/focus.ts';
import { metres } from '../../../core/units/units.ts';
import { figure, type FigureMaterial } from '../../../core/scene/fields/figure.ts';
import type { NewIds } from './new-ids.ts';

const EYES: Vec3 = [0, 1.62, 0.1];
const CHEST: Vec3 = [0, 1.35, 0];
const CAMERA_AT: Vec3 = [0.75, 1.48, 3.35];
const CAMERA_TARGET: Vec3 = [-0.16, 1.44, 0];

/** From the film plane, along the lens axis, as the lens is marked. */
const focusOnEyes = (focalLengthMm: number): number => {
  const forward = normalize(sub(CAMERA_TARGET, CAMERA_AT));
  return filmPlaneDistance(metres(focalLengthMm / 1000), metres(dot(sub(EYES, CAMERA_AT), forward)));
};

const aimed = (eye: Vec3, target: Vec3): LightRecord['pose'] => {
  const [x, y, z, w] = quatFromMat4(lookAt(eye, target, [0, 1, 0]) as Mat4);
  return { translationM: [...eye], rotation: [x, y, z, w] };
};

/** Cells against what a close-up asks for: the first set is there in a breath. */
const FIGURE_CELLS = 2;

/** Linear Rec.709 reflectances. */
const FIGURE_COLOURS: Readonly<Record<FigureMaterial, readonly [number, number, number]>> = {
  skin: [0.45, 0.26, 0.18],
  hair: [0.035, 0.022, 0.016],
  coat: [0.022, 0.03, 0.048],
  shirt: [0.5, 0.48, 0.44],
  trousers: [0.05, 0.048, 0.045],
  shoes: [0.03, 0.022, 0.018],
};
const FIGURE_ROUGHNESS: Readonly<Record<FigureMaterial, number>> = {
  skin: 0.45,
  hair: 0.4,
  coat: 0.8,
  shirt: 0.75,
  trousers: 0.85,
  shoes: 0.35,
};

export function starterSet(ids: NewIds): readonly AnyRecord[] {
  const sceneId = ids('scene');
  const environmentId = ids('environment');
  const cameraId = ids('camera');
  const figureId = ids('object');
  const material = (
    name: string,
    color: readonly [number, number, number],
    roughness: number,
  ): MaterialRecord =>
    createMaterialRecord({
      id: ids('material'),
      name,
      baseColor: { value: color, texture: null },
      specularRoughness: { value: roughness, texture: null },
    });
  const floor = material('Concrete floor', [0.16, 0.155, 0.15], 0.45);
  const wall = material('Painted wall', [0.085, 0.1, 0.105], 0.7);
  const wood = material('Oak', [0.3, 0.17, 0.08], 0.4);
  const solid = (
    name: string,
    shape: Extract<Parameters<typeof createObjectRecord>[0]['content'], { type: 'primitive' }>['shape'],
    at: Vec3,
    of: MaterialRecord,
    role: 'set' | 'prop' = 'set',
  ): AnyRecord =>
    createObjectRecord({
      id: ids('object'),
      name,
      sceneId,
      role,
      transform: { translationM: [...at], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      content: { type: 'primitive', shape, materialId: of.id },
    });

  const { parts } = figure({ pose: 'standing', hair: 'short', height: 1.78 });
  const clothes = parts.map((part) =>
    material(`Figure ${part.material}`, FIGURE_COLOURS[part.material], FIGURE_ROUGHNESS[part.material]),
  );
  const people: AnyRecord[] = [
    createObjectRecord({
      id: figureId,
      name: 'Figure',
      sceneId,
      role: 'figure',
      transform: {
        translationM: [0, 0, 0],
        rotation: [0, Math.sin(-0.06), 0, Math.cos(-0.06)],
        scale: [1, 1, 1],
      },
      content: { type: 'group' },
    }),
    ...parts.map((part, i) =>
      createObjectRecord({
        id: ids('object'),
        name: `Figure ${part.material}`,
        sceneId,
        parentId: figureId,
        role: 'figure',
        content: {
          type: 'field',
          field: part.field,
          materialId: clothes[i]!.id,
          cellSizeM: part.cellSize * FIGURE_CELLS,
        },
      }),
    ),
  ];

  return [
    createEnvironmentRecord({
      id: environmentId,
      name: 'Dim room',
      source: { type: 'uniform', luminanceNits: 0.25, color: { type: 'cct', cctK: 5600, duv: 0 } },
      visibleToCamera: false,
    }),
    createSceneRecord({
      id: sceneId,
      name: 'First scene',
      order: 1,
      sceneNumber: '1',
      slug: 'INT. STUDIO – NIGHT',
      description: 'One figure, three lights and a lamp in the picture. Move them and see.',
      environmentId,
    }),
    floor,
    wall,
    wood,
    ...clothes,
    solid('Floor', { type: 'plane', widthM: 14, depthM: 12 }, [0, 0, 0], floor),
    solid('Back wall', { type: 'box', sizeM: [9, 3.4, 0.12], bevelM: 0.005 }, [0, 1.7, -3.2], wall),
    solid(
      'Apple box',
      { type: 'box', sizeM: [0.51, 0.2, 0.305], bevelM: 0.008 },
      [-0.95, 0.1, 0.25],
      wood,
      'prop',
    ),
    ...people,
    createLightRecord({
      id: ids('light'),
      name: 'Key',
      sceneId,
      fixture: 'LED soft panel 1.2 × 0.9 m',
      pose: aimed([-2.1, 2.35, 1.1], EYES),
      emitter: { type: 'rectangle', widthM: 1.2, heightM: 0.9, twoSided: false },
      magnitude: { quantity: 'illuminance', illuminanceLx: 380, distanceM: 2.5 },
      color: { type: 'led', cctK: 4400, duv: 0 },
      lightGroup: 'key',
    }),
    createLightRecord({
      id: ids('light'),
      name: 'Fill',
      sceneId,
      fixture: 'LED soft panel 1.5 × 1.5 m',
      pose: aimed([2.4, 1.9, 2.2], CHEST),
      emitter: { type: 'rectangle', widthM: 1.5, heightM: 1.5, twoSided: false },
      magnitude: { quantity: 'illuminance', illuminanceLx: 26, distanceM: 3 },
      color: { type: 'led', cctK: 5600, duv: 0 },
      lightGroup: 'fill',
    }),
    createLightRecord({
      id: ids('light'),
      name: 'Edge',
      sceneId,
      fixture: 'Tungsten Fresnel 650 W',
      pose: aimed([1.7, 2.7, -1.7], [0, 1.5, 0]),
      emitter: { type: 'spot', innerAngleDeg: 12, outerAngleDeg: 24, radiusM: 0.06 },
      magnitude: { quantity: 'illuminance', illuminanceLx: 650, distanceM: 2.7 },
      color: { type: 'cct', cctK: 3200, duv: 0 },
      lightGroup: 'edge',
    }),
    createLightRecord({
      id: ids('light'),
      name: 'Practical',
      sceneId,
      fixture: 'Globe lamp 2700 K',
      pose: { translationM: [-1.75, 1.35, -2.75], rotation: [0, 0, 0, 1] },
      emitter: { type: 'sphere', radiusM: 0.11 },
      magnitude: { quantity: 'luminance', luminanceNits: 1000 },
      color: { type: 'cct', cctK: 2700, duv: 0 },
      lightGroup: 'practical',
    }),
    createCameraRecord({
      id: cameraId,
      name: 'Camera A',
      sceneId,
      pose: aimed(CAMERA_AT, CAMERA_TARGET),
      bodyId: 'arri-alexa-35',
      recordingModeId: '4.6k-3x2-open-gate',
      customSensor: null,
      lensId: 'arri-signature-prime/47mm',
      focalLengthMm: 47,
      tStop: 4,
      focusDistanceM: focusOnEyes(47),
      whiteBalanceK: 4600,
      support: 'sticks',
    }),
    createShotRecord({
      id: ids('shot'),
      name: 'Figure, medium',
      sceneId,
      cameraId,
      order: 1,
      shotNumber: '1A',
      slug: 'The first look',
      size: 'MS',
      angle: 'eye level',
      move: 'static',
      equipment: 'sticks',
      subjectIds: [figureId],
      startFrame: 1,
      endFrame: 72,
      boardFrame: 1,
    }),
  ];
}
