/** What words say of a thing besides its class, and whether it is true of one. */
import type { ThingFact } from '../../composition/facts.ts';
import type { ComposedThing } from '../../composition/scene-composition.ts';
import { nearestColorName } from '../colors.ts';
import { sizeWord } from '../sizes.ts';

export const ATTRIBUTES = ['color', 'substance', 'variant', 'size', 'lit'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Null says nothing, which is true of everything. */
export function hasAttribute(thing: ComposedThing, fact: ThingFact, attribute: Attribute): boolean {
  const { body, variant, sizeM, light } = thing;
  switch (attribute) {
    case 'color':
      return fact.color === null || (body?.color ? nearestColorName(body.color) === fact.color : false);
    case 'substance':
      return fact.substance === null || body?.substance === fact.substance;
    case 'variant':
      return fact.variant === null || variant === fact.variant;
    case 'size':
      return fact.size === null || sizeWord(thing.thing, sizeM) === fact.size;
    case 'lit':
      return fact.lit === null || (light !== null) === fact.lit;
  }
}

/** Is it of the class, and all that is said true of it? */
export const isMeant = (thing: ComposedThing, fact: ThingFact): boolean =>
  thing.thing === fact.thing && ATTRIBUTES.every((name) => hasAttribute(thing, fact, name));
