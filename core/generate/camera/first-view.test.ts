/** The first camera sees what was asked for, wherever it was found. */
import { describe, expect, it } from 'vitest';
import { cleanUp } from '../cleanup/index.ts';
import type { ComposedCamera, ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { composeScene, Random, randomWish, type Wish } from '../grammar/index.ts';
import { wholeBox } from '../grammar/layout/solids.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { eyeOf, rayThrough, seenAt } from './eye.ts';
import { entersAt } from './screens.ts';

/** Angles from the axis of view to a thing's middle, degrees: a way of reckoning of its own. */
function off({ positionM, targetM }: ComposedCamera, { positionM: [x, y, z], sizeM }: ComposedThing) {
  const bearing = (dx: number, dz: number): number => (Math.atan2(dx, -dz) * 180) / Math.PI;
  const pitch = (dx: number, dy: number, dz: number): number =>
    (Math.atan2(dy, Math.hypot(dx, dz)) * 180) / Math.PI;
  const [ax, ay, az] = [0, 1, 2].map((i) => targetM[i]! - positionM[i]!) as [number, number, number];
  const [bx, by, bz] = [x - positionM[0], y + sizeM[1] / 2 - positionM[1], z - positionM[2]];
  const turn = ((((bearing(bx, bz) - bearing(ax, az)) % 360) + 540) % 360) - 180;
  return { across: Math.abs(turn), up: Math.abs(pitch(bx, by, bz) - pitch(ax, ay, az)) };
}

const halfDeg = (camera: ComposedCamera, widthMm: number): number =>
  (Math.atan(widthMm / 2 / camera.focalLengthMm) * 180) / Math.PI;

/** Share of what was asked for, counted one by one, whose middle is in a picture of 16:9. */
function shown(wish: Wish, { things, camera }: SceneComposition): readonly boolean[] {
  const asked = new Set(wish.things?.map(({ thing }) => thing));
  return things
    .filter(({ thing, scatter }) => asked.has(thing) && scatter === null)
    .filter(({ thing }) => ['figure', 'vehicle', 'furniture', 'prop'].includes(thingFacts(thing).family))
    .map((thing) => {
      const { across, up } = off(camera, thing);
      return across < halfDeg(camera, 36) && up < halfDeg(camera, 20.25);
    });
}

const wishes = (count: number): readonly { readonly wish: Wish; readonly scene: SceneComposition }[] => {
  const random = new Random(99);
  return Array.from({ length: count }, (_, i) => {
    const wish = randomWish(random);
    return { wish, scene: composeScene(wish, i) };
  });
};

describe('the first camera', () => {
  it('turns to what was asked for when it was found looking away', () => {
    const all: boolean[] = [];
    const before: boolean[] = [];
    for (const [seed, { wish, scene }] of wishes(80).entries()) {
      const { positionM } = scene.camera;
      const away: ComposedCamera = {
        positionM,
        targetM: [positionM[0] + 0.5, positionM[1], positionM[2] + 6],
        focalLengthMm: 35,
      };
      const found = { ...scene, camera: away };
      const { composition } = cleanUp(found, { wish, seed });
      before.push(...shown(wish, found));
      all.push(...shown(wish, composition));
    }
    const share = (list: readonly boolean[]): number => list.filter(Boolean).length / list.length;
    expect(all.length).toBeGreaterThan(100);
    expect(share(before)).toBeLessThan(0.15);
    expect(share(all)).toBeGreaterThan(0.85);
  });

  it('stays where it is good, stands in nothing, and is not touched when it is held', () => {
    let stays = 0;
    const list = wishes(60);
    for (const [seed, { wish, scene }] of list.entries()) {
      const { composition } = cleanUp(scene, { wish, seed });
      const { camera, things } = composition;
      if (camera.positionM.every((value, i) => Math.abs(value - scene.camera.positionM[i]!) < 0.01)) stays++;
      const solid = things.filter(({ thing }) => ['vehicle', 'figure'].includes(thingFacts(thing).family));
      for (const thing of solid) expect(entersAt(wholeBox(thing), camera.positionM, [0, 1, 0])).not.toBe(0);
      const held = cleanUp(scene, { wish, seed, isCameraHeld: true });
      expect(held.composition.camera).toEqual(scene.camera);
    }
    expect(stays / list.length).toBeGreaterThan(0.5);
  });
});

describe('what a camera sees', () => {
  const camera: ComposedCamera = { positionM: [1, 2, 3], targetM: [1, 2, -7], focalLengthMm: 36 };
  it('is in its picture where the ray through that place meets it', () => {
    const eye = eyeOf({ ...camera, targetM: [4, 1, -6] });
    for (const [x, y] of [
      [0, 0],
      [0.5, -0.3],
      [-0.9, 0.8],
    ] as const) {
      const way = rayThrough(eye, x, y);
      const point = [0, 1, 2].map((i) => eye.positionM[i]! + 7 * way[i]!) as [number, number, number];
      const seen = seenAt(eye, point);
      expect(seen.x).toBeCloseTo(x, 9);
      expect(seen.y).toBeCloseTo(y, 9);
      expect(seen.depthM).toBeCloseTo(7, 9);
    }
  });
  it('has the right half to the right', () => {
    const eye = eyeOf(camera);
    // 36 mm wide, 36 mm long: at 10 m the picture is 10 m wide
    expect(seenAt(eye, [6, 2, -7]).x).toBeCloseTo(1, 9);
    expect(seenAt(eye, [1, 2, 10]).x).toBe(Infinity);
  });
  it('is hidden by boxes, turned ones too', () => {
    const thing = { x: 0, z: -5, halfX: 1, halfZ: 0.1, sin: Math.SQRT1_2, cos: Math.SQRT1_2, y0: 0, y1: 1 };
    expect(entersAt(thing, [0, 0.5, 0], [0, 0, -1])).toBeCloseTo(5 - 0.1 * Math.SQRT2, 9);
    expect(entersAt(thing, [0, 1.5, 0], [0, 0, -1])).toBe(Infinity);
    expect(entersAt(thing, [1, 0.5, 0], [0, 0, -1])).toBe(Infinity);
  });
});
