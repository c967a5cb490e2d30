/** A change put onto a scene that hands worked in meanwhile: what one side touched is taken from it, what both touched is refused. */
import { describe, expect, it } from 'vitest';
import { readPrompt } from '../ask/index.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { composeScene } from '../grammar/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { rebased } from './index.ts';

const BEFORE = composeScene(
  readPrompt('a kitchen at noon, a table with three chairs, a vase on the table').facts,
  6,
);
const NO_LOCKS: ReadonlySet<string> = new Set();

const first = (thing: ThingId): ComposedThing => BEFORE.things.find((one) => one.thing === thing)!;
/** The scene with one thing changed, or taken away by null. */
const withChange = (
  scene: SceneComposition,
  { key }: ComposedThing,
  change: Partial<ComposedThing> | null,
): SceneComposition => ({
  ...scene,
  things: scene.things.flatMap((thing) =>
    thing.key !== key ? [thing] : change === null ? [] : [{ ...thing, ...change }],
  ),
});
const turned = (thing: ComposedThing, byDeg: number): Partial<ComposedThing> => ({
  yawDeg: thing.yawDeg + byDeg,
});
const onto = (found: SceneComposition, now: SceneComposition, locked = NO_LOCKS): SceneComposition =>
  rebased(BEFORE, found, { composition: now, locked });

const [chair, vase, table] = [first('chair'), first('vase'), first('table')];

describe('a change', () => {
  it('of a scene that nobody touched is taken as it is', () => {
    const found = withChange(BEFORE, chair, { seed: chair.seed + 1 });
    expect(onto(found, BEFORE)).toEqual(found);
  });

  it('and a hand at another thing both stay', () => {
    const found = withChange(BEFORE, chair, { seed: chair.seed + 1 });
    const now = withChange(BEFORE, vase, turned(vase, 40));
    expect(onto(found, now)).toEqual(withChange(found, vase, turned(vase, 40)));
  });

  it('that hands have made already is no change any more', () => {
    const found = withChange(BEFORE, chair, { seed: chair.seed + 1 });
    expect(onto(found, found)).toEqual(found);
  });

  it('of the hour leaves an hour that was changed meanwhile alone by refusing', () => {
    const at = (timeOfDay: SceneComposition['world']['timeOfDay']): SceneComposition => ({
      ...BEFORE,
      world: { ...BEFORE.world, timeOfDay },
    });
    expect(onto(at('night'), BEFORE).world.timeOfDay).toBe('night');
    expect(() => onto(at('night'), at('dusk'))).toThrow('the place was changed meanwhile');
  });

  it('of the very thing that a hand changed is refused', () => {
    const found = withChange(BEFORE, chair, { seed: chair.seed + 1 });
    const now = withChange(BEFORE, chair, turned(chair, 1));
    expect(() => onto(found, now)).toThrow('the chair was changed meanwhile');
    expect(() => onto(found, withChange(BEFORE, chair, null))).toThrow('the chair was changed meanwhile');
  });

  it('leaves away what a hand took away', () => {
    const found = withChange(BEFORE, chair, { seed: chair.seed + 1 });
    expect(onto(found, withChange(BEFORE, vase, null)).things.map(({ key }) => key)).not.toContain(vase.key);
  });

  it('of what was locked meanwhile is refused', () => {
    const found = withChange(BEFORE, vase, null);
    expect(() => onto(found, BEFORE, new Set([vase.key]))).toThrow('the vase was locked meanwhile');
    expect(onto(found, BEFORE, new Set([chair.key]))).toEqual(found);
  });

  it('that stands on what is gone, or where a hand put something, is refused', () => {
    const cup: ComposedThing = { ...vase, key: 'newcup', thing: 'cup' };
    const found = { ...BEFORE, things: [...BEFORE.things, cup] };
    // what stood on the table stands on nothing named, as a document without it is read
    const bare = {
      ...BEFORE,
      things: BEFORE.things
        .filter(({ key }) => key !== table.key)
        .map((thing) => (thing.on === table.key ? { ...thing, on: null } : thing)),
    };
    expect(() => onto(found, bare)).toThrow('what the cup stands on was taken away meanwhile');
    const other = BEFORE.things.filter(({ thing }) => thing === 'chair')[1]!;
    const free = { positionM: [30, 0, 30] } as const;
    expect(() => onto(withChange(BEFORE, other, free), withChange(BEFORE, chair, free))).toThrow(
      /^the chair has no room any more$/,
    );
  });
});
