/** The sun's clock and the sun through a window. */
import { describe, expect, it } from 'vitest';
import { fromTrs } from '../../../../core/math/mat4.ts';
import { dot } from '../../../../core/math/vec3.ts';
import { isOpening, motivatedSun, outwardOf } from './motivate-by-window.ts';
import {
  compassPoint,
  localTimeOf,
  momentOf,
  sunDirection,
  sunPlace,
  sunTimes,
  type SunSky,
} from './sun-times.ts';

const BERLIN: SunSky = {
  type: 'sunSky',
  localTime: '2026-06-21T13:08:00+02:00',
  latitudeDeg: 52.52,
  longitudeDeg: 13.4,
  headingDeg: 0,
  turbidity: 3,
  groundAlbedo: 0.2,
  sunEnabled: true,
};

describe('the clock', () => {
  it.each(['2026-06-21T13:08:00+02:00', '2026-12-01T00:00:00-03:30', '2026-01-31T23:59:00+05:30'])(
    '%s',
    (text) => expect(localTimeOf(momentOf(text))).toBe(text),
  );
  it('the day ends before midnight', () =>
    expect(localTimeOf({ date: '2026-06-21', hours: 24, utcOffsetHours: 0 })).toBe(
      '2026-06-21T23:59:00+00:00',
    ));
  it('midsummer in Berlin: sunrise 4:43, sunset 21:33, noon 13:08', () => {
    const { sunrise, sunset, noon } = sunTimes(BERLIN);
    expect(sunrise!).toBeCloseTo(4 + 43 / 60, 1);
    expect(sunset!).toBeCloseTo(21 + 33 / 60, 1);
    expect(noon).toBeCloseTo(13 + 8 / 60, 0);
  });
  it('no sunset above the polar circle in June', () =>
    expect(sunTimes({ ...BERLIN, latitudeDeg: 78 })).toMatchObject({ sunrise: null, sunset: null }));
  it('compass', () => expect([0, 91, 180, -90, 359].map(compassPoint)).toEqual(['N', 'E', 'S', 'W', 'N']));
});

describe('motivated by a window', () => {
  const pane = { min: [-0.6, -0.7, -0.02], max: [0.6, 0.7, 0.02] } as const;
  it.each([
    [
      [3, 1.5, 0],
      [0, 0.7071067811865476, 0, 0.7071067811865476],
      [1, 0, 0],
    ],
    [
      [0, 1.5, -4],
      [0, 0, 0, 1],
      [0, 0, -1],
    ],
    [
      [0, 1.5, 4],
      [0, 0, 0, 1],
      [0, 0, 1],
    ],
  ] as const)('a window at %s faces out of the room', (at, rotation, out) => {
    const outward = outwardOf(pane, fromTrs(at, rotation, [1, 1, 1]), [0, 1, 0])!;
    expect(outward[0]).toBeCloseTo(out[0], 6);
    expect(outward[2]).toBeCloseTo(out[2], 6);
  });
  it('of something as deep as wide, the side away from the room', () => {
    const cube = { min: [-0.5, -0.5, -0.5], max: [0.5, 0.5, 0.5] } as const;
    expect(outwardOf(cube, fromTrs([0.4, 1, -3], [0, 0, 0, 1], [1, 1, 1]), [0, 1, 0])![2]).toBeCloseTo(-1, 6);
  });
  it('windows are windows and curtains are not', () =>
    expect(
      ['Left window', 'Door', 'Curtain, back window left', 'Wine glass, hers', 'Outdoor chair'].map((name) =>
        isOpening({ name }),
      ),
    ).toEqual([true, true, false, false, false]));
  it('the sun stands outside', () => {
    for (const outward of [
      [1, 0, 0],
      [0, 0, 1],
      [-0.6, 0, -0.8],
    ] as const) {
      const sky = motivatedSun({ ...BERLIN, localTime: '2026-06-21T17:00:00+02:00' }, outward, 'straight')!;
      const sun = sunDirection(sky);
      const level = Math.hypot(sun[0], sun[2]);
      expect(dot([sun[0] / level, 0, sun[2] / level], outward)).toBeCloseTo(1, 4);
    }
  });
  it('left is left as seen from inside', () => {
    const sun = sunDirection(motivatedSun(BERLIN, [0, 0, -1], 'left')!);
    expect(sun[0]).toBeLessThan(0);
    expect(sun[2]).toBeLessThan(0);
  });
  it('at night the nearest hour with sun is taken', () => {
    const sky = motivatedSun({ ...BERLIN, localTime: '2026-06-21T03:00:00+02:00' }, [0, 0, 1], 'straight')!;
    expect(sunPlace(sky).elevationDeg).toBeGreaterThanOrEqual(5);
    expect(momentOf(sky.localTime).hours).toBeLessThan(8);
  });
  it('no sun, no motivation', () =>
    expect(
      motivatedSun(
        { ...BERLIN, latitudeDeg: 80, localTime: '2026-12-21T12:00:00+01:00' },
        [0, 0, 1],
        'straight',
      ),
    ).toBeNull());
});
