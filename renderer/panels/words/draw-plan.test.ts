/** Pictures of plans against what geometry says: what stands where, what hides what, what a lamp does by night. */
import { describe, expect, it } from 'vitest';
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';
import { PlanDrawing } from './draw-plan.ts';
import { massingOf } from './massing.ts';
import { eyeAt, Raster } from './raster.ts';
import { SOLIDS } from './solids.ts';

const [WIDTH, HEIGHT] = [120, 80];

const thing = (changes: Partial<PlanThing>): PlanThing => ({
  key: 'a',
  class: 'crate',
  family: 'prop',
  positionM: [0, 0, 0],
  yawDeg: 0,
  sizeM: [1, 1, 1],
  color: '#808080',
  light: null,
  copies: [],
  ...changes,
});
const plan = (things: readonly PlanThing[], changes: Partial<ScenePlan> = {}): ScenePlan => ({
  setting: 'park',
  timeOfDay: 'noon',
  weather: 'overcast',
  isIndoors: false,
  extentM: [10, 4, 10],
  camera: { positionM: [0, 1, 6], targetM: [0, 1, 0], focalLengthMm: 18 },
  things: [...things],
  ...changes,
});

function pictureOf(one: ScenePlan): (x: number, y: number) => readonly [number, number, number] {
  const pixels = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  new PlanDrawing(WIDTH, HEIGHT).draw(one, pixels);
  return (x, y) => {
    const at = 4 * (y * WIDTH + x);
    return [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
  };
}
const isRed = ([r, g, b]: readonly [number, number, number]): boolean => r > 2 * g && r > 2 * b;
const sum = ([r, g, b]: readonly [number, number, number]): number => r + g + b;

describe('faces', () => {
  it('fill the pixels that the pinhole says: a square of 1 m at 5 m under 18 mm', () => {
    const raster = new Raster(WIDTH, HEIGHT);
    const eye = eyeAt([0, 0, 5], [0, 0, 0], 1, WIDTH, HEIGHT);
    const face = (
      [
        [-0.5, -0.5],
        [0.5, -0.5],
        [0.5, 0.5],
        [-0.5, 0.5],
      ] as const
    ).map(([x, y]) => [x, y, 0] as const);
    raster.fill(eye, face, [0, 0, 1], 7);
    const filled = [...raster.faces].filter((one) => one === 7).length;
    // 60 px to the tangent: 12 px a side
    expect(filled).toBe(144);
    expect(raster.nearness[(HEIGHT / 2) * WIDTH + WIDTH / 2]).toBeCloseTo(1 / 5, 6);
    // from behind there is nothing to be seen of it
    raster.clear();
    raster.fill(eyeAt([0, 0, -5], [0, 0, 0], 1, WIDTH, HEIGHT), face, [0, 0, 1], 7);
    expect(raster.faces.every((one) => one === -1)).toBe(true);
  });

  it('that reach behind the eye are cut off before it', () => {
    const raster = new Raster(WIDTH, HEIGHT);
    const eye = eyeAt([0, 1, 0], [0, 1, -1], 1, WIDTH, HEIGHT);
    const floor = (
      [
        [-50, 50],
        [50, 50],
        [50, -50],
        [-50, -50],
      ] as const
    ).map(([x, z]) => [x, 0, z] as const);
    raster.fill(eye, floor, [0, 1, 0], 1);
    for (let row = 0; row < HEIGHT; row++)
      expect(raster.faces[row * WIDTH + WIDTH / 2]).toBe(row > HEIGHT / 2 ? 1 : -1);
  });

  it.each(Object.entries(SOLIDS))('of a %s all look outwards', (_, { points, faces }) => {
    for (const face of faces) {
      const [a, b, c] = [points[face[0]!]!, points[face[1]!]!, points[face[2]!]!];
      const [u, v] = [a.map((x, i) => b[i]! - x), a.map((x, i) => c[i]! - x)];
      const normal = [
        u[1]! * v[2]! - u[2]! * v[1]!,
        u[2]! * v[0]! - u[0]! * v[2]!,
        u[0]! * v[1]! - u[1]! * v[0]!,
      ];
      const out = normal[0]! * a[0] + normal[1]! * (a[1] - 0.5) + normal[2]! * a[2];
      expect(out).toBeGreaterThan(0);
    }
  });
});

describe('a picture', () => {
  const red = thing({ key: 'red', color: '#c01010', positionM: [0, 0.5, 0] });
  it('shows what stands before what, whatever the order', () => {
    const wall = thing({ key: 'wall', class: 'wall', sizeM: [8, 4, 0.2], positionM: [0, 0, -2] });
    for (const things of [
      [red, wall],
      [wall, red],
    ]) {
      expect(isRed(pictureOf(plan(things))(60, 40))).toBe(true);
      expect(isRed(pictureOf(plan(things))(30, 40))).toBe(false);
    }
    const before = { ...wall, positionM: [0, 0, 3] as [number, number, number] };
    expect(isRed(pictureOf(plan([red, before]))(60, 40))).toBe(false);
  });

  it('shows the copies of a scatter where they stand, and not the thing itself', () => {
    const scattered = {
      ...red,
      copies: [
        [-3, 0, 0, 1],
        [3, 0, 0, 1],
      ] as [number, number, number, number][],
    };
    const at = pictureOf(plan([scattered]));
    expect([25, 60, 95].map((x) => isRed(at(x, 40)))).toEqual([true, false, true]);
  });

  it('by night is brighter near a lamp, by day not', () => {
    const wall = thing({ key: 'wall', class: 'wall', sizeM: [20, 6, 0.2], positionM: [0, 0, -1] });
    const lamp = thing({
      key: 'lamp',
      class: 'floor lamp',
      family: 'practical',
      positionM: [-3, 0, 0],
      sizeM: [0.3, 1.6, 0.3],
      light: { fluxLm: 900, cctK: 2700 },
    });
    const [night, noon] = (['night', 'noon'] as const).map((timeOfDay) =>
      pictureOf(plan([wall, lamp], { timeOfDay })),
    );
    // on the wall, beside what the lamp does in the lens
    expect(sum(night!(50, 24))).toBeGreaterThan(2 * sum(night!(110, 24)));
    expect(night!(50, 24)[0]).toBeGreaterThan(1.15 * night!(50, 24)[2]);
    expect(sum(noon!(50, 24))).toBeLessThan(1.1 * sum(noon!(110, 24)));
  });

  it('is drawn for every empty and strange plan', () => {
    for (const strange of [
      plan([]),
      plan([thing({ sizeM: [0, 0, 0] })]),
      plan([red], { camera: { positionM: [0, 1, 0], targetM: [0, 1, 0], focalLengthMm: 35 } }),
      plan([red], { timeOfDay: 'never', weather: 'frogs', setting: 'nowhere' }),
    ])
      expect(sum(pictureOf(strange)(3, 3))).toBeGreaterThanOrEqual(0);
  });
});

it('massing models stay inside the box of their thing', () => {
  for (const name of ['man', 'car', 'sofa', 'street lamp', 'conifer', 'palm', 'house', 'bus', 'bed', 'boat'])
    for (const { at, size } of massingOf(thing({ class: name, sizeM: [1, 3, 1] }))) {
      expect(at[1] + size[1]).toBeLessThanOrEqual(1.02);
      for (const axis of [0, 2] as const)
        expect(Math.abs(at[axis]) + size[axis] / 2).toBeLessThanOrEqual(0.52);
    }
});
