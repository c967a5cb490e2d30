/** Parts of scenes found anew: what is there now counts, what has no room stays with what it stands on, locked things stay whatever happens. */
import { describe, expect, it } from 'vitest';
import { readPrompt } from '../ask/index.ts';
import { bareFact } from '../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { composeScene, floating } from '../grammar/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { changesBetween, onlyPicked, readEdit, readingNow, reviseComposition } from './index.ts';

const PROMPT = 'a kitchen in the morning, a table with three chairs, a vase on the table, two cups';
const KITCHEN = composeScene(readPrompt(PROMPT).facts, 6);
const of = ({ things }: Pick<SceneComposition, 'things'>, thing: ThingId): readonly ComposedThing[] =>
  things.filter((one) => one.thing === thing);
const without = (thing: ThingId, count: number): SceneComposition => {
  const gone = new Set(of(KITCHEN, thing).slice(0, count));
  return { ...KITCHEN, things: KITCHEN.things.filter((one) => !gone.has(one)) };
};

describe('the reading of a prompt', () => {
  it('asks for what it asked for while it is there, in the place as it is now', () => {
    const night = { ...KITCHEN, world: { ...KITCHEN.world, timeOfDay: 'night' as const } };
    const { facts, excluded } = readingNow(readPrompt(PROMPT), night);
    expect(facts.timeOfDay).toBe('night');
    expect(facts.things).toEqual(readPrompt(PROMPT).facts.things);
    expect(facts.relations).toEqual(readPrompt(PROMPT).facts.relations);
    expect(excluded).toEqual([]);
  });

  it('asks no more for what was taken away', () => {
    const { facts, excluded } = readingNow(readPrompt(PROMPT), without('vase', 9));
    expect(facts.things.map(({ thing }) => thing)).not.toContain('vase');
    expect(excluded).toEqual(['vase']);
    // "on the table" was said of the vase
    const before = readPrompt(PROMPT).facts;
    expect(facts.relations).toHaveLength(
      before.relations.filter(({ subject, object }) =>
        [subject, object].every((index) => before.things[index]!.thing !== 'vase'),
      ).length,
    );
  });

  it('asks for as many as are left', () => {
    const { facts } = readingNow(readPrompt(PROMPT), without('chair', 1));
    expect(facts.things.find(({ thing }) => thing === 'chair')?.count).toBe(2);
  });
});

describe('picked things', () => {
  it('that stay as they were keep what they stand on', () => {
    const [vase] = of(KITCHEN, 'vase');
    const [table] = of(KITCHEN, 'table');
    expect(vase?.on).toBe(table?.key);
    const moved = KITCHEN.things.map((thing): ComposedThing => {
      const [x, y, z] = thing.positionM;
      // the table goes out of the house, the vase into the air
      if (thing === table) return { ...thing, positionM: [x + 40, y, z] };
      return thing === vase ? { ...thing, positionM: [x, y + 3, z] } : thing;
    });
    const picked = new Set([vase!.key, table!.key]);
    const things = onlyPicked({ things: moved }, KITCHEN, picked);
    expect(floating({ things })).toEqual([]);
    expect(things).toEqual(KITCHEN.things);
  });
});

describe('locked things', () => {
  const revised = (words: string, locked: ReadonlySet<string>): SceneComposition =>
    reviseComposition(KITCHEN, readEdit(words).edits, { locked, seed: 3 }).composition;

  it('are not lit at nightfall', () => {
    const scene = composeScene(
      { setting: 'living room', timeOfDay: 'noon', things: [bareFact('floor lamp', 1)] },
      4,
    );
    const dark = {
      ...scene,
      things: scene.things.map((thing): ComposedThing => ({ ...thing, light: null })),
    };
    const [lamp] = of(dark, 'floor lamp');
    const night = (locked: readonly string[]): ComposedThing | undefined =>
      of(
        reviseComposition(dark, readEdit('make it night').edits, { locked: new Set(locked), seed: 3 })
          .composition,
        'floor lamp',
      )[0];
    expect(night([])?.light).not.toBeNull();
    expect(night([lamp!.key])).toEqual(lamp);
  });

  it('stay where they stand in a wider place', () => {
    const [table] = of(KITCHEN, 'table');
    expect(of(revised('a wider kitchen', new Set([table!.key])), 'table')[0]).toEqual(table);
  });
});

describe('changes between two scenes', () => {
  it('are counted by class, each thing once', () => {
    const things = KITCHEN.things.flatMap((thing): ComposedThing[] => {
      if (thing.thing === 'vase') return [];
      if (thing.thing === 'table') return [{ ...thing, yawDeg: thing.yawDeg + 30, seed: thing.seed + 1 }];
      if (thing.thing === 'chair') return [{ ...thing, yawDeg: thing.yawDeg + 359.5 }];
      return thing.thing === 'cup' ? [{ ...thing, yawDeg: thing.yawDeg + 20 }] : [thing];
    });
    const world = { ...KITCHEN.world, timeOfDay: 'dawn' as const, wetness: KITCHEN.world.wetness + 0.1 };
    expect(changesBetween(KITCHEN, { ...KITCHEN, world, things })).toEqual({
      place: ['dawn', 'wetter'],
      added: [],
      removed: [{ class: 'vase', count: 1 }],
      changed: [{ class: 'table', count: 1 }],
      moved: [{ class: 'cup', count: 2 }],
      lit: [],
      unlit: [],
    });
  });
});
