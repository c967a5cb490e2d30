/** Things that stand in each other, what lawfully touches aside. */
import type { ComposedThing, SceneComposition } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import { penetration, planOverlap, type Box } from '../layout/box.ts';
import { isGroundLayer, isLowPlant, isTable, isVegetation } from '../layout/layers.ts';
import { solidsOf, wholeBox } from '../layout/solids.ts';

/** Deeper than this is a collision, metres. */
export const COLLISION_M = 0.03;
/** Chairs may be this far under a table's edge, sitters' knees this far, metres. */
const TUCKED_M = 0.35;
const KNEES_M = 0.55;

export interface Collision {
  /** Keys. */
  readonly a: string;
  readonly b: string;
  /** How deep, metres. */
  readonly depthM: number;
}

const isSitting = (thing: ComposedThing): boolean =>
  thingFacts(thing.thing).family === 'figure' && thing.variant === 'sitting';
const isChair = ({ thing }: ComposedThing): boolean => /chair|stool|bench/.test(thing);

/** Under the edge of a table, but not through it. */
function isTucked(a: ComposedThing, table: ComposedThing): boolean {
  if (!isTable(table.thing)) return false;
  const overlap = planOverlap(wholeBox(a), wholeBox(table));
  return (isChair(a) && overlap <= TUCKED_M) || (isSitting(a) && overlap <= KNEES_M);
}

const isOpening = ({ thing }: ComposedThing): boolean => thingFacts(thing).support === 'opening';

function mayTouch(a: ComposedThing, b: ComposedThing): boolean {
  if (a.on === b.key || b.on === a.key) return true;
  // a curtain before its window, and whatever else shares a wall with an opening's frame
  if (a.on !== null && a.on === b.on && (a.thing === 'curtain' || b.thing === 'curtain')) {
    return isOpening(a) || isOpening(b);
  }
  // who shares a seat touches
  if (a.on !== null && a.on === b.on && isSitting(a) && isSitting(b)) return true;
  if (isTucked(a, b) || isTucked(b, a)) return true;
  const [plantA, plantB] = [isVegetation(a.thing), isVegetation(b.thing)];
  if (plantA && plantB && (a.scatter !== null || b.scatter !== null)) return true;
  return (isLowPlant(a.thing) && a.scatter !== null) || (isLowPlant(b.thing) && b.scatter !== null);
}

export function collisions({ things }: Pick<SceneComposition, 'things'>): readonly Collision[] {
  const solid = things.filter(({ thing }) => !isGroundLayer(thing));
  const boxes: (readonly Box[])[] = solid.map((thing) => solidsOf(thing, true));
  const found: Collision[] = [];
  for (let i = 0; i < solid.length; i++) {
    for (let j = i + 1; j < solid.length; j++) {
      const [a, b] = [solid[i]!, solid[j]!];
      let depth = 0;
      for (const boxA of boxes[i]!) {
        for (const boxB of boxes[j]!) depth = Math.max(depth, penetration(boxA, boxB));
      }
      if (depth > COLLISION_M && !mayTouch(a, b)) found.push({ a: a.key, b: b.key, depthM: depth });
    }
  }
  return found;
}
