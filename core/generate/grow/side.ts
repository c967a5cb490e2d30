/** Sides that a place grows to, as seen by who looks into it: towards −Z, with −X to the left. */
import { ownFrame, type Frame, type RightAngle } from '../composition/frame.ts';
import type { ComposedWorld } from '../composition/scene-composition.ts';

export const GROW_SIDES = ['left', 'right', 'front', 'back'] as const;
export type GrowSide = (typeof GROW_SIDES)[number];

/** Across the way that a place is looked into. */
export const isBeside = (side: GrowSide): boolean => side === 'left' || side === 'right';

/** "to the left", "at the back" */
export const sideWords = (side: GrowSide): string => (isBeside(side) ? `to the ${side}` : `at the ${side}`);

/** How far a place grows at once, metres. */
export const GROW_M = { least: 0.5, most: 200 } as const;

const TURN_DEG: Readonly<Record<GrowSide, RightAngle>> = { back: 0, left: 90, front: 180, right: 270 };

/** Turned so that the side is ahead, towards −Z: places are grown in one direction only. */
export const frameAhead = (world: ComposedWorld, side: GrowSide): Frame => ({
  ...ownFrame(world),
  turnDeg: TURN_DEG[side],
});

/** By how much a place's own origin goes ahead when it becomes longer: it lies near the front, in the middle across. */
export const originAheadM = (side: GrowSide, longerM: number): number =>
  side === 'back' ? 0 : side === 'front' ? longerM : longerM / 2;
