/** Words for where one thing is relative to another: subject, words, object. */
import type { Relation } from '../composition/facts.ts';
import { listed, wordTable } from './word-list.ts';

export const RELATION_WORDS = wordTable<Relation>({
  on: 'on, on top of, atop, upon, resting on, up on',
  under: 'under, beneath, underneath, below, sheltering under, huddled under, sheltered by, under cover of',
  beside:
    'beside, next to, by, near, at, close to, alongside, around, right next to, along, by the side of, at the side of, nearby, adjacent to, not far from, between, opposite to, among, past, on either side of, on both sides of, either side of',
  'left of':
    'left of, to the left of, on the left of, on the left side of, at the left of, to the left side of, left from',
  'right of':
    'right of, to the right of, on the right of, on the right side of, at the right of, to the right side of, right from',
  behind: 'behind, in back of, at the back of, just behind, right behind, beyond',
  'in front of': 'in front of, before, just in front of, right in front of, ahead of',
  facing:
    'facing, looking at, looks at, turned towards, turned to, opposite, turned toward, faces, looking towards, staring at, gazing at, watching, pointed at, aimed at, looking out of, looking through, looking up at, to face, facing towards, facing toward',
  against:
    'against, up against, flush with, pushed against, propped against, set against, flat against, leaning on, leans on, leaning against, leans against, leant against, leaned against',
});

/** Words that a caption uses; the others are read only. */
export const WRITTEN_RELATIONS: Readonly<Record<Relation, readonly string[]>> = {
  on: listed('on, on, on top of, atop'),
  under: listed('under, beneath, underneath, below'),
  beside: listed('beside, next to, by, near, close to, alongside'),
  'left of': listed('left of, to the left of, on the left of'),
  'right of': listed('right of, to the right of, on the right of'),
  behind: listed('behind, just behind'),
  'in front of': listed('in front of, right in front of'),
  facing: listed('facing, turned towards, opposite'),
  against: listed('against, up against'),
};

/** The subject is over the object: it says that the object is under the subject. */
export const OVER_WORDS: readonly string[] = listed(
  'over, above, hanging over, overhanging, hanging above, suspended above, suspended over',
);

/** Somebody holds the object: an umbrella is over its holder, anything else beside. */
export const HOLDING_WORDS: readonly string[] = listed(
  'holding, carrying, holds, hold, carries, carry, sharing, clutching, pushing, pulling, using, playing, reading',
);

/** Places in the picture: understood, but no relation to another thing. */
export const PICTURE_PLACES: readonly string[] = listed(
  'on the left, on the right, to the left, to the right, in the foreground, in the background, in the middle, in the centre, in the center, on the left side, on the right side, at the back, at the front, in the distance, on the floor, on the ground, on the ceiling, from the ceiling, on the walls, on the wall, in the corner, in a corner, at left, at right, frame left, frame right, camera left, camera right, screen left, screen right, on both sides, either side, on either side, at the end, at the far end, far end, each other, one another, side by side, face to face, back to back, from above, from below, in a row, in rows, in a line, in a circle, overhead, all around, on one side, on the other side',
);
