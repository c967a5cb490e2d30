/** Cars: a body of side profile, plan and section in one, a dark glasshouse, four wheels in their arches, lamps and trim. */
import { at, block, grown, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, finish } from '../furniture/forms.ts';
import { shell, windows } from './car-shell.ts';
import { bumpers, seams } from './car-trim.ts';
import { all, axles, rim, tyre } from './wheels.ts';

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
    const cell = 0.06 * Math.max(0.8, d / 4.4);
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
