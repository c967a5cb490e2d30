/** What is dark on a car's body: grille, bumpers and strips; seams and wipers. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { grown, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput } from '../../thing-class.ts';
import { bothSides, box } from '../furniture/forms.ts';
import type { Shell } from './car-shell.ts';

/** Grille, air intake, the foot of the bumpers, rubbing strips along the doors. */
export function bumpers(
  { deck, profile, bw, low }: Shell,
  { sizeM: [, h, d], variant }: ShapeInput,
): FieldNode {
  const strip = (variant === 'off-road' ? 0.11 : 0.045) * h;
  return overlap(
    0,
    grown(deck, 0.009),
    union(
      0,
      box([0, 0.4 * h, 0.5 * d], [0.38 * bw, 0.11 * h, 0.16], 0.02),
      box([0, 0.19 * h, 0.5 * d], [0.62 * bw, 0.1 * h, 0.2], 0.02),
      box([0, low, -0.5 * d], [0.8 * bw, 0.09 * h, 0.16], 0.02),
      bothSides(box([bw / 2, (profile.clearance + 0.17) * h - strip, 0], [0.16, strip, 0.36 * d])),
    ),
  );
}

/** Seams of doors and bonnet as dark lines, and the wipers. */
export function seams({ deck, profile, bw }: Shell, { sizeM: [, h, d] }: ShapeInput): FieldNode {
  const { doors, clearance, belt, roof } = profile;
  const low = (clearance + 0.1) * h;
  const [first, last] = [doors[0]!, doors.at(-1)!];
  const lines = union(
    0,
    ...doors.map((z) => box([bw / 2, low, z * d], [0.4, 0.42 * h, 0.013])),
    box([bw / 2, low, ((first + last) / 2) * d], [0.3, 0.013, (first - last) * d]),
    box([0.36 * bw, 0.45 * h, 0.34 * d], [0.013, 0.3 * h, 0.23 * d]),
  );
  const wiper = box(
    [0.2 * bw, (belt + 0.005) * h, (roof.at(-2)![0] - 0.004) * d],
    [0.3 * bw, 0.016, 0.03],
    0.005,
  );
  return bothSides(union(0, without(0, overlap(0, grown(deck, 0.0025), lines), grown(deck, -0.016)), wiper));
}
