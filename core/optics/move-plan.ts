/**
 * A shot's move as a list of steps on one clock, evaluated at any time: "dolly in 2 m over 3 s, panning left 20° from
 * second 1, racking to 1.2 m". Steps may overlap; each acts on what the earlier ones in the list made of the pose.
 * Nothing is accumulated, so any time can be asked for in any order and the answer is the same.
 */
import type { Vec3 } from '../math/vec3.ts';
import { metres, radians, type Metres, type Radians, type Seconds } from '../units/units.ts';
import {
  crane,
  dolly,
  orbit,
  pan,
  pedestal,
  push,
  rackFocus,
  roll,
  tilt,
  truck,
  zoom,
  type Pose,
} from './camera-moves.ts';
import { ease, type Easing } from './easing.ts';
import { requirePositive } from './require.ts';

interface StepTiming {
  readonly start: Seconds;
  readonly duration: Seconds;
  readonly easing: Easing;
}
export type TravelKind = 'dolly' | 'push' | 'truck' | 'pedestal';
export type TurnKind = 'pan' | 'tilt' | 'roll';
export type MoveStep = StepTiming &
  (
    | { readonly kind: TravelKind; readonly distance: Metres }
    | { readonly kind: TurnKind; readonly angle: Radians }
    | { readonly kind: 'orbit'; readonly centre: Vec3; readonly angle: Radians }
    | { readonly kind: 'crane'; readonly pivot: Vec3; readonly boom: Radians; readonly swing: Radians }
    | { readonly kind: 'zoom'; readonly focalLength: Metres }
    | { readonly kind: 'rack-focus'; readonly focusDistance: Metres }
  );

export interface CameraState {
  readonly pose: Pose;
  readonly focalLength: Metres;
  readonly focusDistance: Metres;
}

const TRAVEL = { dolly, push, truck, pedestal } as const;
const TURN = { pan, tilt, roll } as const;

/** State at `time`, from `initial` at the beginning. @throws RangeError for a step without a positive duration. */
export function stateAt(initial: CameraState, steps: readonly MoveStep[], time: Seconds): CameraState {
  let state = initial;
  for (const step of steps) {
    requirePositive(`duration of the ${step.kind}`, step.duration);
    const u = ease(step.easing, (time - step.start) / step.duration);
    if (u > 0) state = applyStep(state, step, u);
  }
  return state;
}

function applyStep(state: CameraState, step: MoveStep, u: number): CameraState {
  const { pose } = state;
  switch (step.kind) {
    case 'dolly':
    case 'push':
    case 'truck':
    case 'pedestal':
      return { ...state, pose: TRAVEL[step.kind](pose, metres(step.distance * u)) };
    case 'pan':
    case 'tilt':
    case 'roll':
      return { ...state, pose: TURN[step.kind](pose, radians(step.angle * u)) };
    case 'orbit':
      return { ...state, pose: orbit(pose, step.centre, radians(step.angle * u)) };
    case 'crane':
      return { ...state, pose: crane(pose, step.pivot, radians(step.boom * u), radians(step.swing * u)) };
    case 'zoom':
      return { ...state, focalLength: zoom(state.focalLength, step.focalLength, u) };
    case 'rack-focus':
      return { ...state, focusDistance: rackFocus(state.focusDistance, step.focusDistance, u) };
  }
}
