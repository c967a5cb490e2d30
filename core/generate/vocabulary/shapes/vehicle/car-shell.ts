/** The body of a car as two solids, deck and roof, of side profile, plan and section in one; and what its windows take out. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { grown, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput } from '../../thing-class.ts';
import { type Vec2, bothSides, box, front, plan, side } from '../furniture/forms.ts';
import { CAR_PROFILES, type CarProfile } from './car-profiles.ts';

export interface Shell {
  readonly deck: FieldNode;
  readonly roof: FieldNode;
  readonly profile: CarProfile;
  /** Width of the body between the mirrors. */
  readonly bw: number;
  readonly low: number;
}

/** Closes the right half of an outline as far on the left, to be mirrored: half the edges to be measured. */
const closed = (bw: number, half: readonly Vec2[]): readonly Vec2[] => [
  [-bw / 2, half[0]![1]],
  ...half,
  [-bw / 2, half.at(-1)![1]],
];

export function shell({
  sizeM: [w, h, d],
  parameters: [, round = 0.07, ride = 0],
  variant,
}: ShapeInput): Shell {
  const profile = CAR_PROFILES[variant] ?? CAR_PROFILES['saloon']!;
  const bw = 0.94 * w;
  const low = (profile.clearance + ride) * h;
  const isBoxy = variant === 'off-road';
  const scaled = (points: readonly Vec2[]): readonly Vec2[] =>
    points.map(([z, y]) => [z * d, Math.max(low, y * h)] as const);
  const deckSide = side(scaled(profile.deck), 2 * w);
  const q = isBoxy ? 0.02 : 0.06;
  const outline = plan(
    closed(bw, [
      [(0.36 - q) * bw, 0.5 * d],
      [(0.43 - q / 2) * bw, 0.478 * d],
      [(0.475 - q / 4) * bw, 0.43 * d],
      [0.5 * bw, 0.24 * d],
      [0.5 * bw, -0.25 * d],
      [0.475 * bw, -0.44 * d],
      [(0.43 - q / 3) * bw, -0.487 * d],
      [0.37 * bw, -0.5 * d],
    ]),
    -h,
    3 * h,
  );
  const section = front(
    closed(bw, [
      [0.46 * bw, 0],
      [0.485 * bw, 0.2 * h],
      [0.5 * bw, 0.4 * h],
      [0.497 * bw, 0.55 * h],
      [0.475 * bw, 0.64 * h],
      [0.43 * bw, 0.72 * h],
    ]),
    2 * d,
  );
  const lean = isBoxy ? 0.425 : 0.375;
  const upper = front(
    closed(bw, [
      [0.48 * bw, 0.5 * h],
      [0.468 * bw, 0.66 * h],
      [lean * bw, 0.94 * h],
      [(lean - 0.06) * bw, h],
    ]),
    2 * d,
  );
  return {
    profile,
    bw,
    low,
    deck: bothSides(overlap(round, deckSide, outline, section)),
    roof: bothSides(overlap(1.3 * round, side(scaled(profile.roof), 2 * w), upper, outline)),
  };
}

/** What the windows take out of the roof: sides between the pillars, and the screens before and behind. */
export function windows({ profile, bw }: Shell, { sizeM: [w, h, d] }: ShapeInput): FieldNode {
  const belt = (profile.belt + 0.02) * h;
  const top = 0.955 * h;
  const above = box([0, belt, 0], [2 * w, top - belt, 2 * d]);
  const roofSide = side(
    profile.roof.map(([z, y]) => [z * d, y * h] as const),
    4 * w,
  );
  const pillars = profile.pillars.map((z) => box([0, 0, z * d], [3 * w, 2 * h, 0.09]));
  const slope = closed(bw, [
    [0.39 * bw, belt],
    [0.285 * bw, 0.92 * h],
  ]);
  return union(
    0,
    without(0, overlap(0, grown(roofSide, -0.07 * h), above), ...pillars),
    bothSides(front(slope, 2 * d)),
  );
}
