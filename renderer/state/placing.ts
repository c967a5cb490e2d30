/**
 * Puts new things into the scene: makes the records for a place, adds them as one undo step and selects them. Buttons, actions and the
 * library go through here.
 */
import {
  createId,
  createSceneRecord,
  inOrder,
  materialFromPreset,
  recordsOf,
  type AnyRecord,
  type Edit,
  type MaterialPreset,
} from '../../core/document/index.ts';
import { add, cross, distance, normalize, scale, type Vec3 } from '../../core/math/vec3.ts';
import type { Fixture } from '../../core/lighting/fixture.ts';
import {
  addEdits,
  aimed,
  newCamera,
  newFixture,
  newHaze,
  newLight,
  newPrimitive,
  type Birthplace,
  type LightKind,
  type PrimitiveName,
} from './create-records.ts';
import { FIGURES, newFigure, type FigureKind } from './create-figure.ts';
import { currentDocument, dispatch } from './desk-store.ts';
import { command } from './edit.ts';
import { freeSpot } from './free-spot.ts';
import { boxUnion, localBox, type Box } from './record-bounds.ts';
import { select } from './selection-store.ts';
import { setStage, stageStore } from './stage-store.ts';
import { viewPlace, type ViewPlace } from './view-place.ts';

export const random = (): number => Math.random();

/** Null while no scene is open. */
export function birthplace(): Birthplace | null {
  const { sceneId } = stageStore.getState();
  return sceneId === null ? null : { document: currentDocument(), sceneId, random };
}

function put(label: string, records: readonly AnyRecord[], selected: string): void {
  void dispatch(command(label, addEdits(records)));
  select([selected]);
}

/** Height at which a figure's face and a set's middle are looked at and lit, metres. */
const EYE_LINE_M = 1.4;
const LAMP_HEIGHT_M = 2.3;
const LAMP_DISTANCE_M = 2.2;

/** Where a lamp of a kind stands for what lies in the middle of the view: up, to the left of the lens, at arm's reach of a stand. */
function lampPlace(view: ViewPlace, at: Vec3 | null): { readonly eye: Vec3; readonly target: Vec3 } {
  const target: Vec3 = [view.floorM[0], view.floorM[1] + EYE_LINE_M, view.floorM[2]];
  if (at !== null) {
    const eye: Vec3 = [at[0], at[1] + LAMP_HEIGHT_M, at[2]];
    const isAbove = Math.hypot(eye[0] - target[0], eye[2] - target[2]) < 0.3;
    return { eye, target: isAbove ? at : target };
  }
  const level = normalize([view.forward[0], 0, view.forward[2]]);
  const back: Vec3 = level[0] === 0 && level[2] === 0 ? [0, 0, 1] : scale(level, -1);
  const left = cross(back, [0, 1, 0]);
  const side = normalize(add(back, scale(left, -0.9)));
  const foot = add(view.floorM, scale(side, LAMP_DISTANCE_M));
  return { eye: [foot[0], view.floorM[1] + LAMP_HEIGHT_M, foot[2]], target };
}

const freeOfOthers = (birth: Birthplace, at: Vec3, box: Box | null, isExact: boolean): Vec3 =>
  isExact || box === null ? at : freeSpot(birth.document, birth.sceneId, at, box);

/** @param at on the floor; null: in the middle of the stage's view. */
export function placeCamera(
  at: Vec3 | null = null,
  fields: Partial<ReturnType<typeof newCamera>> = {},
): void {
  const birth = birthplace();
  if (birth === null) return;
  const view = viewPlace(birth.document);
  const target: Vec3 = [view.floorM[0], view.floorM[1] + EYE_LINE_M, view.floorM[2]];
  let eyeM: Vec3;
  if (at !== null) eyeM = [at[0], at[1] + 1.5, at[2]];
  else if (view.verticalFovDeg !== null) eyeM = view.eyeM;
  else {
    // beside the camera that is looked through, or across the floor from what is looked at
    const right = normalize(cross(view.forward, [0, 1, 0]));
    const hasCamera = stageStore.getState().cameraId !== null;
    eyeM = hasCamera ? add(view.eyeM, scale(right, 0.8)) : view.eyeM;
  }
  const takesOver = at === null && view.verticalFovDeg !== null;
  const rotation = takesOver ? view.rotation : aimed(eyeM, distance(eyeM, target) < 0.5 ? [0, 1, 0] : target);
  const camera = {
    ...newCamera(
      birth,
      { eyeM, rotation, focusDistanceM: distance(eyeM, target) },
      takesOver ? view.verticalFovDeg : null,
    ),
    ...fields,
  };
  put(`Add ${camera.name}`, [camera], camera.id);
  if (stageStore.getState().cameraId === null) setStage({ cameraId: camera.id });
}

export function placeLight(kind: LightKind, at: Vec3 | null = null): void {
  const birth = birthplace();
  if (birth === null) return;
  const { eye, target } = lampPlace(viewPlace(birth.document), at);
  const light = newLight(birth, kind, eye, target);
  put(`Add ${light.name}`, [light], light.id);
}

export function placeFixture(fixture: Fixture, at: Vec3 | null = null): void {
  const birth = birthplace();
  if (birth === null) return;
  const { eye, target } = lampPlace(viewPlace(birth.document), at);
  const light = newFixture(birth, fixture, eye, target);
  put(`Add ${light.name}`, [light], light.id);
}

export function placePrimitive(name: PrimitiveName, at: Vec3 | null = null): void {
  const birth = birthplace();
  if (birth === null) return;
  const wished = at ?? viewPlace(birth.document).floorM;
  const box = localBox(newPrimitive(birth, name, [0, 0, 0]));
  const height = box === null ? 0 : box.max[1] - box.min[1];
  const standing: Box | null =
    box === null ? null : { min: [box.min[0], 0, box.min[2]], max: [box.max[0], height, box.max[2]] };
  const solid = newPrimitive(birth, name, freeOfOthers(birth, wished, standing, at !== null));
  put(`Add ${solid.name}`, [solid], solid.id);
}

export function placeFigure(kind: FigureKind = FIGURES[0]!, at: Vec3 | null = null): void {
  const birth = birthplace();
  if (birth === null) return;
  const view = viewPlace(birth.document);
  const wished = at ?? view.floorM;
  const trial = newFigure(birth, kind, [0, 0, 0]);
  const box = boxUnion(
    trial.records.flatMap((record) => (record.kind === 'object' ? (localBox(record) ?? []) : [])),
  );
  const spot = freeOfOthers(birth, wished, box, at !== null);
  // people are put in to be looked at: they face the lens
  const facing = (Math.atan2(view.eyeM[0] - spot[0], view.eyeM[2] - spot[2]) * 180) / Math.PI;
  const made = newFigure(birth, kind, spot, facing);
  put(`Add ${kind.title}`, made.records, made.groupId);
}

export function placeHaze(at: Vec3 | null = null): void {
  const birth = birthplace();
  if (birth === null) return;
  const haze = newHaze(birth, at ?? viewPlace(birth.document).floorM);
  put(`Add ${haze.name}`, [haze], haze.id);
}

/** A material of a preset, new or the one that the project has, on all selected things that take one. @returns its id. */
export function applyMaterialPreset(preset: MaterialPreset, ids: readonly string[]): string {
  const document = currentDocument();
  const known = recordsOf(document, 'material').find(
    (material) => material.preset === preset && material.name.toLowerCase() === preset,
  );
  const name = preset[0]!.toUpperCase() + preset.slice(1);
  const material = known ?? materialFromPreset(preset, { id: createId('material', random), name });
  const targets = withContents(ids);
  const edits: Edit[] = known === undefined ? [{ op: 'add', record: material }] : [];
  for (const id of targets)
    edits.push({ op: 'set', id, path: ['content', 'materialId'], value: material.id });
  if (edits.length > 0)
    void dispatch(command(targets.length > 0 ? `Make it ${preset}` : `Add ${name}`, edits));
  if (targets.length === 0) select([material.id]);
  return material.id;
}

/** Ids of things with a material of their own, groups opened. */
function withContents(ids: readonly string[]): readonly string[] {
  const document = currentDocument();
  const found = new Set<string>();
  const visit = (id: string): void => {
    const record = document.records.get(id);
    if (record?.kind !== 'object') return;
    if ('materialId' in record.content) found.add(id);
    if (record.content.type === 'group')
      for (const other of document.records.values())
        if (other.kind === 'object' && other.parentId === id) visit(other.id);
  };
  for (const id of ids) visit(id);
  return [...found];
}

export function addScene(): void {
  const document = currentDocument();
  const scenes = inOrder(recordsOf(document, 'scene'));
  const scene = createSceneRecord({
    id: createId('scene', random),
    name: `Scene ${scenes.length + 1}`,
    order: (scenes.at(-1)?.order ?? 0) + 1,
  });
  void dispatch(command(`Add ${scene.name}`, addEdits([scene])));
  setStage({ sceneId: scene.id, shotId: null, cameraId: null });
  select([scene.id]);
}
