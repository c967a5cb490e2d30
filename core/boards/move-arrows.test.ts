import { describe, expect, it } from 'vitest';
import {
  createCameraRecord,
  createProjectRecord,
  createSceneRecord,
  createShotRecord,
  type AnyRecord,
  type Document,
  type Track,
} from '../document/index.ts';
import { arrowStrokes, moveArrows, type MoveArrow } from './move-arrows.ts';

const said = (tracks: readonly Track[]): string[] => {
  const camera = createCameraRecord({
    id: 'cam_a',
    name: 'A',
    sceneId: 'scn_a',
    pose: { translationM: [0, 1.5, 4], rotation: [0, 0, 0, 1] },
  });
  const shot = createShotRecord({
    id: 'sht_a',
    name: 'A',
    sceneId: 'scn_a',
    cameraId: 'cam_a',
    endFrame: 49,
    tracks,
  });
  const records: AnyRecord[] = [
    createProjectRecord({ id: 'prj_a', name: 'A', date: '2026-01-01' }),
    createSceneRecord({ id: 'scn_a', name: 'A' }),
    camera,
    shot,
  ];
  const document: Document = { records: new Map(records.map((record) => [record.id, record])) };
  return moveArrows(document, shot).map((arrow) => `${arrow.kind} ${arrow.way}`);
};
const to = (x: number, y: number, z: number): Track => ({
  property: 'translationM',
  targetId: 'cam_a',
  keys: [
    { frame: 1, value: [0, 1.5, 4], easing: 'linear' },
    { frame: 49, value: [x, y, z], easing: 'linear' },
  ],
});
const turned = (q: readonly [number, number, number, number]): Track => ({
  property: 'rotation',
  targetId: 'cam_a',
  keys: [
    { frame: 1, value: [0, 0, 0, 1], easing: 'linear' },
    { frame: 49, value: q, easing: 'linear' },
  ],
});

describe('arrows of a move', () => {
  it('say what the lens does, by the keys', () => {
    expect(said([])).toEqual([]);
    expect(said([to(0, 1.5, 2)])).toEqual(['dolly in']);
    expect(said([to(0, 1.5, 6)])).toEqual(['dolly out']);
    expect(said([to(-1, 1.5, 4)])).toEqual(['truck left']);
    expect(said([to(0, 2.5, 4)])).toEqual(['pedestal up']);
    expect(said([to(1.5, 1.5, 2.5)])).toEqual(['dolly in', 'truck right']);
    // a breath of a move is none, and neither is a small part of a long one
    expect(said([to(0.01, 1.5, 4)])).toEqual([]);
    expect(said([to(0.2, 1.5, 0)])).toEqual(['dolly in']);
    const a = Math.PI / 12;
    expect(said([turned([0, Math.sin(a), 0, Math.cos(a)])])).toEqual(['pan left']);
    expect(said([turned([-Math.sin(a), 0, 0, Math.cos(a)])])).toEqual(['tilt down']);
  });
  it('tell zooms, orbits and cranes', () => {
    expect(
      said([
        {
          property: 'focalLengthMm',
          targetId: 'cam_a',
          keys: [
            { frame: 1, value: 50, easing: 'linear' },
            { frame: 49, value: 25, easing: 'linear' },
          ],
        },
      ]),
    ).toEqual(['zoom out']);
    expect(
      said([
        {
          property: 'orbit',
          targetId: 'cam_a',
          centreM: [0, 1, 0],
          keys: [
            { frame: 1, value: { azimuthDeg: 0, elevationDeg: 5, distanceM: 4 }, easing: 'linear' },
            { frame: 49, value: { azimuthDeg: -60, elevationDeg: 5, distanceM: 4 }, easing: 'linear' },
          ],
        },
      ]),
    ).toEqual(['orbit left']);
    const aim: Track = {
      property: 'aimM',
      targetId: 'cam_a',
      keys: [{ frame: 1, value: [0, 1.5, 0], easing: 'linear' }],
    };
    expect(said([to(0, 3.5, 4), aim])).toEqual(['pedestal up']);
  });
  it('stay inside the frame and apart from each other', () => {
    const all: MoveArrow[] = [
      { kind: 'dolly', way: 'in' },
      { kind: 'zoom', way: 'out' },
      { kind: 'truck', way: 'left' },
      { kind: 'pan', way: 'right' },
      { kind: 'pedestal', way: 'up' },
      { kind: 'tilt', way: 'down' },
      { kind: 'orbit', way: 'left' },
    ];
    for (const aspect of [0.5625, 1, 1.78, 2.39, 2.76])
      for (const { points } of arrowStrokes(all, aspect))
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(aspect);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
        }
    // the head is at the end that the way names
    const [line] = arrowStrokes([{ kind: 'truck', way: 'left' }], 2);
    expect(line!.points.at(-1)![0]).toBeLessThan(line!.points[0]![0]);
  });
});
