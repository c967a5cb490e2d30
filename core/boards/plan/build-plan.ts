/**
 * The overhead plan of a shot: the set cut 1.2 m above the floor as architects do [1], furniture and props as their
 * outlines from above, what hangs overhead dashed, and on top of it the camera, the lamps and the subjects.
 *
 * [1] ISO 128-50, Technical drawings: basic conventions for representing areas on cuts and sections.
 */
import { findRecord, recordsOf, type EnvironmentRecord, type ObjectRecord } from '../../document/index.ts';
import type { BoardCamera, BoardSubject } from '../board-model.ts';
import type { ShotStage } from '../shot-stage.ts';
import { cameraPlan, CAMERA_LENGTH_M } from './camera-plan.ts';
import { footprint } from './footprint.ts';
import { lampPlaces, lightsPlan } from './light-plan.ts';
import type { ObjectTriangles } from './object-triangles.ts';
import {
  PLAN_LAYERS,
  type PlanDrawing,
  type PlanExtent,
  type PlanPoint,
  type PlanPrimitive,
} from './plan-drawing.ts';
import { wallCut } from './wall-cut.ts';

const CUT_HEIGHT_M = 1.2;
/** Set pieces taller than this are walls, doors and windows; lower ones furniture. */
const WALL_HEIGHT_M = 1.8;
/** Nothing thicker above the floor than this is a rug or the floor itself. */
const FLOOR_THICKNESS_M = 0.05;
/** Larger things are surroundings: drawn, but not fitted onto the sheet. */
const SURROUNDINGS_M = 40;
/** Shoulders of a standing figure: radius, metres. */
const FIGURE_RADIUS_M = 0.25;
/** Air around what must be on the sheet. */
const AIR_M = 0.4;

export interface PlanInput {
  readonly stage: ShotStage;
  readonly camera: BoardCamera;
  readonly subjects: readonly BoardSubject[];
  /** Triangles by the scene's object ids. */
  readonly triangles: ReadonlyMap<number, ObjectTriangles>;
}

export function buildPlan({ stage, camera, subjects, triangles }: PlanInput): PlanDrawing {
  const floorY = camera.positionM[1] - camera.heightM;
  const fitted = new Fit();
  const drawn: PlanPrimitive[] = [];
  const isSubject = new Set(stage.shot.subjectIds);
  const objects = recordsOf(stage.document, 'object').filter(({ sceneId }) => sceneId === stage.shot.sceneId);

  // The set from the lowest thing to the highest, so that a vase stands on its table.
  const placed = objects
    .map((object, i) => ({ object, solid: triangles.get(i + 1) }))
    .filter((entry): entry is { object: ObjectRecord; solid: ObjectTriangles } => entry.solid !== undefined)
    .sort((a, b) => a.solid.maxY - b.solid.maxY || (a.object.id < b.object.id ? -1 : 1));
  for (const { object, solid } of placed) {
    const size = Math.max(solid.max[0] - solid.min[0], solid.max[1] - solid.min[1]);
    if (size <= SURROUNDINGS_M) fitted.add(solid.min, solid.max);
    if (object.role === 'figure') drawn.push(...figure(object, solid));
    else drawn.push(...outline(object, solid, floorY, isSubject.has(object.id)));
  }
  for (const subject of subjects) {
    const at: PlanPoint = [subject.positionM[0], subject.positionM[2]];
    fitted.add(at);
    const own = placed.find(({ object }) => object.id === subject.id);
    if (own?.object.role === 'figure') continue;
    // What has an outline of its own needs a name only.
    const clearM = own === undefined ? FIGURE_RADIUS_M / 2 : 0;
    if (own === undefined) drawn.push({ kind: 'circle', layer: 'subjects', center: at, radiusM: clearM });
    drawn.push({ kind: 'label', layer: 'subjects', at, clearM, text: subject.name, style: 'name' });
  }

  const eye: PlanPoint = [camera.positionM[0], camera.positionM[2]];
  fitted.add(
    [eye[0] - CAMERA_LENGTH_M, eye[1] - CAMERA_LENGTH_M],
    [eye[0] + CAMERA_LENGTH_M, eye[1] + CAMERA_LENGTH_M],
  );
  fitted.add(...lampPlaces(stage));
  const extent = fitted.extent(AIR_M);
  const reachM = 2 * Math.hypot(extent.maxX - extent.minX, extent.maxY - extent.minY);
  drawn.push(...cameraPlan(stage, camera, reachM), ...lightsPlan(stage, extent));
  const depth = (primitive: PlanPrimitive): number => PLAN_LAYERS.indexOf(primitive.layer);
  return { primitives: drawn.sort((a, b) => depth(a) - depth(b)), extent, northRad: northOf(stage) };
}

function figure(object: ObjectRecord, { min, max }: ObjectTriangles): PlanPrimitive[] {
  const center: PlanPoint = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2];
  return [
    { kind: 'circle', layer: 'subjects', center, radiusM: FIGURE_RADIUS_M },
    {
      kind: 'label',
      layer: 'subjects',
      at: center,
      clearM: FIGURE_RADIUS_M,
      text: object.name,
      style: 'name',
    },
  ];
}

function outline(
  object: ObjectRecord,
  solid: ObjectTriangles,
  floorY: number,
  isSubject: boolean,
): PlanPrimitive[] {
  const cutY = floorY + CUT_HEIGHT_M;
  if (solid.minY >= cutY) {
    // Ceilings and skies would hide the set; what hangs in it is worth knowing.
    const rings = object.role === 'set' ? [] : footprint(solid);
    return rings.length === 0 ? [] : [{ kind: 'polygon', layer: 'overhead', rings }];
  }
  if (solid.maxY <= floorY + FLOOR_THICKNESS_M)
    return [{ kind: 'polygon', layer: 'floor', rings: footprint(solid) }];
  if (object.role !== 'set' || solid.maxY < floorY + WALL_HEIGHT_M)
    return [{ kind: 'polygon', layer: isSubject ? 'subjects' : 'objects', rings: footprint(solid) }];
  const { closed, open } = wallCut(solid, cutY);
  return [
    { kind: 'polygon', layer: 'floor', rings: footprint(solid, cutY) },
    ...(closed.length === 0 ? [] : [{ kind: 'polygon', layer: 'walls', rings: closed } as const]),
    ...open.map((points): PlanPrimitive => ({ kind: 'line', layer: 'walls', points })),
  ];
}

/** North on the sheet: −Z, the top, has the heading's compass bearing. */
function northOf(stage: ShotStage): number | null {
  const environment = environmentOf(stage);
  if (environment?.source.type !== 'sunSky') return null;
  return -Math.PI / 2 - (environment.source.headingDeg * Math.PI) / 180;
}

export function environmentOf({ document, shot }: ShotStage): EnvironmentRecord | null {
  const scene = findRecord(document, 'scene', shot.sceneId);
  const id = scene?.environmentId ?? null;
  return id === null ? null : findRecord(document, 'environment', id);
}

/** Smallest rectangle around everything added. */
class Fit {
  #minX = Infinity;
  #minY = Infinity;
  #maxX = -Infinity;
  #maxY = -Infinity;

  add(...points: readonly PlanPoint[]): void {
    for (const [x, y] of points) {
      this.#minX = Math.min(this.#minX, x);
      this.#minY = Math.min(this.#minY, y);
      this.#maxX = Math.max(this.#maxX, x);
      this.#maxY = Math.max(this.#maxY, y);
    }
  }

  extent(air: number): PlanExtent {
    return { minX: this.#minX - air, minY: this.#minY - air, maxX: this.#maxX + air, maxY: this.#maxY + air };
  }
}
