/** Cars: a body of side profile, plan and section in one, a dark glasshouse, four wheels in their arches, lamps and trim. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, block, grown, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, finish, front, plan, side, type Vec2 } from '../furniture/forms.ts';
import { CAR_PROFILES, type CarProfile } from './car-profiles.ts';
import { all, axles, rim, tyre } from './wheels.ts';

interface Shell {
  readonly deck: FieldNode;
  readonly roof: FieldNode;
  readonly profile: CarProfile;
  /** Width of the body between the mirrors. */
  readonly bw: number;
  readonly low: number;
}

/** Closes the right half of an outline far on the left, to be mirrored: half the edges to be measured. */
const closed = (w: number, half: readonly Vec2[]): readonly Vec2[] => [
  [-w, half[0]![1]],
  ...half,
  [-w, half.at(-1)![1]],
];

function shell({ sizeM: [w, h, d], parameters: [, round = 0.07, ride = 0], variant }: ShapeInput): Shell {
  const profile = CAR_PROFILES[variant] ?? CAR_PROFILES['saloon']!;
  const bw = 0.94 * w;
  const low = (profile.clearance + ride) * h;
  const isBoxy = variant === 'off-road';
  const scaled = (points: readonly Vec2[]): readonly Vec2[] =>
    points.map(([z, y]) => [z * d, Math.max(low, y * h)] as const);
  const deckSide = side(scaled(profile.deck), 2 * w);
  const q = isBoxy ? 0.02 : 0.06;
  const outline = plan(
    closed(w, [
      [(0.36 - q) * bw, 0.5 * d],
      [(0.43 - q / 2) * bw, 0.478 * d],
      [(0.475 - q / 4) * bw, 0.43 * d],
      [0.492 * bw, 0.34 * d],
      [0.5 * bw, 0.15 * d],
      [0.5 * bw, -0.25 * d],
      [0.488 * bw, -0.38 * d],
      [0.465 * bw, -0.455 * d],
      [(0.43 - q / 3) * bw, -0.487 * d],
      [0.37 * bw, -0.5 * d],
    ]),
    -h,
    3 * h,
  );
  const section = front(
    closed(w, [
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
    closed(w, [
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
function windows({ profile, bw }: Shell, { sizeM: [w, h, d] }: ShapeInput): FieldNode {
  const belt = (profile.belt + 0.02) * h;
  const top = 0.955 * h;
  const above = box([0, belt, 0], [2 * w, top - belt, 2 * d]);
  const roofSide = side(
    profile.roof.map(([z, y]) => [z * d, y * h] as const),
    4 * w,
  );
  const pillars = profile.pillars.map((z) => box([0, 0, z * d], [3 * w, 2 * h, 0.075]));
  const slope = closed(w, [
    [0.415 * bw, belt],
    [0.305 * bw, 0.925 * h],
  ]);
  return union(
    0,
    without(0, overlap(0, grown(roofSide, -0.062 * h), above), ...pillars),
    bothSides(front(slope, 2 * d)),
  );
}

/** Grille, air intake, the foot of the bumpers, rubbing strips along the doors. */
function bumpers({ deck, profile, bw, low }: Shell, { sizeM: [, h, d], variant }: ShapeInput): FieldNode {
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
function seams({ deck, profile, bw }: Shell, { sizeM: [, h, d] }: ShapeInput): FieldNode {
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

export const CAR: ThingShape = {
  parameters: [
    { name: 'Wheel size', unit: 'fraction', min: 0.2, max: 0.26, typical: 0.228 },
    { name: 'Roundness', unit: 'm', min: 0.02, max: 0.16, typical: 0.08 },
    { name: 'Ride height', unit: 'fraction', min: -0.03, max: 0.05, typical: 0 },
    { name: 'Spokes', unit: 'count', min: 5, max: 11, typical: 7 },
  ],
  body: finish('car paint', [0.09, 0.012, 0.014]),
  accent: finish('plastic', [0.014, 0.014, 0.015]),
  parts: (input): readonly ThingPart[] => {
    const { sizeM: [w, h, d], parameters: [wheelSize = 0.228, , , spokes = 7], variant } = input; // prettier-ignore
    const made = shell(input);
    const { deck, roof, profile, bw, low } = made;
    const isRugged = variant === 'off-road';
    const radius = wheelSize * Math.min(h, 0.36 * d) * (isRugged ? 1.06 : 1);
    const width = 0.115 * w;
    const track = bw / 2 - width / 2 - 0.006;
    const wheels = axles(
      profile.axles.map((z) => z * d),
      { radius, width },
      track,
    );
    const arches = bothSides(
      union(0, ...wheels.map(({ at: [, y, z] }) => axle('x', [bw / 2, y, z], 1.17 * radius, 0.34 * bw))),
    );
    const [noseLamp, tailLamp] = profile.lamps;
    const mirror = bothSides(
      union(
        0.02,
        at(
          [
            bw / 2 + (0.5 * (w - bw)) / 2 - 0.012,
            (profile.belt + 0.045) * h,
            (profile.roof.at(-2)![0] - 0.055) * d,
          ],
          block([(w - bw) / 2 + 0.024, 0.09 * h, 0.075], 0.035),
        ),
        box(
          [bw / 2 - 0.045, (profile.belt + 0.02) * h, (profile.roof.at(-2)![0] - 0.055) * d],
          [0.1, 0.035, 0.045],
          0.01,
        ),
      ),
    );
    const grownDeck = grown(deck, 0.011);
    const headlamp = isRugged
      ? bothSides(axle('z', [0.335 * bw, noseLamp * h, 0.482 * d], 0.062 * h, 0.05, 0.012))
      : overlap(
          0.012,
          grownDeck,
          bothSides(
            box([0.365 * bw, (noseLamp - 0.028) * h, 0.47 * d], [0.2 * bw, 0.075 * h, 0.14 * d], 0.03),
          ),
        );
    const spare = isRugged
      ? [axle('z', [0.06 * w, 0.52 * h, -0.483 * d + 0.02], 0.92 * radius, 0.07, 0.025)]
      : [];
    const cell = 0.066 * Math.max(0.8, d / 4.4);
    return [
      {
        name: 'Body',
        surface: 'body',
        field: union(
          0,
          without(0.012, union(0.03, deck, without(0.01, roof, windows(made, input))), arches),
          mirror,
        ),
        cellSizeM: cell,
      },
      {
        name: 'Glass',
        surface: finish('car paint', [0.008, 0.009, 0.01]),
        field: overlap(0, grown(roof, -0.013), box([0, (profile.belt - 0.03) * h, 0], [w, h, d])),
        cellSizeM: cell,
      },
      {
        name: 'Tyres and bumpers',
        surface: finish('rubber'),
        field: union(
          0,
          all(wheels, tyre),
          bumpers(made, input),
          box([0, low - 0.03, 0], [0.74 * bw, 0.16, 0.9 * d], 0.03),
          ...spare,
        ),
        cellSizeM: 0.046,
      },
      {
        name: 'Seams and wipers',
        surface: 'accent',
        field: seams(made, input),
        cellSizeM: 0.013,
      },
      {
        name: 'Rims and head lamps',
        surface: finish('steel'),
        field: union(
          0,
          all(wheels, (wheel) => rim(wheel, spokes)),
          headlamp,
          overlap(
            0,
            grown(deck, 0.014),
            union(
              0,
              box([0, 0.27 * h, 0.5 * d], [0.46, 0.1, 0.3]),
              box([0, 0.42 * h, -0.5 * d], [0.46, 0.1, 0.3]),
            ),
          ),
          overlap(
            0,
            grown(deck, 0.02),
            bothSides(
              union(
                0,
                ...profile.doors
                  .slice(1)
                  .map((z) => box([bw / 2, 0.575 * h, z * d + 0.13], [0.12, 0.026, 0.15], 0.01)),
              ),
            ),
          ),
        ),
        cellSizeM: 0.024,
      },
      {
        name: 'Tail lamps',
        surface: finish('plastic', [0.32, 0.012, 0.01]),
        field: overlap(
          0,
          grownDeck,
          bothSides(
            box(
              [0.405 * bw, (tailLamp - 0.06) * h, -0.49 * d],
              [0.15 * bw, (isRugged ? 0.2 : 0.1) * h, 0.07 * d],
              0.02,
            ),
          ),
        ),
        cellSizeM: 0.02,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, 0.5 * w, 0.25 * d]],
};
