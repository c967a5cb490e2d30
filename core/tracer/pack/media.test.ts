/** Media as the kernel has them: which are kept, and where the box around a scene lies. */
import { describe, expect, it } from 'vitest';
import { fromTrs, IDENTITY, transformPoint, type Mat4 } from '../../math/mat4.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';
import type { RenderMedium, RenderScene } from '../../scene/render-scene.ts';
import { box } from '../../scene/shapes/box.ts';
import { radians } from '../../units/units.ts';
import { packMedia } from './media.ts';
import { TableBuilder } from './table-builder.ts';

const FLOATS = 18;
const haze = (extinctionPerM: number, extent: RenderMedium['extent'] = 'scene'): RenderMedium => ({
  name: 'haze',
  extent,
  extinctionPerM,
  albedo: [0.9, 0.8, 0.7],
  anisotropy: 0.6,
});

function packed(media: readonly RenderMedium[], placements: readonly Mat4[] = [IDENTITY]) {
  const scene: RenderScene = {
    meshes: [box('box', [2, 4, 6])],
    materials: [],
    textures: [],
    instances: placements.map((worldFromLocal, i) => ({
      name: `box ${i}`,
      mesh: 0,
      material: 0,
      objectId: i + 1,
      motion: [{ time: 0, worldFromLocal }],
    })),
    lights: [],
    environment: null,
    media,
    cameras: [],
    warnings: [],
  };
  const tables = new TableBuilder();
  const { mediumTable, mediumCount } = packMedia(scene, tables);
  const words = tables.finish();
  const floats = new Float32Array(words.buffer, words.byteOffset, words.length).slice(mediumTable);
  return Array.from({ length: mediumCount }, (_, i) => [...floats.slice(i * FLOATS, (i + 1) * FLOATS)]);
}

/** A world point in the space in which the medium reaches from −1 to 1. */
const unitPoint = (record: readonly number[], [x, y, z]: Vec3): readonly number[] =>
  [0, 4, 8].map((row) => record[row]! * x + record[row + 1]! * y + record[row + 2]! * z + record[row + 3]!);

describe('media', () => {
  it('lie in the table with shape, extinction, albedo and anisotropy', () => {
    const worldFromUnit = fromTrs([5, 1, 0], fromAxisAngle([0, 1, 0], radians(0.7)), [1, 2, 3]);
    const [record] = packed([haze(0.25, { shape: 'sphere', worldFromUnit })]);
    expect(record!.slice(12)).toEqual([1, 0.25, 0.9, 0.8, 0.7, 0.6].map(Math.fround));
    unitPoint(record!, transformPoint(worldFromUnit, [0.3, -0.2, 0.9])).forEach((value, axis) =>
      expect(value).toBeCloseTo([0.3, -0.2, 0.9][axis]!, 5),
    );
  });

  it('of the whole scene reach around all that stands in it, turned things by their corners', () => {
    const turned = fromTrs([10, 0, 0], fromAxisAngle([0, 1, 0], radians(Math.PI / 2)), [1, 1, 1]);
    const [record] = packed([haze(0.1)], [IDENTITY, turned]);
    const { min, max } = { min: [-1, -2, -3] as const, max: [13, 2, 3] as const };
    unitPoint(record!, min).forEach((value) => expect(value).toBeCloseTo(-1, 5));
    unitPoint(record!, max).forEach((value) => expect(value).toBeCloseTo(1, 5));
  });

  it('of a scene in which nothing stands, and clear air, are none', () => {
    expect(packed([haze(0.1)], [])).toEqual([]);
    expect(packed([haze(0)])).toEqual([]);
  });

  it('are the thickest where there are too many', () => {
    const kept = packed(Array.from({ length: 12 }, (_, i) => haze((i + 1) / 16)));
    expect(kept.map((record) => record[13])).toEqual([12, 11, 10, 9, 8, 7, 6, 5].map((n) => n / 16));
  });
});
