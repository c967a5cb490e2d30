// The latent against composed scenes: what goes in comes out within millimetres and per cents, in a stable order.
import { describe, expect, it } from 'vitest';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { composeScene, Random, randomWish } from '../grammar/index.ts';
import {
  decodeLatent,
  encodeComposition,
  GLOBAL_WIDTH,
  inSlotOrder,
  ROW_WIDTH,
  SLOT_GROUPS,
  SLOT_WIDTH,
} from './index.ts';
import { oklabFromRgb, rgbFromOklab } from './oklab.ts';

const SCENES: readonly SceneComposition[] = Array.from({ length: 60 }, (_, i) =>
  composeScene(randomWish(new Random(i)), i),
);

/** Largest difference allowed: a thousandth of the distance from the middle of the place, and a millimetre. */
const near = (a: number, b: number, scale: number): boolean =>
  Math.abs(a - b) <= 1.5e-3 + 1e-3 * Math.abs(scale);

function expectSame(given: ComposedThing, found: ComposedThing, keys: ReadonlyMap<string, string>): void {
  expect(found.thing).toBe(given.thing);
  expect(found.variant).toBe(given.variant);
  expect(found.on === null ? null : keys.get(found.on)).toBe(given.on);
  expect(given.positionM.every((x, i) => near(found.positionM[i]!, x, x))).toBe(true);
  expect(Math.cos(((found.yawDeg - given.yawDeg) * Math.PI) / 180)).toBeGreaterThan(0.99999);
  expect(given.sizeM.every((x, i) => near(found.sizeM[i]!, x, x))).toBe(true);
  expect(given.shape.every((x, i) => Math.abs(found.shape[i]! - x) < 2e-3)).toBe(true);
  expect(found.body?.substance).toBe(given.body?.substance);
  expect(found.body?.color === null).toBe(given.body?.color === null);
  given.body?.color?.forEach((x, i) => expect(found.body!.color![i]).toBeCloseTo(x, 3));
  expect(found.accent).toEqual(given.accent);
  expect(found.light === null).toBe(given.light === null);
  if (given.light) expect(found.light!.fluxLm / given.light.fluxLm).toBeCloseTo(1, 3);
  if (given.light) expect(found.light!.cctK / given.light.cctK).toBeCloseTo(1, 3);
  expect(found.scatter?.count).toBe(given.scatter?.count);
  if (given.scatter) expect(found.scatter!.clearWidthM).toBeCloseTo(given.scatter.clearWidthM, 2);
}

describe('latent', () => {
  it('gives back composed scenes', () => {
    for (const scene of SCENES) {
      const { latent, things } = encodeComposition(scene);
      const back = decodeLatent(latent, { seed: 1 });
      const given = things.filter((thing) => thing !== null);
      expect(back.things.length).toBe(scene.things.length);
      const keys = new Map(back.things.map(({ key }, i) => [key, given[i]!.key]));
      back.things.forEach((found, i) => expectSame(given[i]!, found, keys));
      const { extentM, hazePerM, wetness, ...place } = scene.world;
      expect(back.world).toMatchObject({
        ...place,
        headingDeg: expect.closeTo(place.headingDeg, 1) as number,
      });
      extentM.forEach((x, i) => expect(back.world.extentM[i]! / x).toBeCloseTo(1, 3));
      expect(back.world.hazePerM).toBeCloseTo(hazePerM, 5);
      expect(back.world.wetness).toBeCloseTo(wetness, 3);
      scene.camera.positionM.forEach((x, i) => expect(near(back.camera.positionM[i]!, x, x)).toBe(true));
      scene.camera.targetM.forEach((x, i) => expect(near(back.camera.targetM[i]!, x, x)).toBe(true));
      expect(back.camera.focalLengthMm).toBeCloseTo(scene.camera.focalLengthMm, 1);
    }
  });

  it('encodes the same whatever the order of things', () => {
    const scene = SCENES[0]!;
    const turned = { ...scene, things: [...scene.things].reverse() };
    expect(encodeComposition(turned).latent).toEqual(encodeComposition(scene).latent);
  });

  it('puts asked classes first and held things last', () => {
    const scene = SCENES[1]!;
    const asked = scene.things.at(-1)!.thing;
    expect(inSlotOrder(scene.things, new Set([asked]))[0]!.thing).toBe(asked);
    const held = scene.things[0]!.key;
    const { things, slots } = encodeComposition(scene, { last: new Set([held]) });
    expect(things[slots - 1]!.key).toBe(held);
  });

  it('keeps coordinates of composed scenes within a few spreads', () => {
    let sum = 0;
    let count = 0;
    for (const scene of SCENES) {
      const { latent, things } = encodeComposition(scene);
      things.forEach((thing, i) => {
        if (thing === null) return;
        for (const { offset, width, kind } of SLOT_GROUPS.filter(
          (g) => g.name === 'place' || g.name === 'size',
        )) {
          expect(kind).toBe('real');
          for (let c = 0; c < width; c++) {
            const x = latent[(i + 1) * ROW_WIDTH + offset + c]!;
            expect(Math.abs(x)).toBeLessThan(12);
            sum += x * x;
            count++;
          }
        }
      });
    }
    expect(sum / count).toBeGreaterThan(0.5);
    expect(sum / count).toBeLessThan(2);
  });

  it('decodes anything', () => {
    const noise = Float32Array.from({ length: 65 * ROW_WIDTH }, (_, i) => 40 * Math.sin(i * i));
    noise[5] = NaN;
    const scene = decodeLatent(noise, { seed: 3 });
    const numbers = JSON.stringify(scene).match(/null/g)?.length ?? 0;
    expect(numbers).toBeGreaterThanOrEqual(0);
    for (const thing of scene.things) expect(thing.positionM.every(Number.isFinite)).toBe(true);
    expect(new Set(scene.things.map(({ key }) => key)).size).toBe(scene.things.length);
  });

  it('holds exact things to the bit', () => {
    const scene = SCENES[2]!;
    const { latent, things } = encodeComposition(scene);
    const exact = new Map([[0, things[0]!]]);
    const back = decodeLatent(latent, { seed: 9, exact });
    expect(back.things[0]).toEqual({ ...things[0]!, on: null });
  });

  it('keeps colours through the perceptual space', () => {
    for (const color of [
      [0.8, 0.1, 0.02],
      [0.01, 0.3, 0.9],
      [0, 0, 0],
      [1, 1, 1],
    ] as const) {
      rgbFromOklab(oklabFromRgb(color)).forEach((x, i) => expect(x).toBeCloseTo(color[i]!, 4));
    }
  });

  it('has rows wide enough for both kinds', () => {
    expect(ROW_WIDTH).toBe(Math.max(SLOT_WIDTH, GLOBAL_WIDTH));
  });
});
