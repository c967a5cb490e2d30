/** Recipes come from files: what they name is checked against the vocabulary before it is used. */
import {
  MOODS,
  SETTINGS,
  TIMES_OF_DAY,
  WEATHERS,
  type ComposedThing,
  type ComposedWorld,
} from '../composition/scene-composition.ts';
import type { SceneRecipe, ThingRecipe } from '../compose/recipes.ts';
import { THING_IDS, thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { SUBSTANCES, type Substance } from '../vocabulary/substances.ts';
import type { Finish } from '../vocabulary/thing-class.ts';

const one = <T extends string>(names: readonly T[], name: string): T | null =>
  names.find((known) => known === name) ?? null;

/** Null is the class's own, which also stands for a substance that is not known. */
function knownFinish(finish: ThingRecipe['body']): Finish | null {
  const substance = finish === null ? null : one<Substance>(SUBSTANCES, finish.substance);
  return finish === null || substance === null ? null : { substance, color: finish.color };
}

/** Null for a class that is not known. */
export function knownThing(recipe: ThingRecipe): Omit<ComposedThing, 'positionM' | 'yawDeg'> | null {
  const thing = one<ThingId>(THING_IDS, recipe.thing);
  if (thing === null) return null;
  const { key, variant, sizeM, shape, body, accent, light, scatter, on, seed } = recipe;
  const { variants } = thingFacts(thing);
  return {
    key,
    thing,
    variant: one(variants, variant) ?? variants[0] ?? '',
    sizeM,
    shape,
    body: knownFinish(body),
    accent: knownFinish(accent),
    light,
    scatter,
    on,
    seed,
  };
}

/** Null where one of the names is not known. */
export function knownWorld(world: SceneRecipe['world']): ComposedWorld | null {
  const setting = one(SETTINGS, world.setting);
  const timeOfDay = one(TIMES_OF_DAY, world.timeOfDay);
  const weather = one(WEATHERS, world.weather);
  const mood = one(MOODS, world.mood);
  if (setting === null || timeOfDay === null || weather === null || mood === null) return null;
  const { extentM, originM, headingDeg, hazePerM, wetness } = world;
  const place = originM === undefined ? { extentM } : { extentM, originM };
  return { setting, timeOfDay, weather, mood, ...place, headingDeg, hazePerM, wetness };
}
