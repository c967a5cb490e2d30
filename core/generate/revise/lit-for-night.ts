/** Lamps at nightfall. */
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { drawLight } from '../grammar/lamps.ts';
import type { Random } from '../grammar/random.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';

const isDark = (time: SceneComposition['world']['timeOfDay']): boolean => time === 'night' || time === 'dusk';
const isLamp = ({ thing }: ComposedThing): boolean => thingFacts(thing).family === 'practical';

export const hasLitLamp = ({ things }: Pick<SceneComposition, 'things'>): boolean =>
  things.some((thing) => isLamp(thing) && thing.light !== null);

/** When it is dark lamps are lit, where not one was burning. @param locked keys of things that stay as they are. */
export function litForNight(
  scene: SceneComposition,
  random: Random,
  locked: ReadonlySet<string>,
): readonly ComposedThing[] {
  if (!isDark(scene.world.timeOfDay) || hasLitLamp(scene)) return scene.things;
  return scene.things.map((thing) =>
    isLamp(thing) && !locked.has(thing.key)
      ? { ...thing, light: drawLight(thing.thing, scene.world, true, random) }
      : thing,
  );
}
