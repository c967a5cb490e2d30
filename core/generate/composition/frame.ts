/** Places seen from elsewhere: a frame stands somewhere on the plan and is turned by right angles. Metres, degrees. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedThing, ComposedWorld, SceneComposition } from './scene-composition.ts';

export type RightAngle = 0 | 90 | 180 | 270;

export interface Frame {
  /** Where its origin stands. */
  readonly x: number;
  readonly z: number;
  /** Counter-clockwise seen from above. */
  readonly turnDeg: RightAngle;
}

const SIN: Readonly<Record<RightAngle, number>> = { 0: 0, 90: 1, 180: 0, 270: -1 };
const COS: Readonly<Record<RightAngle, number>> = { 0: 1, 90: 0, 180: -1, 270: 0 };

const rounded = (value: number): number => Number(value.toFixed(4)) + 0;
const turned = (yawDeg: number, byDeg: number): number =>
  Number(((((yawDeg + byDeg) % 360) + 360) % 360).toFixed(4)) % 360;

/** Turned by a quarter: its depth lies across. */
export const isAcross = ({ turnDeg }: Frame): boolean => turnDeg === 90 || turnDeg === 270;

export function pointInto({ x, z, turnDeg }: Frame, [px, py, pz]: Vec3): Vec3 {
  const [dx, dz] = [px - x, pz - z];
  return [dx * COS[turnDeg] - dz * SIN[turnDeg], py, dx * SIN[turnDeg] + dz * COS[turnDeg]];
}

/** To a tenth of a millimetre. */
export function pointOutOf({ x, z, turnDeg }: Frame, [px, py, pz]: Vec3): Vec3 {
  return [
    rounded(x + px * COS[turnDeg] + pz * SIN[turnDeg]),
    py,
    rounded(z - px * SIN[turnDeg] + pz * COS[turnDeg]),
  ];
}

const scatterOf = (frame: Frame, { scatter }: ComposedThing): ComposedThing['scatter'] =>
  scatter === null || !isAcross(frame)
    ? scatter
    : { ...scatter, halfExtentM: [scatter.halfExtentM[1], scatter.halfExtentM[0]] };

export const thingInto = (frame: Frame, thing: ComposedThing): ComposedThing => ({
  ...thing,
  positionM: pointInto(frame, thing.positionM),
  yawDeg: turned(thing.yawDeg, -frame.turnDeg),
  scatter: scatterOf(frame, thing),
});

export const thingOutOf = (frame: Frame, thing: ComposedThing): ComposedThing => ({
  ...thing,
  positionM: pointOutOf(frame, thing.positionM),
  yawDeg: turned(thing.yawDeg, frame.turnDeg),
  scatter: scatterOf(frame, thing),
});

/** The extent of a place as the frame has it. */
export function extentIn(frame: Frame, { extentM: [w, h, d] }: ComposedWorld): Vec3 {
  return isAcross(frame) ? [d, h, w] : [w, h, d];
}

/** Where a place's own frame stands: settings, clean-up and model know places about the origin. */
export const ownFrame = ({ originM = [0, 0] }: ComposedWorld): Frame => ({
  x: originM[0],
  z: originM[1],
  turnDeg: 0,
});

/** The same place about the origin, whatever it has grown by. */
export function aboutOrigin(scene: SceneComposition): SceneComposition {
  const { originM, ...world } = scene.world;
  if (originM === undefined) return scene;
  const frame = ownFrame(scene.world);
  const { positionM, targetM, focalLengthMm } = scene.camera;
  return {
    world,
    things: scene.things.map((thing) => thingInto(frame, thing)),
    camera: { positionM: pointInto(frame, positionM), targetM: pointInto(frame, targetM), focalLengthMm },
  };
}

/**
 * What was found of a place about the origin, put back where the place stands. What is the same object as in `about` is given back as it
 * was, to the bit.
 * @param scene before it was put about the origin; `about` what that gave.
 */
export function backFromOrigin(
  scene: SceneComposition,
  about: SceneComposition,
  found: SceneComposition,
): SceneComposition {
  const { originM } = scene.world;
  if (originM === undefined) return found;
  const frame = ownFrame(scene.world);
  const originals = new Map(about.things.map((thing, i) => [thing, scene.things[i]!]));
  const { positionM, targetM, focalLengthMm } = found.camera;
  return {
    world: { ...found.world, originM },
    things: found.things.map((thing) => originals.get(thing) ?? thingOutOf(frame, thing)),
    camera:
      found.camera === about.camera
        ? scene.camera
        : { positionM: pointOutOf(frame, positionM), targetM: pointOutOf(frame, targetM), focalLengthMm },
  };
}
