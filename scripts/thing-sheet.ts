/**
 * A contact sheet of things: each class path-traced on a grey floor under a soft sky, three quarters from the front, by day or, for
 * practicals, by its own light too.
 *
 *   node scripts/run-ts.mjs scripts/thing-sheet.ts OUT.png [--samples N] [--size N] [--seed N] [--variants] CLASS...
 *
 * `--variants` shows every variant of each class; `all` stands for every class that has a shape.
 */
import { writeFileSync } from 'node:fs';
import {
  createCameraRecord,
  createEnvironmentRecord,
  createLightRecord,
  createMaterialRecord,
  createObjectRecord,
  createProjectRecord,
  createSceneRecord,
  type Document,
} from '../core/document/index.ts';
import { FinishMaterials } from '../core/generate/compose/finish-materials.ts';
import { thingRecords } from '../core/generate/compose/thing-records.ts';
import { THING_IDS, thingFacts, type ThingId } from '../core/generate/vocabulary/catalogue.ts';
import { typicalCoordinate, shapeOf } from '../core/generate/vocabulary/shape-input.ts';
import { SHAPES } from '../core/generate/vocabulary/shapes/index.ts';
import { lookAt, type Mat4 } from '../core/math/mat4.ts';
import { quatFromMat4 } from '../core/math/quat.ts';
import type { Vec3 } from '../core/math/vec3.ts';
import { openWasmDevice } from '../engine/devices/wasm/wasm-device.ts';
import { documentOf, renderCell, sheetPng, type Cell } from './contact-sheet.ts';

const COLUMNS = 5;
const aimed = (eye: Vec3, target: Vec3) => {
  const [x, y, z, w] = quatFromMat4(lookAt(eye, target, [0, 1, 0]) as Mat4);
  return { translationM: [...eye] as Vec3, rotation: [x, y, z, w] as const };
};

export function thingDocument(thing: ThingId, variant: string, seed: number): Document {
  let made = 0;
  const createId = (kind: string): string =>
    `${{ object: 'obj', light: 'lgt', material: 'mat' }[kind] ?? kind}_${(made++).toString().padStart(5, '0')}`;
  const materials = new FinishMaterials(() => createId('material'));
  const { typicalSizeM, light } = thingFacts(thing);
  const [w, h, d] = typicalSizeM;
  const parameters = shapeOf(thing).parameters;
  const coordinate = (i: number): number => (parameters[i] ? typicalCoordinate(parameters[i]) : 0.5);
  const { records } = thingRecords(
    {
      key: 'a',
      thing,
      variant,
      positionM: [0, 0, 0],
      yawDeg: 0,
      sizeM: typicalSizeM,
      shape: [coordinate(0), coordinate(1), coordinate(2), coordinate(3)],
      body: null,
      accent: null,
      light: light && { fluxLm: light.fluxLm[1], cctK: light.cctK },
      scatter: null,
      on: null,
      seed,
    },
    'Thing',
    { sceneId: 'scn_a', createId, materials, wetness: 0, isSnowy: false },
  );
  const span = Math.hypot(w, h, d);
  const target: Vec3 = [0, 0.48 * h, 0];
  const eye: Vec3 = [1.05 * span, 0.48 * h + 0.5 * span, 1.75 * span];
  return documentOf([
    createProjectRecord({ id: 'prj_a', name: 'Sheet', date: '2026-01-01' }),
    createEnvironmentRecord({
      id: 'env_a',
      name: 'Soft sky',
      source: {
        type: 'uniform',
        luminanceNits: light ? 40 : 400,
        color: { type: 'cct', cctK: 6500, duv: 0 },
      },
    }),
    createSceneRecord({ id: 'scn_a', name: 'Sheet', environmentId: 'env_a' }),
    createMaterialRecord({ id: 'mat_floor', name: 'Floor' }),
    createObjectRecord({
      id: 'obj_floor',
      name: 'Floor',
      sceneId: 'scn_a',
      transform: { translationM: [0, -0.001 * span, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] },
      content: {
        type: 'primitive',
        shape: { type: 'plane', widthM: 60 * span, depthM: 60 * span },
        materialId: 'mat_floor',
      },
    }),
    createLightRecord({
      id: 'lgt_sun',
      name: 'Sun',
      sceneId: 'scn_a',
      pose: aimed([-2, 3.2, 2.4], [0, 0, 0]),
      emitter: { type: 'directional', angularDiameterDeg: 4 },
      magnitude: { quantity: 'illuminance', illuminanceLx: light ? 60 : 2600, distanceM: null },
      color: { type: 'cct', cctK: 5200, duv: 0 },
    }),
    ...materials.records(),
    ...records,
    createCameraRecord({
      id: 'cam_a',
      name: 'A',
      sceneId: 'scn_a',
      pose: aimed(eye, target),
      focalLengthMm: 40,
      tStop: 22,
      focusDistanceM: Math.max(0.2, 2 * span),
    }),
  ]);
}

const args = process.argv.slice(2);
const option = (name: string, otherwise: number): number => {
  const at = args.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  const [, value] = args.splice(at, 2);
  return Number(value);
};
const samples = option('samples', 12);
const size = option('size', 240);
const seed = option('seed', 1);
const showsVariants = args.includes('--variants');
const [out, ...names] = args.filter((arg) => arg !== '--variants');
if (out === undefined || names.length === 0) throw new Error('usage: thing-sheet OUT.png CLASS...');
const things = names.includes('all')
  ? THING_IDS.filter((id) => SHAPES[id] !== undefined)
  : names.map((name) => {
      const found = THING_IDS.find((id) => id === name);
      if (found === undefined) throw new Error(`${name}: expected a class of the vocabulary`);
      return found;
    });
const wanted = things.flatMap((thing) => {
  const { variants } = thingFacts(thing);
  const shown = variants.length === 0 ? [''] : showsVariants ? variants : [variants[0]!];
  return shown.map((variant) => ({ thing, variant }));
});
const options = { width: size, height: size, samples, metered: true };
const device = openWasmDevice(2);
const cells: Cell[] = [];
for (const { thing, variant } of wanted) {
  const startedAt = performance.now();
  const document = thingDocument(thing, variant, seed);
  const title = variant === '' ? thing : `${thing}, ${variant}`;
  const cell = await renderCell(device, document, title, options);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.error(`${title}: ${cell.triangles} triangles, ${seconds} s`);
  cells.push({ ...cell, caption: `${title} · ${(cell.triangles / 1000).toFixed(1)}k` });
}
writeFileSync(out, await sheetPng(cells, options, Math.min(COLUMNS, cells.length)));
await device.dispose();
