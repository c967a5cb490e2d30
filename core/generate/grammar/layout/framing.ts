/** Pans the first camera a little towards what matters, once everything stands: wished things first, people, then the rest. */
import type { ComposedCamera, ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts, type ThingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { halfAngleDeg, SENSOR_WIDTH_MM, spotPoint, viewSpot } from './view.ts';

const WEIGHTS: Readonly<Record<ThingFacts['family'], number>> = {
  architecture: 0.15,
  terrain: 0,
  vegetation: 0.2,
  street: 0.4,
  vehicle: 1.2,
  furniture: 0.8,
  prop: 0.35,
  practical: 0.4,
  figure: 2,
};
const WISHED = 5;
/** The view turns by at most this share of its half angle, for a wish by more. */
const TURN_SHARE = 0.45;
const TURN_SHARE_WISHED = 0.9;

interface Sight {
  readonly bearingDeg: number;
  readonly weight: number;
  readonly isWished: boolean;
}

function sights(draft: Draft): readonly Sight[] {
  const { camera } = draft;
  const half = halfAngleDeg(camera);
  const seen: Sight[] = [];
  for (const thing of draft.things) {
    const isWished = draft.isAskedFor(thing);
    const family = WEIGHTS[thingFacts(thing.thing).family];
    if (family === 0 || thing.scatter !== null) continue;
    const { bearingDeg, distanceM } = viewSpot(camera, thing.positionM[0], thing.positionM[2]);
    if (Math.abs(bearingDeg) > half * (isWished ? 2.2 : 1.3) || distanceM < 0.8) continue;
    // as large as it is seen
    const [w, h, d] = thing.sizeM;
    const apparent = Math.min(1, (w + h + d) / (distanceM + 0.5));
    seen.push({ bearingDeg, weight: family * apparent * (isWished ? WISHED : 1), isWished });
  }
  return seen;
}

const turned = (camera: ComposedCamera, byDeg: number): ComposedCamera => {
  const { distanceM } = viewSpot(camera, camera.targetM[0], camera.targetM[2]);
  const [x, z] = spotPoint(camera, byDeg, distanceM);
  return { ...camera, targetM: [x, camera.targetM[1], z] };
};

/** Does something tall stand close on the axis? */
const isBlocked = (draft: Draft, camera: ComposedCamera, before: readonly ComposedThing[]): boolean => {
  const eye = camera.positionM[1];
  return before.some((thing) => {
    const { bearingDeg, distanceM } = viewSpot(camera, thing.positionM[0], thing.positionM[2]);
    const half =
      (Math.atan2((thing.sizeM[0] + thing.sizeM[2]) / 4, Math.max(0.3, distanceM)) * 180) / Math.PI;
    const [y0, y1] = [thing.positionM[1], thing.positionM[1] + thing.sizeM[1]];
    return Math.abs(bearingDeg) < half && y0 < eye && y1 > eye - 0.2 && !draft.isAskedFor(thing);
  });
};

/** Shortest lens that is taken to see all that was wished for, millimetres. */
const SHORTEST_MM = 22;
/** Share of the half angle that wished things keep within. */
const EDGE_SHARE = 0.92;

/** A wider lens where what was wished for would be cut off. */
function widened(draft: Draft): void {
  const { camera } = draft;
  let widest = 0;
  for (const thing of draft.things) {
    if (!draft.isAskedFor(thing) || thing.scatter !== null) continue;
    const { bearingDeg, distanceM } = viewSpot(camera, thing.positionM[0], thing.positionM[2]);
    if (Math.abs(bearingDeg) > 55) continue;
    const half = Math.atan2((thing.sizeM[0] + thing.sizeM[2]) / 4, Math.max(0.3, distanceM));
    widest = Math.max(widest, Math.abs(bearingDeg) + (half * 180) / Math.PI);
  }
  const most = (Math.min(60, widest / EDGE_SHARE) * Math.PI) / 180;
  const needed = most > 0 ? SENSOR_WIDTH_MM / 2 / Math.tan(most) : Infinity;
  if (needed >= camera.focalLengthMm) return;
  draft.camera = { ...camera, focalLengthMm: Math.max(SHORTEST_MM, Math.floor(needed)) };
}

/** Half the height of a frame of 16:9, millimetres. */
const HALF_FRAME_MM = (SENSOR_WIDTH_MM * 9) / 16 / 2;

/** Close up, the tallest piece near the middle fits into the picture with some air above it. */
function framedCloseUp(draft: Draft): void {
  const { camera } = draft;
  const [tx, , tz] = camera.targetM;
  const near = draft.things.filter(
    ({ on, positionM: [x, y, z] }) => on !== null && y > 0.3 && Math.hypot(x - tx, z - tz) < 0.55,
  );
  if (near.length === 0) return;
  const foot = Math.min(...near.map(({ positionM }) => positionM[1]));
  const tall = Math.max(0.1, ...near.map(({ positionM, sizeM }) => positionM[1] + sizeM[1] - foot));
  const distance = Math.hypot(tx - camera.positionM[0], tz - camera.positionM[2]);
  const longest = (HALF_FRAME_MM * distance) / (tall * 0.66);
  draft.camera = {
    ...camera,
    targetM: [tx, foot + tall * 0.42, tz],
    focalLengthMm: Math.max(24, Math.min(camera.focalLengthMm, Math.floor(longest))),
  };
}

export function frame(draft: Draft): void {
  pan(draft);
  if (draft.setting === 'tabletop') framedCloseUp(draft);
  widened(draft);
}

function pan(draft: Draft): void {
  const { camera } = draft;
  const half = halfAngleDeg(camera);
  const seen = sights(draft);
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  if (total <= 0) return;
  const mean = seen.reduce((sum, { bearingDeg, weight }) => sum + bearingDeg * weight, 0) / total;
  const wished = seen.filter(({ isWished }) => isWished).map(({ bearingDeg }) => bearingDeg);
  const most = half * (wished.length > 0 ? TURN_SHARE_WISHED : TURN_SHARE);
  let turn = Math.min(most, Math.max(-most, mean * 0.8));
  // nothing wished for is left at the very edge, as far as that goes for all of it
  if (wished.length > 0) {
    const [low, high] = [Math.max(...wished) - half * 0.8, Math.min(...wished) + half * 0.8];
    turn = low <= high ? Math.min(high, Math.max(low, turn)) : (low + high) / 2;
    turn = Math.min(most, Math.max(-most, turn));
  }
  const before = draft.things.filter((thing) => {
    const { distanceM } = viewSpot(camera, thing.positionM[0], thing.positionM[2]);
    return (
      distanceM < 3.2 &&
      thing.sizeM[1] > 0.4 &&
      thing.scatter === null &&
      thing.thing !== 'wall' &&
      thing.thing !== 'facade'
    );
  });
  for (const share of [1, 0.6, 0.3]) {
    const next = turned(camera, turn * share);
    if (isBlocked(draft, next, before)) continue;
    draft.camera = next;
    return;
  }
}
