/** One clause of an edit request as edits. */
import type { ThingFact } from '../composition/facts.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { EditClause } from './edit-clauses.ts';
import type { EditVerb } from './edit-words.ts';
import {
  ALL_LIGHTS,
  AMOUNT_NOUNS,
  AMOUNTS,
  DIRECTIONS,
  MOOD_STEPS,
  SCENE_NOUNS,
  STEPS,
  SWAP_LINKS,
} from './edit-words.ts';
import { LEXICON } from './lexicon.ts';
import { allOf, plainUnit, scanUnits, targetOf, unitOf, type EditScan } from './edit-scan.ts';
import type { LexicalUnit } from './lexical-units.ts';
import { readNounPhrase } from './noun-phrase.ts';
import type { EditTarget, SceneEdit, ThingChange, WorldChange } from './scene-edit.ts';
import { ANYBODY } from './thing-words.ts';

const FIGURES: readonly ThingId[] = ['man', 'woman', 'child'];

const EVERY = new Set(['all', 'every', 'any', 'of', 'each', 'both']);

export class EditReader {
  readonly edits: SceneEdit[] = [];
  readonly notUnderstood: string[] = [];

  read({ verb, units, original }: EditClause): void {
    const before = this.edits.length;
    const unknown = this.notUnderstood.length;
    this.readClause(verb, units);
    if (this.edits.length === before && this.notUnderstood.length === unknown)
      this.notUnderstood.push(original);
  }

  private readClause(verb: EditVerb | null, units: readonly LexicalUnit[]): void {
    const instead = units.findIndex(({ text }) => text === 'instead');
    if (instead > 0) this.swapInstead(units, instead);
    else if (verb === 'add') this.add(units);
    else if (verb === 'remove') this.remove(units);
    else if (verb === 'make') this.make(units);
    else if (verb === 'swap') this.swap(units);
    else if (verb === 'move') this.move(units);
    else if (verb === 'light' || verb === 'unlight') this.light(units, verb === 'light');
    else if (verb === 'dim') this.dim(units);
    else if (verb === 'more' || verb === 'less') this.more(units, verb === 'more');
    else this.bare(units);
  }

  private scan(units: readonly LexicalUnit[]): EditScan {
    const scan = scanUnits(units);
    this.notUnderstood.push(...scan.notUnderstood);
    return scan;
  }

  private setWorld(change: WorldChange): boolean {
    if (Object.keys(change).length === 0) return false;
    this.edits.push({ kind: 'world', change });
    return true;
  }

  private add(units: readonly LexicalUnit[]): void {
    const { world, things, relations } = this.scan(units);
    // "a man at the bar": where things go, no new place
    if (things.length === 0) this.setWorld(world);
    const objects = new Set(relations.map(({ object }) => object));
    things.forEach((thing, index) => {
      if (objects.has(index)) return;
      const relation = relations.find(({ subject }) => subject === index);
      const object = relation === undefined ? undefined : things[relation.object];
      const place =
        relation === undefined || object === undefined
          ? null
          : { relation: relation.relation, object: targetOf(object) };
      this.edits.push({ kind: 'add', thing, place });
    });
  }

  private remove(all: readonly LexicalUnit[]): void {
    const units = all.slice(
      Math.max(
        0,
        all.findIndex(({ text }) => !EVERY.has(text)),
      ),
    );
    const phrase = readNounPhrase(units, 0);
    const isEverybody =
      phrase !== null && ANYBODY.has(phrase.head.thing?.noun ?? '') && phrase.head.thing?.isPlural === true;
    const { world, things } = this.scan(units);
    const { wet, hazy, weather } = world;
    if (weather === 'fog' || weather === 'mist') this.setWorld({ weather: 'clear', hazy: false });
    else if (hazy !== undefined) this.setWorld({ hazy: false });
    if (wet === true) this.setWorld({ wet: false });
    if (weather === 'rain' || weather === 'snow' || weather === 'overcast')
      this.setWorld({ weather: 'clear' });
    for (const thing of things) {
      const targets = isEverybody && thing.thing === 'man' ? FIGURES : [thing.thing];
      for (const id of targets)
        this.edits.push({ kind: 'remove', target: targetOf({ ...thing, thing: id }) });
    }
  }

  /** "the sofa red", "it dawn", "the street wider", "the lamp a candle". */
  private make(units: readonly LexicalUnit[]): void {
    const start = units[0]?.word?.roles.has('definite') === true ? 1 : 0;
    const first = units[start];
    if (first !== undefined && SCENE_NOUNS.has(first.text)) return this.bare(units.slice(start + 1));
    if (first !== undefined && ALL_LIGHTS.has(first.text)) return this.lights(units.slice(start));
    const phrase = readNounPhrase(units, 0);
    if (phrase === null) return this.bare(units);
    const rest = units.slice(phrase.end);
    if (phrase.head.thing === undefined) return this.makePlace(rest, units);
    const isSwap =
      rest.length > 1 && SWAP_LINKS.has(rest[0]!.text) && readNounPhrase(rest, 1)?.head.thing !== undefined;
    if (isSwap) return this.swap(units);
    // "make the car a van"
    if (rest[0]?.word?.count !== undefined && readNounPhrase(rest, 0)?.head.thing !== undefined) {
      return this.exchange(units.slice(0, phrase.end), rest);
    }
    const [target] = this.scan(units.slice(0, phrase.end)).things;
    if (target !== undefined) this.change(targetOf(target), rest);
  }

  private makePlace(rest: readonly LexicalUnit[], units: readonly LexicalUnit[]): void {
    const change =
      rest.length === 0 ? this.scan(units).world : this.scan([unitOf('room'), unitOf('is'), ...rest]).world;
    const isPlaced = this.setWorld(rest.length > 0 ? { ...change, ...this.spacing(rest) } : change);
    if (!isPlaced) this.compare(rest);
  }

  private spacing(units: readonly LexicalUnit[]): WorldChange {
    const { world } = this.scan([...units, unitOf('room')]);
    return world.spacing === undefined ? {} : { spacing: world.spacing };
  }

  private change(target: EditTarget, rest: readonly LexicalUnit[]): void {
    const plain = rest.map(plainUnit).filter(({ text }) => !SWAP_LINKS.has(text) && text !== 'be');
    if (this.compare(rest)) return;
    const noun = { ...unitOf(target.thing), word: LEXICON.get(target.thing) ?? null };
    const isSize = plain.some(({ word }) => word?.size !== undefined || word?.spacing !== undefined);
    const said = isSize ? [...plain, noun] : [noun, unitOf('is'), ...plain];
    const [found] = this.scan(said).things;
    if (found === undefined) return;
    const { color, substance, variant, size, lit } = found;
    const change: ThingChange = Object.fromEntries(
      Object.entries({ color, substance, variant, size, lit }).filter(([, value]) => value !== null),
    );
    if (Object.keys(change).length > 0) this.edits.push({ kind: 'change', target, change });
  }

  /** "brighter", "foggier", "warmer" */
  private compare(units: readonly LexicalUnit[]): boolean {
    for (const { text } of units) {
      const amount = AMOUNTS.get(text);
      const mood = MOOD_STEPS.get(text);
      if (amount !== undefined) this.edits.push(amount);
      else if (mood !== undefined) this.edits.push({ kind: 'world', change: { mood } });
      else continue;
      return true;
    }
    return false;
  }

  private swap(units: readonly LexicalUnit[]): void {
    const phrase = readNounPhrase(units, 0);
    const link = units.findIndex(({ text }, at) => at >= (phrase?.end ?? 1) && SWAP_LINKS.has(text));
    if (phrase === null || link === -1) return;
    this.exchange(units.slice(0, link), units.slice(link + 1));
  }

  private exchange(old: readonly LexicalUnit[], fresh: readonly LexicalUnit[]): void {
    const [target] = this.scan(old).things;
    const [thing] = this.scan(fresh).things;
    if (target !== undefined && thing !== undefined)
      this.edits.push({ kind: 'swap', target: targetOf(target), thing });
  }

  /** "a sofa instead of the armchair" */
  private swapInstead(units: readonly LexicalUnit[], instead: number): void {
    this.exchange(units.slice(instead + 1), units.slice(0, instead));
  }

  private move(units: readonly LexicalUnit[]): void {
    const { things, relations } = this.scan(units);
    const [first] = things;
    if (first === undefined) return;
    const isNew = units[0]?.word?.count !== undefined;
    const relation = relations.find(({ subject }) => subject === 0);
    const object = relation === undefined ? undefined : things[relation.object];
    if (isNew) return this.add(units);
    if (relation !== undefined && object !== undefined) {
      this.edits.push({
        kind: 'place',
        target: targetOf(first),
        relation: relation.relation,
        object: targetOf(object),
      });
      return;
    }
    const direction = units.map(({ text }) => DIRECTIONS.get(text)).find((found) => found !== undefined);
    if (direction !== undefined) this.edits.push({ kind: 'move', target: targetOf(first), direction });
  }

  /** "turn on the lamp", "switch off the lights" */
  private light(units: readonly LexicalUnit[], lit: boolean): void {
    if (units.some(({ text }) => ALL_LIGHTS.has(text))) {
      this.edits.push({ kind: 'lights', lit });
      return;
    }
    for (const thing of this.scan(units).things) {
      if (thingFacts(thing.thing).light !== null || thing.thing === 'window') {
        this.edits.push({ kind: 'change', target: targetOf(thing), change: { lit } });
      }
    }
  }

  /** "the lights off" */
  private lights(units: readonly LexicalUnit[]): void {
    const isOff = units.some(({ word }) => word?.lit === false);
    const isOn = units.some(({ text, word }) => text === 'on' || word?.lit === true);
    if (isOff || isOn) this.edits.push({ kind: 'lights', lit: !isOff });
    else if (!this.compare(units)) this.setWorld(this.scan(units.slice(1)).world);
  }

  private dim(units: readonly LexicalUnit[]): void {
    if (units.length > 0) this.edits.push({ kind: 'amount', of: 'light', isMore: false });
  }

  private more(units: readonly LexicalUnit[], isMore: boolean): void {
    const amount = units.map(({ text }) => AMOUNT_NOUNS.get(text)).find((found) => found !== undefined);
    if (amount !== undefined) {
      this.edits.push({ kind: 'amount', of: amount, isMore });
      return;
    }
    const { things, world } = this.scan(units);
    for (const thing of things) this.edits.push({ kind: 'number', target: targetOf(thing), isMore });
    if (things.length > 0) return;
    if (isMore) this.setWorld(world);
    else if (world.weather !== undefined) this.setWorld({ weather: 'clear' });
  }

  /** Without a verb: "a wider street", "no people", "at night", "lights off", "two candles". */
  private bare(units: readonly LexicalUnit[]): void {
    if (
      units.some(({ text }) => ALL_LIGHTS.has(text)) &&
      units.some(({ text, word }) => text === 'on' || word?.lit !== undefined)
    ) {
      return this.lights(units);
    }
    if (this.compare(units)) return;
    if (units.some(({ word }) => word?.roles.has('negation') === true || word?.roles.has('nobody') === true))
      return this.without(units);
    const phrase = readNounPhrase(units, 0);
    if (phrase?.isDefinite === true && phrase.head.thing !== undefined) return this.makeNamed(units);
    const { world, things } = this.scan(units);
    if (units.some(({ text }) => STEPS.has(text))) this.step(world, things);
    else if (things.length === 0) this.setWorld(world);
    else if (phrase !== null && units.every(({ kind }) => kind !== 'unknown')) this.add(units);
  }

  /** "a wider street", "a bigger table" */
  private step({ setting, ...change }: WorldChange, things: readonly ThingFact[]): void {
    if (setting !== undefined || things.length === 0) this.setWorld(change);
    for (const { size, ...thing } of things) {
      if (size !== null)
        this.edits.push({ kind: 'change', target: targetOf({ ...thing, size: null }), change: { size } });
    }
  }

  /** "no people", "no rain" */
  private without(units: readonly LexicalUnit[]): void {
    const { excluded } = this.scan(units);
    for (const thing of excluded) this.edits.push({ kind: 'remove', target: allOf(thing) });
    if (excluded.length === 0) this.remove(units.filter(({ word }) => word?.roles.has('negation') !== true));
  }

  /** "the sofa should be red", "the lamp off" */
  private makeNamed(units: readonly LexicalUnit[]): void {
    const phrase = readNounPhrase(units, 0);
    const [target] = phrase === null ? [] : this.scan(units.slice(0, phrase.end)).things;
    if (phrase === null || target === undefined) return;
    const rest = units
      .slice(phrase.end)
      .filter(({ text, word }) => word?.roles.has('copula') !== true && text !== 'should' && text !== 'be');
    this.change(targetOf(target), rest);
  }
}
