/** Doors and windows are holes in their walls, so that daylight comes in where it should. */
import type { FieldNode } from '../../document/records/field-node.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { at, block, without } from '../../scene/fields/field-nodes.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';

/** A hole goes through and a little further. */
const BEYOND = 2.5;

const inSpaceOf = (wall: ComposedThing, [x, y, z]: Vec3): Vec3 => {
  const turn = (-wall.yawDeg * Math.PI) / 180;
  const [dx, dz] = [x - wall.positionM[0], z - wall.positionM[2]];
  return [
    Math.cos(turn) * dx + Math.sin(turn) * dz,
    y - wall.positionM[1],
    -Math.sin(turn) * dx + Math.cos(turn) * dz,
  ];
};

/** Façades are fronts of rooms that nobody has built: they stay whole. */
const isCut = ({ thing }: ComposedThing): boolean => thing === 'wall';

/** Does the thing stand in a real hole of its wall? */
export const isSeenThrough = (thing: ComposedThing, things: readonly ComposedThing[]): boolean =>
  thingFacts(thing.thing).support === 'opening' &&
  things.some((wall) => wall.key === thing.on && isCut(wall));

/** @returns for each field of the wall, the field with holes for what is set into it; the same where there is nothing. */
export function openingsCutter(
  wall: ComposedThing,
  things: readonly ComposedThing[],
): (field: FieldNode) => FieldNode {
  const openings = things.filter(
    (thing) => thing.on === wall.key && thingFacts(thing.thing).support === 'opening',
  );
  if (!isCut(wall) || openings.length === 0) return (field) => field;
  const holes = openings.map(({ positionM, sizeM: [w, h] }) => {
    const [x, y, z] = inSpaceOf(wall, positionM);
    return at([x, y + h / 2, z], block([w * 0.98, h * 0.99, wall.sizeM[2] * BEYOND], 0));
  });
  return (field) => without(0, field, ...holes);
}
