/** Portals: the rectangle of a pane, whatever way its triangles are cut. */
import { expect, it } from 'vitest';
import { fromTrs, IDENTITY, invertAffine } from '../../math/mat4.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import { DEFAULT_MATERIAL, scalar } from '../../scene/render-defaults.ts';
import type { RenderMesh, RenderScene } from '../../scene/render-scene.ts';
import { radians } from '../../units/units.ts';
import { box } from '../../scene/shapes/box.ts';
import { sphere } from '../../scene/shapes/round-solids.ts';
import { uniformImage } from '../testing/uniform-image.ts';
import { packPortals } from './portals.ts';

const glass = {
  ...DEFAULT_MATERIAL,
  thinWalled: true,
  transmissionWeight: scalar(1),
  specularRoughness: scalar(0),
};
const pose = fromTrs([1, 2, 3], fromAxisAngle([0.2, 1, 0.1], radians(0.8)), [1, 1, 1]);
const placed = {
  poses: [pose],
  objectFromWorld: invertAffine(pose),
  handedness: 1,
  root: 0,
  firstPrimitive: 0,
  attributes: { indices: 0, positions: 0, normals: 0, tangents: 0, uvs: 0, uvs1: 0, colors: 0 },
} as const;
const portalsOf = (mesh: RenderMesh, material = glass, environment = true) =>
  packPortals(
    {
      meshes: [mesh],
      materials: [material],
      textures: [],
      instances: [
        { name: 'pane', mesh: 0, material: 0, objectId: 1, motion: [{ time: 0, worldFromLocal: IDENTITY }] },
      ],
      lights: [],
      environment: environment ? uniformImage(1) : null,
      cameras: [],
      warnings: [],
    } satisfies RenderScene,
    [placed],
  );

// caught: taking the diagonal for a side gives a rectangle half as large again
it('is as large as the pane and stands where it does', () => {
  for (const pane of [box('pane', [1.2, 0.9, 0.004]), box('pane', [0.9, 1.2, 0.004])]) {
    const [portal] = portalsOf(pane);
    expect(portal!.area).toBeCloseTo(1.2 * 0.9, 5);
    expect([...portal!.size].sort()).toEqual([expect.closeTo(0.45, 5), expect.closeTo(0.6, 5)]);
    portal!.position.forEach((v, i) => expect(v).toBeCloseTo([1, 2, 3][i]!, 5));
    expect(
      Math.abs(portal!.axisZ[0] * pose[8] + portal!.axisZ[1] * pose[9] + portal!.axisZ[2] * pose[10]),
    ).toBeCloseTo(1, 6);
  }
});

it('is nothing for a bowl, a wall, or a scene without a sky', () => {
  expect(portalsOf(sphere('bowl', 0.1))).toEqual([]);
  expect(portalsOf(box('pane', [1, 1, 0.004]), DEFAULT_MATERIAL)).toEqual([]);
  expect(portalsOf(box('pane', [1, 1, 0.004]), glass, false)).toEqual([]);
});
