/** Cameras and shots of the demo: one body, five lenses of one set, all at EI 1280 and 24 frames a second. */
import {
  createCameraRecord,
  createShotRecord,
  type CameraRecord,
  type ShotRecord,
} from '../../core/document/index.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { distance } from '../../core/math/vec3.ts';
import { aimed } from './demo-lights.ts';

const SLUG = 'INT. DINING ROOM – DUSK';

interface Setup {
  readonly id: string;
  readonly name: string;
  readonly focalLengthMm: number;
  readonly tStop: number;
  readonly from: Vec3;
  readonly to: Vec3;
  /** What is sharp. */
  readonly focusOn: Vec3;
  readonly ndStops?: number;
  readonly support: string;
}

/** Her eyes; the near rim of the carafe. */
export const EYES: Vec3 = [0.302, 1.252, -0.185];
const STILL_LIFE: Vec3 = [-0.63, 0.9, -0.2];

const SETUPS: readonly Setup[] = [
  { id: 'cam_wide', name: 'A wide', focalLengthMm: 35, tStop: 2.8, from: [1.85, 1.36, 3.1], to: [-0.42, 1.08, -0.75], focusOn: EYES, support: 'dolly' }, // prettier-ignore
  { id: 'cam_medium', name: 'A medium', focalLengthMm: 58, tStop: 4, from: [-0.42, 1.24, 1.95], to: [0.34, 1.07, -0.3], focusOn: EYES, support: 'sticks' }, // prettier-ignore
  { id: 'cam_insert', name: 'A insert', focalLengthMm: 58, tStop: 4, from: [0.24, 1.22, 0.95], to: [-0.6, 0.86, -0.18], focusOn: STILL_LIFE, support: 'slider' }, // prettier-ignore
  { id: 'cam_profile', name: 'A profile', focalLengthMm: 95, tStop: 2.8, from: [1.34, 1.12, 1.62], to: [0.2, 1.2, -0.24], focusOn: EYES, support: 'sticks' }, // prettier-ignore
  { id: 'cam_high', name: 'A high', focalLengthMm: 35, tStop: 4, from: [-1.5, 2.5, 2.35], to: [-0.24, 0.8, -0.4], focusOn: [-0.15, 0.9, -0.2], support: 'jib' }, // prettier-ignore
];

export function demoCameras(sceneId: string): CameraRecord[] {
  return SETUPS.map((setup) =>
    createCameraRecord({
      id: setup.id,
      name: setup.name,
      sceneId,
      pose: aimed(setup.from, setup.to),
      bodyId: 'arri-alexa-mini-lf',
      recordingModeId: '4.5k-lf-2.39x1',
      lensId: `arri-signature-prime/${setup.focalLengthMm}mm`,
      focalLengthMm: setup.focalLengthMm,
      tStop: setup.tStop,
      focusDistanceM: Math.round(focusScale(setup) * 1000) / 1000,
      ndStops: setup.ndStops ?? 0,
      exposureIndex: 1280,
      whiteBalanceK: 4300,
      support: setup.support,
    }),
  );
}

/** As the lens scale reads: along the axis, from the film plane, which lies an image distance behind the lens. */
function focusScale({ from, to, focusOn, focalLengthMm }: Setup): number {
  const l = distance(from, to);
  const depth = [0, 1, 2].reduce((sum, i) => sum + ((to[i]! - from[i]!) / l) * (focusOn[i]! - from[i]!), 0);
  const f = focalLengthMm / 1000;
  return depth + (f * depth) / (depth - f);
}

export function demoShots(sceneId: string): ShotRecord[] {
  const shared = { sceneId, slug: SLUG, startFrame: 1, boardFrame: 1 };
  return [
    createShotRecord({
      ...shared,
      id: 'sht_1',
      name: 'Establishing',
      order: 1,
      shotNumber: '1',
      cameraId: 'cam_wide',
      size: 'WS',
      angle: 'eye level',
      move: 'dolly in',
      equipment: 'dolly',
      action:
        'The last light lies across a table laid for two. She has not taken off her coat. The other chair is empty.',
      notes: 'Push 0.6 m over the whole shot. Lamp is already burning; nobody sees it come on.',
      subjectIds: ['obj_woman', 'obj_table'],
      endFrame: 240,
      tracks: [
        {
          property: 'translationM',
          targetId: 'cam_wide',
          keys: [
            { frame: 1, value: [1.85, 1.36, 3.1], easing: 'easeInOut' },
            { frame: 240, value: [1.54, 1.33, 2.58], easing: 'linear' },
          ],
        },
      ],
    }),
    createShotRecord({
      ...shared,
      id: 'sht_1a',
      name: 'Medium, the woman',
      order: 2,
      shotNumber: '1A',
      cameraId: 'cam_medium',
      size: 'MS',
      angle: 'eye level',
      move: 'static',
      equipment: 'sticks',
      action: 'She has read the letter. Something moves outside; she looks up at the window.',
      dialogue: 'WOMAN (to herself)\nNot him.',
      notes: 'Lamp soft over her shoulder, three stops over grey at most.',
      subjectIds: ['obj_woman'],
      endFrame: 168,
    }),
    createShotRecord({
      ...shared,
      id: 'sht_2',
      name: 'Insert, the table',
      order: 3,
      shotNumber: '2',
      cameraId: 'cam_insert',
      size: 'INSERT',
      angle: 'high',
      move: 'track',
      equipment: 'slider',
      action: 'Wine, silver, linen: a supper nobody has touched. The light is leaving the glass.',
      notes: 'Slider 0.3 m left to right. Keep the carafe’s highlight off the neck.',
      subjectIds: ['obj_carafe', 'obj_fruit-bowl', 'obj_tablecloth'],
      endFrame: 96,
    }),
    createShotRecord({
      ...shared,
      id: 'sht_3',
      name: 'Profile at the window',
      order: 4,
      shotNumber: '3',
      cameraId: 'cam_profile',
      size: 'MCU',
      angle: 'eye level',
      move: 'static',
      equipment: 'sticks',
      action: 'Her profile against the blue of the back window. She decides.',
      notes: 'Wide open. Let the near cheek go two stops under.',
      subjectIds: ['obj_woman'],
      endFrame: 120,
    }),
    createShotRecord({
      ...shared,
      id: 'sht_4',
      name: 'High, the room',
      order: 5,
      shotNumber: '4',
      cameraId: 'cam_high',
      size: 'FS',
      angle: 'high',
      move: 'crane',
      equipment: 'jib',
      action: 'From above: two places, one person, and the lamp taking over from the day.',
      notes: 'Jib up 0.25 m at the end. Mind the second beam.',
      subjectIds: ['obj_woman', 'obj_table', 'obj_lamp'],
      endFrame: 144,
    }),
  ];
}
