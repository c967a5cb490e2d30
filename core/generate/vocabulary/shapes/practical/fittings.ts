/** What lamps share: shades, cords from the ceiling, bulbs. Metres. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingLamp } from '../../thing-class.ts';
import { finish, post, rod, type Vec2 } from '../furniture/forms.ts';
import { hollow } from '../prop/turned.ts';

/** Cloth or glass that a bulb shines through. */
export const SHADE = finish('glow', [0.92, 0.84, 0.7]);
/** The coarsest cell that keeps a bent sheet of this thickness whole. */
export const sheetCell = (thickM: number): number => 0.66 * thickM;

/** A conical shade, open above and below. */
export const coneShade = (
  y: number,
  heightM: number,
  bottom: number,
  top: number,
  wallM: number,
): FieldNode =>
  hollow(
    [
      [bottom, y],
      [top, y + heightM],
    ] as readonly Vec2[],
    wallM,
  );

/** A rose on the ceiling at height `top` and a cord down to `bottom`. */
export const cordFrom = (top: number, bottom: number, roseM: number, cordM: number): FieldNode =>
  union(
    0,
    post([0, top - 0.5 * roseM, 0], roseM, 0.5 * roseM, 0.15 * roseM),
    rod([0, top - 0.3 * roseM, 0], [0, bottom, 0], cordM),
  );

export const bulb = (positionM: Vec3, radiusM: number, share = 1): ThingLamp => ({
  positionM,
  emitter: { type: 'sphere', radiusM },
  aim: null,
  share,
});

/** A flame that stands on a point: three spheres, each smaller than the one below it. */
export const flame = ([x, y, z]: Vec3, heightM: number): readonly ThingLamp[] => {
  const r = 0.24 * heightM;
  return [
    bulb([x, y + r, z], r, 0.7),
    bulb([x, y + 2.05 * r, z], 0.68 * r, 0.22),
    bulb([x, y + 2.95 * r, z], 0.36 * r, 0.08),
  ];
};
