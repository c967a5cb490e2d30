/**
 * The wall behind the camera. Settings often leave it out, so that a camera can be pulled back; left open by day, the room would be lit
 * flat from there by the whole sky and not by its windows.
 */
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { aboutOrigin, ownFrame, thingOutOf } from '../composition/frame.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { SLAB_THICKNESS_M, WALL_THICKNESS_M } from '../grammar/layout/room.ts';
import { isSeenThrough } from './cut-openings.ts';

/** The camera keeps this far away from it, metres. */
const ROOM_BEHIND_M = 0.3;

/** Is it lit by its windows and lamps alone? Tabletops stand under the open sky unless a softbox makes a studio of them. */
export const isRoom = ({ world, things }: SceneComposition): boolean =>
  INDOORS.has(world.setting) &&
  (world.setting !== 'tabletop' || things.some(({ thing, light }) => thing === 'softbox' && light !== null));

const looksBack = (yawDeg: number): boolean => Math.abs((((yawDeg % 360) + 360) % 360) - 180) < 30;

const hasFront = ({ world, things }: SceneComposition): boolean =>
  things.some(
    ({ thing, positionM, yawDeg }) =>
      thing === 'wall' && looksBack(yawDeg) && positionM[2] > 0.3 * world.extentM[2],
  );

/** Does the sky light the room from behind the camera? */
export const isOpenInFront = (composition: SceneComposition): boolean =>
  isRoom(composition) && !hasFront(aboutOrigin(composition)) && fourthWall(composition) === null;

/** Null where there is one, outdoors, and where nothing but the open side lights the room. */
export function fourthWall(composition: SceneComposition): ComposedThing | null {
  return standing(composition, fourthWallOf);
}

/** A part of the shell that is reckoned for a place about the origin, where the place stands. */
function standing(
  composition: SceneComposition,
  shellOf: (about: SceneComposition) => ComposedThing | null,
): ComposedThing | null {
  const shell = shellOf(aboutOrigin(composition));
  const hasGrown = composition.world.originM !== undefined;
  return shell === null || !hasGrown ? shell : thingOutOf(ownFrame(composition.world), shell);
}

function fourthWallOf(composition: SceneComposition): ComposedThing | null {
  const { world, things, camera } = composition;
  if (!isRoom(composition) || hasFront(composition)) return null;
  const [w, h, d] = world.extentM;
  const walls = things.filter(({ thing }) => thing === 'wall');
  const isLit = things.some((thing) => thing.light !== null || isSeenThrough(thing, things));
  const back = walls.reduce<ComposedThing | null>(
    (far, wall) => (far === null || wall.positionM[2] < far.positionM[2] ? wall : far),
    null,
  );
  if (!isLit || back === null) return null;
  const z = Math.max(d / 2, camera.positionM[2] + ROOM_BEHIND_M) + WALL_THICKNESS_M / 2;
  return {
    ...back,
    key: 'fourth',
    positionM: [0, 0, z],
    yawDeg: 180,
    sizeM: [w + 2 * WALL_THICKNESS_M, h, WALL_THICKNESS_M],
  };
}

/** The ceiling of a room that has walls and none; null elsewhere. */
export function missingCeiling(composition: SceneComposition): ComposedThing | null {
  return standing(composition, missingCeilingOf);
}

function missingCeilingOf(composition: SceneComposition): ComposedThing | null {
  const { world, things } = composition;
  const wall = things.find(({ thing }) => thing === 'wall');
  if (!isRoom(composition) || wall === undefined || things.some(({ thing }) => thing === 'ceiling'))
    return null;
  const [w, h, d] = world.extentM;
  return {
    ...wall,
    key: 'overhead',
    thing: 'ceiling',
    positionM: [0, h, 0],
    yawDeg: 0,
    sizeM: [w + 2 * WALL_THICKNESS_M, SLAB_THICKNESS_M.ceiling, d + 2 * WALL_THICKNESS_M],
    body: { substance: 'plaster', color: null },
  };
}
