/** The procedural grammar: believable scenes from wishes and seeds, wishes for training, and what composed scenes hold. */
export { Random } from './random.ts';
export type { Wish } from './wish.ts';
export { COLORS, nearestColorName } from './colors.ts';
export { composeScene, chooseSetting } from './compose-scene.ts';
export { randomWish } from './wishes/random-wish.ts';
export { splitOf } from './wishes/split.ts';
export { relationHolds } from './measure/relations.ts';
export { collisions, type Collision } from './measure/collisions.ts';
export { floating } from './measure/floating.ts';
export { factsOf } from './measure/facts-of.ts';
