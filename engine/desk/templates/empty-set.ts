/** The records of an empty project: one scene under an afternoon sky, a floor to stand on and a camera, so that it can be shot. */
import {
  createCameraRecord,
  createEnvironmentRecord,
  createMaterialRecord,
  createObjectRecord,
  createSceneRecord,
  type AnyRecord,
} from '../../../core/document/index.ts';
import type { NewIds } from './new-ids.ts';

export function emptySet(ids: NewIds): readonly AnyRecord[] {
  const sceneId = ids('scene');
  const environmentId = ids('environment');
  const floorMaterial = ids('material');
  return [
    createEnvironmentRecord({
      id: environmentId,
      name: 'Afternoon sky',
      source: {
        type: 'sunSky',
        localTime: '2026-06-12T16:30:00+02:00',
        latitudeDeg: 48.2,
        longitudeDeg: 16.4,
        headingDeg: 60,
        turbidity: 3,
        groundAlbedo: 0.2,
        sunEnabled: true,
      },
    }),
    createSceneRecord({ id: sceneId, name: 'Scene 1', order: 1, sceneNumber: '1', environmentId }),
    createMaterialRecord({
      id: floorMaterial,
      name: 'Studio floor',
      baseColor: { value: [0.2, 0.2, 0.2], texture: null },
      specularRoughness: { value: 0.6, texture: null },
    }),
    createObjectRecord({
      id: ids('object'),
      name: 'Floor',
      sceneId,
      content: {
        type: 'primitive',
        shape: { type: 'plane', widthM: 20, depthM: 20 },
        materialId: floorMaterial,
      },
    }),
    createCameraRecord({
      id: ids('camera'),
      name: 'Camera A',
      sceneId,
      pose: { translationM: [0, 1.5, 5], rotation: [0, 0, 0, 1] },
      focusDistanceM: 5,
      tStop: 8,
      ndStops: 3,
      support: 'sticks',
    }),
  ];
}
