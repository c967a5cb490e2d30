/** A place grown to one side: ground, walls and fronts first, and where what is new is to stand. */
import {
  aboutOrigin,
  extentIn,
  isAcross,
  pointInto,
  pointOutOf,
  thingInto,
  thingOutOf,
  type Frame,
} from '../composition/frame.ts';
import type { ComposedThing, ComposedWorld, SceneComposition } from '../composition/scene-composition.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { Random } from '../grammar/random.ts';
import { boatsOn } from './boats.ts';
import { growLand, growRoof, isWater } from './land.ts';
import { Growing, type Grown } from './growing.ts';
import { litBeyond } from './room-light.ts';
import { growRoom } from './room.ts';
import { continued } from './series.ts';
import { frameAhead, isBeside, type GrowSide } from './side.ts';
import { standsBeyond } from './stands.ts';
import { growAlongStreet, growBesideStreet } from './street.ts';

export interface GrowthRequest {
  readonly side: GrowSide;
  /** How far, metres. */
  readonly byM: number;
  /** Keys of things that stay to the bit, parts of the place too. */
  readonly locked: ReadonlySet<string>;
  /** Whole, ≥ 0. */
  readonly seed: number;
}

/** A part of the new strip as a scene that a composer knows: about the origin, with what is there held. */
export interface GrowthView {
  /** Where it stands in the scene. */
  readonly frame: Frame;
  readonly scene: SceneComposition;
}

export interface GrowthPlan {
  readonly before: SceneComposition;
  /** The place grown: things that did not change are the same objects as before. */
  readonly place: SceneComposition;
  /** The scene turned so that the place grows ahead, towards −z. */
  readonly ahead: Frame;
  /** Of the plan as it is seen ahead, for what is new. */
  readonly strip: Bounds;
  /** Of it what is left between stands of trees; the strip itself where there are none. */
  readonly clearings: readonly Bounds[];
  readonly isWet: boolean;
  /** What goes on from what is there – rows, stands –, under keys of what it takes after. */
  readonly continued: readonly ComposedThing[];
  readonly views: readonly GrowthView[];
  /** Of a view's plan as seen ahead, what such places have their things in. */
  readonly usual: Bounds;
}

function grown(growing: Growing, side: GrowSide, ahead: Frame): Grown {
  const { setting } = growing.world;
  const extentM = extentIn(ahead, growing.world);
  if (INDOORS.has(setting) && growing.of('wall').length > 0) return growRoom(growing, extentM);
  if (setting === 'street' || setting === 'alley')
    return isBeside(side) ? growBesideStreet(growing, extentM) : growAlongStreet(growing, side, extentM);
  if (setting === 'rooftop') return growRoof(growing, side, extentM);
  return growLand(growing, side, extentM);
}

const millimetres = (value: number): number => Number(value.toFixed(3)) + 0;

function grownWorld(world: ComposedWorld, ahead: Frame, { longerM, originAheadM }: Grown): ComposedWorld {
  const [w, h, d] = world.extentM;
  const extentM = isAcross(ahead)
    ? ([millimetres(w + longerM), h, d] as const)
    : ([w, h, millimetres(d + longerM)] as const);
  const [x, , z] = pointOutOf(ahead, [0, 0, -originAheadM]);
  const place = longerM === 0 ? world : { ...world, extentM };
  return originAheadM === 0 ? place : { ...place, originM: [x, z] };
}

/** Slots that a view leaves for what is found. */
const MOST_HELD = 40;
/** Farther from the strip is not shown, metres. */
const SEEN_M = 30;

function viewOf(
  before: SceneComposition,
  things: readonly ComposedThing[],
  frame: Frame,
  widthM: number | null,
): GrowthView {
  const { camera, world } = aboutOrigin(before);
  const [w, h, d] = world.extentM;
  const local = things.map((thing) => thingInto(frame, thing));
  const away = ({ positionM }: ComposedThing): number => Math.hypot(positionM[0], positionM[2]);
  const held = local
    .filter((thing) => away(thing) < SEEN_M + Math.max(thing.sizeM[0], thing.sizeM[2]) / 2)
    .sort((a, b) => away(a) - away(b))
    .slice(0, MOST_HELD);
  return {
    frame,
    scene: { world: { ...world, extentM: [widthM ?? w, h, d] }, things: held, camera },
  };
}

/** @throws CannotGrowError with the reason. */
export function planGrowth(before: SceneComposition, { side, byM, locked, seed }: GrowthRequest): GrowthPlan {
  const ahead = frameAhead(before.world, side);
  const turned = before.things.map((thing) => thingInto(ahead, thing));
  const originals = new Map(turned.map((thing, i) => [thing, before.things[i]!]));
  const { positionM, targetM, focalLengthMm } = before.camera;
  const random = new Random(seed);
  const growing = new Growing({
    scene: {
      world: before.world,
      things: turned,
      camera: { positionM: pointInto(ahead, positionM), targetM: pointInto(ahead, targetM), focalLengthMm },
    },
    byM,
    locked,
    random,
  });
  const how = grown(growing, side, ahead);
  const { strip, usual } = how;
  const isWet = isWater(growing.things, (strip.x0 + strip.x1) / 2, (strip.z0 + strip.z1) / 2);
  const { stands, clearings } = standsBeyond(growing.things, strip, random);
  const series = continued(growing.things, strip);
  const isInside = INDOORS.has(before.world.setting);
  const rows = isInside ? [...series, ...litBeyond(growing, strip, series)] : series;
  const things = growing.things.map((thing) => originals.get(thing) ?? thingOutOf(ahead, thing));
  const onward = isWet ? boatsOn(growing, strip) : [...rows, ...stands];
  return {
    before,
    place: { world: grownWorld(before.world, ahead, how), things, camera: before.camera },
    ahead,
    strip,
    clearings: stands.some(({ thing }) => thing !== 'grass') && clearings.length > 0 ? clearings : [strip],
    isWet,
    continued: onward.map((thing) => thingOutOf(ahead, thing)),
    views: how.views.map(({ x, z, isAhead }) => {
      const [px, , pz] = pointOutOf(ahead, [x, 0, z]);
      const frame: Frame = { x: px, z: pz, turnDeg: isAhead ? ahead.turnDeg : 0 };
      return viewOf(before, things, frame, isAhead ? strip.x1 - strip.x0 : null);
    }),
    usual,
  };
}
