/** What one word, or a name of several words, can mean. Which of its meanings counts is decided where it stands. */
import type { ColorName, Relation } from '../composition/facts.ts';
import type { Mood, Setting, TimeOfDay, Weather } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import type { Substance } from '../vocabulary/substances.ts';
import type { Pose } from './pose-words.ts';

export interface ThingMeaning {
  /** Several for "couple", "family". */
  readonly things: readonly ThingId[];
  readonly variant: string | null;
  readonly lit: boolean | null;
  readonly isPlural: boolean;
  /** Plural in form, one in number: "stairs". */
  readonly isSet: boolean;
  /** Not counted: "grass". */
  readonly isMass: boolean;
  /** Singular form. */
  readonly noun: string;
}

/** What ends, joins or steers phrases. */
export type Role =
  | 'definite'
  | 'negation'
  | 'nobody'
  | 'copula'
  | 'made of'
  | 'conjunction'
  | 'over'
  | 'holding'
  | 'picture place'
  | 'place preposition'
  | 'slug'
  | 'place'
  | 'empty'
  | 'clothes'
  | 'shade'
  | 'thing mood'
  | 'height'
  | 'adjective'
  | 'ignorable';

export interface Word {
  readonly text: string;
  readonly thing?: ThingMeaning;
  /** Null is an open number of at least two. */
  readonly count?: number | null;
  readonly color?: ColorName;
  /** Before a noun. */
  readonly substance?: Substance;
  /** After "made of". */
  readonly madeOf?: Substance;
  readonly variants?: ReadonlyMap<ThingId, string>;
  readonly pose?: Pose;
  readonly size?: 'small' | 'large';
  readonly spacing?: 'narrow' | 'wide';
  readonly setting?: Setting;
  readonly time?: TimeOfDay;
  readonly weather?: Weather;
  readonly mood?: Mood;
  readonly wet?: boolean;
  readonly hazy?: boolean;
  readonly lit?: boolean;
  readonly relation?: Relation;
  readonly roles: ReadonlySet<Role>;
}
