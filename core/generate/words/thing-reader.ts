/** Things as a prompt's noun phrases name them, one after another, and the relations that words state between neighbours. */
import type { Relation, ThingFact } from '../composition/facts.ts';
import type { Setting } from '../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { HOLDERS, isFigure, isPractical } from './behind-noun.ts';
import { factOf, MentionedThings } from './mentioned-things.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Word } from './word.ts';

interface PendingRelation {
  readonly relation: Relation;
  readonly word: Word;
  /** Null: the relation stands before its subject, "on the table, a candle". */
  readonly subjects: readonly number[] | null;
}

const SEATS: ReadonlySet<ThingId> = new Set<ThingId>(['armchair', 'chair', 'office chair', 'sofa', 'bed']);
/** "with" joins figures to umbrellas only, "in" seats them. */
const canHold = ({ text }: Word, object: ThingId): boolean =>
  text === 'with' ? object === 'umbrella' : text !== 'in' || SEATS.has(object);

export class ThingReader {
  readonly mentioned = new MentionedThings();
  /** Of the last noun phrase, or of several figures joined by "and". */
  group: readonly number[] = [];
  pending: PendingRelation | null = null;

  private groupEnd = -1;
  /** Noun phrases in a row, only commas and "and" between them. */
  private list: readonly number[] = [];
  /** The row's last noun phrase stands behind "and". */
  private isListClosed = false;
  /** Subjects of the relation that the last noun phrase was the object of. */
  private chain: readonly number[] = [];
  private preposed: { readonly relation: Relation; readonly word: Word; readonly object: number } | null =
    null;
  /** What stands before is a place, or a noun that is not known: relations do not reach over it. */
  private isBehindOther = false;
  private join: 'none' | 'and' | 'comma and' = 'none';

  endClause(): void {
    this.group = this.chain = this.list = [];
    this.pending = this.preposed = null;
    this.isBehindOther = this.isListClosed = false;
    this.join = 'none';
  }

  passComma(): void {
    this.pending = null;
    this.isBehindOther = false;
    this.join = 'none';
  }

  passAnd(at: number): void {
    this.join = this.groupEnd === at ? 'and' : 'comma and';
  }

  passOther(): void {
    this.join = 'none';
  }

  passUnknownNoun(): void {
    this.group = this.chain = this.list = [];
    this.isBehindOther = true;
  }

  passPlace(): void {
    this.list = [];
    this.pending = null;
    this.join = 'none';
    this.isBehindOther = true;
  }

  hasFigureBefore(at: number): boolean {
    return this.groupEnd === at && this.group.some((index) => this.isFigure(index));
  }

  isFigure(index: number): boolean {
    return isFigure(this.classOf(index));
  }

  classOf(index: number): ThingId {
    return this.mentioned.things[index]!.thing;
  }

  /** A verb was read: its subject is somebody before "with an umbrella", not the umbrella. */
  returnToFigures(): void {
    if (this.group.some((index) => this.isFigure(index))) return;
    const figures = this.chain.filter((index) => this.isFigure(index));
    if (figures.length > 0) this.group = figures;
  }

  /** "the lamp on the desk is off" */
  light(lit: boolean): void {
    const shines = (index: number): boolean => isPractical(this.classOf(index));
    const lamps = this.group.some(shines) ? this.group : this.chain;
    for (const index of lamps) if (shines(index)) this.mentioned.amend(index, { lit });
  }

  amendGroup(more: Partial<ThingFact>, suits: (thing: ThingId) => boolean): void {
    for (const index of this.group) if (suits(this.classOf(index))) this.mentioned.amend(index, more);
  }

  /** A word for a relation was read: its object comes next. @param opensClause its subject may come behind. */
  expectObject(word: Word, relation: Relation, opensClause: boolean): void {
    const isGaze = relation === 'facing' || word.roles.has('holding');
    const isChained = isGaze && this.chain.some((index) => this.isFigure(index));
    const subjects = isChained ? this.chain : this.subjectsOf(relation);
    const isOpen = subjects.length === 0 && !this.isBehindOther && opensClause;
    this.pending = { relation, word, subjects: isOpen ? null : subjects };
  }

  /** "a table with a lamp on it": the last thing before the subjects that "it", or "them", can mean. */
  relateBack(isOne: boolean): void {
    const { pending, mentioned } = this;
    this.pending = null;
    if (pending === null) return;
    const { subjects, relation, word } = pending;
    const first = subjects === null ? mentioned.things.length : Math.min(...subjects);
    const object = mentioned.things.findLastIndex(
      ({ thing, count }, index) => index < first && (count === 1) === isOne && !isFigure(thing),
    );
    // "behind it, a wall"
    if (subjects === null) {
      if (object !== -1) this.preposed = { relation, word, object };
      return;
    }
    if (object !== -1) for (const subject of subjects) this.addRelation(pending, subject, object);
  }

  /** "a lamp, a bottle and a telephone on the desk": small things of the row all stand there. */
  private subjectsOf(relation: Relation): readonly number[] {
    if (relation !== 'on' || !this.isListClosed || this.list.length < 2) return this.group;
    const isSmall = (index: number): boolean => thingFacts(this.classOf(index)).support === 'surface';
    const first = this.list.findLastIndex((index) => !isSmall(index)) + 1;
    const small = this.list.slice(first);
    return small.length > 1 ? small : this.group;
  }

  /**
   * @param said of the thing before its noun, where "the" refers back.
   * @param isContent "a bowl of apples": the bowl stays the subject.
   * @returns classes denied by a number of zero.
   */
  add(
    phrase: NounPhrase,
    said: ReadonlySet<string>,
    setting: Setting | null,
    isContent: boolean,
  ): readonly ThingId[] {
    const denied: ThingId[] = [];
    const added: number[] = [];
    for (const thing of phrase.head.thing!.things) {
      const fact = factOf(thing, phrase);
      if (fact.count === 0) {
        denied.push(thing);
        continue;
      }
      const known = phrase.isDefinite ? this.mentioned.find(fact, phrase, said, setting) : -1;
      if (known !== -1) this.mentioned.amend(known, fact);
      added.push(known === -1 ? this.mentioned.add(fact) : known);
    }
    const isObject = this.pending !== null;
    this.relate(added);
    if (isContent && this.group.some((index) => HOLDERS.has(this.classOf(index)))) {
      this.groupEnd = phrase.end;
      this.pending = null;
    } else this.regroup(added, isObject, phrase);
    return denied;
  }

  private regroup(added: readonly number[], isObject: boolean, { attributes, end }: NounPhrase): void {
    const areFigures = [...added, ...this.group].every((index) => this.isFigure(index));
    const joins = this.join === 'and' && !isObject && areFigures;
    if (joins && attributes.pose !== null) {
      for (const index of this.group) this.mentioned.amend(index, { variant: attributes.pose });
    }
    this.list = isObject ? [] : [...this.list, ...added];
    this.isListClosed = this.join !== 'none' && !isObject;
    this.group = joins ? [...this.group, ...added] : added;
    this.groupEnd = end;
    this.isBehindOther = false;
    this.pending = null;
    this.join = 'none';
  }

  private relate(added: readonly number[]): void {
    const { pending } = this;
    if (pending !== null) {
      const object = added[0];
      if (object === undefined || !canHold(pending.word, this.classOf(object))) return;
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

  private addRelation(
    { relation, word }: Pick<PendingRelation, 'relation' | 'word'>,
    subject: number,
    object: number,
  ): void {
    const { mentioned } = this;
    if (word.roles.has('holding') || word.text === 'with') {
      mentioned.relate({
        subject,
        relation: this.classOf(object) === 'umbrella' ? 'under' : 'beside',
        object,
      });
    } else if (word.roles.has('over')) mentioned.relate({ subject: object, relation, object: subject });
    // a spotlight "on" a chair shines on it
    else if (word.text !== 'on' || this.classOf(subject) !== 'stage light')
      mentioned.relate({ subject, relation, object });
  }
}
