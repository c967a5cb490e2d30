/** A phone box with glazed sides and a lit ceiling, and a bus shelter with a bench and a lit poster. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { box, ends, finish, fourCorners, range, tube } from '../furniture/forms.ts';

export const PHONE_BOX: ThingShape = {
  parameters: [
    { name: 'Panes up', unit: 'count', min: 3, max: 8, typical: 6 },
    { name: 'Panes across', unit: 'count', min: 1, max: 3, typical: 3 },
    { name: 'Crown', unit: 'fraction', min: 0.06, max: 0.14, typical: 0.1 },
  ],
  body: finish('painted metal', [0.32, 0.016, 0.014]),
  accent: finish('painted metal', [0.02, 0.021, 0.023]),
  parts: ({ sizeM: [w, h, d], parameters: [up = 6, across = 3, crown = 0.1] }) => {
    const p = 0.1 * Math.min(w, d);
    const dome = crown * h;
    const head = 0.15;
    const top = h - dome - head;
    const sill = 0.3;
    const bar = 0.03;
    const panel = (width: number): FieldNode =>
      union(
        0,
        box([0, 0.06, 0], [width, sill - 0.06, 0.045]),
        ...ends(Math.round(across) + 1, width).map((x) => box([x, sill, 0], [bar, top - sill, bar])),
        ...ends(Math.round(up) + 1, top - sill - bar).map((y) =>
          box([0, sill + (top - sill) / 2 + y - bar / 2, 0], [width, bar, bar]),
        ),
      );
    const onSides = (x: number): FieldNode => ({
      op: 'transform',
      translationM: [x, 0, 0],
      rotation: [0, Math.SQRT1_2, 0, Math.SQRT1_2],
      scale: 1,
      child: panel(d - 2 * p),
    });
    const frontZ = d / 2 - 0.05;
    const sideX = w / 2 - 0.05;
    return [
      {
        name: 'Box',
        surface: 'body',
        field: union(
          0,
          fourCorners(box([(w - p) / 2 - 0.01, 0, (d - p) / 2 - 0.01], [p, top + head, p], 0.012)),
          box([0, top, 0], [w - 0.04, head, d - 0.04], 0.01),
          without(
            0,
            box([0, top + head - dome - 0.02, 0], [w, 2 * dome + 0.02, d], 0.96 * dome),
            box([0, top + head - 2 * dome, 0], [2 * w, 2 * dome, 2 * d]),
          ),
          box([0, top + head - 0.01, 0], [w, 0.035, d], 0.008),
          box([0, 0, 0], [w - 0.02, 0.07, d - 0.02], 0.01),
        ),
        cellSizeM: 0.032,
      },
      {
        name: 'Glazing bars',
        surface: 'body',
        field: union(
          0,
          {
            op: 'transform',
            translationM: [0, 0, frontZ],
            rotation: [0, 0, 0, 1],
            scale: 1,
            child: panel(w - 2 * p),
          },
          onSides(sideX),
          onSides(-sideX),
          box([0, 0.06, -frontZ], [w - 2 * p, top - 0.06, 0.04]),
        ),
        cellSizeM: 0.026,
      },
      {
        name: 'Telephone',
        surface: 'accent',
        field: union(
          0.01,
          box([0, 1.0, -frontZ + 0.13], [0.34, 0.52, 0.16], 0.02),
          box([0.05, 1.18, -frontZ + 0.22], [0.15, 0.2, 0.04], 0.01),
          tube(0.024, [-0.11, 1.2, -frontZ + 0.25], [-0.11, 1.42, -frontZ + 0.25]),
          box([0, 0.92, -frontZ + 0.16], [0.5, 0.03, 0.24], 0.004),
        ),
        cellSizeM: 0.022,
      },
      {
        name: 'Sign',
        surface: finish('glow'),
        field: union(
          0,
          box([0, top + 0.035, d / 2 - 0.015], [0.72 * w, head - 0.07, 0.02]),
          ...[-1, 1].map((s) => box([s * (w / 2 - 0.015), top + 0.035, 0], [0.02, head - 0.07, 0.72 * d])),
        ),
        cellSizeM: 0.018,
      },
    ];
  },
  lamps: ({ sizeM: [w, h, d], parameters: [, , crown = 0.1] }) => [
    {
      positionM: [0, h - crown * h - 0.15 - 0.02, 0],
      emitter: { type: 'disc', radiusM: 0.16 * Math.min(w, d), twoSided: false },
      aim: [0, -1, 0],
      share: 1,
    },
  ],
};

export const BUS_STOP: ThingShape = {
  parameters: [
    { name: 'Roof thickness', unit: 'm', min: 0.06, max: 0.16, typical: 0.1 },
    { name: 'Posts', unit: 'count', min: 2, max: 5, typical: 3 },
    { name: 'Bench', unit: 'fraction', min: 0.3, max: 0.7, typical: 0.5 },
  ],
  body: finish('painted metal', [0.055, 0.06, 0.062]),
  accent: finish('wood', [0.3, 0.18, 0.09]),
  parts: ({ sizeM: [w, h, d], parameters: [roof = 0.1, posts = 3, bench = 0.5] }) => {
    const p = 0.07;
    const under = h - roof;
    const rear = -d / 2 + 0.16;
    const ad = Math.min(0.42 * d + 0.4, 0.8 * d);
    const adX = w / 2 - 0.11;
    const adZ = rear + ad / 2;
    const adTop = Math.min(2.0, under - 0.25);
    const count = Math.round(posts);
    const long = bench * (w - 0.5);
    const benchX = -w / 2 + 0.15 + long / 2;
    const postX = ends(count, w - 0.3);
    const bays = range(count - 1).map(
      (i) => [(postX[i]! + postX[i + 1]!) / 2, postX[i + 1]! - postX[i]! - p] as const,
    );
    return [
      {
        name: 'Frame',
        surface: 'body',
        field: union(
          0,
          box([0, under, 0], [w, roof, d], 0.02),
          ...postX.map((x) => box([x, 0, rear], [p, under + 0.02, p])),
          ...[-1, 1].map((s) => box([(s * (w - 0.3)) / 2, under - 0.1, 0.02], [p, 0.11, d - 0.3])),
          box([0, under - 0.08, rear], [w - 0.3, 0.08, p]),
          box([0, 0.25, rear], [w - 0.3, 0.075, p]),
          box([adX - 0.02, 0.22, adZ], [0.16, adTop - 0.2 + 0.06, ad + 0.02], 0.015),
          box([adX - 0.02, 0, adZ], [0.075, 0.3, 0.5 * ad]),
          ...ends(2, 0.7 * long).map((x) => box([benchX + x, 0, rear + 0.26], [0.065, 0.42, 0.28])),
        ),
        cellSizeM: 0.062,
      },
      {
        name: 'Glass',
        surface: finish('pane'),
        field: union(0, ...bays.map(([x, width]) => box([x, 0.325, rear], [width, under - 0.41, 0.03]))),
        cellSizeM: 0.037,
      },
      {
        name: 'Bench',
        surface: 'accent',
        field: union(
          0,
          ...ends(3, 0.24).map((z) => box([benchX, 0.42, rear + 0.26 + z], [long, 0.04, 0.1], 0.006)),
        ),
        cellSizeM: 0.034,
      },
      {
        name: 'Poster',
        surface: finish('glow'),
        field: box([adX - 0.02, 0.34, adZ], [0.18, adTop - 0.38, ad - 0.12]),
        cellSizeM: 0.045,
      },
    ];
  },
  lamps: ({ sizeM: [w, h, d], parameters: [roof = 0.1] }) => [
    {
      positionM: [0, h - roof - 0.012, 0.05],
      emitter: { type: 'rectangle', widthM: 0.72 * w, heightM: Math.min(0.14, 0.1 * d), twoSided: false },
      aim: [0, -1, 0],
      share: 1,
    },
  ],
};
