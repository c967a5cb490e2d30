/** Lamps that shine to one side are turned to what they are there to light: people first, then what else was asked for. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedCamera, ComposedThing } from '../composition/scene-composition.ts';
import { turnBetweenDeg } from '../composition/turn.ts';
import { collisions } from '../grammar/measure/collisions.ts';
import { yawTowards } from '../grammar/layout/view.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { shapeOf } from '../vocabulary/shape-input.ts';

const TURNED: ReadonlySet<ThingId> = new Set<ThingId>(['stage light', 'softbox']);
/** Of a subject's height. */
const AIM_SHARE = 0.7;
/** Off by less than this they are left alone, degrees. */
const NEAR_ENOUGH_DEG = 20;

const degrees = (radians: number): number => (radians * 180) / Math.PI;

function subjects(
  things: readonly ComposedThing[],
  camera: ComposedCamera,
  isAskedFor: (thing: ComposedThing) => boolean,
): readonly Vec3[] {
  const points = (of: (thing: ComposedThing) => boolean): readonly Vec3[] =>
    things
      .filter((thing) => thing.scatter === null && of(thing))
      .map(({ positionM: [x, y, z], sizeM }): Vec3 => [x, y + AIM_SHARE * sizeM[1], z]);
  const figures = points(({ thing }) => thingFacts(thing).family === 'figure');
  if (figures.length > 0) return figures;
  const asked = points((thing) => isAskedFor(thing) && thingFacts(thing.thing).family !== 'practical');
  return asked.length > 0 ? asked : [camera.targetM];
}

/** Tilted down to it, where the lamp can be tilted. */
function tilted(thing: ComposedThing, away: number, drop: number): ComposedThing['shape'] {
  const [tilt] = shapeOf(thing.thing).parameters;
  if (tilt === undefined || tilt.name !== 'Tilt') return thing.shape;
  const share = (degrees(Math.atan2(drop, away)) - tilt.min) / (tilt.max - tilt.min);
  const [, b, c, d] = thing.shape;
  return [Number(Math.min(1, Math.max(0, share)).toFixed(3)), b, c, d];
}

/** @param held keys of things that stay to the bit. */
export function aimLamps(
  things: readonly ComposedThing[],
  camera: ComposedCamera,
  held: ReadonlySet<string>,
  isAskedFor: (thing: ComposedThing) => boolean,
): readonly ComposedThing[] {
  const lamps = things.filter(
    ({ thing, key, light }) => TURNED.has(thing) && light !== null && !held.has(key),
  );
  if (lamps.length === 0) return things;
  const points = subjects(things, camera, isAskedFor);
  const aimed = new Map(
    lamps.map((lamp, i): [string, ComposedThing] => {
      const [tx, ty, tz] = points[i % points.length]!;
      const [x, y, z] = lamp.positionM;
      const yawDeg = yawTowards(x, z, tx, tz);
      if (turnBetweenDeg(yawDeg, lamp.yawDeg) < NEAR_ENOUGH_DEG) return [lamp.key, lamp];
      const drop = y + lamp.sizeM[1] / 2 - ty;
      const shape = tilted(lamp, Math.hypot(tx - x, tz - z), drop);
      return [lamp.key, { ...lamp, yawDeg: Number(yawDeg.toFixed(1)), shape }];
    }),
  );
  const next = things.map((thing) => aimed.get(thing.key) ?? thing);
  // what would then reach into something stays as it was
  const known = new Set(collisions({ things }).flatMap(({ a, b }) => [a, b]));
  const bad = new Set(collisions({ things: next }).flatMap(({ a, b }) => [a, b]));
  return next.map((thing, i) => (bad.has(thing.key) && !known.has(thing.key) ? things[i]! : thing));
}
