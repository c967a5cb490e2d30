/** A lorry: a cab over its front axle, a box behind it on a frame with twin rear wheels. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { axle, bothSides, box, clamp, ends, finish, post, range, type Vec2 } from '../furniture/forms.ts';
import { arches, BLACK_PLASTIC, coach, DARK_GLASS, flank, proud, TAIL_RED } from './coachwork.ts';
import { all, axles, dish, tyre } from './wheels.ts';

export const TRUCK: ThingShape = {
  parameters: [
    { name: 'Cab length', unit: 'm', min: 1.6, max: 2.4, typical: 1.95 },
    { name: 'Wheel radius', unit: 'm', min: 0.38, max: 0.54, typical: 0.47 },
    { name: 'Ribs of the box', unit: 'count', min: 0, max: 14, typical: 8 },
    { name: 'Cab height', unit: 'fraction', min: 0.7, max: 0.95, typical: 0.82 },
  ],
  body: finish('car paint', [0.05, 0.1, 0.2]),
  accent: finish('painted metal', [0.52, 0.51, 0.48]),
  parts: ({ sizeM: [w, h, d], parameters: [cab = 1.95, radius = 0.47, ribs = 8, cabHeight = 0.82] }) => {
    const bw = 0.9 * w;
    const nose = d / 2;
    const r = Math.min(radius, 0.17 * h);
    const low = 0.75 * r;
    const cabTop = cabHeight * h;
    const long = Math.min(cab, 0.34 * d);
    const back = nose - long;
    const outline: readonly Vec2[] = [
      [back, low],
      [back, cabTop],
      [nose - 0.42 * long, cabTop],
      [nose - 0.2 * long, 0.94 * cabTop],
      [nose - 0.03, 0.55 * cabTop],
      [nose, 0.5 * cabTop],
      [nose, low],
    ];
    const body = coach(outline, bw, 0.93, 0.12);
    const deck = 2 * r + 0.1;
    const boxBack = -nose + 0.04;
    const boxLong = back - 0.16 - boxBack;
    const boxZ = boxBack + boxLong / 2;
    const places = d > 11 ? [-nose + 0.17 * d, -nose + 0.17 * d + 2.3 * r] : [-nose + 0.2 * d];
    const frontWheels = axles([nose - 0.52 * long], { radius: r, width: 0.12 * w }, bw / 2 - 0.06 * w - 0.01);
    const rearWheels = axles(places, { radius: r, width: 0.2 * w }, bw / 2 - 0.1 * w - 0.01);
    const wheels = [...frontWheels, ...rearWheels];
    const [sill, top] = [0.58 * cabTop, 0.9 * cabTop];
    const ribCount = Math.round(ribs);
    const mirror = bothSides(
      box([w / 2 - 0.06, 0.6 * cabTop, nose - 0.16 * long], [0.11, 0.38, 0.07], 0.025),
    );
    const arm = bothSides(
      union(
        0,
        box([bw / 2 + (w - bw) / 8, 0.64 * cabTop, nose - 0.17 * long], [(w - bw) / 2, 0.035, 0.035]),
        box([bw / 2 + (w - bw) / 8, 0.6 * cabTop + 0.3, nose - 0.17 * long], [(w - bw) / 2, 0.035, 0.035]),
      ),
    );
    return [
      { name: 'Cab', surface: 'body', field: without(0.01, body, arches(frontWheels, bw)), cellSizeM: 0.07 },
      {
        name: 'Box',
        surface: 'accent',
        field: union(
          0,
          box([0, deck, boxZ], [0.955 * w, h - deck, boxLong], 0.012),
          ...(ribCount > 1
            ? ends(ribCount, boxLong - 0.1).map((z) =>
                box([0, deck, boxZ + z], [0.985 * w, h - deck - 0.02, 0.09]),
              )
            : []),
          box([0, h - 0.1, boxZ], [0.99 * w, 0.1, boxLong + 0.03], 0.01),
          box([0, deck, boxZ], [0.99 * w, 0.13, boxLong + 0.03], 0.01),
        ),
        cellSizeM: clamp(0.085 * Math.sqrt(d / 8.5), 0.08, 0.12) * (ribCount > 1 ? 0.95 : 1),
      },
      {
        name: 'Glass',
        surface: DARK_GLASS,
        field: proud(
          body,
          0.012,
          box([0, 0.57 * cabTop, nose - 0.05], [0.86 * bw, 0.33 * cabTop, 0.5 * long], 0.05),
          flank(bw, nose - 0.72 * long, nose - 0.22 * long, sill, top, 0.16),
        ),
        cellSizeM: 0.055,
      },
      {
        name: 'Chassis and tyres',
        surface: BLACK_PLASTIC,
        field: union(
          0,
          all(wheels, tyre),
          bothSides(box([0.17 * w, deck - 0.24, -0.02 * d], [0.12, 0.22, 0.9 * d])),
          bothSides(
            box([0.4 * w, 0.55 * r, (back + rearWheels[0]!.at[2] + r) / 2 - 0.1], [0.24, 0.5, 0.8], 0.04),
          ),
          ...ends(range(3).length, 0.8 * boxLong).map((z) =>
            box([0, deck - 0.1, boxZ + z], [0.9 * w, 0.1, 0.12]),
          ),
          bothSides(post([0.42 * w, 0.4 * r, -nose + 0.14], 0.05, deck - 0.4 * r)),
          box([0, 0.5 * r, -nose + 0.1], [0.92 * w, 0.14, 0.12], 0.02),
          proud(
            body,
            0.015,
            box([0, low, nose], [bw, 0.1 * cabTop, 0.5], 0.04),
            box([0, 0.36 * cabTop, nose], [0.66 * bw, 0.14 * cabTop, 0.3], 0.03),
          ),
          mirror,
          arm,
        ),
        cellSizeM: 0.06,
      },
      {
        name: 'Bright parts',
        surface: finish('steel'),
        field: union(
          0,
          all(wheels, dish),
          proud(
            body,
            0.03,
            bothSides(box([0.38 * bw, low + 0.03, nose], [0.16 * bw, 0.07 * cabTop, 0.3], 0.03)),
          ),
          bothSides(axle('z', [0.39 * w, 1.05 * r, 0.5 * (back - nose) * 0.2], 0.26, 0.9, 0.05)),
        ),
        cellSizeM: 0.034,
      },
      {
        name: 'Tail lamps',
        surface: TAIL_RED,
        field: bothSides(box([0.38 * w, 0.5 * r + 0.17, -nose + 0.05], [0.3, 0.1, 0.08], 0.01)),
        cellSizeM: 0.04,
      },
    ];
  },
};
