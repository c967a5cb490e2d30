// Camera moves: what each one keeps, where it goes, and that a plan may be asked at any time.
import { describe, expect, it } from 'vitest';
import { fromTrs } from '../math/mat4.ts';
import { fromAxisAngle, IDENTITY_QUAT, multiplyQuat } from '../math/quat.ts';
import { distance, dot, sub, type Vec3 } from '../math/vec3.ts';
import { metres, radians, seconds } from '../units/units.ts';
import {
  crane,
  dolly,
  dollyZoomFocalLength,
  levelHeading,
  orbit,
  pan,
  pedestal,
  push,
  rackFocus,
  rightDirection,
  roll,
  tilt,
  tiltAngle,
  truck,
  viewDirection,
  zoom,
  type Pose,
} from './camera-moves.ts';
import { ease, type Easing } from './easing.ts';
import { stateAt, type CameraState, type MoveStep } from './move-plan.ts';
import { pixelFromWorld, type PinholeView } from './projection.ts';

const level: Pose = { position: [1, 1.6, 4], orientation: IDENTITY_QUAT };
const tilted: Pose = tilt(pan(level, radians(0.7)), radians(-0.35));
const expectVec = (actual: Vec3, expected: Vec3): void => {
  for (let i = 0; i < 3; i++) expect(actual[i]!).toBeCloseTo(expected[i]!, 12);
};

describe('travel', () => {
  it('dollies along the floor whatever the tilt, pushes along the axis', () => {
    const there = dolly(tilted, metres(2));
    expect(there.position[1]).toBeCloseTo(1.6, 12);
    expect(distance(there.position, tilted.position)).toBeCloseTo(2, 12);
    expect(there.orientation).toBe(tilted.orientation);
    expectVec(
      push(tilted, metres(2)).position,
      tilted.position.map((p, i) => p + 2 * viewDirection(tilted)[i]!) as unknown as Vec3,
    );
  });
  // Catches left for right: looking down −Z, right is +X.
  it('goes in along −Z, right along +X, up along +Y from a level camera', () => {
    expectVec(dolly(level, metres(1)).position, [1, 1.6, 3]);
    expectVec(truck(level, metres(1)).position, [2, 1.6, 4]);
    expectVec(pedestal(level, metres(1)).position, [1, 2.6, 4]);
  });
  it('trucks level and square to the view even when rolled', () => {
    const rolled = roll(tilted, radians(0.5));
    const by = sub(truck(rolled, metres(1)).position, rolled.position);
    expect(by[1]).toBeCloseTo(0, 12);
    expect(dot(by, levelHeading(rolled))).toBeCloseTo(0, 12);
  });
  it('keeps a heading when it looks straight down', () => {
    const down = tilt(level, radians(-Math.PI / 2));
    expectVec(levelHeading(down), [0, 0, -1]);
    const up = tilt(level, radians(Math.PI / 2));
    expectVec(levelHeading(up), [0, 0, -1]);
  });
  it('there and back is where it was', () => {
    expectVec(dolly(dolly(tilted, metres(1.3)), metres(-1.3)).position, tilted.position);
  });
});

describe('turns', () => {
  it('pans left toward −X, tilts up toward +Y', () => {
    expectVec(viewDirection(pan(level, radians(Math.PI / 2))), [-1, 0, 0]);
    expectVec(viewDirection(tilt(level, radians(Math.PI / 2))), [0, 1, 0]);
    expect(tiltAngle(tilted)).toBeCloseTo(-0.35, 12);
  });
  it('pans a tilted camera about the vertical: horizon level, tilt kept', () => {
    const panned = pan(tilted, radians(1.1));
    expect(rightDirection(panned)[1]).toBeCloseTo(0, 12);
    expect(tiltAngle(panned)).toBeCloseTo(-0.35, 12);
  });
  it('rolls about the axis; the camera’s right rises counter-clockwise seen from behind', () => {
    const rolled = roll(level, radians(Math.PI / 2));
    expectVec(viewDirection(rolled), [0, 0, -1]);
    expectVec(rightDirection(rolled), [0, 1, 0]);
  });
});

describe('arcs', () => {
  const centre: Vec3 = [0.5, 1.2, -1];
  // Acceptance 24: an orbit keeps its distance. Also the subject stays on the same pixel: catches turning only the position.
  it('an orbit keeps distance, height and the subject’s place in the frame', () => {
    const at = (pose: Pose): PinholeView => ({
      worldFromCamera: fromTrs(pose.position, pose.orientation, [1, 1, 1]),
      filmWidth: metres(0.028),
      filmHeight: metres(0.0192),
      focalLength: metres(0.04),
      squeeze: 1,
      pixelsWide: 1920,
      pixelsHigh: 1080,
    });
    const first = pixelFromWorld(at(tilted), centre)!;
    for (let a = -3; a <= 3; a += 0.25) {
      const pose = orbit(tilted, centre, radians(a));
      expect(distance(pose.position, centre)).toBeCloseTo(distance(tilted.position, centre), 12);
      expect(pose.position[1]).toBeCloseTo(tilted.position[1], 12);
      const pixel = pixelFromWorld(at(pose), centre)!;
      expect(pixel.x).toBeCloseTo(first.x, 8);
      expect(pixel.y).toBeCloseTo(first.y, 8);
    }
    expectVec(
      orbit({ position: [0, 0, 1], orientation: IDENTITY_QUAT }, [0, 0, 0], radians(Math.PI / 2)).position,
      [1, 0, 0],
    );
  });
  it('a crane keeps its arm, rises with the boom and keeps tilt on a levelled head', () => {
    const pivot: Vec3 = [1, 1, 0];
    const up = crane(tilted, pivot, radians(0.5), radians(0));
    expect(distance(up.position, pivot)).toBeCloseTo(distance(tilted.position, pivot), 12);
    expect(up.position[1]).toBeGreaterThan(tilted.position[1]);
    const swung = crane(tilted, pivot, radians(0.5), radians(0.8));
    expect(swung.position[1]).toBeCloseTo(up.position[1], 12);
    expect(tiltAngle(swung)).toBeCloseTo(tiltAngle(tilted), 12);
    // A level arm of 2 m boomed by 30° is 1 m higher.
    const arm = crane(
      { position: [2, 1, 0], orientation: IDENTITY_QUAT },
      [0, 1, 0],
      radians(Math.PI / 6),
      radians(0),
    );
    expectVec(arm.position, [Math.sqrt(3), 2, 0]);
    expect(() => crane({ ...level, position: [1, 3, 0] }, [1, 1, 0], radians(0.1), radians(0))).toThrow(
      /crane arm/,
    );
  });
});

describe('lens moves', () => {
  it('zooms by equal ratios and racks by equal dioptres', () => {
    expect(zoom(metres(0.024), metres(0.096), 0.5)).toBeCloseTo(0.048, 12);
    expect(1 / rackFocus(metres(1), metres(4), 0.5)).toBeCloseTo((1 + 0.25) / 2, 12);
    expect(rackFocus(metres(2), metres(Infinity), 0.5)).toBeCloseTo(4, 12);
    expect(rackFocus(metres(Infinity), metres(Infinity), 0.5)).toBe(Infinity);
    expect(rackFocus(metres(2), metres(Infinity), 1)).toBe(Infinity);
  });
  it('a dolly zoom keeps the subject’s size on film', () => {
    const f = dollyZoomFocalLength(metres(0.035), metres(5), metres(2));
    expect(f / 2).toBeCloseTo(0.035 / 5, 12);
  });
});

describe('easings', () => {
  const all: Easing[] = [
    'linear',
    'ease-in',
    'ease-out',
    'ease-in-out',
    'smoother',
    { rampIn: 0.3, rampOut: 0.2 },
    { rampIn: 0.5, rampOut: 0.5 },
    { rampIn: 0, rampOut: 0 },
  ];
  it.each(all)('%j runs from 0 to 1, never back, and holds outside', (easing) => {
    expect(ease(easing, 0)).toBe(0);
    expect(ease(easing, 1)).toBeCloseTo(1, 12);
    expect(ease(easing, -1)).toBe(0);
    expect(ease(easing, 2)).toBeCloseTo(1, 12);
    for (let u = 0; u < 1; u += 0.01)
      expect(ease(easing, u + 0.01)).toBeGreaterThanOrEqual(ease(easing, u) - 1e-12);
  });
  it('a ramped move runs at constant speed between its ramps, without a jump', () => {
    const speed = (u: number): number =>
      (ease({ rampIn: 0.3, rampOut: 0.2 }, u + 1e-6) - ease({ rampIn: 0.3, rampOut: 0.2 }, u - 1e-6)) / 2e-6;
    expect(speed(0.4)).toBeCloseTo(1 / (1 - 0.15 - 0.1), 6);
    expect(speed(0.4)).toBeCloseTo(speed(0.75), 6);
    expect(speed(0.15)).toBeCloseTo(speed(0.4) / 2, 5);
    expect(ease({ rampIn: 0.3, rampOut: 0.2 }, 0.3 - 1e-9)).toBeCloseTo(
      ease({ rampIn: 0.3, rampOut: 0.2 }, 0.3 + 1e-9),
      7,
    );
    expect(() => ease({ rampIn: 0.7, rampOut: 0.5 }, 0.5)).toThrow(/stop ramp must lie/);
  });
});

describe('move plan', () => {
  const initial: CameraState = { pose: level, focalLength: metres(0.035), focusDistance: metres(4) };
  const steps: MoveStep[] = [
    { kind: 'dolly', distance: metres(2), start: seconds(0), duration: seconds(4), easing: 'linear' },
    { kind: 'pan', angle: radians(0.4), start: seconds(1), duration: seconds(2), easing: 'linear' },
    {
      kind: 'rack-focus',
      focusDistance: metres(1.5),
      start: seconds(2),
      duration: seconds(1),
      easing: 'smoother',
    },
    { kind: 'zoom', focalLength: metres(0.07), start: seconds(3), duration: seconds(1), easing: 'linear' },
  ];
  it('runs steps on one clock', () => {
    expect(stateAt(initial, steps, seconds(-1))).toEqual(initial);
    expectVec(stateAt(initial, steps, seconds(2)).pose.position, [1, 1.6, 3]);
    const end = stateAt(initial, steps, seconds(9));
    expectVec(end.pose.position, [1, 1.6, 2]);
    expectVec(viewDirection(end.pose), [-Math.sin(0.4), 0, -Math.cos(0.4)]);
    expect(end.focusDistance).toBeCloseTo(1.5, 12);
    expect(end.focalLength).toBeCloseTo(0.07, 12);
  });
  // A dolly keeps its line although the camera pans on it: catches the track turning with the head.
  it('keeps the dolly on its line while panning', () => {
    for (let t = 0; t < 4; t += 0.1)
      expect(stateAt(initial, steps, seconds(t)).pose.position[0]).toBeCloseTo(1, 12);
  });
  it('gives the same answer in any order of asking', () => {
    const times = [3.3, 0.2, 2.9, 1.1].map(seconds);
    const once = times.map((t) => stateAt(initial, steps, t));
    expect(
      [...times]
        .reverse()
        .map((t) => stateAt(initial, steps, t))
        .reverse(),
    ).toEqual(once);
  });
  it('carries every kind of step', () => {
    const timing = { start: seconds(0), duration: seconds(1), easing: 'linear' } as const;
    const kinds: MoveStep[] = [
      { ...timing, kind: 'push', distance: metres(1) },
      { ...timing, kind: 'truck', distance: metres(1) },
      { ...timing, kind: 'pedestal', distance: metres(1) },
      { ...timing, kind: 'tilt', angle: radians(0.1) },
      { ...timing, kind: 'roll', angle: radians(0.1) },
      { ...timing, kind: 'orbit', centre: [0, 0, 0], angle: radians(0.1) },
      { ...timing, kind: 'crane', pivot: [0, 0, 0], boom: radians(0.1), swing: radians(0.1) },
    ];
    for (const step of kinds) expect(stateAt(initial, [step], seconds(1)).pose).not.toEqual(initial.pose);
    expect(() => stateAt(initial, [{ ...kinds[0]!, duration: seconds(0) }], seconds(1))).toThrow(
      /duration of the push/,
    );
  });
  it('leaves orientations unit length after many turns', () => {
    const spin: MoveStep[] = Array.from({ length: 200 }, (_, i) => ({
      kind: 'roll' as const,
      angle: radians(0.3 + i / 100),
      start: seconds(0),
      duration: seconds(1),
      easing: 'linear' as const,
    }));
    expect(Math.hypot(...stateAt(initial, spin, seconds(1)).pose.orientation)).toBeCloseTo(1, 9);
    expect(multiplyQuat(IDENTITY_QUAT, fromAxisAngle([0, 1, 0], radians(0)))).toEqual([0, 0, 0, 1]);
  });
});
