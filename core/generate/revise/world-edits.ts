/** Edits of the place as a whole: hour, weather, mood, width, air, wetness, and the level of its lamps. */
import { placeAsAsked } from '../cleanup/as-asked.ts';
import type { SceneFacts } from '../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import type { Random } from '../grammar/random.ts';
import type { WorldChange } from '../words/scene-edit.ts';
import { litForNight } from './lit-for-night.ts';

/** Of a place that is wide or narrow already. */
const WIDER = 1.25;

/** A wider or narrower place takes its things along, in proportion. @param locked keys of things that stay as they are. */
export function changedWorld(
  scene: SceneComposition,
  change: WorldChange,
  random: Random,
  locked: ReadonlySet<string>,
): SceneComposition {
  const wish: Partial<SceneFacts> = change;
  const asked = placeAsAsked(scene.world, wish, random);
  const [w, h, d] = asked.extentM;
  // it is called wide already: wider than it is
  const isAgain = (change.spacing ?? null) !== null && w === scene.world.extentM[0];
  const width = isAgain ? Number((w * (change.spacing === 'wide' ? WIDER : 1 / WIDER)).toFixed(3)) : w;
  const world = { ...asked, extentM: [width, h, d] as const };
  const share = world.extentM[0] / scene.world.extentM[0];
  const things =
    share === 1
      ? scene.things
      : scene.things.map((thing): ComposedThing => {
          if (locked.has(thing.key)) return thing;
          const [x, y, z] = thing.positionM;
          return { ...thing, positionM: [x * share, y, z] };
        });
  return { ...scene, world, things: litForNight({ ...scene, world, things }, random, locked) };
}

/** One step of "more" or "less". */
const STEP = { haze: 2, light: 1.6, wetness: 0.3 };
/** Where there is no haze to double, 1/m. */
const LEAST_HAZE_PER_M = 0.004;
const MOST_HAZE_PER_M = 0.3;

export function changedAmount(
  scene: SceneComposition,
  of: 'haze' | 'wetness' | 'light',
  isMore: boolean,
  locked: ReadonlySet<string>,
): SceneComposition {
  const { world } = scene;
  if (of === 'haze') {
    const next = isMore ? Math.max(LEAST_HAZE_PER_M, world.hazePerM * STEP.haze) : world.hazePerM / STEP.haze;
    return {
      ...scene,
      world: { ...world, hazePerM: Number(Math.min(MOST_HAZE_PER_M, next).toPrecision(4)) },
    };
  }
  if (of === 'wetness') {
    const next = world.wetness + (isMore ? STEP.wetness : -STEP.wetness);
    return { ...scene, world: { ...world, wetness: Number(Math.min(1, Math.max(0, next)).toFixed(3)) } };
  }
  const share = isMore ? STEP.light : 1 / STEP.light;
  const things = scene.things.map((thing) =>
    thing.light === null || locked.has(thing.key)
      ? thing
      : { ...thing, light: { ...thing.light, fluxLm: Number((thing.light.fluxLm * share).toPrecision(5)) } },
  );
  return { ...scene, things };
}
