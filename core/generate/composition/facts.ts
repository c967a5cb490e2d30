/**
 * What a prompt asks for, or a caption says of a composition: the meeting point of captions (written from facts), prompt
 * reading (facts found in words) and evaluation (facts asked against facts held).
 */
import type { Substance } from '../vocabulary/substances.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import type { Mood, Setting, TimeOfDay, Weather } from './scene-composition.ts';

export const COLOR_NAMES = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
  'brown',
  'white',
  'grey',
  'black',
] as const;
export type ColorName = (typeof COLOR_NAMES)[number];

/** Relations that words can ask for and geometry can decide. */
export const RELATIONS = [
  'on',
  'under',
  'beside',
  'left of',
  'right of',
  'behind',
  'in front of',
  'facing',
  'against',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Groups of things that one word asks for. */
export interface ThingFact {
  readonly thing: ThingId;
  /** Null where words leave it open ("trees", "some bottles": at least two; `many`). A bare singular is 1. */
  readonly count: number | null;
  readonly many: boolean;
  readonly color: ColorName | null;
  readonly substance: Substance | null;
  readonly variant: string | null;
  readonly size: 'small' | 'large' | null;
  /** Only for practicals: said to be lit, or of a named light. */
  readonly lit: boolean | null;
}

export interface RelationFact {
  /** Indices into `things`. */
  readonly subject: number;
  readonly relation: Relation;
  readonly object: number;
}

export interface SceneFacts {
  readonly setting: Setting | null;
  readonly timeOfDay: TimeOfDay | null;
  readonly weather: Weather | null;
  readonly mood: Mood | null;
  /** "narrow", "wide", "cramped", "huge" … of the place itself. */
  readonly spacing: 'narrow' | 'wide' | null;
  readonly wet: boolean | null;
  readonly hazy: boolean | null;
  readonly things: readonly ThingFact[];
  readonly relations: readonly RelationFact[];
}

/** What words that say nothing ask for: facts are this with what is said put over it. */
export const NO_FACTS: SceneFacts = {
  setting: null,
  timeOfDay: null,
  weather: null,
  mood: null,
  spacing: null,
  wet: null,
  hazy: null,
  things: [],
  relations: [],
};

/** So many of a class, of which nothing else is said. */
export const bareFact = (thing: ThingId, count: number): ThingFact => ({
  thing,
  count,
  many: false,
  color: null,
  substance: null,
  variant: null,
  size: null,
  lit: null,
});
