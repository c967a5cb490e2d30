/**
 * How soon a render view answers: from a change of the document to its first picture and to the first at full size, and the
 * memory that it takes. The demo set and a field of a million triangles; in this process, without the way to the desk.
 * Processor time of all threads is told too: on a busy machine it is the fairer figure. `--first` waits for first pictures alone.
 * Run: npm run bench:desk-render
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createCameraRecord,
  createLightRecord,
  createMaterialRecord,
  createObjectRecord,
  createSceneRecord,
  getRecord,
  recordsOf,
  type Command,
} from '../core/document/index.ts';
import { IDENTITY } from '../core/math/mat4.ts';
import type { RenderSpec } from '../core/protocol/index.ts';
import { heightGrid } from '../core/scene/bvh/testing/soups.ts';
import { DEFAULT_MATERIAL } from '../core/scene/render-defaults.ts';
import { buildDemoProject } from '../engine/demo/build-demo-project.ts';
import { openDevice } from '../engine/devices/open-device.ts';
import { sceneToGlb } from '../engine/project-export/scene-to-glb.ts';
import { createProject, openProject } from '../engine/project/index.ts';
import { listAssets } from '../engine/project/saved-state.ts';
import { nodeFileSystem } from '../engine/storage/file-system.ts';
import { DeskDocument } from '../engine/workshop/scene/desk-document.ts';
import { InteractiveGate } from '../engine/workshop/scene/interactive-gate.ts';
import { RenderView } from '../engine/workshop/view/render-view.ts';

interface Change {
  readonly name: string;
  readonly command: Command;
}
interface Subject {
  readonly name: string;
  readonly directory: string;
  readonly spec: RenderSpec;
  readonly changes: readonly Change[];
}

const set = (name: string, id: string, field: readonly (string | number)[], value: unknown): Change => ({
  name,
  command: { label: name, edits: [{ op: 'set', id, path: [...field], value: value as never }] },
});
const SPEC: Omit<RenderSpec, 'sceneId' | 'source'> = {
  framing: 'recorded',
  lightsOut: [],
  maxWidthPx: 1280,
  maxHeightPx: 720,
  region: null,
  goalSamples: 4096,
  maxBounces: 8,
  seed: 0,
  paused: false,
};

async function demo(folder: string): Promise<Subject> {
  const directory = path.join(folder, 'demo.penumbra');
  await buildDemoProject(directory);
  const project = await openProject(directory);
  const { document } = project;
  await project.close();
  const [x, y, z] = getRecord(document, 'camera', 'cam_medium').pose.translationM;
  const light = recordsOf(document, 'light')[0]!;
  const prop = recordsOf(document, 'object').find(({ name }) => name.startsWith('Candlestick'))!;
  const [px, py, pz] = prop.transform.translationM;
  const material = recordsOf(document, 'material')[0]!;
  return {
    name: 'demo set, 471,000 triangles',
    directory,
    spec: {
      ...SPEC,
      sceneId: light.sceneId,
      source: { type: 'camera', cameraId: 'cam_medium', shotId: null, frame: 1 },
    },
    changes: [
      set('camera move', 'cam_medium', ['pose', 'translationM'], [x + 0.02, y, z]),
      set('light change', light.id, ['dimmer'], 0.6),
      set('object move, first', prop.id, ['transform', 'translationM'], [px + 0.02, py, pz]),
      set('object move, next', prop.id, ['transform', 'translationM'], [px + 0.04, py, pz]),
      set('material change', material.id, ['baseColor', 'value'], [0.3, 0.4, 0.5]),
    ],
  };
}

/** A height field of a million triangles, with a ball on it. */
async function million(folder: string): Promise<Subject> {
  const directory = path.join(folder, 'million.penumbra');
  const sceneId = 'scn_field';
  const scene = createSceneRecord({ id: sceneId, name: 'Field', order: 1 });
  const project = await createProject(directory, { name: 'Field', openSceneId: sceneId }, [scene]);
  const { positions, indices } = heightGrid(708);
  const mesh = {
    name: 'field',
    positions,
    indices,
    normals: null,
    tangents: null,
    uvs: null,
    uvs1: null,
    colors: null,
  };
  const { glb } = await sceneToGlb({
    meshes: [mesh],
    materials: [DEFAULT_MATERIAL],
    textures: [],
    instances: [
      { name: 'field', mesh: 0, material: 0, motion: [{ time: 0, worldFromLocal: IDENTITY }], objectId: 1 },
    ],
    lights: [],
    environment: null,
    cameras: [],
    warnings: [],
  });
  const modelAsset = await project.importAsset(glb, 'glb');
  const material = createMaterialRecord({ id: 'mat_ball', name: 'Ball' });
  const records = [
    material,
    createObjectRecord({
      id: 'obj_field',
      name: 'Field',
      sceneId,
      content: { type: 'model', modelAsset, nodeName: null, materialOverrides: {} },
    }),
    createObjectRecord({
      id: 'obj_ball',
      name: 'Ball',
      sceneId,
      transform: { translationM: [0.5, 0.5, 0.5], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      content: { type: 'primitive', shape: { type: 'sphere', radiusM: 0.1 }, materialId: material.id },
    }),
    createLightRecord({
      id: 'lgt_key',
      name: 'Key',
      sceneId,
      pose: { translationM: [0.5, 3, 0.5], rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2] },
      emitter: { type: 'disc', radiusM: 0.5, twoSided: false },
      magnitude: { quantity: 'luminance', luminanceNits: 2000 },
    }),
    createCameraRecord({
      id: 'cam_a',
      name: 'A',
      sceneId,
      pose: { translationM: [0.5, 1, 2.5], rotation: [-0.17, 0, 0, 0.985] },
    }),
  ];
  await project.apply({ label: 'Field', edits: records.map((record) => ({ op: 'add', record })) });
  await project.save();
  await project.close();
  return {
    name: 'height field, 1,000,000 triangles',
    directory,
    spec: { ...SPEC, sceneId, source: { type: 'camera', cameraId: 'cam_a', shotId: null, frame: 1 } },
    changes: [
      set('camera move', 'cam_a', ['pose', 'translationM'], [0.52, 1, 2.5]),
      set('light change', 'lgt_key', ['dimmer'], 0.6),
      set('object move, first', 'obj_ball', ['transform', 'translationM'], [0.52, 0.5, 0.5]),
      set('object move, next', 'obj_ball', ['transform', 'translationM'], [0.54, 0.5, 0.5]),
      set('move of the million, first', 'obj_field', ['transform', 'translationM'], [0.01, 0, 0]),
      set('move of the million, next', 'obj_field', ['transform', 'translationM'], [0.02, 0, 0]),
      set('material change', 'mat_ball', ['baseColor', 'value'], [0.3, 0.4, 0.5]),
    ],
  };
}

interface First {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly width: number;
  readonly samples: number;
}
const FIRST_ALONE = process.argv.includes('--first');

async function measure({ name, directory, spec, changes }: Subject): Promise<void> {
  const device = await openDevice('auto');
  const project = await openProject(directory);
  const document = new DeskDocument();
  const assets = [...(await listAssets(directory, nodeFileSystem))];
  document.set({ directory, assets, records: [...project.document.records.values()] });
  await project.close();

  let startedAt = performance.now();
  let first: First | null = null;
  let cpu = process.cpuUsage();
  let onFull: (seconds: number) => void = () => undefined;
  const start = (): Promise<number> => {
    startedAt = performance.now();
    first = null;
    cpu = process.cpuUsage();
    return new Promise((resolve) => (onFull = resolve));
  };
  const full = start();
  const context = {
    device: () => Promise.resolve(device),
    document,
    gate: new InteractiveGate(),
    urgent: new InteractiveGate(),
    onFatal: (error: Error) => {
      throw error;
    },
  };
  const view = new RenderView('bench', spec, context, {
    frame: ({ widthPx, pictureWidthPx, samples }) => {
      const seconds = (performance.now() - startedAt) / 1000;
      const used = process.cpuUsage(cpu);
      first ??= { seconds, cpuSeconds: (used.user + used.system) / 1e6, width: widthPx, samples };
      if (widthPx === pictureWidthPx || FIRST_ALONE) onFull(seconds);
    },
    status: ({ error }) => {
      if (error !== null) throw new Error(error);
    },
  });
  const report = (what: string, seconds: number): void => {
    const { seconds: s, cpuSeconds, width, samples } = first!;
    console.log(
      `  ${what.padEnd(28)} first picture ${s.toFixed(2)} s, processor ${cpuSeconds.toFixed(2)} s (${width} px, ${samples} spp)` +
        (FIRST_ALONE ? '' : `   1:1 ${seconds.toFixed(2)} s`),
    );
  };
  console.log(`${name}, ${device.label}`);
  report('opening', await full);
  for (const change of changes) {
    // the picture has been there for a moment, as when a person looks at it
    await new Promise((resolve) => setTimeout(resolve, 300));
    const done = start();
    document.apply(change.command);
    report(change.name, await done);
  }
  const { rss } = process.memoryUsage();
  console.log(`  memory of the process ${(rss / 2 ** 20).toFixed(0)} MiB`);
  view.end();
  await view.ended;
  await device.dispose();
}

const folder = await mkdtemp(path.join(tmpdir(), 'penumbra-bench-'));
try {
  for (const subject of [demo, million]) await measure(await subject(folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}
