import { describe, expect, it } from 'vitest';
import { IDENTITY, translation } from '../../math/mat4.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { DEFAULT_MATERIAL } from '../render-defaults.ts';
import type { RenderScene } from '../render-scene.ts';
import { transformMesh } from '../shapes/combine.ts';
import { primitiveMesh } from '../shapes/primitive-mesh.ts';
import { freeFloor } from './free-floor.ts';

interface Box {
  readonly size: [number, number, number];
  readonly at: Vec3;
}
function sceneOf(boxes: readonly Box[]): RenderScene {
  return {
    meshes: boxes.map(({ size, at }) =>
      transformMesh(primitiveMesh({ type: 'box', sizeM: size, bevelM: 0 }), translation(at)),
    ),
    materials: [DEFAULT_MATERIAL],
    textures: [],
    instances: boxes.map((_, mesh) => ({ name: 'box', mesh, material: 0, motion: [{ time: 0, worldFromLocal: IDENTITY }], objectId: mesh + 1 })), // prettier-ignore
    lights: [],
    environment: null,
    cameras: [],
    warnings: [],
  };
}
const FLOOR: Box = { size: [6, 0.1, 6], at: [0, -0.04, 0] };
const CEILING: Box = { size: [6, 0.1, 6], at: [0, 2.5, 0] };
const walls = [-3, 3].flatMap((x): Box[] => [
  { size: [0.1, 2.5, 6], at: [x, 1.25, 0] },
  { size: [6, 2.5, 0.1], at: [0, 1.25, x] },
]);
const TABLE: Box = { size: [1.6, 0.05, 0.8], at: [0, 0.72, 0] };
const overlaps = (at: Vec3, size: Vec3, { size: other, at: there }: Box): boolean =>
  [0, 2].every((k) => Math.abs(at[k]! - there[k]!) < (size[k]! + other[k]!) / 2);

describe('a free place on the floor', () => {
  it('is the wished one where nothing stands, at the height of the floor', () => {
    const { at, isFree } = freeFloor(sceneOf([FLOOR, CEILING, ...walls]), [0.5, 1.8, 0.5], [1, 7, -1]);
    expect(isFree).toBe(true);
    expect(at[1]).toBeCloseTo(0.01, 6);
    expect(Math.hypot(at[0] - 1, at[2] + 1)).toBeLessThan(0.2);
  });

  it('is beside what stands there, within the walls', () => {
    const scene = sceneOf([FLOOR, CEILING, TABLE, ...walls]);
    for (const near of [[0, 0, 0], [2.9, 0, 2.9], [-3, 0, 0]] as const) {
      const size: Vec3 = [1, 1, 1];
      const { at, isFree } = freeFloor(scene, size, near);
      expect(isFree).toBe(true);
      for (const box of [TABLE, ...walls]) expect(overlaps(at, size, box)).toBe(false);
      expect(Math.max(Math.abs(at[0]), Math.abs(at[2]))).toBeLessThan(2.5);
    }
  }); // prettier-ignore

  it('is under a table for what is lower', () => {
    const { at } = freeFloor(sceneOf([FLOOR, TABLE]), [0.3, 0.4, 0.3], [0, 0, 0]);
    expect(overlaps(at, [0.3, 0.4, 0.3], TABLE)).toBe(true);
  });

  it('is the ground where a scene has no floor, and none where all is taken', () => {
    expect(freeFloor(sceneOf([TABLE]), [1, 1, 1], [5, 0, 0]).at[1]).toBe(0);
    expect(freeFloor(sceneOf([]), [1, 1, 1], [5, 0, 0])).toMatchObject({ isFree: true });
    const full = sceneOf([FLOOR, { size: [6, 1, 6], at: [0, 0.5, 0] }]);
    expect(freeFloor(full, [1, 1, 1], [0.5, 3, 0.25])).toEqual({ at: [0.5, 0, 0.25], isFree: false });
  });

  it('is never inside of something, wherever its bottom lies', () => {
    const size: Vec3 = [1, 1, 1];
    // a house on the ground, and one that reaches below it
    for (const bottom of [0.01, -0.5]) {
      const house: Box = { size: [3, 4, 3], at: [0, bottom + 2, 0] };
      const { at, isFree } = freeFloor(
        sceneOf([FLOOR, house, { ...FLOOR, size: [16, 0.1, 16] }]),
        size,
        [0, 0, 0],
      );
      expect(isFree).toBe(true);
      expect(overlaps(at, size, house)).toBe(false);
    }
  });

  it('goes round a wall that stands across', () => {
    const turned = transformMesh(primitiveMesh({ type: 'box', sizeM: [6, 2, 0.1], bevelM: 0 }), [
      Math.SQRT1_2,
      0,
      Math.SQRT1_2,
      0,
      0,
      1,
      0,
      0,
      -Math.SQRT1_2,
      0,
      Math.SQRT1_2,
      0,
      0,
      1,
      0,
      1,
    ]);
    const bare = sceneOf([FLOOR]);
    const scene = {
      ...bare,
      meshes: [...bare.meshes, turned],
      instances: [...bare.instances, { ...bare.instances[0]!, mesh: 1 }],
    };
    const { at, isFree } = freeFloor(scene, [0.6, 1, 0.6], [0, 0, 0]);
    expect(isFree).toBe(true);
    // off the wall, and no farther than half of the thing's diagonal and a few cells
    const away = Math.abs(at[0] + at[2]) / Math.SQRT2;
    expect(away).toBeGreaterThan(0.05);
    expect(Math.hypot(at[0], at[2])).toBeLessThan(0.95);
  });
});
