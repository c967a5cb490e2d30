/** What the figure wears, built around its bones: shirt, coat with lapels and buttons, trousers, shoes. */
import type { FieldNode } from '../../document/records/field-node.ts';
import { fromAxisAngle, multiplyQuat } from '../../math/quat.ts';
import { add, lerp, scale, sub, type Vec3 } from '../../math/vec3.ts';
import { radians } from '../../units/units.ts';
import { at, ball, block, ellipsoid, grown, limb, overlap, union, without, wrinkled } from './field-nodes.ts';
import { rotate, type FigureLimb, type FigureSkeleton } from './figure-pose.ts';

const extrusion = (outlineM: readonly (readonly [number, number])[], depthM: number): FieldNode => ({
  op: 'extrusion',
  outlineM,
  depthM,
  roundingM: 0,
});

/** Chest, waist and hips as one blended mass; `g` is the girth scale in metres of body height. */
function torso(bones: FigureSkeleton, g: number): FieldNode {
  const h = bones.height;
  const nape = add(bones.neck, rotate(bones.chestFrame, [0, -0.038 * h, -0.008 * h]));
  const shoulder = (limbs: FigureLimb): Vec3 => lerp(limbs.root, bones.neck, 0.16);
  return union(
    0.05 * h,
    at(bones.pelvis, ellipsoid([0.098 * g, 0.085 * h, 0.07 * g]), bones.pelvisFrame),
    at(bones.waist, ellipsoid([0.081 * g, 0.09 * h, 0.06 * g]), bones.chestFrame),
    at(bones.chest, ellipsoid([0.101 * g, 0.115 * h, 0.069 * g]), bones.chestFrame),
    limb(shoulder(bones.leftArm), shoulder(bones.rightArm), 0.033 * g, 0.033 * g),
    // Trapezius: the slope from neck to shoulder.
    limb(nape, lerp(nape, bones.leftArm.root, 0.75), 0.03 * g, 0.028 * g),
    limb(nape, lerp(nape, bones.rightArm.root, 0.75), 0.03 * g, 0.028 * g),
  );
}

/** Shirt front and a standing collar around the neck. */
export function shirtField(bones: FigureSkeleton, g: number): FieldNode {
  const u = bones.headHeight;
  const up = rotate(bones.chestFrame, [0, 1, 0]);
  const top = add(bones.neck, scale(up, 0.17 * u));
  const collar = without(
    0.002,
    limb(add(bones.neck, scale(up, -0.1 * u)), top, 0.34 * u, 0.275 * u),
    limb(add(bones.neck, scale(up, -0.3 * u)), add(top, scale(up, 0.4 * u)), 0.31 * u, 0.245 * u),
    at(add(top, scale(up, 0.2 * u)), block([u, 0.4 * u, u], 0), bones.chestFrame),
    // The collar opens in front.
    at(
      add(top, rotate(bones.chestFrame, [0, -0.02 * u, 0.28 * u])),
      block([0.05 * u, 0.34 * u, 0.2 * u], 0),
      bones.chestFrame,
    ),
  );
  return union(0.004, grown(torso(bones, g), -0.004), collar);
}

const sleeve = (arm: FigureLimb, g: number): FieldNode => {
  const cuff = lerp(arm.hinge, arm.end, 0.97);
  return union(
    0.03,
    limb(arm.root, arm.hinge, 0.037 * g, 0.031 * g),
    limb(arm.hinge, cuff, 0.0315 * g, 0.0245 * g),
  );
};

/** A single-breasted coat to mid-thigh: it follows the thighs, so it drapes over a seated lap. */
export function coatField(bones: FigureSkeleton, g: number, seed: number): FieldNode {
  const s = bones.height / 1.75;
  const cloth = coatCloth(bones, g, seed);
  // Front details are drawn in the chest's own XY plane and pressed onto the coat.
  const inFront = (shape: FieldNode, dx = 0, dy = 0): FieldNode =>
    at(add(bones.chest, rotate(bones.chestFrame, [dx * s, dy * s, 0.12 * g])), shape, bones.chestFrame);
  const pressed = (shape: FieldNode, height: number): FieldNode =>
    overlap(0.002, grown(cloth, height), shape);
  const deep = 0.24 * g;
  const drawn = (outline: readonly (readonly [number, number])[], side = 1): FieldNode =>
    inFront(extrusion(outline.map(([x, y]) => [side * x * s, y * s]), deep)); // prettier-ignore

  const lapel = [
    [0.004, -0.115], [0.078, 0.055], [0.102, 0.088], [0.074, 0.103], [0.094, 0.125], [0.062, 0.21], [0.038, 0.19],
  ] as const; // prettier-ignore
  const opening = drawn([[0, -0.11], [0.062, 0.215], [-0.062, 0.215]]); // prettier-ignore
  // The closing edge: the left front lies over the right.
  const placket = pressed(inFront(block([0.055 * s, 0.62 * s, deep], 0), -0.012, -0.425), 0.006);
  const flap = (side: 1 | -1): FieldNode =>
    pressed(inFront(block([0.13 * s, 0.05 * s, 0.26 * g], 0.004), side * 0.105, -0.33), 0.009);
  const alongZ = multiplyQuat(bones.chestFrame, fromAxisAngle([1, 0, 0], radians(Math.PI / 2)));
  const buttons = [-0.14, -0.225, -0.31].map((y) =>
    pressed(
      at(
        add(bones.chest, rotate(bones.chestFrame, [-0.012 * s, y * s, 0.12 * g])),
        { op: 'cylinder', radiusM: 0.013 * s, heightM: 0.2 * g, roundingM: 0 },
        alongZ,
      ),
      0.013,
    ),
  );
  return union(
    0,
    without(0.004, union(0, cloth, placket), opening),
    pressed(drawn(lapel, 1), 0.01),
    pressed(drawn(lapel, -1), 0.01),
    flap(1),
    flap(-1),
    collarField(bones),
    ...buttons,
  );
}

/** Body, skirts and sleeves with their folds. */
function coatCloth(bones: FigureSkeleton, g: number, seed: number): FieldNode {
  const trunk = grown(torso(bones, g), 0.012);
  // Each side ends square to its thigh.
  const side = (leg: FigureLimb): FieldNode => {
    const inner = scale(sub(bones.pelvis, leg.root), 0.45);
    const skirt = limb(add(leg.root, inner), lerp(leg.root, leg.hinge, 0.7), 0.057 * g, 0.062 * g);
    const upward = multiplyQuat(leg.upper, fromAxisAngle([1, 0, 0], radians(Math.PI)));
    const above = at(lerp(leg.root, leg.hinge, 0.5), { op: 'halfSpace' }, upward);
    return overlap(0.012, union(0.055 * bones.height, trunk, skirt), above);
  };
  const body = union(0.03, side(bones.leftLeg), side(bones.rightLeg));
  const arms = union(0, sleeve(bones.leftArm, g), sleeve(bones.rightArm, g));
  return wrinkled(union(0.025, body, arms), 0.0055, 0.11, 2, seed);
}

/** A turned-down coat collar around the nape, open in front. */
function collarField(bones: FigureSkeleton): FieldNode {
  const s = bones.height / 1.75;
  const along = (y: number, z: number): Vec3 => add(bones.neck, rotate(bones.chestFrame, [0, y * s, z * s]));
  return without(
    0.003,
    limb(along(-0.03, -0.014), along(0.05, -0.008), 0.1 * s, 0.078 * s),
    limb(along(-0.04, -0.01), along(0.14, 0.004), 0.084 * s, 0.06 * s),
    at(along(0.078, 0), block([0.4 * s, 0.1 * s, 0.4 * s], 0), bones.chestFrame),
    at(along(0, 0.115), block([0.4 * s, 0.4 * s, 0.15 * s], 0), bones.chestFrame),
  );
}

export function trouserField(bones: FigureSkeleton, g: number, seed: number): FieldNode {
  const h = bones.height;
  const leg = (l: FigureLimb): FieldNode => {
    const hem = add(l.end, rotate(l.lower, [0, 0.004 * h, -0.006 * h]));
    return union(
      0.025,
      limb(l.root, l.hinge, 0.054 * g, 0.039 * g),
      limb(l.hinge, hem, 0.0385 * g, 0.0335 * g),
    );
  };
  const seat = at(bones.pelvis, ellipsoid([0.093 * g, 0.07 * h, 0.068 * g]), bones.pelvisFrame);
  const cloth = union(0.03, union(0.05, seat, limb(bones.leftLeg.root, bones.rightLeg.root, 0.055 * g, 0.055 * g)), union(0, leg(bones.leftLeg), leg(bones.rightLeg))); // prettier-ignore
  return wrinkled(cloth, 0.005, 0.09, 2, seed + 17);
}

/** A laced leather shoe: upper, sole and heel. */
export function shoeField(bones: FigureSkeleton): FieldNode {
  const k = bones.height / 1.75;
  const shoe = union(
    0,
    union(
      0.022 * k,
      limb([0, -0.02 * k, -0.012 * k], [0, 0.035 * k, -0.012 * k], 0.04 * k, 0.037 * k),
      limb([0, -0.03 * k, -0.03 * k], [0, -0.035 * k, 0.07 * k], 0.035 * k, 0.034 * k),
      at([0, -0.04 * k, 0.115 * k], ellipsoid([0.046 * k, 0.027 * k, 0.075 * k])),
    ),
    at([0, -0.0605 * k, 0.062 * k], block([0.088 * k, 0.012 * k, 0.25 * k], 0.004 * k)),
    at([0, -0.0585 * k, -0.04 * k], block([0.07 * k, 0.018 * k, 0.075 * k], 0.003 * k)),
  );
  const cut = without(
    0,
    shoe,
    at([0, -0.0675 * k - 0.1, 0], block([1, 0.2, 1], 0)),
    at([0, 0.09 * k, -0.012 * k], ball(0.05 * k)),
  );
  return union(0, at(bones.leftLeg.end, cut, bones.leftFoot), at(bones.rightLeg.end, cut, bones.rightFoot));
}
