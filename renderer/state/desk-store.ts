/**
 * The desk's connection to the open project: the mirror of the document, commands, undo, and whether what is shown is safe on
 * the disk. Components read it with `useDesk` and selectors; code outside React uses `deskStore`.
 */
import { createStore, useStore } from 'zustand';
import { DocumentError, type AnyRecord, type Command, type Document } from '../../core/document/index.ts';
import {
  DEFAULT_SETTINGS,
  PROTOCOL_VERSION,
  type ProjectState,
  type ResultOf,
  type Settings,
} from '../../core/protocol/index.ts';
import {
  ConnectionLostError,
  EngineError,
  type Connection,
  type ConnectionState,
} from '../bridge/connection.ts';
import { mirrorOf, rebuilt, withConfirmed, withoutPending, withPending, type Mirror } from './mirror.ts';
import { notify } from './notices.ts';
import { adoptJobs, watchJobs, watchWorkshop } from './jobs-store.ts';

export interface DeskState {
  readonly connection: ConnectionState;
  /** Of the engine that is connected; changes when it was started anew. */
  readonly runId: string | null;
  readonly version: string;
  readonly device: string;
  readonly projectsFolder: string;
  readonly project: ProjectState | null;
  /** Null while no project is open. */
  readonly mirror: Mirror | null;
  readonly settings: Settings;
}

export const deskStore = createStore<DeskState>(() => ({
  connection: 'connecting',
  runId: null,
  version: '',
  device: '',
  projectsFolder: '',
  project: null,
  mirror: null,
  settings: DEFAULT_SETTINGS,
}));

export const useDesk = <T>(selector: (state: DeskState) => T): T => useStore(deskStore, selector);

const NO_DOCUMENT: Document = { records: new Map() };
export const documentOf = (state: DeskState): Document => state.mirror?.document ?? NO_DOCUMENT;
/** The document as it is shown, with edits that are under way. */
export const useDocument = (): Document => useDesk(documentOf);
export const currentDocument = (): Document => documentOf(deskStore.getState());

const CLIENT_ID = `desk-${crypto.randomUUID()}`;
let connection: Connection | null = null;

/** @throws Error before `connectDesk`. */
export function engine(): Connection {
  if (connection === null) throw new Error('the desk is not connected yet');
  return connection;
}

/** Takes the wire into use: once, at start. */
export function connectDesk(wire: Connection): void {
  connection = wire;
  wire.onState((state) => {
    deskStore.setState({ connection: state });
    if (state === 'open') void greet(wire);
  });
  wire.onEvent('document.changed', (change) => {
    const { mirror } = deskStore.getState();
    if (mirror === null) return;
    const next = withConfirmed(mirror, change);
    if (next === null) void greet(wire);
    else deskStore.setState({ mirror: next, project: change.project });
  });
  wire.onEvent('project.changed', ({ project }) =>
    deskStore.setState(project === null ? { project, mirror: null } : { project }),
  );
  wire.onEvent('project.opened', adopt);
  wire.onEvent('settings.changed', (settings) => deskStore.setState({ settings }));
  watchJobs(wire);
  watchWorkshop(wire);
}

export function adopt({ project, records }: ResultOf<'project.open'>): void {
  const { project: before, mirror } = deskStore.getState();
  const document: Document = {
    records: new Map(records.map((record) => [record.id, record as unknown as AnyRecord])),
  };
  // the same project again, after the engine was away: what it had not answered is still to be done
  const pending = before?.directory === project.directory ? (mirror?.pending ?? []) : [];
  deskStore.setState({
    project,
    mirror:
      pending.length > 0
        ? rebuilt(document, project.sequence, pending)
        : mirrorOf(document, project.sequence),
  });
}

async function greet(wire: Connection): Promise<void> {
  try {
    const hello = await wire.request('hello', { protocol: PROTOCOL_VERSION, clientId: CLIENT_ID });
    deskStore.setState({
      runId: hello.runId,
      version: hello.version,
      device: hello.device,
      settings: hello.settings,
      projectsFolder: hello.projectsFolder,
    });
    adoptJobs(hello.jobs);
    if (hello.open === null) {
      deskStore.setState({ project: null, mirror: null });
      return;
    }
    adopt(hello.open);
    for (const entry of deskStore.getState().mirror?.pending ?? []) void send(entry.commandId, entry.command);
  } catch (error) {
    if (error instanceof ConnectionLostError) return;
    notify({ tone: 'error', text: messageOf(error) });
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const newCommandId = (): string => crypto.randomUUID();

/**
 * Does a command: shown at once, resolved when it is on the disk. Refusals are shown as a notice and give false; while the
 * engine is away the command waits and is done when it is back.
 */
export async function dispatch(command: Command): Promise<boolean> {
  const { mirror } = deskStore.getState();
  if (mirror === null || command.edits.length === 0) return false;
  const commandId = newCommandId();
  try {
    deskStore.setState({ mirror: withPending(mirror, { commandId, command }) });
  } catch (error) {
    notify({ tone: 'error', text: error instanceof DocumentError ? error.message : messageOf(error) });
    return false;
  }
  return send(commandId, command);
}

async function send(commandId: string, command: Command): Promise<boolean> {
  try {
    await engine().request('document.apply', { commandId, command });
    return true;
  } catch (error) {
    if (error instanceof ConnectionLostError) return true;
    const { mirror } = deskStore.getState();
    if (mirror !== null) deskStore.setState({ mirror: withoutPending(mirror, commandId) });
    notify({ tone: 'error', text: messageOf(error) });
    return false;
  }
}

async function step(method: 'document.undo' | 'document.redo'): Promise<void> {
  try {
    await engine().request(method, { commandId: newCommandId() });
  } catch (error) {
    notify({
      tone: 'error',
      text:
        error instanceof EngineError
          ? error.message
          : 'The engine is starting again; try once more in a moment.',
    });
  }
}
export const undo = (): Promise<void> => step('document.undo');
export const redo = (): Promise<void> => step('document.redo');

export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  const settings = { ...deskStore.getState().settings, ...changes };
  deskStore.setState({ settings });
  try {
    await engine().request('settings.set', { settings });
  } catch (error) {
    if (!(error instanceof ConnectionLostError)) notify({ tone: 'error', text: messageOf(error) });
  }
}
