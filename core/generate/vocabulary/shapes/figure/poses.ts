/** Poses of people: those that figures have, and two more for blocking. */
import { FIGURE_POSES, type FigurePose, type LimbPose } from '../../../../scene/fields/figure-pose.ts';

const limb = (swing: number, spread: number, turn: number, bend: number): LimbPose => ({
  swing,
  spread,
  turn,
  bend,
});

/** On the balls of the feet, forearms on the knees. */
const CROUCHING: FigurePose = {
  leanForward: 18,
  leanLeft: 0,
  spineForward: 12,
  spineTurn: 0,
  headDown: -8,
  headTurn: 6,
  headTilt: 0,
  leftArm: limb(34, 12, -22, 62),
  rightArm: limb(38, 10, -26, 58),
  leftLeg: limb(106, 12, 10, 134),
  rightLeg: limb(88, 9, 10, 142),
  leftHeel: 8,
  rightHeel: 38,
};

/** On the back once it is laid down: one knee drawn up, an arm across the body. */
const LYING: FigurePose = {
  leanForward: 0,
  leanLeft: 0,
  spineForward: 0,
  spineTurn: 0,
  headDown: 8,
  headTurn: 12,
  headTilt: 0,
  leftArm: limb(6, 20, 0, 14),
  rightArm: limb(2, 10, -84, 84),
  leftLeg: limb(36, 6, 8, 70),
  rightLeg: limb(0, 7, 16, 4),
  leftHeel: 74,
  rightHeel: 6,
};

export const POSES: Readonly<Record<string, FigurePose>> = {
  ...FIGURE_POSES,
  crouching: CROUCHING,
  lying: LYING,
};
/** Poses whose size along y is the stature. */
export const UPRIGHT: ReadonlySet<string> = new Set(['standing', 'walking', 'leaning']);
