/** People in a place: few, standing where there is room, turned towards something. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Draft } from '../draft/draft.ts';
import { isSeat, sitOn } from './seating.ts';
import { halfAngleDeg, spotPoint, yawTowards } from './view.ts';

const WHO = [
  ['man', 5],
  ['woman', 5],
  ['child', 0.8],
] as const satisfies readonly (readonly [ThingId, number])[];

export const drawPerson = (draft: Draft): ThingId => draft.random.weighted(WHO);

export interface StandOptions {
  readonly x?: number;
  readonly z?: number;
  readonly spreadM?: number;
  /** What they look at; left out, something of interest. */
  readonly facing?: readonly [number, number];
  readonly variant?: string;
}

/** A point in view that someone may look at: the camera's target, or the camera itself. */
const interest = (draft: Draft): readonly [number, number] => {
  const { positionM, targetM } = draft.camera;
  return draft.random.chance(0.65) ? [targetM[0], targetM[2]] : [positionM[0], positionM[2]];
};

export function stand(draft: Draft, who: ThingId, options: StandOptions = {}): ComposedThing | null {
  const { random, camera } = draft;
  const variant =
    options.variant ??
    random.weighted([
      ['standing', 6],
      ['walking', 2],
      ['leaning', 0.5],
      ['crouching', 0.4],
    ] as const);
  const piece = draft.draw(who, { variant });
  if (piece === null) return null;
  const [, , tz] = camera.targetM;
  const far = Math.max(3, Math.abs(camera.positionM[2] - tz) * 1.3);
  const look = options.facing ?? interest(draft);
  for (let i = 0; i < 12; i++) {
    const spread = options.spreadM ?? 0.6;
    const [x, z] =
      options.x !== undefined && options.z !== undefined
        ? [options.x + random.bell() * spread, options.z + random.bell() * spread]
        : spotPoint(
            camera,
            random.bell() * halfAngleDeg(camera) * 0.85,
            random.uniform(Math.min(2.2, far * 0.5), Math.min(far, 16)),
          );
    const yaw = yawTowards(x, z, look[0], look[1]) + random.bell() * 20;
    const thing = draft.put(piece, x, z, yaw, { clearanceM: 0.08 });
    if (thing !== null) return thing;
  }
  return null;
}

/** Somebody on a free seat, or nobody. */
export function seatSomebody(draft: Draft, who: ThingId = drawPerson(draft)): ComposedThing | null {
  const seats = draft.things.filter(({ thing }) => isSeat(thing) && SITTABLE.has(thing));
  if (seats.length === 0) return null;
  const piece = draft.draw(who, { variant: 'sitting' });
  if (piece?.variant !== 'sitting') return null;
  for (const seat of draft.random.shuffle(seats)) {
    const figure = sitOn(draft, seat, piece);
    if (figure !== null) return figure;
  }
  return null;
}

const SITTABLE: ReadonlySet<ThingId> = new Set<ThingId>([
  'chair',
  'office chair',
  'armchair',
  'sofa',
  'bench',
  'bed',
  'stool',
]);

/** About as many people as a place has. @param seated share of those who sit where there are seats. */
export function populate(draft: Draft, min: number, max: number, seated = 0): void {
  const count = draft.random.integer(min, max);
  for (let i = 0; i < count; i++) {
    const who = drawPerson(draft);
    if (draft.random.chance(seated) && seatSomebody(draft, who) !== null) continue;
    stand(draft, who);
  }
}
