/** The plan's geometry against the camera's and the set's own numbers. */
import { describe, expect, it } from 'vitest';
import { box } from '../../scene/shapes/box.ts';
import type { RenderMesh, RenderScene } from '../../scene/render-scene.ts';
import { IDENTITY } from '../../math/mat4.ts';
import { pageFrame, SHEET } from '../layout/page-geometry.ts';
import { planScale } from '../layout/plan-scale.ts';
import { planView } from '../layout/plan-view.ts';
import { buildBoardModel } from '../index.ts';
import { catalog, documentOf, evenMeasure, sampleRecords, scenesOf } from '../testing/sample-board.ts';
import { footprint } from './footprint.ts';
import { objectTriangles, TriangleCache } from './object-triangles.ts';
import type { PlanDrawing, PlanLayer, PlanPoint, PlanRing } from './plan-drawing.ts';
import { wallCut } from './wall-cut.ts';

const sample = documentOf(sampleRecords());
const model = buildBoardModel(sample, { catalog, scenes: scenesOf(sample) });
const shotOf = (id: string) => model.shots.find((shot) => shot.id === id)!;
const linesOf = (plan: PlanDrawing, layer: PlanLayer) =>
  plan.primitives.flatMap((p) => (p.kind === 'line' && p.layer === layer ? [p.points] : []));
const bearing = ([a, b]: readonly PlanPoint[]) => Math.atan2(b![1] - a![1], b![0] - a![0]);
/** Shoelace formula, written apart from the code's. */
const area = (rings: readonly PlanRing[]) =>
  Math.abs(
    rings.reduce(
      (sum, ring) =>
        sum +
        ring.reduce(
          (s, [x], i) =>
            s + x * (ring[(i + 1) % ring.length]![1] - ring[(i + ring.length - 1) % ring.length]![1]),
          0,
        ) /
          2,
      0,
    ),
  );

describe('field of view', () => {
  it.each(['sht_1', 'sht_2', 'sht_3', 'sht_5', 'sht_6'])(
    'of %s opens by the horizontal field and starts at the lens (caught: half the angle, squeeze left out)',
    (id) => {
      const { plan, camera } = shotOf(id);
      const [left, right] = linesOf(plan, 'field-of-view');
      let angle = bearing(right!) - bearing(left!);
      if (angle < 0) angle += 2 * Math.PI;
      expect((angle * 180) / Math.PI).toBeCloseTo(camera.horizontalFieldDeg, 6);
      expect(left![0]).toEqual([camera.positionM[0], camera.positionM[2]]);
    },
  );

  it('points where the camera looks (caught: mirrored sheet)', () => {
    // Camera B looks from (0.7, 0.3) at (−0.4, −1.2) on the floor.
    const [left, right] = linesOf(shotOf('sht_2').plan, 'field-of-view');
    const middle = (bearing(left!) + bearing(right!)) / 2;
    expect(Math.cos(middle - Math.atan2(-1.5, -1.1))).toBeCloseTo(1, 9);
  });

  it('marks the plane of focus where the level distance puts it', () => {
    const { plan, camera } = shotOf('sht_2');
    const [focus] = linesOf(plan, 'depth-of-field');
    const [a, b] = focus!;
    const middle = [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2] as const;
    const along = Math.hypot(middle[0] - camera.positionM[0], middle[1] - camera.positionM[2]);
    // 1.9 m from the film plane; the lens stands its image distance in front of it.
    const image = 1 / (1 / 0.05 - 1 / along);
    expect(along + image).toBeCloseTo(1.9, 6);
    expect(Math.hypot(b![0] - a![0], b![1] - a![1])).toBeCloseTo((along * camera.sensorWidthMm) / 50, 6);
  });

  it('of a lens that looks straight down is its picture on the floor', () => {
    const { plan, camera } = shotOf('sht_4');
    const [ring] = linesOf(plan, 'field-of-view');
    const width = Math.hypot(ring![1]![0] - ring![0]![0], ring![1]![1] - ring![0]![1]);
    expect(width).toBeCloseTo((2.6 * camera.sensorWidthMm) / camera.focalLengthMm, 2);
  });
});

describe('set', () => {
  it('cuts walls through and leaves ceilings out', () => {
    const walls = shotOf('sht_1').plan.primitives.filter((p) => p.layer === 'walls');
    expect(walls).toHaveLength(4);
    const back = walls.find((p) => p.kind === 'polygon' && Math.abs(area(p.rings) - 6.4 * 0.2) < 1e-4);
    expect(back).toBeDefined();
  });
  it('draws furniture as outlines, what hangs as overhead, people as circles with names', () => {
    const { primitives } = shotOf('sht_1').plan;
    const table = primitives.find((p) => p.kind === 'polygon' && p.layer === 'subjects');
    expect(table?.kind === 'polygon' && area(table.rings)).toBeCloseTo(1.8 * 0.9, 4);
    expect(primitives.filter((p) => p.layer === 'overhead')).toHaveLength(1);
    const names = primitives.flatMap((p) => (p.kind === 'label' && p.style === 'name' ? [p.text] : []));
    expect(names.sort()).toEqual(['Anna', 'Sun', 'Table', 'Teo']);
    const circles = primitives.flatMap((p) => (p.kind === 'circle' ? [p.center] : []));
    expect(circles[0]![0]).toBeCloseTo(-0.4, 6);
  });
  it('points north by the heading: −Z, the top of the sheet, bears 30°', () => {
    const { northRad } = shotOf('sht_1').plan;
    // North lies 30° anticlockwise of the top: up and to the left.
    expect(Math.cos(northRad!)).toBeCloseTo(-Math.sin(Math.PI / 6), 9);
    expect(Math.sin(northRad!)).toBeCloseTo(-Math.cos(Math.PI / 6), 9);
  });
  it('shows a dolly with its first and last position', () => {
    const { primitives } = shotOf('sht_1').plan;
    const ghosts = primitives.flatMap((p) =>
      p.kind === 'symbol' && p.symbol === 'camera-ghost' ? [p.center] : [],
    );
    expect(ghosts).toEqual([
      [2.2, 3.6],
      [0.9, 2.3],
    ]);
    expect(shotOf('sht_2').plan.primitives.some((p) => p.layer === 'move')).toBe(false);
  });
});

const sceneOf = (meshes: readonly RenderMesh[]): RenderScene => ({
  meshes,
  materials: [],
  textures: [],
  lights: [],
  environment: null,
  cameras: [],
  warnings: [],
  instances: meshes.map(({ name }, mesh) => ({
    name,
    mesh,
    material: 0,
    motion: [{ time: 0, worldFromLocal: IDENTITY }],
    objectId: 1,
  })),
});
const moved = (mesh: RenderMesh, x: number, z: number): RenderMesh => ({
  ...mesh,
  positions: mesh.positions.map((value, i) => value + (i % 3 === 0 ? x : i % 3 === 2 ? z : 0)),
});
const solidOf = (...meshes: RenderMesh[]) => objectTriangles(sceneOf(meshes), new TriangleCache()).get(1)!;

describe('outlines', () => {
  it('keep the bay of an L (caught: hull in place of the outline)', () => {
    const rings = footprint(solidOf(moved(box('a', [2, 1, 1]), 0, 0), moved(box('b', [1, 1, 1]), -0.5, 1)));
    expect(rings).toHaveLength(1);
    expect(Math.abs(area(rings) - 3)).toBeLessThan(0.05);
    expect(rings[0]!.length).toBeLessThanOrEqual(8);
  });
  it('keep the hole of a ring (caught: rings all wound alike)', () => {
    const sides = [
      moved(box('n', [3, 1, 0.5]), 0, -1.25),
      moved(box('s', [3, 1, 0.5]), 0, 1.25),
      moved(box('w', [0.5, 1, 3]), -1.25, 0),
      moved(box('e', [0.5, 1, 3]), 1.25, 0),
    ];
    const rings = footprint(solidOf(...sides));
    expect(rings).toHaveLength(2);
    expect(Math.abs(area(rings) - (9 - 4))).toBeLessThan(0.12);
  });
  it('are exact for convex things', () => {
    expect(area(footprint(solidOf(box('a', [1.3, 0.2, 0.7]))))).toBeCloseTo(1.3 * 0.7, 6);
  });
  it('of a wall cut through close, of a sheet stay open', () => {
    const cut = wallCut(solidOf(box('a', [4, 3, 0.1])), 0.3);
    expect(cut.closed).toHaveLength(1);
    expect(area([cut.closed[0]!])).toBeCloseTo(0.4, 6);
    const sheet: RenderMesh = { ...box('s', [1, 1, 1]), positions: Float32Array.of(0, 0, 0, 2, 0, 0, 2, 2, 0, 0, 2, 0), indices: Uint32Array.of(0, 1, 2, 0, 2, 3), normals: null, uvs: null };
    const { open, closed } = wallCut(solidOf(sheet), 1);
    expect(closed).toHaveLength(0);
    expect(open).toEqual([[[2, 0], [0, 0]]]);
  }); // prettier-ignore
});

describe('scale', () => {
  it('prints a metre as the stated millimetres (caught: points taken for millimetres)', () => {
    const sheet = { x: 10, y: 20, width: 240, height: 200 };
    const scale = planScale({ minX: -3, minY: -2, maxX: 3, maxY: 2 }, sheet);
    const [a, b] = [scale.toPage([0, 0]), scale.toPage([1, 0])];
    const millimetres = ((b[0] - a[0]) / 72) * 25.4;
    expect(millimetres).toBeCloseTo(1000 / scale.denominator, 9);
    expect(scale.denominator).toBe(75);
    expect(scale.toPage([0, 0])).toEqual([130, 120]);
  });
  it('prints bars that are as long as they say', () => {
    const { items, scale } = planView(shotOf('sht_1').plan, { x: 0, y: 0, width: 240, height: 200 }, evenMeasure);
    const texts = items.flatMap((item) => (item.kind === 'text' ? [item] : []));
    for (const [unit, metresPerUnit] of [['m', 1], ['ft', 0.3048]] as const) {
      const label = texts.find(({ text }) => text.endsWith(` ${unit}`))!;
      const length = Number(label.text.split(' ')[0]) * metresPerUnit * scale.pointsPerMetre;
      const bars = items.filter((item) => item.kind === 'path' && item.closed && Math.abs(item.rings[0]![1]![0] - (label.x - 3)) < 1e-6);
      expect(bars).toHaveLength(1);
      const [ring] = bars[0]!.kind === 'path' ? bars[0]!.rings : [];
      // The bar is two halves; the second ends where its label starts.
      expect(2 * (ring![1]![0] - ring![0]![0])).toBeCloseTo(length, 6);
    }
  }); // prettier-ignore
  it('lies on sheets of the right size', () => {
    expect((SHEET.a4.width / 72) * 25.4).toBeCloseTo(297, 9);
    expect(pageFrame('letter').width / 72).toBe(11);
  });
});
