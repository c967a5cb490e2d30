/**
 * The skeleton of a standing adult and its poses: joint positions by forward kinematics, from joint angles that
 * an actor would understand. A stand-in for blocking and light, not an animation rig.
 *
 * Frame: Y up, the figure faces +Z, its left side is +X, the ground is y = 0. Lengths are shares of the body
 * height after [1].
 *
 * [1] R. Drillis, R. Contini, "Body Segment Parameters", New York University, 1966 (as printed in D. Winter,
 *     "Biomechanics and Motor Control of Human Movement", fig. 4.1).
 */
import { fromAxisAngle, multiplyQuat, type Quat } from '../../math/quat.ts';
import { add, scale, type Vec3 } from '../../math/vec3.ts';
import { radians } from '../../units/units.ts';

/** Angles in degrees. Left and right in the figure's own sense. */
export interface LimbPose {
  /** Forward swing of the upper limb. */
  readonly swing: number;
  /** Sideways, away from the body. */
  readonly spread: number;
  /** Turn about the limb's own axis, outward. */
  readonly turn: number;
  /** Bend of elbow or knee, 0 straight. */
  readonly bend: number;
}
export interface FigurePose {
  /** Of the pelvis: forward, to the left. */
  readonly leanForward: number;
  readonly leanLeft: number;
  /** Of the chest against the pelvis: forward, turn to the left. */
  readonly spineForward: number;
  readonly spineTurn: number;
  /** Of the head against the chest: down, turn to the left, tilt to the left. */
  readonly headDown: number;
  readonly headTurn: number;
  readonly headTilt: number;
  readonly leftArm: LimbPose;
  readonly rightArm: LimbPose;
  readonly leftLeg: LimbPose;
  readonly rightLeg: LimbPose;
  /** Lift of the heel. */
  readonly leftHeel: number;
  readonly rightHeel: number;
}

export type FigurePoseName = 'standing' | 'sitting' | 'walking' | 'leaning';

const limbPose = (swing: number, spread: number, turn: number, bend: number): LimbPose => ({
  swing,
  spread,
  turn,
  bend,
});
const STRAIGHT = {
  leanForward: 0, leanLeft: 0, spineForward: 2, spineTurn: 0, headDown: 2, headTurn: 0, headTilt: 0, leftHeel: 0, rightHeel: 0,
}; // prettier-ignore

export const FIGURE_POSES: Readonly<Record<FigurePoseName, FigurePose>> = {
  standing: {
    ...STRAIGHT,
    leanLeft: 1.5,
    headTurn: 8,
    leftArm: limbPose(4, 9, 0, 14),
    rightArm: limbPose(-3, 10, 0, 20),
    leftLeg: limbPose(0, 3, 6, 2),
    rightLeg: limbPose(6, 5, 14, 9),
  },
  sitting: {
    ...STRAIGHT,
    leanForward: -6,
    spineForward: 10,
    headDown: 8,
    leftArm: limbPose(24, 9, -14, 60),
    rightArm: limbPose(27, 10, -14, 62),
    leftLeg: limbPose(86, 6, 4, 84),
    rightLeg: limbPose(84, 8, 6, 88),
  },
  walking: {
    ...STRAIGHT,
    leanForward: 4,
    spineTurn: 6,
    leftArm: limbPose(-24, 7, 0, 16),
    rightArm: limbPose(26, 7, 0, 32),
    leftLeg: limbPose(24, 1, 3, 8),
    rightLeg: limbPose(-20, 1, 5, 20),
    rightHeel: 32,
  },
  leaning: {
    ...STRAIGHT,
    leanForward: -9,
    spineForward: 8,
    headTurn: 14,
    headTilt: -5,
    leftArm: limbPose(14, 12, -30, 88),
    rightArm: limbPose(12, 12, -34, 92),
    leftLeg: limbPose(18, 2, 4, 4),
    rightLeg: limbPose(30, 3, 8, 30),
  },
};

/** Positions in metres, rotations from each part's rest frame (limbs hang along −Y). */
export interface FigureLimb {
  readonly root: Vec3;
  readonly hinge: Vec3;
  readonly end: Vec3;
  readonly upper: Quat;
  readonly lower: Quat;
}
export interface FigureSkeleton {
  readonly height: number;
  readonly pelvis: Vec3;
  readonly waist: Vec3;
  readonly chest: Vec3;
  readonly neck: Vec3;
  /** Middle of the head; its height from chin to crown. */
  readonly head: Vec3;
  readonly headHeight: number;
  readonly pelvisFrame: Quat;
  readonly chestFrame: Quat;
  readonly headFrame: Quat;
  readonly leftArm: FigureLimb;
  readonly rightArm: FigureLimb;
  readonly leftLeg: FigureLimb;
  readonly rightLeg: FigureLimb;
  readonly leftFoot: Quat;
  readonly rightFoot: Quat;
}

/** Height of the ankle joint above the ground, as a share of the body height. */
export const ANKLE = 0.039;

const about = (axis: Vec3, degrees: number): Quat => fromAxisAngle(axis, radians((degrees * Math.PI) / 180));
const X: Vec3 = [1, 0, 0];
const Y: Vec3 = [0, 1, 0];
const Z: Vec3 = [0, 0, 1];

/** v turned by the unit quaternion q. */
export function rotate(q: Quat, v: Vec3): Vec3 {
  const [x, y, z, w] = q;
  const tx = 2 * (y * v[2] - z * v[1]);
  const ty = 2 * (z * v[0] - x * v[2]);
  const tz = 2 * (x * v[1] - y * v[0]);
  return [v[0] + w * tx + y * tz - z * ty, v[1] + w * ty + z * tx - x * tz, v[2] + w * tz + x * ty - y * tx];
}

const chain = (...q: readonly Quat[]): Quat => q.reduce(multiplyQuat);

function poseLimb(
  frame: Quat,
  root: Vec3,
  side: 1 | -1,
  pose: LimbPose,
  upperLength: number,
  lowerLength: number,
  bendForward: 1 | -1,
): FigureLimb {
  const upper = chain(frame, about(X, -pose.swing), about(Z, side * pose.spread), about(Y, side * pose.turn));
  const lower = multiplyQuat(upper, about(X, -bendForward * pose.bend));
  const hinge = add(root, rotate(upper, [0, -upperLength, 0]));
  return { root, hinge, end: add(hinge, rotate(lower, [0, -lowerLength, 0])), upper, lower };
}

/** Where the joints of a figure of `height` metres are, its lowest foot on the ground. */
export function figureSkeleton(height: number, pose: FigurePose): FigureSkeleton {
  const h = height;
  const pelvisFrame = chain(about(X, pose.leanForward), about(Z, -pose.leanLeft));
  const chestFrame = chain(pelvisFrame, about(X, pose.spineForward), about(Y, pose.spineTurn));
  const headFrame = chain(
    chestFrame,
    about(Y, pose.headTurn),
    about(X, pose.headDown - pose.spineForward / 2),
    about(Z, -pose.headTilt),
  );
  const from = (p: Vec3, q: Quat, offset: Vec3): Vec3 => add(p, rotate(q, scale(offset, h)));

  const leg = (pelvis: Vec3, side: 1 | -1): FigureLimb =>
    poseLimb(
      // Legs hang from the hips; the lean of the trunk does not swing them.
      about(Y, 0),
      from(pelvis, pelvisFrame, [side * 0.052, -0.02, 0]),
      side,
      side > 0 ? pose.leftLeg : pose.rightLeg,
      0.245 * h,
      0.246 * h,
      -1,
    );
  // The pelvis at the origin first, then everything up until the lower foot stands.
  const sole = (side: 1 | -1): number => {
    const heel = side > 0 ? pose.leftHeel : pose.rightHeel;
    return leg([0, 0, 0], side).end[1] - (ANKLE + 0.1 * Math.sin((heel * Math.PI) / 180)) * h;
  };
  const pelvis: Vec3 = [0, -Math.min(sole(1), sole(-1)), 0];

  const waist = from(pelvis, pelvisFrame, [0, 0.07, 0]);
  const chest = from(waist, chestFrame, [0, 0.11, -0.004]);
  const neck = from(chest, chestFrame, [0, 0.094, -0.012]);
  const headHeight = 0.13 * h;
  const head = add(
    from(neck, chestFrame, [0, 0.04, 0.004]),
    rotate(headFrame, [0, 0.5 * headHeight, 0.1 * headHeight]),
  );
  const arm = (side: 1 | -1): FigureLimb =>
    poseLimb(
      chestFrame,
      from(chest, chestFrame, [side * 0.1, 0.07, -0.008]),
      side,
      side > 0 ? pose.leftArm : pose.rightArm,
      0.18 * h,
      0.15 * h,
      1,
    );
  const leftLeg = leg(pelvis, 1);
  const rightLeg = leg(pelvis, -1);
  const foot = (side: 1 | -1): Quat =>
    chain(
      about(Y, side * (side > 0 ? pose.leftLeg : pose.rightLeg).turn),
      about(X, side > 0 ? pose.leftHeel : pose.rightHeel),
    );
  return {
    height, pelvis, waist, chest, neck, head, headHeight, pelvisFrame, chestFrame, headFrame,
    leftArm: arm(1), rightArm: arm(-1), leftLeg, rightLeg, leftFoot: foot(1), rightFoot: foot(-1),
  }; // prettier-ignore
}
