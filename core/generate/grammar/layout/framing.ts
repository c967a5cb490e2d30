/** Pans the first camera a little towards what matters, once everything stands: wished things first, people, then the rest. */
import type { ComposedCamera, ComposedThing } from '../../composition/scene-composition.ts';
import { thingFacts, type ThingFacts } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { halfAngleDeg, spotPoint, viewSpot } from './view.ts';

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

export function frame(draft: Draft): void {
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
