/** Things and relations of facts as list items, each fact once: "two men under an umbrella", "one sodium lamp". */
import type { RelationFact, SceneFacts } from '../composition/facts.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { OVER_WORDS, WRITTEN_RELATIONS } from '../words/relation-words.ts';
import { chance, pick, pickUsual, shuffled, type RandomSource } from './choose.ts';
import { thingPhrase } from './thing-phrase.ts';

export interface ThingItem {
  readonly text: string;
  /** Of several, or one: for "are" and "is". */
  readonly isPlural: boolean;
  /** It begins with a thing already mentioned: "the chair beside the table". */
  readonly isReference: boolean;
  /** Whether a figure stands in it: "and" joins figures, commas do not. */
  readonly hasFigure: boolean;
  /** It states a relation. */
  readonly isRelation: boolean;
}

const HOLDING = ['holding', 'carrying', 'with'];
const LINKS = ['standing', 'placed', 'right'];

class ItemWriter {
  private readonly mentioned = new Set<number>();
  readonly items: ThingItem[] = [];

  private readonly facts: SceneFacts;
  private readonly random: RandomSource;
  private readonly isBare: boolean;

  constructor(facts: SceneFacts, random: RandomSource, isBare: boolean) {
    this.facts = facts;
    this.random = random;
    this.isBare = isBare;
  }

  private phrase(index: number): string {
    const isDefinite = this.mentioned.has(index);
    this.mentioned.add(index);
    return thingPhrase(
      this.facts.things[index]!,
      { setting: this.facts.setting, isDefinite, isBare: this.isBare },
      this.random,
    );
  }

  private isFigure(index: number): boolean {
    return thingFacts(this.facts.things[index]!.thing).family === 'figure';
  }

  private push(first: number, isReference: boolean, others: readonly number[], text: string): void {
    this.items.push({
      text,
      isPlural:
        this.facts.things[first]!.count !== 1 && !/^(?:a|an|the|one) (?!couple|pair|few|lot|trio)/.test(text),
      isReference,
      isRelation: others.length > 0,
      hasFigure: [first, ...others].some((index) => this.isFigure(index)),
    });
  }

  thing(index: number): void {
    if (!this.mentioned.has(index)) this.push(index, false, [], this.phrase(index));
  }

  relation({ subject, relation, object }: RelationFact): void {
    const { random } = this;
    const things = this.facts.things;
    const isUmbrella = relation === 'under' && things[object]!.thing === 'umbrella' && this.isFigure(subject);
    const wasKnown = this.mentioned.has(subject);
    if (isUmbrella && chance(random, 0.3)) {
      const holder = this.phrase(subject);
      this.push(subject, wasKnown, [object], `${holder} ${pick(random, HOLDING)} ${this.phrase(object)}`);
      return;
    }
    if (relation === 'under' && chance(random, 0.25)) {
      const isReference = this.mentioned.has(object);
      const over = this.phrase(object);
      this.push(
        object,
        isReference,
        [subject],
        `${over} ${pick(random, OVER_WORDS.slice(0, 2))} ${this.phrase(subject)}`,
      );
      return;
    }
    // "leaning on" would say "against", a spotlight "on" something shines on it
    const { thing, variant } = things[subject]!;
    const isLeaning = relation === 'on' && (variant === 'leaning' || thing === 'stage light');
    const words = WRITTEN_RELATIONS[relation].filter((word) => !isLeaning || word !== 'on');
    const first = this.phrase(subject);
    const link =
      !this.isFigure(subject) && relation !== 'facing' && chance(random, 0.15)
        ? `${pick(random, LINKS)} `
        : '';
    this.push(
      subject,
      wasKnown,
      [object],
      `${first} ${link}${pickUsual(random, words)} ${this.phrase(object)}`,
    );
  }
}

/** @param isBare keywords: single things may go without articles. */
export function thingItems(facts: SceneFacts, random: RandomSource, isBare: boolean): readonly ThingItem[] {
  const writer = new ItemWriter(facts, random, isBare);
  const relations = shuffled(random, facts.relations).map((relation) => () => writer.relation(relation));
  const related = new Set(facts.relations.flatMap(({ subject, object }) => [subject, object]));
  const alone = facts.things.flatMap((_, index) => (related.has(index) ? [] : [() => writer.thing(index)]));
  for (const write of shuffled(random, [...relations, ...alone])) write();
  return writer.items;
}
