import { describe, expect, it } from 'vitest';
import { MAX_THINGS, SETTINGS, type SceneComposition } from '../composition/scene-composition.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import {
  collisions,
  composeScene,
  factsOf,
  floating,
  Random,
  randomWish,
  relationHolds,
  splitOf,
} from './index.ts';
import { nightLight } from './lamps.ts';
import { SHELLS } from './draft/wish-units.ts';
import { isGroundLayer } from './layout/layers.ts';
import { solidsOf } from './layout/solids.ts';
import { planContains } from './layout/box.ts';

const SEEDS = Array.from({ length: 30 }, (_, i) => i * 7919 + 11);

/** What is wrong with one composition, in words; nothing is wrong with an empty list. */
function faults(composition: SceneComposition): readonly string[] {
  const { things, camera, world } = composition;
  const found: string[] = [];
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  if (byKey.size !== things.length) found.push('keys are not unique');
  if (things.length > MAX_THINGS) found.push(`${String(things.length)} things`);
  for (const thing of things) {
    const { variants, minSizeM, maxSizeM } = thingFacts(thing.thing);
    const light = thingFacts(thing.thing).light ?? nightLight(thing.thing);
    if (variants.length === 0 ? thing.variant !== '' : !variants.includes(thing.variant)) {
      found.push(`${thing.thing} is of no variant "${thing.variant}"`);
    }
    for (const i of [0, 1, 2] as const) {
      const size = thing.sizeM[i];
      if (size < minSizeM[i] - 0.0006 || size > maxSizeM[i] + 0.0006) {
        found.push(`${thing.thing} is ${size.toFixed(3)} m along ${String(i)}`);
      }
    }
    if (thing.light !== null && light === null) found.push(`${thing.thing} is lit`);
    if (thing.light !== null && light !== null) {
      const [least, , most] = light.fluxLm;
      if (thing.light.fluxLm < least - 1 || thing.light.fluxLm > most + 1)
        found.push(`${thing.thing} is too bright or dim`);
    }
    if (thing.scatter !== null && (thing.scatter.count < 2 || thing.scatter.count > 200))
      found.push('scatter count');
    if (!Number.isInteger(thing.seed) || thing.seed < 0 || thing.seed > 65535) found.push('seed');
    if (thing.shape.some((value) => value < 0 || value > 1)) found.push('shape');
    const numbers = [...thing.positionM, ...thing.sizeM, thing.yawDeg];
    if (!numbers.every(Number.isFinite)) found.push(`${thing.thing} is nowhere`);
  }
  for (const { a, b, depthM } of collisions(composition)) {
    const names = [a, b].map((key) => byKey.get(key)?.thing).join(' in ');
    found.push(`${names} by ${depthM.toFixed(2)} m`);
  }
  for (const key of floating(composition)) found.push(`${byKey.get(key)?.thing ?? key} floats`);
  const [x, y, z] = camera.positionM;
  if (y < 0.3 || y > 3) found.push('the camera is too low or high');
  if (Math.abs(x) > world.extentM[0] / 2 || Math.abs(z) > world.extentM[2])
    found.push('the camera is outside');
  if (camera.focalLengthMm < 18 || camera.focalLengthMm > 85) found.push('focal length');
  if (camera.targetM[2] >= z) found.push('the camera looks the wrong way');
  for (const thing of things) {
    if (isGroundLayer(thing.thing) || thing.scatter !== null) continue;
    const inside = solidsOf(thing, true).some((s) => s.y0 < y && s.y1 > y && planContains(s, x, z, 0.05));
    if (inside) found.push(`the camera is in the ${thing.thing}`);
  }
  return found;
}

describe.each(SETTINGS)('a %s of the grammar', (setting) => {
  it('is sound for thirty seeds', () => {
    for (const seed of SEEDS) {
      const composition = composeScene({ setting }, seed);
      expect(composition.world.setting).toBe(setting);
      expect(faults(composition), `seed ${String(seed)}`).toEqual([]);
    }
  });

  it('differs from seed to seed', () => {
    const scenes = SEEDS.map((seed) =>
      JSON.stringify(composeScene({ setting }, seed).things.map((t) => [t.thing, t.positionM])),
    );
    expect(new Set(scenes).size).toBe(SEEDS.length);
  });
});

describe('the grammar', () => {
  const wishes = (() => {
    const random = new Random(2024);
    return Array.from({ length: 400 }, () => randomWish(random));
  })();

  it('makes the same scene of the same wish and seed', () => {
    for (const wish of wishes.slice(0, 60)) expect(composeScene(wish, 5)).toEqual(composeScene(wish, 5));
  });

  it('places what is wished for, as many and as they are wished', () => {
    const wrong: string[] = [];
    let things = 0;
    wishes.forEach((wish, seed) => {
      const composition = composeScene(wish, seed);
      const found = factsOf(composition).things;
      const of = (thing: string) => composition.things.filter((t) => t.thing === thing);
      for (const fact of wish.things ?? []) {
        things++;
        const members = of(fact.thing);
        if (
          fact.count === null ? members.length < 1 : !SHELLS.has(fact.thing) && members.length !== fact.count
        ) {
          wrong.push(
            `${String(fact.count)} ${fact.thing}: ${String(members.length)} in ${composition.world.setting}`,
          );
        }
        for (const look of ['color', 'substance', 'variant', 'lit'] as const) {
          const asked = fact[look];
          if (asked !== null && !found.some((f) => f.thing === fact.thing && f[look] === asked)) {
            wrong.push(`${fact.thing} is not ${String(asked)}`);
          }
        }
      }
      expect(composition.things.length).toBeLessThanOrEqual(MAX_THINGS);
    });
    expect(things).toBeGreaterThan(600);
    expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(things * 0.005);
  });

  it('honours what is wished for the whole', () => {
    wishes.forEach((wish, seed) => {
      const facts = factsOf(composeScene(wish, seed));
      for (const key of ['setting', 'timeOfDay', 'weather', 'mood', 'wet', 'hazy'] as const) {
        if (wish[key] !== null && wish[key] !== undefined) expect(facts[key], key).toBe(wish[key]);
      }
      if (wish.spacing === 'wide') expect(facts.spacing).toBe('wide');
    });
  });

  it('keeps to wished relations in 95 of 100, and to the floor', () => {
    let asked = 0;
    let held = 0;
    let unsound = 0;
    wishes.forEach((wish, seed) => {
      const composition = composeScene(wish, seed + 1000);
      if (collisions(composition).length + floating(composition).length > 0) unsound++;
      const of = (index: number) => composition.things.filter((t) => t.thing === wish.things?.[index]?.thing);
      for (const { subject, relation, object } of wish.relations ?? []) {
        asked++;
        const [a, b] = [of(subject), of(object)];
        const holds = a.every((one) =>
          b.some((other) => relationHolds(composition, one.key, relation, other.key)),
        );
        if (a.length > 0 && holds) held++;
      }
    });
    expect(asked).toBeGreaterThan(100);
    expect(held / asked).toBeGreaterThanOrEqual(0.95);
    expect(unsound).toBeLessThanOrEqual(wishes.length * 0.02);
  });

  it('guesses the place from the things', () => {
    const fact = {
      count: 1,
      many: false,
      color: null,
      substance: null,
      variant: null,
      size: null,
      lit: null,
    };
    expect(composeScene({ things: [{ ...fact, thing: 'bathtub' }] }, 1).world.setting).toBe('bathroom');
    expect(composeScene({ things: [{ ...fact, thing: 'bus stop' }] }, 1).world.setting).toBe('street');
    expect(composeScene({ things: [{ ...fact, thing: 'cactus' }] }, 1).world.setting).toBe('desert');
  });

  it('holds a stable twelfth of combinations out', () => {
    const random = new Random(3);
    const many = Array.from({ length: 3000 }, () => randomWish(random));
    const share = many.filter((wish) => splitOf(wish) === 'held-out').length / many.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.11);
    for (const wish of many.slice(0, 300)) {
      const things = [...(wish.things ?? [])]
        .reverse()
        .map((fact) => ({ ...fact, count: 3, color: 'red' as const }));
      expect(splitOf({ setting: wish.setting ?? null, things })).toBe(splitOf(wish));
    }
  });
});

describe('a place at night', () => {
  it('has a lamp that burns where it has lamps at all, unless words keep them dark', () => {
    const lampsOf = ({ things }: SceneComposition) =>
      things.filter(({ thing }) => thingFacts(thing).light !== null);
    let lit = 0;
    for (let seed = 0; seed < 300; seed++) {
      const composition = composeScene({ setting: 'bedroom', timeOfDay: 'night' }, seed);
      if (lampsOf(composition).length === 0) continue;
      expect(composition.things.some(({ light }) => light !== null)).toBe(true);
      lit++;
    }
    expect(lit).toBeGreaterThan(200);
    const dark = {
      thing: 'table lamp', count: 1, many: false, variant: null, color: null, substance: null, size: null, lit: false,
    } as const; // prettier-ignore
    for (let seed = 0; seed < 40; seed++)
      for (const { thing, light } of composeScene(
        { setting: 'bedroom', timeOfDay: 'night', things: [dark] },
        seed,
      ).things)
        if (thing === 'table lamp') expect(light).toBeNull();
  });
});
