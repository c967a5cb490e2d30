/**
 * The desk's session in the engine: the one open project, what connected desks are told about it, and the work they ask for. All
 * of them see the same project; whatever one changes, all hear of.
 */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createId, parseCommand, type Document } from '../../core/document/index.ts';
import type {
  EventName,
  EventOf,
  ParamsOf,
  ProjectState,
  ProjectTemplate,
  ResultOf,
} from '../../core/protocol/index.ts';
import {
  createProject,
  openProject,
  ProjectError,
  secureRandom,
  type Project,
  type ProjectEvent,
} from '../project/index.ts';
import { PROJECT_SUFFIX } from '../project/layout.ts';
import { recordCounts } from '../compose/record-counts.ts';
import type { Composing } from '../composing/composing-process.ts';
import type { JobRequest, JobResult, Workshop } from '../workshop/workshop-api.ts';
import type { DataFolders } from './data-folder.ts';
import { DeskError, errorData } from './desk-error.ts';
import { Compositions } from './compositions.ts';
import { copyProject } from './copy-project.ts';
import { folderName, freeFolder } from './folder-names.ts';
import { JobRegistry, type JobWork } from './job-registry.ts';
import type { PersonalFiles } from './personal-files.ts';
import { projectFoldersIn } from './project-cards.ts';
import { salvageProject } from './salvage.ts';
import { emptySet } from './templates/empty-set.ts';
import { starterSet } from './templates/starter-set.ts';

export interface DeskOptions {
  readonly folders: DataFolders;
  readonly personal: PersonalFiles;
  readonly workshop: Workshop;
  readonly composing: Composing;
  readonly version: string;
  /** What tells desks of an event. */
  readonly tell: <E extends EventName>(name: E, data: EventOf<E>) => void;
}

type Opened = ResultOf<'project.open'>;

interface OpenProject {
  readonly project: Project;
  sequence: number;
  savedAt: string | null;
  readonly recovered: ProjectState['recovered'];
}

export class Desk {
  readonly options: DeskOptions;
  readonly jobs: JobRegistry;
  readonly compositions: Compositions;
  readonly runId = randomBytes(9).toString('hex');
  #open: OpenProject | null = null;
  /** Opening and closing, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.options = options;
    this.jobs = new JobRegistry((job) => options.tell('job.changed', job));
    this.compositions = new Compositions(options.composing, options.tell);
  }

  get projectsFolder(): string {
    const own = this.options.personal.settings.projectsFolder;
    return own === '' ? this.options.folders.projects : path.resolve(own);
  }

  /** Folders that lie where projects go. */
  projectFolders(): Promise<readonly string[]> {
    return projectFoldersIn(this.projectsFolder);
  }

  /** @throws DeskError 'no-project' */
  get project(): Project {
    return this.#required().project;
  }
  get directory(): string | null {
    return this.#open?.project.directory ?? null;
  }

  #required(): OpenProject {
    if (this.#open === null) throw new DeskError('no-project', 'no project is open');
    return this.#open;
  }

  state(): ProjectState {
    const { project, sequence, savedAt, recovered } = this.#required();
    return {
      directory: project.directory,
      name: nameOf(project.document),
      sequence,
      undoLabel: project.undoLabel,
      redoLabel: project.redoLabel,
      hasUnsavedChanges: project.hasUnsavedChanges,
      savedAt,
      recovered,
    };
  }

  opened(): Opened | null {
    if (this.#open === null) return null;
    return { project: this.state(), records: recordsOf(this.#open.project.document) };
  }

  // Opening and closing.

  create(name: string, template: ProjectTemplate): Promise<Opened> {
    return this.#inTurn(async () => {
      await mkdir(this.projectsFolder, { recursive: true });
      const directory = await freeFolder(this.projectsFolder, folderName(name));
      if (template === 'demo') {
        const { ended } = this.startJob('project', `Make ${name}`, { kind: 'demo', directory });
        const job = await ended;
        if (job.state !== 'done')
          throw new DeskError(job.state === 'cancelled' ? 'cancelled' : 'failed', job.error ?? 'cancelled');
        return this.#take(await openProject(directory));
      }
      const records = (template === 'starter' ? starterSet : emptySet)((kind) =>
        createId(kind, secureRandom),
      );
      const scene = records.find((record) => record.kind === 'scene');
      const fields = { name, ...(scene === undefined ? {} : { openSceneId: scene.id }) };
      return this.#take(await createProject(directory, fields, records));
    });
  }

  open(directory: string, mode: 'normal' | 'salvage'): Promise<Opened> {
    return this.#inTurn(async () => {
      const folder = path.resolve(directory);
      if (mode === 'salvage') {
        const base = path.basename(folder, PROJECT_SUFFIX);
        const target = await freeFolder(path.dirname(folder), `${base} (repaired)`);
        const { project, left } = await salvageProject(folder, target, path.basename(target, PROJECT_SUFFIX));
        return this.#take(project, { commands: 0, problems: left });
      }
      if (this.#open?.project.directory === folder) return this.opened()!;
      const project = await openProject(folder).catch((cause: unknown): never => {
        throw openingError(cause);
      });
      const { commands, warnings } = project.recovery;
      const isWorthSaying = commands > 0 || warnings.length > 0;
      return this.#take(project, isWorthSaying ? { commands, problems: warnings } : null);
    });
  }

  saveCopy(name: string): Promise<Opened> {
    return this.#inTurn(async () => {
      const { project } = this.#required();
      const directory = await freeFolder(path.dirname(project.directory), folderName(name));
      return this.#take(await copyProject(project, directory, name));
    });
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#letGo();
      this.options.tell('project.changed', { project: null });
    });
  }

  /** The engine ends: everything is let go of, nothing is told. */
  end(): Promise<void> {
    this.jobs.cancelAll();
    this.compositions.end();
    return this.#inTurn(() => this.#letGo());
  }

  async #letGo(): Promise<void> {
    if (this.#open === null) return;
    try {
      // edits that were asked for before are still answered and told
      await this.#open.project.close();
    } finally {
      this.#open = null;
      this.options.workshop.setProject(null);
    }
  }

  async #take(project: Project, recovered: ProjectState['recovered'] | Recovered = null): Promise<Opened> {
    await this.#letGo();
    const kept =
      recovered === null ? null : { commands: recovered.commands, problems: [...recovered.problems] };
    this.#open = { project, sequence: 0, savedAt: null, recovered: kept };
    project.subscribe((event) => this.#announce(event));
    this.options.workshop.setProject({
      directory: project.directory,
      assets: [...project.assetNames],
      records: [...project.document.records.values()],
    });
    await this.options.personal.remember(project.directory);
    const opened = this.opened()!;
    this.options.tell('project.opened', opened);
    return opened;
  }

  // Editing.

  #announce({ action, command, commandId }: ProjectEvent): void {
    const open = this.#required();
    open.sequence++;
    this.options.workshop.documentChanged(command);
    this.options.tell('document.changed', {
      sequence: open.sequence,
      action,
      commandId,
      command,
      project: this.state(),
    });
  }

  /** @returns the number of the last change that is on the disk. */
  async apply(commandId: string, command: unknown): Promise<number> {
    await this.project.apply(parseCommand(command, 'command'), commandId);
    return this.#required().sequence;
  }

  /** A finished take put into the open project, one undo step; one that changes nothing is none. */
  async useTake(request: ParamsOf<'scene.useTake'>): Promise<ResultOf<'scene.useTake'>> {
    const { compositions } = this;
    const { commandId } = request;
    try {
      await this.project.apply((document) => compositions.commandFor(request, document).command, commandId);
    } catch (error) {
      compositions.forgetCommand(commandId);
      throw error;
    }
    const { command, sceneId } = compositions.madeUnder(commandId);
    return { sequence: this.#required().sequence, sceneId, records: recordCounts(command) };
  }

  async step(action: 'undo' | 'redo', commandId: string): Promise<number | null> {
    const event = await this.project[action](commandId);
    return event === null ? null : this.#required().sequence;
  }

  async save(): Promise<ProjectState> {
    await this.project.save();
    this.#required().savedAt = new Date().toISOString();
    this.options.tell('project.changed', { project: this.state() });
    return this.state();
  }

  // Work.

  /** A job of the workshop; what it leaves becomes one undo step of the project. */
  startJob(
    kind: Parameters<JobRegistry['start']>[0],
    title: string,
    request: JobRequest,
  ): ReturnType<JobRegistry['start']> {
    const startedFor = this.#open?.project ?? null;
    const work: JobWork = async (hooks) =>
      this.#keep(await this.options.workshop.runJob(request, hooks), startedFor);
    return this.jobs.start(kind, title, work);
  }

  /** What was made for one project is never put into another that was opened meanwhile. */
  async #keep(result: JobResult, project: Project | null): Promise<JobResult> {
    if (result.assets.length === 0 && result.command === null) return result;
    if (project === null || project !== this.#open?.project)
      throw new DeskError('failed', 'the project that this was for has been closed');
    for (const { bytes, extension } of result.assets) {
      const hash = await project.importAsset(bytes, extension);
      this.options.workshop.assetAdded(hash, project.assetName(hash)!);
    }
    if (result.command !== null) await project.apply(result.command);
    return { ...result, assets: [] };
  }

  /** A folder for the files of one job. */
  async outFolder(name: string): Promise<string> {
    const folder = path.join(this.options.folders.data, 'output', `${Date.now().toString(36)}-${name}`);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

interface Recovered {
  readonly commands: number;
  readonly problems: readonly { file: string; field: string; expected: string; got: string }[];
}

const recordsOf = (document: Document): Opened['records'] =>
  [...document.records.values()] as unknown as Opened['records'];

function nameOf(document: Document): string {
  for (const record of document.records.values()) if (record.kind === 'project') return record.name;
  return '';
}

/** Why a project did not open, in the code that tells the desk what can be done about it. */
function openingError(cause: unknown): DeskError {
  const { message, issues } = errorData(cause);
  if (issues !== undefined) return new DeskError('project-damaged', message, issues);
  if (!(cause instanceof ProjectError)) return new DeskError('failed', message);
  if (/nobody else has open/.test(message)) return new DeskError('project-in-use', message);
  if (/nothing there|a project folder/.test(message)) return new DeskError('not-found', message);
  return new DeskError('project-damaged', message);
}
