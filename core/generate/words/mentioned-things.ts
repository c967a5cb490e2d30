/** Things that a prompt names, one entry a noun phrase, and which of them "the …" means. */
import type { RelationFact, ThingFact } from '../composition/facts.ts';
import type { Setting } from '../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { NounPhrase } from './noun-phrase.ts';

export interface MentionedThing extends ThingFact {
  /** The noun that named it, singular. */
  readonly noun: string;
}

/** Nouns that mean another thing in some places. */
const BY_PLACE: readonly (readonly [readonly string[], readonly Setting[], ThingId])[] = [
  [
    ['lamp', 'light'],
    ['street', 'alley', 'park', 'car park', 'coast', 'rooftop', 'city skyline'],
    'street lamp',
  ],
  [['counter'], ['bar'], 'bar counter'],
  [['fire', 'open fire'], ['living room', 'bedroom', 'bar', 'office', 'kitchen'], 'fireplace'],
  [['shelf', 'shelving'], ['living room', 'bedroom', 'office', 'bar'], 'bookshelf'],
  [['building'], ['city skyline'], 'tower'],
];

/** The fact that a noun phrase states of a thing of the given class. */
export function factOf(thing: ThingId, phrase: NounPhrase): MentionedThing {
  const { attributes, count: said, head } = phrase;
  const meaning = head.thing!;
  const isOpen = (meaning.isPlural && !meaning.isSet) || meaning.isMass;
  const count =
    meaning.noun === 'crowd' || meaning.noun === 'everyone'
      ? null
      : (said ?? (said === null || isOpen ? null : 1));
  const { lit, pose } = attributes;
  const { family, light } = thingFacts(thing);
  const { variant, substance, color } = pickVariant(thing, phrase);
  const burns = light !== null || thing === 'window' || thing === 'sign' || thing === 'billboard';
  return {
    thing,
    count,
    many: count === null,
    color,
    substance,
    variant: family === 'figure' ? pose : variant,
    size:
      attributes.size ??
      (attributes.spacing === null ? null : attributes.spacing === 'wide' ? 'large' : 'small'),
    lit: meaning.lit ?? (burns ? lit : null),
    noun: meaning.noun,
  };
}

/** What of a fact is said already, so far as its noun phrase was read. */
export const saidOf = (thing: ThingId, phrase: NounPhrase): ReadonlySet<string> =>
  new Set(Object.entries(factOf(thing, phrase)).flatMap(([key, value]) => (value === null ? [] : [key])));

/** Words such as "steel" and "round" ask for a variant where the class has it, for a substance or colour elsewhere. */
function pickVariant(
  thing: ThingId,
  { attributes, head }: NounPhrase,
): Pick<ThingFact, 'variant' | 'substance' | 'color'> {
  let { substance, color } = attributes;
  let variant = head.thing!.variant;
  const words = attributes.variantWords;
  const onlyVariant = words.filter((word) => word.substance === undefined && word.color === undefined);
  const others = words.filter((word) => !onlyVariant.includes(word));
  for (const word of [...onlyVariant, ...others]) {
    const asked = word.variants?.get(thing);
    if (asked !== undefined && variant === null) variant = asked;
    else if (word.substance !== undefined && asked !== variant) substance ??= word.substance;
    else if (word.color !== undefined) color ??= word.color;
  }
  return { variant, substance, color };
}

/** Weights of mismatches in `find`, of which a detail unsaid is 1. */
const ONE_OF_SEVERAL = 10;
const OTHER_NUMBER = 100;

export class MentionedThings {
  readonly things: MentionedThing[] = [];
  readonly relations: RelationFact[] = [];

  add(fact: MentionedThing): number {
    this.things.push(fact);
    return this.things.length - 1;
  }

  /** The thing mentioned before that "the …" means; −1 if there is none. @param said before the noun; what is said behind it may be news. */
  find(fact: MentionedThing, phrase: NounPhrase, said: ReadonlySet<string>, setting: Setting | null): number {
    let best = -1;
    let bestExtra = Infinity;
    const named = inPlace(fact, setting);
    this.things.forEach((old, index) => {
      if (inPlace(old, setting).thing !== named.thing) return;
      let extra = this.countExtra(old, fact, phrase);
      for (const key of ['color', 'substance', 'variant', 'size', 'lit'] as const) {
        const isNews = old[key] === null && !said.has(key);
        if (fact[key] !== null && fact[key] !== old[key] && !isNews) return;
        if (fact[key] !== old[key]) extra++;
      }
      if (extra <= bestExtra && extra < OTHER_NUMBER) [best, bestExtra] = [index, extra];
    });
    return best;
  }

  /** "the shelf" may be one of six shelves, if there is none by itself. */
  private countExtra(old: MentionedThing, fact: MentionedThing, { count }: NounPhrase): number {
    if (count !== undefined) return old.count === fact.count ? 0 : OTHER_NUMBER;
    if ((old.count === 1) === (fact.count === 1)) return 0;
    return fact.count === 1 ? ONE_OF_SEVERAL : OTHER_NUMBER;
  }

  /** Says more of a thing already mentioned. */
  amend(index: number, more: Partial<ThingFact>): void {
    const old = this.things[index];
    if (old === undefined) return;
    const changed = {
      ...old,
      color: old.color ?? more.color ?? null,
      substance: old.substance ?? more.substance ?? null,
      variant: old.variant ?? more.variant ?? null,
      size: old.size ?? more.size ?? null,
      lit: old.lit ?? more.lit ?? null,
    };
    this.things[index] = changed;
  }

  relate(relation: RelationFact): void {
    const { subject, object } = relation;
    if (subject === object || subject < 0 || object < 0) return;
    const isKnown = this.relations.some(
      (r) => r.subject === subject && r.object === object && r.relation === relation.relation,
    );
    if (!isKnown) this.relations.push(relation);
  }

  /** Facts without the nouns, each noun as the place has it. */
  factsIn(setting: Setting | null): {
    readonly things: readonly ThingFact[];
    readonly relations: readonly RelationFact[];
  } {
    const named = this.things.map((fact) => inPlace(fact, setting));
    const isPlain = named.every((fact, index) => fact === this.things[index]);
    if (isPlain) return { things: named.map(withoutNoun), relations: this.relations };
    // "fire in the fireplace": one thing by two nouns
    const kept = named.flatMap((fact, index) => {
      const isDouble =
        fact.thing === 'fireplace' &&
        fact !== this.things[index] &&
        this.things.some(({ thing }) => thing === 'fireplace');
      return isDouble ? [] : [index];
    });
    const placeOf = (index: number): number =>
      kept.indexOf(
        named[index] === this.things[index] || kept.includes(index)
          ? index
          : named.findIndex((other, i) => kept.includes(i) && other.thing === named[index]!.thing),
      );
    const relations = this.relations.map(({ subject, relation, object }) => ({
      subject: placeOf(subject),
      relation,
      object: placeOf(object),
    }));
    return {
      things: kept.map((index) => withoutNoun(named[index]!)),
      relations: relations.filter(({ subject, object }) => subject !== object),
    };
  }
}

const withoutNoun = ({
  thing,
  count,
  many,
  color,
  substance,
  variant,
  size,
  lit,
}: MentionedThing): ThingFact => ({
  thing,
  count,
  many,
  color,
  substance,
  variant,
  size,
  lit,
});

/** The same object where the place changes nothing. */
function inPlace(fact: MentionedThing, setting: Setting | null): MentionedThing {
  if (setting === null || fact.variant !== null) return fact;
  const other = BY_PLACE.find(([nouns, settings]) => nouns.includes(fact.noun) && settings.includes(setting));
  return other === undefined ? fact : { ...fact, thing: other[2] };
}

/** Nouns that `factsIn` reads differently in a place. */
export const nounsOfAnotherThing = (setting: Setting | null): ReadonlySet<string> =>
  new Set(
    BY_PLACE.flatMap(([nouns, settings]) => (setting !== null && settings.includes(setting) ? nouns : [])),
  );
