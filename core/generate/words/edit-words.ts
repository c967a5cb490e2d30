/** Words that edits are asked in. */
import type { Mood } from '../composition/scene-composition.ts';
import { listed } from './word-list.ts';
import type { Direction, SceneEdit } from './scene-edit.ts';

export type EditVerb =
  'add' | 'remove' | 'make' | 'swap' | 'move' | 'light' | 'unlight' | 'dim' | 'more' | 'less';

const VERB_LINES: Readonly<Record<EditVerb, string>> = {
  add: 'add, include, insert, bring in, put in, another, one more, give me, i want, give it, give us, also add, let there be, there should be, i need',
  remove:
    'remove, delete, take away, take out, get rid of, lose, erase, clear away, drop, cut, hide, kill, strip, throw out, eliminate',
  make: 'make, change, set, turn, paint, let, recolour, recolor, color, colour, keep',
  swap: 'swap, replace, exchange, substitute, switch',
  move: 'move, put, place, shift, push, pull, drag, bring, slide, rotate, position, stand, hang, lean',
  light: 'turn on, switch on, light, light up, illuminate',
  unlight: 'turn off, switch off, put out, blow out, extinguish, unlight, switched off, turned off',
  dim: 'dim, lower, darken',
  more: 'more, some more, a lot more, a bit more, a little more, even more, increase, much more, add more, make it more',
  less: 'less, fewer, a bit less, a little less, reduce, decrease, not so much, not so many, much less',
};

export const EDIT_VERBS: ReadonlyMap<string, EditVerb> = new Map(
  Object.entries(VERB_LINES).flatMap(([verb, line]) =>
    listed(line).map((text) => [text, verb as EditVerb] as const),
  ),
);
/** The longest verb, in words. */
export const LONGEST_VERB = 4;

/** Before the verb, politely. */
export const POLITE: ReadonlySet<string> = new Set(
  listed(
    'please, can, could, you, would, now, then, also, and, let, us, lets, just, i, want, to, like, d, id, we, should, maybe, perhaps, ok, okay, so, but',
  ),
);

/** Adjectives that compare: of what, and whether there is to be more of it. */
export const AMOUNTS: ReadonlyMap<string, Extract<SceneEdit, { kind: 'amount' }>> = new Map(
  (
    [
      ['light', true, 'brighter, lighter'],
      ['light', false, 'darker, dimmer'],
      ['haze', true, 'foggier, hazier, smokier, mistier, steamier'],
      ['haze', false, 'clearer'],
      ['wetness', true, 'wetter, damper'],
      ['wetness', false, 'drier, dryer'],
    ] as const
  ).flatMap(([of, isMore, line]) =>
    listed(line).map((text) => [text, { kind: 'amount', of, isMore }] as const),
  ),
);
export const MOOD_STEPS: ReadonlyMap<string, Mood> = new Map(
  (
    [
      ['warm', 'warmer, cosier, cozier'],
      ['cold', 'colder, cooler, bleaker'],
      ['moody', 'moodier, gloomier, spookier'],
    ] as const
  ).flatMap(([mood, line]) => listed(line).map((text) => [text, mood] as const)),
);

/** Sizes that compare, and their plain forms. */
export const STEPS: ReadonlyMap<string, string> = new Map([
  ['wider', 'wide'],
  ['broader', 'wide'],
  ['roomier', 'wide'],
  ['narrower', 'narrow'],
  ['tighter', 'narrow'],
  ['bigger', 'large'],
  ['larger', 'large'],
  ['taller', 'large'],
  ['longer', 'large'],
  ['higher', 'large'],
  ['smaller', 'small'],
  ['shorter', 'small'],
  ['lower', 'small'],
]);

/** "more fog", "less light" */
export const AMOUNT_NOUNS: ReadonlyMap<string, 'haze' | 'wetness' | 'light'> = new Map(
  (
    [
      ['haze', 'fog, haze, smoke, steam, mist, foggy, hazy, smoky, misty, steamy, thick fog'],
      ['wetness', 'water on the ground, wet, wetness, puddly'],
      ['light', 'light, lights, bright, brightness, lighting, exposure'],
    ] as const
  ).flatMap(([of, line]) => listed(line).map((text) => [text, of] as const)),
);

export const DIRECTIONS: ReadonlyMap<string, Direction> = new Map(
  (
    [
      ['left', 'left, to the left, on the left, leftwards, frame left, camera left, screen left'],
      ['right', 'right, to the right, on the right, rightwards, frame right, camera right, screen right'],
      [
        'forward',
        'forward, forwards, closer, nearer, to the front, in the foreground, towards us, at the front',
      ],
      [
        'back',
        'back, backward, backwards, away, further away, farther away, further, farther, in the background, to the back, at the back',
      ],
      ['up', 'up, upwards'],
      ['down', 'down, downwards'],
    ] as const
  ).flatMap(([direction, line]) => listed(line).map((text) => [text, direction] as const)),
);

/** Between what goes and what comes: "swap the lamp for a candle", "turn the chair into a stool". */
export const SWAP_LINKS: ReadonlySet<string> = new Set(listed('for, with, by, into, to, in'));

/** The scene itself. */
export const SCENE_NOUNS: ReadonlySet<string> = new Set(
  listed('it, scene, everything, this, image, picture, whole scene, shot, that, all'),
);
/** All lamps at once. */
export const ALL_LIGHTS: ReadonlySet<string> = new Set(
  listed('light, lights, lighting, all lights, practicals'),
);
