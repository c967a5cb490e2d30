/** A small document for tests of the desk: two scenes, a group with a box in it, a light, a camera, a shot. */
import {
  createCameraRecord,
  createLightRecord,
  createObjectRecord,
  createProjectRecord,
  createSceneRecord,
  createShotRecord,
  validateProject,
  filesFromDocument,
  type AnyRecord,
  type Document,
} from '../../../core/document/index.ts';

/** A random number generator that is the same in every run. */
export function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export const documentOfRecords = (records: readonly AnyRecord[]): Document => ({
  records: new Map(records.map((record) => [record.id, record])),
});

const TURN = Math.SQRT1_2;

export const sampleDocument = (): Document =>
  documentOfRecords([
    createProjectRecord({ id: 'prj_a', name: 'Test', date: '2026-01-01', openSceneId: 'scn_b' }),
    createSceneRecord({ id: 'scn_a', name: 'Attic', order: 1 }),
    createSceneRecord({ id: 'scn_b', name: 'Barn', order: 2 }),
    createObjectRecord({
      id: 'obj_group',
      name: 'Table',
      sceneId: 'scn_b',
      transform: { translationM: [2, 0, -1], rotation: [0, TURN, 0, TURN], scale: [2, 2, 2] },
      content: { type: 'group' },
    }),
    createObjectRecord({
      id: 'obj_box',
      name: 'Box',
      sceneId: 'scn_b',
      parentId: 'obj_group',
      transform: { translationM: [1, 0.5, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      content: { type: 'primitive', shape: { type: 'box', sizeM: [1, 1, 1], bevelM: 0 }, materialId: null },
    }),
    createObjectRecord({
      id: 'obj_ball',
      name: 'Ball',
      sceneId: 'scn_b',
      transform: { translationM: [-3, 0.25, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      content: { type: 'primitive', shape: { type: 'sphere', radiusM: 0.25 }, materialId: null },
    }),
    createLightRecord({
      id: 'lgt_key',
      name: 'Key',
      sceneId: 'scn_b',
      pose: { translationM: [1, 3, 1], rotation: [0, 0, 0, 1] },
      emitter: { type: 'point', radiusM: 0 },
      magnitude: { quantity: 'flux', fluxLm: 800 },
    }),
    createCameraRecord({
      id: 'cam_a',
      name: 'Camera A',
      sceneId: 'scn_b',
      pose: { translationM: [0, 1.5, 5], rotation: [0, 0, 0, 1] },
    }),
    createShotRecord({
      id: 'sht_1',
      name: 'One',
      sceneId: 'scn_b',
      cameraId: 'cam_a',
      order: 1,
      shotNumber: '1',
      startFrame: 1,
      endFrame: 49,
      boardFrame: 10,
    }),
  ]);

/** What is wrong with a document, in lines; empty when it is whole. */
export const problemsOf = (document: Document): readonly string[] =>
  validateProject(filesFromDocument(document)).errors.map(
    (issue) => `${issue.file} ${issue.field}: ${issue.expected}, got ${issue.got}`,
  );
