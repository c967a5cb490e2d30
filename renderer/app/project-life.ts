/** Opening, making, saving and closing projects, and what is said when that fails. */
import { createStore, useStore } from 'zustand';
import type { Issue } from '../../core/document/index.ts';
import type { ProjectCard, ProjectTemplate, ResultOf } from '../../core/protocol/index.ts';
import { ConnectionLostError, EngineError } from '../bridge/connection.ts';
import { adopt, deskStore, engine, messageOf } from '../state/desk-store.ts';
import { notify } from '../state/notices.ts';
import { clearSelection } from '../state/selection-store.ts';
import { counted } from './words.ts';

/** A project that cannot be opened as it is. */
export interface DamagedProject {
  readonly directory: string;
  readonly message: string;
  readonly issues: readonly Issue[];
}

interface ProjectLife {
  /** What is going on: "Opening The Dinner…"; null when nothing is. */
  readonly busy: string | null;
  readonly damaged: DamagedProject | null;
}
export const projectLife = createStore<ProjectLife>(() => ({ busy: null, damaged: null }));
export const useProjectLife = <T>(selector: (state: ProjectLife) => T): T => useStore(projectLife, selector);

const AWAY = 'The engine is starting again; try once more in a moment.';
export const reasonOf = (error: unknown): string =>
  error instanceof ConnectionLostError ? AWAY : messageOf(error);

async function busyWith<T>(what: string, work: () => Promise<T>): Promise<T | null> {
  if (projectLife.getState().busy !== null) return null;
  projectLife.setState({ busy: what });
  try {
    return await work();
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) });
    return null;
  } finally {
    projectLife.setState({ busy: null });
  }
}

function enter(opened: ResultOf<'project.open'>): void {
  clearSelection();
  adopt(opened);
  projectLife.setState({ damaged: null });
  const { recovered } = opened.project;
  if (recovered === null) return;
  if (recovered.commands > 0)
    notify({
      tone: 'success',
      text: `${counted(recovered.commands, 'change')} from a session that ended without saving ${recovered.commands === 1 ? 'was' : 'were'} kept.`,
    });
  if (recovered.problems.length > 0)
    notify({
      tone: 'warning',
      text: `${counted(recovered.problems.length, 'thing')} could not be read and ${recovered.problems.length === 1 ? 'was' : 'were'} left out.`,
    });
}

const nameOfFolder = (directory: string): string =>
  directory.split(/[\\/]/).findLast((part) => part !== '') ?? directory;

export async function listProjects(): Promise<readonly ProjectCard[]> {
  return (await engine().request('project.list', {})).projects;
}

/** @returns whether it is open now. A damaged one is put into `damaged`, to be asked about. */
export async function openProject(
  directory: string,
  mode: 'normal' | 'salvage' = 'normal',
  name = nameOfFolder(directory),
): Promise<boolean> {
  const result = await busyWith(`Opening ${name}…`, async () => {
    try {
      enter(await engine().request('project.open', { directory, mode }));
      return true;
    } catch (error) {
      if (!(error instanceof EngineError) || error.data.code !== 'project-damaged') throw error;
      projectLife.setState({
        damaged: { directory, message: error.data.message, issues: error.data.issues ?? [] },
      });
      return false;
    }
  });
  return result === true;
}

export const closeDamaged = (): void => projectLife.setState({ damaged: null });

export async function createProject(name: string, template: ProjectTemplate): Promise<boolean> {
  const done = await busyWith(`Making ${name}…`, async () => {
    enter(await engine().request('project.create', { name, template }));
    return true;
  });
  return done === true;
}

export async function saveProject(): Promise<void> {
  try {
    const project = await engine().request('project.save', {});
    deskStore.setState({ project });
  } catch (error) {
    notify({ tone: 'error', text: `Not saved: ${reasonOf(error)}` });
  }
}

export async function saveCopy(name: string): Promise<boolean> {
  const done = await busyWith(`Saving a copy as ${name}…`, async () => {
    enter(await engine().request('project.saveCopy', { name }));
    return true;
  });
  if (done === true) notify({ tone: 'success', text: `The copy “${name}” is open now.` });
  return done === true;
}

export async function closeProject(): Promise<void> {
  await busyWith('Closing…', async () => {
    await engine().request('project.close', {});
    clearSelection();
    deskStore.setState({ project: null, mirror: null });
  });
}

export async function forgetProject(directory: string): Promise<void> {
  try {
    await engine().request('project.forget', { directory });
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) });
  }
}
