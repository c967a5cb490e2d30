/** Finishes drawn for things: what they are made of and in which colour. */
import type { ColorName } from '../composition/facts.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { Finish, Rgb } from '../vocabulary/thing-class.ts';
import type { Substance } from '../vocabulary/substances.ts';
import { COLORS } from './colors.ts';
import { ACCENTS, CHOICES, FAMILIES } from './finish-choices.ts';
import type { Choice } from './finish-palettes.ts';
import type { Random } from './random.ts';

const GROUND_SUBSTANCES: Readonly<Record<string, Substance>> = {
  soil: 'soil',
  grass: 'grass',
  sand: 'sand',
  snow: 'snow',
  gravel: 'rock',
  brick: 'brick',
  plaster: 'plaster',
  stone: 'stone',
  asphalt: 'asphalt',
  cobbles: 'stone',
  dirt: 'soil',
};

const ACCENT_CHANCE = 0.55;
/** Where the accent is what is seen most, a colour that is asked for is the accent's too. */
const SHOWN_BY_ACCENT: ReadonlySet<ThingId> = new Set<ThingId>(['bed']);

/** @param color that words give the thing. Null is the class's own accent. */
export function drawAccent(thing: ThingId, color: ColorName | null, random: Random): Finish | null {
  const choices = ACCENTS[thing];
  if (choices === undefined) return null;
  const shown = color !== null && SHOWN_BY_ACCENT.has(thing) ? color : null;
  if (shown === null && !random.chance(ACCENT_CHANCE)) return null;
  const [substance, , palette] = random.weighted(choices.map((c) => [c, c[1]] as const));
  const name = shown ?? (palette === undefined ? null : random.weighted(palette));
  return { substance, color: name === null ? null : tint(name, random) };
}

const NAMED_AFTER_VARIANT: ReadonlySet<ThingId> = new Set(['ground', 'road', 'facade']);

const choicesOf = (thing: ThingId): readonly Choice[] => CHOICES[thing] ?? FAMILIES[thingFacts(thing).family];

/** What a class is made of unless something else is said. */
export const usualSubstance = (thing: ThingId): Substance => choicesOf(thing)[0]![0];

/** What a class plausibly comes in: for wishes. */
export const substancesOf = (thing: ThingId): readonly Substance[] => choicesOf(thing).map(([name]) => name);

/** May words give it a colour without sounding odd? */
export const isColorable = (thing: ThingId): boolean =>
  choicesOf(thing).some(([, , palette]) => palette !== undefined);

/** Colours of one name differ a little, and stay of that name. */
export function tint(name: ColorName, random: Random): Rgb {
  const [r, g, b] = COLORS[name];
  const brightness = 1 + 0.14 * random.bell();
  const shift = (value: number): number =>
    Math.round(Math.min(1, value * brightness * (1 + 0.06 * random.bell())) * 1e4) / 1e4;
  return [shift(r), shift(g), shift(b)];
}

/**
 * A finish for one thing.
 * @param color and `substance`: what is asked for; null is open.
 */
export function drawFinish(
  thing: ThingId,
  variant: string,
  color: ColorName | null,
  substance: Substance | null,
  random: Random,
): Finish {
  const choices = choicesOf(thing);
  if (substance !== null || color !== null) {
    const coloured = choices.filter(([, , palette]) => palette !== undefined);
    const made =
      substance ??
      random.weighted((coloured.length > 0 ? coloured : choices).map(([s, weight]) => [s, weight] as const));
    return { substance: made, color: color === null ? null : tint(color, random) };
  }
  const own = NAMED_AFTER_VARIANT.has(thing) ? GROUND_SUBSTANCES[variant] : undefined;
  const choice = random.weighted(choices.map((c) => [c, c[1]] as const));
  if (own !== undefined && own !== choice[0]) return { substance: own, color: null };
  const [made, , palette] = choice;
  const name = palette === undefined ? null : random.weighted(palette);
  return { substance: made, color: name === null ? null : tint(name, random) };
}
