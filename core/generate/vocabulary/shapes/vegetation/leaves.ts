/** Foliage: clumps of leaves, leaf blades, and fronds with leaflets. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Quat } from '../../../../math/quat.ts';
import { add, scale, type Vec3 } from '../../../../math/vec3.ts';
import { at, ball, limb, overlap, union, wrinkled } from '../../../../scene/fields/field-nodes.ts';
import { after, range, turnX, turnY } from '../furniture/forms.ts';

/** Ragged clumps: balls whose surface noise breaks into leafy lumps. */
export function clumps(
  centres: readonly (readonly [Vec3, number])[],
  cellM: number,
  raggedness: number,
  seed: number,
): FieldNode {
  const balls = centres.map(([centre, radius]) => at(centre, ball(radius)));
  return wrinkled(union(0, ...balls), raggedness * 2.4 * cellM, 3.1 * cellM, 1, seed);
}

/** A leaf that starts at the origin and points along +Z, its edges pointed: two flat balls meet in a lens. */
export function leaf(lengthM: number, widthM: number, thickM: number): FieldNode {
  const half = lengthM / 2;
  const w = widthM / 2;
  const radius = (half * half + w * w) / (2 * w);
  const lens = (sign: 1 | -1): FieldNode => at([sign * (radius - w), 0, half], ball(radius));
  return overlap(
    0,
    lens(1),
    lens(-1),
    at([0, 0, half], { op: 'box', sizeM: [widthM, thickM, lengthM], roundingM: 0 }),
  );
}

/** Turned to a heading about Y and raised from the horizontal, degrees; +Z is forwards. */
export const pointed = (headingDeg: number, raisedDeg: number): Quat =>
  after(turnX(-raisedDeg), turnY(headingDeg));

export interface FrondForm {
  readonly lengthM: number;
  readonly headingDeg: number;
  /** At the base and at the tip, degrees above the horizontal. */
  readonly raisedDeg: number;
  readonly tipRaisedDeg: number;
  readonly leaflets: number;
  readonly leafletM: number;
  readonly radiusM: number;
  /** How far leaflets hang, 0 flat … 1 down. */
  readonly droop: number;
}

/** An arching rib with leaflets to both sides; ends of everything are `radiusM` thick. */
export function frond(
  base: Vec3,
  form: FrondForm,
): { readonly rib: readonly FieldNode[]; readonly leaflets: readonly FieldNode[] } {
  const { lengthM, headingDeg, raisedDeg, tipRaisedDeg, leaflets, leafletM, radiusM, droop } = form;
  const heading = (headingDeg * Math.PI) / 180;
  const out: Vec3 = [Math.sin(heading), 0, Math.cos(heading)];
  const side: Vec3 = [out[2], 0, -out[0]];
  const steps = 5;
  const points: Vec3[] = [base];
  for (const i of range(steps)) {
    const raised = ((raisedDeg + (tipRaisedDeg - raisedDeg) * ((i + 0.5) / steps)) * Math.PI) / 180;
    points.push(
      add(points[i]!, scale(add(scale(out, Math.cos(raised)), [0, Math.sin(raised), 0]), lengthM / steps)),
    );
  }
  const rib = range(steps).map((i) =>
    limb(
      points[i]!,
      points[i + 1]!,
      radiusM * (1.5 - (0.5 * i) / steps),
      radiusM * (1.5 - (0.5 * (i + 1)) / steps),
    ),
  );
  const blades = range(leaflets).flatMap((i) => {
    const t = 0.16 + (0.82 * i) / Math.max(1, leaflets - 1);
    const k = Math.min(steps - 1, Math.floor(t * steps));
    const p = add(scale(points[k]!, 1 - (t * steps - k)), scale(points[k + 1]!, t * steps - k));
    // longest a third of the way out
    const long = leafletM * Math.min(1, 0.45 + 1.7 * t) * Math.min(1, 1.5 * (1.12 - t));
    const along = add(points[k + 1]!, scale(points[k]!, -1));
    const forward = scale(along, 1 / Math.hypot(...along));
    return [-1, 1].map((s) => {
      const reach = add(scale(side, s * 0.85), add(scale(forward, 0.55), [0, -droop * 0.9, 0]));
      return limb(p, add(p, scale(reach, long / Math.hypot(...reach))), radiusM, 0.8 * radiusM);
    });
  });
  return { rib, leaflets: blades };
}
