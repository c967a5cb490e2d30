/** The desk's session on a real engine: projects made, opened, damaged, copied; two desks on one project; what is kept of a person. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/protocol/index.ts';
import { applyCommand, parseCommand, type AnyRecord, type Document } from '../../core/document/index.ts';
import { startEngine, TestDesk, type RealEngine } from '../host/testing/real-engine.ts';

let engine: RealEngine;
let desk: TestDesk;
beforeEach(async () => {
  engine = await startEngine();
  desk = await TestDesk.connect(engine);
  await desk.hello();
});
afterEach(async () => {
  desk.close();
  await engine.stop();
});

const nameProject = (records: readonly { id: string; kind: string }[], name: string) => ({
  label: `Name ${name}`,
  edits: [{ op: 'set', id: records.find(({ kind }) => kind === 'project')?.id, path: ['name'], value: name }],
});
let commands = 0;
const commandId = (): string => `command-${commands++}`;
const documentOf = (records: readonly object[]): Document => ({
  records: new Map((records as readonly AnyRecord[]).map((record) => [record.id, record])),
});

describe('projects', () => {
  it.each(['empty', 'starter'] as const)(
    'the %s template is a valid scene with a camera that can be shot',
    async (template) => {
      const { project, records } = await desk.ask('project.create', { name: 'First: set?', template });
      expect(project.name).toBe('First: set?');
      expect(path.basename(project.directory)).toBe('First set.penumbra');
      expect(project.hasUnsavedChanges).toBe(false);
      const kinds = new Set(records.map(({ kind }) => kind));
      expect(kinds).toContain('camera');
      expect(kinds).toContain('environment');
      const production = records.find(({ kind }) => kind === 'project') as
        { openSceneId?: string } | undefined;
      expect(records.some(({ id }) => id === production?.openSceneId)).toBe(true);
    },
  );

  it('gets a folder of its own for every name, also for the same one', async () => {
    await desk.ask('project.create', { name: 'CON', template: 'empty' });
    const { project } = await desk.ask('project.create', { name: 'CON', template: 'empty' });
    expect(path.basename(project.directory)).toBe('Project CON 2.penumbra');
  });

  it('are listed, the last one first, with what is not saved', async () => {
    await desk.ask('project.create', { name: 'Alley', template: 'empty' });
    await desk.ask('project.create', { name: 'Bar', template: 'starter' });
    const { open } = await desk.hello();
    await desk.ask('document.apply', {
      commandId: commandId(),
      command: nameProject(open?.records ?? [], 'Bar at night'),
    });
    await desk.ask('project.close', {});
    const { projects } = await desk.ask('project.list', {});
    expect(
      projects.map(({ name, unsavedCommands, shotCount }) => [name, unsavedCommands, shotCount]),
    ).toEqual([
      ['Bar at night', 1, 1],
      ['Alley', 0, 0],
    ]);
    // and opening it says that it was taken over
    const opened = await desk.ask('project.open', { directory: projects[0]!.directory, mode: 'normal' });
    expect(opened.project.recovered?.commands).toBe(1);
    expect(opened.project.name).toBe('Bar at night');
    const saved = await desk.ask('project.save', {});
    expect(saved.hasUnsavedChanges).toBe(false);
    expect(saved.savedAt).not.toBeNull();
  });

  it('copied under another name, the copy is open and the original as it was', async () => {
    const { project, records } = await desk.ask('project.create', { name: 'Alley', template: 'starter' });
    const copy = await desk.ask('project.saveCopy', { name: 'Alley B' });
    expect(copy.project.name).toBe('Alley B');
    expect(copy.records.length).toBe(records.length);
    await desk.ask('document.apply', {
      commandId: commandId(),
      command: nameProject(copy.records, 'Changed'),
    });
    const again = await desk.ask('project.open', { directory: project.directory, mode: 'normal' });
    expect(again.project.name).toBe('Alley');
  });

  it('that are open in another engine say so', async () => {
    const { project } = await desk.ask('project.create', { name: 'Alley', template: 'empty' });
    const other = await startEngine();
    try {
      const stranger = await TestDesk.connect(other);
      const opening = stranger.ask('project.open', { directory: project.directory, mode: 'normal' });
      await expect(opening).rejects.toMatchObject({ code: 'project-in-use' });
      stranger.close();
    } finally {
      await other.stop();
    }
  });

  it('that are not there, or no project, say what was expected', async () => {
    const missing = path.join(engine.home, 'nothing.penumbra');
    await expect(desk.ask('project.open', { directory: missing, mode: 'normal' })).rejects.toMatchObject({
      code: 'not-found',
    });
    mkdirSync(missing);
    await expect(desk.ask('project.open', { directory: missing, mode: 'normal' })).rejects.toMatchObject({
      code: 'project-damaged',
    });
  });
});

describe('a damaged project', () => {
  const visible = (directory: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(path.join(directory, 'records'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [file, readFileSync(file, 'utf8')]),
    );

  it('is refused with all that is wrong, and opened as a repaired copy with the rest', async () => {
    const { project, records } = await desk.ask('project.create', { name: 'Bar', template: 'starter' });
    await desk.ask('document.apply', { commandId: commandId(), command: nameProject(records, 'Bar II') });
    await desk.ask('project.close', {});
    const fileOf = (kind: string): string => {
      const folder = path.join(project.directory, 'records', kind);
      return path.join(folder, readdirSync(folder).sort()[0]!);
    };
    writeFileSync(fileOf('light'), '{ "kind": "light", ');
    const camera = fileOf('camera');
    writeFileSync(camera, readFileSync(camera, 'utf8').replace('"tStop": 4', '"tStop": "wide open"'));
    const damaged = visible(project.directory);

    const opening = desk.ask('project.open', { directory: project.directory, mode: 'normal' });
    const refused = (await opening.catch((error: unknown) => error)) as {
      code: string;
      issues: { file: string; field: string }[];
    };
    expect(refused.code).toBe('project-damaged');
    expect(refused.issues.map(({ file }) => path.dirname(file))).toEqual(['records/camera', 'records/light']);
    expect(refused.issues[0]?.field).toBe('tStop');
    const { projects } = await desk.ask('project.list', {});
    expect(projects[0]?.problem).toContain('tStop');

    const repaired = await desk.ask('project.open', { directory: project.directory, mode: 'salvage' });
    expect(path.basename(repaired.project.directory)).toBe('Bar (repaired).penumbra');
    const count = (kind: string): number => repaired.records.filter((record) => record.kind === kind).length;
    const lights = records.filter(({ kind }) => kind === 'light').length;
    expect([count('light'), count('camera'), count('shot')]).toEqual([lights - 1, 0, 0]);
    expect(count('object')).toBe(records.filter(({ kind }) => kind === 'object').length);
    const problems = repaired.project.recovered?.problems.map(
      ({ file, field }) => `${path.dirname(file)} ${field}`,
    );
    expect(problems).toContain('records/camera tStop');
    // what was only looked at is as it was
    expect(visible(project.directory)).toEqual(damaged);
  });
});

describe('two desks on one project', () => {
  it('see each other change it, in one order, and end with the same document', async () => {
    const { records } = await desk.ask('project.create', { name: 'Alley', template: 'starter' });
    const other = await TestDesk.connect(engine);
    const { open } = await other.hello();
    expect(open?.records).toEqual(records);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? desk : other).ask('document.apply', {
          commandId: commandId(),
          command: nameProject(records, `Name ${i}`),
        }),
      ),
    );
    await desk.ask('document.undo', { commandId: commandId() });
    await expect.poll(() => other.eventsNamed('document.changed').length).toBe(21);
    const changes = other.eventsNamed('document.changed');
    expect(changes.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(desk.eventsNamed('document.changed')).toEqual(changes);
    // the changes in order give what the engine has
    const mirror = changes.reduce(
      (document, change) => applyCommand(document, parseCommand(change.command, 'event')).document,
      documentOf(records),
    );
    const now = documentOf((await desk.hello()).open?.records ?? []);
    expect([...mirror.records.values()].sort(byId)).toEqual([...now.records.values()].sort(byId));
    other.close();
  });

  it('a command that does not fit changes nothing and says why', async () => {
    const { records } = await desk.ask('project.create', { name: 'Alley', template: 'starter' });
    const camera = records.find(({ kind }) => kind === 'camera')!.id;
    const command = { label: 'Open wide', edits: [{ op: 'set', id: camera, path: ['tStop'], value: -1 }] };
    await expect(desk.ask('document.apply', { commandId: commandId(), command })).rejects.toMatchObject({
      code: 'invalid-document',
      message: expect.stringContaining('tStop') as string,
    });
    expect(desk.eventsNamed('document.changed')).toEqual([]);
    expect((await desk.hello()).open?.project.undoLabel).toBeNull();
  });
});

const byId = (a: AnyRecord, b: AnyRecord): number => (a.id < b.id ? -1 : 1);

describe('what belongs to a person', () => {
  it('is kept over restarts, and a file that cannot be read costs nothing', async () => {
    const settings = { ...DEFAULT_SETTINGS, lengthUnit: 'ft-in' as const };
    await desk.ask('settings.set', { settings });
    expect(desk.eventsNamed('settings.changed')).toEqual([settings]);
    const { home } = engine;
    await engine.supervisor.stop();
    await engine.supervisor.start();
    desk = await TestDesk.connect(engine);
    expect((await desk.hello()).settings.lengthUnit).toBe('ft-in');
    await engine.supervisor.stop();
    writeFileSync(path.join(home, 'settings.json'), '{"lengthUnit": 7');
    await engine.supervisor.start();
    desk = await TestDesk.connect(engine);
    expect((await desk.hello()).settings).toEqual(DEFAULT_SETTINGS);
    expect(readdirSync(home)).toContain('settings.json.unreadable');
  });
});
