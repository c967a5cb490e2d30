/**
 * The demo project as a production would check a set before the camera turns: nothing floats or sinks, what a shot is about is in
 * frame and in focus, and the light on the table is that of a lit room at dusk.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRecord, recordsOf, type Document } from '../../core/document/index.ts';
import { transformPoint, type Mat4 } from '../../core/math/mat4.ts';
import { cross, dot, length, normalize, scale, sub, type Vec3 } from '../../core/math/vec3.ts';
import { confusionLimit, depthOfField } from '../../core/optics/depth-of-field.ts';
import { pixelFromWorld } from '../../core/optics/projection.ts';
import type { RenderCamera, RenderScene } from '../../core/scene/render-scene.ts';
import { loadScene, type LoadedScene } from '../project-scene/load-scene.ts';
import { buildDemoProject } from './build-demo-project.ts';
import { DEMO_PARTS, DEMO_PLACEMENTS, TABLE } from './demo-set.ts';
import { EYES } from './demo-shots.ts';
import { glbOfPart } from './set-model.ts';

let folder: string;
let loaded: LoadedScene;
let document: Document;
let scene: RenderScene;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penumbra-demo-'));
  await buildDemoProject(path.join(folder, 'demo.penumbra'));
  loaded = await loadScene(path.join(folder, 'demo.penumbra'));
  document = loaded.document!;
  scene = loaded.flatten();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shots = new Map<string, RenderScene>();
function atShot(shotId: string): RenderScene {
  const flat = shots.get(shotId) ?? loaded.flatten({ shotId, framing: 'delivery' });
  shots.set(shotId, flat);
  return flat;
}

/** World corners of every triangle of an object, three by three. */
function worldVertices(objectId: string): Vec3[] {
  const { name } = getRecord(document, 'object', objectId);
  return scene.instances
    .filter((instance) => instance.name === name)
    .flatMap((instance) => {
      const { positions, indices } = scene.meshes[instance.mesh]!;
      const m = instance.motion[0].worldFromLocal;
      return Array.from(indices, (i) =>
        transformPoint(m, [positions[3 * i]!, positions[3 * i + 1]!, positions[3 * i + 2]!]),
      );
    });
}

const lowest = (points: readonly Vec3[]): number => points.reduce((y, p) => Math.min(y, p[1]), Infinity);

const highest = (points: readonly Vec3[]): number => points.reduce((y, p) => Math.max(y, p[1]), -Infinity);

describe('the demo project', () => {
  it('loads and flattens without a warning, in every shot', () => {
    expect(loaded.warnings).toEqual([]);
    for (const shot of recordsOf(document, 'shot')) expect(atShot(shot.id).warnings, shot.name).toEqual([]);
    const triangles = scene.instances.reduce((sum, i) => sum + scene.meshes[i.mesh]!.indices.length / 3, 0);
    expect(triangles).toBeLessThan(600_000);
  });

  // Catches a part that draws from an unseeded source: the asset would have another name.
  it('has the same parts every time', async () => {
    const assets = await readdir(path.join(folder, 'demo.penumbra/assets'));
    for (const name of ['floor', 'tablecloth', 'books', 'branches', 'curtain-a'] as const) {
      const bytes = await glbOfPart(DEMO_PARTS[name]());
      expect(assets, name).toContain(`${createHash('sha256').update(bytes).digest('hex')}.glb`);
    }
  });

  // Catches a part that is not built up from y = 0, and a support whose height was changed without what stands on it.
  it('stands on its supports within 2 mm', () => {
    const off = DEMO_PLACEMENTS.flatMap(({ id, standsOnM }) => {
      // The cloth hangs below the table top by design.
      if (standsOnM === null || id === 'tablecloth') return [];
      const gap = lowest(worldVertices(`obj_${id}`)) - standsOnM;
      return Math.abs(gap) < 0.002 ? [] : [`${id}: ${(1000 * gap).toFixed(1)} mm`];
    });
    expect(off).toEqual([]);
  });

  // Catches a cloth that sinks into the table or hovers, and tableware set beside it.
  it('lays the cloth on the table and the tableware within it', () => {
    const top = highest(worldVertices('obj_table'));
    const cloth = worldVertices('obj_tablecloth').filter(
      ([x, , z]) =>
        Math.abs(x - TABLE.x) < TABLE.width / 2 - 0.02 && Math.abs(z - TABLE.z) < TABLE.depth / 2 - 0.02,
    );
    expect(lowest(cloth) - top).toBeGreaterThan(0);
    expect(highest(cloth) - top).toBeLessThan(0.003);
    const onTable = DEMO_PLACEMENTS.filter((p) => p.standsOnM !== null && Math.abs(p.standsOnM - top) < 0.01);
    expect(onTable.length).toBeGreaterThan(10);
    const over = onTable.filter(({ id }) =>
      worldVertices(`obj_${id}`).some(
        ([x, , z]) =>
          Math.abs(x - TABLE.x) > TABLE.width / 2 + 0.02 || Math.abs(z - TABLE.z) > TABLE.depth / 2 + 0.02,
      ),
    );
    expect(over.map(({ id }) => id)).toEqual([]);
  });

  // Catches two things in one place: the jug in the bowl, the bread on the glass.
  it('gives every upright thing on the table a place of its own', () => {
    const flat = new Set(['letter', 'cutlery-his', 'napkin-his', 'bread']);
    const things = DEMO_PLACEMENTS.filter(
      (p) =>
        p.role === 'prop' &&
        p.standsOnM !== null &&
        p.standsOnM > 0.7 &&
        p.standsOnM < 0.8 &&
        !flat.has(p.id),
    ).map(({ id, atM }) => {
      const points = worldVertices(`obj_${id}`);
      const radius = points.reduce((r, [x, , z]) => Math.max(r, Math.hypot(x - atM[0], z - atM[2])), 0);
      return { id, atM, radius };
    });
    for (const [i, a] of things.entries())
      for (const b of things.slice(i + 1)) {
        const gap = Math.hypot(a.atM[0] - b.atM[0], a.atM[2] - b.atM[2]) - a.radius - b.radius;
        expect(gap, `${a.id} and ${b.id}`).toBeGreaterThan(-0.03);
      }
  });

  it('keeps the figure’s forearm on the cloth and her head clear of everything', () => {
    const woman = worldVertices('obj_woman');
    const arm = woman.filter(([x, y]) => x < TABLE.x + TABLE.width / 2 - 0.03 && y > TABLE.height);
    const cloth = TABLE.height + 0.009 + 0.002;
    expect(Math.abs(lowest(arm) - cloth)).toBeLessThan(0.006);
    expect(highest(woman)).toBeGreaterThan(1.3);
    expect(highest(woman)).toBeLessThan(1.42);
  });

  it('has what each shot is about in frame and in focus', () => {
    const focused: Readonly<Record<string, string>> = {
      sht_1: 'woman',
      sht_1a: 'woman',
      sht_2: 'carafe',
      sht_3: 'woman',
      sht_4: 'woman',
    };
    for (const shot of recordsOf(document, 'shot')) {
      const camera = atShot(shot.id).cameras[0]!;
      const view = viewOf(camera);
      const id = focused[shot.id]!;
      const point = id === 'woman' ? EYES : middle(worldVertices(`obj_${id}`));
      const pixel = pixelFromWorld(view, point);
      expect(pixel, shot.name).not.toBeNull();
      expect(pixel!.x / view.pixelsWide).toBeGreaterThan(0.05);
      expect(pixel!.x / view.pixelsWide).toBeLessThan(0.95);
      expect(pixel!.y / view.pixelsHigh).toBeGreaterThan(0.05);
      expect(pixel!.y / view.pixelsHigh).toBeLessThan(0.95);
      const fStop = camera.focalLength / (2 * camera.apertureRadius);
      const field = depthOfField({ focalLength: camera.focalLength, fStop }, camera.focusDistance, confusionLimit(camera.filmWidth, camera.filmHeight)); // prettier-ignore
      expect(pixel!.depth, `${shot.name}: sharp from ${field.near} to ${field.far}`).toBeGreaterThan(
        field.near,
      );
      expect(pixel!.depth, `${shot.name}: sharp from ${field.near} to ${field.far}`).toBeLessThan(field.far);
    }
  });

  // Catches a light said in the wrong quantity (lumens as candela) and one that stands behind a wall.
  it('lights the table and the face with 20 to 2000 lux, direct light alone', () => {
    const table = illuminance([TABLE.x + 0.35, TABLE.height + 0.02, TABLE.z + 0.05], [0, 1, 0]);
    const face = illuminance([EYES[0] - 0.06, EYES[1], EYES[2] + 0.05], normalize([-0.79, 0, 0.61]));
    for (const lux of [table, face]) {
      expect(lux).toBeGreaterThan(20);
      expect(lux).toBeLessThan(2000);
    }
  });
});

const viewOf = (camera: RenderCamera) => ({
  ...camera,
  worldFromCamera: camera.motion[0].worldFromLocal,
  pixelsWide: 1000,
  pixelsHigh: 1000 / 2.39,
});

function middle(points: readonly Vec3[]): Vec3 {
  const range = (i: 0 | 1 | 2): number => {
    const values = points.map((p) => p[i]);
    return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
  };
  return [range(0), range(1), range(2)];
}

/** Direct light at a point by quadrature over each lamp, with walls, window frames and panes in the way (Fresnel of clear panes left out). */
function illuminance(point: Vec3, normal: Vec3): number {
  let sum = 0;
  for (const light of scene.lights) {
    const m = light.motion[0].worldFromLocal;
    const steps = light.kind === 'rect' ? 6 : 1;
    for (let i = 0; i < steps; i++)
      for (let j = 0; j < steps; j++) {
        const [u, v] = [(i + 0.5) / steps - 0.5, (j + 0.5) / steps - 0.5];
        const from =
          light.kind === 'rect' ? transformPoint(m, [u * light.width, v * light.height, 0]) : positionOf(m);
        const offset = sub(from, point);
        const d = length(offset);
        const direction = scale(offset, 1 / d);
        const cosine = dot(direction, normal);
        if (cosine <= 0 || isBlocked(point, direction, d)) continue;
        const away = scale(direction, -1);
        const forward = normalize([-m[8], -m[9], -m[10]]);
        if (light.kind === 'rect') {
          const area = (light.width * light.height) / steps ** 2;
          sum += (light.luminance * area * Math.max(0, dot(away, forward)) * cosine) / d ** 2;
        } else if (light.kind === 'spot') {
          if (dot(away, forward) > Math.cos(light.outerAngle)) sum += (light.intensity * cosine) / d ** 2;
        } else if (light.kind === 'sphere')
          sum += (Math.PI * light.radius ** 2 * light.luminance * cosine) / d ** 2;
      }
  }
  return sum;
}

const positionOf = (m: Mat4): Vec3 => [m[12], m[13], m[14]];

interface Blocker {
  readonly corners: readonly Vec3[];
  readonly min: Vec3;
  readonly max: Vec3;
}
let blockers: readonly Blocker[] | null = null;

/** Everything that is not clear glass, as triangles in the world with their bounds. */
const opaque = (): readonly Blocker[] =>
  (blockers ??= scene.instances
    .filter(({ material }) => scene.materials[material]!.transmissionWeight.value === 0)
    .map(({ mesh, motion }) => {
      const { positions, indices } = scene.meshes[mesh]!;
      const corners = Array.from(indices, (i) =>
        transformPoint(motion[0].worldFromLocal, [
          positions[3 * i]!,
          positions[3 * i + 1]!,
          positions[3 * i + 2]!,
        ]),
      );
      const bound = (pick: (a: number, b: number) => number): Vec3 =>
        corners.reduce((a, b) => [pick(a[0], b[0]), pick(a[1], b[1]), pick(a[2], b[2])]);
      return { corners, min: bound(Math.min), max: bound(Math.max) };
    }));

function missesBox(origin: Vec3, direction: Vec3, { min, max }: Blocker): boolean {
  let [enter, leave] = [0, Infinity];
  for (const i of [0, 1, 2] as const) {
    const [t0, t1] = [(min[i] - origin[i]) / direction[i], (max[i] - origin[i]) / direction[i]];
    enter = Math.max(enter, Math.min(t0, t1));
    leave = Math.min(leave, Math.max(t0, t1));
  }
  return enter > leave;
}

/** Möller–Trumbore against every opaque triangle. */
function isBlocked(origin: Vec3, direction: Vec3, far: number): boolean {
  for (const blocker of opaque()) {
    if (missesBox(origin, direction, blocker)) continue;
    const { corners } = blocker;
    for (let k = 0; k < corners.length; k += 3) {
      const a = corners[k]!;
      const e1 = sub(corners[k + 1]!, a);
      const e2 = sub(corners[k + 2]!, a);
      const p = cross(direction, e2);
      const det = dot(e1, p);
      if (Math.abs(det) < 1e-12) continue;
      const s = sub(origin, a);
      const u = dot(s, p) / det;
      if (u < 0 || u > 1) continue;
      const q = cross(s, e1);
      const v = dot(direction, q) / det;
      if (v < 0 || u + v > 1) continue;
      const t = dot(e2, q) / det;
      if (t > 1e-3 && t < far - 1e-3) return true;
    }
  }
  return false;
}
