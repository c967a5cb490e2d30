/** A place at night in which by chance no lamp burns gets one: the nearest to what the camera looks at, at its everyday level. */
import { distance } from '../../../math/vec3.ts';
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';

/** The draft's things; where words keep lamps of a class dark, they stay dark. */
export function lampAtNight(draft: Draft): readonly ComposedThing[] {
  const { things, hour, camera, wish } = draft;
  if (hour.timeOfDay !== 'night' || things.some(({ light }) => light !== null)) return things;
  const dark = new Set((wish.things ?? []).filter(({ lit }) => lit === false).map(({ thing }) => thing));
  let nearest: ComposedThing | null = null;
  for (const thing of things) {
    if (thingFacts(thing.thing).light === null || dark.has(thing.thing)) continue;
    const away = distance(thing.positionM, camera.targetM);
    if (nearest === null || away < distance(nearest.positionM, camera.targetM)) nearest = thing;
  }
  return things.map((thing) => {
    const facts = thingFacts(thing.thing).light;
    if (thing !== nearest || facts === null) return thing;
    return { ...thing, light: { fluxLm: facts.fluxLm[1], cctK: facts.cctK } };
  });
}
