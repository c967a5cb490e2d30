import { describe, expect, it } from 'vitest';
import {
  createCameraRecord,
  createObjectRecord,
  createShotRecord,
  shotSchema,
  type CameraRecord,
  type Document,
  type ShotRecord,
} from '../../../core/document/index.ts';
import { quatFromMat4 } from '../../../core/math/quat.ts';
import { distance, dot, normalize, sub, type Vec3 } from '../../../core/math/vec3.ts';
import { rotate } from '../../../core/optics/camera-moves.ts';
import { metres } from '../../../core/units/units.ts';
import { rackFocus, zoom } from '../../../core/optics/camera-moves.ts';
import { easedFraction } from '../../../core/scene/flatten/easing.ts';
import { flattenDocument, type SceneResources } from '../../../core/scene/flatten/index.ts';
import { Animation } from '../../../core/scene/flatten/tracks.ts';
import { aimed } from '../../state/create-records.ts';
import { documentOfRecords, problemsOf, sampleDocument } from '../../state/testing/sample-document.ts';
import { moveWord, orbitCentre, withMove, type CameraMove } from './camera-move-tracks.ts';

const missing = (): never => {
  throw new Error('this scene has no assets');
};
const mesh = {
  name: 'nothing',
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0),
  normals: null,
  tangents: null,
  uvs: null,
  uvs1: null,
  colors: null,
  indices: Uint32Array.of(0, 1, 2),
};
const resources: SceneResources = {
  catalog: { cameras: [], lensSets: [], filters: [] },
  model: missing,
  mesh: missing,
  texture: missing,
  panorama: missing,
  profile: missing,
  primitive: () => mesh,
  field: () => mesh,
};

const EYE: Vec3 = [1, 1.7, 5];
const SUBJECT: Vec3 = [0.5, 1.2, 0];
const camera = (parentId: string | null = null): CameraRecord =>
  createCameraRecord({
    id: 'cam_m',
    name: 'M',
    sceneId: 'scn_b',
    parentId,
    pose: { translationM: EYE, rotation: aimed(EYE, SUBJECT) },
    focusDistanceM: 4,
  });
const still = (): ShotRecord =>
  createShotRecord({
    id: 'sht_m',
    name: 'M',
    sceneId: 'scn_b',
    cameraId: 'cam_m',
    startFrame: 1,
    endFrame: 49,
    boardFrame: 1,
  });

function moved(move: CameraMove, own: CameraRecord = camera(), from: ShotRecord = still()): Document {
  const base = documentOfRecords([
    ...sampleDocument().records.values(),
    createObjectRecord({
      id: 'obj_cart',
      name: 'Cart',
      sceneId: 'scn_b',
      transform: {
        translationM: [3, 0.4, -2],
        rotation: [0, Math.SQRT1_2, 0, Math.SQRT1_2],
        scale: [1, 1, 1],
      },
      content: { type: 'group' },
    }),
    own,
    from,
  ]);
  const shot = withMove(
    { document: base, shot: from, camera: own, startFrame: 1, endFrame: 49, easing: 'easeInOut' },
    move,
  );
  expect(shotSchema.safeParse(shot).error).toBeUndefined();
  const document = documentOfRecords([...base.records.values(), shot]);
  expect(problemsOf(document)).toEqual([]);
  return document;
}

interface Seen {
  readonly eye: Vec3;
  readonly forward: Vec3;
  readonly right: Vec3;
  readonly focalMm: number;
}
/** The camera as light transport sees it at a frame. */
function seen(document: Document, frame: number): Seen {
  const scene = flattenDocument(document, resources, { shotId: 'sht_m', frame });
  const [cam] = scene.cameras;
  const keys = cam!.motion;
  // the middle of the exposure
  const m = keys.length === 1 ? keys[0].worldFromLocal : keys[Math.floor(keys.length / 2)]!.worldFromLocal;
  const q = quatFromMat4(m);
  return {
    eye: [m[12], m[13], m[14]],
    forward: rotate(q, [0, 0, -1]),
    right: rotate(q, [1, 0, 0]),
    focalMm: cam!.focalLength * 1000,
  };
}
const FRAMES = [1, 7, 13, 25, 30, 44, 49];
/** Where a shutter moves, the last of two keys is half an exposure late. */
const near = (a: number, b: number, digits = 2): void => expect(a).toBeCloseTo(b, digits);

describe('moves as keys', () => {
  it('a dolly keeps its line and its height, and looks the same way', () => {
    const document = moved({ verb: 'dolly', distanceM: 2 });
    const first = seen(document, 1);
    const last = seen(document, 49);
    const line = normalize([first.forward[0], 0, first.forward[2]]);
    near(dot(sub(last.eye, first.eye), line), 2, 4);
    for (const frame of FRAMES) {
      const at = seen(document, frame);
      near(at.eye[1], EYE[1], 6);
      const way = sub(at.eye, first.eye);
      near(distance(way, [line[0] * dot(way, line), 0, line[2] * dot(way, line)]), 0, 5);
      near(dot(at.forward, first.forward), 1, 6);
    }
  });
  it('a truck goes to the right and a pedestal up', () => {
    const truck = moved({ verb: 'truck', distanceM: 1.5 });
    near(dot(sub(seen(truck, 49).eye, seen(truck, 1).eye), seen(truck, 1).right), 1.5, 4);
    const up = moved({ verb: 'pedestal', distanceM: -0.6 });
    near(seen(up, 49).eye[1] - seen(up, 1).eye[1], -0.6, 5);
  });
  it('a pan keeps its place, its tilt and its horizon, also all the way round', () => {
    for (const angleDeg of [60, -100, 300]) {
      const document = moved({ verb: 'pan', angleDeg });
      const first = seen(document, 1);
      let turned = 0;
      let before = first.forward;
      for (let frame = 1; frame <= 49; frame++) {
        const at = seen(document, frame);
        near(distance(at.eye, EYE), 0, 6);
        near(at.forward[1], first.forward[1], 2);
        near(at.right[1], 0, 2);
        const level = (v: Vec3): number => Math.atan2(-v[2], v[0]);
        let step = ((level(at.forward) - level(before)) * 180) / Math.PI;
        step -= Math.round(step / 360) * 360;
        turned += step;
        before = at.forward;
      }
      expect(Math.abs(turned - angleDeg)).toBeLessThan(3);
    }
  });
  it('an orbit keeps its distance and faces its centre', () => {
    const document = moved({ verb: 'orbit', centreM: SUBJECT, angleDeg: 90 });
    const from = distance(EYE, SUBJECT);
    for (const frame of FRAMES) {
      const at = seen(document, frame);
      near(distance(at.eye, SUBJECT), from, 6);
      near(dot(at.forward, normalize(sub(SUBJECT, at.eye))), 1, 6);
      near(at.eye[1], EYE[1], 6);
    }
    near(distance(seen(document, 1).eye, EYE), 0, 2);
    // counter-clockwise from above: from +Z towards +X
    expect(seen(document, 49).eye[0]).toBeGreaterThan(EYE[0] + 1);
  });
  it('an orbit starts without a jump when the lens points at the centre that is chosen for it', () => {
    const centre = orbitCentre(
      { position: EYE, orientation: aimed(EYE, SUBJECT) },
      { min: [0.2, 0, -0.3], max: [0.8, 1.8, 0.3] },
    );
    const document = moved({ verb: 'orbit', centreM: centre, angleDeg: 45 });
    near(dot(seen(document, 1).forward, normalize(sub(SUBJECT, EYE))), 1, 4);
  });
  it('a crane rises and stays on its point', () => {
    const document = moved({ verb: 'crane', riseM: 2, aimM: SUBJECT });
    near(seen(document, 49).eye[1] - seen(document, 1).eye[1], 2, 4);
    for (const frame of FRAMES) {
      const at = seen(document, frame);
      near(dot(at.forward, normalize(sub(SUBJECT, at.eye))), 1, 6);
    }
  });
  it('a zoom runs in even ratios and a rack in even dioptres, within a hair', () => {
    const zoomed = moved({ verb: 'zoom', focalLengthMm: 135 });
    const racked = moved({ verb: 'rackFocus', fromM: null, toM: SUBJECT });
    const shot = racked.records.get('sht_m') as ShotRecord;
    const end = distance(EYE, SUBJECT);
    for (const frame of FRAMES) {
      const u = easedFraction('easeInOut', (frame - 1) / 48);
      const mm = zoom(metres(35), metres(135), u);
      expect(Math.abs(seen(zoomed, frame).focalMm / mm - 1)).toBeLessThan(0.04);
      const m = rackFocus(metres(4), metres(end), u);
      const focus = new Animation(shot).number('cam_m', 'focusDistanceM', 0, frame);
      expect(Math.abs(focus / m - 1)).toBeLessThan(0.02);
    }
    near(seen(zoomed, 49).focalMm, 135, 6);
  });
  it('a dolly zoom keeps the size of its subject', () => {
    const document = moved({ verb: 'dollyZoom', distanceM: 2.5, subjectM: SUBJECT });
    const size = (at: Seen): number => at.focalMm / dot(sub(SUBJECT, at.eye), at.forward);
    const first = size(seen(document, 1));
    for (const frame of FRAMES) expect(Math.abs(size(seen(document, frame)) / first - 1)).toBeLessThan(0.01);
    expect(seen(document, 49).focalMm).toBeLessThan(25);
  });
  it('moves a camera on a cart along the world, not along the cart', () => {
    const own = camera('obj_cart');
    const document = moved({ verb: 'pedestal', distanceM: 1 }, own);
    near(seen(document, 49).eye[1] - seen(document, 1).eye[1], 1, 5);
    const orbit = moved({ verb: 'orbit', centreM: SUBJECT, angleDeg: 40 }, own);
    const from = distance(seen(orbit, 1).eye, SUBJECT);
    for (const frame of FRAMES) near(distance(seen(orbit, frame).eye, SUBJECT), from, 5);
  });
  it('gives way to another kind of move and leaves other tracks alone', () => {
    const first = moved({ verb: 'orbit', centreM: SUBJECT, angleDeg: 90 }).records.get('sht_m') as ShotRecord;
    const shot = moved({ verb: 'zoom', focalLengthMm: 50 }, camera(), first).records.get(
      'sht_m',
    ) as ShotRecord;
    expect(shot.tracks.map((track) => track.property)).toEqual(['orbit', 'focalLengthMm']);
    expect(shot.move).toBe('orbit + zoom');
    const dollied = moved({ verb: 'dolly', distanceM: 1 }, camera(), shot).records.get('sht_m') as ShotRecord;
    expect(dollied.tracks.map((track) => track.property).sort()).toEqual([
      'focalLengthMm',
      'rotation',
      'translationM',
    ]);
  });
  it('says what it is in the shot list', () => {
    expect(moveWord('static', 'pan')).toBe('pan');
    expect(moveWord('', 'dolly in')).toBe('dolly in');
    expect(moveWord('pan', 'pan')).toBe('pan');
    expect(moveWord('pan', 'tilt')).toBe('pan + tilt');
  });
});
