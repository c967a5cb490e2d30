/** Scenes from words on a real engine with the real composer: takes that condense, are used, undone, cancelled; prompts that are kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecord } from '../../core/document/index.ts';
import type { EventOf, ParamsOf } from '../../core/protocol/index.ts';
import { startEngine, TestDesk, type RealEngine } from '../host/testing/real-engine.ts';
import { endOf, PATIENCE, takesOf } from './testing/composed-by.ts';

const BAR = 'a small bar at night, three stools and a woman at the counter';

let engine: RealEngine;
let desk: TestDesk;
beforeAll(async () => {
  engine = await startEngine();
  desk = await TestDesk.connect(engine);
  await desk.hello();
  await desk.ask('project.create', { name: 'Words', template: 'empty' });
});
afterAll(async () => {
  desk.close();
  await engine.stop();
});

let commands = 0;
const commandId = (): string => `command-${commands++}`;
const request = (changes: Partial<ParamsOf<'scene.compose'>> = {}): ParamsOf<'scene.compose'> => ({
  prompt: BAR,
  seed: 11,
  takes: 2,
  steps: 4,
  ...changes,
});
const document = async (): Promise<readonly AnyRecord[]> =>
  ((await desk.hello()).open?.records ?? []) as unknown as readonly AnyRecord[];
const scenes = (records: readonly AnyRecord[]) => records.filter((record) => record.kind === 'scene');
const openScene = (records: readonly AnyRecord[]): string | null =>
  records.find((record) => record.kind === 'project')?.openSceneId ?? null;

const ended = (composeId: string) => endOf(desk, composeId);
async function composed(changes: Parameters<typeof request>[0] = {}): Promise<EventOf<'compose.done'>> {
  const { composeId } = await desk.ask('scene.compose', request(changes));
  return takesOf(desk, composeId);
}

describe('takes', () => {
  it('are seen condensing, and say what was asked, found and not understood', async () => {
    const { composeId, seed } = await desk.ask(
      'scene.compose',
      request({ prompt: `${BAR}, and a qworblesnatch`, seed: null }),
    );
    await expect.poll(() => ended(composeId).done, PATIENCE).toBeDefined();
    const steps = desk.eventsNamed('compose.step').filter((step) => step.composeId === composeId);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every((step) => step.takes.length === 2 && step.step <= step.steps)).toBe(true);
    const done = ended(composeId).done!;
    expect(done.seed).toBe(seed);
    expect(done.notUnderstood).toEqual(['qworblesnatch']);
    expect(done.takes.map(({ index }) => index)).toEqual([0, 1]);
    for (const { plan, asked, found, missing } of done.takes) {
      expect([plan.setting, plan.timeOfDay, plan.isIndoors]).toEqual(['bar', 'night', true]);
      expect(asked).toContainEqual({ class: 'stool', count: 3 });
      const stools = plan.things.filter((thing) => thing.class === 'stool');
      const counted = stools.reduce((sum, { copies }) => sum + Math.max(1, copies.length), 0);
      expect(found.find((one) => one.class === 'stool')?.count ?? 0).toBe(counted);
      expect(missing.filter((one) => one.class === 'stool')).toEqual(
        counted < 3 ? [{ class: 'stool', count: 3 - counted }] : [],
      );
    }
  });

  it('are the same for the same words and seed', async () => {
    const [first, again, other] = [await composed(), await composed(), await composed({ seed: 12 })];
    expect(again.takes).toEqual(first.takes);
    expect(other.takes[0]).not.toEqual(first.takes[0]);
  });

  it('become a scene of the project in one undo step, as often as they are used', async () => {
    const before = await document();
    const { composeId, takes } = await composed();
    const using = { composeId, take: 1, commandId: commandId() };
    const { sceneId } = await desk.ask('scene.useTake', using);
    const after = await document();
    expect(openScene(after)).toBe(sceneId);
    const scene = scenes(after).find(({ id }) => id === sceneId);
    expect(scene).toMatchObject({ description: BAR, recipe: { seed: 12 } });
    const own = after.filter((record) => 'sceneId' in record && record.sceneId === sceneId);
    expect(own.filter(({ kind }) => kind === 'camera')).toHaveLength(1);
    expect(own.filter(({ kind }) => kind === 'shot')).toHaveLength(1);
    expect(own.filter(({ kind }) => kind === 'object').length).toBeGreaterThan(
      takes[1]!.plan.things.length - 1,
    );
    // asked again after a broken wire it is done once
    expect((await desk.ask('scene.useTake', using)).sceneId).toBe(sceneId);
    expect(await document()).toEqual(after);
    await desk.ask('document.undo', { commandId: commandId() });
    expect(sorted(await document())).toEqual(sorted(before));
    await desk.ask('document.redo', { commandId: commandId() });
    expect(sorted(await document())).toEqual(sorted(after));
    const second = await desk.ask('scene.useTake', { composeId, take: 1, commandId: commandId() });
    expect(second.sceneId).not.toBe(sceneId);
    expect(scenes(await document())).toHaveLength(scenes(after).length + 1);
  });

  it('are told to a desk that was not there, newest first, and what runs', async () => {
    const { composeId } = await composed({ takes: 1 });
    const done = ended(composeId).done;
    const late = await TestDesk.connect(engine);
    await late.hello();
    const { kept, running } = await late.ask('scene.takes', {});
    expect(running).toBeNull();
    expect(kept[0]).toEqual(done);
    expect(kept.length).toBeLessThanOrEqual(4);
    const next = await desk.ask('scene.compose', request({ steps: 50, takes: 3 }));
    expect((await late.ask('scene.takes', {})).running).toEqual({
      ...next,
      subject: { kind: 'scene', prompt: BAR },
      takes: 3,
    });
    await desk.ask('scene.composeCancel', { composeId: next.composeId });
    late.close();
  });

  it('are kept for the latest few compositions, and older ones say so', async () => {
    const { composeId } = await composed({ takes: 1 });
    for (let i = 0; i < 4; i++) await composed({ takes: 1, seed: i });
    const using = desk.ask('scene.useTake', { composeId, take: 0, commandId: commandId() });
    await expect(using).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('not kept any more') as string,
    });
  });

  it('that are not there are told by number', async () => {
    const { composeId } = await composed({ takes: 1 });
    const using = desk.ask('scene.useTake', { composeId, take: 3, commandId: commandId() });
    await expect(using).rejects.toMatchObject({ code: 'not-found', message: /take 4/ });
  });
});

describe('a composition', () => {
  it('ends at once when it is cancelled, and makes way for another', async () => {
    const first = await desk.ask('scene.compose', request({ steps: 50, takes: 4 }));
    await desk.ask('scene.composeCancel', { composeId: first.composeId });
    await expect
      .poll(() => ended(first.composeId).failed, { timeout: 2000 })
      .toMatchObject({ isCancelled: true });
    await expect(desk.ask('scene.composeCancel', { composeId: first.composeId })).rejects.toMatchObject({
      code: 'not-found',
    });
    const second = await desk.ask('scene.compose', request({ steps: 50, takes: 4 }));
    const done = await composed({ takes: 1 });
    expect(done.takes).toHaveLength(1);
    expect(ended(second.composeId).failed).toMatchObject({ isCancelled: true });
    expect(ended(second.composeId).done).toBeUndefined();
  });

  it.each(['', '   ', 'qworble snatchfizz', '!!! ???'])(
    'of %j is refused in one sentence',
    async (prompt) => {
      const before = (await desk.ask('scene.prompts', {})).prompts;
      await expect(desk.ask('scene.compose', request({ prompt }))).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringMatching(/^[^\n]+: name a place, things, .*\.$/) as string,
      });
      expect((await desk.ask('scene.prompts', {})).prompts).toEqual(before);
    },
  );

  it.each([{ takes: 0 }, { takes: 5 }, { seed: -1 }, { seed: 2 ** 32 }, { steps: 1 }])(
    'with %j is no request',
    async (changes) => {
      await expect(desk.ask('scene.compose', request(changes))).rejects.toMatchObject({
        code: 'bad-request',
      });
    },
  );
});

const sorted = (records: readonly AnyRecord[]): readonly AnyRecord[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('prompts', () => {
  it('are kept over restarts with their seeds, newest first, each once', async () => {
    await desk.ask('scene.forgetPrompts', {});
    await composed({ takes: 1, seed: 5 });
    await composed({ takes: 1, seed: 6 });
    await composed({ takes: 1, seed: 5 });
    const told = desk.eventsNamed('prompts.changed').at(-1)?.prompts;
    expect(told?.map(({ prompt, seed }) => [prompt, seed])).toEqual([
      [BAR, 5],
      [BAR, 6],
    ]);
    await engine.supervisor.stop();
    await engine.supervisor.start();
    desk = await TestDesk.connect(engine);
    await desk.hello();
    expect((await desk.ask('scene.prompts', {})).prompts).toEqual(told);
  });
});
