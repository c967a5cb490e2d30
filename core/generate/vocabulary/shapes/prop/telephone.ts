/** A desk telephone with a dial: a sloped case, the handset across its cradle. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ellipsoid, limb, overlap, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingShape } from '../../thing-class.ts';
import { bothSides, box, finish, front, placed, post, range, side, turnX } from '../furniture/forms.ts';

export const TELEPHONE: ThingShape = {
  parameters: [
    { name: 'Dial size', unit: 'fraction', min: 0.4, max: 0.56, typical: 0.48 },
    { name: 'Handset thickness', unit: 'fraction', min: 0.09, max: 0.15, typical: 0.12 },
    { name: 'Case taper', unit: 'fraction', min: 0.1, max: 0.4, typical: 0.24 },
  ],
  body: finish('plastic', [0.014, 0.014, 0.015]),
  accent: finish('chrome'),
  parts: ({ sizeM: [w, h, d], parameters: [dial = 0.48, thick = 0.12, taper = 0.24] }) => {
    const wide = 0.88 * w;
    const top = 0.66 * h;
    const lip = 0.24 * h;
    const zTop = -0.08 * d;
    const profile = [[-0.5 * d, 0], [0.5 * d, 0], [0.5 * d, lip], [zTop, top], [-0.34 * d, top], [-0.5 * d, 0.4 * h]] as const; // prettier-ignore
    const half = wide / 2;
    const inner = half * (1 - taper);
    const plate = [[-half, 0], [half, 0], [half, 0.12 * h], [inner, top + 0.02 * h], [-inner, top + 0.02 * h], [-half, 0.12 * h]] as const; // prettier-ignore
    const cased = overlap(0.1 * h, side(profile, wide), front(plate, d));
    const neckZ = (zTop - 0.34 * d) / 2;
    const r = thick * Math.min(w, 1.6 * h) * 0.5;
    const y = h - 1.35 * r;
    const cradle = bothSides(
      union(
        0,
        box([0.27 * w, top - 0.04 * h, neckZ + 0.09 * d], [0.14 * w, y - top + 0.06 * h, 0.035 * d], 0.006),
        box([0.27 * w, top - 0.04 * h, neckZ - 0.09 * d], [0.14 * w, y - top + 0.06 * h, 0.035 * d], 0.006),
      ),
    );
    const cup = 2 * r;
    const endX = w / 2 - cup;
    const handset = union(
      0.5 * r,
      limb([-0.7 * endX, y + 0.2 * r, neckZ], [0.7 * endX, y + 0.2 * r, neckZ], r, r),
      bothSides(limb([0.6 * endX, y + 0.2 * r, neckZ], [endX, y - 0.3 * r, neckZ], r, 1.3 * r)),
      bothSides(at([endX, y - 0.8 * r, neckZ], ellipsoid([cup, 1.2 * r, cup]))),
    );
    const slope = Math.atan2(top - lip, 0.5 * d - zTop);
    const tilt = turnX((slope * 180) / Math.PI);
    const radius = Math.min(0.5 * dial * Math.min(w, d), 0.44 * Math.hypot(top - lip, 0.5 * d - zTop));
    const [my, mz] = [0.48 * lip + 0.52 * top, 0.48 * 0.5 * d + 0.52 * zTop];
    const onFace = (field: FieldNode): FieldNode => placed([0, my - 0.02 * h, mz], tilt, field);
    const hole = (i: number): FieldNode => {
      const a = ((-60 + 30 * i) * Math.PI) / 180;
      return post([0.74 * radius * Math.cos(a), -1, 0.74 * radius * Math.sin(a)], 0.15 * radius, 2);
    };
    const rise = 0.1 * h;
    return [
      { name: 'Case', surface: 'body', field: union(0.02 * h, cased, cradle), cellSizeM: 0.03 * w },
      { name: 'Handset', surface: 'body', field: handset, cellSizeM: 0.5 * r },
      {
        name: 'Dial',
        surface: 'accent',
        field: onFace(without(0, post([0, 0, 0], radius, rise + 0.03 * h), ...range(10).map(hole))),
        cellSizeM: 0.11 * radius,
      },
      {
        name: 'Numbers',
        surface: finish('ceramic'),
        field: onFace(union(0, post([0, 0, 0], 1.08 * radius, rise - 0.01 * h), post([0, 0, 0], 0.42 * radius, rise + 0.05 * h))), // prettier-ignore
        cellSizeM: 0.16 * radius,
      },
    ];
  },
};
