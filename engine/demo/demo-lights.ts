/**
 * The lighting plan: dusk through two windows against a tungsten lamp. The sky is the real one of a place, a day and a minute; what a
 * gaffer adds stands outside, where a gaffer would stand it, so that all daylight still comes through the windows.
 */
import {
  createEnvironmentRecord,
  createLightRecord,
  type EnvironmentRecord,
  type LightRecord,
} from '../../core/document/index.ts';
import { lookAt } from '../../core/math/mat4.ts';
import { quatFromMat4 } from '../../core/math/quat.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { LAMP_BULB_HEIGHT } from '../../core/scene/sets/dressing.ts';
import { PRACTICAL_KELVIN } from './demo-materials.ts';
import { BACK_WINDOW, KEY_WINDOW, LAMP_TABLE, ROOM } from './demo-set.ts';

/** Stands at `from` and shines, or looks, towards `to`. */
export const aimed = (from: Vec3, to: Vec3) => ({
  translationM: from,
  rotation: quatFromMat4(lookAt(from, to)),
});

/** Prague, a quarter of an hour after sunset; the left wall looks WSW to where the sun went down. */
export const demoEnvironment = (): EnvironmentRecord =>
  createEnvironmentRecord({
    id: 'env_dusk',
    name: 'Dusk',
    lightGroup: 'sky',
    source: {
      type: 'sunSky',
      localTime: '2026-10-18T18:24:00+02:00',
      latitudeDeg: 50.09,
      longitudeDeg: 14.42,
      headingDeg: 347,
      turbidity: 3,
      groundAlbedo: 0.15,
      sunEnabled: true,
    },
  });

export function demoLights(sceneId: string): LightRecord[] {
  const keyCentre: Vec3 = [ROOM.minX, KEY_WINDOW.bottom + KEY_WINDOW.height / 2, KEY_WINDOW.z];
  const backCentre: Vec3 = [BACK_WINDOW.x, BACK_WINDOW.bottom + BACK_WINDOW.height / 2, ROOM.minZ];
  return [
    createLightRecord({
      id: 'lgt_last-sun',
      name: 'Last sun',
      sceneId,
      fixture: '1.2 kW HMI Fresnel, flooded, on a high stand',
      pose: aimed([-7.2, 3.3, 2.95], [-0.55, 0.78, -0.1]),
      emitter: { type: 'spot', innerAngleDeg: 7.5, outerAngleDeg: 10.5, radiusM: 0 },
      magnitude: { quantity: 'illuminance', illuminanceLx: 250, distanceM: 8 },
      color: { type: 'illuminant', illuminant: 'HMI', duv: 0 },
      gels: ['half-cto'],
      lightGroup: 'last sun',
      visibleToCamera: false,
      notes:
        'Carries the muntins across the table and onto the coat. Flag the top of the frame off the back wall.',
    }),
    createLightRecord({
      id: 'lgt_key-frame',
      name: 'Left window frame',
      sceneId,
      fixture: 'LED mat 4 × 4 ft behind a 6 × 6 ft frame of grid cloth',
      pose: aimed(
        [keyCentre[0] - 0.95, keyCentre[1] + 0.25, keyCentre[2] + 0.1],
        [keyCentre[0], keyCentre[1] - 0.1, keyCentre[2] - 0.05],
      ),
      emitter: { type: 'rectangle', widthM: 1.8, heightM: 1.8, twoSided: false },
      magnitude: { quantity: 'luminance', luminanceNits: 800 },
      color: { type: 'led', cctK: 6500, duv: 0 },
      lightGroup: 'window key',
      visibleToCamera: false,
      notes: 'Carries the sky through the left window when the real one goes.',
    }),
    createLightRecord({
      id: 'lgt_back-frame',
      name: 'Back window frame',
      sceneId,
      fixture: 'LED mat 4 × 4 ft behind a 4 × 6 ft frame of grid cloth',
      pose: aimed(
        [backCentre[0], backCentre[1] + 0.35, backCentre[2] - 0.95],
        [backCentre[0] + 0.05, backCentre[1] - 0.1, backCentre[2]],
      ),
      emitter: { type: 'rectangle', widthM: 1.2, heightM: 1.8, twoSided: false },
      magnitude: { quantity: 'luminance', luminanceNits: 420 },
      color: { type: 'led', cctK: 8000, duv: 0 },
      lightGroup: 'window back',
      visibleToCamera: false,
    }),
    createLightRecord({
      id: 'lgt_bounce',
      name: 'Room bounce',
      sceneId,
      fixture: 'LED panel into a 4 × 4 ft poly board',
      pose: aimed([1.7, 2.35, 3.2], [-0.3, 0.9, -0.4]),
      emitter: { type: 'rectangle', widthM: 1.2, heightM: 1.2, twoSided: false },
      magnitude: { quantity: 'luminance', luminanceNits: 150 },
      color: { type: 'led', cctK: 5000, duv: 0 },
      lightGroup: 'room bounce',
      visibleToCamera: false,
      notes: 'Lifts the shadows to three and a half stops under. Flag it off the windows.',
    }),
    createLightRecord({
      id: 'lgt_practical',
      name: 'Practical',
      sceneId,
      fixture: '75 W tungsten globe, at full',
      pose: {
        translationM: [LAMP_TABLE.x, LAMP_TABLE.height + LAMP_BULB_HEIGHT, LAMP_TABLE.z],
        rotation: [0, 0, 0, 1],
      },
      emitter: { type: 'sphere', radiusM: 0.028 },
      magnitude: { quantity: 'flux', fluxLm: 1000 },
      color: { type: 'cct', cctK: PRACTICAL_KELVIN, duv: 0 },
      lightGroup: 'practical',
    }),
  ];
}
