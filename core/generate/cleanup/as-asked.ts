/** What words say of a thing or a place is true of it afterwards: variants, colours, materials, sizes, light; hour, weather, width. */
import type { ThingFact } from '../composition/facts.ts';
import type { ComposedThing, ComposedWorld } from '../composition/scene-composition.ts';
import { drawHaze, isHazy, WET, type Hour } from '../grammar/atmosphere.ts';
import { nearestColorName } from '../grammar/colors.ts';
import { drawAccent, drawFinish } from '../grammar/finishes.ts';
import { drawLight } from '../grammar/lamps.ts';
import { ATTRIBUTES, hasAttribute } from '../grammar/measure/attributes.ts';
import type { Random } from '../grammar/random.ts';
import { clampSize, drawSize, sizeWord } from '../grammar/sizes.ts';
import { drawWidth, spacingWord } from '../grammar/spacing.ts';
import type { Wish } from '../grammar/wish.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';

type Looks = Pick<ComposedThing, 'variant' | 'sizeM' | 'body' | 'accent' | 'light'>;

/** How many of the fact's words are true of the thing already. */
export const agreement = (thing: ComposedThing, fact: ThingFact): number =>
  ATTRIBUTES.filter((name) => hasAttribute(thing, fact, name)).length;

/** @param fact null leaves all but the class's own limits as it is. */
export function asAsked(thing: ComposedThing, fact: ThingFact | null, hour: Hour, random: Random): Looks {
  const { variants } = thingFacts(thing.thing);
  const wanted = fact?.variant;
  const variant =
    wanted !== null && wanted !== undefined && variants.includes(wanted) ? wanted : thing.variant;
  let sizeM = clampSize(thing.thing, thing.sizeM);
  const isOtherPose = variant !== thing.variant && thingFacts(thing.thing).family === 'figure';
  if (isOtherPose || (fact?.size && sizeWord(thing.thing, sizeM) !== fact.size))
    sizeM = drawSize(thing.thing, variant, fact?.size ?? null, random);
  let { body, accent, light } = thing;
  const color = body?.color ? nearestColorName(body.color) : null;
  if ((fact?.color && fact.color !== color) || (fact?.substance && fact.substance !== body?.substance)) {
    body = drawFinish(thing.thing, variant, fact.color, fact.substance, random);
    accent = drawAccent(thing.thing, fact.color, random);
  }
  if (fact?.lit === false) light = null;
  if (fact?.lit === true && light === null) light = drawLight(thing.thing, hour, true, random);
  return { variant, sizeM, body, accent, light };
}

/** The place as words have it; what they leave open stays. */
export function placeAsAsked(world: ComposedWorld, wish: Wish, random: Random): ComposedWorld {
  const setting = wish.setting ?? world.setting;
  const timeOfDay = wish.timeOfDay ?? world.timeOfDay;
  const weather = wish.weather ?? world.weather;
  const mood = wish.mood ?? world.mood;
  let [width] = world.extentM;
  const [, height, depth] = world.extentM;
  if (wish.spacing && spacingWord(setting, width) !== wish.spacing)
    width = Number(drawWidth(setting, wish.spacing, random).toFixed(3));
  let { wetness, hazePerM } = world;
  if (wish.wet === true && wetness < WET) wetness = Number(random.uniform(0.6, 1).toFixed(3));
  if (wish.wet === false && wetness >= WET) wetness = Number(random.uniform(0, 0.15).toFixed(3));
  const extentM = [width, height, depth] as const;
  if (typeof wish.hazy === 'boolean' && isHazy({ hazePerM, extentM }) !== wish.hazy) {
    const hour: Hour = { timeOfDay, weather, mood, wetness };
    hazePerM = Number(drawHaze(setting, depth, hour, wish, random).toPrecision(4));
  }
  return { ...world, setting, timeOfDay, weather, mood, extentM, wetness, hazePerM };
}
