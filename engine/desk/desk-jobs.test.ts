/** What a job leaves goes into the project that it was started for, also when that is not the open one any more. The workshop is a stand-in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MATERIAL_DEFAULTS } from '../../core/document/index.ts';
import type { JobResult, Workshop } from '../workshop/workshop-api.ts';
import type { Composing } from '../composing/composing-process.ts';
import { dataFolders } from './data-folder.ts';
import { Desk } from './desk.ts';
import { PersonalFiles } from './personal-files.ts';

const refuse = (): never => {
  throw new Error('not asked for here');
};
const MATERIAL_ID = 'mat_made-by-the-job';
const made: JobResult = {
  assets: [{ bytes: new Uint8Array([1, 2, 3]), extension: 'bin' }],
  command: {
    label: 'Import',
    edits: [{ op: 'add', record: { ...MATERIAL_DEFAULTS, id: MATERIAL_ID, kind: 'material', name: 'Made' } }],
  },
  recordIds: [MATERIAL_ID],
  files: [],
  directory: null,
  warnings: [],
};

let home: string;
let desk: Desk;
let finish: (result: JobResult) => void;
beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'penumbra-desk-jobs-'));
  const folders = dataFolders({ PENUMBRA_HOME: home });
  const workshop: Workshop = {
    device: () => Promise.resolve('none'),
    setProject: () => undefined,
    assetAdded: () => undefined,
    documentChanged: () => undefined,
    proxy: refuse,
    view: refuse,
    endView: refuse,
    incident: refuse,
    runJob: () => new Promise((resolve) => (finish = resolve)),
    thumbnail: refuse,
    dispose: () => Promise.resolve(),
  };
  const composing: Composing = { compose: refuse, dispose: () => Promise.resolve() };
  const personal = await PersonalFiles.open(folders.data);
  desk = new Desk({ folders, personal, workshop, composing, version: '0', tell: () => undefined });
});
afterEach(async () => {
  await desk.end();
  rmSync(home, { recursive: true, force: true });
});

const startImport = () =>
  desk.startJob('import', 'Import', { kind: 'import', files: [], sceneId: null, atM: null });
const hasMade = (): boolean => desk.project.document.records.has(MATERIAL_ID);

it('goes into the project that is still open, as one undo step', async () => {
  await desk.create('One', 'empty');
  const { ended } = startImport();
  finish(made);
  expect(await ended).toMatchObject({ state: 'done', recordIds: [MATERIAL_ID] });
  expect(hasMade()).toBe(true);
  expect(desk.project.assetNames.size).toBe(1);
  await desk.step('undo', 'command-1');
  expect(hasMade()).toBe(false);
});

it('goes into no other project', async () => {
  await desk.create('One', 'empty');
  const { ended } = startImport();
  await desk.create('Two', 'empty');
  finish(made);
  expect(await ended).toMatchObject({
    state: 'failed',
    error: 'the project that this was for has been closed',
  });
  expect(hasMade()).toBe(false);
  expect(desk.project.assetNames.size).toBe(0);
});

it('an edit that was asked for before the project is closed is done and told', async () => {
  const { project, records } = await desk.create('One', 'empty');
  const id = records.find(({ kind }) => kind === 'project')?.id ?? '';
  const edit = { label: 'Name', edits: [{ op: 'set', id, path: ['name'], value: 'Renamed' }] };
  const [sequence] = await Promise.all([desk.apply('command-1', edit), desk.close()]);
  expect(sequence).toBe(1);
  expect((await desk.open(project.directory, 'normal')).project.name).toBe('Renamed');
});
