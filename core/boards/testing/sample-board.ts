/** A room with furniture, figures, lamps and seven shots, for tests of boards; and text that tries every layout. */
import { applyCommand, type AnyRecord, type Document } from '../../document/index.ts';
import {
  createCameraRecord,
  createEnvironmentRecord,
  createLightRecord,
  createObjectRecord,
  createProjectRecord,
  createSceneRecord,
  createShotRecord,
  type CameraRecord,
  type ObjectRecord,
  type PrimitiveShape,
  type ShotRecord,
} from '../../document/records/index.ts';
import { lookAt } from '../../math/mat4.ts';
import { quatFromMat4 } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { shippedCatalog } from '../../optics/testing/shipped-catalog.ts';
import { flattenDocument, type SceneResources } from '../../scene/flatten/index.ts';
import type { RenderMesh, RenderScene } from '../../scene/render-scene.ts';
import { box } from '../../scene/shapes/box.ts';
import { capsule, cylinder, disc, sphere } from '../../scene/shapes/round-solids.ts';
import type { TextMeasure } from '../layout/typography.ts';

export const catalog = shippedCatalog();
const sceneId = 'scn_kitchen';

export const documentOf = (records: readonly AnyRecord[]): Document =>
  applyCommand(
    { records: new Map() },
    { label: 'Sample', edits: records.map((record) => ({ op: 'add', record }) as const) },
  ).document;

export const aimed = (eye: Vec3, target: Vec3) => ({
  translationM: eye,
  rotation: quatFromMat4(lookAt(eye, target)),
});

const refuse = (): never => {
  throw new Error('the sample has no assets');
};

function primitive(shape: PrimitiveShape): RenderMesh {
  switch (shape.type) {
    case 'box':
      return box('box', shape.sizeM);
    case 'cylinder':
      return cylinder('cylinder', shape.radiusM, shape.heightM);
    case 'sphere':
      return sphere('sphere', shape.radiusM);
    case 'capsule':
      return capsule('capsule', shape.radiusM, shape.heightM);
    case 'disc':
      return disc('disc', shape.radiusM);
    case 'cone':
    case 'plane':
    case 'torus':
      return refuse();
  }
}

const resources: SceneResources = {
  catalog,
  model: refuse,
  mesh: refuse,
  texture: refuse,
  panorama: refuse,
  profile: refuse,
  field: refuse,
  primitive,
};

export const scenesOf = (document: Document): Map<string, RenderScene> => {
  const scenes = new Map<string, RenderScene>();
  for (const record of document.records.values())
    if (record.kind === 'shot')
      scenes.set(record.id, flattenDocument(document, resources, { shotId: record.id }));
  return scenes;
};

const solid = (
  id: string,
  name: string,
  shape: PrimitiveShape,
  translationM: Vec3,
  role: ObjectRecord['role'] = 'set',
): ObjectRecord =>
  createObjectRecord({
    id: `obj_${id}`,
    name,
    sceneId,
    role,
    transform: { translationM, rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
    content: { type: 'primitive', shape, materialId: null },
  });
const block = (sizeM: Vec3): PrimitiveShape => ({ type: 'box', sizeM, bevelM: 0 });

/** Six by five metres, walls 0.2 m thick on three sides with a window in one; open towards +Z. */
const room = (): AnyRecord[] => [
  solid('floor', 'Floor', block([6, 0.1, 5]), [0, -0.05, 0]),
  solid('ceiling', 'Ceiling', block([6, 0.1, 5]), [0, 2.75, 0]),
  solid('wall-back', 'Back wall', block([6.4, 2.7, 0.2]), [0, 1.35, -2.6]),
  solid('wall-right', 'Right wall', block([0.2, 2.7, 5]), [3.1, 1.35, 0]),
  solid('wall-left-a', 'Left wall, near', block([0.2, 2.7, 1.6]), [-3.1, 1.35, 1.7]),
  solid('wall-left-b', 'Left wall, far', block([0.2, 2.7, 1.7]), [-3.1, 1.35, -1.65]),
  solid('sill', 'Window sill', block([0.2, 0.9, 1.7]), [-3.1, 0.45, 0.05]),
  solid('table', 'Table', block([1.8, 0.04, 0.9]), [0.2, 0.74, -0.2]),
  solid('bench', 'Bench', block([1.4, 0.45, 0.35]), [0.2, 0.225, -1]),
  solid('counter', 'Counter', block([0.6, 0.9, 3]), [2.7, 0.45, -0.9]),
  solid(
    'stool',
    'Stool',
    { type: 'cylinder', radiusM: 0.18, heightM: 0.45, capped: true },
    [1, 0.225, 0.7],
    'prop',
  ),
  solid('pendant', 'Pendant', { type: 'sphere', radiusM: 0.2 }, [0.2, 1.9, -0.2], 'practical'),
  solid('anna', 'Anna', { type: 'capsule', radiusM: 0.2, heightM: 1.68 }, [-0.4, 0.84, -1.2], 'figure'),
  solid('teo', 'Teo', { type: 'capsule', radiusM: 0.22, heightM: 1.8 }, [1.1, 0.9, 0.75], 'figure'),
];

const lamps = (): AnyRecord[] => [
  createLightRecord({
    id: 'lgt_window',
    name: 'Window key',
    sceneId,
    fixture: 'ARRI M40 through 8 × 8 half grid',
    pose: aimed([-4.6, 2.4, 0.2], [0, 1, -0.3]),
    emitter: { type: 'rectangle', widthM: 2.4, heightM: 2.4, twoSided: false },
    magnitude: { quantity: 'illuminance', illuminanceLx: 1600, distanceM: 3 },
    color: { type: 'illuminant', illuminant: 'HMI', duv: 0 },
    gels: ['quarter-cto'],
  }),
  createLightRecord({
    id: 'lgt_pendant',
    name: 'Pendant bulb',
    sceneId,
    pose: aimed([0.2, 1.9, -0.2], [0.2, 0, -0.21]),
    emitter: { type: 'point', radiusM: 0.03 },
    magnitude: { quantity: 'flux', fluxLm: 806 },
    color: { type: 'cct', cctK: 2700, duv: 0 },
    dimmer: 0.6,
  }),
  createLightRecord({
    id: 'lgt_hair',
    name: 'Hair light',
    sceneId,
    fixture: 'ARRI 650 Plus',
    pose: aimed([2.2, 2.5, -2.2], [-0.4, 1.6, -1.2]),
    emitter: { type: 'spot', innerAngleDeg: 10, outerAngleDeg: 24, radiusM: 0.06 },
    magnitude: { quantity: 'intensity', intensityCd: 12_500 },
    color: { type: 'cct', cctK: 3200, duv: 0 },
    gels: ['half-ctb'],
  }),
  createLightRecord({
    id: 'lgt_spare',
    name: 'Spare tube',
    sceneId,
    enabled: false,
    pose: aimed([2.8, 1.2, 2.2], [0, 1, 0]),
    emitter: { type: 'disc', radiusM: 0.15, twoSided: false },
    magnitude: { quantity: 'luminance', luminanceNits: 5000 },
    color: { type: 'led', cctK: 4300, duv: 0.002 },
  }),
];

const ALEXA = { bodyId: 'arri-alexa-35', recordingModeId: '4.6k-3x2-open-gate', customSensor: null } as const;
const ANAMORPHIC = { bodyId: 'arri-alexa-mini', recordingModeId: '2.8k-4x3', customSensor: null } as const;

const cameras = (): CameraRecord[] => {
  const make = (id: string, fields: Partial<CameraRecord>): CameraRecord =>
    createCameraRecord({ id: `cam_${id}`, name: id.toUpperCase(), sceneId, ...fields });
  return [
    make('a', {
      ...ALEXA,
      lensId: 'arri-signature-prime/25mm',
      focalLengthMm: 25,
      tStop: 2.8,
      focusDistanceM: 4.1,
      pose: aimed([1.6, 1.35, 3.1], [-0.3, 1, -1]),
      ndStops: 2,
      filters: [{ name: 'Hollywood Black Magic 1/8', stops: 0 }],
      support: 'Fisher 11 dolly',
    }),
    make('b', {
      ...ALEXA,
      lensId: 'arri-zeiss-master-prime/50mm',
      focalLengthMm: 50,
      tStop: 2,
      focusDistanceM: 1.9,
      pose: aimed([0.7, 1.5, 0.3], [-0.4, 1.5, -1.2]),
      whiteBalanceK: 4300,
      tint: -3,
    }),
    make('c', {
      ...ANAMORPHIC,
      lensId: 'arri-zeiss-master-anamorphic/75mm',
      focalLengthMm: 75,
      tStop: 2.8,
      focusDistanceM: 2.4,
      pose: aimed([-1.6, 1.2, 1.6], [1.1, 1.4, 0.75]),
    }),
    make('d', {
      ...ALEXA,
      focalLengthMm: 32,
      focusDistanceM: 2.2,
      pose: aimed([0.2, 2.6, -0.2], [0.2, 0, -0.201]),
    }),
    make('e', {
      ...ALEXA,
      lensId: 'angenieux-optimo/24-290mm',
      focalLengthMm: 135,
      tStop: 4,
      focusDistanceM: 'infinity',
      pose: aimed([-0.2, 0.4, 2.4], [-0.3, 1.6, -1.2]),
    }),
  ];
};

const shots = (): ShotRecord[] => {
  const make = (order: number, fields: Partial<ShotRecord> & Pick<ShotRecord, 'name' | 'cameraId'>): ShotRecord =>
    createShotRecord({ id: `sht_${order}`, sceneId, order, shotNumber: `${order}`, ...fields });
  return [
    make(1, {
      name: 'Morning wide', cameraId: 'cam_a', size: 'WS', angle: 'eye level', move: 'dolly in', equipment: 'dolly', subjectIds: ['obj_anna', 'obj_table'],
      startFrame: 1, endFrame: 96, boardFrame: 48,
      action: 'Low sun rakes through the window and finds the steam over the table. ANNA stands at the bench with her back to us, turning a cold cup in her hands. The pendant still burns; nobody has thought to switch it off. We push in so slowly that it is felt before it is seen.',
      dialogue: 'ANNA\nYou could have called.\n\nTEO (off)\nI did. Στις τρεις. Никто не ответил.',
      notes: 'Steam practical under the table, SFX to test on the day. Keep the pendant in frame until she turns. Blinds half closed in the background window.',
      tracks: [{ property: 'translationM', targetId: 'cam_a', keys: [{ frame: 1, value: [2.2, 1.35, 3.6], easing: 'easeInOut' }, { frame: 96, value: [0.9, 1.3, 2.3], easing: 'linear' }] }],
    }),
    make(2, { name: 'Anna', shotNumber: '2A', cameraId: 'cam_b', size: 'MCU', angle: 'over the shoulder', equipment: 'sticks', subjectIds: ['obj_anna'], action: 'Over TEO. She does not look up.', dialogue: 'ANNA\nThree in the morning is not calling. It is confessing.' }),
    make(3, { name: 'Teo, reverse', shotNumber: '2B', cameraId: 'cam_c', size: 'CU', angle: 'eye level', move: 'static', equipment: 'slider', subjectIds: ['obj_teo'], action: 'TEO takes it. The window light shows how little he has slept.', dialogue: 'TEO\nThen I confessed to your answering machine.', notes: 'Anamorphic: flare from the window is welcome.' }),
    make(4, { name: 'Table from above', cameraId: 'cam_d', size: 'INSERT', angle: 'overhead', equipment: 'jib', subjectIds: ['obj_table'], action: 'Two cups. One is full.' }),
    make(5, { name: 'Through the doorway', cameraId: 'cam_e', size: 'MS', angle: 'low', move: 'zoom', subjectIds: ['obj_anna', 'obj_teo'], action: 'Long lens from the hall, both in profile.', aspectRatio: 1.85 }),
    make(6, { name: 'Clean plate', cameraId: 'cam_a', size: 'WS', notes: 'Same head height and lens as 1. VFX.' }),
    make(7, { name: 'Bare', shotNumber: '', cameraId: 'cam_d' }),
  ];
}; // prettier-ignore

export const sampleRecords = (): AnyRecord[] => [
  createProjectRecord({
    id: 'prj_sample',
    name: 'The Cold Cup',
    date: '2026-03-01',
    draft: 'Blue rev. 2',
    company: 'Sample Production',
    deliveryAspectRatios: [
      { name: '2.39:1', ratio: 2.39 },
      { name: '16:9', ratio: 16 / 9 },
    ],
    openSceneId: sceneId,
  }),
  createSceneRecord({ id: sceneId, name: 'Kitchen', sceneNumber: '12', slug: 'INT. KITCHEN – MORNING', environmentId: 'env_sun' }),
  createEnvironmentRecord({
    id: 'env_sun',
    name: 'Morning',
    source: { type: 'sunSky', localTime: '2026-06-21T08:30:00+02:00', latitudeDeg: 48.2, longitudeDeg: 16.4, headingDeg: 30, turbidity: 3, groundAlbedo: 0.2, sunEnabled: true },
  }),
  ...room(),
  ...lamps(),
  ...cameras(),
  ...shots(),
]; // prettier-ignore

/** As many shots as asked for, each with `fields`. */
export const manyShots = (count: number, fields: Partial<ShotRecord>): Document =>
  documentOf([
    ...sampleRecords().filter((record) => record.kind !== 'shot'),
    ...Array.from({ length: count }, (_, i) =>
      createShotRecord({
        id: `sht_${i}`,
        name: `Shot ${i}`,
        sceneId,
        cameraId: 'cam_a',
        order: i,
        shotNumber: `${i + 1}`,
        ...fields,
      }),
    ),
  ]);

/** As long as the records allow, in words of every length and in one word that never ends. */
export const worstFields = (): Partial<ShotRecord> => ({
  name: 'Überlange Einstellungsbezeichnung '.repeat(10).slice(0, 200),
  shotNumber: '12ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(20).slice(0, 500),
  slug: 'INT. ΚΟΥΖΙΝΑ / КУХНЯ – '.repeat(30).slice(0, 500),
  size: 'extreme wide shot '.repeat(40).slice(0, 500),
  angle: 'W'.repeat(500),
  move: 'dolly in, then pan '.repeat(40).slice(0, 500),
  equipment: 'Technocrane 30 '.repeat(40).slice(0, 500),
  action: 'Donaudampfschifffahrtsgesellschaft '.repeat(600).slice(0, 20_000),
  dialogue: 'Ж'.repeat(20_000),
  notes: 'a b c\n'.repeat(400),
});

/** A stand-in for fonts whose every letter is 0.55 of the size wide: wider than the real ones on average. */
export const evenMeasure: TextMeasure = {
  width: (text, style) =>
    Array.from(text).length * 0.55 * style.size + Math.max(0, text.length - 1) * style.tracking,
};
