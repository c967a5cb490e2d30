/**
 * Document → flat render scene: the one way from what a person edits to what light transport sees. A pure function of the document,
 * the resources and the frame; the same input gives the same scene, object ids included.
 */
import {
  DocumentError,
  findRecord,
  getRecord,
  inOrder,
  projectOf,
  recordsOf,
  type CameraRecord,
  type Document,
  type SceneRecord,
  type ShotRecord,
} from '../../document/index.ts';
import type { RenderCamera, RenderLight, RenderMedium, RenderScene } from '../render-scene.ts';
import { barnDoorMesh, BLACK } from './barn-doors.ts';
import { flattenCamera } from './flatten-camera.ts';
import { flattenEnvironment } from './flatten-environment.ts';
import { flattenLight } from './flatten-lights.ts';
import { flattenObject, isShown } from './flatten-objects.ts';
import { Placement, posePlaced, withoutScale, type Shutter } from './motion.ts';
import { SceneBuilder } from './scene-builder.ts';
import type { SceneResources } from './scene-resources.ts';
import { Animation } from './tracks.ts';

export interface FlattenOptions {
  /** A shot: its scene, its camera alone, its tracks, its camera's shutter. */
  readonly shotId?: string;
  /** Without a shot: which scene; default the one that opens first. Nothing is animated then. */
  readonly sceneId?: string;
  /** Frame of the shot; default its board frame. */
  readonly frame?: number;
  /**
   * `recorded` renders all that the camera records; `delivery` cuts out the shot's aspect ratio, or the project's first.
   * Default `recorded`.
   */
  readonly framing?: 'recorded' | 'delivery';
}

/** @throws DocumentError naming the record that cannot be flattened (a lens that is not in the catalogue, a missing asset). */
export function flattenDocument(
  document: Document,
  resources: SceneResources,
  options: FlattenOptions = {},
): RenderScene {
  const shot = options.shotId === undefined ? null : getRecord(document, 'shot', options.shotId);
  const scene = sceneOf(document, shot, options.sceneId);
  const frame = options.frame ?? shot?.boardFrame ?? 0;
  const warnings: string[] = [];
  const warn = (text: string): void => {
    if (!warnings.includes(text)) warnings.push(text);
  };

  const animation = new Animation(shot);
  const shotCamera = shot === null ? null : getRecord(document, 'camera', shot.cameraId);
  const placement = new Placement(document, animation, shutterOf(shotCamera, frame));
  const builder = new SceneBuilder(resources);
  const lights: RenderLight[] = [];
  const media: RenderMedium[] = [];

  // Objects. Ids follow the order of record ids, hidden ones included, so that hiding one thing renames no other.
  const objects = recordsOf(document, 'object').filter((object) => object.sceneId === scene.id);
  objects.forEach((object, i) => {
    if (!isShown(document, object)) return;
    const dimmer = animation.number(object.id, 'emissionDimmer', object.emissionDimmer, frame);
    const context = { document, resources, placement, builder, lights, media, warn };
    within(object.id, () => flattenObject(object, i + 1, dimmer, context));
  });

  // Lights, each with its doors.
  recordsOf(document, 'light')
    .filter((light) => light.sceneId === scene.id && light.enabled)
    .forEach((light, i) => {
      const motion = withoutScale(placement.motion(posePlaced(light)));
      const dimmer = animation.number(light.id, 'dimmer', light.dimmer, frame);
      lights.push(within(light.id, () => flattenLight(light, motion, dimmer, resources)));
      const doors = barnDoorMesh(light);
      if (doors === null) {
        if (light.barnDoors !== null) warn(`light "${light.name}": parallel light has no barn doors`);
        return;
      }
      const mesh = builder.mesh(`doors ${light.id}`, () => doors);
      const material = builder.material('barn door', () => BLACK);
      builder.place({ name: doors.name, mesh, material, motion, objectId: objects.length + i + 1 });
    });

  // The world around, with its sun.
  const record =
    scene.environmentId === null ? null : findRecord(document, 'environment', scene.environmentId);
  const world = record === null ? null : within(record.id, () => flattenEnvironment(record, resources));
  if (world?.sun) lights.push(world.sun);

  const deliveryRatio =
    options.framing === 'delivery'
      ? (shot?.aspectRatio ?? projectOf(document).deliveryAspectRatios[0]!.ratio)
      : null;
  const cameras = (
    shotCamera === null
      ? recordsOf(document, 'camera').filter((camera) => camera.sceneId === scene.id)
      : [shotCamera]
  ).map((camera): RenderCamera => {
    const motion = withoutScale(placement.motion(posePlaced(camera), shutterOf(camera, frame)));
    return within(camera.id, () =>
      flattenCamera(camera, { catalog: resources.catalog, animation, frame, motion, deliveryRatio, warn }),
    );
  });

  const { meshes, materials, textures, instances } = builder;
  return {
    meshes,
    materials,
    textures,
    instances,
    lights,
    environment: world?.environment ?? null,
    ...(media.length > 0 ? { media } : {}),
    cameras,
    warnings,
  };
}

function sceneOf(document: Document, shot: ShotRecord | null, sceneId: string | undefined): SceneRecord {
  const id = shot?.sceneId ?? sceneId ?? projectOf(document).openSceneId;
  if (id !== null) return getRecord(document, 'scene', id);
  const [first] = inOrder(recordsOf(document, 'scene'));
  if (first === undefined)
    throw new DocumentError([
      { file: 'records/scene', field: '', expected: 'a scene to render', got: 'none' },
    ]);
  return first;
}

/** Shutters open symmetrically about the frame's time, as core/optics has it. */
function shutterOf(camera: CameraRecord | null, frame: number): Shutter {
  if (camera === null) return { frame, fps: 24, openS: 0, closeS: 0 };
  const open = camera.shutterAngleDeg / 360 / camera.fps;
  return { frame, fps: camera.fps, openS: -open / 2, closeS: open / 2 };
}

/** What fails inside a record is told with its id. */
function within<T>(id: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof DocumentError || !(error instanceof Error)) throw error;
    throw new DocumentError([
      { file: id, field: '', expected: 'a record that can be rendered', got: error.message },
    ]);
  }
}
