/** A scene's composition out of its recipes, with everything where hands have put it since. */
import { recordsOf, type Document, type ObjectRecord } from '../../document/index.ts';
import { fromTrs, multiply, transformPoint, type Mat4 } from '../../math/mat4.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import type { SceneRecipe, ThingRecipe } from '../compose/recipes.ts';
import { knownThing, knownWorld } from './known-names.ts';

export interface SceneInWords {
  readonly sceneId: string;
  readonly recipe: SceneRecipe;
  readonly composition: SceneComposition;
  /** Keys of things that are locked: themselves, a part of theirs, or a group that they are in. */
  readonly locked: ReadonlySet<string>;
  /** Object of each thing, by its key. */
  readonly objectIds: ReadonlyMap<string, string>;
}

function worldMatrix(document: Document, object: ObjectRecord): Mat4 {
  const { translationM, rotation, scale } = object.transform;
  const own = fromTrs(translationM, rotation, scale);
  const parent = object.parentId === null ? undefined : document.records.get(object.parentId);
  return parent?.kind === 'object' ? multiply(worldMatrix(document, parent), own) : own;
}

const degrees = (radians: number): number => ((((radians * 180) / Math.PI) % 360) + 360) % 360;

function thingOf(document: Document, object: ObjectRecord, recipe: ThingRecipe): ComposedThing | null {
  const known = knownThing(recipe);
  if (known === null) return null;
  const matrix = worldMatrix(document, object);
  const base = transformPoint(matrix, [0, 0, 0]);
  const ahead = transformPoint(matrix, [0, 0, 1]);
  const yaw = degrees(Math.atan2(ahead[0] - base[0], ahead[2] - base[2]));
  const { centreM } = recipe;
  return {
    ...known,
    positionM: centreM === null ? base : transformPoint(matrix, centreM),
    // a scatter's copies are turned, not the stand itself
    yawDeg: centreM === null ? Number(yaw.toFixed(6)) : 0,
  };
}

/** The object, the group that it is in, and so on. */
function* upwards(document: Document, object: ObjectRecord): Generator<ObjectRecord, void, undefined> {
  yield object;
  const parent = object.parentId === null ? undefined : document.records.get(object.parentId);
  if (parent?.kind === 'object') yield* upwards(document, parent);
}

/** Null for a scene that was not composed, or in words that nobody here knows. Hidden things are there, removed ones are not. */
export function compositionOf(document: Document, sceneId: string): SceneInWords | null {
  const scene = document.records.get(sceneId);
  if (scene?.kind !== 'scene' || scene.recipe === undefined) return null;
  const world = knownWorld(scene.recipe.world);
  if (world === null) return null;
  const things: ComposedThing[] = [];
  const locked = new Set<string>();
  const objectIds = new Map<string, string>();
  for (const object of recordsOf(document, 'object')) {
    if (object.sceneId !== sceneId || object.recipe === undefined) continue;
    const { key } = object.recipe;
    const thing = objectIds.has(key) ? null : thingOf(document, object, object.recipe);
    if (thing === null) continue;
    things.push(thing);
    objectIds.set(key, object.id);
    if ([...upwards(document, object)].some((one) => one.locked)) locked.add(key);
  }
  for (const part of recordsOf(document, 'object')) {
    if (part.sceneId !== sceneId || !part.locked) continue;
    const whole = [...upwards(document, part)].find(({ recipe: own }) => own !== undefined);
    if (whole?.recipe !== undefined && objectIds.get(whole.recipe.key) === whole.id)
      locked.add(whole.recipe.key);
  }
  const present = new Set(objectIds.keys());
  const { recipe } = scene;
  const composition = {
    world,
    things: things.map((thing) =>
      thing.on === null || present.has(thing.on) ? thing : { ...thing, on: null },
    ),
    camera: recipe.camera,
  };
  return { sceneId, recipe, composition, locked, objectIds };
}
