/** The shallow parser: walks over a prompt's words once and gathers what they ask for. */
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { isEnd, isFigure, isPractical, readBehindNoun } from './behind-noun.ts';
import type { LexicalUnit } from './lexical-units.ts';
import { saidOf } from './mentioned-things.ts';
import { readNounPhrase, type NounPhrase } from './noun-phrase.ts';
import { ThingReader } from './thing-reader.ts';
import { ANYBODY, DENIED_KINDS } from './thing-words.ts';
import type { Word } from './word.ts';
import { PLACE_STRENGTH, WorldReader } from './world-reader.ts';

const FIGURES: readonly ThingId[] = ['man', 'woman', 'child'];
/** Right behind somebody these nouns are verbs: "two men watch a boat". */
const VERB_NOUNS = new Set('watch steps rock plant book skip box mirror drum coach cook cycle'.split(' '));
/** What may stream without being a stream. */
const STREAMING = new Set(['stream', 'beam', 'wave']);
const POURING = new Set(['light', 'sunlight', 'moonlight', 'daylight', 'smoke', 'steam', 'sun']);
const NOTHING_SAID: ReadonlySet<string> = new Set();

export class SceneReader {
  readonly world = new WorldReader();
  readonly things = new ThingReader();
  readonly notUnderstood = new Set<string>();

  private readonly units: readonly LexicalUnit[];
  private readonly denied = new Set<ThingId>();
  private isEmpty = false;
  private at = 0;
  private isNegated = false;
  private isSlug = false;
  private isClauseStart = true;

  constructor(units: readonly LexicalUnit[]) {
    this.units = units;
  }

  read(): void {
    while (this.at < this.units.length) this.step(this.units[this.at]!);
  }

  /** Things said not to be there, those asked for after all aside. */
  get excluded(): readonly ThingId[] {
    const asked = new Set(this.things.mentioned.things.map(({ thing }) => thing));
    const isPeopled = FIGURES.some((figure) => asked.has(figure));
    const all = new Set([...this.denied, ...(this.isEmpty && !isPeopled ? FIGURES : [])]);
    return [...all].filter((thing) => !asked.has(thing));
  }

  private step(unit: LexicalUnit): void {
    const { word } = unit;
    if (unit.kind === 'break') this.endClause();
    else if (unit.kind === 'comma') this.passComma();
    else if (word?.roles.has('nobody') === true) {
      this.deny(FIGURES);
      this.isNegated = this.isListAhead(this.at + 1);
    } else if (word?.roles.has('negation') === true && word.count === undefined) this.isNegated = true;
    else if (word?.roles.has('picture place') === true) this.things.pending = null;
    else if (this.readPhrase()) return;
    else if (word === null) this.passUnknown(unit);
    else this.hear(word, unit);
    this.at++;
  }

  private endClause(): void {
    this.things.endClause();
    this.isNegated = this.isSlug = false;
    this.isClauseStart = true;
  }

  private passComma(): void {
    this.things.passComma();
    this.isNegated = false;
  }

  /** Most likely a noun: what follows belongs to it. */
  private passUnknown({ original }: LexicalUnit): void {
    this.notUnderstood.add(original);
    this.things.pending = null;
    this.things.passUnknownNoun();
    this.isNegated = this.isNegated && this.isListAhead(this.at + 1);
  }

  /** "or …", "and …" without a number: a list of things that are not there goes on. */
  private isListAhead(at: number): boolean {
    return (
      this.units[at]?.word?.roles.has('conjunction') === true && this.units[at + 1]?.word?.count === undefined
    );
  }

  /** A word outside noun phrases. */
  private hear(word: Word, unit: LexicalUnit): void {
    const { relation, roles } = word;
    if (roles.has('conjunction')) {
      this.things.passAnd(this.at);
      return;
    }
    if (roles.has('slug') && this.isClauseStart) this.isSlug = true;
    if (
      word.text === 'on' &&
      isEnd(this.units, this.at + 1) &&
      this.units[this.at - 1]?.word?.roles.has('copula') === true
    ) {
      this.things.light(true);
      return;
    }
    if (this.things.pending !== null && (word.text === 'it' || word.text === 'them')) {
      this.things.relateBack(word.text === 'it');
      return;
    }
    const joins = (word.text === 'with' || word.text === 'in') && this.things.hasFigureBefore(this.at);
    if (relation !== undefined || roles.has('holding') || joins) {
      const before = this.units[this.at - 1] ?? null;
      const opensClause = before === null || before.word === null || before.word.roles.has('conjunction');
      if (word.pose !== undefined) this.things.amendGroup({ variant: word.pose }, isFigure);
      this.things.expectObject(word, relation ?? (word.text === 'in' ? 'on' : 'beside'), opensClause);
      return;
    }
    this.things.pending = null;
    if (this.isNegated) {
      this.world.deny(word);
      this.isNegated = roles.has('definite') || word.count !== undefined;
      return;
    }
    this.things.passOther();
    this.hearAlone(word, unit);
  }

  private hearAlone(word: Word, { original }: LexicalUnit): void {
    const { pose, lit, spacing, roles } = word;
    if (roles.has('empty')) this.isEmpty = true;
    if (pose !== undefined) {
      this.things.returnToFigures();
      this.things.amendGroup({ variant: pose }, isFigure);
    }
    if (lit !== undefined) this.things.light(lit);
    if (spacing !== undefined) this.world.spacing ??= spacing;
    const isHeard = this.world.hear(word) || lit !== undefined;
    const isIdle = word.color !== undefined || word.substance !== undefined || word.variants !== undefined;
    if (isIdle && !isHeard && this.units[this.at + 1]?.kind !== 'unknown') this.notUnderstood.add(original);
  }

  private readPhrase(): boolean {
    const phrase = readNounPhrase(this.units, this.at);
    if (phrase === null) return false;
    const { head } = phrase;
    const isVerb = VERB_NOUNS.has(head.thing?.noun ?? '') && this.units[this.at]!.word === head;
    if (isVerb && this.things.hasFigureBefore(this.at)) return false;
    if (STREAMING.has(head.thing?.noun ?? '') && POURING.has(this.units[phrase.end - 2]?.text ?? ''))
      return false;
    for (const original of phrase.unknown) this.notUnderstood.add(original);
    const isPlace = head.thing === undefined || (head.setting !== undefined && !this.isCounter(phrase));
    this.hearWorld(phrase, isPlace);
    const isDeniedPlace = head.thing === undefined && head.setting !== undefined;
    if (this.isNegated && !isDeniedPlace) this.readDenied(phrase);
    else if (isPlace) this.readPlace(phrase);
    else this.readThing(phrase);
    this.isSlug = false;
    this.isClauseStart = head.thing?.things[0] === 'picture' && this.units[phrase.end - 1]?.text === 'of';
    this.at = phrase.end;
    return true;
  }

  private hearWorld({ attributes, head }: NounPhrase, isPlace: boolean): void {
    const thing = isPlace ? undefined : head.thing?.things[0];
    for (const word of attributes.worldWords) {
      if (thing !== undefined && saysOfThing(word, thing)) continue;
      if (this.isNegated) this.world.deny(word);
      else this.world.hear(word);
    }
  }

  private readDenied({ head, end }: NounPhrase): void {
    const { noun, things } = head.thing ?? { noun: '', things: [] };
    this.deny(ANYBODY.has(noun) ? FIGURES : (DENIED_KINDS.get(noun) ?? things));
    this.things.passUnknownNoun();
    this.isNegated = this.isListAhead(end);
  }

  private deny(things: readonly ThingId[]): void {
    for (const thing of things) this.denied.add(thing);
  }

  /** Whether "the bar" is the counter: something is at it, or the place is known by another word. */
  private isCounter({ head, count, attributes, isDefinite }: NounPhrase): boolean {
    if (head.thing === undefined) return false;
    if (head.thing.isPlural || attributes.substance !== null) return true;
    const { pending } = this.things;
    const subject = pending?.subjects?.[0];
    if (
      pending !== null &&
      subject !== undefined &&
      pending.word.text !== 'in' &&
      pending.word.text !== 'with'
    ) {
      const { family } = thingFacts(this.things.classOf(subject));
      const isInside =
        family === 'figure' || family === 'furniture' || family === 'prop' || family === 'practical';
      return isInside && !(pending.word.text === 'at' && !isDefinite);
    }
    const isNamed = this.world.setting === 'bar' && this.world.settingWord !== head.text;
    return isNamed && (count !== undefined || this.units[this.at - 1]?.text === 'with');
  }

  private readPlace(phrase: NounPhrase): void {
    const { head, attributes, isEmpty } = phrase;
    const { color, substance, spacing, isHeight } = attributes;
    const size = isHeight ? null : attributes.size;
    if (head.roles.has('clothes')) {
      this.things.amendGroup({ color, substance }, isFigure);
      return;
    }
    this.world.spacing ??= spacing ?? (size === null ? null : size === 'large' ? 'wide' : 'narrow');
    if (substance === 'snow') this.world.weather ??= 'snow';
    if (isEmpty) this.isEmpty = true;
    if (head.setting !== undefined) this.world.nameSetting(head.setting, this.placeStrength(), head.text);
    this.namePlacesBefore(phrase);
    this.things.passPlace();
  }

  private placeStrength(): number {
    if (this.isSlug) return PLACE_STRENGTH.slug;
    const before = this.units[this.at - 1]?.word ?? null;
    if (before?.roles.has('place preposition') === true && before.text !== 'of') return PLACE_STRENGTH.within;
    if (this.things.pending !== null) return PLACE_STRENGTH.beside;
    return this.isClauseStart ? PLACE_STRENGTH.opening : PLACE_STRENGTH.named;
  }

  private namePlacesBefore({ places }: NounPhrase): void {
    for (const place of places) this.world.nameSetting(place, PLACE_STRENGTH.before, '');
  }

  private readThing(phrase: NounPhrase): void {
    const { head, attributes } = phrase;
    const first = head.thing!.things[0]!;
    const said = phrase.isDefinite ? saidOf(first, phrase) : NOTHING_SAID;
    if (first === 'picture' && this.units[phrase.end]?.text === 'of') {
      // "a picture of a bar" is the scene itself where the prompt begins with it, elsewhere a thing whose subject is not there
      if (this.at === 0) {
        phrase.end++;
        return;
      }
      phrase.end = readNounPhrase(this.units, phrase.end + 1)?.end ?? phrase.end;
    }
    phrase.end = readBehindNoun(this.units, phrase.end, first, attributes);
    // "at the bar" is in a bar, unless another place is named
    if (head.setting !== undefined) this.world.nameSetting(head.setting, PLACE_STRENGTH.beside, '');
    this.namePlacesBefore(phrase);
    this.noteIdleVariants(phrase, first);
    this.deny(this.things.add(phrase, said, this.world.setting, this.units[this.at - 1]?.text === 'of'));
  }

  /** Words such as "round" that the class has no variant for. */
  private noteIdleVariants({ attributes }: NounPhrase, thing: ThingId): void {
    for (const word of attributes.variantWords) {
      const says = word.variants!.has(thing) || word.substance !== undefined || word.color !== undefined;
      const isIdle = word.weather === undefined && word.setting === undefined && word.thing === undefined;
      if (!says && isIdle && !word.roles.has('adjective')) this.notUnderstood.add(word.text);
    }
  }
}

/** Words of weather and mood that say something of the thing they stand before: "clear glass", "cold metal", "dry grass". */
function saysOfThing(word: Word, thing: ThingId): boolean {
  if (word.variants?.has(thing) === true || word.text === 'clear') return true;
  if (word.wet === false && thingFacts(thing).family !== 'terrain') return true;
  // a steaming cup fills no room
  if (word.hazy === true && thingFacts(thing).support === 'surface' && !isPractical(thing)) return true;
  return word.mood !== undefined && word.roles.has('thing mood') && !isPractical(thing);
}
