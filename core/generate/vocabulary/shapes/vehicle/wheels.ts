/** Road wheels: tyres and spoked rims, their axle along x. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, block, union, without } from '../../../../scene/fields/field-nodes.ts';
import { axle, bothSides, hoop, placed, range, turnX } from '../furniture/forms.ts';

export interface Wheel {
  /** Middle of the wheel. */
  readonly at: Vec3;
  readonly radius: number;
  readonly width: number;
}

/** The tyre with what is dark inside its rim; outwards is +x. */
export const tyre = ({ at: [x, y, z], radius, width }: Wheel): FieldNode =>
  without(
    0,
    axle('x', [x, y, z], radius, width, 0.22 * width),
    axle('x', [x + 0.5 * width, y, z], 0.68 * radius, 0.36 * width),
  );

/** The rim and its spokes, set back a little from the tyre's face. */
export function rim({ at: [x, y, z], radius, width }: Wheel, spokes: number): FieldNode {
  const face = x + 0.36 * width;
  const thick = 0.16 * width;
  const spoke = (i: number): FieldNode =>
    placed(
      [face, y, z],
      turnX((360 * i) / spokes),
      at([0, 0.36 * radius, 0], block([thick, 0.66 * radius, (0.9 * radius) / (spokes + 2)], 0.01)),
    );
  return union(
    0,
    without(
      0,
      axle('x', [x + 0.36 * width, y, z], 0.7 * radius, 0.3 * width, 0.004),
      axle('x', [x + 0.36 * width, y, z], 0.6 * radius, width),
    ),
    axle('x', [face, y, z], 0.17 * radius, 1.2 * thick, 0.006),
    ...range(spokes).map(spoke),
  );
}

/** A plain pressed wheel of vans, trucks and buses: a dish with a ring of holes left dark. */
export const dish = ({ at: [x, y, z], radius, width }: Wheel): FieldNode =>
  union(
    0,
    axle('x', [x + 0.34 * width, y, z], 0.4 * radius, 0.14 * width, 0.01),
    axle('x', [x + 0.42 * width, y, z], 0.2 * radius, 0.2 * width, 0.01),
    hoop('x', [x + 0.36 * width, y, z], 0.62 * radius, 0.06 * radius),
  );

/** The same wheel on both sides for each of these places along z. */
export const axles = (places: readonly number[], wheel: Omit<Wheel, 'at'>, x: number): readonly Wheel[] =>
  places.map((z) => ({ ...wheel, at: [x, wheel.radius, z] }));

export const all = (wheels: readonly Wheel[], of: (wheel: Wheel) => FieldNode): FieldNode =>
  bothSides(union(0, ...wheels.map(of)));
