/**
 * Whether a relation between two things holds, by geometry alone. Left and right, near and far are as the first camera sees
 * them: bearings about its position and distances from it on the floor plan, so that panning changes nothing.
 */
import { turnBetweenDeg } from '../../composition/turn.ts';
import type { Relation } from '../../composition/facts.ts';
import type { ComposedCamera, ComposedThing, SceneComposition } from '../../composition/scene-composition.ts';
import { heightOverlap, planContains, planOverlap, type Box } from '../layout/box.ts';
import { wholeBox } from '../layout/solids.ts';
import { surfaceHeightM } from '../layout/surfaces.ts';
import { viewSpot, yawTowards } from '../layout/view.ts';

/** Underside and top of what carries it this close: on. */
const ON_M = 0.03;
/** Gaps up to this are beside, or up to this share of the larger thing's longer side, … */
const BESIDE_M = 0.8;
const BESIDE_SHARE = 0.4;
/** … but never more than this. */
const BESIDE_MOST_M = 3;
/** Least difference of bearings, and the most that still is the same view, degrees. */
const ASIDE_DEG = 1.5;
const SAME_VIEW_DEG = 100;
/** Behind and in front: bearings this near, or as near as both are wide. */
const IN_LINE_DEG = 12;
/** … and this share of their mean half sizes farther. */
const DEPTH_SHARE = 0.4;
const FACING_DEG = 35;
const AGAINST_M = 0.15;
/** Under: its middle at most this far beyond the other's edge. */
const UNDER_M = 0.3;

const middle = (b: Box): number => (b.y0 + b.y1) / 2;
const meanHalf = (b: Box): number => (b.halfX + b.halfZ) / 2;

function isOn(a: ComposedThing, b: ComposedThing, boxA: Box, boxB: Box): boolean {
  if (a.on === b.key) return true;
  const surface = boxB.y0 + surfaceHeightM(b);
  return Math.abs(boxA.y0 - surface) <= ON_M && planContains(boxB, boxA.x, boxA.z);
}

function isUnder(a: Box, b: Box): boolean {
  const inLine = planContains(b, a.x, a.z, UNDER_M) || planContains(a, b.x, b.z, UNDER_M);
  return inLine && middle(a) < middle(b) && a.y0 <= b.y0 + ON_M;
}

function isBeside(a: Box, b: Box): boolean {
  const longest = 2 * Math.max(a.halfX, a.halfZ, b.halfX, b.halfZ);
  const reach = Math.min(BESIDE_MOST_M, Math.max(BESIDE_M, BESIDE_SHARE * longest));
  const overlap = planOverlap(a, b);
  return overlap <= 0.05 && overlap >= -reach && heightOverlap(a, b) > -0.3;
}

function isAside(camera: ComposedCamera, a: Box, b: Box, side: 1 | -1): boolean {
  const turn = (viewSpot(camera, a.x, a.z).bearingDeg - viewSpot(camera, b.x, b.z).bearingDeg) * side;
  return turn >= ASIDE_DEG && turn <= SAME_VIEW_DEG;
}

function isFarther(camera: ComposedCamera, a: Box, b: Box): boolean {
  const [sa, sb] = [viewSpot(camera, a.x, a.z), viewSpot(camera, b.x, b.z)];
  const wide = (half: number, distance: number): number =>
    (Math.atan2(half, Math.max(0.05, distance)) * 180) / Math.PI;
  const near = wide(meanHalf(a), sa.distanceM) + wide(meanHalf(b), sb.distanceM);
  const aligned = Math.abs(sa.bearingDeg - sb.bearingDeg) <= Math.max(IN_LINE_DEG, near);
  return aligned && sa.distanceM - sb.distanceM >= DEPTH_SHARE * (meanHalf(a) + meanHalf(b));
}

const isFacing = (a: ComposedThing, b: Box): boolean =>
  turnBetweenDeg(yawTowards(a.positionM[0], a.positionM[2], b.x, b.z), a.yawDeg) <= FACING_DEG;

export function holdsBetween(
  camera: ComposedCamera,
  a: ComposedThing,
  relation: Relation,
  b: ComposedThing,
): boolean {
  if (a.key === b.key) return false;
  const [boxA, boxB] = [wholeBox(a), wholeBox(b)];
  switch (relation) {
    case 'on':
      return isOn(a, b, boxA, boxB);
    case 'under':
      return isUnder(boxA, boxB);
    case 'beside':
      return isBeside(boxA, boxB) && a.on !== b.key && b.on !== a.key;
    case 'left of':
      return isAside(camera, boxA, boxB, -1);
    case 'right of':
      return isAside(camera, boxA, boxB, 1);
    case 'behind':
      return isFarther(camera, boxA, boxB);
    case 'in front of':
      return isFarther(camera, boxB, boxA);
    case 'facing':
      return isFacing(a, boxB);
    case 'against':
      return planOverlap(boxA, boxB) >= -AGAINST_M && heightOverlap(boxA, boxB) > 0;
  }
}

/** @param a and `b`: keys of things. False where one of them is not there. */
export function relationHolds(
  composition: SceneComposition,
  a: string,
  relation: Relation,
  b: string,
): boolean {
  const [thingA, thingB] = [a, b].map((key) => composition.things.find((thing) => thing.key === key));
  return (
    thingA !== undefined && thingB !== undefined && holdsBetween(composition.camera, thingA, relation, thingB)
  );
}
