/** Indirect light against what is known in closed form: an even dome, and a closed grey room. */
import { Box3, Mesh, Vector3, type BufferGeometry } from 'three';
import { describe, expect, it } from 'vitest';
import { box } from '../../../core/scene/shapes/box.ts';
import { roomAround } from './indirect.ts';
import { makeLamp } from './lamp.ts';
import { geometryOf } from './proxy-geometry.ts';
import { ProbeGrid } from './probe-grid.ts';
import { LightTracer } from './radiance.ts';
import { equirectTexture, worldAlong, type World } from './panorama.ts';
import { IDENTITY } from '../../../core/math/mat4.ts';
import { candela, metres } from '../../../core/units/units.ts';
import type { Surface } from './surfaces.ts';

const dome: World = {
  width: 4,
  height: 2,
  nits: new Float32Array(24).fill(100),
  rotationY: 0,
  isSeen: true,
};

const grey = (reflectance: number): Surface => ({
  material: { map: null } as Surface['material'],
  isSheer: false,
  albedo: [reflectance, reflectance, reflectance],
  emission: [0, 0, 0],
  dispose: () => undefined,
});

const finish = (grid: ProbeGrid): void => {
  while (!grid.isDone) grid.work(50);
};

describe('indirect light', () => {
  it('an even dome of 100 nits gives π · 100 lux on any surface', () => {
    const grid = new ProbeGrid();
    grid.start(
      new LightTracer([], [], dome, () => true),
      new Box3(new Vector3(-1, 0, -1), new Vector3(1, 2, 1)),
    );
    finish(grid);
    const lux = [0, 0, 0];
    for (const normal of [new Vector3(0, 1, 0), new Vector3(0.6, 0, -0.8)]) {
      grid.irradiance(new Vector3(0, 1, 0), normal, lux);
      expect(lux[1]! / (Math.PI * 100)).toBeCloseTo(1, 1);
    }
  });

  it('a lamp in a closed grey room lights it by the sum over all bounces', () => {
    const room: BufferGeometry = geometryOf(box('room', [4, 4, 4], 0));
    const mesh = new Mesh(room);
    const lamp = makeLamp({
      kind: 'point',
      name: 'bulb',
      motion: [{ time: 0, worldFromLocal: IDENTITY }],
      spectrum: null,
      tint: [1, 1, 1],
      lightGroup: 'default',
      visibleToCamera: false,
      intensity: candela(100),
      radius: metres(0),
    });
    // the sides of a box face out: a room is seen from behind them, so probes would count as inside; turned, they face in
    room.index!.array.reverse();
    const normals = room.getAttribute('normal');
    for (let i = 0; i < normals.array.length; i++) normals.array[i] = -normals.array[i]!;
    const tracer = new LightTracer(
      [{ mesh, surface: grey(0.5) }],
      [{ lamp, rig: lamp.rig }],
      null,
      () => true,
    );
    const grid = new ProbeGrid();
    grid.start(tracer, new Box3(new Vector3(-2, -2, -2), new Vector3(2, 2, 2)));
    finish(grid);
    grid.start(tracer, new Box3(new Vector3(-2, -2, -2), new Vector3(2, 2, 2)));
    finish(grid);
    const lux = [0, 0, 0];
    grid.irradiance(new Vector3(0, -1.99, 0), new Vector3(0, 1, 0), lux);
    // an integrating sphere of the same area: flux · ρ / (1 − ρ) / area
    const expected = ((4 * Math.PI * 100) / 96) * (0.5 / 0.5);
    expect(lux[1]! / expected).toBeGreaterThan(0.8);
    expect(lux[1]! / expected).toBeLessThan(1.25);
  });

  it('finds the room that it stands in', () => {
    const mesh = new Mesh(geometryOf(box('room', [4, 3, 6], 0)));
    const tracer = new LightTracer([{ mesh, surface: grey(0.5) }], [], null, () => true);
    const set = new Box3(new Vector3(-10, -10, -10), new Vector3(10, 10, 10));
    const room = roomAround(tracer, new Vector3(0.5, 0, 1), set);
    expect(room.min.x).toBeCloseTo(-2, 1);
    expect(room.max.z).toBeCloseTo(3, 1);
    expect(room.max.y).toBeCloseTo(1.5, 1);
  });
});

describe('panoramas', () => {
  it('the centre column looks along −Z and u grows toward +X, for rays and for textures', () => {
    const nits = new Float32Array(8 * 4 * 3);
    const put = (column: number, value: number): void => {
      for (let row = 0; row < 4; row++) nits[3 * (row * 8 + column)] = value;
    };
    put(4, 1); // just right of the centre: −Z, a little to +X
    put(6, 2); // +X, a little to +Z
    const world: World = { width: 8, height: 4, nits, rotationY: 0, isSeen: true };
    const into = [0, 0, 0];
    worldAlong(world, 0.1, 0, -1, into);
    expect(into[0]).toBe(1);
    worldAlong(world, 1, 0, 0.1, into);
    expect(into[0]).toBe(2);
    // three looks up +X in the middle of its textures
    const { data } = equirectTexture(8, 4, nits).image as { data: Uint16Array };
    const TWO = 0x4000;
    expect(data[4 * 4]).toBe(TWO);
  });
});
