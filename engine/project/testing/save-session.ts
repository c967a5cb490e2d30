/**
 * A session that changes, adds and removes records and saves: what the tests of crashes interrupt. The same commands, in the same
 * order, in this process and in a child.
 */
import {
  createLightRecord,
  createSceneRecord,
  removeRecord,
  setProperty,
  type Command,
  type Document,
} from '../../../core/document/index.ts';
import { sampleRecords } from '../../../core/document/testing/sample-document.ts';
import { createProject, openProject, type ProjectOptions } from '../open-project.ts';
import type { Project } from '../project.ts';

export async function makeSampleProject(directory: string, options: ProjectOptions = {}): Promise<Project> {
  const [project, ...records] = sampleRecords();
  if (project?.kind !== 'project') throw new Error('the sample starts with its project record');
  return createProject(directory, project, records, options);
}

/** What the session touches and no more: crashes are tried by the hundred. */
const SMALL = new Set(['scn_kitchen', 'env_sun', 'obj_table', 'cam_a', 'cam_b', 'sht_2']);

export async function makeSmallProject(directory: string): Promise<Project> {
  const [project, ...records] = sampleRecords();
  if (project?.kind !== 'project') throw new Error('the sample starts with its project record');
  return createProject(
    directory,
    project,
    records.filter((record) => SMALL.has(record.id)),
  );
}

/** Commands that touch several files: one change, one removal with what hangs on it, one new record. */
export const sessionCommands = (document: Document): Command[] => [
  setProperty('cam_a', ['focalLengthMm'], 85, 'Longer lens'),
  removeRecord(document, 'cam_b', { cascade: true }),
  {
    label: 'Add',
    edits: [
      { op: 'add', record: createSceneRecord({ id: 'scn_new', name: 'New' }) },
      {
        op: 'add',
        record: createLightRecord({
          id: 'lgt_new',
          name: 'New',
          sceneId: 'scn_new',
          emitter: { type: 'point', radiusM: 0 },
          magnitude: { quantity: 'intensity', intensityCd: 10 },
        }),
      },
    ],
  },
];

/** Opens, edits, saves, edits once more, closes. Tells of each acknowledged command and of the save. */
export async function runSession(
  directory: string,
  options: ProjectOptions,
  said: { readonly acknowledged: () => void; readonly saving: () => void; readonly saved: () => void },
): Promise<void> {
  const project = await openProject(directory, options);
  for (const command of sessionCommands(project.document)) {
    await project.apply(command);
    said.acknowledged();
  }
  said.saving();
  await project.save();
  said.saved();
  await project.apply(setProperty('cam_a', ['tStop'], 4, 'Stop down'));
  said.acknowledged();
  await project.close();
}
