import { describe, expect, it } from 'vitest';
import { createCameraRecord, createShotRecord, type Document } from '../../core/document/index.ts';
import { atShot, followed, stillThere } from './stage-follow.ts';
import { documentOfRecords, sampleDocument } from './testing/sample-document.ts';

const EMPTY = { sceneId: null, cameraId: null, shotId: null, frame: 1 };
const without = (document: Document, ...ids: string[]): Document =>
  documentOfRecords([...document.records.values()].filter((record) => !ids.includes(record.id)));

describe('the stage follows the document', () => {
  it('opens the scene that the project names, at its first shot', () => {
    expect(followed(sampleDocument(), EMPTY)).toEqual({
      sceneId: 'scn_b',
      cameraId: 'cam_a',
      shotId: 'sht_1',
      frame: 10,
    });
  });
  it('changes nothing when all is well, also without a shot by choice', () => {
    const at = { sceneId: 'scn_b', cameraId: 'cam_a', shotId: 'sht_1', frame: 33 };
    expect(followed(sampleDocument(), at)).toEqual({});
    expect(followed(sampleDocument(), { ...at, shotId: null })).toEqual({});
  });
  it('goes to what is left when a shot, a camera or a scene vanishes', () => {
    const more = documentOfRecords([
      ...sampleDocument().records.values(),
      createCameraRecord({ id: 'cam_b', name: 'Camera B', sceneId: 'scn_b' }),
      createShotRecord({ id: 'sht_2', name: 'Two', sceneId: 'scn_b', cameraId: 'cam_b', order: 2 }),
    ]);
    const at = { sceneId: 'scn_b', cameraId: 'cam_a', shotId: 'sht_1', frame: 33 };
    expect(followed(without(more, 'sht_1'), at)).toEqual({ shotId: 'sht_2', cameraId: 'cam_b', frame: 1 });
    expect(followed(without(more, 'sht_1', 'cam_a', 'sht_2'), at)).toEqual({
      shotId: null,
      cameraId: 'cam_b',
    });
    expect(followed(without(more, 'scn_b', 'sht_1', 'sht_2', 'cam_a', 'cam_b'), at)).toEqual({
      sceneId: 'scn_a',
      cameraId: null,
      shotId: null,
    });
  });
  it('goes to a shot', () => {
    expect(atShot(sampleDocument(), 'sht_1')).toMatchObject({
      shotId: 'sht_1',
      cameraId: 'cam_a',
      frame: 10,
    });
    expect(atShot(sampleDocument(), 'sht_x')).toEqual({});
  });
  it('keeps a selection that is whole as it is', () => {
    const ids = ['obj_box'];
    expect(stillThere(sampleDocument(), ids)).toBe(ids);
    expect(stillThere(sampleDocument(), ['obj_box', 'obj_gone'])).toEqual(['obj_box']);
  });
});
