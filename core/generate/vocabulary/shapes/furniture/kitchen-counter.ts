/** A kitchen counter: doors and drawers over a plinth, a worktop with a sunk steel sink and a tap. */
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import type { ThingShape } from '../../thing-class.ts';
import { arc, axle, box, ends, finish, post, tube } from './forms.ts';
import { bar, faceField, type Face } from './fronts.ts';

const THICK = 0.022;

export const KITCHEN_COUNTER: ThingShape = {
  parameters: [
    { name: 'Door width', unit: 'm', min: 0.35, max: 0.7, typical: 0.52 },
    { name: 'Worktop thickness', unit: 'm', min: 0.026, max: 0.06, typical: 0.038 },
    { name: 'Sink place', unit: 'fraction', min: 0, max: 1, typical: 0.3 },
    { name: 'Panel frame', unit: 'm', min: 0, max: 0.09, typical: 0.06 },
  ],
  body: finish('painted wood', [0.42, 0.46, 0.43]),
  accent: finish('wood', [0.33, 0.2, 0.11]),
  parts: ({ sizeM: [w, height, d], parameters: [door = 0.52, top = 0.038, place = 0.3, frame = 0.06] }) => {
    // the tap is the highest point
    const h = height - 0.04;
    const plinth = 0.1;
    const under = h - top;
    const deep = d - 0.06;
    const z = -0.015;
    const faceZ = z + deep / 2 + THICK / 2;
    const count = Math.max(1, Math.round(w / door));
    const unit = w / count;
    const drawer = 0.16;
    const [sinkW, sinkD, sinkH] = [Math.min(0.54, 0.62 * w), 0.62 * d, 0.17];
    const sinkX = (place - 0.5) * (w - sinkW - 0.16);
    const faces = ends(count, w - unit).flatMap((x, i): readonly Face[] =>
      i % 3 === 2
        ? [0, 1, 2].map((k) => ({
            x,
            y: plinth + (k * (under - plinth)) / 3,
            w: unit,
            h: (under - plinth) / 3,
          }))
        : [
            { x, y: plinth, w: unit, h: under - plinth - drawer },
            { x, y: under - drawer, w: unit, h: drawer },
          ],
    );
    const tapZ = -0.36 * d;
    const rise = 0.014 + 0.04 * height;
    const bend = 0.03;
    const reach = 0.3 * d;
    const spout: readonly Vec3[] = [
      ...arc([tapZ + bend, h + rise], bend, 180, 90, 4).map(([sz, sy]): Vec3 => [sinkX, sy, sz]),
      ...arc([tapZ + reach - bend, h + rise], bend, 90, 0, 4).map(([sz, sy]): Vec3 => [sinkX, sy, sz]),
      [sinkX, h + rise - 0.012, tapZ + reach],
    ];
    const stretch = Math.max(1, Math.sqrt(w / 2.6));
    return [
      {
        name: 'Case',
        surface: 'body',
        field: union(
          0,
          without(
            0,
            box([0, plinth, z], [w - 0.006, under - plinth, deep], 0),
            box([sinkX, under - sinkH - 0.02, 0.02], [sinkW + 0.03, 0.3, sinkD + 0.03], 0),
          ),
          box([0, 0, z - 0.03], [w - 0.01, plinth + 0.01, deep - 0.06], 0),
        ),
        cellSizeM: 0.045 * stretch,
      },
      {
        name: 'Fronts',
        surface: 'body',
        field: union(0, ...faces.map((f) => faceField(f, faceZ, THICK, f.h > 0.3 ? frame : 0))),
        cellSizeM: 0.019 * Math.max(1, Math.sqrt(w / 4)),
      },
      {
        name: 'Worktop',
        surface: 'accent',
        field: without(
          0,
          box([0, under, 0], [w, top, d], 0.006),
          box([sinkX, under - 0.1, 0.02], [sinkW, 0.3, sinkD], 0),
        ),
        cellSizeM: 0.9 * top,
      },
      {
        name: 'Sink',
        surface: finish('steel'),
        field: without(
          0,
          box([sinkX, under - sinkH, 0.02], [sinkW + 0.02, sinkH + top + 0.004, sinkD + 0.02], 0.004),
          box([sinkX, under - sinkH + 0.018, 0.02], [sinkW - 0.02, 0.4, sinkD - 0.02], 0.05),
        ),
        cellSizeM: 0.018,
      },
      {
        name: 'Tap',
        surface: finish('chrome'),
        field: union(
          0,
          post([sinkX, h, tapZ], 0.024, 0.05, 0.004),
          tube(0.013, [sinkX, h + 0.03, tapZ], ...spout),
          ...[-1, 1].flatMap((s) => [
            post([sinkX + s * 0.09, h, tapZ], 0.018, 0.045, 0.003),
            axle('x', [sinkX + s * 0.09, h + 0.05, tapZ], 0.009, 0.06),
          ]),
        ),
        cellSizeM: 0.008,
      },
      {
        name: 'Handles',
        surface: finish('steel'),
        field: union(
          0,
          ...faces.map((f) => bar(f.x, f.y + f.h - Math.min(0.08, 0.45 * f.h), faceZ + 0.04, 0.14, false)),
        ),
        cellSizeM: 0.009,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h - 0.04, w, d]],
};
