/** Scenes that were shaken are put right again: nothing floats or collides, what was asked for is there, what is held is untouched. */
import { describe, expect, it } from 'vitest';
import { askedAndFound } from '../ask/asked-and-found.ts';
import { NO_FACTS } from '../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import {
  collisions,
  composeScene,
  floating,
  nearestColorName,
  Random,
  randomWish,
  relationHolds,
  type Wish,
} from '../grammar/index.ts';
import { cleanUp } from './index.ts';

/** As an unpractised hand would have left it. */
function shaken(scene: SceneComposition, random: Random, byM: number): SceneComposition {
  const off = (): number => random.uniform(-byM, byM);
  return {
    ...scene,
    things: scene.things.map((thing) => ({
      ...thing,
      positionM: [
        thing.positionM[0] + off(),
        thing.positionM[1] + off() * 0.2,
        thing.positionM[2] + off(),
      ] as const,
      yawDeg: thing.yawDeg + off() * 15,
    })),
  };
}

const scenes = (count: number): readonly { readonly wish: Wish; readonly scene: SceneComposition }[] => {
  const random = new Random(4711);
  return Array.from({ length: count }, (_, i) => {
    const wish = randomWish(random);
    return { wish, scene: shaken(composeScene(wish, i), random, 0.4) };
  });
};

describe('clean-up', () => {
  it('leaves nothing floating or in each other, and misses nothing that was asked for', () => {
    const before = { collisions: 0, floating: 0 };
    let asked = 0;
    let missing = 0;
    for (const [seed, { wish, scene }] of scenes(120).entries()) {
      before.collisions += collisions(scene).length;
      before.floating += floating(scene).length;
      const { composition } = cleanUp(scene, { wish, seed });
      expect(collisions(composition)).toEqual([]);
      expect(floating(composition)).toEqual([]);
      const found = askedAndFound({ ...NO_FACTS, ...wish }, composition);
      for (const { count } of found.asked) asked += count;
      for (const { count } of found.missing) missing += count;
    }
    // the scenes were bad enough to prove something
    expect(before.collisions).toBeGreaterThan(100);
    expect(before.floating).toBeGreaterThan(500);
    expect(missing / asked).toBeLessThan(0.005);
  });

  it('keeps relations that were asked for', () => {
    let all = 0;
    let held = 0;
    for (const [seed, { wish, scene }] of scenes(120).entries()) {
      const { composition } = cleanUp(scene, { wish, seed });
      for (const { subject, relation, object } of wish.relations ?? []) {
        const keysOf = (index: number): readonly string[] =>
          composition.things
            .filter(({ thing }) => thing === wish.things![index]!.thing)
            .map(({ key }) => key);
        const objects = keysOf(object);
        all++;
        if (keysOf(subject).some((a) => objects.some((b) => relationHolds(composition, a, relation, b))))
          held++;
      }
    }
    expect(all).toBeGreaterThan(30);
    expect(held / all).toBeGreaterThan(0.93);
  });

  it('moves things no farther than it must: a sound scene hardly changes', () => {
    let moved = 0;
    let things = 0;
    for (let seed = 0; seed < 30; seed++) {
      const scene = composeScene({}, seed);
      const { composition, corrections } = cleanUp(scene, { wish: {}, seed });
      things += composition.things.length;
      moved += corrections.filter(
        ({ kind, amount }) => kind === 'removed' || (kind === 'moved' && amount > 0.3),
      ).length;
    }
    expect(moved / things).toBeLessThan(0.06);
  });

  it('does not touch what is held, to the bit', () => {
    for (const [seed, { wish, scene }] of scenes(20).entries()) {
      const held = new Set(scene.things.filter((_, i) => i % 3 === 0).map(({ key }) => key));
      const { composition, corrections } = cleanUp(scene, { wish, held, seed, isCameraHeld: true });
      const after = new Map(composition.things.map((thing) => [thing.key, thing]));
      for (const thing of scene.things) if (held.has(thing.key)) expect(after.get(thing.key)).toBe(thing);
      expect(corrections.some(({ key }) => held.has(key))).toBe(false);
      expect(composition.camera).toBe(scene.camera);
    }
  });

  it('makes the words come true of what was found', () => {
    const scene = composeScene({ setting: 'living room' }, 3);
    const fact = {
      thing: 'sofa',
      count: 1,
      many: false,
      color: 'green',
      substance: null,
      variant: null,
      size: null,
      lit: null,
    } as const;
    const wish: Wish = { setting: 'living room', timeOfDay: 'night', weather: 'rain', things: [fact] };
    const { composition, corrections } = cleanUp(scene, { wish, seed: 5 });
    const sofas = composition.things.filter(({ thing }) => thing === 'sofa');
    expect(sofas.map(({ body }: ComposedThing) => body?.color && nearestColorName(body.color))).toEqual([
      'green',
    ]);
    expect(composition.world).toMatchObject({ timeOfDay: 'night', weather: 'rain' });
    expect(corrections.length).toBeGreaterThan(0);
  });

  it('gives the same scene for the same input', () => {
    const [first] = scenes(1);
    const clean = (): string => JSON.stringify(cleanUp(first!.scene, { wish: first!.wish, seed: 9 }));
    expect(clean()).toBe(clean());
  });
});
