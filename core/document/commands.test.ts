/** What commands do and refuse, one rule a test. */
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  createShotRecord,
  DocumentError,
  duplicateRecord,
  getRecord,
  parseCommand,
  recordsOf,
  removeRecord,
  reorderShots,
  setProperty,
  worldFromGroup,
  type Command,
  type Document,
} from './index.ts';
import { sampleDocument } from './testing/sample-document.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { fromAxisAngle } from '../math/quat.ts';
import { fromTrs, multiply } from '../math/mat4.ts';
import { radians } from '../units/units.ts';

const refusal = (document: Document, command: Command): string => {
  try {
    applyCommand(document, command);
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
  throw new Error('the command was accepted');
};

describe('refusals name record, field, expectation and what was there', () => {
  const document = sampleDocument();
  it.each<[string, Command, string]>([
    [
      'a dangling reference',
      setProperty('sht_1', ['cameraId'], 'cam_gone', 'x'),
      'sht_1: cameraId: expected the id of a camera in this project, got "cam_gone", which does not exist',
    ],
    [
      'an id of another kind',
      setProperty('sht_1', ['cameraId'], 'obj_top', 'x'),
      'sht_1: cameraId: expected the id of a camera, got "obj_top"',
    ],
    [
      'a negative focal length',
      setProperty('cam_a', ['focalLengthMm'], -3, 'x'),
      'cam_a: focalLengthMm: expected a number that is at least 1, got -3',
    ],
    [
      'a reading without distance',
      setProperty('lgt_key', ['magnitude', 'distanceM'], null, 'x'),
      'lgt_key: magnitude.distanceM: expected the distance of the reading, got null',
    ],
    [
      'nits of a point',
      setProperty('lgt_lamp', ['magnitude'], { quantity: 'luminance', luminanceNits: 1 }, 'x'),
      'lgt_lamp: magnitude.quantity: expected one of intensity, flux, illuminance for a point light, got "luminance"',
    ],
    [
      'an unknown field',
      setProperty('cam_a', ['fieldOfView'], 40, 'x'),
      'cam_a: expected only known fields, got the unknown field "fieldOfView"',
    ],
    [
      'a parent that is no group',
      setProperty('obj_vase', ['parentId'], 'obj_top', 'x'),
      'obj_vase: parentId: expected the id of a group, got obj_top, a primitive',
    ],
    [
      'a group in itself',
      setProperty('obj_table', ['parentId'], 'obj_table', 'x'),
      'obj_table: parentId: expected a group that is not inside this one, got obj_table, which leads back to obj_table (and 4 more)',
    ],
    [
      'a shot across scenes',
      setProperty('sht_2', ['sceneId'], 'scn_yard', 'x'),
      'sht_2: cameraId: expected a camera of scene scn_yard, got cam_b of scene scn_kitchen',
    ],
    [
      'a scene changed under a shot',
      setProperty('cam_a', ['sceneId'], 'scn_yard', 'x'),
      'sht_1: cameraId: expected a camera of scene scn_kitchen, got cam_a of scene scn_yard (and 1 more)',
    ],
    [
      'a group turned into a thing',
      setProperty(
        'obj_table',
        ['content'],
        { type: 'medium', extent: null, extinctionPerM: 0, albedo: [1, 1, 1], anisotropy: 0 },
        'x',
      ),
      'obj_top: parentId: expected the id of a group, got obj_table, a medium (and 3 more)',
    ],
    [
      'removal of what is in use',
      { label: 'x', edits: [{ op: 'remove', id: 'cam_a' }] },
      'sht_1: cameraId: expected the id of a camera in this project, got "cam_a", which does not exist (and 1 more)',
    ],
    [
      'removal of the project',
      { label: 'x', edits: [{ op: 'remove', id: 'prj_test' }] },
      'records/project: expected exactly one project record, got none',
    ],
    [
      'an id taken',
      { label: 'x', edits: [{ op: 'add', record: getRecord(document, 'camera', 'cam_a') }] },
      'cam_a: id: expected an id that is free, got "cam_a"',
    ],
    [
      'a path that leads nowhere',
      setProperty('cam_a', ['pose', 'tilt', 'x'], 1, 'x'),
      'cam_a: pose.tilt: expected a field that exists, got nothing',
    ],
    [
      'frames that run backwards',
      setProperty('sht_1', ['endFrame'], -5, 'x'),
      'sht_1: endFrame: expected a frame not before startFrame 1, got -5',
    ],
    [
      'keys out of order',
      setProperty('sht_1', ['tracks', 0, 'keys', 1, 'frame'], 1, 'x'),
      'sht_1: tracks[0].keys: expected keys with rising frame numbers, got a list of 2',
    ],
    [
      'a body and a custom sensor',
      setProperty('cam_a', ['bodyId'], 'some-body', 'x'),
      'cam_a: customSensor: expected either bodyId and recordingModeId, or customSensor alone, got an object',
    ],
  ])('%s', (_, command, message) => {
    expect(refusal(document, command)).toBe(message);
  });

  it('leaves the document alone when the last of many edits fails', () => {
    const before = new Map(document.records);
    const good = setProperty('cam_a', ['focalLengthMm'], 50, 'x').edits;
    const bad = setProperty('cam_b', ['focalLengthMm'], NaN, 'x').edits;
    refusal(document, { label: 'both', edits: [...good, ...bad] });
    expect(document.records).toEqual(before);
  });
});

describe('removeRecord', () => {
  it('refuses without cascade and names the user', () => {
    expect(() => removeRecord(sampleDocument(), 'mat_oak', { cascade: false })).toThrow(
      'obj_top: content.materialId: expected mat_oak to be out of use before it is removed, got mat_oak',
    );
  });

  it('takes shots and takes with their camera and forgets tracks that drove it', () => {
    const document = sampleDocument();
    const { document: after } = applyCommand(document, removeRecord(document, 'cam_a', { cascade: true }));
    expect([...document.records.keys()].filter((id) => !after.records.has(id)).sort()).toEqual([
      'cam_a',
      'sht_1',
      'tak_1',
    ]);
  });

  it('takes the things in a group, keeps cameras and lights where they stood, and shortens lists', () => {
    const rotation = [...fromAxisAngle([0, 1, 0], radians(0.7))];
    let document = applyCommand(
      sampleDocument(),
      setProperty('obj_table', ['transform', 'rotation'], rotation, 'x'),
    ).document;
    document = applyCommand(
      document,
      setProperty('obj_table', ['transform', 'translationM'], [3, 0, 1], 'x'),
    ).document;
    document = applyCommand(
      document,
      setProperty('lgt_lamp', ['pose', 'translationM'], [0.2, 1, 0], 'x'),
    ).document;
    const stood = multiply(
      worldFromGroup(document, 'obj_table'),
      fromTrs([0.2, 1, 0], [0, 0, 0, 1], [1, 1, 1]),
    );

    const { document: after } = applyCommand(
      document,
      removeRecord(document, 'obj_table', { cascade: true }),
    );
    expect(after.records.has('obj_top')).toBe(false);
    const lamp = getRecord(after, 'light', 'lgt_lamp');
    expect(lamp.parentId).toBeNull();
    // Caught: multiplying pose × group in place of group × pose.
    fromTrs(lamp.pose.translationM, lamp.pose.rotation, [1, 1, 1]).forEach((value, i) =>
      expect(value).toBeCloseTo(stood[i]!, 12),
    );
    expect(getRecord(after, 'shot', 'sht_1').subjectIds).toEqual(['obj_chair']);
  });

  it('takes several elements out of one list', () => {
    // Caught: taking list elements out from the front, which shifts the rest.
    const document = applyCommand(
      sampleDocument(),
      setProperty('obj_chair', ['parentId'], 'obj_table', 'x'),
    ).document;
    const swapped = applyCommand(
      document,
      setProperty('sht_1', ['subjectIds'], ['obj_chair', 'obj_haze', 'obj_vase', 'obj_top'], 'x'),
    ).document;
    const { document: after } = applyCommand(swapped, removeRecord(swapped, 'obj_table', { cascade: true }));
    expect(getRecord(after, 'shot', 'sht_1').subjectIds).toEqual(['obj_haze']);
  });
});

describe('builders', () => {
  it('reorders shots and edits only those that move', () => {
    const document = sampleDocument();
    expect(reorderShots(document, 'scn_kitchen', ['sht_1', 'sht_2']).edits).toHaveLength(0);
    const { document: after } = applyCommand(
      document,
      reorderShots(document, 'scn_kitchen', ['sht_2', 'sht_1']),
    );
    expect(recordsOf(after, 'shot').map((shot) => shot.order)).toEqual([2, 1]);
    expect(() => reorderShots(document, 'scn_kitchen', ['sht_1', 'sht_1'])).toThrow(
      'expected each of its 2 shots once',
    );
  });

  it('duplicates a group with what it holds, pointing at the copies', () => {
    const document = sampleDocument();
    const { command, id } = duplicateRecord(document, 'obj_table', seededRandom(7));
    const { document: after, changes } = applyCommand(document, command);
    expect(getRecord(after, 'object', id).name).toBe('Table group copy');
    const children = [...changes.values()]
      .map((change) => change.after)
      .filter((record) => record?.id !== id);
    expect(children.map((record) => record?.kind).sort()).toEqual(['camera', 'light', 'object', 'object']);
    for (const child of children) expect(child).toMatchObject({ parentId: id });
  });
});

describe('parseCommand', () => {
  it.each<[unknown, string]>([
    [null, 'wire: expected a command, got null'],
    [{ label: 3, edits: [] }, 'wire: label: expected text of at most 500 letters, got 3'],
    [
      { label: 'x', edits: [{ op: 'drop' }] },
      'wire: edits[0].op: expected one of add, put, remove, set, unset, got "drop"',
    ],
    [
      { label: 'x', edits: [{ op: 'set', id: 'cam_a', path: [null], value: 1 }] },
      'wire: edits[0].path: expected a list of field names and indices, got a list of 1',
    ],
    [
      { label: 'x', edits: [{ op: 'add', record: { id: 'x' } }] },
      'wire: edits[0].record: expected a record with id and kind, got an object',
    ],
  ])('refuses %j', (value, message) => {
    expect(() => parseCommand(value, 'wire')).toThrow(new DocumentError([]).constructor as ErrorConstructor);
    expect(() => parseCommand(value, 'wire')).toThrow(message);
  });

  it('passes a command through unchanged', () => {
    const command: Command = {
      label: 'Add',
      gesture: 'g',
      edits: [
        {
          op: 'add',
          record: createShotRecord({ id: 'sht_9', name: 'x', sceneId: 'scn_kitchen', cameraId: 'cam_a' }),
        },
      ],
    };
    expect(parseCommand(JSON.parse(JSON.stringify(command)), 'wire')).toEqual(command);
  });
});
