/**
 * The latent's coordinates, declared once: encoder, decoder, sampler and training all read this table (training as JSON).
 *
 * A latent is (1 + slots) rows of `ROW_WIDTH` numbers: row 0 is the place with its camera, every other row is a slot that holds
 * one thing or none. A row is a run of groups of three kinds:
 * - `category`: one of `width` choices as one-hot, the hot entry at `peak` = √(2 ln width). That is the expected largest of
 *   `width` unit normals, so a choice rises out of the noise about halfway along the flow, whatever its number of choices.
 * - `flag`: +1 yes, −1 no.
 * - `real`: standardised with the mean and spread that composed scenes have (2,000 of them measured).
 * A group with `when` says nothing unless that group says yes (its flag is +1, its choice is not the first); its numbers are 0 then.
 */
import { MOODS, SETTINGS, TIMES_OF_DAY, WEATHERS } from '../composition/scene-composition.ts';
import { THING_IDS } from '../vocabulary/catalogue.ts';
import { SUBSTANCES } from '../vocabulary/substances.ts';
import { THING_FAMILIES } from '../vocabulary/thing-class.ts';

export type GroupKind = 'category' | 'flag' | 'real';

export interface Group {
  readonly name: string;
  readonly kind: GroupKind;
  /** First coordinate within the row. */
  readonly offset: number;
  readonly width: number;
  readonly when: string | null;
  /** Names of a category's choices, in order. */
  readonly choices: readonly string[];
  /** Of a category's hot entry; 1 for others. */
  readonly peak: number;
  /** Of a real group's coordinates, in their own units; empty for others. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
}

/** Written into model files: a model of another version cannot be read. */
export const LAYOUT_VERSION = 1;

/** Variants that a class may have at most. */
export const MAX_VARIANTS = 8;
/** Substances by number, 0 is the class's own finish. */
export const FINISH_CHOICES: readonly string[] = ['own', ...SUBSTANCES];
/** What holds a thing: the ground itself, or a thing of a family. */
export const SUPPORT_CHOICES: readonly string[] = ['ground', ...THING_FAMILIES];
export const CLASS_CHOICES: readonly string[] = ['empty', ...THING_IDS];

type Draft = Omit<Group, 'offset'>;
const NONE: readonly number[] = [];
const category = (name: string, choices: readonly string[], when: string | null = null): Draft => ({
  name,
  kind: 'category',
  width: choices.length,
  when,
  choices,
  peak: Math.sqrt(2 * Math.log(choices.length)),
  mean: NONE,
  spread: NONE,
});
const flag = (name: string, when: string): Draft => ({
  name,
  kind: 'flag',
  width: 1,
  when,
  choices: [],
  peak: 1,
  mean: NONE,
  spread: NONE,
});
const real = (
  name: string,
  mean: readonly number[],
  spread: readonly number[],
  when: string | null = null,
): Draft => ({ name, kind: 'real', width: mean.length, when, choices: [], peak: 1, mean, spread });

function row(drafts: readonly Draft[]): readonly Group[] {
  let offset = 0;
  return drafts.map((draft) => {
    const group = { ...draft, offset };
    offset += draft.width;
    return group;
  });
}

const range = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i));

/** Coordinates of a slot. Units of the reals before standardising are those of `real-values.ts`. */
export const SLOT_GROUPS = row([
  category('class', CLASS_CHOICES),
  category('variant', range(MAX_VARIANTS), 'class'),
  category('support', SUPPORT_CHOICES, 'class'),
  category('body', FINISH_CHOICES, 'class'),
  category('accent', FINISH_CHOICES, 'class'),
  flag('bodyColored', 'body'),
  flag('accentColored', 'accent'),
  flag('lit', 'class'),
  flag('scattered', 'class'),
  real('place', [0, 0.2, -0.3], [1, 0.8, 1.1], 'class'),
  real('offset', [0, 1, 0.1], [1.6, 1.4, 1.8], 'support'),
  real('yaw', [0, 0], [0.7, 0.7], 'class'),
  real('size', [0.1, 0.02, 0.12], [0.45, 0.28, 0.4], 'class'),
  real('shape', [0.5, 0.5, 0.5, 0.5], [0.135, 0.135, 0.135, 0.135], 'class'),
  real('bodyColor', [0.5, 0, 0], [0.22, 0.08, 0.08], 'bodyColored'),
  real('accentColor', [0.5, 0, 0], [0.22, 0.08, 0.08], 'accentColored'),
  real('light', [7.1, 345], [1.5, 100], 'lit'),
  real('scatter', [3.25, 3, 3, 0.6], [0.87, 0.85, 0.75, 0.9], 'scattered'),
]);

/** Coordinates of the place and its first camera. */
export const GLOBAL_GROUPS = row([
  category('setting', SETTINGS),
  category('timeOfDay', TIMES_OF_DAY),
  category('weather', WEATHERS),
  category('mood', MOODS),
  real('extent', [2.9, 2.1, 3.3], [1.6, 1.3, 1.5]),
  real('heading', [0, 0], [0.7, 0.7]),
  real('air', [-5.2, 0.17], [1.2, 0.28]),
  real('cameraPosition', [0, 0.9, 0.9], [0.35, 0.6, 0.5]),
  real('cameraTarget', [0, 0.85, -0.6], [0.1, 0.45, 0.45]),
  real('focalLength', [3.43], [0.18]),
]);

const widthOf = (groups: readonly Group[]): number => groups.reduce((sum, { width }) => sum + width, 0);
export const SLOT_WIDTH = widthOf(SLOT_GROUPS);
export const GLOBAL_WIDTH = widthOf(GLOBAL_GROUPS);
/** Both kinds of rows are stored this wide; the place's row ends in zeros. */
export const ROW_WIDTH = Math.max(SLOT_WIDTH, GLOBAL_WIDTH);

/** @throws RangeError for a name that the row has not. */
export function groupOf(groups: readonly Group[], name: string): Group {
  const group = groups.find((g) => g.name === name);
  if (group === undefined) throw new RangeError(`latent layout: no group named ${name}`);
  return group;
}
