/** Aims and moves of what rides on something, on a stage of a wall and a trolley. */
import { BoxGeometry, Group, Matrix4, Mesh, Quaternion, Vector3 } from 'three';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLightRecord, createObjectRecord, type LightRecord } from '../../../core/document/index.ts';
import { deskStore } from '../../state/desk-store.ts';
import { mirrorOf } from '../../state/mirror.ts';
import { recordsRoot, registerObject, unregisterObject } from '../picture/stage-scene.ts';
import { headTurned } from './aim-actions.ts';
import { aimPointOf, hasAim } from './aim-point.ts';
import { placeAt, standingOf } from './transform-edits.ts';

const TURN = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), Math.PI / 2);
const trolley = createObjectRecord({
  id: 'obj_trolley',
  name: 'Trolley',
  sceneId: 'scn_1',
  content: { type: 'group' },
});
const lampOf = (fields: Partial<LightRecord> = {}): LightRecord =>
  createLightRecord({
    id: 'lgt_lamp',
    name: 'Lamp',
    sceneId: 'scn_1',
    emitter: { type: 'spot', innerAngleDeg: 10, outerAngleDeg: 20, radiusM: 0.05 },
    magnitude: { quantity: 'illuminance', illuminanceLx: 500, distanceM: 4 },
    ...fields,
  });

const rig = new Group();
const carrier = new Group();
const wall = new Mesh(new BoxGeometry(10, 10, 0.1));
const show = (lamp: LightRecord): void =>
  deskStore.setState({
    mirror: mirrorOf({ records: new Map([lamp, trolley].map((one) => [one.id, one])) }, 1),
  });

beforeEach(() => {
  carrier.position.set(5, 0, 0);
  carrier.quaternion.copy(TURN);
  rig.position.set(0, 1, 0);
  rig.quaternion.identity();
  wall.position.set(0, 0, -6);
  wall.visible = true;
  recordsRoot.add(rig, carrier, wall);
  recordsRoot.updateMatrixWorld(true);
  registerObject('lgt_lamp', rig);
  registerObject('obj_trolley', carrier);
  registerObject('obj_wall', wall);
  show(lampOf());
});
afterEach(() => {
  recordsRoot.clear();
  for (const id of ['lgt_lamp', 'obj_trolley', 'obj_wall']) unregisterObject(id);
  deskStore.setState({ mirror: null });
});

describe('where a lamp is aimed at', () => {
  it('is the first surface on its axis that is shown', () => {
    expect(aimPointOf('lgt_lamp')?.toArray()).toEqual([0, 1, expect.closeTo(-5.95, 6)]);
    wall.visible = false;
    expect(aimPointOf('lgt_lamp')?.toArray()).toEqual([0, 1, -4]);
    expect(aimPointOf('lgt_unknown')).toBeNull();
  });
  it('is not what belongs to the lamp itself', () => {
    const doors = new Mesh(new BoxGeometry(1, 1, 0.1));
    doors.position.z = -1;
    rig.add(doors);
    recordsRoot.updateMatrixWorld(true);
    expect(aimPointOf('lgt_lamp')?.z).toBeCloseTo(-5.95, 6);
    rig.remove(doors);
  });
  it('bulbs have none', () => {
    expect(hasAim(lampOf())).toBe(true);
    expect(hasAim(lampOf({ emitter: { type: 'sphere', radiusM: 0.1 } }))).toBe(false);
  });
});

describe('a lamp that rides on a trolley', () => {
  it('is shown in the world and kept in the trolley', () => {
    const lamp = lampOf({ parentId: 'obj_trolley' });
    const kept = placeAt(lamp, rig, new Matrix4().makeTranslation(5, 2, -3));
    expect(new Vector3().setFromMatrixPosition(rig.matrixWorld).toArray()).toEqual([5, 2, -3]);
    // the trolley looks along −X of the world: three metres along −Z lie to its right
    expect(kept.position.distanceTo(new Vector3(3, 2, 0))).toBeLessThan(1e-9);
    expect(kept.quaternion.angleTo(TURN.clone().invert())).toBeLessThan(1e-7);
  });
  it('comes back to its own numbers', () => {
    const lamp = lampOf({
      parentId: 'obj_trolley',
      pose: { translationM: [0.1, 2.3, 0.7], rotation: [0, 0, 0, 1] },
    });
    rig.matrixWorld.copy(carrier.matrixWorld).multiply(new Matrix4().makeTranslation(0.1, 2.3, 0.7));
    rig.matrixWorld.decompose(rig.position, rig.quaternion, rig.scale);
    const kept = standingOf(lamp)?.kept;
    expect(kept?.position.toArray()).toEqual([0.1, 2.3, 0.7]);
    expect(kept?.quaternion.toArray()).toEqual([0, 0, 0, 1]);
  });
});

describe('a head', () => {
  const start = new Matrix4().makeTranslation(1, 2, 3);
  const ahead = (world: Matrix4): readonly number[] =>
    new Vector3(0, 0, -1).transformDirection(world).toArray();
  it('pans left about the vertical and tilts up about its own right, where it stands', () => {
    const panned = headTurned(start, 90, 0);
    expect(ahead(panned)).toEqual([expect.closeTo(-1, 9), expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    const both = headTurned(panned, 0, 30);
    expect(ahead(both)).toEqual([
      expect.closeTo(-Math.cos(Math.PI / 6), 9),
      expect.closeTo(0.5, 9),
      expect.closeTo(0, 9),
    ]);
    expect(new Vector3().setFromMatrixPosition(both).toArray()).toEqual([1, 2, 3]);
  });
});
