/** A laptop and a monitor: screens that light the face of who sits before them. */
import { at, block, union } from '../../../../scene/fields/field-nodes.ts';
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, clamp, ends, finish, placed, post, turnX } from '../furniture/forms.ts';

const DESKTOP = finish('glow', [0.16, 0.3, 0.62]);
const PAGE = finish('glow', [0.95, 0.97, 1]);

export const LAPTOP: ThingShape = {
  parameters: [
    { name: 'Lid opening', unit: 'deg', min: 95, max: 130, typical: 108 },
    { name: 'Bezel', unit: 'fraction', min: 0.02, max: 0.07, typical: 0.035 },
    { name: 'Window', unit: 'fraction', min: 0.3, max: 0.8, typical: 0.6 },
  ],
  body: finish('steel'),
  accent: finish('plastic', [0.025, 0.025, 0.028]),
  parts: ({ sizeM: [w, h, d], parameters: [opening = 108, bezel = 0.035, window = 0.6] }) => {
    const t = 0.045 * w;
    const lidT = 0.036 * w;
    // The lid may lean no further back than leaves a palm rest.
    const lean = Math.min(opening - 90, (Math.atan2(0.4 * d, h) * 180) / Math.PI);
    const [sin, cos] = [Math.sin((lean * Math.PI) / 180), Math.cos((lean * Math.PI) / 180)];
    const length = (h - 0.6 * t - lidT * sin) / cos;
    const deep = d - length * sin - 0.4 * t;
    const hinge = d / 2 - deep;
    const lid = (field: FieldNode): FieldNode => placed([0, 0.6 * t, hinge], turnX(-lean), field);
    const pane = (
      inset: number,
      proud: number,
      x0: number,
      x1: number,
      y0: number,
      y1: number,
    ): FieldNode => {
      const [pw, ph] = [w - 2 * inset, length - 2.6 * inset];
      return lid(
        at(
          [((x0 + x1) / 2 - 0.5) * pw, 1.5 * inset + ((y0 + y1) / 2) * ph, 0.05 * lidT + proud],
          block([(x1 - x0) * pw, (y1 - y0) * ph, 0.8 * lidT], 0),
        ),
      );
    };
    const rim = bezel * w;
    const keyW = (0.86 * w) / 12;
    const keyD = (0.42 * deep) / 4;
    const keys = ends(4, 3 * keyD).flatMap((z) =>
      ends(12, 11 * keyW).map((x) =>
        at([x, 0.96 * t, hinge + 0.33 * deep + z], block([0.78 * keyW, 0.4 * t, 0.76 * keyD], 0)),
      ),
    );
    return [
      {
        name: 'Case',
        surface: 'body',
        field: union(
          0,
          box([0, 0, hinge + deep / 2], [w, 0.94 * t, deep], 0.3 * t),
          lid(at([0, length / 2, -0.05 * lidT], block([w, length, lidT], 0.25 * lidT))),
        ),
        cellSizeM: 0.6 * lidT,
      },
      {
        name: 'Keys',
        surface: 'accent',
        field: union(0, ...keys, box([0, 0.7 * t, hinge + 0.8 * deep], [0.3 * w, 0.26 * t, 0.28 * deep])),
        cellSizeM: 0.0125 * w,
      },
      {
        name: 'Bezel',
        surface: 'accent',
        field: pane(0.012 * w, 0.18 * lidT, 0, 1, 0, 1),
        cellSizeM: 0.6 * lidT,
      },
      { name: 'Screen', surface: DESKTOP, field: pane(rim, 0.22 * lidT, 0, 1, 0, 1), cellSizeM: 0.6 * lidT },
      {
        name: 'Window',
        surface: PAGE,
        field: pane(
          rim,
          0.26 * lidT,
          0.5 - 0.5 * window,
          0.5 + 0.42 * window,
          0.16,
          0.2 + 0.72 * clamp(window + 0.3, 0, 1),
        ),
        cellSizeM: 0.6 * lidT,
      },
    ];
  },
};

export const MONITOR: ThingShape = {
  parameters: [
    { name: 'Stand height', unit: 'fraction', min: 0.08, max: 0.32, typical: 0.2 },
    { name: 'Bezel', unit: 'fraction', min: 0.012, max: 0.06, typical: 0.022 },
    { name: 'Foot width', unit: 'fraction', min: 0.25, max: 0.6, typical: 0.4 },
  ],
  body: finish('plastic', [0.022, 0.022, 0.024]),
  accent: finish('steel'),
  parts: ({ sizeM: [w, h, d], parameters: [stand = 0.2, bezel = 0.022, foot = 0.4], seed }) => {
    const low = stand * h;
    const panelH = h - low;
    const t = Math.min(0.3 * d, 0.045 * w + 0.012);
    const z = 0.1 * d;
    const rim = bezel * w;
    const [sw, sh] = [w - 2 * rim, panelH - 2.2 * rim];
    const bottom = low + 1.2 * rim;
    const split = 0.3 + 0.3 * (((seed * 37) % 100) / 100);
    const face = z + t / 2;
    const screen = (x0: number, x1: number, y0: number, y1: number, proud: number): FieldNode =>
      box(
        [((x0 + x1) / 2 - 0.5) * sw, bottom + y0 * sh, face - 0.3 * t + proud],
        [(x1 - x0) * sw, (y1 - y0) * sh, 0.6 * t],
      );
    return [
      {
        name: 'Panel',
        surface: 'body',
        field: union(
          0,
          box([0, low, z], [w, panelH, t], 0.12 * t),
          box([0, low + 0.2 * panelH, z - 0.6 * t], [0.6 * w, 0.6 * panelH, t], 0.2 * t),
        ),
        cellSizeM: 0.6 * t,
      },
      {
        name: 'Stand',
        surface: 'accent',
        field: union(
          0,
          box([0, 0, 0], [foot * w, 0.022 * h + 0.004, d], 0.006),
          box([0, 0, z - 1.1 * t], [0.1 * w, low + 0.3 * panelH, 0.8 * t], 0.1 * t),
          post([0, 0.01 * h, z - 1.1 * t], Math.min(0.08 * w, 0.26 * d), 0.03 * h),
        ),
        cellSizeM: 0.02 * h + 0.002,
      },
      { name: 'Screen', surface: DESKTOP, field: screen(0, 1, 0, 1, 0.03 * t), cellSizeM: 0.5 * t },
      { name: 'Page', surface: PAGE, field: screen(split, 0.96, 0.12, 0.94, 0.06 * t), cellSizeM: 0.5 * t },
      {
        name: 'Side window',
        surface: finish('glow', [0.05, 0.07, 0.1]),
        field: screen(0.04, split - 0.03, 0.3, 0.94, 0.06 * t),
        cellSizeM: 0.5 * t,
      },
    ];
  },
};
