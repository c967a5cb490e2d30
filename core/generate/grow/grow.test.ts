/** Places grown to every side: what was there stays to the bit, what is new stands in the new part, and it can go on from there. */
import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  createProjectRecord,
  History,
  type AnyRecord,
  type Document,
} from '../../document/index.ts';
import { composeRecords } from '../compose/index.ts';
import { NO_FACTS, bareFact } from '../composition/facts.ts';
import { SETTINGS, type SceneComposition, type Setting } from '../composition/scene-composition.ts';
import { pointInto } from '../composition/frame.ts';
import { collisions, composeScene, floating, Random } from '../grammar/index.ts';
import { readPrompt } from '../words/read-prompt.ts';
import { compositionOf, readEdit, reviseComposition, revisionCommand } from '../revise/index.ts';
import { contains } from './footprint.ts';
import {
  askedBeyond,
  CannotGrowError,
  fillGrowth,
  GROW_SIDES,
  planGrowth,
  type FillOptions,
  type GrowSide,
} from './index.ts';

const NONE: ReadonlySet<string> = new Set();
const SMALL: ReadonlySet<Setting> = new Set<Setting>([
  'bathroom',
  'bedroom',
  'tabletop',
  'kitchen',
  'living room',
]);
const metres = (setting: Setting): number => (SMALL.has(setting) ? 3 : 12);

/** Parts of a place that may go on, make way or move. */
const PLACE: ReadonlySet<string> = new Set([
  'wall',
  'floor',
  'ceiling',
  'facade',
  'ground',
  'road',
  'pavement',
  'water',
  'railing',
  'fence',
]);

function grown(
  before: SceneComposition,
  side: GrowSide,
  seed: number,
  options: Partial<FillOptions> & { readonly locked?: ReadonlySet<string>; readonly byM?: number } = {},
) {
  const { setting, timeOfDay, weather } = before.world;
  const { locked = NONE, byM = metres(setting), ...fill } = options;
  const plan = planGrowth(before, { side, byM, locked, seed });
  const found = plan.views.map((_, i) => composeScene({ setting, timeOfDay, weather }, seed * 31 + i));
  const filling = { facts: NO_FACTS, excluded: [], isMoreAsked: false, seed, ...fill };
  return { plan, after: fillGrowth(plan, found, filling) };
}

/** Pairs that stand in each other, told by keys. */
const faults = ({ things }: SceneComposition): ReadonlySet<string> =>
  new Set([...collisions({ things }).map(({ a, b }) => `${a} ${b}`), ...floating({ things })]);

describe.each(SETTINGS)('a %s', (setting) => {
  it.each(GROW_SIDES)('grows to the %s, and the rest stays to the bit', (side) => {
    for (const seed of [3, 8, 21]) {
      const before = composeScene({ setting }, seed);
      const { plan, after } = grown(before, side, seed);
      const now = new Map(after.things.map((thing) => [thing.key, thing]));
      const old = new Map(before.things.map((thing) => [thing.key, thing]));
      const onPlace = (key: string | null): boolean => key !== null && PLACE.has(old.get(key)?.thing ?? '');
      for (const thing of before.things) {
        const isPlace = PLACE.has(thing.thing) || onPlace(thing.on) || thing.scatter !== null;
        if (!isPlace) expect(now.get(thing.key), `${thing.thing} ${thing.key}`).toBe(thing);
      }
      expect(after.camera).toBe(before.camera);
      const known = faults(before);
      expect([...faults(after)].filter((fault) => !known.has(fault))).toEqual([]);
      const held = new Set(plan.place.things.map(({ key }) => key));
      const fresh = after.things.filter(({ key }) => !held.has(key));
      expect(fresh.length).toBeGreaterThan(0);
      for (const { positionM, thing } of fresh) {
        const [x, , z] = pointInto(plan.ahead, positionM);
        expect(contains(plan.strip, x, z, 0.36), thing).toBe(true);
      }
      expect(new Set(after.things.map(({ key }) => key)).size).toBe(after.things.length);
    }
  });

  it('grows again, and to another side', () => {
    let scene = composeScene({ setting }, 5);
    for (const [i, side] of (['right', 'right', 'back', 'front'] as const).entries()) {
      const { after, plan } = grown(scene, side, 40 + i);
      const held = new Set(plan.place.things.map(({ key }) => key));
      expect(
        after.things.some(({ key }) => !held.has(key)),
        side,
      ).toBe(true);
      const known = faults(scene);
      expect(
        [...faults(after)].filter((fault) => !known.has(fault)),
        side,
      ).toEqual([]);
      scene = after;
    }
  });
});

const PROJECT = createProjectRecord({ id: 'prj_a', name: 'A', date: '2026-01-01' });

function opened(composition: SceneComposition) {
  const random = new Random(5);
  const { records, sceneId } = composeRecords(composition, {
    random: () => random.unit(),
    prompt: 'a test',
    seed: 7,
  });
  const edits = [PROJECT, ...records].map((record) => ({ op: 'add', record }) as const);
  const { document } = applyCommand({ records: new Map() }, { label: 'x', edits });
  return { document, scene: compositionOf(document, sceneId)! };
}

function grownDocument(setting: Setting, side: GrowSide, seed: number) {
  const { document, scene } = opened(composeScene({ setting }, seed));
  const { after } = grown(scene.composition, side, seed);
  const command = revisionCommand(document, scene, after, 'Grow', { keeps: ['camera'] });
  const history = new History(document);
  history.apply(command);
  const next = history.document;
  history.undo();
  return { document, scene, after, next, back: history.document };
}

const kept = (before: Document, after: Document): readonly AnyRecord[] =>
  [...before.records.values()].filter((record) => after.records.get(record.id) === record);

describe('records of a grown scene', () => {
  it.each<[Setting, GrowSide]>([
    ['street', 'back'],
    ['street', 'right'],
    ['living room', 'left'],
    ['forest', 'front'],
    ['rooftop', 'left'],
  ])('%s to the %s: all but the place is the same record, one step takes it back', (setting, side) => {
    const { document, scene, after, next, back } = grownDocument(setting, side, 9);
    const same = new Set(kept(document, next).map(({ id }) => id));
    const stem = scene.recipe.stem;
    const things = new Map(scene.composition.things.map((thing) => [thing.key, thing]));
    for (const { id, kind } of document.records.values()) {
      if (same.has(id) || kind === 'scene') continue;
      const key = id.split('-')[1] ?? '';
      const thing = things.get(key);
      const on = things.get(thing?.on ?? '');
      const isPlace =
        ['fourth', 'overhead'].includes(key) || PLACE.has(thing?.thing ?? '') || PLACE.has(on?.thing ?? '');
      expect(isPlace || thing?.scatter !== null, `${stem}: ${id}`).toBe(true);
    }
    expect(same.size).toBeGreaterThan(document.records.size * 0.5);
    const again = compositionOf(next, scene.sceneId)!.composition;
    expect(again.world).toEqual(after.world);
    expect(again.things.map(({ key }) => key).sort()).toEqual(after.things.map(({ key }) => key).sort());
    expect(back.records.size).toBe(document.records.size);
    for (const [id, record] of document.records) expect(back.records.get(id)).toEqual(record);
  });

  it.each<[Setting, GrowSide]>([
    ['living room', 'right'],
    ['street', 'front'],
    ['park', 'left'],
  ])('%s to the %s, revised by words: the rest stays to the byte', (setting, side) => {
    const { next, scene } = grownDocument(setting, side, 4);
    const grownScene = compositionOf(next, scene.sceneId)!;
    const before = grownScene.composition;
    expect(before.world.originM ?? [0, 0]).toHaveLength(2);
    const { composition, done } = reviseComposition(before, readEdit('add a bench; make it dusk').edits, {
      locked: grownScene.locked,
      seed: 3,
    });
    expect(done).toHaveLength(2);
    const now = new Map(composition.things.map((thing) => [thing.key, thing]));
    for (const thing of before.things)
      expect({ ...now.get(thing.key)!, light: null }).toEqual({ ...thing, light: null });
    const benches = (one: SceneComposition): number =>
      one.things.filter(({ thing }) => thing === 'bench').length;
    expect(benches(composition)).toBe(benches(before) + 1);
    const known = faults(before);
    expect([...faults(composition)].filter((fault) => !known.has(fault))).toEqual([]);
  });
});

describe('growing', () => {
  it('is the same for the same seed, and another for another', () => {
    const before = composeScene({ setting: 'street' }, 2);
    expect(grown(before, 'back', 6).after).toEqual(grown(before, 'back', 6).after);
    expect(grown(before, 'back', 7).after.things).not.toEqual(grown(before, 'back', 6).after.things);
  });

  it('leaves what is locked, walls too, and says so where that is in the way', () => {
    const before = composeScene({ setting: 'kitchen' }, 2);
    const all = new Set(before.things.map(({ key }) => key));
    expect(() => grown(before, 'right', 1, { locked: all })).toThrow(CannotGrowError);
    expect(() => grown(before, 'right', 1, { byM: 70 })).toThrow(/can grow by \d+ m/);
  });

  it('puts what words ask for into the new part, beside what there is', () => {
    const before = composeScene({ setting: 'park' }, 2);
    const facts = { ...NO_FACTS, things: [bareFact('phone box', 2), bareFact('bench', 3)] };
    const { plan, after } = grown(before, 'right', 4, { facts, isMoreAsked: true, byM: 16 });
    const held = new Set(plan.place.things.map(({ key }) => key));
    const fresh = after.things.filter(({ key }) => !held.has(key));
    expect(fresh.filter(({ thing }) => thing === 'phone box')).toHaveLength(2);
    expect(fresh.filter(({ thing }) => thing === 'bench')).toHaveLength(3);
  });

  it('keeps counted things as few as the words say, and lets the others go on', () => {
    const world = composeScene({ setting: 'street' }, 1).world;
    const { facts, excluded } = askedBeyond(readPrompt('a street with one red car and some trees'), world);
    expect(facts.things.map(({ thing }) => thing)).toEqual(['broadleaf tree']);
    expect(excluded).toEqual(expect.arrayContaining(['car', 'truck']));
    expect(facts.setting).toBe('street');
  });

  it('goes on with rows at the distances that they have', () => {
    for (let seed = 1; seed < 40; seed++) {
      const before = composeScene({ setting: 'street', timeOfDay: 'night' }, seed);
      const lamps = before.things.filter(({ thing }) => thing === 'street lamp');
      const row = lamps.filter(
        ({ positionM }) => Math.sign(positionM[0]) === Math.sign(lamps[0]!.positionM[0]),
      );
      if (row.length < 3) continue;
      const zs = row.map(({ positionM }) => positionM[2]).sort((a, b) => b - a);
      const { after, plan } = grown(before, 'back', seed, { byM: 40 });
      const old = new Set(plan.place.things.map(({ key }) => key));
      const more = after.things.filter(
        ({ thing, key, positionM }) =>
          thing === 'street lamp' && !old.has(key) && Math.abs(positionM[0] - row[0]!.positionM[0]) < 1,
      );
      const gap = (zs[0]! - zs.at(-1)!) / (zs.length - 1);
      if (zs.at(-1)! - plan.strip.z1 > 1.5 * gap) continue;
      expect(more.length).toBeGreaterThan(1);
      const next = Math.max(...more.map(({ positionM }) => positionM[2]));
      // the first place of the row that lies in the new part
      const distances = (zs.at(-1)! - next) / gap;
      expect(Math.abs(distances - Math.round(distances))).toBeLessThan(0.1);
      expect(plan.strip.z1 - next).toBeLessThan(gap * 1.05);
      return;
    }
    throw new Error('no street with a row of lamps');
  });
});
