/** Fire escapes: railed platforms on brackets, a storey apart, with stairs that zigzag between them and a ladder below. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { box, ends, finish, range, rod, spread, tube } from '../furniture/forms.ts';

export const FIRE_ESCAPE: ThingShape = {
  parameters: [
    { name: 'Storey', unit: 'm', min: 2.6, max: 3.6, typical: 3 },
    { name: 'Rails', unit: 'count', min: 1, max: 3, typical: 2 },
  ],
  body: finish('iron'),
  accent: finish('iron', [0.13, 0.12, 0.115]),
  parts: ({ sizeM: [w, h, d], parameters: [storey = 3, rails = 2] }) => {
    const rail = Math.min(1, 0.3 * h);
    const floors = Math.max(1, Math.min(8, Math.round((h - rail) / storey)));
    const pitch = floors > 1 ? (h - rail) / (floors - 0.35) : h - rail;
    const r = Math.max(0.02, 0.0035 * h);
    const [x, z] = [w / 2 - 1.3 * r, d / 2 - 1.3 * r];
    const plate = Math.max(0.05, 2.2 * r);
    const bars: FieldNode[] = [];
    const plates: FieldNode[] = [];
    const stairs: FieldNode[] = [];
    for (const i of range(floors)) {
      const y = h - rail - (floors - 1 - i) * pitch;
      for (const slat of spread(7, d - 0.05))
        plates.push(box([0, y - plate, slat], [w, plate, 0.62 * (d / 7)]));
      for (const k of range(rails)) {
        const up = y + (rail * (k + 1)) / rails - 1.3 * r;
        bars.push(tube(r, [-x, up, -z], [-x, up, z], [x, up, z], [x, up, -z]));
      }
      for (const px of ends(5, 2 * x)) bars.push(rod([px, y, z], [px, y + rail - 1.3 * r, z], r));
      // brackets back to the wall
      for (const s of [-0.8, 0.8])
        bars.push(rod([s * x, y - 0.8 * plate, z], [s * x, Math.max(r, y - 0.55 * d), -z], r));
      if (i === 0) continue;
      const turn = i % 2 === 0 ? 1 : -1;
      const below = y - pitch;
      const place = (u: number, edge: number): Vec3 => [
        turn * (-0.36 * w + 0.72 * w * u),
        below + (y - below) * u,
        edge,
      ];
      for (const edge of [-0.4 * d, -0.02 * d]) stairs.push(rod(place(0, edge), place(1, edge), 1.2 * r));
      const [[ax, ay, az], [bx, by, bz]] = [place(0.1, -0.02 * d), place(1, -0.02 * d)];
      stairs.push(rod([ax, ay + 0.7 * rail, az], [bx, by + 0.5 * rail, bz], r));
      const steps = Math.max(5, Math.round(pitch / 0.28));
      for (const k of range(steps)) {
        const [sx, sy] = place((k + 0.5) / steps, 0);
        stairs.push(box([sx, sy - r, -0.21 * d], [0.2, 1.8 * r, 0.38 * d]));
      }
    }
    const foot = h - rail - (floors - 1) * pitch;
    if (foot > 0.5) {
      const [lx, lz] = [0.3 * w, z - 0.02];
      for (const s of [-0.2, 0.2]) bars.push(rod([lx + s, 1.3 * r, lz], [lx + s, foot, lz], r));
      for (const k of range(Math.round(foot / 0.34)))
        bars.push(rod([lx - 0.2, 1.5 * r + k * 0.34, lz], [lx + 0.2, 1.5 * r + k * 0.34, lz], r));
    }
    const part = (
      name: string,
      surface: 'body' | 'accent',
      fields: readonly FieldNode[],
      cellSizeM: number,
    ): ThingPart => ({ name, surface, field: union(0, ...fields), cellSizeM });
    return [
      part('Rails', 'body', bars, 1.35 * r),
      part('Platforms', 'accent', plates, Math.min(plate, Math.max(0.55 * (d / 7), 0.05))),
      ...(stairs.length > 0 ? [part('Stairs', 'body', stairs, 1.4 * r)] : []),
    ];
  },
};
