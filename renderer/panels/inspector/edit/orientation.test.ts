/** Angles to rotations and back, against core's own camera moves. */
import { describe, expect, it } from 'vitest';
import { pan, roll, tilt, viewDirection, type Pose } from '../../../../core/optics/camera-moves.ts';
import { radiansFromDegrees } from '../../../../core/units/conversions.ts';
import { degrees } from '../../../../core/units/units.ts';
import { anglesNear, anglesOf, isSameRotation, rotationOf } from './orientation.ts';

const rad = (deg: number) => radiansFromDegrees(degrees(deg));
const START: Pose = { position: [0, 0, 0], orientation: [0, 0, 0, 1] };

describe('pan, tilt and roll', () => {
  it.each([
    [0, 0, 0],
    [30, -12, 4],
    [-170, 60, -45],
    [120, -89, 10],
    [45, 0, 180],
  ])('%d, %d, %d come back', (panDeg, tiltDeg, rollDeg) => {
    const back = anglesOf(rotationOf({ panDeg, tiltDeg, rollDeg }));
    expect(back.panDeg).toBeCloseTo(panDeg, 5);
    expect(back.tiltDeg).toBeCloseTo(tiltDeg, 5);
    expect(Math.abs(back.rollDeg)).toBeCloseTo(Math.abs(rollDeg), 5);
  });

  // caught: roll with the sign of the horizon instead of the camera's
  it('are the moves of core/optics', () => {
    const moved = roll(tilt(pan(START, rad(30)), rad(-12)), rad(5));
    expect(isSameRotation(moved.orientation, rotationOf({ panDeg: 30, tiltDeg: -12, rollDeg: 5 }))).toBe(
      true,
    );
  });

  it('pan left looks left', () =>
    expect(
      viewDirection({ ...START, orientation: rotationOf({ panDeg: 90, tiltDeg: 0, rollDeg: 0 }) })[0],
    ).toBeCloseTo(-1, 9));

  it('straight down has no roll of its own', () => {
    const down = rotationOf({ panDeg: 25, tiltDeg: -90, rollDeg: 0 });
    const back = anglesOf(down);
    expect(back.rollDeg).toBe(0);
    expect(isSameRotation(rotationOf(back), down)).toBe(true);
  });

  it('what was typed stays while it is still so', () => {
    const typed = { panDeg: 10, tiltDeg: 100, rollDeg: 0 };
    expect(anglesNear(rotationOf(typed), typed)).toBe(typed);
    expect(anglesNear([0, 0, 0, 1], typed)).toEqual({ panDeg: 0, tiltDeg: 0, rollDeg: 0 });
  });
});
