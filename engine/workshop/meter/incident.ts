/**
 * The incident meter: a tiny flat receptor, perfectly white and perfectly matt, is laid into the scene and its luminance is
 * traced; E = π·L. It is a millimetre wide, so that the scene does not notice it, and lies just above the surface that it
 * measures.
 */
import { chromaticityOf } from '../../../core/color/cie-observer.ts';
import { colourTemperatureOf } from '../../../core/color/colour-temperature.ts';
import type { Mat4 } from '../../../core/math/mat4.ts';
import { add, cross, dot, normalize, scale, type Vec3 } from '../../../core/math/vec3.ts';
import type { CancelSignal } from '../../../core/ports/cancel.ts';
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import type { IncidentReading } from '../../../core/protocol/index.ts';
import { flattenDocument } from '../../../core/scene/flatten/index.ts';
import { color, DEFAULT_CAMERA, DEFAULT_MATERIAL, scalar } from '../../../core/scene/render-defaults.ts';
import type {
  RenderCamera,
  RenderMaterial,
  RenderMesh,
  RenderScene,
} from '../../../core/scene/render-scene.ts';
import type { Film } from '../../../core/tracer/film.ts';
import { LiveRender } from '../../../core/tracer/live-render.ts';
import { LiveGeometry } from '../../../core/tracer/pack/live-geometry.ts';
import { metres } from '../../../core/units/units.ts';
import { getRecord } from '../../../core/document/index.ts';
import type { OpenProject } from '../scene/desk-document.ts';
import { withCameras } from '../scene/view-scene.ts';
import type { IncidentRequest } from '../workshop-api.ts';

const SIZE_PX = 16;
const MAX_BOUNCES = 12;
const FIRST_SAMPLES = 16;
const MOST_SAMPLES = 16_384;
/** A reading is good enough at this relative error, or after this time. */
const GOOD_ERROR = 0.005;
const MOST_SECONDS = 1.5;
/** Height of the receptor above the point, and half its width; larger far from the origin, where floats are coarser. */
const LIFT_M = 1e-3;
const LIFT_PER_METRE = 1e-4;
/** Beyond this distance from the locus a colour temperature means nothing. */
const MOST_DUV = 0.05;

const WHITE: RenderMaterial = {
  ...DEFAULT_MATERIAL,
  name: 'receptor',
  baseColor: color([1, 1, 1]),
  specularWeight: scalar(0),
};

const RECEPTOR: RenderMesh = {
  name: 'receptor',
  positions: Float32Array.of(-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0),
  normals: null,
  tangents: null,
  uvs: null,
  uvs1: null,
  colors: null,
  indices: Uint32Array.of(0, 1, 2, 0, 2, 3),
};

/** @throws Error naming what is missing; CancelledError when `signal` is aborted. */
export async function readIncident(
  device: KernelDevice,
  open: OpenProject,
  { sceneId, shotId, frame, pointM, normal }: IncidentRequest,
  signal?: CancelSignal,
): Promise<IncidentReading> {
  const resources = await open.resources({ sceneId });
  const { document } = open;
  const scene =
    shotId === null
      ? flattenDocument(withCameras(document, []), resources, { sceneId })
      : flattenDocument(withCameras(document, [getRecord(document, 'shot', shotId).cameraId]), resources, {
          shotId,
          frame,
        });
  return measureIncident(device, scene, { pointM, normal }, { geometry: open.geometryOf(sceneId), signal });
}

/** Illuminance on a flat receptor at a point of a flat scene. */
export async function measureIncident(
  device: KernelDevice,
  scene: RenderScene,
  { pointM, normal }: { readonly pointM: Vec3; readonly normal: Vec3 },
  options: { readonly geometry?: LiveGeometry; readonly signal?: CancelSignal | undefined } = {},
): Promise<IncidentReading> {
  if (!(Math.hypot(...normal) > 0)) throw new RangeError('normal: expected a direction, got zeros');
  const lift = Math.max(LIFT_M, LIFT_PER_METRE * Math.max(...pointM.map(Math.abs)));
  const pose = poseOn(pointM, normalize(normal), lift);
  const render = new LiveRender(device, options.geometry ?? new LiveGeometry());
  const settings = {
    width: SIZE_PX,
    height: SIZE_PX,
    samples: MOST_SAMPLES,
    maxBounces: MAX_BOUNCES,
    seed: 0,
    film: { squares: false, albedo: false, normal: false, guides: false, lightGroups: false },
  };
  try {
    await render.load(withReceptor(scene, pose, lift), meterCamera(pose, lift), settings);
    render.begin(settings);
    const startedAt = performance.now();
    let reading: Reading;
    let samples = FIRST_SAMPLES;
    do {
      await render.advance(samples, options.signal ? { signal: options.signal } : {});
      reading = readFilm(await render.film());
      samples = Math.min(render.samplesDone, MOST_SAMPLES - render.samplesDone);
    } while (
      samples > 0 &&
      !(reading.errorLx <= GOOD_ERROR * reading.illuminanceLx) &&
      performance.now() - startedAt < 500 * MOST_SECONDS
    );
    return withColour(reading);
  } finally {
    render.dispose();
  }
}

/** x, y in the receptor, z out of it. */
function poseOn(point: Vec3, z: Vec3, lift: number): Mat4 {
  const aside: Vec3 = Math.abs(dot(z, [0, 1, 0])) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const x = normalize(cross(aside, z));
  const y = cross(z, x);
  const at = add(point, scale(z, lift));
  return [...x, 0, ...y, 0, ...z, 0, ...at, 1] as unknown as Mat4;
}

function withReceptor(scene: RenderScene, pose: Mat4, halfSize: number): RenderScene {
  const sized = pose.map((v, i) => (i < 8 ? v * halfSize : v)) as unknown as Mat4;
  return {
    ...scene,
    meshes: [...scene.meshes, RECEPTOR],
    materials: [...scene.materials, WHITE],
    instances: [
      ...scene.instances,
      {
        name: 'receptor',
        mesh: scene.meshes.length,
        material: scene.materials.length,
        motion: [{ time: 0, worldFromLocal: sized }],
        objectId: 0,
      },
    ],
  };
}

/** Looks straight down on the middle of the receptor; it has no body that would cast a shadow. */
function meterCamera(pose: Mat4, lift: number): RenderCamera {
  const [zx, zy, zz] = [pose[8], pose[9], pose[10]];
  const worldFromLocal = [
    ...pose.slice(0, 12),
    pose[12] + zx * lift,
    pose[13] + zy * lift,
    pose[14] + zz * lift,
    1,
  ] as unknown as Mat4;
  return {
    ...DEFAULT_CAMERA,
    name: 'meter',
    projection: 'orthographic',
    motion: [{ time: 0, worldFromLocal }],
    filmWidth: metres(lift),
    filmHeight: metres(lift),
  };
}

interface Reading {
  readonly illuminanceLx: number;
  readonly errorLx: number;
  readonly xyz: readonly [number, number, number];
}

/** All pixels see the same: their scatter tells the error. */
function readFilm(film: Film): Reading {
  const xyz = film.xyz();
  const pixels = film.width * film.height;
  const mean: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < xyz.length; i++) mean[i % 3]! += xyz[i]! / pixels;
  let scatter = 0;
  for (let i = 1; i < xyz.length; i += 3) scatter += (xyz[i]! - mean[1]) ** 2;
  return {
    illuminanceLx: Math.PI * mean[1],
    errorLx: Math.PI * Math.sqrt(scatter / (pixels - 1) / pixels),
    xyz: mean,
  };
}

function withColour({ illuminanceLx, errorLx, xyz }: Reading): IncidentReading {
  const none = { illuminanceLx, errorLx, cctK: null, duv: null };
  if (!(illuminanceLx > 0)) return none;
  const { kelvin, duv } = colourTemperatureOf(chromaticityOf(xyz));
  return Math.abs(duv) > MOST_DUV ? none : { illuminanceLx, errorLx, cctK: kelvin, duv };
}
