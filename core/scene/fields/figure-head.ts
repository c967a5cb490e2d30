/** Head, neck, hair and hands of the figure, in units of the head's height. */
import type { FieldNode } from '../../document/records/field-node.ts';
import { fromAxisAngle } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { radians } from '../../units/units.ts';
import { at, ball, block, ellipsoid, limb, scaled, union, without, wrinkled } from './field-nodes.ts';
import { rotate, type FigureSkeleton } from './figure-pose.ts';
import type { FigureHair } from './figure.ts';

const X: Vec3 = [1, 0, 0];
const Y: Vec3 = [0, 1, 0];
const turn = (axis: Vec3, degrees: number) => fromAxisAngle(axis, radians((degrees * Math.PI) / 180));
const both = (make: (side: 1 | -1) => FieldNode): FieldNode[] => [make(1), make(-1)];

/** The cranium alone: hair grows from it. */
const cranium = (grow: number): FieldNode =>
  at([0, 0.14, -0.045], ellipsoid([0.325 + grow, 0.36 + grow, 0.41 + grow]));

/** Head and neck in place. Unit frame: origin mid-head, chin −0.5, crown +0.5, face toward +Z. */
export function headField(bones: FigureSkeleton): FieldNode {
  const skull = union(
    0.1,
    cranium(0),
    // Face from the cheekbones down to the chin.
    at([0, -0.12, 0.1], ellipsoid([0.25, 0.33, 0.285])),
    limb([0, -0.415, 0.245], [0, -0.37, 0.16], 0.075, 0.12),
    ...both((s) => limb([s * 0.19, -0.1, 0.01], [s * 0.075, -0.39, 0.2], 0.075, 0.06)),
    ...both((s) => at([s * 0.165, -0.06, 0.27], ball(0.085))),
  );
  const sockets = without(
    0.07,
    skull,
    ...both((s) => at([s * 0.135, 0.035, 0.44], ellipsoid([0.085, 0.055, 0.07]))),
  );
  const features = union(
    0.035,
    sockets,
    // Brow ridge, nose with wings, lips.
    ...both((s) => limb([s * 0.06, 0.105, 0.35], [s * 0.2, 0.1, 0.28], 0.026, 0.022)),
    limb([0, 0.05, 0.365], [0, -0.115, 0.442], 0.022, 0.033),
    ...both((s) => at([s * 0.04, -0.13, 0.4], ball(0.026))),
    limb([-0.075, -0.237, 0.335], [0, -0.23, 0.365], 0.013, 0.021),
    limb([0.075, -0.237, 0.335], [0, -0.23, 0.365], 0.013, 0.021),
    limb([-0.05, -0.27, 0.343], [0.05, -0.27, 0.343], 0.022, 0.022),
  );
  const eyes = both((s) => at([s * 0.135, 0.03, 0.325], ball(0.056)));
  const ears = both((s) =>
    at(
      [s * 0.33, 0, -0.03],
      without(
        0.015,
        ellipsoid([0.03, 0.125, 0.075]),
        at([s * 0.03, 0.015, 0.012], ellipsoid([0.02, 0.075, 0.04])),
      ),
      turn(Y, s * -24),
    ),
  );
  const head = union(0.012, features, ...eyes, ...ears);
  const u = bones.headHeight;
  const base = rotate(bones.headFrame, [0, -0.22 * u, -0.09 * u]);
  const underJaw: Vec3 = [bones.head[0] + base[0], bones.head[1] + base[1], bones.head[2] + base[2]];
  return union(
    0.04 * bones.height * 0.5,
    at(bones.head, scaled(u, head), bones.headFrame),
    limb(bones.neck, underJaw, 0.25 * u, 0.225 * u),
  );
}

/** A mass of hair around the cranium, cut away from the face. */
export function hairField(bones: FigureSkeleton, style: FigureHair, seed: number): FieldNode {
  const face = at([0, -0.13, 0.4], ellipsoid([0.295, 0.39, 0.36]));
  const ears = both((s) => at([s * 0.36, -0.06, 0.06], ellipsoid([0.08, 0.17, 0.12])));
  const nape = at([0, -0.52, -0.1], block([1.2, 0.5, 1.2], 0.1));
  const short = without(
    0.03,
    union(0.05, cranium(0.035), at([0, 0.36, 0.19], ellipsoid([0.22, 0.1, 0.17]))),
    face,
    ...ears,
    nape,
  );
  const bob = without(
    0.03,
    union(
      0.1,
      cranium(0.05),
      at([0, -0.12, -0.13], ellipsoid([0.38, 0.42, 0.33])),
      ...both((s) => limb([s * 0.3, 0.15, 0.03], [s * 0.31, -0.36, 0.05], 0.1, 0.075)),
    ),
    at([0, -0.15, 0.46], ellipsoid([0.29, 0.47, 0.44])),
    at([0, -0.72, 0], block([1.4, 0.5, 1.4], 0.03)),
  );
  const bun = union(0.04, short, at([0, 0.32, -0.46], ellipsoid([0.15, 0.14, 0.13])));
  const mass = style === 'bob' ? bob : style === 'bun' ? bun : short;
  return at(bones.head, scaled(bones.headHeight, wrinkled(mass, 0.014, 0.07, 3, seed)), bones.headFrame);
}

/**
 * A hand that hangs from the wrist along −Y, thumb forward (+Z), palm toward the body (−`side` X), fingers
 * slightly curled.
 */
export function handField(height: number, side: 1 | -1): FieldNode {
  const k = height / 1.75;
  const fingers = [0, 1, 2, 3].map((f) => {
    const z = 0.03 - 0.0195 * f;
    const length = [0.07, 0.078, 0.073, 0.057][f]!;
    const knuckle: Vec3 = [0, -0.092 + 0.004 * Math.abs(f - 1), z];
    const middle: Vec3 = [-side * 0.008, knuckle[1] - 0.5 * length, z * 1.05];
    const tip: Vec3 = [-side * 0.03, knuckle[1] - 0.93 * length, z * 1.02];
    return union(0.004, limb(knuckle, middle, 0.0095, 0.0086), limb(middle, tip, 0.0086, 0.0068));
  });
  const palm = union(
    0.02,
    at([0, -0.055, 0], block([0.027, 0.085, 0.078], 0.0125)),
    limb([0, 0.012, 0], [0, -0.02, 0], 0.0265, 0.027),
    limb([-side * 0.004, -0.03, 0.026], [-side * 0.012, -0.068, 0.047], 0.019, 0.0125),
    limb([-side * 0.012, -0.068, 0.047], [-side * 0.016, -0.097, 0.052], 0.0118, 0.0085),
  );
  return scaled(k, at([0, 0, 0], union(0.007, palm, ...fingers), turn(X, 0)));
}
