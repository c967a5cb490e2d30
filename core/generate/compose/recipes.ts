/** Recipes that composed records carry, and compositions out of recipes. */
import type { ObjectRecord, SceneRecord } from '../../document/index.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';

export type ThingRecipe = NonNullable<ObjectRecord['recipe']>;
export type SceneRecipe = NonNullable<SceneRecord['recipe']>;

export function thingRecipe(thing: ComposedThing): ThingRecipe {
  const { key, variant, sizeM, shape, body, accent, light, scatter, on, seed, positionM } = thing;
  return {
    key,
    thing: thing.thing,
    variant,
    sizeM: [...sizeM],
    shape: [...shape],
    body: body && { substance: body.substance, color: body.color && [...body.color] },
    accent: accent && { substance: accent.substance, color: accent.color && [...accent.color] },
    light: light && { ...light },
    scatter: scatter && { ...scatter, halfExtentM: [...scatter.halfExtentM] },
    centreM: scatter === null ? null : [...positionM],
    on,
    seed,
  };
}

export interface Asking {
  readonly prompt: string;
  readonly seed: number;
  readonly composer: string;
  readonly stem: string;
}

export function sceneRecipe({ world, camera }: SceneComposition, asking: Asking): SceneRecipe {
  const { positionM, targetM, focalLengthMm } = camera;
  const { extentM, originM, ...place } = world;
  return {
    ...asking,
    world: { ...place, extentM: [...extentM], ...(originM === undefined ? {} : { originM: [...originM] }) },
    camera: { positionM: [...positionM], targetM: [...targetM], focalLengthMm },
  };
}
