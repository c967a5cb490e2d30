/** A grand piano: a curved case on three legs, its lid raised over gilded strings. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, ball, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart } from '../../thing-class.ts';
import { box, clamp, ends, finish, placed, plan, post, taper, turnX, turnZ, type Vec2 } from './forms.ts';
import { keyParts, type Build } from './piano-keys.ts';

/** Straight on the low side, waisted on the high side, round at the tail; keys at the front. */
function grandOutline(w: number, d: number, inset: number): readonly Vec2[] {
  const [l, r, f] = [-w / 2 + inset, w / 2 - inset, d / 2 - inset];
  const tail = -d / 2 + inset;
  const at = (x: number, z: number): Vec2 => [l + x * (r - l), tail + z * (f - tail)];
  return [
    at(0, 1), at(1, 1), at(1, 0.62), at(0.985, 0.55), at(0.93, 0.47), at(0.84, 0.4), at(0.76, 0.32), at(0.71, 0.22), at(0.66, 0.12),
    at(0.57, 0.045), at(0.45, 0.008), at(0.33, 0), at(0.2, 0.012), at(0.09, 0.05), at(0.02, 0.12), at(0, 0.2),
  ]; // prettier-ignore
}

export function grand({ w, h, d, lid, legs, keys }: Build): readonly ThingPart[] {
  const long = Math.max(d, 1.35);
  const deep = Math.min(d, long);
  const rim = 0.28;
  const floor = keys - 0.1;
  const top = floor + rim;
  const keyZone = 0.16 * deep + 0.08;
  const frontZ = deep / 2 - keyZone;
  const outline = grandOutline(w, deep, 0);
  const swing = Math.max(0, Math.min(lid, (Math.asin(Math.min(0.95, (h - top - 0.03) / w)) * 180) / Math.PI));
  const rise = Math.sin((swing * Math.PI) / 180);
  const leg = (x: number, z: number): FieldNode =>
    union(
      0,
      taper([x, 0.06, z], 0.03 + 0.02 * legs, 0.05 + 0.04 * legs, floor - 0.04),
      at([x, 0.035, z], ball(0.035)),
    );
  const lidOutline = outline
    .filter(([, z]) => z < frontZ + 0.02)
    .concat([
      [-w / 2, frontZ],
      [w / 2, frontZ],
    ]);
  const sorted = [...lidOutline].sort(
    (a, b) => Math.atan2(a[1] + 0.1 * deep, a[0]) - Math.atan2(b[1] + 0.1 * deep, b[0]),
  );
  return [
    {
      name: 'Case',
      surface: 'body',
      field: union(
        0,
        without(
          0,
          plan(outline, floor, rim, 0.008),
          plan(
            grandOutline(w, deep, 0.045).map(([x, z]) => [x, Math.min(z, frontZ - 0.03)] as const),
            top - 0.14,
            0.3,
          ),
          box([0, keys - 0.03, deep / 2], [w - 0.22, 0.5, 2 * keyZone], 0),
        ),
        ...[leg(0.4 * w, 0.24 * deep), leg(-0.4 * w, 0.24 * deep), leg(-0.16 * w, -0.34 * deep)],
        box([0, 0.14, 0.2 * deep], [0.07, floor - 0.14, 0.05], 0),
        box([0, 0.08, 0.2 * deep], [0.28, 0.08, 0.08], 0.01),
        placed(
          [0, top - 0.02, frontZ - 0.08],
          turnX(-16),
          box([0, 0, 0], [0.46 * w, clamp(h - top, 0.05, 0.24), 0.034], 0.004),
        ),
      ),
      cellSizeM: 0.029,
    },
    {
      name: 'Lid',
      surface: 'body',
      field: union(
        0,
        placed([-w / 2, top + 0.004, 0], turnZ(swing), at([w / 2, 0, 0], plan(sorted, 0, 0.036, 0.006))),
        ...(swing > 8
          ? [
              placed(
                [0.36 * w, top - 0.05, -0.06 * deep],
                turnZ(0),
                post([0, 0, 0], 0.014, 0.05 + 0.84 * w * rise),
              ),
            ]
          : []),
      ),
      cellSizeM: 0.025,
    },
    {
      name: 'Strings and pedals',
      surface: finish('gold', [0.5, 0.33, 0.12]),
      field: union(
        0,
        plan(
          grandOutline(w, deep, 0.04).map(([x, z]) => [x, Math.min(z, frontZ - 0.03)] as const),
          top - 0.145,
          0.022,
        ),
        ...ends(3, 0.16).map((x) => box([x, 0.07, 0.2 * deep + 0.07], [0.03, 0.018, 0.11], 0.008)),
      ),
      cellSizeM: 0.016,
    },
    ...keyParts(w - 0.24, keys - 0.032, deep / 2 - 0.02, 0.15),
  ];
}
