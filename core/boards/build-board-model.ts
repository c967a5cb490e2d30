/** Document → board: everything that is printed about a list of shots, derived once. Pure. */
import {
  findRecord,
  getRecord,
  inOrder,
  projectOf,
  recordsOf,
  type Document,
  type ObjectRecord,
  type ShotRecord,
} from '../document/index.ts';
import { distance } from '../math/vec3.ts';
import type { OpticsCatalog } from '../optics/catalog.ts';
import { DELIVERY_ASPECTS, desqueezedAspect, frameline, FULL_FRAME_RECT } from '../optics/framing.ts';
import type { Format } from '../optics/format-equivalents.ts';
import { asPlaced } from '../scene/flatten/motion.ts';
import type { RenderScene } from '../scene/render-scene.ts';
import type { BoardFrameline, BoardModel, BoardPicture, BoardShot, BoardSubject } from './board-model.ts';
import { buildPlan, environmentOf } from './plan/build-plan.ts';
import { objectTriangles, TriangleCache, type ObjectTriangles } from './plan/object-triangles.ts';
import { shotCamera, shotFormat } from './shot-camera.ts';
import { environmentText, shotLights } from './shot-lights.ts';
import { originOf, stageShot, type ShotStage } from './shot-stage.ts';
import { moveArrows } from './move-arrows.ts';

export interface BoardOptions {
  readonly catalog: OpticsCatalog;
  /** Which shots, in the order of printing; default every shot, scenes and shots in their own order. */
  readonly shotIds?: readonly string[];
  /** The set of each shot, as `flattenDocument(document, resources, { shotId })` gives it; drawn on the plan. */
  readonly scenes?: ReadonlyMap<string, RenderScene>;
  /** What the frame images hold; must be what they were rendered with. Default `recorded`. */
  readonly framing?: 'recorded' | 'delivery';
}

/**
 * @throws RangeError for a shot that is not in the document, and for a body, recording mode or lens that is not in the
 * catalogue; the message starts with the shot's id.
 */
export function buildBoardModel(document: Document, options: BoardOptions): BoardModel {
  const { id, name, company, director, cinematographer, productionDesigner, draft, date } =
    projectOf(document);
  const shotIds = options.shotIds ?? shotsInOrder(document).map((shot) => shot.id);
  const cache = new TriangleCache();
  return {
    project: { id, name, company, director, cinematographer, productionDesigner, draft, date },
    shots: shotIds.map((shotId) => {
      const shot = getRecord(document, 'shot', shotId);
      try {
        return boardShot(document, shot, options, cache);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new RangeError(`shot ${shotId}: ${error.message}`, { cause: error });
      }
    }),
  };
}

/** Every shot: scenes by their order, shots by theirs. */
export function shotsInOrder(document: Document): readonly ShotRecord[] {
  const shots = recordsOf(document, 'shot');
  return inOrder(recordsOf(document, 'scene')).flatMap((scene) =>
    inOrder(shots.filter((shot) => shot.sceneId === scene.id)),
  );
}

function boardShot(
  document: Document,
  shot: ShotRecord,
  options: BoardOptions,
  cache: TriangleCache,
): BoardShot {
  const scene = options.scenes?.get(shot.id) ?? null;
  const stage = stageShot(document, shot, options.catalog, scene);
  const triangles = scene === null ? new Map<number, ObjectTriangles>() : objectTriangles(scene, cache);
  const camera = shotCamera(stage);
  const subjects = shotSubjects(stage, triangles, camera.positionM);
  const sceneRecord = getRecord(document, 'scene', shot.sceneId);
  const { fps } = projectOf(document);
  const frameCount = shot.endFrame - shot.startFrame + 1;
  return {
    id: shot.id,
    shotNumber: shot.shotNumber,
    name: shot.name,
    slug: shot.slug,
    scene: {
      id: sceneRecord.id,
      name: sceneRecord.name,
      sceneNumber: sceneRecord.sceneNumber,
      slug: sceneRecord.slug,
    },
    size: shot.size,
    angle: shot.angle,
    move: shot.move,
    moveArrows: moveArrows(document, shot),
    equipment: shot.equipment,
    action: shot.action,
    dialogue: shot.dialogue,
    notes: shot.notes,
    timing: {
      startFrame: shot.startFrame,
      endFrame: shot.endFrame,
      boardFrame: shot.boardFrame,
      frameCount,
      projectFps: fps,
      durationS: frameCount / fps,
    },
    picture: shotPicture(document, shot, shotFormat(stage), options.framing ?? 'recorded'),
    camera,
    lights: shotLights(stage),
    environment: environmentText(environmentOf(stage)),
    subjects,
    plan: buildPlan({ stage, camera, subjects, triangles }),
  };
}

function shotPicture(
  document: Document,
  shot: ShotRecord,
  format: Format,
  framing: BoardPicture['framing'],
): BoardPicture {
  const deliveries = projectOf(document).deliveryAspectRatios;
  const ratio = shot.aspectRatio ?? deliveries[0]!.ratio;
  const label = deliveries.find((delivery) => delivery.ratio === ratio)?.name ?? ratioLabel(ratio);
  const own: BoardFrameline = {
    label,
    ratio,
    rect: framing === 'delivery' ? FULL_FRAME_RECT : frameline(format, ratio),
  };
  // Other deliveries lie partly outside an extraction, so they are shown in the whole recorded picture alone.
  const others =
    framing === 'delivery'
      ? []
      : deliveries
          .filter((delivery) => delivery.ratio !== ratio)
          .map((delivery) => ({
            label: delivery.name,
            ratio: delivery.ratio,
            rect: frameline(format, delivery.ratio),
          }));
  return {
    framing,
    aspectRatio: framing === 'delivery' ? ratio : desqueezedAspect(format),
    deliveryRatio: ratio,
    deliveryLabel: label,
    framelines: [own, ...others],
  };
}

/** The trade's name of a ratio where it has one ("1.85:1"), else two decimals. */
const ratioLabel = (ratio: number): string =>
  DELIVERY_ASPECTS.find((aspect) => Math.abs(aspect.ratio - ratio) < 5e-4)?.label ?? `${ratio.toFixed(2)}:1`;

function shotSubjects(
  stage: ShotStage,
  triangles: ReadonlyMap<number, ObjectTriangles>,
  eye: readonly [number, number, number],
): BoardSubject[] {
  const objects = recordsOf(stage.document, 'object').filter(({ sceneId }) => sceneId === stage.shot.sceneId);
  return stage.shot.subjectIds.flatMap((id): BoardSubject[] => {
    const object = findRecord(stage.document, 'object', id);
    if (object === null) return [];
    const parts = objects
      .map((candidate, i) => ({ candidate, solid: triangles.get(i + 1) }))
      .filter(({ candidate }) => isWithin(stage.document, candidate, id))
      .flatMap(({ solid }) => (solid === undefined ? [] : [solid]));
    const positionM = parts.length === 0 ? originOf(stage.worldFromLocal(asPlaced(object))) : middleOf(parts);
    return [{ id, name: object.name, positionM, distanceM: distance(positionM, eye) }];
  });
}

/** Whether an object is the one asked for or lies in it. */
function isWithin(document: Document, object: ObjectRecord, id: string): boolean {
  if (object.id === id) return true;
  const parent = object.parentId === null ? null : findRecord(document, 'object', object.parentId);
  return parent !== null && isWithin(document, parent, id);
}

function middleOf(parts: readonly ObjectTriangles[]): readonly [number, number, number] {
  const low = (pick: (part: ObjectTriangles) => number): number => Math.min(...parts.map(pick));
  const high = (pick: (part: ObjectTriangles) => number): number => Math.max(...parts.map(pick));
  return [
    (low((p) => p.min[0]) + high((p) => p.max[0])) / 2,
    (low((p) => p.minY) + high((p) => p.maxY)) / 2,
    (low((p) => p.min[1]) + high((p) => p.max[1])) / 2,
  ];
}
