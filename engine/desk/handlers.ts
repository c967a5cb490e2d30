/** What each method of the protocol does. Parameters are valid when they get here. */
import path from 'node:path';
import { findRecord, recordsOf } from '../../core/document/index.ts';
import {
  PROTOCOL_VERSION,
  type MethodName,
  type ParamsOf,
  type RenderFrameHeader,
  type RenderStatus,
  type ResultOf,
} from '../../core/protocol/index.ts';
import { readCatalogFiles, readFixtureFiles } from '../project-scene/load-catalog.ts';
import { readGrowth, readNewScene, readRegeneration, readRevision } from './compose-orders.ts';
import type { Desk } from './desk.ts';
import { DeskError } from './desk-error.ts';
import { findProjects } from './project-cards.ts';

/** One connected desk. */
export interface Peer {
  /** Unique among all connections of this engine. */
  readonly id: string;
  sendStatus(status: RenderStatus): void;
  sendFrame(header: RenderFrameHeader, pixels: Uint8Array): void;
  /** Views that this connection has running. */
  readonly views: Set<string>;
}

export type Handlers = {
  readonly [M in MethodName]: (params: ParamsOf<M>, peer: Peer) => Promise<ResultOf<M>> | ResultOf<M>;
};

const DONE = {};

export function handlersOf(desk: Desk): Handlers {
  const { personal, workshop, version, tell } = desk.options;
  const shotName = (shotId: string): string => {
    const shot = findRecord(desk.project.document, 'shot', shotId);
    if (shot === null) throw new DeskError('not-found', `there is no shot ${shotId}`);
    return shot.shotNumber === '' ? shot.name : `shot ${shot.shotNumber}`;
  };

  return {
    hello: async ({ protocol }) => {
      if (protocol !== PROTOCOL_VERSION)
        throw new DeskError(
          'bad-request',
          `the engine speaks protocol ${PROTOCOL_VERSION}, the desk ${protocol}: load the desk again`,
        );
      return {
        version,
        runId: desk.runId,
        device: await workshop.device().catch(() => 'starting'),
        settings: personal.settings,
        open: desk.opened(),
        jobs: [...desk.jobs.all],
        projectsFolder: desk.projectsFolder,
      };
    },

    'project.list': async () => ({
      projects: [...(await findProjects(personal.recents, desk.projectsFolder))],
    }),
    'project.create': ({ name, template }) => desk.create(name, template),
    'project.open': ({ directory, mode }) => desk.open(directory, mode),
    'project.close': async () => {
      await desk.close();
      return DONE;
    },
    'project.save': () => desk.save(),
    'project.saveCopy': ({ name }) => desk.saveCopy(name),
    'project.forget': async ({ directory }) => {
      await personal.forget(path.resolve(directory));
      return DONE;
    },
    'project.export': async ({ format, sceneId }) => {
      const outDirectory = await desk.outFolder('export');
      const title = `Export ${desk.state().name} as ${format}`;
      const { jobId } = desk.startJob('export', title, { kind: 'export', format, sceneId, outDirectory });
      return { jobId };
    },

    'document.apply': async ({ commandId, command }) => ({ sequence: await desk.apply(commandId, command) }),
    'document.undo': async ({ commandId }) => ({ sequence: await desk.step('undo', commandId) }),
    'document.redo': async ({ commandId }) => ({ sequence: await desk.step('redo', commandId) }),

    'render.view': ({ viewId, spec }, peer) => {
      void desk.project;
      const key = `${peer.id}/${viewId}`;
      peer.views.add(key);
      workshop.view(key, viewId, spec, {
        status: (status) => peer.sendStatus(status),
        frame: (header, pixels) => peer.sendFrame(header, pixels),
      });
      return DONE;
    },
    'render.end': ({ viewId }, peer) => {
      const key = `${peer.id}/${viewId}`;
      if (peer.views.delete(key)) workshop.endView(key);
      return DONE;
    },
    'render.keepTake': ({ viewId, shotId, name }, peer) => {
      const viewKey = `${peer.id}/${viewId}`;
      if (!peer.views.has(viewKey)) throw new DeskError('not-found', `there is no render view ${viewId}`);
      const title = `Keep a take of ${shotName(shotId)}`;
      return { jobId: desk.startJob('take', title, { kind: 'keepTake', viewKey, shotId, name }).jobId };
    },
    'render.shot': (params) => {
      const title = `Render ${shotName(params.shotId)}`;
      return { jobId: desk.startJob('take', title, { kind: 'renderShot', ...params }).jobId };
    },
    'meter.incident': ({ pointM: [x, y, z], normal: [nx, ny, nz], ...rest }) => {
      void desk.project;
      return workshop.incident({ ...rest, pointM: [x, y, z], normal: [nx, ny, nz] });
    },
    'board.export': async ({ shotIds, options }) => {
      const { document } = desk.project;
      if (recordsOf(document, 'shot').length === 0)
        throw new DeskError('bad-request', 'the project has no shots yet: a board needs at least one');
      const outDirectory = await desk.outFolder('board');
      const title = `Shot board of ${desk.state().name}`;
      return {
        jobId: desk.startJob('board', title, { kind: 'board', shotIds, options, outDirectory }).jobId,
      };
    },
    'scene.compose': async (params) => {
      const read = readNewScene(params);
      await personal.rememberPrompt(read.order.prompt, read.order.seed);
      tell('prompts.changed', { prompts: [...personal.prompts] });
      return desk.compositions.start(read);
    },
    'scene.regenerate': (params) => desk.compositions.start(readRegeneration(params, desk.project.document)),
    'scene.revise': (params) => desk.compositions.start(readRevision(params, desk.project.document)),
    'scene.grow': (params) => desk.compositions.start(readGrowth(params, desk.project.document)),
    'scene.composeCancel': ({ composeId }) => {
      desk.compositions.cancel(composeId);
      return DONE;
    },
    'scene.useTake': (params) => desk.useTake(params),
    'scene.takes': () => {
      const { running, kept } = desk.compositions;
      return { running, kept: [...kept] };
    },
    'scene.prompts': () => ({ prompts: [...personal.prompts] }),
    'scene.forgetPrompts': async () => {
      await personal.forgetPrompts();
      tell('prompts.changed', { prompts: [] });
      return DONE;
    },
    'job.cancel': ({ jobId }) => {
      if (!desk.jobs.cancel(jobId)) throw new DeskError('not-found', `there is no job ${jobId} that runs`);
      return DONE;
    },

    'settings.set': async ({ settings }) => {
      await personal.setSettings(settings);
      tell('settings.changed', settings);
      return DONE;
    },
    'catalog.optics': () => readCatalogFiles(),
    'catalog.fixtures': async () => ({
      files: (await readFixtureFiles()).map(({ name, json }) => ({ name, content: json })),
    }),
  };
}
