/** The shallow parser: walks over a prompt's words once and gathers what they ask for. */
import type { Relation } from '../composition/facts.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { isFigure, isPractical, readBehindNoun } from './behind-noun.ts';
import type { LexicalUnit } from './lexical-units.ts';
import { factOf, MentionedThings, saidOf } from './mentioned-things.ts';
import { readNounPhrase, type NounPhrase } from './noun-phrase.ts';
import { ANYBODY } from './thing-words.ts';
import type { Word } from './word.ts';
import { PLACE_STRENGTH, WorldReader } from './world-reader.ts';

const FIGURES: readonly ThingId[] = ['man', 'woman', 'child'];
/** Between a verb's subject and its object these nouns are verbs: "two men watch a boat". */
const VERB_NOUNS = new Set([
  'watch',
  'steps',
  'rock',
  'plant',
  'book',
  'skip',
  'box',
  'mirror',
  'drum',
  'coach',
  'cook',
]);

interface PendingRelation {
  readonly relation: Relation;
  readonly word: Word;
  /** Null: the relation stands before its subject, "on the table, a candle". */
  readonly subjects: readonly number[] | null;
}

export class SceneReader {
  readonly world = new WorldReader();
  readonly mentioned = new MentionedThings();
  readonly excluded = new Set<ThingId>();
  readonly notUnderstood = new Set<string>();

  private at = 0;
  /** Things of the last noun phrase, or of several joined by "and". */
  private group: readonly number[] = [];
  private groupEnd = -1;
  /** Subjects of the relation that the last noun phrase was the object of. */
  private chain: readonly number[] = [];
  private pending: PendingRelation | null = null;
  private preposed: { readonly relation: Relation; readonly word: Word; readonly object: number } | null =
    null;
  private isNegated = false;
  private isSlug = false;
  private isClauseStart = true;
  private isAfterPlace = false;
  private isAfterJoin = false;

  private readonly units: readonly LexicalUnit[];

  constructor(units: readonly LexicalUnit[]) {
    this.units = units;
  }

  read(): void {
    while (this.at < this.units.length) this.step(this.units[this.at]!);
  }

  private step(unit: LexicalUnit): void {
    const { word } = unit;
    if (unit.kind === 'break') this.endClause();
    else if (unit.kind === 'comma') this.passComma();
    else if (word?.roles.has('nobody') === true) {
      this.exclude(FIGURES);
      this.isNegated = this.isListAhead(this.at + 1);
    } else if (word?.roles.has('negation') === true && !this.isNumbered(word)) this.isNegated = true;
    else if (word?.roles.has('picture place') === true) this.pending = null;
    else if (!this.readPhrase()) {
      if (word === null) this.passUnknown(unit);
      else this.hear(word, unit);
      if (this.pending !== null && word?.relation === undefined && word?.roles.has('holding') !== true)
        this.pending = null;
    } else return;
    this.at++;
  }

  /** Most likely a noun: what follows belongs to it. */
  private passUnknown({ original }: LexicalUnit): void {
    this.notUnderstood.add(original);
    this.group = this.chain = [];
    this.isAfterPlace = true;
    this.isNegated = this.isNegated && this.isListAhead(this.at + 1);
  }

  /** "or …", "and …" without a number: a list of things that are not there goes on. */
  private isListAhead(at: number): boolean {
    return (
      this.units[at]?.word?.roles.has('conjunction') === true && this.units[at + 1]?.word?.count === undefined
    );
  }

  private isNumbered(word: Word): boolean {
    return word.count !== undefined;
  }

  private endClause(): void {
    this.group = [];
    this.chain = [];
    this.pending = this.preposed = null;
    this.isNegated = this.isSlug = this.isAfterPlace = this.isAfterJoin = false;
    this.isClauseStart = true;
  }

  private passComma(): void {
    this.pending = null;
    this.isNegated = this.isAfterPlace = this.isAfterJoin = false;
  }

  /** A word outside noun phrases. */
  private hear(word: Word, unit: LexicalUnit): void {
    const { relation, pose, lit, spacing, roles } = word;
    if (roles.has('conjunction') && !roles.has('negation')) {
      this.isAfterJoin = this.groupEnd === this.at;
      return;
    }
    if (roles.has('slug')) this.isSlug = this.isClauseStart;
    if (relation !== undefined || roles.has('holding') || (word.text === 'with' && this.hasFigureBefore())) {
      this.expectObject(word, relation ?? 'beside');
      return;
    }
    if (this.isNegated) {
      this.world.deny(word);
      this.isNegated = roles.has('definite') || word.count !== undefined;
      return;
    }
    this.isAfterJoin = false;
    if (roles.has('empty')) this.exclude(FIGURES);
    if (pose !== undefined) this.amend({ variant: pose }, isFigure);
    if (lit !== undefined) this.amend({ lit }, isPractical);
    if (spacing !== undefined) this.world.spacing ??= spacing;
    const isHeard = this.world.hear(word);
    const isIdle = word.color !== undefined || word.substance !== undefined || word.variants !== undefined;
    if (isIdle && !isHeard && lit === undefined && this.units[this.at + 1]?.kind !== 'unknown') {
      this.notUnderstood.add(unit.original);
    }
  }

  private hasFigureBefore(): boolean {
    return this.groupEnd === this.at && this.group.some((i) => isFigure(this.mentioned.things[i]!.thing));
  }

  private amend(
    more: { readonly variant?: string; readonly lit?: boolean },
    suits: (thing: ThingId) => boolean,
  ): void {
    for (const index of this.group)
      if (suits(this.mentioned.things[index]!.thing)) this.mentioned.amend(index, more);
  }

  private expectObject(word: Word, relation: Relation): void {
    const isGaze = relation === 'facing' || word.roles.has('holding');
    const chained = isGaze && this.chain.some((i) => isFigure(this.mentioned.things[i]!.thing));
    const subjects = chained ? this.chain : this.group;
    if (subjects.length === 0 && this.isAfterPlace) this.pending = { relation, word, subjects: [] };
    else this.pending = { relation, word, subjects: subjects.length === 0 ? null : subjects };
  }

  private readPhrase(): boolean {
    const phrase = readNounPhrase(this.units, this.at);
    if (phrase === null) return false;
    const { head } = phrase;
    const noun = head.thing?.noun ?? '';
    if (VERB_NOUNS.has(noun) && this.hasFigureBefore() && this.units[this.at]!.word === head) return false;
    const isJoined = this.isAfterJoin;
    for (const original of phrase.unknown) this.notUnderstood.add(original);
    const isPlace = head.thing === undefined || (head.setting !== undefined && !this.isCounter(phrase));
    this.hearWorld(phrase, isPlace);
    if (
      this.isNegated &&
      !(isPlace && phrase.head.thing === undefined && phrase.head.setting !== undefined)
    ) {
      this.readExcluded(phrase);
    } else if (isPlace) this.readPlace(phrase);
    else this.readThing(phrase, isJoined);
    this.isAfterJoin = this.isSlug = this.isClauseStart = false;
    this.pending = null;
    this.at = phrase.end;
    return true;
  }

  private hearWorld({ attributes, head }: NounPhrase, isPlace: boolean): void {
    const thing = isPlace ? undefined : head.thing?.things[0];
    for (const word of attributes.worldWords) {
      if (thing !== undefined) {
        const gives = isPractical(thing);
        if (
          word.variants?.has(thing) === true ||
          word.text === 'clear' ||
          (word.wet === false && thingFacts(thing).family !== 'terrain')
        )
          continue;
        if (word.mood !== undefined && word.roles.has('thing mood') && !gives) continue;
      }
      if (this.isNegated) this.world.deny(word);
      else this.world.hear(word);
    }
  }

  private readExcluded({ head, end }: NounPhrase): void {
    if (head.thing !== undefined) this.exclude(ANYBODY.has(head.thing.noun) ? FIGURES : head.thing.things);
    this.isNegated = this.isListAhead(end);
  }

  private exclude(things: readonly ThingId[]): void {
    for (const thing of things) this.excluded.add(thing);
  }

  /** Whether "the bar" is the counter: something is at it, or the place is known by another word. */
  private isCounter({ head, count, attributes, isDefinite }: NounPhrase): boolean {
    if (head.thing === undefined) return false;
    if (head.thing.isPlural || attributes.substance !== null) return true;
    if (this.pending !== null && this.pending.subjects !== null && this.pending.subjects.length > 0) {
      const { family } = thingFacts(this.mentioned.things[this.pending.subjects[0]!]!.thing);
      const isInside =
        family === 'figure' || family === 'furniture' || family === 'prop' || family === 'practical';
      return isInside && !(this.pending.word.text === 'at' && !isDefinite);
    }
    const isNamed = this.world.setting === 'bar' && this.world.settingWord !== head.text;
    return isNamed && (count !== undefined || this.units[this.at - 1]?.text === 'with');
  }

  private readPlace(phrase: NounPhrase): void {
    const { head, attributes, isEmpty } = phrase;
    if (head.roles.has('clothes')) {
      const { color, substance } = attributes;
      for (const index of this.group) {
        if (isFigure(this.mentioned.things[index]!.thing)) this.mentioned.amend(index, { color, substance });
      }
      return;
    }
    this.world.spacing ??=
      attributes.spacing ??
      (attributes.size === null ? null : attributes.size === 'large' ? 'wide' : 'narrow');
    if (attributes.substance === 'snow') this.world.weather ??= 'snow';
    if (isEmpty) this.exclude(FIGURES);
    if (head.setting !== undefined) this.world.nameSetting(head.setting, this.placeStrength(), head.text);
    this.namePlacesBefore(phrase);
    this.isAfterPlace = true;
  }

  private placeStrength(): number {
    if (this.isSlug) return PLACE_STRENGTH.slug;
    const before = this.units[this.at - 1]?.word ?? null;
    if (before?.roles.has('place preposition') === true && before.text !== 'of') return PLACE_STRENGTH.within;
    if (this.pending !== null) return PLACE_STRENGTH.beside;
    return this.isClauseStart ? PLACE_STRENGTH.opening : PLACE_STRENGTH.named;
  }

  private namePlacesBefore({ places }: NounPhrase): void {
    for (const place of places) this.world.nameSetting(place, PLACE_STRENGTH.before, '');
  }

  private readThing(phrase: NounPhrase, isJoined: boolean): void {
    const { head, attributes } = phrase;
    const meaning = head.thing!;
    const first = meaning.things[0]!;
    const said = saidOf(first, phrase);
    phrase.end = readBehindNoun(this.units, phrase.end, first, attributes);
    if (head.setting !== undefined) this.world.nameSetting(head.setting, PLACE_STRENGTH.beside, '');
    this.namePlacesBefore(phrase);
    this.noteIdleVariants(phrase, first);
    const added: number[] = [];
    for (const thing of meaning.things) {
      const fact = factOf(thing, phrase);
      if (fact.count === 0) {
        this.exclude([thing]);
        continue;
      }
      const known = phrase.isDefinite ? this.mentioned.find(fact, phrase, said) : -1;
      if (known !== -1) this.mentioned.amend(known, fact);
      added.push(known === -1 ? this.mentioned.add(fact) : known);
    }
    this.relate(added);
    const areFigures = (indices: readonly number[]): boolean =>
      indices.every((i) => isFigure(this.mentioned.things[i]!.thing));
    const joins = isJoined && this.pending === null && areFigures(added) && areFigures(this.group);
    if (joins && attributes.pose !== null) {
      for (const index of this.group) this.mentioned.amend(index, { variant: attributes.pose });
    }
    this.group = joins ? [...this.group, ...added] : added;
    this.groupEnd = phrase.end;
    this.isAfterPlace = false;
  }

  /** Words such as "round" that the class has no variant for. */
  private noteIdleVariants({ attributes }: NounPhrase, thing: ThingId): void {
    for (const word of attributes.variantWords) {
      const says =
        word.variants!.has(thing) ||
        word.substance !== undefined ||
        word.color !== undefined ||
        word.roles.has('adjective');
      if (!says && word.weather === undefined && word.setting === undefined && word.thing === undefined)
        this.notUnderstood.add(word.text);
    }
  }

  private relate(added: readonly number[]): void {
    const { pending } = this;
    if (pending !== null) {
      const object = added[0];
      if (object === undefined || !this.holds(pending, object)) return;
      if (pending.subjects === null) {
        this.preposed = { relation: pending.relation, word: pending.word, object };
        return;
      }
      for (const subject of pending.subjects) this.addRelation(pending, subject, object);
      this.chain = pending.subjects;
      return;
    }
    this.chain = [];
    if (this.preposed === null) return;
    for (const subject of added) this.addRelation(this.preposed, subject, this.preposed.object);
    this.preposed = null;
  }

  /** "with" joins figures to umbrellas only. */
  private holds({ word }: PendingRelation, object: number): boolean {
    return word.text !== 'with' || this.mentioned.things[object]!.thing === 'umbrella';
  }

  private addRelation(
    { relation, word }: Pick<PendingRelation, 'relation' | 'word'>,
    subject: number,
    object: number,
  ): void {
    const isHeld = word.roles.has('holding') || word.text === 'with';
    if (isHeld) {
      const isUmbrella = this.mentioned.things[object]!.thing === 'umbrella';
      this.mentioned.relate({ subject, relation: isUmbrella ? 'under' : 'beside', object });
    } else if (word.roles.has('over')) this.mentioned.relate({ subject: object, relation, object: subject });
    else this.mentioned.relate({ subject, relation, object });
  }
}
