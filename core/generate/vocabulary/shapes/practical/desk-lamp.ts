/** A jointed desk lamp. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingLamp, ThingPart } from '../../thing-class.ts';
import { axle, placed, post, rod, turnX } from '../furniture/forms.ts';
import { hollow, smooth } from '../prop/turned.ts';
import { bulb, sheetCell } from './fittings.ts';

/** Two arms on a foot; the reflector looks down and forward. */
export function jointedLamp({
  sizeM: [w, h, d],
  parameters: [reach = 0.44, taper = 0.3, belly = 0.5],
}: ShapeInput) {
  const arm = 0.018 * h + 0.003;
  const footR = Math.min(0.36 * w, 0.34 * d);
  const footZ = -d / 2 + footR;
  const R = Math.min(0.5 * w, 0.3 * d, 0.22 * h) * (0.8 + 0.4 * (belly - 0.5));
  const L = 1.35 * R;
  const tilt = 28 + 20 * taper;
  const [sin, cos] = [Math.sin((tilt * Math.PI) / 180), Math.cos((tilt * Math.PI) / 180)];
  // The neck of the reflector is placed so that its rim just stays inside the size.
  const neck: Vec3 = [0, h - 0.45 * R * sin - arm, d / 2 - L * sin - R * cos];
  const shoulder: Vec3 = [0, 0.05 * h + arm, footZ];
  const elbow: Vec3 = [0, (0.52 + 0.3 * reach) * h, -d / 2 + 1.8 * arm];
  const inHead = (field: FieldNode): FieldNode => placed(neck, turnX(180 - tilt), field);
  const wall = 0.1 * R;
  const along = (s: number): Vec3 => [0, neck[1] - s * cos, neck[2] + s * sin];
  const parts: readonly ThingPart[] = [
    {
      name: 'Arms',
      surface: 'body',
      field: union(
        0,
        post([0, 0, footZ], footR, 0.045 * h, 0.012 * h),
        post([0, 0.03 * h, footZ], 1.8 * arm, 0.06 * h),
        rod(shoulder, elbow, arm),
        rod(elbow, neck, arm),
      ),
      cellSizeM: 0.95 * arm,
    },
    {
      name: 'Reflector',
      surface: 'body',
      field: inHead(
        union(
          0,
          hollow(smooth([[0.34 * R, -0.05 * L], [0.42 * R, 0.2 * L], [0.75 * R, 0.5 * L], [R, L]], 4), -wall), // prettier-ignore
          post([0, -0.16 * L, 0], 0.36 * R, 0.2 * L, 0.05 * L),
        ),
      ),
      cellSizeM: sheetCell(wall),
    },
    {
      name: 'Joints',
      surface: 'accent',
      field: union(
        0,
        axle('x', elbow, 1.7 * arm, 3.2 * arm, 0.3 * arm),
        axle('x', neck, 1.6 * arm, 3 * arm, 0.3 * arm),
        axle('x', shoulder, 1.6 * arm, 3.2 * arm, 0.3 * arm),
      ),
      cellSizeM: 0.6 * arm,
    },
  ];
  const lamp: ThingLamp = bulb(along(0.5 * L), 0.26 * R);
  return { parts, lamps: [lamp] };
}
