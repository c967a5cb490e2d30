/** Composed scenes changed on a real engine with the real composer: parts found anew, changes by words, hands that work meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyRecord, ObjectRecord } from '../../core/document/index.ts';
import { thingFacts, type ThingId } from '../../core/generate/vocabulary/catalogue.ts';
import type { EventOf, ParamsOf } from '../../core/protocol/index.ts';
import { startEngine, TestDesk, type RealEngine } from '../host/testing/real-engine.ts';
import { endOf, PATIENCE, takesOf } from './testing/composed-by.ts';

const KITCHEN = 'a kitchen in the morning, a table with three chairs, a vase';

let engine: RealEngine;
let desk: TestDesk;
let sceneId: string;
let bareSceneId: string;

const records = async (): Promise<ReadonlyMap<string, AnyRecord>> => {
  const { open } = await desk.hello();
  return new Map(((open?.records ?? []) as unknown as readonly AnyRecord[]).map((one) => [one.id, one]));
};
const text = (all: ReadonlyMap<string, AnyRecord>): string =>
  JSON.stringify([...all].sort(([a], [b]) => (a < b ? -1 : 1)));

beforeAll(async () => {
  engine = await startEngine();
  desk = await TestDesk.connect(engine);
  await desk.hello();
  await desk.ask('project.create', { name: 'Changes', template: 'empty' });
  bareSceneId = [...(await records()).values()].find(({ kind }) => kind === 'scene')!.id;
  const { composeId } = await desk.ask('scene.compose', { prompt: KITCHEN, seed: 6, takes: 1, steps: 4 });
  await takesOf(desk, composeId);
  ({ sceneId } = await desk.ask('scene.useTake', { composeId, take: 0, commandId: commandId() }));
});
afterAll(async () => {
  desk.close();
  await engine.stop();
});

let commands = 0;
const commandId = (): string => `change-${commands++}`;
const undo = () => desk.ask('document.undo', { commandId: commandId() });
const set = (id: string, path: readonly string[], value: unknown) =>
  desk.ask('document.apply', {
    commandId: commandId(),
    command: { label: 'by hand', edits: [{ op: 'set', id, path, value }] },
  });

const thingsOf = async (thing: string): Promise<readonly ObjectRecord[]> =>
  [...(await records()).values()].filter(
    (one): one is ObjectRecord =>
      one.kind === 'object' && one.recipe?.thing === thing && one.sceneId === sceneId,
  );
const only = async (thing: string): Promise<ObjectRecord> => (await thingsOf(thing))[0]!;

const start = {
  regenerate: (changes: Partial<ParamsOf<'scene.regenerate'>> = {}) =>
    desk.ask('scene.regenerate', { sceneId, what: 'picked', objectIds: [], seed: 3, takes: 2, ...changes }),
  revise: (words: string, changes: Partial<ParamsOf<'scene.revise'>> = {}) =>
    desk.ask('scene.revise', { sceneId, words, seed: 3, ...changes }),
  grow: (changes: Partial<ParamsOf<'scene.grow'>> = {}) =>
    desk.ask('scene.grow', { sceneId, side: 'left', byM: 2, words: '', seed: 3, takes: 2, ...changes }),
};
const anew = async (changes: Parameters<typeof start.regenerate>[0]): Promise<EventOf<'compose.done'>> =>
  takesOf(desk, (await start.regenerate(changes)).composeId);
const revised = async (words: string): Promise<EventOf<'compose.done'>> =>
  takesOf(desk, (await start.revise(words)).composeId);
const grown = async (changes: Parameters<typeof start.grow>[0]): Promise<EventOf<'compose.done'>> =>
  takesOf(desk, (await start.grow(changes)).composeId);
const use = ({ composeId }: { readonly composeId: string }, take = 0, id = commandId()) =>
  desk.ask('scene.useTake', { composeId, take, commandId: id });

/** Every test begins with the scene as it was composed. */
let before: ReadonlyMap<string, AnyRecord>;
beforeEach(async () => {
  before ??= await records();
  for (let i = 0; i < 8 && text(await records()) !== text(before); i++) await undo();
  expect(text(await records())).toBe(text(before));
});
const touched = async (): Promise<readonly string[]> => {
  const now = await records();
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (id) => JSON.stringify(now.get(id)) !== JSON.stringify(before.get(id)),
  );
};

describe('what is picked', () => {
  it('is found anew in takes, the rest stays to the byte, and one undo brings it back', async () => {
    const chairs = await thingsOf('chair');
    expect(chairs).toHaveLength(3);
    const [chair, locked] = [chairs[0]!, chairs[1]!];
    await set(locked.id, ['locked'], true);
    const done = await anew({ objectIds: [chair.id, locked.id], takes: 4 });
    expect(done).toMatchObject({ subject: { kind: 'regenerate', what: 'picked' }, seed: 3, notDone: [] });
    expect(done.takes).toHaveLength(4);
    const plans = done.takes.map(({ plan }) => JSON.stringify(plan.things));
    expect(new Set(plans).size).toBeGreaterThan(1);
    const moved = done.takes.findIndex(
      ({ changes }) => (changes?.changed.length ?? 0) + (changes?.moved.length ?? 0) > 0,
    );
    // the chair, and what stands on it
    const { key } = chair.recipe!;
    const along = [...before.values()].flatMap((one) =>
      one.kind === 'object' && one.recipe?.on === key ? [one.recipe] : [],
    );
    const classes = ['chair', ...along.map(({ thing }) => thing)];
    for (const { changes } of done.takes) {
      expect(changes).toMatchObject({ place: [], added: [], removed: [] });
      for (const { class: name } of [...changes!.changed, ...changes!.moved]) expect(classes).toContain(name);
    }
    const { records: counts } = await use(done, moved);
    expect(counts.changed).toBeGreaterThan(0);
    const present = await records();
    // a finish that was not there before is a material of the project
    const now = (await touched()).filter((id) => present.get(id)?.kind !== 'material');
    expect(now).toContain(chair.id);
    // the lock itself
    expect(now).toContain(locked.id);
    const keys = [key, ...along.map((recipe) => recipe.key)];
    expect(now.filter((id) => !keys.some((own) => id.includes(`-${own}-`)))).toEqual([locked.id]);
    expect(await only('table')).toEqual(before.get((await only('table')).id));
    await undo();
    expect((await touched()).filter((id) => id !== locked.id)).toEqual([]);
  });

  it('may be a part of a thing; a lock on a part holds the whole', async () => {
    const chair = await only('chair');
    const part = [...before.values()].find((one) => one.kind === 'object' && one.parentId === chair.id)!;
    expect((await anew({ objectIds: [part.id], takes: 1 })).takes).toHaveLength(1);
    await set(part.id, ['locked'], true);
    await expect(start.regenerate({ objectIds: [chair.id] })).rejects.toMatchObject({
      code: 'bad-request',
      message: 'What is picked is locked: unlock what may change.',
    });
  });

  it('is refused in a sentence where nothing of it came from words', async () => {
    await expect(start.regenerate()).rejects.toMatchObject({
      code: 'bad-request',
      message: /^Nothing that came from words is picked: /,
    });
    await expect(start.regenerate({ objectIds: ['obj_nowhere'] })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('the rest', () => {
  it('is found anew about what is picked and what is locked', async () => {
    const [table, chair] = [await only('table'), await only('chair')];
    await set(chair.id, ['locked'], true);
    const done = await anew({ what: 'rest', objectIds: [table.id], takes: 1 });
    expect(done.takes[0]?.asked).toContainEqual({ class: 'chair', count: 3 });
    await use(done);
    const now = await records();
    expect(now.get(table.id)).toEqual(before.get(table.id));
    expect(now.get(chair.id)).toEqual({ ...chair, locked: true });
    expect((await touched()).length).toBeGreaterThan(before.size * 0.2);
    expect(await thingsOf('chair')).toHaveLength(3);
  });

  it('does not bring back what words took away, and is of the hour that they made it', async () => {
    await use(await revised('make it night, remove the vase'));
    const { takes } = await anew({ what: 'rest', objectIds: [], takes: 2 });
    for (const { plan, missing } of takes) {
      expect(plan.timeOfDay).toBe('night');
      expect(plan.things.filter((thing) => thing.class === 'vase')).toEqual([]);
      expect(missing).toEqual([]);
    }
  });

  it('is refused where all of it is locked', async () => {
    const roots = [...before.values()].filter(
      (one) => one.kind === 'object' && one.sceneId === sceneId && one.recipe !== undefined,
    );
    await expect(
      start.regenerate({ what: 'rest', objectIds: roots.map(({ id }) => id) }),
    ).rejects.toMatchObject({ code: 'bad-request', message: /^Everything else is locked or picked/ });
  });
});

describe('a change by words', () => {
  it('says what it did, what it did not understand and what it could not do, and is one step', async () => {
    const done = await revised(
      'make it night, remove the vase, remove the elephant statue, qworblesnatch it',
    );
    expect(done.subject).toEqual({
      kind: 'revise',
      sceneId,
      words: 'make it night, remove the vase, remove the elephant statue, qworblesnatch it',
    });
    expect(done.takes[0]?.changes).toMatchObject({
      place: ['night'],
      removed: [{ class: 'vase', count: 1 }],
      added: [],
    });
    expect(done.notUnderstood.join(' ')).toContain('qworblesnatch');
    const { records: counts } = await use(done);
    expect(counts.removed).toBeGreaterThan(0);
    expect(await thingsOf('vase')).toHaveLength(0);
    expect((await records()).get(sceneId)).toMatchObject({ recipe: { world: { timeOfDay: 'night' } } });
    expect((await desk.hello()).open?.project.undoLabel).toMatch(/^Again, but “make it night, /);
    await undo();
    expect(await touched()).toEqual([]);
  });

  it('is done once under one id, also when it is asked for at the same time', async () => {
    const done = await revised('make it dusk');
    const id = commandId();
    const [first, second] = await Promise.all([use(done, 0, id), use(done, 0, id)]);
    expect(second).toEqual(first);
    expect(await use(done, 0, id)).toEqual(first);
    await undo();
    expect(await touched()).toEqual([]);
  });

  it('that is there already changes nothing, and is no step', async () => {
    const label = (await desk.hello()).open?.project.undoLabel;
    const done = await revised('make it morning');
    expect((await use(done)).records).toEqual({ added: 0, changed: 0, removed: 0 });
    expect((await desk.hello()).open?.project.undoLabel).toBe(label);
  });

  it('leaves locked things and says so', async () => {
    const vase = await only('vase');
    await set(vase.id, ['locked'], true);
    const done = await revised('remove the vase');
    expect(done.notDone).toEqual(['the vase is locked']);
    expect((await use(done)).records).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it.each([
    ['', /^There are no words yet: say what is to be other, .*\.$/],
    ['qworble snatchfizz', /^Nothing of this \(“qworble.*\) was understood as a change: .*\.$/],
  ])('of %j is refused in one sentence', async (words, message) => {
    await expect(start.revise(words)).rejects.toMatchObject({ code: 'bad-request', message });
  });
});

describe('hands that work meanwhile', () => {
  const translation = async (id: string) => {
    const record = (await records()).get(id);
    return record?.kind === 'object' ? record.transform.translationM : null;
  };
  /** High above everything: in nobody's way. */
  const lift = async (id: string): Promise<readonly number[]> => {
    const [x, y, z] = (await translation(id))!;
    const at = [x, y + 0.05, z];
    await set(id, ['transform', 'translationM'], at);
    return at;
  };

  it('keep what they did to other things', async () => {
    const lamp = [...before.values()].find(
      (one): one is ObjectRecord =>
        one.kind === 'object' && one.sceneId === sceneId && one.recipe?.thing === 'vase',
    )!;
    const chair = await only('chair');
    const { composeId } = await start.revise('make the chairs red');
    const at = await lift(lamp.id);
    const done = await takesOf(desk, composeId);
    await use(done);
    expect(await translation(lamp.id)).toEqual(at);
    expect((await touched()).some((id) => id.includes(`-${chair.recipe!.key}-`))).toBe(true);
    await undo();
    // the hand's step is still there
    expect(await translation(lamp.id)).toEqual(at);
  });

  it('are not written over: the same thing is refused in a sentence, and asked for anew it fits', async () => {
    const chair = await only('chair');
    const pick = { objectIds: (await thingsOf('chair')).map(({ id }) => id), takes: 1 };
    const done = await anew(pick);
    const at = await lift(chair.id);
    await expect(use(done)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      message:
        'This does not fit any more: the chair was changed meanwhile. Run it again from how the scene stands now.',
    });
    expect(await translation(chair.id)).toEqual(at);
    await use(await anew(pick));
  });

  it('hold what they locked', async () => {
    const vase = await only('vase');
    const done = await revised('remove the vase');
    await set(vase.id, ['locked'], true);
    await expect(use(done)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      message: /the vase was locked meanwhile/,
    });
    expect(await thingsOf('vase')).toHaveLength(1);
  });

  it('may take the whole scene away', async () => {
    const done = await revised('make it dusk');
    await desk.ask('project.create', { name: 'Another', template: 'empty' });
    await expect(use(done)).rejects.toMatchObject({
      code: 'not-found',
      message: 'The scene that this was found for is not in the project any more.',
    });
    const { projects } = await desk.ask('project.list', {});
    const { directory } = projects.find(({ name }) => name === 'Changes')!;
    await desk.ask('project.open', { directory, mode: 'normal' });
  });
});

describe('what goes on beyond the border', () => {
  /** Things, but for the place itself. */
  const stands = (record: AnyRecord): boolean =>
    record.kind === 'object' &&
    record.recipe !== undefined &&
    !['architecture', 'terrain'].includes(thingFacts(record.recipe.thing as ThingId).family);
  const sceneOf = (all: ReadonlyMap<string, AnyRecord>) => {
    const scene = all.get(sceneId);
    if (scene?.kind !== 'scene') throw new Error('expected the composed scene');
    return scene.recipe!.world;
  };

  it('comes in takes, leaves the rest to the byte, and one undo takes it away', async () => {
    const done = await grown({});
    expect(done).toMatchObject({ subject: { kind: 'grow', side: 'left', byM: 2, words: '' }, seed: 3 });
    expect(done.takes).toHaveLength(2);
    const { records: counts } = await use(done, 1);
    expect(counts.added).toBeGreaterThan(0);
    const now = await records();
    expect(sceneOf(now).extentM[0]).toBeCloseTo(sceneOf(before).extentM[0] + 2, 3);
    for (const record of before.values())
      if (record.kind === 'camera' || stands(record))
        expect(JSON.stringify(now.get(record.id))).toBe(JSON.stringify(record));
    await undo();
    expect(text(await records())).toBe(text(before));
  });

  it('holds what words ask for, and they are told of what they say', async () => {
    const done = await grown({ words: 'two chairs, qworble', byM: 3, takes: 1 });
    expect(done.notUnderstood).toEqual(['qworble']);
    const [take] = done.takes;
    expect(take!.asked).toEqual([{ class: 'chair', count: 2 }]);
    expect(take!.missing).toEqual([]);
    await use(done);
    expect(await thingsOf('chair')).toHaveLength(5);
  });

  it('keeps what hands did meanwhile', async () => {
    const vase = await only('vase');
    const done = await grown({ takes: 1 });
    await set(vase.id, ['name'], 'The vase of the aunt');
    const [x, y, z] = vase.transform.translationM;
    await set(vase.id, ['transform', 'translationM'], [x + 0.01, y, z]);
    await use(done);
    const now = (await records()).get(vase.id) as ObjectRecord;
    expect(now.name).toBe('The vase of the aunt');
    expect(now.transform.translationM[0]).toBeCloseTo(x + 0.01, 6);
  });

  it('is refused in a sentence where a wall is locked, for words that say nothing and for lengths out of bounds', async () => {
    await expect(start.grow({ words: 'qworble' })).rejects.toMatchObject({
      code: 'bad-request',
      message: /^Not a word of what is to stand there was understood: /,
    });
    await expect(start.grow({ byM: 0.2 })).rejects.toMatchObject({
      code: 'bad-request',
      message: /0\.5 to 200 m/,
    });
    for (const wall of await thingsOf('wall')) await set(wall.id, ['locked'], true);
    await expect(start.grow()).rejects.toMatchObject({ code: 'bad-request', message: /locked: unlock it/ });
  });

  it.each([
    { side: 'up' },
    { byM: 'far' },
    { byM: Number.MAX_VALUE },
    { takes: 5 },
    { words: 1 },
    { more: 1 },
  ])('with %j is no request', async (changes) => {
    const wrong = { sceneId, side: 'left', byM: 2, words: '', seed: 3, takes: 2, ...changes };
    await expect(desk.askRaw('scene.grow', wrong)).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('a run', () => {
  it('ends at once when it is called off, and makes way for another', async () => {
    const pick = { what: 'rest', takes: 4 } as const;
    const first = await start.regenerate(pick);
    expect((await desk.ask('scene.takes', {})).running).toMatchObject({
      composeId: first.composeId,
      subject: { kind: 'regenerate', what: 'rest' },
      takes: 4,
    });
    await desk.ask('scene.composeCancel', { composeId: first.composeId });
    await expect
      .poll(() => endOf(desk, first.composeId).failed, { timeout: 2000 })
      .toMatchObject({ isCancelled: true });
    const second = await start.regenerate(pick);
    const done = await revised('make it dusk');
    expect(endOf(desk, second.composeId).failed).toMatchObject({ isCancelled: true });
    expect(done.takes).toHaveLength(1);
    await expect.poll(async () => (await desk.ask('scene.takes', {})).running, PATIENCE).toBeNull();
  });

  it('of a scene that was not composed is refused in a sentence', async () => {
    const message = /^This scene was not composed from words: /;
    for (const wanted of [bareSceneId, 'scn_nowhere']) {
      await expect(start.regenerate({ sceneId: wanted })).rejects.toMatchObject({
        code: 'bad-request',
        message,
      });
      await expect(start.revise('make it dawn', { sceneId: wanted })).rejects.toMatchObject({
        code: 'bad-request',
        message,
      });
      await expect(start.grow({ sceneId: wanted })).rejects.toMatchObject({ code: 'bad-request', message });
    }
  });

  it.each([
    { takes: 0 },
    { takes: 5 },
    { seed: -1 },
    { seed: 0.5 },
    { sceneId: '' },
    { objectIds: [''] },
    { objectIds: 'all' },
    { what: 'some' },
    { more: 1 },
  ])('with %j is no request', async (changes) => {
    const wrong = { sceneId, what: 'picked', objectIds: [], seed: 3, takes: 2, ...changes };
    await expect(desk.askRaw('scene.regenerate', wrong)).rejects.toMatchObject({ code: 'bad-request' });
  });
  it.each([{ seed: 2 ** 32 }, { words: 3 }, { words: 'x'.repeat(20_001) }, { sceneId: 'x'.repeat(61) }])(
    'by words with %j is no request',
    async (changes) => {
      const wrong = { sceneId, words: 'make it dawn', seed: 3, ...changes };
      await expect(desk.askRaw('scene.revise', wrong)).rejects.toMatchObject({ code: 'bad-request' });
    },
  );
});
