/** What a run of an edit's words says of the world and of things, read like a prompt. */
import type { RelationFact, ThingFact } from '../composition/facts.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { AMOUNTS, DIRECTIONS, MOOD_STEPS, STEPS } from './edit-words.ts';
import { LEXICON } from './lexicon.ts';
import type { LexicalUnit } from './lexical-units.ts';
import type { EditTarget, WorldChange } from './scene-edit.ts';
import { SceneReader } from './scene-reader.ts';

export interface EditScan {
  readonly world: WorldChange;
  readonly things: readonly ThingFact[];
  readonly relations: readonly RelationFact[];
  readonly excluded: readonly ThingId[];
  readonly notUnderstood: readonly string[];
}

export const unitOf = (text: string): LexicalUnit => ({
  kind: 'word',
  text,
  original: text,
  word: LEXICON.get(text) ?? null,
});

/** "wider" as "wide": sizes that compare are read as plain ones. */
export const plainUnit = (unit: LexicalUnit): LexicalUnit =>
  STEPS.has(unit.text) ? unitOf(STEPS.get(unit.text)!) : unit;

/** Words that the edit itself has use for. */
const isStep = (word: string): boolean =>
  STEPS.has(word) || AMOUNTS.has(word) || MOOD_STEPS.has(word) || DIRECTIONS.has(word);

export function scanUnits(units: readonly LexicalUnit[]): EditScan {
  const reader = new SceneReader(units.map(plainUnit));
  reader.read();
  const { setting, timeOfDay, weather, mood, spacing, wet, hazy } = reader.world;
  const all = Object.entries({ setting, timeOfDay, weather, mood, spacing, wet, hazy });
  const { things, relations } = reader.things.mentioned.factsIn(setting);
  return {
    world: Object.fromEntries(all.filter(([, value]) => value !== null)),
    things,
    relations,
    excluded: reader.excluded,
    notUnderstood: [...reader.notUnderstood].filter((word) => !isStep(word)),
  };
}

export const targetOf = (fact: ThingFact): EditTarget => ({ ...fact, isAll: fact.count === null });

/** Every thing of a class. */
export const allOf = (thing: ThingId): EditTarget => ({
  thing,
  count: null,
  many: true,
  color: null,
  substance: null,
  variant: null,
  size: null,
  lit: null,
  isAll: true,
});
